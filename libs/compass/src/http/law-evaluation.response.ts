import { CitationResponse, RuleSetResponse, TraceStepResponse, UncertaintyResponse } from '../contract';

/** Scores at 0 and at 100 % weight of the price, six places; a straight line in between. */
export class ScoreExtremesResponse {
  performanceOnly: string;
  priceOnly: string;
}
export class EvaluatedBidResponse {
  bidId: string;
  /** Equal bids share a rank (1, 1, 3); null for an excluded bid. */
  rank: number | null;
  /** Still equal to another bid after the tie rule. */
  tied: boolean;
  /** Points, four places, rounded for showing. */
  performance: string;
  price: string;
  /** Six places, rounded for showing; null for an excluded bid. */
  score: string | null;
  scoreText: string;
  /** How the score came about, as a German calculation; null for an excluded bid. */
  derivation: string | null;
  extremes: ScoreExtremesResponse | null;
  /** German sentences; null when the bid takes part. */
  excluded: string | null;
}
/** An occasion to ask for an explanation; it excludes nobody. */
export class LowBidResponse {
  bidId: string;
  basis: 'next-bid' | 'estimate';
  gapPercent: string;
  text: string;
  citations: CitationResponse[];
}
/** Between two weights of the price the first place does not change. */
export class SensitivityStageResponse {
  /** Percent, four places, rounded for showing. */
  from: string;
  to: string;
  /** Percent, exactly: "800/13". */
  exactFrom: string;
  exactTo: string;
  first: string[];
  firstAtFrom: string[];
  /** The weight that was asked for lies here. */
  current: boolean;
  text: string;
}
export class LawEvaluationResponse {
  method: 'ufab-simple' | 'ufab-extended' | 'ufab-median' | 'ufab-reference' | 'price-linear' | 'price-ratio';
  /** By rank, excluded bids last. */
  ranking: EvaluatedBidResponse[];
  lowBids: LowBidResponse[];
  /** null for a method without weights, without criteria or without a bid to rank. */
  sensitivity: SensitivityStageResponse[] | null;
  ruleSet: RuleSetResponse;
  citations: CitationResponse[];
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
}
