import { drawnLength } from '../format';
import { axisLabel, chartScale, scaled } from './chart-scale';

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
}

export interface ChartRow {
  readonly id: string;
  readonly label: string;
  /** Decimal strings by series id. */
  readonly values: Readonly<Record<string, string>>;
  /** Where a click on the row's name in the table leads. */
  readonly href?: string;
}

export const valueOf = (row: ChartRow, series: ChartSeries): string => row.values[series.id] ?? '0';

const COLOURS = 6;
const colourOf = (index: number): string => `var(--chart-${(index % COLOURS) + 1})`;
export const fillOf = (prefix: string, index: number): string =>
  index === 0 ? colourOf(0) : `url(#${prefix}-${index})`;

/** Every series but the first is hatched in its own direction, so that nobody needs to tell colours apart. */
export function SeriesPatterns({ prefix, count }: { prefix: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: count - 1 }, (_, at) => (
        <pattern
          key={at}
          id={`${prefix}-${at + 1}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${45 + at * 60})`}
        >
          <rect width="6" height="6" fill={colourOf(at + 1)} opacity="0.35" />
          <rect width="3" height="6" fill={colourOf(at + 1)} />
        </pattern>
      ))}
    </defs>
  );
}

interface DrawingProps {
  readonly id: string;
  readonly series: readonly ChartSeries[];
  readonly rows: readonly ChartRow[];
  readonly format: (value: string) => string;
}

const scaleOf = ({ rows, series }: DrawingProps) =>
  chartScale(rows.flatMap((row) => series.map((each) => drawnLength(valueOf(row, each)))));

/** Horizontal bars: HTML carries the texts, so that they keep their size and wrap; each bar is a small SVG. */
export function Bars(props: DrawingProps) {
  const { id, series, rows, format } = props;
  const scale = scaleOf(props);
  const zero = scaled(scale, 0) * 100;
  return (
    <div className="bars" aria-hidden="true">
      {rows.map((row, at) => (
        <div key={row.id} className="bars__row">
          <span className="bars__label">{row.label}</span>
          <span className="bars__values">
            {series.map((each, index) => {
              const end = scaled(scale, drawnLength(valueOf(row, each))) * 100;
              return (
                <span key={each.id} className="bars__value">
                  <svg className="bars__bar" width="100%" height="14">
                    <SeriesPatterns prefix={`${id}-${at}-${index}`} count={series.length} />
                    <rect width="100%" height="14" className="bars__track" />
                    <rect
                      className="chart__bar"
                      x={`${Math.min(zero, end)}%`}
                      width={`${Math.abs(end - zero)}%`}
                      height="14"
                      fill={fillOf(`${id}-${at}-${index}`, index)}
                    />
                  </svg>
                  <span className="figure bars__figure">{format(valueOf(row, each))}</span>
                </span>
              );
            })}
          </span>
        </div>
      ))}
    </div>
  );
}

const HEIGHT = 220;
const MARGIN = { left: 64, right: 8, top: 8, bottom: 28 };
const SLOT = 56;
const MAX_ENLARGEMENT = 1.35;

/** Columns over a course of time, with an axis. */
export function Columns(props: DrawingProps) {
  const { id, series, rows, format } = props;
  const scale = scaleOf(props);
  const width = MARGIN.left + MARGIN.right + Math.max(rows.length, 6) * SLOT;
  const inner = HEIGHT - MARGIN.top - MARGIN.bottom;
  const slot = (width - MARGIN.left - MARGIN.right) / Math.max(rows.length, 1);
  const bar = Math.min(28, (slot * 0.7) / series.length);
  const yOf = (value: number): number => MARGIN.top + inner * (1 - scaled(scale, value));
  return (
    <svg
      className="columns"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      style={{ maxWidth: `${Math.round(width * MAX_ENLARGEMENT)}px` }}
      aria-hidden="true"
    >
      <SeriesPatterns prefix={id} count={series.length} />
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className="columns__line" x1={MARGIN.left} x2={width - MARGIN.right} y1={yOf(tick)} y2={yOf(tick)} />
          <text className="columns__tick" x={MARGIN.left - 8} y={yOf(tick) + 4} textAnchor="end">
            {axisLabel(tick)}
          </text>
        </g>
      ))}
      {rows.map((row, at) => {
        const middle = MARGIN.left + slot * (at + 0.5);
        return (
          <g key={row.id}>
            {series.map((each, index) => {
              const value = drawnLength(valueOf(row, each));
              const top = Math.min(yOf(value), yOf(0));
              return (
                <rect
                  key={each.id}
                  className="chart__bar"
                  x={middle - (bar * series.length) / 2 + bar * index + 1}
                  y={top}
                  width={bar - 2}
                  height={Math.abs(yOf(value) - yOf(0))}
                  fill={fillOf(id, index)}
                >
                  <title>{`${row.label}, ${each.label}: ${format(valueOf(row, each))}`}</title>
                </rect>
              );
            })}
            <text className="columns__label" x={middle} y={HEIGHT - 8} textAnchor="middle">
              {row.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
