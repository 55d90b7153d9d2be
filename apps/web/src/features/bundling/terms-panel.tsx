import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import { counted, quantity } from '../../shared/format';
import {
  Badge,
  Button,
  Card,
  Citations,
  DateText,
  DescriptionList,
  Dialog,
  Form,
  MoneyText,
  NumberField,
  ProblemAlert,
  SelectField,
  Skeleton,
} from '../../shared/ui';
import { useMemberNames } from './framework-overview';
import type { CircleAnswer } from './framework-types';
import { CLAUSES, TermsForm, useMemberOptions } from './terms-form';
import type { Framework } from './types';

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
                    {data.options.map(({ title, months, exerciseBy }, index) => (
                      <li key={index}>
                        {title}: {counted(months, 'Monat', 'Monate')}
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
            ...(data.minimums.length === 0
              ? []
              : [
                  {
                    term: 'Mindestmengen',
                    value: (
                      <ul className="plain-list">
                        {data.minimums.map(({ articleNumber, quantity: least }) => (
                          <li key={articleNumber}>{minimumText(framework, articleNumber, least)}</li>
                        ))}
                      </ul>
                    ),
                  },
                ]),
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

function minimumText({ items }: Framework, articleNumber: string, least: string): string {
  const item = items.find((one) => one.articleNumber === articleNumber);
  return item ? `${item.text}: ${quantity(least, item.unitName)}` : articleNumber;
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
