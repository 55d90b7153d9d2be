import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, ButtonLink } from './button';
import { classNames } from './class-names';
import { Icon } from './icon';
import { Menu, type MenuItem } from './menu';
import { nextSorting, sortRows, type Sorting, type SortValue } from './table-sorting';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for figures: right-aligned with tabular digits, never wrapped. */
  readonly align?: 'start' | 'end';
  /** What the rows are sorted by in the page; `server` where the list is sorted by the server. */
  readonly sort?: ((row: Row) => SortValue) | 'server';
  /** The column that names the row. Without any, the first one does. */
  readonly isRowHeader?: boolean;
  /** Left out on narrow screens. */
  readonly secondary?: boolean;
  readonly width?: string;
}

/** One action is a button in the row; more of them stand in a menu behind it. */
export type RowAction = MenuItem;

export interface DataTableProps<Row> {
  /** Names the table; shown only with `captionVisible`. */
  readonly caption: string;
  readonly captionVisible?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly actions?: (row: Row) => readonly RowAction[];
  /** In place of the rows when there are none. */
  readonly empty?: ReactNode;
  readonly loading?: boolean;
  /** The order when the page opens, and of server-sorted lists. */
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  /** Sums under the columns, by column id. */
  readonly footer?: Readonly<Record<string, ReactNode>>;
  /** On phones each row becomes a small card (default), or the table scrolls sideways. */
  readonly narrow?: 'cards' | 'scroll';
}

const SKELETON_ROWS = 6;

/** Scrolling regions have to be reachable by keyboard, but only while there is something to scroll. */
function useScrollable() {
  const region = useRef<HTMLDivElement>(null);
  const [scrollable, setScrollable] = useState(false);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const measure = (): void =>
      setScrollable(element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return { region, scrollable };
}

function Head<Row>({
  column,
  sorting,
  onSort,
}: {
  column: Column<Row>;
  sorting?: Sorting;
  onSort: (id: string) => void;
}) {
  const active = sorting?.column === column.id;
  const direction = active ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th
      role="columnheader"
      scope="col"
      className={cellClass(column)}
      style={column.width ? { width: column.width } : undefined}
      aria-sort={direction}
    >
      {column.sort ? (
        <button type="button" className="data-table__sort" onClick={() => onSort(column.id)}>
          {column.header}
          <Icon name={direction === 'descending' ? 'arrow-down' : 'arrow-up'} size="small" />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

const cellClass = <Row,>(column: Column<Row>): string | undefined =>
  classNames(column.align === 'end' && 'data-table__figure', column.secondary && 'data-table__secondary') || undefined;

function RowActions({ actions, name }: { actions: readonly RowAction[]; name: string }) {
  const [first, ...more] = actions;
  if (!first) return null;
  const label = (
    <>
      {first.label}
      <span className="visually-hidden"> ({name})</span>
    </>
  );
  return (
    <div className="data-table__buttons">
      {first.href ? (
        <ButtonLink small href={first.href} icon={first.icon}>
          {label}
        </ButtonLink>
      ) : (
        <Button small icon={first.icon} onClick={first.onClick}>
          {label}
        </Button>
      )}
      {more.length > 0 && <Menu label={`Weitere Aktionen: ${name}`} items={more} />}
    </div>
  );
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionVisible, columns, rows, rowKey, actions, empty, loading, footer, narrow = 'cards' } = props;
  const [ownSorting, setOwnSorting] = useState(props.sorting);
  const { region, scrollable } = useScrollable();
  const sorting = props.onSort ? props.sorting : ownSorting;
  const sortedBy = columns.find((column) => column.id === sorting?.column)?.sort;
  const shown = typeof sortedBy === 'function' && sorting ? sortRows(rows, sortedBy, sorting.descending) : rows;
  const rowHeader = columns.find((column) => column.isRowHeader) ?? columns[0];
  const width = columns.length + (actions ? 1 : 0);

  const sort = (column: string): void => {
    const next = nextSorting(sorting, column);
    setOwnSorting(next);
    props.onSort?.(next);
  };

  if (!loading && rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div
      ref={region}
      className={classNames('data-table__region', narrow === 'cards' && 'data-table__region--cards')}
      {...(scrollable ? { role: 'region', 'aria-label': `Tabelle ${caption}`, tabIndex: 0 } : {})}
    >
      {/* The roles hold the table together where narrow screens lay the rows out as cards. */}
      <table role="table" className="data-table" aria-busy={loading || undefined}>
        <caption className={captionVisible ? 'data-table__caption' : 'visually-hidden'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} onSort={sort} />
            ))}
            {actions && (
              <th role="columnheader" scope="col" className="data-table__actions">
                <span className="visually-hidden">Aktionen</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {loading && rows.length === 0 && <SkeletonRows width={width} />}
          {shown.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) =>
                column === rowHeader ? (
                  <th
                    role="rowheader"
                    scope="row"
                    key={column.id}
                    className={cellClass(column)}
                    data-label={column.header}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td role="cell" key={column.id} className={cellClass(column)} data-label={column.header}>
                    {column.cell(row)}
                  </td>
                ),
              )}
              {actions && (
                <td role="cell" className="data-table__actions">
                  <NamedActions row={row} actions={actions(row)} rowKey={rowKey} header={rowHeader} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {footer && rows.length > 0 && (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <td role="cell" key={column.id} className={cellClass(column)} data-label={column.header}>
                  {footer[column.id]}
                </td>
              ))}
              {actions && <td role="cell" />}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** Says which row an action belongs to; the text of the row's first column, where it is one. */
function NamedActions<Row>({
  row,
  actions,
  rowKey,
  header,
}: {
  row: Row;
  actions: readonly RowAction[];
  rowKey: (row: Row) => string;
  header: Column<Row> | undefined;
}) {
  const named = typeof header?.sort === 'function' ? header.sort(row) : header?.cell(row);
  const isText = typeof named === 'string' || typeof named === 'number';
  return <RowActions actions={actions} name={isText ? String(named) : rowKey(row)} />;
}

function SkeletonRows({ width }: { readonly width: number }) {
  return (
    <>
      {Array.from({ length: SKELETON_ROWS }, (_, index) => (
        <tr role="row" key={index}>
          <td role="cell" colSpan={width}>
            {index === 0 && <span className="visually-hidden">Wird geladen …</span>}
            <span className="skeleton__line" />
          </td>
        </tr>
      ))}
    </>
  );
}
