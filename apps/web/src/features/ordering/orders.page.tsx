import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiList } from '../../shared/api';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  FilterBar,
  InstantText,
  Link,
  LoadMore,
  MoneyText,
  PageHeader,
  ProblemAlert,
  SelectField,
  Tabs,
  TextField,
} from '../../shared/ui';
import { toneOf } from './order-words';
import type { OrderListItem, RequisitionListItem } from './ordering-api';

const STATES = [
  { value: '', label: 'Alle' },
  { value: 'open', label: 'Noch nicht vollständig geliefert' },
  { value: 'received', label: 'Vollständig geliefert' },
];

const toCatalogue = (
  <ButtonLink href="/katalog" kind="primary" icon="search">
    Zum Katalog
  </ButtonLink>
);

function Orders() {
  const [address, setAddress] = useSearchParams();
  const state = address.get('stand') ?? '';
  const [text, setText] = useState('');
  const list = useApiList<OrderListItem>('/api/orders', {
    query: { state: state || undefined, q: text.trim() || undefined },
    keepPrevious: true,
  });
  if (list.problem) return <ProblemAlert problem={list.problem} />;
  return (
    <Card>
      <FilterBar>
        <TextField
          id="bestellung-suche"
          label="Suche"
          hint="Nummer, Lieferant oder Artikel"
          value={text}
          onChange={setText}
          optional
        />
        <SelectField
          id="bestellung-stand"
          label="Stand"
          value={state}
          onChange={(value) => setAddress(value ? { stand: value } : {}, { replace: true })}
          options={STATES}
          optional
        />
      </FilterBar>
      <DataTable
        caption="Bestellungen"
        rows={list.items}
        rowKey={({ id }) => id}
        loading={list.isLoading}
        columns={[
          {
            id: 'number',
            header: 'Nummer',
            isRowHeader: true,
            cell: (row) => (
              <Link href={`/bestellungen/${row.id}`}>
                <span className="figure">{row.number}</span>
              </Link>
            ),
          },
          { id: 'summary', header: 'Artikel', cell: (row) => row.summary },
          { id: 'supplier', header: 'Lieferant', cell: (row) => row.supplier, secondary: true },
          {
            id: 'orderer',
            header: 'Bestellt von',
            cell: (row) => `${row.orderer}, ${row.memberName}`,
            secondary: true,
          },
          { id: 'at', header: 'Bestellt am', cell: (row) => <InstantText value={row.orderedAt} /> },
          { id: 'state', header: 'Stand', cell: (row) => <Badge tone={toneOf(row.state)}>{row.stateName}</Badge> },
          { id: 'gross', header: 'Brutto', align: 'end', cell: (row) => <MoneyText value={row.gross} /> },
        ]}
        empty={
          <EmptyState title="Keine Bestellungen" icon="package" action={toCatalogue}>
            Freigegebene Bestellungen stehen hier, bis und nachdem sie geliefert sind.
          </EmptyState>
        }
      />
      <LoadMore list={list} />
    </Card>
  );
}

function Requisitions() {
  const list = useApiList<RequisitionListItem>('/api/requisitions');
  if (list.problem) return <ProblemAlert problem={list.problem} />;
  const hrefOf = (row: RequisitionListItem): string =>
    row.state === 'draft' ? '/warenkorb' : `/bestellanforderungen/${row.id}`;
  return (
    <Card flush>
      <DataTable
        caption="Bestellanforderungen"
        rows={list.items}
        rowKey={({ id }) => id}
        loading={list.isLoading}
        columns={[
          {
            id: 'number',
            header: 'Nummer',
            isRowHeader: true,
            cell: (row) => (
              <Link href={hrefOf(row)}>
                <span className="figure">{row.number ?? 'Warenkorb'}</span>
              </Link>
            ),
          },
          { id: 'summary', header: 'Artikel', cell: (row) => row.summary },
          { id: 'orderer', header: 'Bestellt von', cell: (row) => row.orderer, secondary: true },
          { id: 'state', header: 'Stand', cell: (row) => <Badge tone={toneOf(row.state)}>{row.stateName}</Badge> },
          { id: 'reason', header: 'Begründung', cell: (row) => row.reason ?? '', secondary: true },
          { id: 'net', header: 'Netto', align: 'end', cell: (row) => <MoneyText value={row.net} /> },
        ]}
        empty={
          <EmptyState title="Noch nichts bestellt" icon="cart" action={toCatalogue}>
            Was Sie zur Freigabe vorlegen, können Sie hier verfolgen.
          </EmptyState>
        }
      />
      <LoadMore list={list} />
    </Card>
  );
}

export default function OrdersPage() {
  const can = usePermissions();
  return (
    <>
      <PageHeader title="Bestellungen" actions={can('requisition.create') && toCatalogue} />
      <Tabs
        label="Bestellungen und Anforderungen"
        tabs={[
          { id: 'orders', label: 'Bestellungen', content: <Orders /> },
          { id: 'requisitions', label: 'Anforderungen', content: <Requisitions /> },
        ]}
      />
    </>
  );
}
