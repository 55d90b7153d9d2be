import type { components } from '../api/schema';
import { DataTable, type Column } from '../ui';

type RejectedRecord = components['schemas']['RejectedRecordResponse'];

const COLUMNS: readonly Column<RejectedRecord>[] = [
  { id: 'line', header: 'Zeile', cell: ({ line }) => line, sort: ({ line }) => line, isRowHeader: true },
  { id: 'record', header: 'Datensatz', cell: ({ record }) => record, secondary: true },
  { id: 'field', header: 'Spalte', cell: ({ field }) => field },
  { id: 'value', header: 'Wert', cell: ({ value }) => (value === '' ? '(leer)' : value) },
  {
    id: 'message',
    header: 'Grund',
    cell: ({ message, further }) => (
      <>
        {message}
        {further.map((each) => (
          <span key={`${each.field} ${each.message}`} className="further-finding">
            {each.field}: {each.message}
          </span>
        ))}
      </>
    ),
  },
];

/** The records of a file that cannot be taken over, each with what would be right. */
export const RejectedRecords = ({ rejected }: { readonly rejected: readonly RejectedRecord[] }) => (
  <DataTable
    caption="Fehlerhafte Zeilen der Datei"
    columns={COLUMNS}
    rows={rejected}
    rowKey={({ record }) => String(record)}
  />
);
