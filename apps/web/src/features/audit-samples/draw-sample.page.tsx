import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../../app/session';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { addDays } from '../../shared/format';
import {
  Alert,
  Button,
  Card,
  CheckboxGroup,
  DateField,
  FieldRow,
  Form,
  NumberField,
  PageHeader,
  SelectField,
  TextField,
} from '../../shared/ui';
import { REGIMES } from './model';

type Body = components['schemas']['AuditSampleRequest'];
type Population = components['schemas']['AuditPopulationResponse'];

const BASES = [
  { value: 'created', label: 'angelegt im Zeitraum' },
  { value: 'awarded', label: 'Zuschlag im Zeitraum' },
];

/** What the sample is drawn from and how; the population can be counted before the draw. */
export default function DrawSamplePage() {
  const { today } = useSession();
  const [, navigate] = useLocation();
  const members = useApiQuery('/api/members').data?.items ?? [];
  const [population, setPopulation] = useState<Population>();
  const lastYear = Number(today.slice(0, 4)) - 1;
  const form = useApiForm({
    initial: {
      ...{ title: `Jahresprüfung ${lastYear + 1}`, basis: 'created', from: `${lastYear + 1}-01-01`, to: today },
      ...{ members: [] as readonly string[], regimes: [] as readonly string[] },
      ...{ aboveValue: '', size: '5', seed: '' },
    },
    submit: async (values) => (await call('post', '/api/audit-samples', { body: bodyOf(values) })) as { id: string },
    onSuccess: ({ id }) => navigate(`/pruefung/${id}`),
  });
  const count = async (): Promise<void> => {
    const counted = { ...form.values, seed: form.values.seed || 'noch offen', title: form.values.title || 'Zählung' };
    const answer = call('post', '/api/audit-samples/population', { body: bodyOf(counted) }) as Promise<Population>;
    setPopulation(await answer.catch(() => undefined));
  };
  return (
    <>
      <PageHeader
        title="Stichprobe ziehen"
        breadcrumb={[{ label: 'Prüfung', href: '/pruefung' }]}
        lead="Dieselbe Auswahl und derselbe Startwert ergeben immer dieselbe Stichprobe."
      />
      <div className="page-columns">
        <Card title="Auswahl">
          <Form form={form} submitLabel="Stichprobe ziehen" label="Stichprobe ziehen">
            <TextField {...form.field('title')} label="Bezeichnung" maxLength={120} />
            <FieldRow>
              <SelectField {...form.field('basis')} label="Verfahren" options={BASES} />
              <DateField {...form.field('from')} label="vom" />
              <DateField {...form.field('to')} label="bis" max={addDays(today, 366)} />
            </FieldRow>
            <FieldRow>
              <NumberField
                {...form.field('aboveValue')}
                label="Alle ab einem Wert von"
                hint="Netto; leer: keine Wertgrenze."
                places={2}
                unit="€"
                optional
              />
              <NumberField {...form.field('size')} label="Dazu zufällig" places={0} unit="Verfahren" />
            </FieldRow>
            <CheckboxGroup
              {...form.field('regimes')}
              label="Rechtsrahmen"
              hint="Nichts gewählt: alle."
              optional
              options={REGIMES}
            />
            <CheckboxGroup
              {...form.field('members')}
              label="Mitglieder"
              hint="Nichts gewählt: alle."
              optional
              options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
            <TextField
              {...form.field('seed')}
              label="Startwert"
              hint="Vor der Ziehung veröffentlichen, zum Beispiel die Lottozahlen eines vereinbarten Tages. Niemand kann dann das Ergebnis wählen."
              maxLength={200}
            />
            <div className="button-row">
              <Button onClick={() => void count()}>Grundgesamtheit zählen</Button>
            </div>
            {population && (
              <Alert tone="info" live title={`${population.size} Verfahren in der Grundgesamtheit`}>
                <p>
                  {population.above > 0 ? `${population.above} davon erreichen die Wertgrenze und sind dabei. ` : ''}
                  Prüfwert: <code className="hash">{population.sha256}</code>
                </p>
              </Alert>
            )}
          </Form>
        </Card>
        <Card title="So wird gezogen">
          <ol className="stack">
            <li>
              Die Verfahren der Auswahl mit Kennung, Aktenzeichen und Wert sind die Grundgesamtheit; ihr Prüfwert
              (SHA-256) wird gespeichert.
            </li>
            <li>
              Aus Startwert, Doppelpunkt und Kennung jedes Verfahrens wird der SHA-256 gebildet und danach aufsteigend
              sortiert.
            </li>
            <li>Verfahren ab der Wertgrenze sind alle dabei; vom Rest die ersten in dieser Reihenfolge.</li>
            <li>Ziehung, Person, Zeit und Prüfwert stehen im Protokoll und können nicht geändert werden.</li>
          </ol>
        </Card>
      </div>
    </>
  );
}

interface Values {
  readonly title: string;
  readonly basis: string;
  readonly from: string;
  readonly to: string;
  readonly members: readonly string[];
  readonly regimes: readonly string[];
  readonly aboveValue: string;
  readonly size: string;
  readonly seed: string;
}

const bodyOf = ({ aboveValue, size, members, regimes, basis, ...values }: Values): Body => ({
  ...values,
  basis: basis as Body['basis'],
  members: [...members],
  regimes: [...regimes] as Body['regimes'],
  size: Number(size === '' ? 0 : size),
  ...(aboveValue === '' ? {} : { aboveValue }),
});
