import { useState } from 'react';
import { Button, Card, type Column, DataTable, Link } from '../../shared/ui';
import { addressOf, drillDown, type Filters } from './filters';
import { cellText, isFigure, lineName, type Report, type ReportColumn, type ReportLine } from './report';

/** Columns that open the next level; the first one shown carries the link. */
const KEY_COLUMNS = ['memberName', 'costCentreName', 'articleText', 'month'];
/** Said besides by others or needed only in a spreadsheet: left out on narrow screens. */
const SECONDARY = ['productGroup', 'vat', 'gross', 'baseQuantity', 'baseUnit', 'postings'];

export interface ConsumptionTableProps {
  readonly filters: Filters;
  readonly report: Report;
  /** True while other lines are on their way: these lead nowhere any more. */
  readonly stale: boolean;
}

/** Left out of a wide table until all columns are asked for. */
const DETAILS = ['productGroup', 'baseQuantity', 'baseUnit', 'vat', 'gross'];
const WIDE = 9;

/** Without details, and without the member where it is the same in every line. */
function brief({ columns, items }: Report): readonly ReportColumn[] {
  const sameMember = new Set(items.map((line) => line['member'])).size === 1;
  return columns.filter(({ id }) => !DETAILS.includes(id) && !(id === 'memberName' && sameMember));
}

/** The report as the exports have it: columns, cells and totals come from the server. */
export function ConsumptionTable({ filters, report, stale }: ConsumptionTableProps) {
  const [all, setAll] = useState(false);
  const isWide = report.columns.length > WIDE;
  const columns = isWide && !all ? brief(report) : report.columns;
  const last = report.columns.filter(({ id }) => KEY_COLUMNS.includes(id)).at(-1);
  const toColumn = (column: ReportColumn): Column<ReportLine> => ({
    id: column.id,
    header: column.header,
    align: isFigure(column.kind) ? 'end' : 'start',
    secondary: SECONDARY.includes(column.id),
    isRowHeader: column.id === last?.id,
    sort: (line) => line[column.id],
    cell: (line) => {
      const text = cellText(column.kind, line[column.id]);
      const next = column.id === last?.id && !stale ? drillDown(filters, line) : undefined;
      return next ? <Link href={addressOf(next)}>{text}</Link> : text;
    },
  });
  const footer = Object.fromEntries(
    columns.map(({ id, kind }, index) => [
      id,
      index === 0 ? <strong>Summe</strong> : report.totals[id] === undefined ? '' : cellText(kind, report.totals[id]),
    ]),
  );
  const keyOf = (line: ReportLine): string =>
    [line['member'], line['costCentre'], line['article'], line['unit'], line['baseUnit'], line['month']].join(' ') +
    lineName(line);
  return (
    <Card
      flush
      title={isWide ? 'Zeilen' : undefined}
      actions={
        isWide && (
          <Button small kind="tertiary" icon="visibility" onClick={() => setAll(!all)}>
            {all ? 'Weniger Spalten zeigen' : 'Alle Spalten zeigen'}
          </Button>
        )
      }
    >
      <DataTable
        caption="Verbrauch"
        loading={stale}
        columns={columns.map(toColumn)}
        rows={report.items}
        rowKey={keyOf}
        footer={footer}
        narrow="cards"
      />
    </Card>
  );
}
