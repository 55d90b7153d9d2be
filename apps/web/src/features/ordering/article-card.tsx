import { useId, useState } from 'react';
import { compareDecimal, quantity as inWords, unitPrice } from '../../shared/format';
import { Badge, Button, Link, NumberField } from '../../shared/ui';
import { amountOf, packing } from './order-words';
import type { CatalogueItem } from './ordering-api';

interface ArticleCardProps {
  readonly item: CatalogueItem;
  /** How many are in the cart already. */
  readonly inCart: string | undefined;
  readonly onAdd: ((item: CatalogueItem, quantity: string) => void) | undefined;
  readonly busy: boolean;
}

function Prices({ item }: { readonly item: CatalogueItem }) {
  const [, ...tiers] = item.tiers;
  const single = compareDecimal(item.contentPerUnit, '1') === 0;
  return (
    <div className="article__prices">
      <p className="article__price">
        <strong className="figure">{unitPrice(item.unitPrice)}</strong>{' '}
        <span className="muted">je {item.unitName}</span>
      </p>
      {!single && (
        <p className="muted small">
          {unitPrice(item.basePrice.amount)} je {item.basePrice.per}
        </p>
      )}
      {tiers.length > 0 && (
        <p className="muted small">
          {tiers.map((tier) => `ab ${inWords(tier.fromQuantity)}: ${unitPrice(tier.unitPrice)}`).join(' · ')}
        </p>
      )}
    </div>
  );
}

/** One article as in a shop: what it is, what is in the pack, what it costs, and into the cart. */
export function ArticleCard({ item, inCart, onAdd, busy }: ArticleCardProps) {
  const id = useId();
  const [quantity, setQuantity] = useState('1');
  const exhausted = compareDecimal(item.rest, '0') <= 0;
  const numbers = [item.articleNumber, item.manufacturer, item.manufacturerNumber].filter(Boolean).join(' · ');
  return (
    <li className="article">
      <div className="article__text">
        <h2 className="article__title">{item.text}</h2>
        <p className="muted small">{numbers}</p>
        <p>{packing(item)}</p>
        {item.label && <Badge tone="success">{item.label}</Badge>}
        <p className="muted small">
          {item.supplier}, Rahmenvereinbarung {item.frameworkNumber}
          {exhausted ? '' : `, noch ${amountOf(item.rest, item.unitName)} abrufbar`}
        </p>
      </div>
      <Prices item={item} />
      {onAdd && (
        <form
          className="article__order"
          onSubmit={(event) => {
            event.preventDefault();
            if (quantity !== '' && !busy) onAdd(item, quantity);
          }}
        >
          {exhausted ? (
            <p className="small">Die Rahmenvereinbarung ist für diesen Artikel ausgeschöpft.</p>
          ) : (
            <>
              <NumberField
                id={id}
                label={`Menge von ${item.text}`}
                labelHidden
                value={quantity}
                onChange={setQuantity}
                places={0}
                unit={item.unitName}
              />
              <Button kind="primary" icon="cart" type="submit" disabled={quantity === '' || quantity === '0'}>
                In den Warenkorb
              </Button>
            </>
          )}
          {inCart && (
            <p className="article__in-cart small">
              <Link href="/warenkorb">{amountOf(inCart, item.unitName)} im Warenkorb</Link>
            </p>
          )}
        </form>
      )}
    </li>
  );
}
