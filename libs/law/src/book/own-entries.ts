import type { LocalDate, Money } from '@app/kernel';
import { formatMoney, germanMoney } from '@app/kernel';
import type { NationalProcedureType, Nature, Regime, State } from './codes';
import {
  NATIONAL_PROCEDURE_TYPES,
  NATURE_NAMES,
  NATURES,
  PROCEDURE_TYPE_NAMES,
  REGIME_NAMES,
  REGIMES,
  STATES,
} from './codes';
import { OWN_ENTRY } from './explanation';
import type { Fact } from './facts';
import { numbersIn } from './facts';
import type { Law, LawData } from './law';
import { extended, lawOf, SHIPPED_LAW } from './law';
import type { FieldCheck } from './requests';
import { fieldCheck, shown } from './requests';
import type { DutyRow, LimitRow } from './rows';

/** What every entry says about itself: where it stands, since when, and which gap of the book it closes. */
interface EntrySource {
  /** Paragraph and act. */
  readonly statute: string;
  /** Where the administrator read it. */
  readonly source: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  /** The fact that is unknown so far and is answered by this entry. */
  readonly closes: string | null;
}
/** Another value for a fact that is not verified: a number, or several parted by "/" as in the fact. */
export interface OwnValue extends EntrySource {
  readonly kind: 'value';
  readonly factId: string;
  readonly value: string;
}
/** A value limit the shipped law does not know. Amount in net EUR, "100000.00". */
export interface OwnLimit extends EntrySource {
  readonly kind: 'limit';
  readonly state: State;
  readonly natures: readonly Nature[];
  readonly types: readonly NationalProcedureType[];
  readonly bound: 'up-to' | 'below';
  readonly perLot: boolean;
  readonly amount: string;
}
/** A duty of the state from a value on (null: at any value). */
export interface OwnDuty extends EntrySource {
  readonly kind: 'duty';
  readonly state: State;
  readonly germanName: string;
  readonly when: string;
  readonly regime: Regime | null;
  readonly natures: readonly Nature[];
  readonly bound: 'from' | 'above';
  readonly amount: string | null;
}
export type OwnEntry = OwnValue | OwnLimit | OwnDuty;
const OWN_ENTRY_KINDS = ['value', 'limit', 'duty'] as const;

/** An entry with the id it was given; ids appear in citations as `EIGEN-<id>`. */
export type StoredEntry = OwnEntry & { readonly id: string };

/** Not verified, or known from a tertiary source only: a centre may enter what it has read itself. */
export const isOpenToEntries = ({ status, sourceGrade }: Fact): boolean =>
  status !== 'verified' || (sourceGrade ?? '').startsWith('tertiary');

const openFact = (id: string, law: Law): Fact | undefined =>
  law.allFacts.find((fact) => fact.id === id && isOpenToEntries(fact));

/** A later version of the book may have verified or dropped the rule whose number was entered: then the book decides. */
export const hasEffect = (entry: OwnEntry, law: Law = SHIPPED_LAW): boolean =>
  entry.kind !== 'value' || openFact(entry.factId, law) !== undefined;

const MAX_TEXT = 500;
/** No period, term, number of companies or percentage of the law is larger; chains of dates stay within the calendar. */
const LARGEST_NUMBER = 4000;

/** Reads an entry. Throws `invalid` naming every wrong field. */
export function checkedEntry(input: unknown, law: Law = SHIPPED_LAW): OwnEntry {
  const check = fieldCheck();
  const raw = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  const kind = check.code('/kind', raw.kind, OWN_ENTRY_KINDS, 'als Art der Angabe');
  const text = (field: string, what: string): string => textOf(raw, field, what, check);
  const day = (field: string): LocalDate | null =>
    raw[field] === null || raw[field] === undefined || raw[field] === '' ? null : check.day(`/${field}`, raw[field]);
  const source: EntrySource = {
    statute: text('statute', 'Paragraph und Gesetz'),
    source: text('source', 'die Fundstelle'),
    validFrom: day('validFrom'),
    validTo: day('validTo'),
    closes: closedFact(raw.closes, law, check),
  };
  if (source.validFrom && source.validTo && source.validTo < source.validFrom)
    check.fail('/validTo', 'das Ende liegt vor dem Beginn');
  const entry = kind === 'value' ? valueOf(raw, source, law, check) : ruleOf(kind, raw, source, text, check);
  check.done();
  return entry;
}

function textOf(raw: Record<string, unknown>, field: string, what: string, check: FieldCheck): string {
  const value = raw[field];
  const text = typeof value === 'string' ? value.replace(/[\s\p{Cc}]+/gu, ' ').trim() : '';
  if (!/[\p{L}\p{N}]/u.test(text)) check.fail(`/${field}`, `bitte ${what} angeben`);
  if (text.length > MAX_TEXT) check.fail(`/${field}`, `höchstens ${MAX_TEXT} Zeichen`);
  return text;
}

function closedFact(id: unknown, law: Law, check: FieldCheck): string | null {
  if (id === null || id === undefined || id === '') return null;
  const row = law.allFacts.find((fact) => fact.id === id);
  if (!row) check.fail('/closes', `${shown(id)} ist keine hinterlegte Regel`);
  else if (!isOpenToEntries(row)) check.fail('/closes', `„${row.id}“ ist belegt und braucht keine eigene Angabe`);
  return row?.id ?? null;
}

function valueOf(raw: Record<string, unknown>, source: EntrySource, law: Law, check: FieldCheck): OwnValue {
  const factId = typeof raw.factId === 'string' ? raw.factId : '';
  const value = typeof raw.value === 'string' ? raw.value.trim() : '';
  const row = law.allFacts.find((fact) => fact.id === factId);
  if (!row) check.fail('/factId', `„${factId}“ ist keine hinterlegte Regel`);
  else if (!isOpenToEntries(row)) check.fail('/factId', `„${factId}“ ist belegt und kann nicht ersetzt werden`);
  else {
    const expected = countOf(row);
    const given = value.split('/').map((part) => part.trim());
    if (!given.every((part) => /^-?\d{1,12}$/.test(part)) || (expected !== null && given.length !== expected)) {
      check.fail(
        '/value',
        expected === null || expected === 1
          ? `${shown(value)} ist keine ganze Zahl`
          : `bitte ${expected} ganze Zahlen mit „/“ dazwischen angeben, wie in der hinterlegten Regel (${row.value})`,
      );
    } else if (!given.every((part, position) => isPlausible(row, Number(part), position))) {
      check.fail('/value', `${shown(value)} ist zu groß oder hat ein anderes Vorzeichen als die hinterlegte Regel`);
    }
    checkDays(row, source, check);
  }
  return { ...source, kind: 'value', factId, value };
}

/** A shortening stays a shortening, a period a period of a length the calendar can hold. */
function isPlausible(row: Fact, number: number, position: number): boolean {
  const shortens = countOf(row) !== null && (numbersIn(row)[position] ?? 0) < 0;
  if (shortens ? number > 0 : number < 0) return false;
  return row.unit.startsWith('EUR') || Math.abs(number) <= LARGEST_NUMBER;
}

/** A number takes the place of the stored one for all its time: other days would change the past or leave a gap. */
function checkDays(row: Fact, { validFrom, validTo }: EntrySource, check: FieldCheck): void {
  const refuse = (pointer: string): void =>
    check.fail(
      pointer,
      'die eigene Zahl gilt so lange wie die hinterlegte Regel; bitte leer lassen oder denselben Tag angeben',
    );
  if (validFrom !== null && validFrom !== row.validFrom) refuse('/validFrom');
  if (validTo !== null && validTo !== row.validTo) refuse('/validTo');
}

/** How many numbers the fact holds; null where it holds none. */
function countOf(row: Fact): number | null {
  try {
    return numbersIn(row).length;
  } catch {
    return null;
  }
}

function ruleOf(
  kind: 'limit' | 'duty',
  raw: Record<string, unknown>,
  source: EntrySource,
  text: (field: string, what: string) => string,
  check: FieldCheck,
): OwnLimit | OwnDuty {
  const codes = <T extends string>(field: string, known: readonly T[], what: string): readonly T[] => {
    const list = Array.isArray(raw[field]) ? (raw[field] as unknown[]) : [];
    if (list.length === 0) check.fail(`/${field}`, 'bitte mindestens einen Eintrag wählen');
    if (list.length > known.length) {
      check.fail(`/${field}`, `höchstens ${known.length} Einträge`);
      return [];
    }
    return [...new Set(list.map((code, index) => check.code(`/${field}/${index}`, code, known, what)))];
  };
  const state = check.code('/state', raw.state, STATES, 'als Land');
  const natures = codes(
    'natures',
    NATURES.filter((nature) => nature !== 'concession'),
    'als Art der Leistung',
  );
  if (kind === 'limit') {
    return {
      ...source,
      kind,
      state,
      natures,
      types: codes('types', NATIONAL_PROCEDURE_TYPES, 'als Verfahrensart'),
      bound: check.code('/bound', raw.bound, ['up-to', 'below'] as const, 'als Grenze'),
      perLot: check.flag('/perLot', raw.perLot, false),
      amount: formatMoney(check.amount('/amount', raw.amount)),
    };
  }
  const atAnyValue = raw.amount === null || raw.amount === undefined || raw.amount === '';
  return {
    ...source,
    kind,
    state,
    natures,
    germanName: text('germanName', 'die Pflicht'),
    when: text('when', 'den Zeitpunkt'),
    regime:
      raw.regime === null || raw.regime === undefined
        ? null
        : check.code('/regime', raw.regime, REGIMES, 'als Rechtsrahmen'),
    bound: check.code('/bound', raw.bound ?? 'from', ['from', 'above'] as const, 'als Grenze'),
    amount: atAnyValue ? null : formatMoney(check.amount('/amount', raw.amount)),
  };
}

/** The entry in one German sentence, as it is shown, audited and cited. */
export function entryText(entry: OwnEntry, law: Law = SHIPPED_LAW): string {
  const natures = (list: readonly Nature[]): string => list.map((nature) => NATURE_NAMES[nature]).join(', ');
  switch (entry.kind) {
    case 'value':
      return `${law.allFacts.find(({ id }) => id === entry.factId)?.text ?? entry.factId} Eigener Wert: ${entry.value.replaceAll('/', ' / ')}.`;
    case 'limit':
      return `${entry.types.map((type) => PROCEDURE_TYPE_NAMES[type]).join(', ')} (${natures(entry.natures)}) ${entry.bound === 'below' ? 'unter' : 'bis'} ${germanMoney(cents(entry.amount))}${entry.perLot ? ' je Fachlos' : ''}.`;
    case 'duty':
      return `${entry.germanName}: ${entry.when} (${natures(entry.natures)}${entry.regime ? `, ${REGIME_NAMES[entry.regime]}` : ''})${entry.amount === null ? '' : ` ${entry.bound === 'above' ? 'über' : 'ab'} ${germanMoney(cents(entry.amount))}`}.`;
  }
}

const cents = (amount: string): Money => BigInt(amount.replace('.', ''));
const euros = (amount: string): string | number => {
  const value = cents(amount);
  return value % 100n === 0n ? Number(value / 100n) : amount;
};

/** The law of a centre: the book with what its administrators entered. `version` names the state of the entries. */
export function withOwnEntries(base: LawData, entries: readonly StoredEntry[], version: string): Law {
  if (entries.length === 0) return lawOf({ ...base, version });
  const law = lawOf(base);
  const facts: Fact[] = [];
  const limits: LimitRow[] = [];
  const stateDuties: DutyRow[] = [];
  for (const entry of entries.filter((stored) => hasEffect(stored, law))) {
    const text = entryText(entry, law);
    const id = entry.kind === 'value' ? entry.factId : `EIGEN-${entry.id}`;
    const replaced = entry.kind === 'value' ? law.fact(entry.factId) : null;
    const amount = entry.kind === 'value' ? entry.value : (entry.amount ?? '0');
    facts.push({
      id,
      subject: replaced?.subject ?? 'Entry of the centre',
      text,
      value: entry.kind === 'value' ? numericOr(amount) : euros(amount),
      unit: replaced?.unit ?? 'EUR net',
      validFrom: entry.validFrom ?? replaced?.validFrom ?? null,
      validTo: entry.validTo ?? replaced?.validTo ?? null,
      statute: entry.statute,
      source: entry.source,
      sourceGrade: OWN_ENTRY,
      status: 'remembered',
      note: '',
    });
    if (entry.kind === 'limit') {
      limits.push({
        where: entry.state,
        buyers: 'public',
        natures: entry.natures.join(', '),
        types: entry.types.join(', '),
        factId: id,
        bound: entry.bound,
        ...(entry.perLot ? { perLot: true } : {}),
      });
    }
    if (entry.kind === 'duty') {
      stateDuties.push({
        where: entry.state,
        id: `own-${entry.id}`,
        germanName: entry.germanName,
        when: entry.when,
        factId: id,
        natures: entry.natures.join(', '),
        ...(entry.regime ? { regimes: entry.regime } : {}),
        ...(entry.amount === null ? {} : { bound: entry.bound }),
      });
    }
    const gap = entry.closes === null ? undefined : openFact(entry.closes, law);
    if (gap && gap.id !== id) facts.push(answered(gap, entry, text));
  }
  const grouped = new Map<string, Fact[]>();
  for (const fact of new Map(facts.map((row) => [row.id, row])).values()) {
    const group = Object.keys(base.facts).find((name) => base.facts[name]?.some(({ id }) => id === fact.id)) ?? 'own';
    grouped.set(group, [...(grouped.get(group) ?? []), fact]);
  }
  return lawOf({ ...extended(base, { facts: Object.fromEntries(grouped), limits, stateDuties }), version });
}

const numericOr = (text: string): string | number => (/^-?\d+$/.test(text) ? Number(text) : text);

/** The gap of the book, now with what the centre says; it stays marked as not verified. */
const answered = (gap: Fact, entry: OwnEntry, text: string): Fact => ({
  ...gap,
  text,
  statute: entry.statute,
  source: entry.source,
  sourceGrade: OWN_ENTRY,
  status: 'remembered',
});
