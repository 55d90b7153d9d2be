import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { call, useApiForm, useApiMutation, useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Button,
  Card,
  type Column,
  DataTable,
  DateField,
  DecimalText,
  FieldRow,
  Form,
  MoneyText,
  NumberField,
  PageHeader,
  ProblemAlert,
  Skeleton,
  useToasts,
} from '../../shared/ui';
import {
  type Allocation,
  type Asked,
  askedOf,
  byName,
  lastReportingYear,
  type Member,
  type Typed,
} from './cost-allocation';

/** The centre's costs shared among its members, with every step, and the statement for each member. */
export default function CostAllocationPage() {
  const members = useApiQuery<{ items: readonly Member[] }>('/api/members');
  return (
    <>
      <PageHeader
        title="Umlage"
        lead="Verteilt die Kosten des Vergabezentrums auf seine Mitglieder: ein gleicher Grundbetrag, der Rest nach Einwohnern. Die Berechnung wird nicht gespeichert; die Abrechnungen werden als Schriftstücke abgelegt."
      />
      {members.error && <ProblemAlert problem={members.error} onRetry={() => void members.refetch()} />}
      {members.data ? (
        <CostAllocation members={members.data.items} />
      ) : (
        !members.error && <Skeleton lines={8} label="Die Mitglieder werden geladen" />
      )}
    </>
  );
}

function CostAllocation({ members }: { readonly members: readonly Member[] }) {
  const { today } = useSession();
  const [result, setResult] = useState<{ readonly asked: Asked; readonly allocation: Allocation }>();
  const form = useApiForm<Typed, Allocation>({
    initial: {
      year: lastReportingYear(today),
      ...{ costs: '', thirdPartyIncome: '0', subsidies: '0', basePercent: '10', payUntil: '' },
    },
    validate: ({ costs, basePercent, year }) => [
      ...(year.from && year.to ? [] : [{ pointer: '/year/from', message: 'Bitte nennen Sie den ganzen Zeitraum.' }]),
      ...(costs === '' ? [{ pointer: '/costs', message: 'Bitte geben Sie die Kosten des Zeitraums an.' }] : []),
      ...(basePercent === '' ? [{ pointer: '/basePercent', message: 'Bitte geben Sie den Anteil an.' }] : []),
    ],
    submit: (typed) => {
      const { payUntil: _, ...body } = byName(askedOf(typed, members), members);
      return call('post', '/api/cost-allocations/preview', { body }) as Promise<Allocation>;
    },
    onSuccess: (allocation, typed) => setResult({ asked: askedOf(typed, members), allocation }),
  });
  return (
    <>
      <Card title="Kosten und Einnahmen">
        <Form form={form} submitLabel="Berechnen">
          <FieldRow>
            <DateField {...form.at<string>('/year/from')} label="Erster Tag" width="short" />
            <DateField {...form.at<string>('/year/to')} label="Letzter Tag" width="short" />
          </FieldRow>
          <FieldRow>
            <NumberField {...form.field('costs')} label="Kosten des Vergabezentrums" unit="€" />
            <NumberField {...form.field('thirdPartyIncome')} label="Erlöse aus Leistungen für Dritte" unit="€" />
            <NumberField {...form.field('subsidies')} label="Zuwendungen" unit="€" />
          </FieldRow>
          <FieldRow>
            <NumberField {...form.field('basePercent')} label="Anteil der Grundbeträge" unit="%" />
            <DateField {...form.field('payUntil')} label="Zahlung bis" optional width="short" />
          </FieldRow>
        </Form>
      </Card>
      {result && <Result {...result} />}
    </>
  );
}

interface ResultProps {
  readonly asked: Asked;
  readonly allocation: Allocation;
}
type Share = Allocation['shares'][number] & { readonly population: number };

const COLUMNS: readonly Column<Share>[] = [
  { id: 'name', header: 'Mitglied', cell: ({ id }) => id, sort: ({ id }) => id, isRowHeader: true },
  {
    id: 'population',
    header: 'Einwohner',
    align: 'end',
    cell: ({ population }) => <DecimalText value={String(population)} />,
    sort: ({ population }) => population,
    secondary: true,
  },
  { id: 'days', header: 'Tage', align: 'end', cell: ({ days }) => days, secondary: true },
  { id: 'base', header: 'Grundbetrag', align: 'end', cell: ({ base }) => <MoneyText value={base} /> },
  { id: 'variable', header: 'Nach Einwohnern', align: 'end', cell: ({ variable }) => <MoneyText value={variable} /> },
  { id: 'total', header: 'Anteil', align: 'end', cell: ({ total }) => <MoneyText value={total} /> },
];

function Result({ asked, allocation }: ResultProps) {
  const can = usePermissions();
  const toasts = useToasts();
  const [, navigate] = useLocation();
  const make = useApiMutation<{ items: readonly { id: string }[] }>('post', '/api/cost-allocations/statements', {
    request: () => ({ body: asked }),
    invalidates: ['/api/documents'],
    onSuccess: ({ items }) => {
      toasts.show({ text: `${counted(items.length, 'Abrechnung wird', 'Abrechnungen werden')} erstellt.` });
      navigate('/dokumente?art=reporting-period');
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const shares = allocation.shares.map((share, index) => ({
    ...share,
    population: asked.members[index]?.population ?? 0,
  }));
  return (
    <Card
      title="Anteile der Mitglieder"
      actions={
        can('document.request') && (
          <Button icon="print" busy={make.isPending} onClick={() => make.mutate()}>
            Abrechnung für jedes Mitglied erstellen
          </Button>
        )
      }
    >
      <DataTable caption="Anteile der Mitglieder" columns={COLUMNS} rows={shares} rowKey={({ id }) => id} />
      <p>
        Zusammen <MoneyText value={allocation.total} />.
      </p>
      <h3>Herleitung</h3>
      <ol className="cost-derivation">
        {allocation.derivation.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </Card>
  );
}
