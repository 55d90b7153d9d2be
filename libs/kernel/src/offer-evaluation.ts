import type { Money, UnitPrice } from './money';
import { lineAmount } from './money';
import type { PriceTier } from './price-tier';
import { tierPrice } from './price-tier';
import type { Quantity } from './quantity';
import { byText } from './text-order';

/** A position of the specification that bidders price: an item of the bundle. */
export interface RequestedPosition {
  readonly articleNumber: string;
  readonly unit: string;
  readonly quantity: Quantity;
}

/** A bidder's prices for one position, tiers in rising order. */
export interface PricedPosition {
  readonly articleNumber: string;
  readonly unit: string;
  readonly tiers: readonly PriceTier[];
}

export interface EvaluatedPosition extends RequestedPosition {
  readonly unitPrice: UnitPrice;
  readonly amount: Money;
}

export interface OfferEvaluation {
  readonly positions: readonly EvaluatedPosition[];
  /** Article numbers without a price for the demanded quantity; while there are any, the sum is not comparable. */
  readonly missing: readonly string[];
  /** Net evaluation sum of the priced positions. */
  readonly total: Money;
}

/**
 * The evaluation sum of an offer: each position's demanded total quantity at the price of the tier this quantity falls in,
 * rounded to the cent per position. The tier is chosen by the whole position, not by the single order, because every bidder
 * is measured at the same quantities that way.
 */
export function evaluateOffer(
  offered: readonly PricedPosition[],
  requested: readonly RequestedPosition[],
): OfferEvaluation {
  const tiersOf = new Map(offered.map((position) => [position.articleNumber, position.tiers]));
  const positions: EvaluatedPosition[] = [];
  const missing: string[] = [];
  for (const { articleNumber, unit, quantity } of requested) {
    const unitPrice = tierPrice(tiersOf.get(articleNumber) ?? [], quantity);
    if (unitPrice === undefined) missing.push(articleNumber);
    else positions.push({ articleNumber, unit, quantity, unitPrice, amount: lineAmount(unitPrice, quantity) });
  }
  return {
    positions: positions.sort((a, b) => byText(a.articleNumber, b.articleNumber)),
    missing: missing.sort(byText),
    total: positions.reduce((sum, position) => sum + position.amount, 0n),
  };
}
