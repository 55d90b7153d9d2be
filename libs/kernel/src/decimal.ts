import { DomainError } from './domain-error';

/**
 * Exact fixed-point decimals: a `bigint` counted in units of 10^-scale.
 * Money has scale 2 (cents), unit prices scale 4, quantities scale 3.
 */

/** Far more digits than any column takes; without a limit one number of a file keeps the program busy for minutes. */
const MOST_DIGITS = 30;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const MOST_SHOWN = 40;

/** Reads a decimal string with a point ("216000.00") exactly. Throws `invalid` for anything else, too many places or more than 30 characters. */
export function parseDecimal(text: string, scale: number): bigint {
  const match = text.length > MOST_DIGITS ? null : DECIMAL.exec(text);
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > scale) {
    const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
    throw new DomainError('invalid', 'decimal', `„${shown}“ ist keine Zahl mit höchstens ${scale} Nachkommastellen.`);
  }
  const digits = BigInt(match[2] + fraction.padEnd(scale, '0'));
  return match[1] === '-' ? -digits : digits;
}

/** Writes the decimal with a point and exactly `scale` places: `formatDecimal(1250n, 2)` is "12.50". */
export function formatDecimal(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return `${value < 0n ? '-' : ''}${digits.slice(0, cut)}${scale ? `.${digits.slice(cut)}` : ''}`;
}

/** Writes the decimal the German way, without superfluous places beyond `minimumPlaces`: 1.234,5. */
export function formatGermanDecimal(value: bigint, scale: number, minimumPlaces = scale): string {
  const [whole = '0', fraction = ''] = formatDecimal(value < 0n ? -value : value, scale).split('.');
  const trimmed = fraction.slice(0, minimumPlaces) + fraction.slice(minimumPlaces).replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0n ? '-' : ''}${grouped}${trimmed ? `,${trimmed}` : ''}`;
}

/** numerator / denominator, rounded half away from zero (kaufmännisch). */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}
