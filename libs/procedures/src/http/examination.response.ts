import { CitationResponse, TraceStepResponse, UncertaintyResponse } from '@app/compass/contract';
import type { CorridorCriterion, EvaluationMethod, Rounding, TieRule } from '@app/law';
import type { ExclusionGround, FormalGround } from '../domain/examination/formal-grounds';
import type { RequirementKind, SustainabilityPlace, VariantRule } from '../domain/examination/lot-plan';
import type { SustainabilityCode } from '../domain/examination/sustainability';

export class ScoreLevelResponse {
  points: string;
  text: string;
}
export class AwardCriterionResponse {
  id: string;
  name: string;
  description: string;
  weight: string;
  minimum: string | null;
  levels: ScoreLevelResponse[];
}
export class PricePointsResponse {
  maximum: string;
  zeroAt: string | null;
  rounding: Rounding;
  places: number;
}
export class CorridorResponse {
  percent: string;
  criterion: CorridorCriterion;
}
export class ReferenceResponse {
  performance: string;
  price: string;
}
export class EvaluationLimitsResponse {
  performance: string | null;
  price: string | null;
}
export class EvaluationPlanResponse {
  method: EvaluationMethod;
  priceWeight: string | null;
  maximumPoints: string | null;
  pricePoints: PricePointsResponse | null;
  corridor: CorridorResponse | null;
  reference: ReferenceResponse | null;
  tieRule: TieRule | null;
  limits: EvaluationLimitsResponse;
  lowBidPercent: string | null;
  criteria: AwardCriterionResponse[];
}
export class SuitabilityRequirementResponse {
  id: string;
  kind: RequirementKind;
  text: string;
  proof: string;
}
export class SustainabilityResponse {
  code: SustainabilityCode;
  place: SustainabilityPlace;
}
export class VariantsResponse {
  rule: VariantRule;
  minimum: string;
}
export class LotPlanResponse {
  lotId: string;
  evaluation: EvaluationPlanResponse;
  suitability: SuitabilityRequirementResponse[];
  sustainability: SustainabilityResponse[];
  variants: VariantsResponse;
  security: string;
}
export class MethodChoiceResponse {
  method: EvaluationMethod;
  name: string;
  means: string;
}
export class SustainabilityChoiceResponse {
  code: SustainabilityCode;
  kindName: string;
  name: string;
}
export class CriteriaResponse {
  lots: LotPlanResponse[];
  /** True until the procedure is published. */
  editable: boolean;
  methods: MethodChoiceResponse[];
  sustainability: SustainabilityChoiceResponse[];
  /** What the planning rests on: award criteria, suitability, variants, sustainability. */
  citations: CitationResponse[];
  version: number;
}

export class JudgementResponse {
  result: string;
  reason: string;
  person: string;
  at: string;
}
export class FormalCheckResponse {
  ground: FormalGround;
  name: string;
  citation: CitationResponse | null;
  proposal: string | null;
  decision: JudgementResponse | null;
  earlier: JudgementResponse[];
}
export class SuitabilityCheckResponse {
  requirementId: string;
  text: string;
  proof: string;
  kindName: string;
  finding: JudgementResponse | null;
}
export class ExclusionCheckResponse {
  ground: ExclusionGround;
  citation: CitationResponse;
  finding: JudgementResponse;
}
export class BarResponse {
  stage: number;
  reason: string;
  paragraph: string | null;
  decided: boolean;
}
export class CheckedLineResponse {
  articleNumber: string;
  quantity: string;
  unitPrice: string | null;
  amount: string | null;
  statedAmount: string | null;
  difference: string | null;
  vatRate: string | null;
}
export class VatPartResponse {
  rate: string;
  net: string;
  tax: string;
}
export class CheckedPriceResponse {
  lines: CheckedLineResponse[];
  sum: string;
  discount: string;
  discountPercent: string | null;
  /** Rate for all lines without one of their own. */
  vatRate: string | null;
  net: string;
  vat: VatPartResponse[] | null;
  gross: string | null;
  statedNet: string | null;
  statedGross: string | null;
  differences: string[];
}
export class ExaminedBidResponse {
  bidId: string;
  bidderId: string;
  bidder: string;
  formal: FormalCheckResponse[];
  suitability: SuitabilityCheckResponse[];
  exclusions: ExclusionCheckResponse[];
  price: CheckedPriceResponse;
  inquiry: JudgementResponse | null;
  inquirySteps: JudgementResponse[];
  /** Why it takes no part; empty while it does. */
  bars: BarResponse[];
}
export class PriceOccasionResponse {
  bidder: string;
  gapPercent: string;
  text: string;
  citations: CitationResponse[];
}
export class EvaluatorResponse {
  personId: string;
  person: string;
  released: boolean;
  version: number;
}
export class GivenScoreResponse {
  person: string;
  points: string;
  reason: string;
}
export class ScoreCellResponse {
  bidId: string;
  criterionId: string;
  /** Empty while the reader may not see the points of others. */
  given: GivenScoreResponse[];
  differ: boolean;
  points: string | null;
  reason: string;
}
export class OwnScoreResponse {
  bidId: string;
  criterionId: string;
  points: string | null;
  reason: string;
}
export class OwnSheetResponse {
  version: number;
  versionReason: string;
  released: boolean;
  scores: OwnScoreResponse[];
}
export class RankResponse {
  bidId: string;
  bidder: string;
  rank: number | null;
  price: string;
  note: string | null;
  performance: string | null;
  scoreText: string | null;
  derivation: string | null;
}
export class SensitivityResponse {
  from: string;
  to: string;
  first: string[];
  current: boolean;
  text: string;
}
export class LotEvaluationResponse {
  person: string;
  at: string;
  ranking: RankResponse[];
  sensitivity: SensitivityResponse[] | null;
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
}
export class ExaminedLotResponse {
  /** False before the opening and after the proposal. */
  open: boolean;
  lotId: string;
  number: number;
  title: string;
  plan: LotPlanResponse;
  methodName: string;
  bids: ExaminedBidResponse[];
  /** Occasions to ask about a price, among the bids that take part now. */
  lowBids: PriceOccasionResponse[];
  evaluators: EvaluatorResponse[];
  cells: ScoreCellResponse[];
  /** The sheet of the reader; null for who does not score. */
  own: OwnSheetResponse | null;
  evaluation: LotEvaluationResponse | null;
}
export class EvaluationFaultResponse {
  pointer: string;
  sentence: string;
  paragraph: string | null;
}
export class PersonChoiceResponse {
  personId: string;
  name: string;
}
export class GroundChoiceResponse {
  ground: ExclusionGround;
  mandatory: boolean;
  citation: CitationResponse;
}
export class ExaminationResponse {
  /** True while any lot is. */
  open: boolean;
  lots: ExaminedLotResponse[];
  /** Why the evaluation cannot be relied on; empty: it holds. */
  faults: EvaluationFaultResponse[];
  people: PersonChoiceResponse[];
  grounds: GroundChoiceResponse[];
  /** Who may exclude by what, how prices are checked, and what is asked of low ones. */
  citations: CitationResponse[];
  version: number;
}

export class ComparedPriceResponse {
  bidId: string;
  unitPrice: string | null;
  amount: string | null;
  lowest: boolean;
  above: string | null;
}
export class ComparedPositionResponse {
  articleNumber: string;
  text: string;
  unit: string;
  unitName: string;
  quantity: string;
  prices: ComparedPriceResponse[];
  mean: string | null;
  firstWithout: string[];
}
export class ComparedTotalResponse {
  bidId: string;
  bidder: string;
  excluded: boolean;
  net: string;
  lowest: boolean;
  above: string | null;
}
export class PriceComparisonResponse {
  lotId: string;
  positions: ComparedPositionResponse[];
  totals: ComparedTotalResponse[];
  first: string[];
}
