import { DataTable, Link, type Certainty, type Column } from '../../shared/ui';
import { CERTAINTIES, certaintyOf, type RuleSet, validityText } from './law-facts';

const HEADERS = { ...CERTAINTIES, unofficial: 'nicht amtlich' };

/** Counted by the marks of the page, where a source that is not official is no proof. */
const countOf = ({ facts }: RuleSet, certainty: Certainty): number =>
  facts.filter((fact) => certaintyOf(fact) === certainty).length;

const COLUMNS: readonly Column<RuleSet>[] = [
  {
    id: 'name',
    header: 'Regelstand',
    isRowHeader: true,
    sort: ({ germanName }) => germanName,
    cell: ({ id, germanName, contents }) => (
      <div>
        <Link href={`/rechtsstand?stand=${id}&tag=alle`}>{germanName}</Link>
        <p className="law-set__contents muted small">{contents}</p>
      </div>
    ),
  },
  {
    id: 'validity',
    header: 'Geltung',
    sort: ({ validFrom }) => validFrom ?? '',
    cell: (set) => <span className="figure">{validityText(set) || 'je Regel verschieden'}</span>,
  },
  { id: 'facts', header: 'Regeln', align: 'end', sort: ({ facts }) => facts.length, cell: ({ facts }) => facts.length },
  ...(['verified', 'unofficial', 'remembered', 'unknown'] as const).map((certainty): Column<RuleSet> => ({
    id: certainty,
    header: HEADERS[certainty],
    align: 'end',
    sort: (set) => countOf(set, certainty),
    cell: (set) => countOf(set, certainty),
  })),
];

/** What is stored for which time, and how certain it is. */
export function RuleSetTable({ sets }: { readonly sets: readonly RuleSet[] }) {
  return (
    <DataTable
      caption="Regelstände"
      columns={COLUMNS}
      rows={sets}
      rowKey={({ id }) => id}
      sorting={{ column: 'validity', descending: true }}
    />
  );
}
