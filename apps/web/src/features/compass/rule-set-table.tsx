import { DataTable, Link, type Column } from '../../shared/ui';
import { type RuleSet, validityText } from './law-facts';

const COLUMNS: readonly Column<RuleSet>[] = [
  {
    id: 'name',
    header: 'Regelstand',
    isRowHeader: true,
    sort: ({ germanName }) => germanName,
    cell: ({ id, germanName }) => <Link href={`/rechtsstand?stand=${id}&tag=alle`}>{germanName}</Link>,
  },
  {
    id: 'validity',
    header: 'Geltung',
    sort: ({ validFrom }) => validFrom ?? '',
    cell: (set) => <span className="figure">{validityText(set) || 'je Regel verschieden'}</span>,
  },
  { id: 'contents', header: 'Inhalt', cell: ({ contents }) => contents, secondary: true },
  { id: 'facts', header: 'Regeln', align: 'end', sort: ({ facts }) => facts.length, cell: ({ facts }) => facts.length },
  {
    id: 'verified',
    header: 'belegt',
    align: 'end',
    sort: ({ certainty }) => certainty.verified,
    cell: ({ certainty }) => certainty.verified,
  },
  {
    id: 'remembered',
    header: 'nicht belegt',
    align: 'end',
    sort: ({ certainty }) => certainty.remembered,
    cell: ({ certainty }) => certainty.remembered,
  },
  {
    id: 'unknown',
    header: 'unbekannt',
    align: 'end',
    sort: ({ certainty }) => certainty.unknown,
    cell: ({ certainty }) => certainty.unknown,
  },
];

/** What is stored for which time, and how certain it is. */
export function RuleSetTable({ sets }: { readonly sets: readonly RuleSet[] }) {
  return <DataTable caption="Regelstände" columns={COLUMNS} rows={sets} rowKey={({ id }) => id} />;
}
