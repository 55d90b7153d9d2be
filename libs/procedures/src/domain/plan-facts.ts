import { type FieldError, formatMoney, invalid, parseMoney } from '@app/kernel';
import type { Estimate } from '@app/law';

export interface PlannedOption {
  readonly title: string;
  /** Net EUR, decimal string; counts into the estimated value. */
  readonly value: string;
}

export interface PlannedFramework {
  readonly parties: 'one' | 'several';
  /** Highest value that may be called off, net EUR. */
  readonly maximumValue: string | null;
  /** Highest quantity that may be called off: decimal with at most three places, in the unit of the lots. */
  readonly maximumQuantity: string | null;
  /** Why it runs longer than the law usually allows; '': it does not. */
  readonly termReasons: string;
}

/** What is planned besides the lots: everything the notice, the record and the statistics will ask for. */
export interface PlanFacts {
  readonly description: string;
  /** Member that signs for all buyers; null: the centre itself. */
  readonly leadBuyerId: string | null;
  /** Net EUR that somebody who is no member pays for the procedure (`onBehalfOf` names them); null: none agreed. */
  readonly thirdPartyFee: string | null;
  /** NUTS codes of the place of performance. */
  readonly place: readonly string[];
  /** CPV code of the main subject; '': the one of the first lot. */
  readonly mainCpv: string;
  /** CPV codes besides the main one and those of the lots. */
  readonly furtherCpv: readonly string[];
  readonly options: readonly PlannedOption[];
  readonly framework: PlannedFramework | null;
  readonly dynamicSystem: boolean;
  readonly planningCompetition: boolean;
}

export const NO_PLAN_FACTS: PlanFacts = {
  description: '',
  leadBuyerId: null,
  thirdPartyFee: null,
  place: [],
  mainCpv: '',
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
export function checkPlanFacts({ options, framework, thirdPartyFee }: PlanFacts): void {
  const errors: FieldError[] = [];
  const amount = (pointer: string, value: string | null): void => {
    if (value !== null && !isAmount(value)) errors.push({ pointer, message: `„${value}“ ist kein Betrag ab 0.` });
  };
  options.forEach(({ value }, index) => amount(`/options/${index}/value`, value));
  amount('/framework/maximumValue', framework?.maximumValue ?? null);
  amount('/thirdParty/fee', thirdPartyFee);
  const quantity = framework?.maximumQuantity ?? null;
  if (quantity !== null && !/^\d{1,12}(\.\d{1,3})?$/.test(quantity)) {
    errors.push({
      pointer: '/framework/maximumQuantity',
      message: `„${quantity}“ ist keine Menge mit höchstens drei Nachkommastellen.`,
    });
  }
  if (errors.length > 0) throw invalid('plan-facts', 'Die Planung kann so nicht gespeichert werden.', errors);
}

function isAmount(value: string): boolean {
  try {
    return parseMoney(value) >= 0n;
  } catch {
    return false;
  }
}

/** The code the procedure is published under; '' where none is known. */
export const mainCpvOf = ({ mainCpv }: PlanFacts, lots: readonly { readonly cpv: string }[]): string =>
  mainCpv || (lots[0]?.cpv ?? '');
