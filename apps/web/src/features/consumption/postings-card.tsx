import { useApiList } from '../../shared/api';
import { date, money, quantity } from '../../shared/format';
import { Badge, Card, type Column, DataTable, Link, LoadMore, ProblemAlert } from '../../shared/ui';
import { usePermissions } from '../../app/session';
import { type Filters, queryOf } from './filters';

interface Posting {
  readonly id: string;
  readonly bookedOn: string;
  readonly kind: 'receipt' | 'reversal';
  readonly memberName: string;
  readonly costCentre: string;
  readonly costCentreName: string;
  readonly article: string;
  readonly articleText: string;
  readonly label: string | null;
  readonly unitName: string;
  readonly quantity: string;
  readonly net: string;
  readonly gross: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly supplier: string;
}

/** The bottom of the drill-down: what was received when, by which order. */
export function PostingsCard({ filters }: { readonly filters: Filters }) {
  const can = usePermissions();
  const { groupBy: _, ...query } = queryOf(filters);
  const list = useApiList<Posting>('/api/consumption/postings', { query: { ...query, limit: 50 } });
  const columns: readonly Column<Posting>[] = [
    { id: 'bookedOn', header: 'Gebucht am', cell: (row) => date(row.bookedOn), isRowHeader: true },
    {
      id: 'order',
      header: 'Bestellung',
      cell: (row) =>
        can('order.read') ? <Link href={`/bestellungen/${row.orderId}`}>{row.orderNumber}</Link> : row.orderNumber,
    },
    { id: 'costCentre', header: 'Kostenstelle', cell: (row) => `${row.costCentre} ${row.costCentreName}` },
    {
      id: 'article',
      header: 'Artikel',
      cell: (row) => (
        <>
          {row.articleText} {row.kind === 'reversal' && <Badge tone="warning">Storno</Badge>}
        </>
      ),
    },
    { id: 'supplier', header: 'Lieferant', cell: (row) => row.supplier, secondary: true },
    { id: 'quantity', header: 'Menge', align: 'end', cell: (row) => quantity(row.quantity, row.unitName) },
    { id: 'net', header: 'Netto', align: 'end', cell: (row) => money(row.net) },
    { id: 'gross', header: 'Brutto', align: 'end', cell: (row) => money(row.gross), secondary: true },
  ];
  return (
    <Card title="Einzelne Buchungen" flush>
      {list.problem && <ProblemAlert problem={list.problem} />}
      <DataTable
        caption="Einzelne Buchungen"
        columns={columns}
        rows={list.items}
        rowKey={(row) => row.id}
        loading={list.isLoading}
        empty={<p className="muted consumption__none">Keine Buchung passt zu diesen Filtern.</p>}
      />
      <LoadMore list={list} />
    </Card>
  );
}
