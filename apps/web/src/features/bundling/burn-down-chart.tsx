import { useId, useState } from 'react';
import { date, daysBetween, drawnLength } from '../../shared/format';
import { Button, type Column, DataTable } from '../../shared/ui';
import type { BurnDown } from './framework-types';

const WIDTH = 1000;
const HEIGHT = 300;

export interface BurnDownChartProps {
  readonly title: string;
  readonly burnDown: BurnDown;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** Writes a figure: money, or a quantity with its unit. */
  readonly format: (value: string) => string;
}

/** Called off against time: what was used, the straight line of the forecast and the maximum; the table one click away. */
export function BurnDownChart({ title, burnDown, from, to, today, format }: BurnDownChartProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const { course, maximum, used, usedAtEnd, exhaustedOn } = burnDown;
  const top = Math.max(...[maximum, used, usedAtEnd].map((value) => (value === null ? 0 : drawnLength(value))), 1);
  const term = Math.max(1, daysBetween(from, to));
  const x = (day: string): number => (Math.min(term, Math.max(0, daysBetween(from, day))) / term) * WIDTH;
  const y = (value: number): number => HEIGHT - (value / top) * HEIGHT;
  const points = [{ day: from, used: '0' }, ...course];
  const last = points.at(-1) ?? { day: from, used: '0' };
  const line = points.map((point) => `${x(point.day)},${y(drawnLength(point.used))}`).join(' ');
  const summary = [
    `Abgerufen ${format(used)}${maximum === null ? '' : ` von ${format(maximum)}`}.`,
    exhaustedOn ? `Bei diesem Tempo am ${date(exhaustedOn)} erschöpft.` : '',
  ].join(' ');
  const columns: readonly Column<BurnDown['course'][number]>[] = [
    { id: 'day', header: 'Stand am', cell: ({ day }) => date(day), isRowHeader: true },
    { id: 'used', header: 'Abgerufen', align: 'end', cell: ({ used: sum }) => format(sum) },
  ];
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption className="chart__head">
        <span id={id} className="chart__title">
          {title}
        </span>
        <Button small kind="tertiary" icon={asTable ? 'chart' : 'checklist'} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Als Diagramm zeigen' : 'Als Tabelle zeigen'}
        </Button>
      </figcaption>
      {asTable ? (
        <DataTable caption={title} columns={columns} rows={course} rowKey={({ day }) => day} />
      ) : (
        <div className="burn-down">
          <div role="img" aria-label={`${title}. ${summary}`}>
            <p className="burn-down__top muted small" aria-hidden="true">
              {format(top === drawnLength(maximum ?? '') ? (maximum ?? '') : (usedAtEnd ?? used))}
            </p>
            <svg
              className="burn-down__picture"
              viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <line className="burn-down__ground" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
              {maximum !== null && (
                <line
                  className="burn-down__maximum"
                  x1="0"
                  x2={WIDTH}
                  y1={y(drawnLength(maximum))}
                  y2={y(drawnLength(maximum))}
                />
              )}
              {last.day < to && last.day > from && (
                <line className="burn-down__today" x1={x(today)} x2={x(today)} y1="0" y2={HEIGHT} />
              )}
              <polygon className="burn-down__area" points={`${line} ${x(last.day)},${HEIGHT} 0,${HEIGHT}`} />
              <polyline className="burn-down__line" points={line} />
              {usedAtEnd !== null && (
                <line
                  className="burn-down__forecast"
                  x1={x(last.day)}
                  y1={y(drawnLength(last.used))}
                  x2={WIDTH}
                  y2={y(drawnLength(usedAtEnd))}
                />
              )}
            </svg>
            <p className="burn-down__days muted small" aria-hidden="true">
              <span>{date(from)}</span>
              <span>{date(to)}</span>
            </p>
          </div>
          <ul className="burn-down__legend small" aria-hidden="true">
            <li className="burn-down__key burn-down__key--used">abgerufen</li>
            {usedAtEnd !== null && <li className="burn-down__key burn-down__key--forecast">Tempo fortgesetzt</li>}
            {maximum !== null && <li className="burn-down__key burn-down__key--maximum">Höchstmaß</li>}
          </ul>
        </div>
      )}
    </figure>
  );
}
