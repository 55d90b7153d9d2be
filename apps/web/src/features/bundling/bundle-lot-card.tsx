import { Fragment, useState } from 'react';
import { addDecimals, counted, money } from '../../shared/format';
import { Button, Card, DecimalText, MoneyText } from '../../shared/ui';
import type { BundleItem, BundleLot } from './types';

interface MemberShare {
  readonly name: string;
  readonly quantity: string;
  readonly parts: BundleItem['parts'];
}

function sharesOf(parts: BundleItem['parts']): readonly MemberShare[] {
  return [...new Set(parts.map(({ memberName }) => memberName))].map((name) => {
    const own = parts.filter(({ memberName }) => memberName === name);
    return { name, quantity: addDecimals(own.map(({ quantity }) => quantity)), parts: own };
  });
}

/** A lot with its articles; each article opens to the members and cost centres its quantity comes from. */
export function BundleLotCard({ lot }: { readonly lot: BundleLot }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (articleNumber: string): void => {
    const next = new Set(open);
    if (!next.delete(articleNumber)) next.add(articleNumber);
    setOpen(next);
  };
  const all = open.size === lot.items.length;
  return (
    <Card
      flush
      title={`Los ${lot.position}: ${lot.name}`}
      actions={
        <>
          <span className="muted">
            {counted(lot.items.length, 'Artikel', 'Artikel')}, CPV {lot.cpv}, {money(lot.estimatedValue)} im Jahr
          </span>
          <Button
            small
            kind="tertiary"
            onClick={() => setOpen(all ? new Set() : new Set(lot.items.map(({ articleNumber }) => articleNumber)))}
          >
            {all ? 'Alle schließen' : 'Herkunft aller zeigen'}
          </Button>
        </>
      }
    >
      <div className="data-table__region data-table__region--cards data-table__region--whole">
        <table role="table" className="data-table">
          <caption className="visually-hidden">
            Artikel in Los {lot.position}: {lot.name}
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                Artikel
              </th>
              <th role="columnheader" scope="col" className="data-table__figure">
                Menge
              </th>
              <th role="columnheader" scope="col" className="data-table__figure data-table__secondary">
                Inhalt
              </th>
              <th role="columnheader" scope="col" className="data-table__figure">
                Wert
              </th>
              <th role="columnheader" scope="col">
                Herkunft
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {lot.items.map((item) => (
              <Fragment key={item.articleNumber}>
                <ItemRow item={item} open={open.has(item.articleNumber)} onToggle={() => toggle(item.articleNumber)} />
                {open.has(item.articleNumber) && <OriginRow item={item} />}
              </Fragment>
            ))}
          </tbody>
          <tfoot role="rowgroup">
            <tr role="row">
              <td role="cell">Summe</td>
              <td role="cell" />
              <td role="cell" className="data-table__secondary" />
              <td role="cell" className="data-table__figure" data-label="Gesamtwert">
                <MoneyText value={lot.estimatedValue} />
              </td>
              <td role="cell" />
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  );
}

function ItemRow({
  item,
  open,
  onToggle,
}: {
  readonly item: BundleItem;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const members = new Set(item.parts.map(({ member }) => member)).size;
  return (
    <tr role="row">
      <th role="rowheader" scope="row" data-label="Artikel">
        <span>
          {item.text} <span className="muted small figure">{item.articleNumber}</span>
        </span>
      </th>
      <td role="cell" className="data-table__figure" data-label="Menge">
        <DecimalText value={item.quantity} unit={item.unitName} />
      </td>
      <td role="cell" className="data-table__figure data-table__secondary" data-label="Inhalt">
        <DecimalText value={item.baseQuantity} unit={item.baseUnit} />
      </td>
      <td role="cell" className="data-table__figure" data-label="Wert">
        <MoneyText value={item.estimatedValue} />
      </td>
      <td role="cell" data-label="Herkunft">
        <Button small kind="tertiary" icon={open ? 'arrow-up' : 'arrow-down'} aria-expanded={open} onClick={onToggle}>
          {counted(members, 'Mitglied', 'Mitglieder')}, {counted(item.parts.length, 'Zeile', 'Zeilen')}
          <span className="visually-hidden"> von {item.articleNumber}</span>
        </Button>
      </td>
    </tr>
  );
}

function OriginRow({ item }: { readonly item: BundleItem }) {
  return (
    <tr role="row" className="origin">
      <td role="cell" colSpan={5}>
        <ul className="origin__members">
          {sharesOf(item.parts).map((share) => (
            <li key={share.name}>
              <p className="origin__member">
                {share.name}: <DecimalText value={share.quantity} unit={item.unitName} />
              </p>
              <ul className="origin__parts">
                {share.parts.map((part) => (
                  <li key={part.lineId}>
                    {part.costCentre} {part.costCentreName}: <DecimalText value={part.quantity} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
