import { call, useApiForm } from '../../shared/api';
import { Button, DateField, FieldRow, Form, NumberField, SelectField, TextField } from '../../shared/ui';
import { type Contract, PATH, useContractChanged } from './model';

const CLAUSES = [
  { value: 'fixed', label: 'Festpreis ohne Anpassung' },
  { value: 'index', label: 'Anpassung nach einem Index' },
  { value: 'negotiated', label: 'Anpassung nach Verhandlung gemäß Klausel' },
] as const;
type Clause = (typeof CLAUSES)[number]['value'];

interface TypedOption {
  readonly id: string;
  readonly title: string;
  readonly months: string;
  readonly value: string;
  readonly exerciseBy: string;
  readonly decided: boolean;
}

const EMPTY: TypedOption = { id: '', title: '', months: '12', value: '', exerciseBy: '', decided: false };

/** Term, prices and options of the contract. What was decided about stays. */
export function TermsForm({ contract, onClose }: { readonly contract: Contract; readonly onClose: () => void }) {
  const changed = useContractChanged();
  const form = useApiForm({
    initial: {
      title: contract.title,
      value: contract.value,
      termFrom: contract.termFrom ?? '',
      termTo: contract.termTo ?? '',
      priceClause: contract.priceClause as Clause,
      priceIndex: contract.priceIndex,
      priceFrom: contract.priceFrom ?? '',
      preparationDays: String(contract.preparationDays),
      options: contract.options.map(({ id, title, months, value, exerciseBy, decision }): TypedOption => ({
        ...{ id, title, value, months: String(months), exerciseBy: exerciseBy ?? '', decided: decision !== null },
      })),
    },
    submit: ({ termFrom, termTo, priceFrom, preparationDays, options, ...rest }) =>
      call('put', PATH, {
        path: { id: contract.id },
        version: contract.version,
        body: {
          ...rest,
          ...(termFrom ? { termFrom } : {}),
          ...(termTo ? { termTo } : {}),
          ...(priceFrom ? { priceFrom } : {}),
          preparationDays: Number(preparationDays || 0),
          options: options.map(({ id, title, months, value, exerciseBy }) => ({
            ...(id ? { id } : {}),
            ...{ title, value: value || '0', months: Number(months || 0) },
            ...(exerciseBy ? { exerciseBy } : {}),
          })),
        },
      }),
    onSuccess: () => {
      void changed();
      onClose();
    },
  });
  const { options, priceClause } = form.values;
  const setOptions = (next: readonly TypedOption[]): void => form.setValues({ ...form.values, options: [...next] });
  return (
    <Form
      form={form}
      submitLabel="Speichern"
      label="Vertragsdaten"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <TextField {...form.field('title')} label="Gegenstand" maxLength={300} />
      <FieldRow>
        <DateField {...form.field('termFrom')} label="Laufzeit ab" optional width="short" />
        <DateField {...form.field('termTo')} label="Laufzeit bis" optional width="short" />
        <NumberField {...form.field('value')} label="Ursprünglicher Wert netto" unit="€" width="short" />
      </FieldRow>
      <SelectField
        {...form.field('priceClause')}
        onChange={(value) => form.field('priceClause').onChange(value as Clause)}
        label="Preise"
        options={CLAUSES}
      />
      {priceClause !== 'fixed' && (
        <FieldRow>
          <TextField
            {...form.field('priceIndex')}
            label={priceClause === 'index' ? 'Index' : 'Klausel'}
            optional={priceClause !== 'index'}
            maxLength={300}
          />
          <DateField {...form.field('priceFrom')} label="Erste Anpassung ab" optional width="short" />
        </FieldRow>
      )}
      <div className="stack" role="group" aria-labelledby="vertrag-optionen">
        <h3 id="vertrag-optionen">Optionen</h3>
        {options.map((option, index) =>
          option.decided ? (
            <p key={option.id} className="muted">
              {option.title}: entschieden
            </p>
          ) : (
            <FieldRow key={option.id || `neu-${index}`}>
              <TextField {...form.at<string>(`/options/${index}/title`)} label="Option" maxLength={300} />
              <NumberField {...form.at<string>(`/options/${index}/months`)} label="Monate" places={0} width="short" />
              <NumberField {...form.at<string>(`/options/${index}/value`)} label="Wert netto" unit="€" width="short" />
              <DateField
                {...form.at<string>(`/options/${index}/exerciseBy`)}
                label="Erklären bis"
                optional
                width="short"
              />
              <Button kind="tertiary" small onClick={() => setOptions(options.filter((_, at) => at !== index))}>
                {`Option ${index + 1} entfernen`}
              </Button>
            </FieldRow>
          ),
        )}
        <div className="button-row">
          <Button small icon="add" onClick={() => setOptions([...options, EMPTY])}>
            Option hinzufügen
          </Button>
        </div>
      </div>
      <NumberField
        {...form.field('preparationDays')}
        label="Vorbereitung, Prüfung und Wertung der Nachfolge"
        hint="So viel früher beginnt die Nachfolge; eine Annahme des Vergabezentrums, kein Gesetz nennt sie."
        unit="Tage"
        places={0}
      />
    </Form>
  );
}
