import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { asProblem, call, useApiForm } from '../../shared/api';
import { addDays, quantity } from '../../shared/format';
import {
  Button,
  ButtonRow,
  DateField,
  FieldRow,
  Form,
  NumberField,
  ProblemAlert,
  RadioGroup,
  SelectField,
  TextAreaField,
  useToasts,
} from '../../shared/ui';
import { GROUNDS, KIND_WORDS, type ProposalEffect, type ProposalKind, useFrameworkChanged } from './framework-types';
import { ProposalEffectView } from './proposal-effect';
import type { Framework } from './types';

interface Tier {
  readonly fromQuantity: string;
  readonly unitPrice: string;
}
const NO_PRICE: readonly Tier[] = [{ fromQuantity: '1', unitPrice: '' }];

interface Values {
  readonly kind: ProposalKind;
  readonly articleNumber: string;
  readonly maximumQuantity: string;
  readonly maximumValue: string;
  readonly from: string;
  readonly tiers: readonly Tier[];
  readonly to: string;
  readonly ground: string;
  readonly reason: string;
}

/** Only what belongs to the kind of change; `null` while something is still missing. */
function changeOf(values: Values): Record<string, unknown> | null {
  const { kind, articleNumber, maximumQuantity, maximumValue, from, tiers, to } = values;
  switch (kind) {
    case 'quantity':
      return articleNumber && maximumQuantity ? { kind, articleNumber, maximumQuantity } : null;
    case 'value':
      return maximumValue ? { kind, maximumValue } : null;
    case 'price':
      return articleNumber && from && tiers.every((tier) => tier.fromQuantity && tier.unitPrice)
        ? { kind, articleNumber, from, tiers }
        : null;
    case 'extension':
      return to ? { kind, to } : null;
  }
}

/** What is still missing of a change, at its field. */
function missingOf(values: Values) {
  const { kind, maximumQuantity, maximumValue, from, tiers, to, reason } = values;
  const found = {
    quantity: [missing('/maximumQuantity', maximumQuantity, 'Bitte geben Sie die neue Höchstmenge an.')],
    value: [missing('/maximumValue', maximumValue, 'Bitte geben Sie den neuen Höchstwert an.')],
    price: [
      missing('/from', from, 'Bitte nennen Sie den ersten Tag des neuen Preises.'),
      ...tiers.flatMap((tier, index) => [
        missing(`/tiers/${index}/fromQuantity`, tier.fromQuantity, 'Bitte nennen Sie die Menge.'),
        missing(`/tiers/${index}/unitPrice`, tier.unitPrice, 'Bitte nennen Sie den Preis.'),
      ]),
    ],
    extension: [missing('/to', to, 'Bitte nennen Sie den neuen letzten Tag.')],
  }[kind];
  return [...found, missing('/reason', reason.trim(), 'Bitte begründen Sie den Vorschlag.')].flat();
}
const missing = (pointer: string, value: string, message: string) => (value === '' ? [{ pointer, message }] : []);

/** A change with its effect before anything is proposed. */
export function ProposalForm({ framework, onClose }: { readonly framework: Framework; readonly onClose: () => void }) {
  const { today } = useSession();
  const changed = useFrameworkChanged();
  const toasts = useToasts();
  const first = framework.items[0];
  const initial: Values = {
    ...{ kind: 'quantity', articleNumber: first?.articleNumber ?? '', maximumQuantity: '', maximumValue: '' },
    ...{
      from: addDays(today, 1),
      tiers: first?.tiers.length ? first.tiers : NO_PRICE,
      to: '',
      ground: 'de-minimis',
      reason: '',
    },
  };
  const form = useApiForm({
    initial,
    validate: missingOf,
    submit: (values) =>
      call('post', '/api/frameworks/{id}/proposals', {
        path: { id: framework.id },
        body: {
          ...(changeOf(values) ?? { kind: values.kind, articleNumber: values.articleNumber }),
          ground: values.ground,
          reason: values.reason,
        },
      }),
    onSuccess: () => {
      toasts.show({ text: 'Der Vorschlag ist gespeichert. Eine andere Person entscheidet darüber.' });
      void changed();
      onClose();
    },
  });
  const { kind, articleNumber, ground, tiers } = form.values;
  const item = framework.items.find((one) => one.articleNumber === articleNumber);
  const isOldPrice = kind === 'price' && JSON.stringify(tiers) === JSON.stringify(item?.tiers ?? []);
  const change = isOldPrice ? null : changeOf(form.values);
  const preview = useQuery({
    queryKey: ['framework-proposal', framework.id, change, ground],
    enabled: change !== null,
    queryFn: async () =>
      (await call('post', '/api/frameworks/{id}/proposals/preview', {
        path: { id: framework.id },
        body: { ...change, ground },
      })) as ProposalEffect,
    retry: false,
  });
  const choose = (number: string): void => {
    form.field('articleNumber').onChange(number);
    const known = framework.items.find((one) => one.articleNumber === number)?.tiers ?? [];
    form.field('tiers').onChange(known.length > 0 ? known : NO_PRICE);
  };
  return (
    <Form
      form={form}
      submitLabel="Änderung vorschlagen"
      label="Vorschlag"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <RadioGroup
        {...form.field('kind')}
        onChange={(value) => form.field('kind').onChange(value as ProposalKind)}
        label="Was soll sich ändern?"
        options={Object.entries(KIND_WORDS)
          .filter(([value]) => value !== 'value' || framework.maximumValue !== null)
          .map(([value, label]) => ({ value, label }))}
      />
      {(kind === 'quantity' || kind === 'price') && (
        <SelectField
          {...form.field('articleNumber')}
          onChange={choose}
          label="Artikel"
          options={framework.items.map(({ articleNumber: value, text }) => ({ value, label: `${value} ${text}` }))}
        />
      )}
      {kind === 'quantity' && (
        <NumberField
          {...form.field('maximumQuantity')}
          label="Neue Höchstmenge"
          places={3}
          unit={item?.unitName}
          hint={
            item?.maximumQuantity
              ? `Bisher ${quantity(item.maximumQuantity, item.unitName)}, abgerufen ${quantity(item.calledOff, item.unitName)}`
              : 'Für diesen Artikel ist keine Höchstmenge vereinbart.'
          }
          width="short"
        />
      )}
      {kind === 'value' && (
        <NumberField {...form.field('maximumValue')} label="Neuer Höchstwert netto" unit="€" width="short" />
      )}
      {kind === 'price' && (
        <>
          <DateField {...form.field('from')} label="Gültig ab" width="short" />
          {tiers.map((_, index) => (
            <FieldRow key={index}>
              <NumberField
                {...form.at<string>(`/tiers/${index}/fromQuantity`)}
                label="Ab Menge"
                places={3}
                unit={item?.unitName}
                width="short"
              />
              <NumberField
                {...form.at<string>(`/tiers/${index}/unitPrice`)}
                label="Preis netto"
                places={4}
                unit="€"
                width="short"
              />
            </FieldRow>
          ))}
          <ButtonRow>
            <Button
              small
              icon="add"
              onClick={() => form.field('tiers').onChange([...tiers, { fromQuantity: '', unitPrice: '' }])}
            >
              Preisstufe hinzufügen
            </Button>
            {tiers.length > 1 && (
              <Button small icon="delete" onClick={() => form.field('tiers').onChange(tiers.slice(0, -1))}>
                Letzte Preisstufe entfernen
              </Button>
            )}
          </ButtonRow>
        </>
      )}
      {kind === 'extension' && <DateField {...form.field('to')} label="Neuer letzter Tag für Abrufe" width="short" />}
      <SelectField {...form.field('ground')} label="Grund der Vertragsänderung" options={[...GROUNDS]} />
      <div aria-live="polite">
        {change !== null && preview.data && <ProposalEffectView effect={preview.data} />}
        {change !== null && preview.error && <ProblemAlert problem={asProblem(preview.error)} />}
      </div>
      <TextAreaField
        {...form.field('reason')}
        label="Begründung"
        hint="Die zweite Person liest sie vor ihrer Entscheidung; sie steht in der Akte."
        rows={3}
        maxLength={2000}
      />
    </Form>
  );
}
