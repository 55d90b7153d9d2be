import type { FieldError } from '@app/kernel';
import { localDate, parseMoney, parseQuantity, parseUnitPrice } from '@app/kernel';

/** Where a value stands: as JSON pointer for programs, in German words („Position 3“) for the sentence. */
export interface Place {
  readonly pointer: string;
  readonly words: readonly string[];
}
/** Collects what is wrong with a value. `T` ties the shape to the contract's type, so that neither forgets a field. */
export interface Shape<T> {
  readonly label: string;
  readonly optional: boolean;
  readonly check: (value: unknown, place: Place, problems: FieldError[]) => void;
  readonly accepts?: T;
}

const inWords = (place: Place): string => (place.words.length === 0 ? '' : ` (${place.words.join(', ')})`);
const report = (problems: FieldError[], place: Place, label: string, what: string): void => {
  problems.push({ pointer: place.pointer, message: `„${label}“ ${what}${inWords(place)}.` });
};

function leaf<T>(label: string, complaint: string, accepts: (value: unknown) => boolean): Shape<T> {
  const check: Shape<T>['check'] = (value, place, problems) => {
    if (!accepts(value)) report(problems, place, label, complaint);
  };
  return { label, optional: false, check };
}
const parses =
  (parse: (text: string) => unknown) =>
  (value: unknown): boolean => {
    if (typeof value !== 'string') return false;
    try {
      parse(value);
      return true;
    } catch {
      return false;
    }
  };
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value));

export const text = (label: string): Shape<string> =>
  leaf(label, 'ist nicht ausgefüllt', (value) => typeof value === 'string' && value.trim() !== '');
export const amount = (label: string): Shape<string> =>
  leaf(label, 'ist kein Betrag wie 216000.00', parses(parseMoney));
export const unitPrice = (label: string): Shape<string> =>
  leaf(label, 'ist kein Einzelpreis wie 4.3500', parses(parseUnitPrice));
export const quantity = (label: string): Shape<string> => leaf(label, 'ist keine Menge wie 2.5', parses(parseQuantity));
export const day = (label: string): Shape<string> =>
  leaf(label, 'ist kein Kalendertag (JJJJ-MM-TT)', parses(localDate));
export const instant = (label: string): Shape<string> =>
  leaf(label, 'ist kein Zeitpunkt wie 2026-11-22T13:30:00Z', isInstant);
export const dayOrInstant = (label: string): Shape<string> =>
  leaf(label, 'ist weder ein Kalendertag noch ein Zeitpunkt', (value) => parses(localDate)(value) || isInstant(value));
export const count = (label: string): Shape<number> =>
  leaf(label, 'ist keine ganze Zahl ab 0', (value) => Number.isSafeInteger(value) && Number(value) >= 0);
export const percentage = (label: string): Shape<number> =>
  leaf(
    label,
    'ist kein Prozentsatz mit höchstens zwei Nachkommastellen',
    (value) =>
      typeof value === 'number' && value >= 0 && value <= 100 && Number.isInteger(Math.round(value * 1e6) / 1e4),
  );
export const flag = (label: string): Shape<boolean> =>
  leaf(label, 'ist weder ja noch nein', (value) => typeof value === 'boolean');
export const oneOf = <T extends string>(label: string, allowed: readonly T[]): Shape<T> =>
  leaf(label, `ist keiner der Werte ${allowed.join(', ')}`, (value) => allowed.some((item) => item === value));

export const optional = <T>(shape: Shape<T>): Shape<T | undefined> =>
  ({ ...shape, optional: true }) as Shape<T | undefined>;

/** `entry` names one element („Position“): the sentence then says „Position 3“. */
export function list<T>(label: string, entry: string, item: Shape<T>, atLeast = 0): Shape<readonly T[]> {
  const check: Shape<readonly T[]>['check'] = (value, place, problems) => {
    if (!Array.isArray(value)) return report(problems, place, label, 'ist keine Liste');
    if (value.length < atLeast) report(problems, place, label, 'enthält keinen Eintrag');
    value.forEach((element: unknown, index) =>
      item.check(
        element,
        { pointer: `${place.pointer}/${index}`, words: [...place.words, `${entry} ${index + 1}`] },
        problems,
      ),
    );
  };
  return { label, optional: false, check };
}

export type Fields<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

/** `within` is put into the sentence for the fields of this part. */
export function record<T>(label: string, fields: Fields<T>, within?: string): Shape<T> {
  const shapes = new Map<string, Shape<unknown>>(Object.entries(fields));
  const check: Shape<T>['check'] = (value, place, problems) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return report(problems, place, label, 'ist unvollständig');
    const given = new Map<string, unknown>(Object.entries(value));
    const words = within === undefined ? place.words : [...place.words, within];
    for (const [key, shape] of shapes) {
      const found = given.get(key);
      const at = { pointer: `${place.pointer}/${key}`, words };
      if (found !== undefined) shape.check(found, at, problems);
      else if (!shape.optional) report(problems, at, shape.label, `(${key}) fehlt`);
    }
    for (const key of given.keys())
      if (!shapes.has(key))
        report(problems, { pointer: `${place.pointer}/${key}`, words }, key, 'ist für diese Vorlage unbekannt');
  };
  return { label, optional: false, check };
}
