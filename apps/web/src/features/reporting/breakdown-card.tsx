import { money, germanDecimal } from '../../shared/format';
import { Card, type Column, DataTable, Link } from '../../shared/ui';
import type { Breakdown } from './report';

export interface BreakdownCardProps {
  readonly title: string;
  readonly rowHeader: string;
  readonly counted: string;
  readonly rows: readonly Breakdown[];
  readonly empty: string;
  /** Where the rows behind a line are shown. */
  readonly hrefOf: (row: Breakdown) => string;
}

/** A figure by type, nature or member. */
export function BreakdownCard({ title, rowHeader, counted, rows, empty, hrefOf }: BreakdownCardProps) {
  const columns: readonly Column<Breakdown>[] = [
    {
      id: 'name',
      header: rowHeader,
      isRowHeader: true,
      sort: (row) => row.name,
      cell: (row) => <Link href={hrefOf(row)}>{row.name}</Link>,
    },
    {
      id: 'count',
      header: counted,
      align: 'end',
      sort: (row) => row.count,
      cell: (row) => germanDecimal(String(row.count)),
    },
    { id: 'value', header: 'Wert netto', align: 'end', sort: (row) => row.value, cell: (row) => money(row.value) },
  ];
  return (
    <Card title={title} flush>
      <DataTable
        caption={title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.code}
        empty={<p className="muted figure-rows__none">{empty}</p>}
      />
    </Card>
  );
}
