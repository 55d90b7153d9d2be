import type { CorridorCriterion, EvaluationMethod, EvaluationRequest, Rounding, TieRule } from '@app/law';
import type { Lot } from '../procedure';
import type { SustainabilityCode } from './sustainability';

/** One row of the scoring matrix: what earns how many points. */
export interface ScoreLevel {
  /** Decimal string on the scale of the plan. */
  readonly points: string;
  readonly text: string;
}

/** An award criterion beside the price. */
export interface AwardCriterion {
  readonly id: string;
  readonly name: string;
  /** What is judged and from which document. */
  readonly description: string;
  /** Percent of the whole evaluation, decimal string. */
  readonly weight: string;
  /** Fewer points exclude the bid; null without such a limit. */
  readonly minimum: string | null;
  readonly levels: readonly ScoreLevel[];
}

/** How the bids of a lot are ranked. Figures are decimal strings; fields a method does not need are null. */
export interface EvaluationPlan {
  readonly method: EvaluationMethod;
  /** Percent. */
  readonly priceWeight: string | null;
  /** Best mark of every criterion. */
  readonly maximumPoints: string | null;
  readonly pricePoints: {
    readonly maximum: string;
    /** Linear only: no points from this multiple of the lowest price on. */
    readonly zeroAt: string | null;
    readonly rounding: Rounding;
    readonly places: number;
  } | null;
  /** Extended method: width in percent and what decides inside. */
  readonly corridor: { readonly percent: string; readonly criterion: CorridorCriterion } | null;
  readonly reference: { readonly performance: string; readonly price: string } | null;
  readonly tieRule: TieRule | null;
  readonly limits: { readonly performance: string | null; readonly price: string | null };
  /** Another trigger than the usual one for asking about a low price; null for the usual one. */
  readonly lowBidPercent: string | null;
  readonly criteria: readonly AwardCriterion[];
}

export const REQUIREMENT_KINDS = ['permission', 'financial', 'technical'] as const;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];
export const REQUIREMENT_KIND_NAMES: Readonly<Record<RequirementKind, string>> = {
  permission: 'Befähigung und Erlaubnis zur Berufsausübung',
  financial: 'Wirtschaftliche und finanzielle Leistungsfähigkeit',
  technical: 'Technische und berufliche Leistungsfähigkeit',
};

/** What a bidder must be able to show; § 122 Abs. 2 GWB knows these three kinds only. */
export interface SuitabilityRequirement {
  readonly id: string;
  readonly kind: RequirementKind;
  readonly text: string;
  /** How it is shown: self-declaration, register extract, reference. */
  readonly proof: string;
}

/** Where VergStatVO asks whether sustainability was taken into account. */
export const SUSTAINABILITY_PLACES = ['specification', 'suitability', 'award', 'execution'] as const;
export type SustainabilityPlace = (typeof SUSTAINABILITY_PLACES)[number];
export const SUSTAINABILITY_PLACE_NAMES: Readonly<Record<SustainabilityPlace, string>> = {
  specification: 'Leistungsbeschreibung',
  suitability: 'Eignung',
  award: 'Zuschlagskriterien',
  execution: 'Ausführungsbedingungen',
};
export interface SustainabilityCriterion {
  readonly code: SustainabilityCode;
  readonly place: SustainabilityPlace;
}

/** § 35 Abs. 1 VgV wants one of the three to be said (NEBEN-26). */
export const VARIANT_RULES = ['excluded', 'admitted', 'required'] as const;
export type VariantRule = (typeof VARIANT_RULES)[number];
export const VARIANT_RULE_NAMES: Readonly<Record<VariantRule, string>> = {
  excluded: 'ausgeschlossen',
  admitted: 'zugelassen',
  required: 'vorgeschrieben',
};

/** What is announced for one lot; fixed once the procedure is published. */
export interface LotPlan {
  readonly lotId: string;
  readonly evaluation: EvaluationPlan;
  readonly suitability: readonly SuitabilityRequirement[];
  readonly sustainability: readonly SustainabilityCriterion[];
  readonly variants: { readonly rule: VariantRule; readonly minimum: string };
  /** Security asked of the contractor, in words; empty for none. */
  readonly security: string;
}

/** What holds for a lot nobody planned: the lowest price among complete bids that came in time. */
export const priceOnly = (lotId: string): LotPlan => ({
  lotId,
  evaluation: {
    method: 'price-ratio',
    priceWeight: '100',
    maximumPoints: null,
    pricePoints: { maximum: '100', zeroAt: null, rounding: 'none', places: 0 },
    corridor: null,
    reference: null,
    tieRule: null,
    limits: { performance: null, price: null },
    lowBidPercent: null,
    criteria: [],
  },
  suitability: [],
  sustainability: [],
  variants: { rule: 'excluded', minimum: '' },
  security: '',
});

export const planOf = (plans: readonly LotPlan[], lotId: string): LotPlan =>
  plans.find((plan) => plan.lotId === lotId) ?? priceOnly(lotId);

/** The lots the plan is judged by: state, regime and nature of the procedure, and its estimate. */
export interface EvaluationSetting extends Pick<EvaluationRequest, 'startsOn' | 'state' | 'regime' | 'nature'> {
  /** Estimate of the lot, compared with every price; null where it is 0. */
  readonly estimate: string | null;
}

export const settingOf = (
  procedure: Pick<EvaluationRequest, 'startsOn' | 'state' | 'regime' | 'nature'>,
  lot: Pick<Lot, 'estimatedValue'>,
): EvaluationSetting => {
  const { startsOn, state, regime, nature } = procedure;
  return { startsOn, state, regime, nature, estimate: /[1-9]/.test(lot.estimatedValue) ? lot.estimatedValue : null };
};

/** The plan as a question to the law library. What is missing stays away, so that the library names the field. */
export function evaluationRequest(
  plan: EvaluationPlan,
  { estimate, ...setting }: EvaluationSetting,
  bids: EvaluationRequest['bids'],
): EvaluationRequest {
  const { limits, pricePoints, corridor } = plan;
  const request = {
    ...setting,
    method: plan.method,
    criteria: plan.criteria.map(({ id, name, weight, minimum }) => ({
      ...{ id, name, weight },
      ...(minimum === null ? {} : { minimum }),
    })),
    bids,
    ...(plan.maximumPoints === null ? {} : { maximumPoints: plan.maximumPoints }),
    ...(plan.priceWeight === null ? {} : { priceWeight: plan.priceWeight }),
    ...(pricePoints && {
      pricePoints: { ...pricePoints, ...(pricePoints.zeroAt === null ? {} : { zeroAt: pricePoints.zeroAt }) },
    }),
    ...(corridor && { corridor: corridor.percent, criterion: corridor.criterion }),
    ...(plan.reference && { reference: plan.reference }),
    ...(plan.tieRule && { tieRule: plan.tieRule }),
    limits: {
      ...(limits.performance === null ? {} : { performance: limits.performance }),
      ...(limits.price === null ? {} : { price: limits.price }),
    },
    lowBids: {
      ...(plan.lowBidPercent === null ? {} : { percent: plan.lowBidPercent }),
      ...(estimate === null ? {} : { estimate }),
    },
  };
  return request as EvaluationRequest;
}
