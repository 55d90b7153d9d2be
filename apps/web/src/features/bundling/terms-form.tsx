import { call, useApiForm, useApiQuery } from '../../shared/api';
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  DateField,
  FieldRow,
  Form,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
  useToasts,
} from '../../shared/ui';
import { type FrameworkTerms, useFrameworkChanged } from './framework-types';
import type { Framework } from './types';

export const CLAUSES = [
  { value: 'fixed', label: 'Festpreise ohne Anpassung' },
  { value: 'index', label: 'Anpassung nach einem Index' },
  { value: 'negotiated', label: 'Anpassung nach Verhandlung gemäß Klausel' },
] as const;

/** All members, to choose from. */
export function useMemberOptions() {
  const members = useApiQuery('/api/members');
  return (members.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
}

/** What was agreed, as people enter it from the contract. */
export function TermsForm({
  framework,
  terms,
  onClose,
}: {
  readonly framework: Framework;
  readonly terms: FrameworkTerms;
  readonly onClose: () => void;
}) {
  const changed = useFrameworkChanged();
  const toasts = useToasts();
  const members = useMemberOptions();
  const form = useApiForm({
    initial: {
      options: terms.options.map(({ title, months, exerciseBy }) => ({
        title,
        months: String(months),
        exerciseBy: exerciseBy ?? '',
      })),
      minimumValue: terms.minimumValue ?? '',
      minimums: terms.minimums as readonly FrameworkTerms['minimums'][number][],
      priceClause: terms.priceClause,
      priceIndex: terms.priceIndex,
      priceFrom: terms.priceFrom ?? '',
      deliveryTerms: terms.deliveryTerms,
      named: terms.named as readonly string[],
      area: (terms.area ?? []) as readonly string[],
    },
    submit: ({ options, area, minimums, ...values }) =>
      call('put', '/api/frameworks/{id}/terms', {
        path: { id: framework.id },
        version: terms.version,
        body: {
          ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
          // Fixed prices follow no index; what was typed before the choice is not kept.
          ...(values.priceClause === 'fixed' ? { priceIndex: '', priceFrom: undefined } : {}),
          options: options.map(({ title, months, exerciseBy }) => ({
            ...{ title, months: Number(months) },
            ...(exerciseBy ? { exerciseBy } : {}),
          })),
          minimums,
          ...(area.length > 0 ? { area } : {}),
        },
      }),
    onSuccess: () => {
      toasts.show({ text: 'Die Bedingungen sind gespeichert.' });
      void changed();
      onClose();
    },
  });
  const { options, minimums } = form.values;
  const unitOf = (number?: string) => framework.items.find(({ articleNumber }) => articleNumber === number)?.unitName;
  const unused = () =>
    framework.items.find((item) => !minimums.some(({ articleNumber }) => articleNumber === item.articleNumber));
  return (
    <Form
      form={form}
      submitLabel="Speichern"
      label="Bedingungen"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      {options.map((_, index) => (
        <div key={index} className="stack">
          <FieldRow>
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
          <ButtonRow>
            <Button
              small
              icon="delete"
              onClick={() => form.field('options').onChange(options.filter((__, at) => at !== index))}
            >
              {`Option ${index + 1} entfernen`}
            </Button>
          </ButtonRow>
        </div>
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
      {minimums.map((_, index) => (
        <div key={index} className="stack">
          <FieldRow>
            <SelectField
              {...form.at<string>(`/minimums/${index}/articleNumber`)}
              label={`Mindestmenge ${index + 1}: Artikel`}
              options={framework.items.map(({ articleNumber, text }) => ({
                value: articleNumber,
                label: `${articleNumber} ${text}`,
              }))}
            />
            <NumberField
              {...form.at<string>(`/minimums/${index}/quantity`)}
              label="Mindestmenge"
              unit={unitOf(minimums[index]?.articleNumber)}
              places={3}
              width="short"
            />
          </FieldRow>
          <ButtonRow>
            <Button
              small
              icon="delete"
              onClick={() => form.field('minimums').onChange(minimums.filter((__, at) => at !== index))}
            >
              {`Mindestmenge ${index + 1} entfernen`}
            </Button>
          </ButtonRow>
        </div>
      ))}
      <p>
        <Button
          small
          icon="add"
          onClick={() =>
            form
              .field('minimums')
              .onChange([...minimums, { articleNumber: unused()?.articleNumber ?? '', quantity: '' }])
          }
        >
          Mindestmenge hinzufügen
        </Button>
      </p>
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
