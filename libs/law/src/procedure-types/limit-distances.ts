import type { Money } from '@app/kernel';
import { formatMoney, germanMoney } from '@app/kernel';
import type { Case } from '../assessment/case';
import type { NationalProcedureType } from '../book/codes';
import { NATIONAL_PROCEDURE_TYPES, PROCEDURE_TYPE_NAMES, REGIME_NAMES } from '../book/codes';
import type { Limit } from './national-limits';
import { comparedValue, limitOf, limitsInForce } from './national-limits';
import { alwaysFree } from './national-procedures';

/** A value at which something changes. */
export interface ValueLimit {
  /** Fact that names the limit. */
  readonly id: string;
  /** The amount as the law names it, net EUR. */
  readonly amount: string;
  /** `up-to`: the amount itself still belongs to the lower side; `below`: it belongs to the upper side. */
  readonly bound: 'up-to' | 'below';
  /** Counted per trade lot (Fachlos): compared with the largest lot. */
  readonly perLot: boolean;
  /** National types that are permitted on the lower side without further grounds; empty for the EU threshold. */
  readonly types: readonly NationalProcedureType[];
  readonly text: string;
  /** How far the value is from the amount, always 0 or more. */
  readonly distance: string;
}

export interface LimitDistances {
  /** Limits the value has passed, nearest first: so much lower, and they would be kept again. */
  readonly below: readonly ValueLimit[];
  /** Limits still ahead, nearest first: so much is left. */
  readonly above: readonly ValueLimit[];
}

interface Step {
  readonly passed: boolean;
  readonly distance: Money;
  readonly answer: ValueLimit;
}

/** The next limits in both directions: every national limit that decides over a type, and the EU threshold. */
export function limitDistances(facts: Case, thresholdId: string): LimitDistances {
  const steps = [...nationalSteps(facts), thresholdStep(facts, thresholdId)].sort((a, b) =>
    a.distance < b.distance ? -1 : a.distance > b.distance ? 1 : 0,
  );
  const on = (passed: boolean): readonly ValueLimit[] =>
    steps.filter((step) => step.passed === passed).map(({ answer }) => answer);
  return { below: on(true), above: on(false) };
}

function stepAt(amount: Money, value: Money, passed: boolean, answer: Omit<ValueLimit, 'amount' | 'distance'>): Step {
  const distance = value > amount ? value - amount : amount - value;
  return { passed, distance, answer: { ...answer, amount: formatMoney(amount), distance: formatMoney(distance) } };
}

const thresholdStep = ({ threshold, value }: Case, id: string): Step =>
  stepAt(threshold, value, value >= threshold, {
    id,
    bound: 'below',
    perLot: false,
    types: [],
    text: `Ab ${germanMoney(threshold)}: ${REGIME_NAMES.eu}.`,
  });

function nationalSteps(facts: Case): readonly Step[] {
  if (facts.buyer === 'utility' || facts.nature === 'concession') return [];
  const { limits } = limitsInForce(facts);
  const deciding = new Map<Limit, NationalProcedureType[]>();
  for (const type of NATIONAL_PROCEDURE_TYPES.filter((candidate) => !alwaysFree(facts, candidate))) {
    const limit = limitOf(limits, type);
    if (limit !== null) deciding.set(limit, [...(deciding.get(limit) ?? []), type]);
  }
  return [...deciding].map(([limit, types]) => nationalStep(facts, limit, types));
}

function nationalStep(facts: Case, limit: Limit, types: readonly NationalProcedureType[]): Step {
  const { rule, upTo } = limit;
  const value = comparedValue(limit, facts);
  // a limit at or above the EU threshold ends where EU law begins
  const capped = upTo >= facts.threshold - 1n;
  const below = capped || rule.bound === 'below';
  const amount = capped ? facts.threshold : below ? upTo + 1n : upTo;
  const names = types.map((type) => PROCEDURE_TYPE_NAMES[type]).join(', ');
  const per = rule.perLot ? ' je Fachlos' : '';
  return stepAt(amount, value, below ? value >= amount : value > amount, {
    id: rule.factId,
    bound: below ? 'below' : 'up-to',
    perLot: rule.perLot ?? false,
    types,
    text: `${below ? 'Unter' : 'Bis'} ${germanMoney(amount)}${per} ohne weiteren Grund zulässig: ${names}.`,
  });
}
