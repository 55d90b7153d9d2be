import { useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { counted } from '../../shared/format';
import { Badge, DataTable, EmptyState, ProblemAlert, type Column } from '../../shared/ui';

type Person = components['schemas']['PersonListItemResponse'];

export interface PeopleTableProps {
  readonly members: readonly { readonly slug: string; readonly name: string }[];
  readonly search: string;
  readonly member: string;
}

/** Everyone of the centre with their roles. */
export function PeopleTable({ members, search, member }: PeopleTableProps) {
  const { data, error, isLoading, refetch } = useApiQuery('/api/people');
  const nameOf = (slug: string): string => members.find((one) => one.slug === slug)?.name ?? slug;
  const roles = (person: Person): string[] =>
    person.roles.map((role) => (role.member ? `${role.roleName} (${nameOf(role.member)})` : role.roleName));
  const words = search.toLocaleLowerCase('de').split(/\s+/);
  const shown = (data?.items ?? []).filter((person) => {
    const text = [person.name, person.email, ...roles(person)].join(' ').toLocaleLowerCase('de');
    return (
      (member === '' || person.roles.some((role) => role.member === member)) &&
      words.every((word) => text.includes(word))
    );
  });
  const columns: readonly Column<Person>[] = [
    { id: 'name', header: 'Name', sort: ({ name }) => name, isRowHeader: true, cell: ({ name }) => name },
    {
      id: 'roles',
      header: 'Rollen',
      sort: (person) => roles(person).join(', '),
      cell: (person) => roles(person).join(', ') || 'keine Rolle',
    },
    { id: 'email', header: 'E-Mail-Adresse', sort: ({ email }) => email, cell: ({ email }) => email, secondary: true },
    {
      id: 'active',
      header: 'Konto',
      sort: ({ active }) => (active ? 'aktiv' : 'gesperrt'),
      cell: ({ active }) => (active ? <Badge tone="success">aktiv</Badge> : <Badge tone="danger">gesperrt</Badge>),
    },
  ];
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  return (
    <div className="stack">
      <DataTable
        caption="Personen und Rollen"
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        loading={isLoading}
        sorting={{ column: 'name', descending: false }}
        empty={
          <EmptyState title="Keine Person gefunden" icon="search">
            Bitte ändern Sie die Suche oder setzen Sie die Filter zurück.
          </EmptyState>
        }
      />
      {!isLoading && (
        <p className="muted small" role="status">
          {counted(shown.length, 'Person', 'Personen')}
        </p>
      )}
    </div>
  );
}
