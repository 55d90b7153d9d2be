import type { LocalDate } from '@app/kernel';
import computation from './facts/computation.json';
import deadlines from './facts/deadlines.json';
import duties from './facts/duties.json';
import estimation from './facts/estimation.json';
import thresholds from './facts/eu-thresholds.json';
import evaluation from './facts/evaluation.json';
import examination from './facts/examination.json';
import federal from './facts/federal.json';
import framework from './facts/framework.json';
import hessen from './facts/hessen.json';
import holidays from './facts/holidays.json';
import ownReadings from './facts/own-readings.json';
import procedureTypes from './facts/procedure-types.json';
import records from './facts/records.json';
import review from './facts/review.json';
import states from './facts/states.json';

export type FactStatus = 'verified' | 'remembered' | 'unknown';

/** One dated fact of the law, with where it comes from and how certain it is. */
export interface Fact {
  readonly id: string;
  /** Short English name, as in the shared collection. */
  readonly subject: string;
  /** The German sentence the user reads. */
  readonly text: string;
  readonly value: string | number;
  readonly unit: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly statute: string;
  readonly source: string;
  /** How good the source is: statute mirror, official, secondary, tertiary … */
  readonly sourceGrade: string | null;
  readonly status: FactStatus;
  readonly note: string;
}

/** The files of facts by subject. Every fact stands in exactly one of them. */
export const FACT_FILES = {
  thresholds: thresholds as readonly Fact[],
  hessen: hessen as readonly Fact[],
  federal: federal as readonly Fact[],
  states: states as readonly Fact[],
  estimation: estimation as readonly Fact[],
  deadlines: deadlines as readonly Fact[],
  computation: computation as readonly Fact[],
  holidays: holidays as readonly Fact[],
  duties: duties as readonly Fact[],
  evaluation: evaluation as readonly Fact[],
  examination: examination as readonly Fact[],
  framework: framework as readonly Fact[],
  review: review as readonly Fact[],
  records: records as readonly Fact[],
  procedureTypes: procedureTypes as readonly Fact[],
  ownReadings: ownReadings as readonly Fact[],
} satisfies Record<string, readonly Fact[]>;

export const isValidOn = (row: Fact, date: LocalDate): boolean =>
  (row.validFrom === null || row.validFrom <= date) && (row.validTo === null || date <= row.validTo);

/** The numbers of a fact: 35 → [35], "35/-5/15/15" → [35, -5, 15, 15], "-5" → [-5]. Throws when one is missing. */
export function numbersIn({ id, value }: Fact): readonly number[] {
  if (typeof value === 'number') return [value];
  const numbers = value.split('/').map((part) => Number(/-?\d+(\.\d+)?/.exec(part)?.[0] ?? Number.NaN));
  if (numbers.some(Number.isNaN)) throw new RangeError(`fact ${id} holds no number: ${value}`);
  return numbers;
}
