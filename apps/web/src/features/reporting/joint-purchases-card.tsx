import { addDecimals, counted, date, money } from '../../shared/format';
import { Card, type Column, DataTable, Link } from '../../shared/ui';
import type { JointPurchase } from './report';

const COLUMNS: readonly Column<JointPurchase>[] = [
  {
    id: 'title',
    header: 'Beschaffung',
    isRowHeader: true,
    cell: (row) => <Link href={`/vergaben/${row.procedureId}`}>{row.title}</Link>,
  },
  { id: 'fileNumber', header: 'Aktenzeichen', cell: (row) => row.fileNumber, secondary: true },
  { id: 'members', header: 'Mitglieder', align: 'end', cell: (row) => row.members },
  { id: 'suppliers', header: 'Auftragnehmer', cell: (row) => row.suppliers.join(', ') || 'noch offen' },
  { id: 'awardedOn', header: 'Zuschlag am', cell: (row) => (row.awardedOn ? date(row.awardedOn) : 'noch offen') },
  { id: 'value', header: 'Wert netto', align: 'end', cell: (row) => money(row.value) },
];

export function JointPurchasesCard({ purchases }: { readonly purchases: readonly JointPurchase[] }) {
  return (
    <Card title="Gemeinsame Beschaffungen" flush>
      <DataTable
        caption="Gemeinsame Beschaffungen"
        columns={COLUMNS}
        rows={purchases}
        rowKey={(row) => row.procedureId}
        footer={{
          title: <strong>{counted(purchases.length, 'Beschaffung', 'Beschaffungen')}</strong>,
          value: money(addDecimals(purchases.map(({ value }) => value))),
        }}
        empty={
          <p className="muted figure-rows__none">
            In diesem Berichtsjahr hat noch keine gemeinsame Beschaffung begonnen.
          </p>
        }
      />
    </Card>
  );
}
