import type { ApiForm } from '../../../shared/api';
import { Button, FieldRow, NumberField, TextField } from '../../../shared/ui';
import { CpvField } from '../../codes';
import type { PlanFields } from './plan-values';

/** The lots; those with positions of a bundle stay, the server says so when one is taken away. */
export function PlanLots<Values extends PlanFields>({ form }: { readonly form: ApiForm<Values> }) {
  const { lots } = form.values;
  const setLots = (next: Values['lots']): void => form.setValues({ ...form.values, lots: next });
  return (
    <>
      {lots.map((lot, index) => (
        <fieldset key={lot.id ?? `neu-${index}`} className="field-group">
          <legend className="field__label">Los {index + 1}</legend>
          <FieldRow>
            <TextField {...form.at<string>(`/lots/${index}/title`)} label="Bezeichnung" />
            <NumberField
              {...form.at<string>(`/lots/${index}/estimatedValue`)}
              label="Geschätzter Wert netto"
              unit="€"
            />
            <CpvField {...form.at<string>(`/lots/${index}/cpv`)} label="CPV-Code" optional />
          </FieldRow>
          {lots.length > 1 && (
            <Button small kind="tertiary" icon="delete" onClick={() => setLots(lots.filter((_, at) => at !== index))}>
              Los {index + 1} entfernen
            </Button>
          )}
        </fieldset>
      ))}
      <div className="button-row">
        <Button small icon="add" onClick={() => setLots([...lots, { title: '', estimatedValue: '', cpv: '' }])}>
          Los hinzufügen
        </Button>
      </div>
    </>
  );
}
