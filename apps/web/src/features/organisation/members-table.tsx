import { counted, date } from '../../shared/format';
import { Badge, DataTable, DateText, EmptyState, Link, type Column } from '../../shared/ui';
import { contains, type DirectoryFilter, type Member } from './directory';

const COLUMNS: readonly Column<Member>[] = [
  {
    id: 'name',
    header: 'Mitgliedskommune',
    sort: ({ name }) => name,
    isRowHeader: true,
    cell: ({ slug, name }) => <Link href={`/verzeichnis?ansicht=kostenstellen&mitglied=${slug}`}>{name}</Link>,
  },
  {
    id: 'kind',
    header: 'Art',
    sort: ({ kind }) => kind,
    cell: ({ kind }) => (kind === 'county' ? 'Landkreis' : 'Stadt oder Gemeinde'),
    secondary: true,
  },
  { id: 'ags', header: 'Gemeindeschlüssel (AGS)', sort: ({ ags }) => ags, cell: ({ ags }) => ags },
  {
    id: 'inhabitants',
    header: 'Einwohner',
    align: 'end',
    sort: ({ population }) => population?.inhabitants,
    cell: ({ population }) =>
      population ? new Intl.NumberFormat('de-DE').format(population.inhabitants) : 'unbekannt',
  },
  {
    id: 'asOf',
    header: 'Stand und Quelle',
    cell: ({ population }) => (population ? `${date(population.asOf)}, ${population.source}` : '–'),
    secondary: true,
  },
  {
    id: 'joined',
    header: 'Beitritt',
    align: 'end',
    sort: ({ joinedOn }) => joinedOn,
    cell: ({ joinedOn, leftOn }) => (
      <>
        <DateText value={joinedOn} />
        {leftOn && <Badge tone="warning">ausgetreten am {date(leftOn)}</Badge>}
      </>
    ),
  },
];

export function MembersTable({
  members,
  loading,
  filter,
}: {
  readonly members: readonly Member[];
  readonly loading: boolean;
  readonly filter: DirectoryFilter;
}) {
  const shown = members.filter(({ name, ags }) => contains(filter.search, name, ags));
  const populations = [...new Set(members.flatMap(({ population }) => (population ? [population.asOf] : [])))];
  const sources = [...new Set(members.flatMap(({ population }) => (population ? [population.source] : [])))];
  return (
    <div className="stack">
      <DataTable
        caption="Mitgliedskommunen"
        columns={COLUMNS}
        rows={shown}
        rowKey={({ slug }) => slug}
        loading={loading}
        sorting={{ column: 'name', descending: false }}
        empty={
          <EmptyState title="Keine Mitgliedskommune gefunden" icon="search">
            Bitte ändern Sie die Suche.
          </EmptyState>
        }
      />
      {!loading && (
        <p className="muted small">
          {counted(shown.length, 'Mitgliedskommune', 'Mitgliedskommunen')}. Einwohnerzahlen: {sources.join(', ')}, Stand{' '}
          {populations.map(date).join(' und ')}.
        </p>
      )}
    </div>
  );
}
