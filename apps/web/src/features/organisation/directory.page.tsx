import { useSearchParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { FilterBar, PageHeader, ProblemAlert, SelectField, Tabs, TextField, type Tab } from '../../shared/ui';
import { PeopleTable } from '../identity/people-table';
import { PermissionTable } from '../identity/permission-table';
import { CostCentres } from './cost-centres';
import type { DirectoryFilter } from './directory';
import { MemberDays } from './member-days';
import { MembersTable } from './members-table';
import { SitesTable } from './sites-table';

const MEMBER_TABS = ['kostenstellen', 'lieferorte', 'tage', 'personen'];
const FILTERED_TABS = ['mitglieder', ...MEMBER_TABS];

export default function DirectoryPage() {
  const [parameters, setParameters] = useSearchParams();
  const { members: ownMembers } = useSession();
  const can = usePermissions();
  const { data, error, isLoading, refetch } = useApiQuery('/api/members');
  const members = data?.items ?? [];
  const filter: DirectoryFilter = {
    search: parameters.get('suche') ?? '',
    member: parameters.get('mitglied') ?? '',
  };
  const isFiltered = filter.search !== '' || filter.member !== '';
  const open = parameters.get('ansicht') ?? (isFiltered ? 'kostenstellen' : 'mitglieder');

  const set = (values: Readonly<Record<string, string>>): void =>
    setParameters(
      (current) => {
        const next = new URLSearchParams(current);
        next.set('ansicht', open);
        for (const [name, value] of Object.entries(values)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );

  const tabs: Tab[] = [
    {
      id: 'mitglieder',
      label: 'Mitglieder',
      content: <MembersTable members={members} loading={isLoading} filter={filter} />,
    },
    { id: 'kostenstellen', label: 'Kostenstellen', content: <CostCentres members={members} filter={filter} /> },
    { id: 'lieferorte', label: 'Lieferorte', content: <SitesTable members={members} filter={filter} /> },
    { id: 'tage', label: 'Schließ- & Sitzungstage', content: <MemberDays members={members} filter={filter} /> },
    ...(can('people.manage')
      ? [
          {
            id: 'personen',
            label: 'Personen & Rollen',
            content: <PeopleTable members={members} search={filter.search} member={filter.member} />,
          },
        ]
      : []),
    { id: 'berechtigungen', label: 'Berechtigungen', content: <PermissionTable /> },
  ];

  return (
    <>
      <PageHeader title="Verzeichnis" lead="Mitgliedskommunen, ihre Kostenstellen und Lieferorte und wer was darf." />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {FILTERED_TABS.includes(open) && (
        <FilterBar onReset={isFiltered ? () => set({ suche: '', mitglied: '' }) : undefined}>
          <TextField
            id="verzeichnis-suche"
            label="Suche"
            type="search"
            placeholder="Nummer oder Name"
            optional
            value={filter.search}
            onChange={(suche) => set({ suche })}
          />
          {MEMBER_TABS.includes(open) && ownMembers.length !== 1 && (
            <SelectField
              id="verzeichnis-mitglied"
              label="Mitgliedskommune"
              optional
              placeholder="alle"
              value={filter.member}
              onChange={(mitglied) => set({ mitglied })}
              options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
          )}
        </FilterBar>
      )}
      <Tabs label="Verzeichnis" tabs={tabs} active={open} onChange={(ansicht) => set({ ansicht })} />
    </>
  );
}
