import type { LocalDate, Money } from '@app/kernel';
import { parseMoney } from '@app/kernel';
import type { HolidayRule } from '../calendar/holiday-rules';
import type { State } from './codes';
import { STATE_NAMES } from './codes';
import type { Fact } from './facts';
import { FACT_FILES, isValidOn, numbersIn } from './facts';
import type { DutyRow, FreeRow, LimitRow, RuleSetRow } from './rows';
import { SHIPPED_ROWS } from './rows';
import successors from './rules/successors.json';

/** `to` takes the place of `from`, where the facts do not say so by the same subject. */
export interface SuccessorRow {
  readonly from: string;
  readonly to: string;
}

/** Everything the library states, as data: dated facts and the rows of rules that point to them. */
export interface LawData {
  /** State of the law research; every answer names it. */
  readonly version: string;
  /** Code and German name of every state. */
  readonly states: Readonly<Record<string, string>>;
  /** Facts by the file or chapter they stand in; rule sets name these groups. */
  readonly facts: Readonly<Record<string, readonly Fact[]>>;
  readonly ruleSets: readonly RuleSetRow[];
  /** Value limits below the EU thresholds. */
  readonly limits: readonly LimitRow[];
  /** The model texts of UVgO and VOB/A, for places without limits of their own. */
  readonly modelLimits: readonly LimitRow[];
  /** Procedure types that may always be chosen. */
  readonly freeChoice: readonly FreeRow[];
  /** Duties that only one state knows. */
  readonly stateDuties: readonly DutyRow[];
  /** Holidays beside those of the calendar library. */
  readonly holidays: readonly HolidayRule[];
  readonly successors: readonly SuccessorRow[];
}

/** A law book: the data with its look-ups. Every answer is given from one book. */
export interface Law extends LawData {
  readonly stateCodes: readonly State[];
  /** Throws RangeError for an id that is not in the book. */
  fact(id: string): Fact;
  /** The fact when it holds on that day, else null. */
  factOn(id: string, date: LocalDate): Fact | null;
  /** The n-th number of a fact: 35 → 35, "35/-5/15/15" at 1 → -5. Throws RangeError when there is none. */
  numberOf(id: string, position?: number): number;
  /** The same as an amount in cents. */
  amountOf(id: string, position?: number): Money;
  readonly allFacts: readonly Fact[];
}

export function lawOf(data: LawData): Law {
  const allFacts = Object.values(data.facts).flat();
  const byId = new Map(allFacts.map((row) => [row.id, row]));
  const fact = (id: string): Fact => {
    const found = byId.get(id);
    if (!found) throw new RangeError(`no fact ${id}`);
    return found;
  };
  const numberOf = (id: string, position = 0): number => {
    const number = numbersIn(fact(id))[position];
    if (number === undefined) throw new RangeError(`fact ${id} holds no number ${position + 1}`);
    return number;
  };
  return {
    ...data,
    stateCodes: Object.keys(data.states) as State[],
    allFacts,
    fact,
    factOn: (id, date) => {
      const row = fact(id);
      return isValidOn(row, date) ? row : null;
    },
    numberOf,
    amountOf: (id, position = 0) => parseMoney(String(numberOf(id, position))),
  };
}

/** The data shipped with this version. */
export const SHIPPED_DATA: LawData = {
  version: '2026-11-22',
  states: STATE_NAMES,
  facts: FACT_FILES,
  holidays: [],
  successors,
  ...SHIPPED_ROWS,
};
export const SHIPPED_LAW: Law = lawOf(SHIPPED_DATA);
/** A fact of the shipped data. */
export const fact = (id: string): Fact => SHIPPED_LAW.fact(id);

/** A book with more data: another state, the next two years of thresholds. Facts with the same id replace the old ones. */
export function extended(base: LawData, more: Partial<LawData>): LawData {
  const replaced = new Set(Object.values(more.facts ?? {}).flatMap((rows) => rows.map(({ id }) => id)));
  const kept = Object.fromEntries(
    Object.entries(base.facts).map(([group, rows]) => [
      group,
      [...rows.filter(({ id }) => !replaced.has(id)), ...(more.facts?.[group] ?? [])],
    ]),
  );
  return {
    version: more.version ?? base.version,
    states: { ...base.states, ...more.states },
    facts: { ...more.facts, ...kept },
    ruleSets: [...base.ruleSets, ...(more.ruleSets ?? [])],
    limits: [...base.limits, ...(more.limits ?? [])],
    modelLimits: [...base.modelLimits, ...(more.modelLimits ?? [])],
    freeChoice: [...base.freeChoice, ...(more.freeChoice ?? [])],
    stateDuties: [...base.stateDuties, ...(more.stateDuties ?? [])],
    holidays: [...base.holidays, ...(more.holidays ?? [])],
    successors: [...base.successors, ...(more.successors ?? [])],
  };
}
