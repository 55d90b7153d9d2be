import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { asProblem, call, useApiForm } from '../../shared/api';
import {
  Button,
  DateField,
  FieldRow,
  Form,
  NumberField,
  ProblemAlert,
  RadioGroup,
  SelectField,
  TextAreaField,
} from '../../shared/ui';
import { GROUNDS, KIND_WORDS, type ProposalEffect, type ProposalKind, useFrameworkChanged } from './framework-types';
import { ProposalEffectView } from './proposal-effect';
import type { Framework } from './types';

interface Tier {
  readonly fromQuantity: string;
  readonly unitPrice: string;
}
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

/** A change with its effect before anything is proposed. */
export function ProposalForm({ framework, onClose }: { readonly framework: Framework; readonly onClose: () => void }) {
  const { today } = useSession();
  const changed = useFrameworkChanged();
  const first = framework.items[0];
  const initial: Values = {
    ...{ kind: 'quantity', articleNumber: first?.articleNumber ?? '', maximumQuantity: '', maximumValue: '' },
    ...{ from: today, tiers: first?.tiers ?? [], to: '', ground: 'de-minimis', reason: '' },
  };
  const form = useApiForm({
    initial,
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
      void changed();
      onClose();
    },
  });
  const { kind, articleNumber, ground } = form.values;
  const item = framework.items.find((one) => one.articleNumber === articleNumber);
  const change = changeOf(form.values);
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
    form.field('tiers').onChange(framework.items.find((one) => one.articleNumber === number)?.tiers ?? []);
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
        options={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
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
          hint={item?.maximumQuantity ? `Bisher ${item.maximumQuantity}, abgerufen ${item.calledOff}` : undefined}
          width="short"
        />
      )}
      {kind === 'value' && (
        <NumberField {...form.field('maximumValue')} label="Neuer Höchstwert netto" unit="€" width="short" />
      )}
      {kind === 'price' && (
        <>
          <DateField {...form.field('from')} label="Gültig ab" width="short" />
          {form.values.tiers.map((_, index) => (
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
