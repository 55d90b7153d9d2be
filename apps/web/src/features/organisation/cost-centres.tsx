import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import { Badge, Button, DataTable, EmptyState, ProblemAlert, type Column } from '../../shared/ui';
import { CostCentreDialog } from './cost-centre-dialog';
import {
  contains,
  type CostCentre,
  type DirectoryFilter,
  type Member,
  VALIDITIES,
  validityOf,
  validityText,
} from './directory';

export function CostCentres({
  members,
  filter,
}: {
  readonly members: readonly Member[];
  readonly filter: DirectoryFilter;
}) {
  const { data, error, isLoading, refetch } = useApiQuery('/api/cost-centres');
  const { today, members: ownMembers } = useSession();
  const can = usePermissions();
  const [, setParameters] = useSearchParams();
  const [edited, setEdited] = useState<string>();
  const all = data?.items ?? [];
  const nameOf = (slug: string): string => members.find((member) => member.slug === slug)?.name ?? slug;
  const shown = all.filter(
    ({ member, number, name, responsible, department, ...period }) =>
      (filter.member === '' || member === filter.member) &&
      contains(
        filter.search,
        number,
        name,
        responsible,
        department,
        nameOf(member),
        VALIDITIES[validityOf(period, today)],
      ),
  );
  const expired = shown.filter((costCentre) => validityOf(costCentre, today) === 'expired').length;

  const columns: Column<CostCentre>[] = [
    {
      id: 'number',
      header: 'Nummer',
      sort: ({ number }) => number,
      isRowHeader: true,
      cell: ({ number }) => number,
    },
    { id: 'name', header: 'Bezeichnung', sort: ({ name }) => name, cell: ({ name }) => name },
    ...(ownMembers.length === 1
      ? []
      : [
          {
            id: 'member',
            header: 'Mitgliedskommune',
            sort: ({ member }: CostCentre) => nameOf(member),
            cell: ({ member }: CostCentre) => nameOf(member),
          },
        ]),
    {
      id: 'department',
      header: 'Fachamt',
      sort: ({ department }) => department,
      cell: ({ department }) => department ?? '–',
      secondary: true,
    },
    {
      id: 'responsible',
      header: 'Verantwortlich',
      sort: ({ responsible }) => responsible,
      cell: ({ responsible }) => responsible ?? '–',
    },
    {
      id: 'validity',
      header: 'Gültigkeit',
      sort: ({ validTo }) => validTo ?? '9999-12-31',
      cell: (costCentre) => {
        const validity = validityOf(costCentre, today);
        return (
          <span className="validity">
            <span className="figure">{validityText(costCentre, today)}</span>
            {validity !== 'valid' && (
              <Badge tone={validity === 'expired' ? 'danger' : 'info'}>{VALIDITIES[validity]}</Badge>
            )}
          </span>
        );
      },
    },
  ];

  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  const manages = can('directory.manage');
  const reset = (): void => setParameters({ ansicht: 'kostenstellen' }, { replace: true });
  return (
    <div className="stack">
      <div className="list-head">
        <p className="muted" role="status">
          {!isLoading && counted(shown.length, 'Kostenstelle', 'Kostenstellen')}
          {expired > 0 && `, davon ${expired} abgelaufen`}
        </p>
        {manages && (
          <Button icon="add" kind="primary" onClick={() => setEdited('neu')}>
            Kostenstelle anlegen
          </Button>
        )}
      </div>
      <DataTable
        caption="Kostenstellen"
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        loading={isLoading}
        actions={
          manages ? ({ id }) => [{ label: 'Bearbeiten', icon: 'edit', onClick: () => setEdited(id) }] : undefined
        }
        empty={
          <EmptyState
            title="Keine Kostenstelle gefunden"
            icon="search"
            action={<Button onClick={reset}>Alle Kostenstellen zeigen</Button>}
          >
            Zu dieser Suche passt keine Nummer, keine Bezeichnung und keine verantwortliche Person.
          </EmptyState>
        }
      />
      {edited && (
        <CostCentreDialog
          costCentre={all.find(({ id }) => id === edited)}
          costCentres={all}
          members={members}
          member={filter.member}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}
