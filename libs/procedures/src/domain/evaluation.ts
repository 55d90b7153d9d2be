import {
  evaluateOffer,
  type OfferEvaluation,
  parseQuantity,
  parseUnitPrice,
  type RequestedPosition,
} from '@app/kernel';
import type { LotEvaluation, ProposedLot } from './dossier';
import type { BidPosition, Lot } from './procedure';

export const requestedPositions = (lot: Lot): readonly RequestedPosition[] =>
  lot.positions.map(({ articleNumber, unit, quantity }) => ({
    articleNumber,
    unit,
    quantity: parseQuantity(quantity),
  }));

/** The bid's sum at the demanded quantities, and what it does not price. */
export function priceBid(lot: Lot, positions: readonly BidPosition[]): OfferEvaluation {
  const requested = requestedPositions(lot);
  const unitOf = new Map(requested.map(({ articleNumber, unit }) => [articleNumber, unit]));
  const offered = positions.map(({ articleNumber, tiers }) => ({
    articleNumber,
    unit: unitOf.get(articleNumber) ?? '',
    tiers: tiers.map((tier) => ({
      fromQuantity: parseQuantity(tier.fromQuantity),
      unitPrice: parseUnitPrice(tier.unitPrice),
    })),
  }));
  return evaluateOffer(offered, requested);
}

export interface Tie {
  readonly lotId: string;
  readonly bidIds: readonly string[];
}

/** The lowest bid of each lot; lots where it is not one alone are ties, lots without comparable bids get no award. */
export function winners(evaluations: readonly LotEvaluation[]): {
  readonly lots: readonly ProposedLot[];
  readonly ties: readonly Tie[];
} {
  const firsts = evaluations.map(({ lotId, ranking }) => ({
    lotId,
    bidIds: ranking.filter(({ rank }) => rank === 1).map(({ bidId }) => bidId),
  }));
  return {
    lots: firsts.map(({ lotId, bidIds }) => ({ lotId, bidId: bidIds[0] ?? null })),
    ties: firsts.filter(({ bidIds }) => bidIds.length > 1),
  };
}
