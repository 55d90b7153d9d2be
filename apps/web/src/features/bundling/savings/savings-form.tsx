import type { FieldError } from '../../../shared/api';
import {
  Badge,
  Button,
  Card,
  CheckboxGroup,
  FieldRow,
  NumberField,
  RadioGroup,
  TextAreaField,
} from '../../../shared/ui';
import type { Savings, TypedWish } from './savings-wish';

interface FormProps {
  readonly typed: TypedWish;
  readonly everybody: Savings['everybody'];
  readonly sources: Savings['sources'];
  readonly errors: readonly FieldError[];
  readonly onChange: (typed: TypedWish) => void;
}

/** Who buys together, at what prices, under what assumptions. */
export function SavingsForm({ typed, everybody, sources, errors, onChange }: FormProps) {
  const field = <Key extends keyof TypedWish & string>(key: Key) => ({
    id: `einsparung-${key}`,
    value: typed[key],
    error: errors.find(({ pointer }) => pointer === `/${key}`)?.message,
    onChange: (value: TypedWish[Key]) => onChange({ ...typed, [key]: value }),
  });
  const [process] = sources;
  return (
    <Card title="Kreis und Annahmen">
      <form className="form" noValidate onSubmit={(event) => event.preventDefault()} aria-label="Kreis und Annahmen">
        <CheckboxGroup
          {...field('members')}
          value={typed.members ?? everybody.map(({ member }) => member)}
          label="Wer gemeinsam kauft"
          options={everybody.map(({ member, name }) => ({ value: member, label: name }))}
        />
        <RadioGroup
          {...field('tierSource')}
          onChange={(value) => onChange({ ...typed, tierSource: value as TypedWish['tierSource'] })}
          label="Preise"
          options={[
            { value: 'last-award', label: 'Letzter Zuschlag', detail: 'Staffeln der jüngsten Rahmenvereinbarung' },
            { value: 'discount', label: 'Rabattstaffel', detail: 'Abschlag auf die Referenzpreise, eine Annahme' },
            { value: 'typed', label: 'Eigene Staffelpreise', detail: 'aus einem Angebot oder vom Markt' },
          ]}
        />
        {typed.tierSource === 'discount' && <Discounts typed={typed} errors={errors} onChange={onChange} />}
        {typed.tierSource === 'typed' && (
          <TextAreaField
            {...field('tierLines')}
            label="Staffelpreise"
            rows={8}
            hint="Je Zeile: Artikelnummer; ab Menge; Preis netto. Zeilen aus einer Tabelle lassen sich einfügen."
          />
        )}
        <RadioGroup
          {...field('tierBasis')}
          onChange={(value) => onChange({ ...typed, tierBasis: value as TypedWish['tierBasis'] })}
          label="Die Staffel richtet sich nach der Menge"
          options={[
            { value: 'year', label: 'eines Jahres' },
            { value: 'order', label: 'einer Bestellung' },
          ]}
        />
        <FieldRow>
          <NumberField {...field('ordersPerYear')} label="Bestellungen im Jahr" places={0} hint="je Los" />
          <NumberField {...field('processCost')} label="Prozesskosten" unit="€" hint="je Bestellung" />
        </FieldRow>
        {process && (
          <div className="assumption-source">
            <Badge tone="warning">{process.certainty}</Badge>
            <details className="disclosure">
              <summary>Woher stammen {process.preset}?</summary>
              <p>{process.text}</p>
              <ul className="bullet-list">
                {process.sources.map((source) => (
                  <li key={source}>{source}</li>
                ))}
              </ul>
            </details>
          </div>
        )}
        <FieldRow>
          <NumberField {...field('minimumOrder')} label="Mindestbestellwert" unit="€" />
          <NumberField {...field('freight')} label="Fracht" unit="€" hint="je Lieferung" />
          <NumberField {...field('freightFreeFrom')} label="Frei Haus ab" unit="€" optional />
        </FieldRow>
        <RadioGroup
          {...field('reference')}
          onChange={(value) => onChange({ ...typed, reference: value as TypedWish['reference'] })}
          label="Vergleich mit"
          options={[
            { value: 'bundle', label: 'Referenzpreisen des Bündels' },
            { value: 'last-award', label: 'Preisen des letzten Zuschlags' },
          ]}
        />
      </form>
    </Card>
  );
}

function Discounts({ typed, errors, onChange }: Pick<FormProps, 'typed' | 'errors' | 'onChange'>) {
  const set = (discounts: TypedWish['discounts']): void => onChange({ ...typed, discounts });
  const bound = (index: number, key: 'fromQuantity' | 'percent') => ({
    id: `einsparung-rabatt-${index}-${key}`,
    value: typed.discounts[index]?.[key] ?? '',
    error: errors.find(({ pointer }) => pointer === `/discounts/${index}/${key}`)?.message,
    onChange: (value: string) =>
      set(typed.discounts.map((each, at) => (at === index ? { ...each, [key]: value } : each))),
  });
  return (
    <fieldset className="discounts">
      <legend className="field__label">Rabattstaffel</legend>
      {typed.discounts.map((_, index) => (
        <div key={index} className="discounts__row">
          <NumberField {...bound(index, 'fromQuantity')} label={`Ab Menge (${index + 1})`} places={3} />
          <NumberField {...bound(index, 'percent')} label={`Rabatt (${index + 1})`} unit="%" />
          {typed.discounts.length > 1 && (
            <Button
              small
              kind="tertiary"
              icon="delete"
              iconOnly
              onClick={() => set(typed.discounts.filter((__, at) => at !== index))}
            >
              Stufe {index + 1} entfernen
            </Button>
          )}
        </div>
      ))}
      {typed.discounts.length < 6 && (
        <Button small icon="add" onClick={() => set([...typed.discounts, { fromQuantity: '', percent: '' }])}>
          Stufe hinzufügen
        </Button>
      )}
    </fieldset>
  );
}
