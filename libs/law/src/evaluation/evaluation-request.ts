import type { LocalDate, Money } from '@app/kernel';
import type { Nature, Regime, State } from '../book/codes';
import type { Criterion, Limits, RatedBid } from './exclusions';
import type { Rational, Rounding } from './rational';
import type { TieRule } from './ranking';
import type { CorridorCriterion, Yardstick } from './ufab';
import type { PricePoints } from './weighted';

export const EVALUATION_METHODS = [
  'ufab-simple',
  'ufab-extended',
  'ufab-median',
  'ufab-reference',
  'price-linear',
  'price-ratio',
] as const;
export type EvaluationMethod = (typeof EVALUATION_METHODS)[number];

export const EVALUATION_METHOD_NAMES: Readonly<Record<EvaluationMethod, string>> = {
  'ufab-simple': 'Einfache Richtwertmethode',
  'ufab-extended': 'Erweiterte Richtwertmethode',
  'ufab-median': 'Gewichtete Richtwertmethode (Median)',
  'ufab-reference': 'Referenzwertmethode',
  'price-linear': 'Preispunkte durch lineare Interpolation',
  'price-ratio': 'Preispunkte im Verhältnis zum niedrigsten Preis',
};

/** Prices are EUR, points, weights and percent plain numbers, all as decimal strings ("120000.00", "7.5"). */
export interface CriterionRequest {
  readonly id: string;
  readonly name?: string;
  /** Percent. Together with `priceWeight`, where the method has one, all weights make 100. */
  readonly weight: string;
  /** Fewer points exclude the bid. */
  readonly minimum?: string;
}

export interface BidRequest {
  readonly id: string;
  /** The price that is compared, above 0. */
  readonly price: string;
  /** Points per criterion id, from 0 to `maximumPoints`. */
  readonly points?: Readonly<Record<string, string>>;
}

interface CommonRequest {
  readonly startsOn: LocalDate;
  readonly state: State;
  readonly regime: Regime;
  readonly nature: Nature;
  /** The scale of all criteria, for example "10"; may be left out only without criteria. */
  readonly maximumPoints?: string;
  readonly criteria: readonly CriterionRequest[];
  readonly bids: readonly BidRequest[];
  /** `performance`: least points in total; `price`: highest price. */
  readonly limits?: { readonly performance?: string; readonly price?: string };
  /** Left out: the lower price for the simple and the extended method, nothing for the others. */
  readonly tieRule?: TieRule;
  /** `percent`: another trigger than the usual one; `estimate`: the cost estimate to compare with. */
  readonly lowBids?: { readonly percent?: string; readonly estimate?: string };
}

interface PricePointsRequest {
  /** Points of the lowest price. */
  readonly maximum: string;
  /** `places` may be left out for `none`. */
  readonly rounding: Rounding;
  readonly places?: number;
}

/** Discriminated by `method`. `priceWeight` is percent. */
export type EvaluationRequest = CommonRequest &
  (
    | { readonly method: 'ufab-simple' }
    | { readonly method: 'ufab-extended'; readonly corridor: string; readonly criterion: CorridorCriterion }
    | { readonly method: 'ufab-median'; readonly priceWeight: string }
    | {
        readonly method: 'ufab-reference';
        readonly priceWeight: string;
        readonly reference: { readonly performance: string; readonly price: string };
      }
    | {
        readonly method: 'price-linear';
        readonly priceWeight: string;
        /** `zeroAt`: from this multiple of the lowest price on there are no points ("2"). */
        readonly pricePoints: PricePointsRequest & { readonly zeroAt: string };
      }
    | { readonly method: 'price-ratio'; readonly priceWeight: string; readonly pricePoints: PricePointsRequest }
  );

/** The method with its settings read; `share` is the share of the price, 0 to 1. */
export type MethodSettings =
  | { readonly method: 'ufab-simple' }
  | { readonly method: 'ufab-extended'; readonly corridor: Rational; readonly criterion: CorridorCriterion }
  | { readonly method: 'ufab-median'; readonly share: Rational }
  | { readonly method: 'ufab-reference'; readonly share: Rational; readonly reference: Yardstick }
  | { readonly method: 'price-linear' | 'price-ratio'; readonly share: Rational; readonly pricePoints: PricePoints };

export interface EvaluationCase {
  readonly date: LocalDate;
  readonly state: State;
  readonly regime: Regime;
  readonly nature: Nature;
  readonly settings: MethodSettings;
  readonly maximumPoints: Rational;
  readonly criteria: readonly Criterion[];
  readonly bids: readonly RatedBid[];
  readonly limits: Limits;
  readonly tieRule: TieRule;
  readonly trigger: Rational | null;
  readonly estimate: Money | null;
}
