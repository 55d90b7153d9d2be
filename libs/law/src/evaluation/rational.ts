import { divideHalfUp, formatDecimal, formatGermanDecimal } from '@app/kernel';

/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ROUNDINGS = ['none', 'half-up', 'down'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** numerator / denominator. Throws RangeError for a denominator of 0. */
export function ratio(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('division by zero');
  const shared = gcd(magnitude(numerator), magnitude(denominator));
  const divisor = denominator < 0n ? -shared : shared;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const ZERO = ratio(0n);
export const ONE = ratio(1n);

export const add = (a: Rational, b: Rational): Rational =>
  ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const negate = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator });
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational =>
  ratio(a.numerator * b.numerator, a.denominator * b.denominator);
/** Throws RangeError for a divisor of 0. */
export const divide = (a: Rational, b: Rational): Rational =>
  ratio(a.numerator * b.denominator, a.denominator * b.numerator);
export const sumOf = (values: readonly Rational[]): Rational => values.reduce(add, ZERO);

/** Negative, zero or positive, as for `sort`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
/** Throws RangeError for an empty list. */
export function largest(values: readonly Rational[]): Rational {
  const [first, ...rest] = values;
  if (!first) throw new RangeError('no value');
  return rest.reduce((best, value) => (compare(value, best) > 0 ? value : best), first);
}
export const smallest = (values: readonly Rational[]): Rational => negate(largest(values.map(negate)));

/** The middle value; with an even number of values the mean of the two middle ones. Throws RangeError for an empty list. */
export function median(values: readonly Rational[]): Rational {
  const sorted = [...values].sort(compare);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (!low || !high) throw new RangeError('no value');
  return divide(add(low, high), ratio(2n));
}

/** The value in units of 10^-places, half away from zero (kaufmännisch). */
const units = ({ numerator, denominator }: Rational, places: number): bigint =>
  divideHalfUp(numerator * 10n ** BigInt(places), denominator);

/** Rounded to so many decimal places: kaufmännisch, cut off towards zero, or not at all. */
export function round(value: Rational, places: number, rounding: Rounding): Rational {
  const scale = 10n ** BigInt(places);
  if (rounding === 'none') return value;
  if (rounding === 'half-up') return ratio(units(value, places), scale);
  return ratio((value.numerator * scale) / value.denominator, scale);
}

/** For showing only: "0.2050", rounded kaufmännisch. */
export const decimalText = (value: Rational, places: number): string => formatDecimal(units(value, places), places);
/** For showing only: "1.234,50" with at least `minimum` places, rounded kaufmännisch. */
export const germanText = (value: Rational, places: number, minimum = places): string =>
  formatGermanDecimal(units(value, places), places, minimum);
/** The exact value: "60" or "800/13". */
export const exactText = ({ numerator, denominator }: Rational): string =>
  denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
/** Does the value need no more than so many decimal places? */
export const fits = (value: Rational, places: number): boolean =>
  (value.numerator * 10n ** BigInt(places)) % value.denominator === 0n;
