import { Allow } from 'class-validator';

export class EvaluationCriterionRequest {
  id: string;
  name?: string;
  /** Percent; with the weight of the price, where the method has one, all weights make 100. */
  weight: string;
  /** Fewer points exclude the bid. */
  minimum?: string;
}
export class EvaluationBidRequest {
  id: string;
  /** Net EUR, above 0. */
  price: string;
  /** Points by criterion id, 0 to `maximumPoints`. */
  points?: Record<string, string>;
}
export class EvaluationLimitsRequest {
  /** Least points in total. */
  performance?: string;
  /** Highest price, EUR. */
  price?: string;
}
export class LowBidsRequest {
  /** Trigger in percent; left out, the usual one. */
  percent?: string;
  /** Cost estimate to compare with, EUR. */
  estimate?: string;
}
export class EvaluationReferenceRequest {
  performance: string;
  price: string;
}
export class PricePointsRequest {
  /** Points of the lowest price. */
  maximum: string;
  /** `price-linear`: from this multiple of the lowest price on there are no points, "2". */
  zeroAt?: string;
  rounding: 'none' | 'half-up' | 'down';
  /** Decimal places, 0 to 4; may be left out for `none`. */
  places?: number;
}

/**
 * A question to the law library about bids. It checks every field itself and names each wrong one. Numbers are decimal
 * strings; which of the optional fields count depends on `method`.
 */
export class LawEvaluationRequest {
  @Allow()
  startsOn: string;
  @Allow()
  state: string;
  @Allow()
  regime: 'eu' | 'national';
  @Allow()
  nature: 'supplies' | 'services' | 'works' | 'social-services' | 'professional-services' | 'planning' | 'concession';
  @Allow()
  method: 'ufab-simple' | 'ufab-extended' | 'ufab-median' | 'ufab-reference' | 'price-linear' | 'price-ratio';
  /** The scale of all criteria; may be left out only without criteria. */
  @Allow()
  maximumPoints?: string;
  /** At most 100. */
  @Allow()
  criteria: EvaluationCriterionRequest[];
  /** 1 to 200. */
  @Allow()
  bids: EvaluationBidRequest[];
  @Allow()
  limits?: EvaluationLimitsRequest;
  /** Left out: the lower price for `ufab-simple` and `ufab-extended`, nothing for the others. */
  @Allow()
  tieRule?: 'lower-price' | 'higher-performance' | 'lot' | 'none';
  @Allow()
  lowBids?: LowBidsRequest;
  /** `ufab-extended`: percent, at most 10. */
  @Allow()
  corridor?: string;
  /** `ufab-extended`: what decides inside the corridor. */
  @Allow()
  criterion?: 'highest-performance' | 'lowest-price';
  /** Percent; for the methods with weights. */
  @Allow()
  priceWeight?: string;
  /** `ufab-reference` */
  @Allow()
  reference?: EvaluationReferenceRequest;
  /** `price-linear` and `price-ratio` */
  @Allow()
  pricePoints?: PricePointsRequest;
}
