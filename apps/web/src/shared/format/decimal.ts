/** Decimal strings of the API ("1234.50"), handled as text and bigint, never as floating-point numbers. */

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

interface Digits {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

function digitsOf(value: string): Digits | undefined {
  const match = DECIMAL.exec(value.trim());
  if (!match) return undefined;
  return { negative: match[1] === '-', whole: match[2] ?? '0', fraction: match[3] ?? '' };
}

/** The value in units of 10^-places, rounded half up (away from zero). */
function scaled({ negative, whole, fraction }: Digits, places: number): bigint {
  const padded = fraction.padEnd(places + 1, '0');
  const kept = BigInt(whole + padded.slice(0, places));
  const rounded = padded.charAt(places) >= '5' ? kept + 1n : kept;
  return negative ? -rounded : rounded;
}

const group = (whole: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** "1234.5" → "1.234,50" with `minPlaces` 2. Places past `maxPlaces` are rounded half up; zeros past `minPlaces` are cut. */
export function germanDecimal(value: string, minPlaces = 0, maxPlaces = Math.max(minPlaces, 4)): string {
  const digits = digitsOf(value);
  if (!digits) return value;
  const amount = scaled(digits, maxPlaces);
  const text = (amount < 0n ? -amount : amount).toString().padStart(maxPlaces + 1, '0');
  const whole = group(text.slice(0, text.length - maxPlaces));
  let fraction = text.slice(text.length - maxPlaces);
  while (fraction.length > minPlaces && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${amount < 0n ? '-' : ''}${whole}${fraction ? `,${fraction}` : ''}`;
}

/** Sorts decimal strings by value: negative, zero or positive as `Array.sort` wants it. */
export function compareDecimal(left: string, right: string): number {
  const a = digitsOf(left);
  const b = digitsOf(right);
  if (!a || !b) return left.localeCompare(right, 'de');
  const places = Math.max(a.fraction.length, b.fraction.length);
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** "1.10" + "2.905" → "4.005". */
export function addDecimals(values: readonly string[]): string {
  const all = values.map(digitsOf).filter((value) => value !== undefined);
  const places = Math.max(0, ...all.map((value) => value.fraction.length));
  const sum = all.reduce((total, value) => total + scaled(value, places), 0n);
  const text = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const fraction = places > 0 ? `.${text.slice(-places)}` : '';
  return `${sum < 0n ? '-' : ''}${text.slice(0, text.length - places)}${fraction}`;
}

/** A number for drawing only (bar lengths); never for sums or texts. */
export const drawnLength = (value: string): number => Number.parseFloat(value) || 0;

export type Parsed = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string };

export interface DecimalRules {
  /** How many places after the comma are allowed. */
  readonly places?: number;
  readonly negative?: boolean;
}

const refuse = (message: string): Parsed => ({ ok: false, message });

/** "1.234,5" → "1234.5"; what is no German number is refused with a sentence for the person. */
export function parseGermanDecimal(text: string, rules: DecimalRules = {}): Parsed {
  const places = rules.places ?? 4;
  const typed = text.replace(/[\s\u00a0\u202f]/g, '').replace(/€$/, '');
  if (typed === '') return refuse('Bitte geben Sie eine Zahl ein.');
  const match = /^([-−]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d*))?$/.exec(typed);
  if (!match) {
    return /^-?\d+\.\d+$/.test(typed)
      ? refuse(`Bitte schreiben Sie die Nachkommastellen mit Komma, zum Beispiel ${typed.replace('.', ',')}.`)
      : refuse('Das ist keine Zahl. Bitte schreiben Sie sie zum Beispiel so: 1.234,5.');
  }
  const negative = match[1] !== '';
  if (negative && !rules.negative) return refuse('Die Zahl darf nicht negativ sein.');
  const fraction = match[3] ?? '';
  if (fraction.length > places) {
    return refuse(
      places === 0
        ? 'Bitte geben Sie eine ganze Zahl ohne Nachkommastellen ein.'
        : `Höchstens ${places} Nachkommastellen sind möglich.`,
    );
  }
  const whole = (match[2] ?? '0').replaceAll('.', '').replace(/^0+(?=\d)/, '');
  return { ok: true, value: `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}` };
}
