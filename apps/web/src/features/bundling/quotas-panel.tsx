import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { asProblem, call, useApiForm, useApiQuery } from '../../shared/api';
import { money, quantity } from '../../shared/format';
import {
  Badge,
  Button,
  ButtonRow,
  Card,
  type Column,
  DataTable,
  Dialog,
  EmptyState,
  Form,
  InstantText,
  NumberField,
  ProblemAlert,
  SelectField,
  Skeleton,
  TextField,
  useToasts,
} from '../../shared/ui';
import { useMemberNames } from './framework-overview';
import { type MemberQuotas, useFrameworkChanged } from './framework-types';
import { RestBar } from './rest-bar';
import type { Framework } from './types';

type Quota = MemberQuotas['quotas'][number];
type Transfer = MemberQuotas['transfers'][number];
const VALUE = '';

/** What is shared: the value, or the quantity of an article that has a maximum. */
const measures = (framework: Framework) => [
  ...(framework.maximumValue === null ? [] : [{ value: VALUE, label: 'Wert der Rahmenvereinbarung in €' }]),
  ...framework.items
    .filter(({ maximumQuantity }) => maximumQuantity !== null)
    .map(({ articleNumber, text, unitName }) => ({
      value: articleNumber,
      label: `${articleNumber} ${text} (${unitName})`,
    })),
];
const writer = (framework: Framework) => (articleNumber: string, amount: string) => {
  const item = framework.items.find((one) => one.articleNumber === articleNumber);
  return item ? quantity(amount, item.unitName) : money(amount);
};

/** Shares of members in the maximum, and how they pass them on to each other. */
export function QuotasPanel({ framework }: { readonly framework: Framework }) {
  const can = usePermissions();
  const [open, setOpen] = useState<'quota' | 'transfer'>();
  const { data, error, refetch } = useApiQuery('/api/frameworks/{id}/quotas', { path: { id: framework.id } });
  const write = writer(framework);
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} label="Die Kontingente werden geladen" />;
  const columns: readonly Column<Quota>[] = [
    { id: 'member', header: 'Mitglied', isRowHeader: true, cell: ({ memberName }) => memberName },
    {
      id: 'measure',
      header: 'Kontingent an',
      cell: ({ articleNumber }) =>
        measures(framework).find(({ value }) => value === articleNumber)?.label ?? articleNumber,
    },
    { id: 'quota', header: 'Kontingent', align: 'end', cell: (one) => write(one.articleNumber, one.quota) },
    { id: 'rest', header: 'Rest', align: 'end', cell: (one) => write(one.articleNumber, one.rest) },
    {
      id: 'bar',
      header: 'Stand',
      cell: (one) => <RestBar calledOff={one.used} maximum={one.quota} label={`Kontingent ${one.memberName}`} />,
    },
  ];
  const canTransfer = can('framework.transfer') && data.shared;
  return (
    <div className="stack">
      <Card
        title="Kontingente"
        flush
        actions={
          <ButtonRow>
            {canTransfer && (
              <Button small onClick={() => setOpen('transfer')}>
                Übertragung anfragen
              </Button>
            )}
            {can('framework.manage') && (
              <Button small icon="edit" onClick={() => setOpen('quota')}>
                Kontingent festlegen
              </Button>
            )}
          </ButtonRow>
        }
      >
        <DataTable
          caption="Kontingente der Mitglieder"
          columns={columns}
          rows={data.quotas}
          rowKey={({ member, articleNumber }) => `${member} ${articleNumber}`}
          empty={
            <EmptyState title={data.shared ? 'Kein eigenes Kontingent' : 'Keine Kontingente'} icon="layers">
              <p>
                {data.shared
                  ? 'Andere Mitglieder haben Kontingente. Ihre Kommune ruft aus dem Rest ab, den niemand reserviert hat, oder bittet um eine Übertragung.'
                  : 'Alle Mitglieder rufen aus dem gemeinsamen Höchstmaß ab. Ein Kontingent hält einem Mitglied seinen Anteil frei; wer keines hat, ruft aus dem Rest ab, den niemand reserviert hat.'}
              </p>
            </EmptyState>
          }
        />
      </Card>
      {data.transfers.length > 0 && <Transfers transfers={data.transfers} write={write} />}
      <Dialog open={open === 'quota'} title="Kontingent festlegen" onClose={() => setOpen(undefined)}>
        {open === 'quota' && <QuotaForm framework={framework} onClose={() => setOpen(undefined)} />}
      </Dialog>
      <Dialog open={open === 'transfer'} title="Übertragung anfragen" onClose={() => setOpen(undefined)}>
        {open === 'transfer' && (
          <TransferForm framework={framework} quotas={data.quotas} onClose={() => setOpen(undefined)} />
        )}
      </Dialog>
    </div>
  );
}

const missingAmount = (amount: string) =>
  amount === '' ? [{ pointer: '/amount', message: 'Bitte geben Sie den Umfang an.' }] : [];
const unitOf = ({ items }: Framework, articleNumber: string): string =>
  items.find((item) => item.articleNumber === articleNumber)?.unitName ?? '€';

function QuotaForm({ framework, onClose }: { readonly framework: Framework; readonly onClose: () => void }) {
  const changed = useFrameworkChanged();
  const nameOf = useMemberNames();
  const toasts = useToasts();
  const form = useApiForm({
    initial: {
      member: '',
      articleNumber: measures(framework)[0]?.value ?? VALUE,
      amount: '',
      reason: '',
    },
    validate: ({ member, amount }) => [
      ...(member === '' ? [{ pointer: '/member', message: 'Bitte wählen Sie das Mitglied.' }] : []),
      ...missingAmount(amount),
    ],
    submit: (body) => call('post', '/api/frameworks/{id}/quotas', { path: { id: framework.id }, body }),
    onSuccess: () => {
      toasts.show({ text: 'Das Kontingent ist festgelegt.' });
      void changed();
      onClose();
    },
  });
  return (
    <Form form={form} submitLabel="Festlegen" label="Kontingent" actions={<Button onClick={onClose}>Abbrechen</Button>}>
      <SelectField
        {...form.field('member')}
        label="Mitglied"
        placeholder="Bitte wählen"
        options={framework.members.map((value) => ({ value, label: nameOf(value) }))}
      />
      <SelectField {...form.field('articleNumber')} label="Kontingent an" options={measures(framework)} />
      <NumberField
        {...form.field('amount')}
        label="Kontingent"
        hint="Der ganze Anteil des Mitglieds, mit dem schon Abgerufenen."
        places={form.values.articleNumber === VALUE ? 2 : 3}
        unit={unitOf(framework, form.values.articleNumber)}
        width="short"
      />
      <TextField {...form.field('reason')} label="Grund" optional maxLength={1000} />
    </Form>
  );
}

function TransferForm({
  framework,
  quotas,
  onClose,
}: {
  readonly framework: Framework;
  readonly quotas: readonly Quota[];
  readonly onClose: () => void;
}) {
  const toasts = useToasts();
  const changed = useFrameworkChanged();
  const nameOf = useMemberNames();
  const members = framework.members.map((value) => ({ value, label: nameOf(value) }));
  const form = useApiForm({
    initial: {
      from: quotas[0]?.member ?? '',
      to: '',
      articleNumber: quotas[0]?.articleNumber ?? measures(framework)[0]?.value ?? VALUE,
      amount: '',
      reason: '',
    },
    validate: ({ from, to, amount }) => [
      ...(from === '' ? [{ pointer: '/from', message: 'Bitte wählen Sie, wer abgibt.' }] : []),
      ...(to === '' ? [{ pointer: '/to', message: 'Bitte wählen Sie, wer bekommt.' }] : []),
      ...missingAmount(amount),
    ],
    submit: (body) => call('post', '/api/frameworks/{id}/quota-transfers', { path: { id: framework.id }, body }),
    onSuccess: () => {
      toasts.show({ text: 'Die Übertragung ist angefragt.' });
      void changed();
      onClose();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Zustimmung anfragen"
      label="Übertragung"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <p className="muted">
        Die Übertragung gilt, sobald das andere Mitglied oder das Vergabezentrum zustimmt. Wer bisher kein Kontingent
        hat, ruft danach nur noch aus dem übertragenen ab.
      </p>
      <SelectField {...form.field('from')} label="Gibt ab" placeholder="Bitte wählen" options={members} />
      <SelectField {...form.field('to')} label="Bekommt" placeholder="Bitte wählen" options={members} />
      <SelectField {...form.field('articleNumber')} label="Kontingent an" options={measures(framework)} />
      <NumberField
        {...form.field('amount')}
        label="Umfang"
        places={form.values.articleNumber === VALUE ? 2 : 3}
        unit={unitOf(framework, form.values.articleNumber)}
        width="short"
      />
      <TextField {...form.field('reason')} label="Grund" optional maxLength={1000} />
    </Form>
  );
}

function Transfers({
  transfers,
  write,
}: {
  readonly transfers: readonly Transfer[];
  readonly write: (articleNumber: string, amount: string) => string;
}) {
  const nameOf = useMemberNames();
  const [refusing, setRefusing] = useState<string>();
  const toasts = useToasts();
  const changed = useFrameworkChanged();
  const agree = async (id: string): Promise<void> => {
    await call('post', '/api/framework-quota-transfers/{id}/answer', { path: { id }, body: { agree: true } });
    toasts.show({ text: 'Die Übertragung ist vereinbart.' });
    await changed();
  };
  const columns: readonly Column<Transfer>[] = [
    {
      id: 'members',
      header: 'Von und an',
      isRowHeader: true,
      cell: ({ from, to }) => `${nameOf(from)} an ${nameOf(to)}`,
    },
    { id: 'amount', header: 'Umfang', align: 'end', cell: ({ articleNumber, amount }) => write(articleNumber, amount) },
    {
      id: 'asked',
      header: 'Angefragt',
      secondary: true,
      cell: ({ askedBy, askedAt }) => (
        <span>
          {askedBy}, <InstantText value={askedAt} />
        </span>
      ),
    },
    {
      id: 'state',
      header: 'Stand',
      cell: ({ agreed, answeredBy, answerReason }) =>
        agreed === null ? (
          <Badge tone="warning">wartet auf Zustimmung</Badge>
        ) : (
          <span>
            <Badge tone={agreed ? 'success' : 'danger'}>{agreed ? 'vereinbart' : 'abgelehnt'}</Badge> {answeredBy}
            {answerReason && `: ${answerReason}`}
          </span>
        ),
    },
  ];
  return (
    <Card title="Übertragungen" flush>
      <DataTable
        caption="Übertragungen von Kontingenten"
        columns={columns}
        rows={transfers}
        rowKey={({ id }) => id}
        actions={({ id, mayAnswer }) =>
          mayAnswer
            ? [
                {
                  label: 'Zustimmen',
                  onClick: () => void agree(id).catch((problem: unknown) => toasts.showProblem(asProblem(problem))),
                },
                { label: 'Ablehnen', onClick: () => setRefusing(id) },
              ]
            : []
        }
      />
      <Dialog open={refusing !== undefined} title="Übertragung ablehnen" onClose={() => setRefusing(undefined)}>
        {refusing && <RefusalForm id={refusing} onClose={() => setRefusing(undefined)} />}
      </Dialog>
    </Card>
  );
}

function RefusalForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const changed = useFrameworkChanged();
  const toasts = useToasts();
  const form = useApiForm({
    initial: { reason: '' },
    submit: ({ reason }) =>
      call('post', '/api/framework-quota-transfers/{id}/answer', { path: { id }, body: { agree: false, reason } }),
    onSuccess: () => {
      toasts.show({ text: 'Die Übertragung ist abgelehnt.' });
      void changed();
      onClose();
    },
  });
  return (
    <Form form={form} submitLabel="Ablehnen" label="Ablehnung" actions={<Button onClick={onClose}>Abbrechen</Button>}>
      <TextField {...form.field('reason')} label="Grund der Ablehnung" maxLength={1000} />
    </Form>
  );
}
