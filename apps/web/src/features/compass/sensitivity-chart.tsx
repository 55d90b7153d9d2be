import { memo, useEffect, useId, useRef, useState } from 'react';
import { germanDecimal, percent } from '../../shared/format';
import { Button, Card, type Column, DataTable } from '../../shared/ui';
import type { EvaluationAnswer } from './evaluation-draft';
import { drawnLines, scoreAt, type ScoreLine, spread, ticksFor } from './sensitivity-lines';

type Stage = NonNullable<EvaluationAnswer['sensitivity']>[number];

const HEIGHT = 340;
const TOP = 44;
const BOTTOM = 44;
const LEFT = 52;
const LABEL_GAP = 17;
const DASHES = ['', '7 4', '2 3', '10 4 2 4'];

/** The width of the element in pixels, so that the drawing's letters keep their size. */
function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(260, target.clientWidth)));
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return { element, width };
}

interface Props {
  readonly answer: EvaluationAnswer;
  readonly stages: readonly Stage[];
  /** Percent, as typed. */
  readonly priceWeight: string;
}

/** Who is first at which weight of the price: picture, sentences and, one click away, the table. */
export const SensitivityCard = memo(function SensitivityCard({ answer, stages, priceWeight }: Props) {
  const [asTable, setAsTable] = useState(false);
  const lines = drawnLines(answer.ranking, stages);
  const hidden = answer.ranking.filter(({ rank }) => rank !== null).length - lines.length;
  return (
    <Card
      title="Wenn der Preis anders gewichtet wäre"
      actions={
        <Button small kind="tertiary" icon={asTable ? 'chart' : 'checklist'} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Als Diagramm zeigen' : 'Als Tabelle zeigen'}
        </Button>
      }
    >
      <ul className="sensitivity-stages">
        {stages.map(({ exactFrom, text, current }) => (
          <li key={exactFrom} className={current ? 'sensitivity-stages__current' : undefined}>
            {text}
            {current && <strong> So ist es bei den jetzigen {percent(priceWeight)}.</strong>}
          </li>
        ))}
      </ul>
      {asTable ? (
        <ScoreTable answer={answer} priceWeight={priceWeight} />
      ) : (
        <Picture lines={lines} stages={stages} priceWeight={priceWeight} />
      )}
      <p className="muted small">
        Die Gewichte der Kriterien untereinander, die Preispunkte und die Mediane bleiben dabei gleich.
        {hidden > 0 && ` Gezeichnet sind ${lines.length} Angebote; ${hidden} weitere liegen nirgends vorn.`}
      </p>
    </Card>
  );
});

function ScoreTable({ answer, priceWeight }: Omit<Props, 'stages'>) {
  const score = (value: string | undefined): string => (value === undefined ? '–' : germanDecimal(value, 4, 4));
  const columns: readonly Column<EvaluationAnswer['ranking'][number]>[] = [
    { id: 'bid', header: 'Bieter', isRowHeader: true, cell: ({ bidId }) => bidId },
    { id: 'zero', header: 'Bei 0 % Preis', align: 'end', cell: ({ extremes }) => score(extremes?.performanceOnly) },
    {
      id: 'now',
      header: `Bei ${percent(priceWeight)}`,
      align: 'end',
      cell: ({ score: now }) => score(now ?? undefined),
    },
    { id: 'all', header: 'Bei 100 % Preis', align: 'end', cell: ({ extremes }) => score(extremes?.priceOnly) },
  ];
  return (
    <DataTable
      caption="Ergebnis jedes Angebots über der Preisgewichtung"
      columns={columns}
      rows={answer.ranking.filter(({ extremes }) => extremes !== null)}
      rowKey={({ bidId }) => bidId}
    />
  );
}

function Picture({
  lines,
  stages,
  priceWeight,
}: {
  readonly lines: readonly ScoreLine[];
  readonly stages: readonly Stage[];
  readonly priceWeight: string;
}) {
  const { element, width } = useWidth();
  const id = useId();
  const ends = lines.flatMap(({ from, to }) => [from, to]);
  const ticks = ticksFor(Math.min(...ends), Math.max(...ends));
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const right = Math.min(150, Math.max(64, width * 0.2));
  const x = (weight: number): number => LEFT + ((width - LEFT - right) * weight) / 100;
  const y = (score: number): number => TOP + ((HEIGHT - TOP - BOTTOM) * (high - score)) / (high - low);
  const labels = spread(
    lines.map(({ to }) => y(to)),
    LABEL_GAP,
    HEIGHT - BOTTOM,
  );
  const now = Number(priceWeight);
  const xTicks = width < 480 ? [0, 50, 100] : [0, 20, 40, 60, 80, 100];
  return (
    <div ref={element} className="sensitivity">
      <svg
        role="img"
        aria-labelledby={id}
        className="sensitivity__picture"
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
      >
        <title id={id}>
          {`Ergebnis der Angebote über der Preisgewichtung von 0 bis 100 %. ${stages.map(({ text }) => text).join(' ')}`}
        </title>
        {stages.map((stage, index) => (
          <Band key={stage.exactFrom} stage={stage} index={index} x={x} />
        ))}
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="sensitivity__grid" x1={x(0)} x2={x(100)} y1={y(tick)} y2={y(tick)} />
            <text className="sensitivity__tick" x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {germanDecimal(tick.toFixed(6), 0, 4)}
            </text>
          </g>
        ))}
        {xTicks.map((tick) => (
          <text key={tick} className="sensitivity__tick" x={x(tick)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
            {tick} %
          </text>
        ))}
        <text className="sensitivity__tick" x={x(50)} y={HEIGHT - 6} textAnchor="middle">
          Gewicht des Preises
        </text>
        <line className="sensitivity__now" x1={x(now)} x2={x(now)} y1={TOP} y2={HEIGHT - BOTTOM} />
        {lines.map((line, index) => (
          <g key={line.id} stroke={colourOf(index)} fill={colourOf(index)}>
            <line
              className="sensitivity__line"
              strokeDasharray={DASHES[index % DASHES.length]}
              x1={x(0)}
              y1={y(line.from)}
              x2={x(100)}
              y2={y(line.to)}
            />
            <circle stroke="none" cx={x(now)} cy={y(scoreAt(line, now))} r={4} />
            <text className="sensitivity__name" x={x(100) + 8} y={(labels[index] ?? 0) + 4}>
              {short(line.id, right)}
            </text>
          </g>
        ))}
        {stages.slice(1).map((stage) => (
          <Crossing key={stage.exactFrom} stage={stage} lines={lines} x={x} y={y} />
        ))}
        <text className="sensitivity__now-text" x={Math.min(x(now) + 5, x(100) - 58)} y={HEIGHT - BOTTOM - 6}>
          jetzt {percent(priceWeight)}
        </text>
      </svg>
    </div>
  );
}

const colourOf = (index: number): string => `var(--chart-${(index % 6) + 1})`;
const short = (name: string, width: number): string => {
  const most = Math.max(4, Math.floor((width - 12) / 8));
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
};

/** Who leads in this range, over the picture. */
function Band({
  stage: { from, to, first },
  index,
  x,
}: {
  readonly stage: Stage;
  readonly index: number;
  readonly x: (weight: number) => number;
}) {
  const [start, end] = [x(Number(from)), x(Number(to))];
  const name = short(first.join(', '), end - start);
  return (
    <>
      <rect
        className={index % 2 === 0 ? 'sensitivity__band' : 'sensitivity__band sensitivity__band--other'}
        x={start}
        width={Math.max(0, end - start)}
        y={18}
        height={HEIGHT - BOTTOM - 18}
      />
      {end - start > 36 && (
        <text className="sensitivity__lead" x={(start + end) / 2} y={35} textAnchor="middle">
          {name}
        </text>
      )}
    </>
  );
}

/** The point at which the first place changes, with its weight. */
function Crossing({
  stage: { from, first },
  lines,
  x,
  y,
}: {
  readonly stage: Stage;
  readonly lines: readonly ScoreLine[];
  readonly x: (weight: number) => number;
  readonly y: (score: number) => number;
}) {
  const weight = Number(from);
  const leader = lines.find(({ id }) => id === first[0]);
  return (
    <>
      <line className="sensitivity__crossing" x1={x(weight)} x2={x(weight)} y1={18} y2={HEIGHT - BOTTOM} />
      {leader && <circle className="sensitivity__point" cx={x(weight)} cy={y(scoreAt(leader, weight))} r={5} />}
      <text className="sensitivity__tick" x={x(weight)} y={13} textAnchor="middle">
        {percent(from)}
      </text>
    </>
  );
}
