import { germanDecimal } from './decimal';

type Value = string | null | undefined;

const NO_BREAK_SPACE = '\u00a0';
/** Stands where there is no value. */
export const ABSENT = '–';

const shown = (value: Value, text: (value: string) => string): string =>
  value === null || value === undefined || value === '' ? ABSENT : text(value);

/** "216000.00" → "216.000,00 €" (with a no-break space, so that amounts never wrap). */
export const money = (value: Value): string => shown(value, (text) => `${germanDecimal(text, 2, 2)}${NO_BREAK_SPACE}€`);

/** "4.3500" → "4,35 €", "92.4960" → "92,4960 €" (never three places, which look like thousands). */
export const unitPrice = (value: Value): string =>
  shown(value, (text) => `${germanDecimal(text, /^-?\d+(\.\d{0,2}0*)?$/.test(text) ? 2 : 4, 4)}${NO_BREAK_SPACE}€`);

/** Units that are counted; all others (Stück, Blatt, kg) stay as they are. */
const PLURALS: Readonly<Record<string, string>> = {
  Packung: 'Packungen',
  Karton: 'Kartons',
  Schachtel: 'Schachteln',
  Rolle: 'Rollen',
  Sack: 'Säcke',
  Flasche: 'Flaschen',
  Palette: 'Paletten',
  Set: 'Sets',
  Tonne: 'Tonnen',
  Stunde: 'Stunden',
};

const named = (value: string, unit: string): string => (/^-?0*1(\.0*)?$/.test(value) ? unit : (PLURALS[unit] ?? unit));

/** "1234.500" → "1.234,5", with the unit where one is given: "1.234,5 kg". */
export const quantity = (value: Value, unit?: string): string =>
  shown(value, (text) => `${germanDecimal(text, 0, 3)}${unit ? `${NO_BREAK_SPACE}${named(text, unit)}` : ''}`);

/** "12.50" → "12,5 %". */
export const percent = (value: Value): string =>
  shown(value, (text) => `${germanDecimal(text, 0, 2)}${NO_BREAK_SPACE}%`);

/** 1 → "1 Vorgang", 1500 → "1.500 Vorgänge". */
export const counted = (count: number, one: string, many: string): string =>
  `${germanDecimal(String(count))} ${count === 1 ? one : many}`;

/** 1536000 → "1,5 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} Byte`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${germanDecimal((bytes / 1_000_000).toFixed(1), 0, 1)} MB`;
}
