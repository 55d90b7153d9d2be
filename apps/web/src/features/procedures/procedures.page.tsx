import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import { ButtonLink, PageHeader, ProblemAlert } from '../../shared/ui';
import { fileColumns, shownColumns } from './list-columns';
import { isFiltered, ListFilterBar } from './list-filter-bar';
import {
  type ListFilters,
  type ListState,
  NO_FILTERS,
  queryOf,
  readState,
  stateOfView,
  VIEW_KINDS,
  writeState,
} from './list-filters';
import { ProcedureBoard } from './procedure-board';
import { ProcedureGantt } from './procedure-gantt';
import { ProcedureMonth } from './procedure-month';
import { ColumnChooser, ProcedureTable } from './procedure-table';
import { useSavedViews, ViewMenu } from './view-menu';

/** All procedures of the centre as table, board, calendar or timeline; filters and kind stand in the address. */
export default function ProceduresPage() {
  const can = usePermissions();
  const [search, setSearch] = useSearchParams();
  const state = readState(search);
  useDefaultView(search.size === 0, (next) => setSearch(new URLSearchParams(writeState(next)), { replace: true }));
  const change = (changed: Partial<ListState>): void =>
    setSearch(new URLSearchParams(writeState({ ...state, ...changed })), { replace: true });
  const filter = (changed: Partial<ListFilters>): void => change({ filters: { ...state.filters, ...changed } });
  const counts = useApiQuery('/api/procedures/counts', { query: queryOf(state.filters), keepPrevious: true });
  return (
    <>
      <PageHeader
        title="Vergaben"
        breadcrumb={[{ label: 'Heute', href: '/' }]}
        actions={
          can('procedure.manage') && (
            <ButtonLink kind="primary" icon="add" href="/vergaben/neu">
              Verfahren anlegen
            </ButtonLink>
          )
        }
      />
      <ListFilterBar
        filters={state.filters}
        change={filter}
        reset={isFiltered(state.filters) ? () => change({ filters: NO_FILTERS, view: '' }) : undefined}
        result={counts.data && counted(counts.data.total, 'Verfahren', 'Verfahren')}
        counts={counts.data?.phases}
      />
      {counts.error && <ProblemAlert problem={counts.error} onRetry={() => void counts.refetch()} />}
      <div className="list-tools">
        <ViewMenu state={state} change={change} />
        <KindSwitch state={state} change={change} />
        <span className="list-tools__end">
          {state.kind === 'table' && <ColumnChooser state={state} change={change} />}
          {(['xlsx', 'csv'] as const).map((format) => (
            <ButtonLink key={format} small download icon="download" href={fileOf(state, format)}>
              {format === 'xlsx' ? 'Excel' : 'CSV'}
            </ButtonLink>
          ))}
        </span>
      </div>
      {state.kind === 'table' && <ProcedureTable state={state} change={change} />}
      {state.kind === 'board' && <ProcedureBoard state={state} counts={counts.data?.phases} />}
      {state.kind === 'calendar' && <ProcedureMonth list={state} />}
      {state.kind === 'timeline' && <ProcedureGantt state={state} />}
    </>
  );
}

/** Opens the person's own first view where the address asks for nothing. */
function useDefaultView(nothingAsked: boolean, open: (state: ListState) => void): void {
  const first = useSavedViews().data?.items.find(({ isDefault }) => isDefault);
  useEffect(() => {
    if (nothingAsked && first) open(stateOfView(first));
    // Only when the page opens: whoever resets the filters wants the whole list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [first?.id]);
}

const fileOf = ({ filters, sort, columns }: ListState, format: string): string => {
  const shown = fileColumns(shownColumns(columns).map(({ id }) => id));
  return `/api/procedures/export?${new URLSearchParams({ ...queryOf(filters), sort, columns: shown, format }).toString()}`;
};

interface SwitchProps {
  readonly state: ListState;
  readonly change: (changed: Partial<ListState>) => void;
}

function KindSwitch({ state, change }: SwitchProps) {
  return (
    <div className="kind-switch" role="group" aria-label="Darstellung">
      {VIEW_KINDS.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className="kind-switch__button"
          aria-pressed={state.kind === value}
          onClick={() => change({ kind: value })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
