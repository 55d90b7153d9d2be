/** A scale from 0 (or the lowest negative value) to a round number above the largest value, with four to six steps. */
export interface ChartScale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

const NICE_STEPS = [1, 2, 2.5, 5, 10];
const WANTED_STEPS = 5;

export function chartScale(values: readonly number[]): ChartScale {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const span = highest - lowest || 1;
  const rough = span / WANTED_STEPS;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = (NICE_STEPS.find((nice) => nice * magnitude >= rough) ?? 10) * magnitude;
  const first = Math.floor(lowest / step);
  const last = Math.max(first + 1, Math.ceil(highest / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { min: first * step, max: last * step, ticks };
}

/** The place of a value between 0 (min) and 1 (max). */
export const scaled = ({ min, max }: ChartScale, value: number): number => (value - min) / (max - min);

/** 1250000 → "1,3 Mio.", 12500 → "12,5 Tsd.": short enough for an axis. */
export function axisLabel(value: number): string {
  const german = (number: number): string => number.toLocaleString('de-DE', { maximumFractionDigits: 1 });
  const size = Math.abs(value);
  if (size >= 1_000_000) return `${german(value / 1_000_000)} Mio.`;
  if (size >= 10_000) return `${german(value / 1000)} Tsd.`;
  return value.toLocaleString('de-DE', { maximumFractionDigits: 2 });
}
