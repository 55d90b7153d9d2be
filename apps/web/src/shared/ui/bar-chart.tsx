import { useId, useState, type ReactNode } from 'react';
import { Button } from './button';
import { Bars, Columns, fillOf, SeriesPatterns, valueOf, type ChartRow, type ChartSeries } from './chart-drawing';
import { DataTable, type Column } from './data-table';

export interface BarChartProps {
  readonly title: string;
  /** What the chart says, in a sentence; read out in place of the picture. */
  readonly summary: string;
  readonly rowHeader: string;
  readonly series: readonly ChartSeries[];
  readonly rows: readonly ChartRow[];
  /** The exact value for table and bar: `money`, `quantity` … */
  readonly format: (value: string) => string;
  /** Bars for names (default), columns for a course of time. */
  readonly layout?: 'bars' | 'columns';
  readonly actions?: ReactNode;
}

/** A chart as picture, with its table one click away. */
export function BarChart(props: BarChartProps) {
  const { title, summary, rowHeader, series, rows, format, layout = 'bars', actions } = props;
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const columns: readonly Column<ChartRow>[] = [
    { id: 'label', header: rowHeader, cell: (row) => row.label, isRowHeader: true },
    ...series.map((each): Column<ChartRow> => ({
      id: each.id,
      header: each.label,
      align: 'end',
      cell: (row) => format(valueOf(row, each)),
      sort: (row) => valueOf(row, each),
    })),
  ];
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption className="chart__head">
        <span id={id} className="chart__title">
          {title}
        </span>
        <span className="button-row">
          {actions}
          <Button small kind="tertiary" icon={asTable ? 'chart' : 'checklist'} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Als Diagramm zeigen' : 'Als Tabelle zeigen'}
          </Button>
        </span>
      </figcaption>
      {asTable ? (
        <DataTable caption={title} columns={columns} rows={rows} rowKey={(row) => row.id} />
      ) : (
        <>
          {series.length > 1 && (
            <ul className="chart__legend">
              {series.map((each, index) => (
                <li key={each.id}>
                  <svg viewBox="0 0 16 16" aria-hidden="true" className="chart__swatch">
                    <SeriesPatterns prefix={`${id}-legende`} count={series.length} />
                    <rect width="16" height="16" fill={fillOf(`${id}-legende`, index)} className="chart__bar" />
                  </svg>
                  {each.label}
                </li>
              ))}
            </ul>
          )}
          <div role="img" aria-label={`${title}. ${summary}`} className="chart__picture">
            {layout === 'columns' && <Columns {...{ id, series, rows, format }} />}
            <div className={layout === 'columns' ? 'chart__narrow' : undefined}>
              <Bars {...{ id: `${id}-balken`, series, rows, format }} />
            </div>
          </div>
          <p className="muted small">{summary}</p>
        </>
      )}
    </figure>
  );
}
