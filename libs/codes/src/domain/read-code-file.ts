import { DomainError } from '@app/kernel';
import type { CodeListId } from '../contract';
import { CODE_TYPES, type CodeEntry, type CodeType, LISTS } from './code-list';

/** What a file says about one code, as text; `''` where it says nothing. */
export interface RawCode {
  readonly code: string;
  readonly de: string;
  readonly en: string;
  readonly parent: string;
  readonly type: string;
}

interface Mistake {
  readonly record: number;
  readonly code: string;
  readonly message: string;
}

const LONGEST_NAME = 500;
const SHOWN_MISTAKES = 10;

/** The texts of one record of a JSON file; anything but text and null is no text. */
export function rawCode(value: unknown): RawCode {
  const record = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const text = (name: string): string => (typeof record[name] === 'string' ? record[name].trim() : '');
  return { code: text('code'), de: text('de'), en: text('en'), parent: text('parent'), type: text('type') };
}

/** Which list the file holds by its first code: a CPV code starts with a digit, a NUTS code with a letter. */
export const recognisedList = (records: readonly RawCode[]): CodeListId =>
  /^\d/.test(records[0]?.code ?? '') ? 'cpv' : 'nuts';

/** `services?` → `services`; undefined for a word that is no kind of contract. */
function readType(text: string): CodeType | undefined {
  // The source marks kinds that it took from the division with a question mark.
  const word = text.replace(/\?$/, '');
  return CODE_TYPES.find((type) => type === word);
}

/**
 * Checks every record of a list and gives it its place in the tree: the parent the file names, else the nearest one the
 * list has. Throws `invalid` naming the records (counted from 1) that are wrong; then nothing of the file counts.
 */
export function readCodeList(list: CodeListId, records: readonly RawCode[]): CodeEntry[] {
  if (records.length === 0) throw new DomainError('invalid', 'code-list', 'Die Datei enthält keinen einzigen Code.');
  const { read, parents, type } = LISTS[list];
  const mistakes: Mistake[] = [];
  const places = new Map<string, number>();
  const codes = records.map(({ code: typed }, index) => {
    const { code, problem } = read(typed);
    const earlier = code === undefined ? undefined : places.get(code);
    const message =
      typed === '' ? 'Der Code fehlt.' : (problem ?? (earlier && `Der Code steht schon in Datensatz ${earlier}.`));
    if (message) mistakes.push({ record: index + 1, code: typed, message });
    else if (code !== undefined) places.set(code, index + 1);
    return code ?? '';
  });
  const entries = records.map((raw, index): CodeEntry => {
    const code = codes[index] ?? '';
    const possible = code ? parents(code) : [];
    const wrong = (message: string): void => void mistakes.push({ record: index + 1, code: raw.code, message });
    if (raw.de === '') wrong('Der deutsche Name (de) fehlt.');
    if (raw.de.length > LONGEST_NAME || raw.en.length > LONGEST_NAME)
      wrong(`Ein Name ist länger als ${LONGEST_NAME} Zeichen.`);
    const given = raw.parent === '' ? undefined : read(raw.parent).code;
    if (raw.parent !== '' && code && (given === undefined || !places.has(given) || !possible.includes(given)))
      wrong(`„${raw.parent}“ ist nicht der Oberbegriff (parent) oder steht nicht in der Datei.`);
    const named = raw.type === '' ? undefined : readType(raw.type);
    if (raw.type !== '' && !named) wrong(`„${raw.type}“ ist keine Art (type): erlaubt sind ${CODE_TYPES.join(', ')}.`);
    return {
      code,
      parent: given ?? possible.find((parent) => places.has(parent)) ?? null,
      nameDe: raw.de,
      nameEn: raw.en || null,
      type: code ? (named ?? type(code)) : null,
    };
  });
  if (mistakes.length) throw refusal(list, mistakes);
  return entries;
}

function refusal(list: CodeListId, mistakes: readonly Mistake[]): DomainError {
  const shown = [...mistakes].sort((a, b) => a.record - b.record).slice(0, SHOWN_MISTAKES);
  const lines = shown.map(({ record, code, message }) => `Datensatz ${record}${code ? ` (${code})` : ''}: ${message}`);
  const rest = mistakes.length - shown.length;
  const detail = [
    `Die Liste ${LISTS[list].title} wurde nicht geladen: ${mistakes.length === 1 ? 'ein Fehler' : `${mistakes.length} Fehler`}.`,
    ...lines,
    ...(rest > 0 ? [`… und ${rest} weitere.`] : []),
  ].join('\n');
  const errors = shown.map(({ record, message }) => ({ pointer: `/${record - 1}`, message }));
  return new DomainError('invalid', 'code-list', detail, errors);
}
