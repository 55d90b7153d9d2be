import type { EvaluationAnswer } from './evaluation-draft';

type Bid = EvaluationAnswer['ranking'][number];
type Stage = NonNullable<EvaluationAnswer['sensitivity']>[number];

/** A bid's score as a straight line over the weight of the price; numbers only for drawing. */
export interface ScoreLine {
  readonly id: string;
  readonly rank: number;
  /** Score at 0 % and at 100 %. */
  readonly from: number;
  readonly to: number;
}

const LINES_AT_MOST = 8;

export const scoreAt = ({ from, to }: ScoreLine, percent: number): number => from + ((to - from) * percent) / 100;

/** Who is first anywhere, then the best ranked, up to eight; in the order of their ranks. */
export function drawnLines(ranking: readonly Bid[], stages: readonly Stage[]): readonly ScoreLine[] {
  const lines = ranking.flatMap(({ bidId, rank, extremes }): ScoreLine[] =>
    extremes && rank !== null
      ? [{ id: bidId, rank, from: Number(extremes.performanceOnly), to: Number(extremes.priceOnly) }]
      : [],
  );
  const leaders = new Set(stages.flatMap(({ first, firstAtFrom }) => [...first, ...firstAtFrom]));
  const leading = lines.filter(({ id }) => leaders.has(id)).slice(0, LINES_AT_MOST);
  const others = lines.filter(({ id }) => !leaders.has(id)).slice(0, LINES_AT_MOST - leading.length);
  return [...leading, ...others].sort((a, b) => a.rank - b.rank);
}

/** Round steps that cover the values: 0, 20, 40 … or −1, −0.5, 0 … */
export function ticksFor(low: number, high: number, about = 5): readonly number[] {
  const span = high - low || Math.abs(high) || 1;
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** Moves labels apart so that none lies over another, in the order in which they stand; `places` are their wanted heights. */
export function spread(places: readonly number[], gap: number, lowest: number): readonly number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const set: number[] = [];
  for (const { place } of order) set.push(Math.max(place, (set.at(-1) ?? -Infinity) + gap));
  let limit = lowest;
  for (let i = set.length - 1; i >= 0; i -= 1) {
    set[i] = Math.min(set[i] ?? 0, limit);
    limit = (set[i] ?? 0) - gap;
  }
  const result: number[] = places.map(() => 0);
  order.forEach(({ index }, i) => {
    result[index] = set[i] ?? 0;
  });
  return result;
}
