import { useState } from 'react';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { addDays, counted } from '../../shared/format';
import {
  Card,
  type Column,
  DataTable,
  DateField,
  DateText,
  DecimalText,
  FilterBar,
  TextField,
  UnitPriceText,
} from '../../shared/ui';
import type { PriceListEntry } from './framework-types';
import { contentOf } from './pack-content';
import { RestBar } from './rest-bar';
import type { Framework, FrameworkItem } from './types';

type Tiers = readonly { readonly fromQuantity: string; readonly unitPrice: string }[];
const tierLines = (tiers: Tiers) =>
  tiers.length === 0 ? (
    <span className="muted">kein Preis</span>
  ) : (
    tiers.map((tier) => (
      <span key={tier.fromQuantity} className="price-tier">
        ab <DecimalText value={tier.fromQuantity} />: <UnitPriceText value={tier.unitPrice} />
      </span>
    ))
  );
const named = (text: string, articleNumber: string) => (
  <span>
    {text} <span className="muted small figure">{articleNumber}</span>
  </span>
);

const COLUMNS: readonly Column<FrameworkItem>[] = [
  {
    id: 'article',
    header: 'Artikel',
    cell: (item) => named(item.text, item.articleNumber),
    sort: (item) => item.articleNumber,
    isRowHeader: true,
  },
  { id: 'unit', header: 'Einheit', cell: contentOf, secondary: true },
  { id: 'price', header: 'Preis netto', align: 'end', cell: (item) => tierLines(item.tiers) },
  {
    id: 'maximum',
    header: 'Höchstmenge',
    align: 'end',
    cell: (item) =>
      item.maximumQuantity === null ? (
        <span className="muted">keine</span>
      ) : (
        <DecimalText value={item.maximumQuantity} />
      ),
    sort: (item) => Number(item.maximumQuantity),
    secondary: true,
  },
  {
    id: 'rest',
    header: 'Rest',
    align: 'end',
    cell: (item) =>
      item.rest === null ? (
        <span className="muted">nach Wert</span>
      ) : (
        <DecimalText value={item.rest} unit={item.unitName} />
      ),
    sort: (item) => Number(item.rest),
  },
  {
    id: 'bar',
    header: 'Stand',
    cell: (item) =>
      item.maximumQuantity === null ? (
        <>
          <DecimalText value={item.calledOff} unit={item.unitName} /> abgerufen
        </>
      ) : (
        <RestBar
          calledOff={item.calledOff}
          maximum={item.maximumQuantity}
          label={`Höchstmenge ${item.articleNumber}`}
        />
      ),
  },
];

/** What of every article is left, at the prices of today. */
export function FrameworkItems({ items }: { readonly items: readonly FrameworkItem[] }) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const rows = items.filter((item) =>
    `${item.articleNumber} ${item.text} ${item.manufacturerNumber}`.toLowerCase().includes(wanted),
  );
  return (
    <Card title="Artikel und Rest">
      <FilterBar result={counted(rows.length, 'Artikel', 'Artikel')} onReset={wanted ? () => setText('') : undefined}>
        <TextField id="artikel-filter" label="Artikel" type="search" optional value={text} onChange={setText} />
      </FilterBar>
      <DataTable
        caption="Artikel der Rahmenvereinbarung"
        columns={COLUMNS}
        rows={rows}
        rowKey={(item) => item.articleNumber}
      />
    </Card>
  );
}

const PRICE_COLUMNS: readonly Column<PriceListEntry>[] = [
  {
    id: 'article',
    header: 'Artikel',
    cell: (price) => named(price.text, price.articleNumber),
    isRowHeader: true,
    sort: (price) => price.articleNumber,
  },
  { id: 'from', header: 'Gültig ab', cell: ({ from }) => <DateText value={from} />, sort: ({ from }) => from },
  {
    id: 'to',
    header: 'Bis einschließlich',
    cell: ({ to }) => (to === null ? 'offen' : <DateText value={addDays(to, -1)} />),
    sort: ({ to }) => to ?? '9999',
  },
  { id: 'price', header: 'Preis netto', align: 'end', cell: ({ tiers }) => tierLines(tiers) },
  {
    id: 'basis',
    header: 'Grundlage',
    secondary: true,
    cell: ({ basis, recordedBy }) => (
      <>
        {basis} <span className="muted small">{recordedBy}</span>
      </>
    ),
  },
];

/** The price list on any day, or everything that was, is and will be valid. */
export function PriceListPanel({ framework }: { readonly framework: Framework }) {
  const { today } = useSession();
  const [day, setDay] = useState(today < framework.from ? framework.from : today > framework.to ? framework.to : today);
  const { data, error } = useApiQuery('/api/frameworks/{id}/prices', {
    path: { id: framework.id },
    query: day === '' ? {} : { day },
    keepPrevious: true,
  });
  const rows = data?.items ?? [];
  return (
    <Card title="Preisliste">
      <FilterBar result={counted(rows.length, 'Preis', 'Preise')} onReset={day === '' ? undefined : () => setDay('')}>
        <DateField id="preise-am" label="Preise am" optional value={day} onChange={setDay} width="short" />
      </FilterBar>
      {error ? (
        <p className="muted">{error.message}</p>
      ) : (
        <DataTable
          caption="Preise nach Zeitraum"
          columns={PRICE_COLUMNS}
          rows={rows}
          loading={!data}
          rowKey={({ articleNumber, from }) => `${articleNumber} ${from}`}
          empty={<p className="muted">An diesem Tag gilt kein Preis.</p>}
        />
      )}
    </Card>
  );
}
