import type { ApiForm } from '../../shared/api';
import {
  Checkbox,
  CheckboxGroup,
  Combobox,
  FieldRow,
  NumberField,
  RadioGroup,
  SelectField,
  TextField,
} from '../../shared/ui';
import { holdsNumber, type EntryValues } from './entry-form';
import { NATIONAL_TYPES, NATURE_OPTIONS, REGIMES, STATE_OPTIONS, unitName } from './entry-words';
import type { RuleSetFact } from './law-facts';

interface KindProps {
  readonly form: ApiForm<EntryValues>;
  readonly open: readonly RuleSetFact[];
}

const asOptions = (facts: readonly RuleSetFact[]) =>
  facts.map(({ id, text, statute }) => ({ value: id, label: text, detail: `${id} · ${statute}` }));

/** Another number for a rule. */
export function ValueFields({ form, open }: KindProps) {
  const fact = open.find(({ id }) => id === form.values.factId);
  const several = String(fact?.value ?? '').includes('/');
  return (
    <>
      <Combobox
        {...form.field('factId')}
        label="Regel"
        hint="Nur Regeln mit einer Zahl, die nicht gesichert ist"
        placeholder="Wort, Paragraph oder Kennung"
        options={asOptions(open.filter(holdsNumber))}
      />
      <TextField
        {...form.field('value')}
        label={several ? 'Ihre Zahlen' : 'Ihre Zahl'}
        hint={
          fact &&
          `Hinterlegt: ${String(fact.value)}${unitName(fact.unit)}. ${several ? 'Geben Sie alle Zahlen in dieser Reihenfolge mit „/“ an.' : 'Ganze Zahl ohne Punkt.'}`
        }
        maxLength={100}
        width="medium"
      />
    </>
  );
}

function GapField({ form, open }: KindProps) {
  return (
    <Combobox
      {...form.field('closes')}
      label="Welche Lücke schließt die Angabe?"
      optional
      placeholder="Wort, Paragraph oder Kennung"
      options={asOptions(open)}
    />
  );
}

/** Up to which value a procedure type is permitted. */
export function LimitFields({ form, open }: KindProps) {
  return (
    <>
      <GapField form={form} open={open} />
      <SelectField
        {...form.field('state')}
        label="Land"
        placeholder="Bitte wählen"
        options={STATE_OPTIONS}
        width="medium"
      />
      <CheckboxGroup {...form.field('types')} label="Vergabearten" options={NATIONAL_TYPES} />
      <CheckboxGroup {...form.field('natures')} label="Leistungsarten" options={NATURE_OPTIONS} />
      <FieldRow>
        <NumberField {...form.field('amount')} label="Betrag netto" unit="€" places={2} />
        <RadioGroup
          {...form.field('bound')}
          label="Der Betrag selbst"
          options={[
            { value: 'up-to', label: 'ist noch zulässig („bis“)' },
            { value: 'below', label: 'ist schon zu hoch („unter“)' },
          ]}
        />
      </FieldRow>
      <Checkbox {...form.field('perLot')} label="Der Betrag gilt je Fachlos" />
    </>
  );
}

/** What has to be done from a value on. */
export function DutyFields({ form, open }: KindProps) {
  const { anyValue } = form.values;
  return (
    <>
      <GapField form={form} open={open} />
      <FieldRow>
        <TextField
          {...form.field('germanName')}
          label="Pflicht"
          hint="zum Beispiel: Nachträgliche Veröffentlichung"
          maxLength={500}
        />
        <TextField {...form.field('when')} label="Wann" hint="zum Beispiel: nach dem Zuschlag" maxLength={500} />
      </FieldRow>
      <FieldRow>
        <SelectField {...form.field('state')} label="Land" placeholder="Bitte wählen" options={STATE_OPTIONS} />
        <SelectField {...form.field('regime')} label="Verfahren" optional placeholder="alle" options={REGIMES} />
      </FieldRow>
      <CheckboxGroup {...form.field('natures')} label="Leistungsarten" options={NATURE_OPTIONS} />
      <Checkbox {...form.field('anyValue')} label="unabhängig vom Wert" />
      {!anyValue && (
        <FieldRow>
          <NumberField {...form.field('amount')} label="Betrag netto" unit="€" places={2} />
          <RadioGroup
            {...form.field('bound')}
            label="Die Pflicht gilt"
            options={[
              { value: 'from', label: 'ab diesem Betrag' },
              { value: 'above', label: 'erst darüber' },
            ]}
          />
        </FieldRow>
      )}
    </>
  );
}
