import { type FieldError, formatMoney, invalid, parseMoney } from '@app/kernel';
import type { Estimate } from '@app/law';

export interface PlannedOption {
  readonly title: string;
  /** Net EUR, decimal string; counts into the estimated value. */
  readonly value: string;
}

/** What is planned besides the lots: everything the notice, the record and the statistics will ask for. */
export interface PlanFacts {
  readonly description: string;
  /** Member that signs for all buyers; null: the centre itself. */
  readonly leadBuyerId: string | null;
  /** The centre acts for someone who is no member; the fee is net EUR, null: none agreed. */
  readonly thirdParty: { readonly name: string; readonly fee: string | null } | null;
  /** NUTS codes of the place of performance. */
  readonly place: readonly string[];
  /** CPV codes besides those of the lots. */
  readonly furtherCpv: readonly string[];
  readonly options: readonly PlannedOption[];
  /** Highest value and quantity that may be called off; null: no framework agreement. */
  readonly framework: { readonly maximumValue: string | null; readonly parties: 'one' | 'several' } | null;
  readonly dynamicSystem: boolean;
  readonly planningCompetition: boolean;
}

export const NO_PLAN_FACTS: PlanFacts = {
  description: '',
  leadBuyerId: null,
  thirdParty: null,
  place: [],
  furtherCpv: [],
  options: [],
  framework: null,
  dynamicSystem: false,
  planningCompetition: false,
};

/** Lots and options make the value; what the law counts in besides is asked with the estimate (§ 3 VgV). */
export function estimateFrom(
  lots: readonly { readonly estimatedValue: string }[],
  options: readonly PlannedOption[],
): Estimate {
  if (options.length > 0) {
    const base = lots.reduce((sum, { estimatedValue }) => sum + parseMoney(estimatedValue), 0n);
    return { kind: 'single', base: formatMoney(base), options: options.map(({ value }) => value) };
  }
  return {
    kind: 'lots',
    lots: lots.map((lot, index) => ({
      ...{ id: String(index + 1), value: lot.estimatedValue, similar: true, outsideEu: false },
    })),
  };
}

/** Throws `invalid` with a pointer to every amount that is none. */
export function checkPlanFacts({ options, framework, thirdParty }: PlanFacts): void {
  const errors: FieldError[] = [];
  const amount = (pointer: string, value: string | null): void => {
    if (value !== null && !isAmount(value)) errors.push({ pointer, message: `„${value}“ ist kein Betrag ab 0.` });
  };
  options.forEach(({ value }, index) => amount(`/options/${index}/value`, value));
  amount('/framework/maximumValue', framework?.maximumValue ?? null);
  amount('/thirdParty/fee', thirdParty?.fee ?? null);
  if (errors.length > 0) throw invalid('plan-facts', 'Die Planung kann so nicht gespeichert werden.', errors);
}

function isAmount(value: string): boolean {
  try {
    return parseMoney(value) >= 0n;
  } catch {
    return false;
  }
}
