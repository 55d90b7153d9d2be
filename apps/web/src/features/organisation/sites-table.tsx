import { useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import { DataTable, EmptyState, ProblemAlert, type Column } from '../../shared/ui';
import { contains, type DirectoryFilter, type Member, type Site } from './directory';

export function SitesTable({
  members,
  filter,
}: {
  readonly members: readonly Member[];
  readonly filter: DirectoryFilter;
}) {
  const { data, error, isLoading, refetch } = useApiQuery('/api/sites');
  const nameOf = (slug: string): string => members.find((member) => member.slug === slug)?.name ?? slug;
  const shown = (data?.items ?? []).filter(
    (site) =>
      (filter.member === '' || site.member === filter.member) &&
      contains(filter.search, site.name, site.street, site.city, nameOf(site.member)),
  );
  const columns: readonly Column<Site>[] = [
    { id: 'name', header: 'Lieferort', sort: ({ name }) => name, isRowHeader: true, cell: ({ name }) => name },
    {
      id: 'member',
      header: 'Mitgliedskommune',
      sort: ({ member }) => nameOf(member),
      cell: ({ member }) => nameOf(member),
    },
    {
      id: 'address',
      header: 'Anschrift',
      cell: ({ street, postcode, city }) => `${street}, ${postcode} ${city}`,
    },
  ];
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  return (
    <div className="stack">
      <DataTable
        caption="Lieferorte"
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        loading={isLoading}
        sorting={{ column: 'member', descending: false }}
        empty={
          <EmptyState title="Kein Lieferort gefunden" icon="search">
            Bitte ändern Sie die Suche oder setzen Sie die Filter zurück.
          </EmptyState>
        }
      />
      {!isLoading && (
        <p className="muted small" role="status">
          {counted(shown.length, 'Lieferort', 'Lieferorte')}
        </p>
      )}
    </div>
  );
}
