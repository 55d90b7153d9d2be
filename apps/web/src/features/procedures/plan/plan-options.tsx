import type { ApiForm } from '../../../shared/api';
import { Button, FieldRow, NumberField, TextField } from '../../../shared/ui';
import type { PlanFields } from './plan-values';

/** Options count into the estimated value, whether they are taken later or not. */
export function PlanOptions<Values extends PlanFields>({ form }: { readonly form: ApiForm<Values> }) {
  const { options } = form.values;
  const setOptions = (next: Values['options']): void => form.setValues({ ...form.values, options: next });
  return (
    <>
      {options.map((_, index) => (
        <fieldset key={index} className="field-group">
          <legend className="field__label">Option {index + 1}</legend>
          <FieldRow>
            <TextField {...form.at<string>(`/options/${index}/title`)} label="Bezeichnung" />
            <NumberField {...form.at<string>(`/options/${index}/value`)} label="Wert netto" unit="€" />
          </FieldRow>
          <Button
            small
            kind="tertiary"
            icon="delete"
            onClick={() => setOptions(options.filter((__, at) => at !== index))}
          >
            Option {index + 1} entfernen
          </Button>
        </fieldset>
      ))}
      <div className="button-row">
        <Button small icon="add" onClick={() => setOptions([...options, { title: '', value: '' }])}>
          Option hinzufügen
        </Button>
      </div>
    </>
  );
}
