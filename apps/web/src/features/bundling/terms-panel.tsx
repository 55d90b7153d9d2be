import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import {
  Badge,
  Button,
  Card,
  CheckboxGroup,
  Citations,
  DateField,
  DateText,
  DescriptionList,
  Dialog,
  FieldRow,
  Form,
  MoneyText,
  NumberField,
  ProblemAlert,
  SelectField,
  Skeleton,
  TextAreaField,
  TextField,
} from '../../shared/ui';
import { useMemberNames } from './framework-overview';
import { type CircleAnswer, type FrameworkTerms, useFrameworkChanged } from './framework-types';
import type { Framework } from './types';

const CLAUSES = [
  { value: 'fixed', label: 'Festpreise ohne Anpassung' },
  { value: 'index', label: 'Anpassung nach einem Index' },
  { value: 'negotiated', label: 'Anpassung nach Verhandlung gemäß Klausel' },
] as const;

/** What was agreed beside maximum and prices, and what it means for members that come or go. */
export function TermsPanel({ framework }: { readonly framework: Framework }) {
  const can = usePermissions();
  const nameOf = useMemberNames();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useApiQuery('/api/frameworks/{id}/terms', { path: { id: framework.id } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} label="Die Bedingungen werden geladen" />;
  const clause = CLAUSES.find(({ value }) => value === data.priceClause)?.label ?? '';
  const names = (slugs: readonly string[]): string => slugs.map(nameOf).join(', ');
  return (
    <div className="stack">
      <Card
        title="Vereinbarte Bedingungen"
        actions={
          can('framework.manage') ? (
            <Button small icon="edit" onClick={() => setOpen(true)}>
              Bedingungen bearbeiten
            </Button>
          ) : undefined
        }
      >
        {data.version === 0 && <p className="muted">Noch nichts eingetragen. Maßgeblich ist der Vertrag.</p>}
        <DescriptionList
          facts={[
            {
              term: 'Verlängerungen',
              value:
                data.options.length === 0 ? (
                  'keine'
                ) : (
                  <ul className="plain-list">
                    {data.options.map(({ title, months, exerciseBy }) => (
                      <li key={title}>
                        {title}: {months} Monate
                        {exerciseBy && (
                          <>
                            , zu ziehen bis <DateText value={exerciseBy} />
                          </>
                        )}
                      </li>
                    ))}
                  </ul>
                ),
            },
            { term: 'Längstens bis', value: <DateText value={data.longestEnd} /> },
            {
              term: 'Mindestabnahme netto',
              value: data.minimumValue === null ? 'keine' : <MoneyText value={data.minimumValue} />,
            },
            { term: 'Preise', value: data.priceIndex ? `${clause}: ${data.priceIndex}` : clause },
            ...(data.priceFrom
              ? [{ term: 'Preisänderung frühestens', value: <DateText value={data.priceFrom} /> }]
              : []),
            { term: 'Lieferbedingungen', value: data.deliveryTerms || 'nicht eingetragen' },
            { term: 'Liefergebiet', value: data.area === null ? 'nicht eingetragen' : names(data.area) },
            { term: 'Weitere benannte Abrufberechtigte', value: names(data.named) || 'keine' },
          ]}
        />
      </Card>
      {can('framework.manage') && <CircleCard framework={framework} />}
      <Dialog open={open} title="Bedingungen bearbeiten" onClose={() => setOpen(false)}>
        {open && <TermsForm framework={framework} terms={data} onClose={() => setOpen(false)} />}
      </Dialog>
    </div>
  );
}

function useMemberOptions() {
  const members = useApiQuery('/api/members');
  return (members.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
}

function TermsForm({
  framework,
  terms,
  onClose,
}: {
  readonly framework: Framework;
  readonly terms: FrameworkTerms;
  readonly onClose: () => void;
}) {
  const changed = useFrameworkChanged();
  const members = useMemberOptions();
  const form = useApiForm({
    initial: {
      options: terms.options.map(({ title, months, exerciseBy }) => ({
        title,
        months: String(months),
        exerciseBy: exerciseBy ?? '',
      })),
      minimumValue: terms.minimumValue ?? '',
      priceClause: terms.priceClause,
      priceIndex: terms.priceIndex,
      priceFrom: terms.priceFrom ?? '',
      deliveryTerms: terms.deliveryTerms,
      named: terms.named as readonly string[],
      area: (terms.area ?? []) as readonly string[],
    },
    submit: ({ options, area, ...values }) =>
      call('put', '/api/frameworks/{id}/terms', {
        path: { id: framework.id },
        version: terms.version,
        body: {
          ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
          options: options.map(({ title, months, exerciseBy }) => ({
            ...{ title, months: Number(months) },
            ...(exerciseBy ? { exerciseBy } : {}),
          })),
          minimums: terms.minimums,
          ...(area.length > 0 ? { area } : {}),
        },
      }),
    onSuccess: () => {
      void changed();
      onClose();
    },
  });
  const { options } = form.values;
  return (
    <Form
      form={form}
      submitLabel="Speichern"
      label="Bedingungen"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      {options.map((_, index) => (
        <FieldRow key={index}>
          <TextField {...form.at<string>(`/options/${index}/title`)} label={`Option ${index + 1}`} />
          <NumberField
            {...form.at<string>(`/options/${index}/months`)}
            label="Dauer"
            unit="Monate"
            places={0}
            width="short"
          />
          <DateField
            {...form.at<string>(`/options/${index}/exerciseBy`)}
            label="Zu ziehen bis"
            optional
            width="short"
          />
        </FieldRow>
      ))}
      <p>
        <Button
          small
          icon="add"
          onClick={() =>
            form.field('options').onChange([...options, { title: 'Verlängerung', months: '12', exerciseBy: '' }])
          }
        >
          Verlängerungsoption hinzufügen
        </Button>
      </p>
      <NumberField {...form.field('minimumValue')} label="Mindestabnahme netto" unit="€" optional width="short" />
      <SelectField
        {...form.field('priceClause')}
        onChange={(value) => form.field('priceClause').onChange(value as FrameworkTerms['priceClause'])}
        label="Preisanpassung"
        options={[...CLAUSES]}
      />
      {form.values.priceClause !== 'fixed' && (
        <FieldRow>
          <TextField {...form.field('priceIndex')} label="Index oder Klausel" maxLength={300} />
          <DateField {...form.field('priceFrom')} label="Frühestens ab" optional width="short" />
        </FieldRow>
      )}
      <TextAreaField {...form.field('deliveryTerms')} label="Lieferbedingungen" optional rows={3} maxLength={4000} />
      <CheckboxGroup {...form.field('area')} label="Liefergebiet" optional options={members} />
      <CheckboxGroup
        {...form.field('named')}
        label="Weitere benannte Abrufberechtigte"
        hint="Im Verfahren benannt, bisher nicht beteiligt."
        optional
        options={members.filter(({ value }) => !framework.members.includes(value))}
      />
    </Form>
  );
}

const ANSWER_TONES = { may: 'success', check: 'warning', 'new-procedure': 'danger' } as const;
const ANSWER_WORDS = { may: 'möglich', check: 'zu klären', 'new-procedure': 'neues Verfahren nötig' } as const;
const POINT_TONES = { fits: 'success', open: 'warning', fails: 'danger' } as const;
const POINT_WORDS = { fits: 'passt', open: 'offen', fails: 'passt nicht' } as const;

/** Whether a member may join, and what the leaving of one would do; nothing is stored. */
function CircleCard({ framework }: { readonly framework: Framework }) {
  const members = useMemberOptions();
  const [answer, setAnswer] = useState<CircleAnswer>();
  const form = useApiForm({
    initial: { member: '', need: '' },
    validate: ({ member }) => (member ? [] : [{ pointer: '/member', message: 'Bitte wählen Sie ein Mitglied.' }]),
    submit: async ({ member, need }) => {
      const leaving = framework.members.includes(member);
      const body = leaving ? { member } : { member, ...(need ? { need } : {}) };
      return (await call('post', `/api/frameworks/{id}/${leaving ? 'leaver' : 'joiner'}-check`, {
        path: { id: framework.id },
        body,
      })) as CircleAnswer;
    },
    onSuccess: (found) => setAnswer(found as CircleAnswer),
  });
  const { member } = form.values;
  const leaving = framework.members.includes(member);
  return (
    <Card title="Beitritt oder Ausscheiden prüfen">
      <Form form={form} submitLabel="Prüfen" label="Prüfung">
        <SelectField
          {...form.field('member')}
          onChange={(value) => {
            setAnswer(undefined);
            form.field('member').onChange(value);
          }}
          label="Mitglied"
          options={[
            { value: '', label: 'Bitte wählen' },
            ...members.map(({ value, label }) => ({
              value,
              label: framework.members.includes(value) ? `${label} (beteiligt: scheidet aus)` : `${label} (tritt bei)`,
            })),
          ]}
        />
        {member !== '' && !leaving && (
          <NumberField
            {...form.field('need')}
            label="Bedarf bis zum Ende der Laufzeit netto"
            unit="€"
            optional
            width="short"
          />
        )}
      </Form>
      <div aria-live="polite">
        {answer && (
          <div className="proposal-effect">
            <p>
              <Badge tone={ANSWER_TONES[answer.verdict]}>{ANSWER_WORDS[answer.verdict]}</Badge> {answer.sentence}
            </p>
            <ul className="plain-list">
              {answer.points.map(({ id, name, verdict, reason, citations }) => (
                <li key={id}>
                  <Badge tone={POINT_TONES[verdict]}>{POINT_WORDS[verdict]}</Badge> <strong>{name}:</strong> {reason}{' '}
                  <Citations citations={citations} />
                </li>
              ))}
            </ul>
            {answer.doubts.length > 0 && (
              <details className="disclosure">
                <summary>Was nicht gesichert ist</summary>
                <ul className="bullet-list">
                  {answer.doubts.map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
