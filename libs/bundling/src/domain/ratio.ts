import { divideHalfUp, formatGermanDecimal } from '@app/kernel';

/** An exact fraction in lowest terms, its denominator above 0. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Throws `RangeError` for a denominator of 0. */
export function ratio(numerator: bigint, denominator = 1n): Ratio {
  if (denominator === 0n) throw new RangeError('a ratio without denominator');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = sign * greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Negative when a < b, 0 when equal. */
export const compareRatio = (a: Ratio, b: Ratio): bigint => a.numerator * b.denominator - b.numerator * a.denominator;
export const addRatio = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const timesRatio = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.numerator, a.denominator * b.denominator);
/** Throws `RangeError` when b is 0. */
export const divideRatio = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.denominator, a.denominator * b.numerator);

/** The middle one, or the mean of the two in the middle; undefined of nothing. */
export function medianOf(values: readonly Ratio[]): Ratio | undefined {
  const sorted = [...values].sort((a, b) => Number(signOf(compareRatio(a, b))));
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper && lower && timesRatio(addRatio(lower, upper), ratio(1n, 2n));
}

/** For people, rounded to so many places: „4,1“. */
export const germanRatio = (value: Ratio, places = 1): string =>
  formatGermanDecimal(divideHalfUp(value.numerator * 10n ** BigInt(places), value.denominator), places, 0);

const signOf = (value: bigint): bigint => (value < 0n ? -1n : value > 0n ? 1n : 0n);
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
