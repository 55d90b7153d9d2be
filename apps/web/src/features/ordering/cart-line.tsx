import { useId } from 'react';
import { money, unitPrice } from '../../shared/format';
import { Alert, Button, NumberField } from '../../shared/ui';
import type { CartLine } from './cart-content';
import { packing } from './order-words';
import type { RequisitionLine } from './ordering-api';
import { SplitEditor } from './split-editor';
import type { CostCentreOption } from './use-cost-centres';

interface CartLineProps {
  readonly line: CartLine;
  /** The line as the server last priced it. */
  readonly priced: RequisitionLine;
  readonly costCentres: readonly CostCentreOption[];
  /** Messages of the server by the part of the line they point to, such as "/quantity". */
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (line: CartLine) => void;
  readonly onRemove: () => void;
}

export function CartLineEditor({ line, priced, costCentres, errors, onChange, onRemove }: CartLineProps) {
  const id = useId();
  return (
    <li className="cart-line">
      <div className="cart-line__head">
        <div>
          <h3 className="article__title">{priced.text}</h3>
          <p className="muted small">
            {priced.articleNumber} · {packing(priced)}
          </p>
        </div>
        <Button kind="tertiary" small icon="delete" onClick={onRemove}>
          Entfernen<span className="visually-hidden">: {priced.text}</span>
        </Button>
      </div>
      {priced.problem && (
        <Alert tone="warning" title="So nicht bestellbar">
          {priced.problem}
        </Alert>
      )}
      <div className="cart-line__amount">
        <NumberField
          id={`${id}-menge`}
          label="Menge"
          value={line.quantity}
          onChange={(quantity) => onChange({ ...line, quantity })}
          error={errors.get('/quantity') ?? errors.get('/articleNumber')}
          places={3}
          unit={priced.unitName}
          width="short"
        />
        <p className="cart-line__price">
          <span className="muted">
            {unitPrice(priced.unitPrice)} je {priced.unitName}
          </span>
          <strong className="figure">{money(priced.net)} netto</strong>
        </p>
      </div>
      <SplitEditor
        line={line}
        unitName={priced.unitName}
        parts={priced.split}
        costCentres={costCentres}
        error={errors.get('/split')}
        onChange={onChange}
      />
    </li>
  );
}
