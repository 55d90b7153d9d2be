import { useId } from 'react';
import { compareDecimal, money, percent } from '../../shared/format';
import { Button, Combobox, FieldGroup, Icon, NumberField } from '../../shared/ui';
import { addShare, type CartLine, giveRest, type Measure, removeShare, restOfLine, type Share } from './cart-content';
import { amountOf } from './order-words';
import type { RequisitionLine } from './ordering-api';
import type { CostCentreOption } from './use-cost-centres';

interface SplitEditorProps {
  readonly line: CartLine;
  readonly unitName: string;
  /** The shares as the server last computed them. */
  readonly parts: RequisitionLine['split'];
  readonly costCentres: readonly CostCentreOption[];
  readonly error: string | undefined;
  readonly onChange: (line: CartLine) => void;
}

const MEASURES: readonly { readonly value: Measure; readonly label: string }[] = [
  { value: 'quantity', label: 'nach Menge' },
  { value: 'percent', label: 'nach Prozent' },
];

function Rest({ line, unitName }: { readonly line: CartLine; readonly unitName: string }) {
  const rest = restOfLine(line);
  const sign = compareDecimal(rest, '0');
  const shown = (value: string): string => (line.measure === 'percent' ? percent(value) : amountOf(value, unitName));
  if (sign === 0) {
    return (
      <p className="split__rest" role="status">
        <Icon name="success" size="small" /> Vollständig aufgeteilt
      </p>
    );
  }
  return (
    <p className="split__rest split__rest--open" role="status">
      <Icon name="warning" size="small" />{' '}
      {sign > 0 ? `Noch ${shown(rest)} aufzuteilen` : `${shown(rest.slice(1))} zu viel aufgeteilt`}
    </p>
  );
}

/** Who pays: one cost centre for all of it, or several by quantity or percent, with what is left in view. */
export function SplitEditor({ line, unitName, parts, costCentres, error, onChange }: SplitEditorProps) {
  const id = useId();
  const several = line.shares.length > 1;
  const set = (index: number, change: Partial<Share>): void =>
    onChange({
      ...line,
      shares: line.shares.map((share, place) => (place === index ? { ...share, ...change } : share)),
    });

  return (
    <FieldGroup id={id} label="Kostenstelle" error={error}>
      {several && (
        <div className="split__measures" role="radiogroup" aria-label="Aufteilung">
          {MEASURES.map(({ value, label }) => (
            <label key={value} className="split__measure">
              <input
                type="radio"
                name={`${id}-art`}
                checked={line.measure === value}
                onChange={() =>
                  onChange({ ...line, measure: value, shares: line.shares.map((share) => ({ ...share, value: '' })) })
                }
              />
              {label}
            </label>
          ))}
        </div>
      )}
      <ul className="split">
        {line.shares.map((share, index) => (
          <li key={index} className={several ? 'split__row split__row--several' : 'split__row'}>
            <Combobox
              id={`${id}-${index}`}
              label={several ? `Kostenstelle ${index + 1}` : 'Kostenstelle'}
              labelHidden
              options={costCentres}
              value={share.costCentre}
              onChange={(costCentre) => set(index, { costCentre })}
              placeholder="Nummer oder Name"
            />
            {several && (
              <>
                <NumberField
                  id={`${id}-${index}-anteil`}
                  label={`Anteil der Kostenstelle ${index + 1}`}
                  labelHidden
                  value={share.value}
                  onChange={(value) => set(index, { value })}
                  places={line.measure === 'percent' ? 2 : 3}
                  unit={line.measure === 'percent' ? '%' : unitName}
                />
                <span className="split__net figure muted">{netOf(parts, share)}</span>
                <Button
                  kind="tertiary"
                  small
                  iconOnly
                  icon="close"
                  onClick={() => onChange(removeShare(line, index))}
                >{`Kostenstelle ${index + 1} herausnehmen`}</Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <div className="split__foot">
        {several && <Rest line={line} unitName={unitName} />}
        {several && compareDecimal(restOfLine(line), '0') !== 0 && (
          <Button kind="tertiary" small onClick={() => onChange(giveRest(line))}>
            Rest der letzten Kostenstelle geben
          </Button>
        )}
        <Button kind="tertiary" small icon="add" onClick={() => onChange(addShare(line))}>
          {several ? 'Weitere Kostenstelle' : 'Auf mehrere Kostenstellen aufteilen'}
        </Button>
      </div>
    </FieldGroup>
  );
}

const netOf = (parts: RequisitionLine['split'], share: Share): string => {
  const part = parts.find(({ costCentre }) => costCentre === share.costCentre);
  return part ? money(part.net) : '';
};
