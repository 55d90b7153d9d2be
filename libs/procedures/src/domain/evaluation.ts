import {
  evaluateOffer,
  formatMoney,
  germanInstant,
  type OfferEvaluation,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  type RequestedPosition,
} from '@app/kernel';
import type { LotEvaluation, ProposedLot, RankedBid } from './dossier';
import type { Bid, BidPosition, Lot } from './procedure';

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

/** Ranks the bids of a lot by the lowest price. Late and incomplete bids are not comparable. Equal sums share a rank. */
export function rankBids(bids: readonly Bid[], deadline: Date | null): readonly RankedBid[] {
  const judged = bids.map((bid) => ({ bid, total: parseMoney(bid.total), note: exclusion(bid, deadline) }));
  const comparable = judged.filter(({ note }) => note === null);
  return judged
    .map(({ bid, total, note }): RankedBid & { sum: bigint } => ({
      bidId: bid.id,
      bidderId: bid.bidderId,
      total: formatMoney(total),
      sum: total,
      rank: note === null ? 1 + comparable.filter((other) => other.total < total).length : null,
      note,
    }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.bidId < b.bidId ? -1 : 1))
    .map(({ sum: _, ...ranked }) => ranked);
}

function exclusion({ receivedAt, missing }: Bid, deadline: Date | null): string | null {
  if (receivedAt && deadline && receivedAt > deadline) {
    return `Verspätet: eingegangen am ${germanInstant(receivedAt)}.`;
  }
  if (missing.length === 0) return null;
  const shown = missing.slice(0, 5).join(', ');
  const more = missing.length > 5 ? ` und ${missing.length - 5} weitere` : '';
  return `Unvollständig: kein Preis für die geforderte Menge bei ${shown}${more}.`;
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
