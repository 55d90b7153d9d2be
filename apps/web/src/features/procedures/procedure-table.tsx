import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useApiList } from '../../shared/api';
import { Card, CheckboxGroup, DataTable, LoadMore, Popover, ProblemAlert } from '../../shared/ui';
import { LIST_COLUMNS, shownColumns } from './list-columns';
import { type ListState, type ProcedureItem, queryOf } from './list-filters';
import { NoProcedures } from './no-procedures';

interface Props {
  readonly state: ListState;
  readonly change: (changed: Partial<ListState>) => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.matches('input, select, textarea, [role="menuitem"]') || target.isContentEditable);

/** j and k go from row to row anywhere on the page, arrows while a row is marked; Enter opens its link. */
function useRowKeys() {
  const table = useRef<HTMLDivElement>(null);
  const move = (step: number): void => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>('tbody th a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = links[at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
    next?.focus();
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };
  useEffect(() => {
    const keys = (event: globalThis.KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'j') move(1);
      if (event.key === 'k') move(-1);
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);
  const arrows = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    move(step);
  };
  return { table, arrows };
}

/** The dense list: sorted by the server, with the columns the person chose. */
export function ProcedureTable({ state, change }: Props) {
  const query = { ...queryOf(state.filters), sort: state.sort, limit: 50 };
  const list = useApiList<ProcedureItem>('/api/procedures', { query, keepPrevious: true });
  const { table, arrows } = useRowKeys();
  const descending = state.sort.startsWith('-');
  return (
    <>
      {list.problem && <ProblemAlert problem={list.problem} />}
      <Card flush>
        <div ref={table} className="procedure-table" onKeyDown={arrows}>
          <DataTable
            caption="Vergabeverfahren"
            columns={shownColumns(state.columns)}
            rows={list.items}
            rowKey={({ id }) => id}
            loading={list.isLoading}
            sorting={{ column: state.sort.replace('-', ''), descending }}
            onSort={(next) => change({ sort: `${next.descending ? '-' : ''}${next.column}` })}
            empty={list.problem ? null : <NoProcedures filters={state.filters} />}
          />
        </div>
        <div className="procedure-foot">
          <LoadMore list={list} />
          <span className="muted small procedure-foot__keys">
            <kbd>j</kbd> <kbd>k</kbd> nächste und vorige Zeile, <kbd>Enter</kbd> öffnet
          </span>
        </div>
      </Card>
    </>
  );
}

/** Which columns the table shows. */
export function ColumnChooser({ state, change }: Props) {
  const shown = shownColumns(state.columns).map(({ id }) => id);
  return (
    <Popover button="Spalten" className="procedure-columns">
      {() => (
        <CheckboxGroup
          id="spalten"
          label="Gezeigte Spalten"
          optional
          value={shown}
          options={LIST_COLUMNS.filter(({ id }) => id !== 'title').map(({ id, header }) => ({
            value: id,
            label: header,
          }))}
          onChange={(columns) =>
            change({ columns: LIST_COLUMNS.map(({ id }) => id).filter((id) => columns.includes(id)) })
          }
        />
      )}
    </Popover>
  );
}
