import { DomainError } from '@app/kernel';
import type { TemplateData, TemplateId } from '../../../contract/templates';
import { checkTemplateData } from '../check/template-data.check';
import { sampleOf } from '../samples/samples';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];
type Change = (value: Json, path: Path) => Json | undefined;

const LONG = 300;
/** Umlauts, ß and an e with an accent in words of all lengths, one wider than any line, with marks that break some. */
const WORDS =
  'Äußerst große Übergrößenänderungsverordnung für Büttelborn/Mörfelden-Walldorf „Öffnungsprüfung“ é '.padEnd(
    220,
    'ärgerlichlang',
  );
export const longText = `${WORDS} ${WORDS}`.slice(0, LONG).trimEnd().padEnd(LONG, 'ß');

/** The value with every part changed; undefined takes the part away. */
function changed(value: Json, change: Change, path: Path = []): Json | undefined {
  const own = change(value, path);
  if (own === undefined || own !== value) return own;
  if (isList(value)) return value.map((entry, at) => changed(entry, change, [...path, at]) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, field]) => [key, changed(field, change, [...path, key])] as const);
  return Object.fromEntries(fields.filter((field): field is [string, Json] => field[1] !== undefined));
}
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Everything the change may reach that the template's own check still takes; what it refuses stays as it was. */
function asFarAsAllowed<K extends TemplateId>(id: K, change: Change): TemplateData[K] {
  const sample = sampleOf(id) as unknown as Json;
  const kept = new Set<string>();
  for (let round = 0; round < 50; round += 1) {
    const data = changed(sample, (value, path) => {
      const pointer = `/${path.join('/')}`;
      return [...kept].some((one) => pointer === one) ? value : change(value, path);
    });
    const refused = refusedIn(id, data);
    if (refused.length === 0) return checkTemplateData(id, data);
    const before = kept.size;
    refused.forEach((pointer) => kept.add(pointer));
    if (kept.size === before) throw new Error(`${id}: ${refused.join(', ')} is refused whatever is done`);
  }
  throw new Error(`${id}: no extreme data found`);
}

function refusedIn(id: TemplateId, data: unknown): readonly string[] {
  try {
    checkTemplateData(id, data);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.errors.map(({ pointer }) => pointer);
  }
}

/** Every text as long as the template takes it; what is a number, day or code to it stays. */
export const withLongTexts = <K extends TemplateId>(id: K, text: string): TemplateData[K] =>
  asFarAsAllowed(id, (value) => (typeof value === 'string' ? text : value));

/** Every list empty that may be. */
export const withEmptyLists = <K extends TemplateId>(id: K): TemplateData[K] =>
  asFarAsAllowed(id, (value) => (isList(value) ? [] : value));

/** Nothing that may be missing. */
export const withoutOptionalParts = <K extends TemplateId>(id: K): TemplateData[K] =>
  asFarAsAllowed(id, (value, path) => (typeof path.at(-1) === 'string' ? undefined : value));

/** The longest list of records, its entries again and again up to `rows`. Undefined where the template has none. */
export function withRows<K extends TemplateId>(
  id: K,
  rows: number,
): { readonly data: TemplateData[K]; readonly path: string } | undefined {
  let [longest, found]: [readonly Json[], string] = [[], ''];
  changed(sampleOf(id) as unknown as Json, (value, path) => {
    const isRecords = isList(value) && typeof value[0] === 'object';
    if (isRecords && value.length > longest.length) [longest, found] = [value, path.join('/')];
    return value;
  });
  if (longest.length === 0) return undefined;
  const many = Array.from({ length: rows }, (_, at) => longest[at % longest.length] ?? null);
  const data = changed(sampleOf(id) as unknown as Json, (value, path) => (path.join('/') === found ? many : value));
  return { data: checkTemplateData(id, data), path: found };
}

/** All texts of the data somebody reads as they stand: with a space in them, so no code, day or amount. */
export function prose(data: unknown): readonly string[] {
  const texts = new Set<string>();
  changed(data as Json, (value) => {
    if (typeof value === 'string' && /\p{L}{2,}.* .*\p{L}{2,}/su.test(value)) texts.add(value);
    return value;
  });
  return [...texts];
}
