/** An exact fraction in lowest terms; the denominator is positive. Packs become base units by such factors, never by floats. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b));
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** numerator / denominator in lowest terms. Throws RangeError for a denominator of 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('division by zero');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = commonDivisor(absolute(numerator), absolute(denominator)) || 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export const ZERO = rational(0n);
export const plus = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const minus = (a: Rational, b: Rational): Rational =>
  plus(a, { numerator: -b.numerator, denominator: b.denominator });
export const times = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);
export const isZero = ({ numerator }: Rational): boolean => numerator === 0n;
export const equals = (a: Rational, b: Rational): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator;

/** The smallest multiple of `step` that is not below the value; `step` is positive. */
export function ceilTo({ numerator, denominator }: Rational, step: bigint): bigint {
  const size = denominator * step;
  const floor = numerator / size;
  return (floor * size < numerator ? floor + 1n : floor) * step;
}

/** 6.6 → "6.6"; a third of a unit → "1/3": decimal where three places are exact, else the fraction itself. */
export function rationalText(value: Rational): string {
  const thousandths = times(value, rational(1000n));
  if (thousandths.denominator !== 1n) return `${value.numerator}/${value.denominator}`;
  const digits = absolute(thousandths.numerator).toString().padStart(4, '0');
  const text = `${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/\.?0+$/, '');
  return thousandths.numerator < 0n ? `-${text}` : text;
}

/** "0.2", "1/5" and "5" as people type a factor; undefined for anything else. A comma counts as a point. */
export function readRational(text: string): Rational | undefined {
  const trimmed = text.trim().replace(',', '.');
  const fraction = /^(\d{1,9})\s*\/\s*(\d{1,9})$/.exec(trimmed);
  if (fraction) {
    const denominator = BigInt(fraction[2] ?? '0');
    return denominator === 0n ? undefined : rational(BigInt(fraction[1] ?? '0'), denominator);
  }
  const decimal = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(trimmed);
  if (!decimal) return undefined;
  const places = decimal[2] ?? '';
  return rational(BigInt(`${decimal[1] ?? '0'}${places}`), 10n ** BigInt(places.length));
}
