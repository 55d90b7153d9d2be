import type { LocalDate, Money } from '@app/kernel';
import { formatMoney, parseMoney } from '@app/kernel';
import { assess } from '../assessment/assessment';
import type { Buyer, Nature, ProcedureType, State } from '../book/codes';
import { EU_PROCEDURE_TYPES } from '../book/codes';
import type { Citation, Explainer } from '../book/explanation';
import { citationOf } from '../book/explanation';
import type { Law } from '../book/law';

const CENT: Money = 1n;

/** A value up to which a single need may be awarded more simply. */
export interface Limit {
  readonly id: string;
  readonly germanName: string;
  /** Largest value that stays within. */
  readonly upTo: Money;
  /** The procedure types that rest on the limit. */
  readonly types: readonly ProcedureType[];
  /** The limit is counted per trade lot (Fachlos). */
  readonly perLot: boolean;
  readonly factId: string;
}

export interface LimitAnswer {
  readonly id: string;
  readonly germanName: string;
  /** Net EUR, the largest value that stays within. */
  readonly upTo: string;
  readonly perLot: boolean;
  readonly citation: Citation;
}

export const limitAnswer = ({ id, germanName, upTo, perLot, factId }: Limit, law: Law): LimitAnswer => ({
  id,
  germanName,
  upTo: formatMoney(upTo),
  perLot,
  citation: citationOf(law.fact(factId)),
});

export interface LimitsCase {
  readonly asOf: LocalDate;
  readonly state: State;
  readonly buyer: Buyer;
  readonly nature: Nature;
}

/** Every value limit of a single need on that day, ascending, the EU threshold last; types with the same amount together. */
export function limitsOf({ asOf, ...where }: LimitsCase, law: Law, explain: Explainer): readonly Limit[] {
  const answer = assess({ ...where, startsOn: asOf, value: '0.00' }, law);
  const threshold = parseMoney(answer.threshold.value) - CENT;
  const byAmount = new Map<Money, Limit>();
  for (const { type, germanName, upTo, verdict } of answer.procedureTypes) {
    const amount = verdict === 'permitted' && upTo !== null ? parseMoney(upTo) : threshold;
    const factId = answer.trace.find(({ inputs }) => inputs.type === type)?.rule;
    if (amount >= threshold || !factId) continue;
    const known = byAmount.get(amount);
    byAmount.set(amount, {
      id: known?.id ?? type,
      // Whoever may award directly may do everything more formal, too.
      germanName: type === 'direct' || !known ? germanName : `${known.germanName} oder ${germanName}`,
      upTo: amount,
      types: [...(known?.types ?? []), type],
      perLot: law.limits.some((row) => row.factId === factId && row.perLot === true),
      factId,
    });
  }
  const limits = [...byAmount.values()].sort((a, b) => (a.upTo < b.upTo ? -1 : 1));
  const eu: Limit = {
    id: 'eu',
    germanName: 'EU-Schwellenwert',
    upTo: threshold,
    types: answer.procedureTypes.map(({ type }) => type).filter((type) => !isEuropean(type)),
    perLot: false,
    factId: answer.threshold.id,
  };
  explain.cite(...limits.map(({ factId }) => factId), eu.factId, 'THR-COMPARE');
  return [...limits, eu];
}

const isEuropean = (type: ProcedureType): boolean => EU_PROCEDURE_TYPES.some((eu) => eu === type);

/** Would the award of this need have been another one above the limit? Assumed while no type is chosen. */
export const reliesOn = (
  { procedureType }: { readonly procedureType?: ProcedureType | null },
  { types }: Limit,
): boolean => !procedureType || types.includes(procedureType);
