import type { Money } from '@app/kernel';
import type { Case } from '../assessment/case';
import type { NationalProcedureType } from '../book/codes';
import type { Jurisdiction, LimitRow } from '../book/rows';
import { names } from '../book/rows';
import { thresholdOn } from '../value/thresholds';

const CENT: Money = 1n;

/** A value limit that holds for this contract on this day. */
export interface Limit {
  readonly rule: LimitRow;
  /** Largest permitted value. */
  readonly upTo: Money;
}

export interface LimitsInForce {
  /** false: the place has none of its own; these are the model texts of UVgO and VOB/A. */
  readonly own: boolean;
  readonly limits: readonly Limit[];
}

export const jurisdictionOf = ({ buyer, state }: Pick<Case, 'buyer' | 'state'>): Jurisdiction =>
  buyer === 'federal' ? 'DE' : state;

function largestValue(rule: LimitRow, facts: Case): Money {
  if (rule.bound === 'below-eu-threshold') return facts.threshold - CENT;
  if (rule.bound === 'sub-threshold') return thresholdOn('supplies', 'municipality', facts.date, facts.law).value;
  const amount = facts.law.amountOf(rule.factId, rule.position ?? 0);
  return rule.bound === 'below' ? amount - CENT : amount;
}

const concerns = (rule: LimitRow, facts: Case): boolean =>
  names(rule.buyers, facts.buyer) &&
  names(rule.natures, facts.nature) &&
  (rule.worksKinds === undefined || (facts.worksKind !== null && names(rule.worksKinds, facts.worksKind))) &&
  facts.date >= (rule.notBefore ?? '') &&
  facts.law.factOn(rule.factId, facts.date) !== null;

const inForce = (rules: readonly LimitRow[], facts: Case): readonly Limit[] =>
  rules.filter((rule) => concerns(rule, facts)).map((rule) => ({ rule, upTo: largestValue(rule, facts) }));

/** The limits of the place, or the model texts where it has none on that day. */
export function limitsInForce(facts: Case): LimitsInForce {
  const where = jurisdictionOf(facts);
  const own = inForce(
    facts.law.limits.filter((rule) => rule.where === where),
    facts,
  );
  return own.length > 0 ? { own: true, limits: own } : { own: false, limits: inForce(facts.law.modelLimits, facts) };
}

/** The highest limit of a procedure type: one that is kept is enough. */
export const limitOf = (limits: readonly Limit[], type: NationalProcedureType): Limit | null =>
  limits
    .filter(({ rule }) => names(rule.types, type))
    .reduce<Limit | null>((best, next) => (best === null || next.upTo > best.upTo ? next : best), null);

/** The value that is compared: of the largest trade lot where the limit counts per lot, else of the whole. */
export const comparedValue = ({ rule }: Limit, facts: Case): Money => (rule.perLot ? facts.largestLot : facts.value);

export function isWithin(limit: Limit, facts: Case): boolean {
  const { factId, totalPosition } = limit.rule;
  const whole = totalPosition === undefined ? null : facts.law.amountOf(factId, totalPosition);
  return comparedValue(limit, facts) <= limit.upTo && (whole === null || facts.value <= whole);
}
