import type { Rational, Rounding } from './rational';
import { add, compare, divide, multiply, ONE, ratio, round, smallest, subtract, ZERO } from './rational';
import type { Offer } from './ranking';
import { euros } from './ranking';

/**
 * A bid under a method with weights: a straight line over the share g of the price (0 to 1), worth
 * (1 − g) × performancePart + g × pricePart.
 */
export interface Line {
  readonly offer: Offer;
  readonly performancePart: Rational;
  readonly pricePart: Rational;
}

/** The score at this share of the price, 0 to 1. */
export const scoreAt = ({ performancePart, pricePart }: Line, share: Rational): Rational =>
  add(multiply(subtract(ONE, share), performancePart), multiply(share, pricePart));

/** How a price becomes points. */
export interface PricePoints {
  /** Points of the lowest price. */
  readonly maximum: Rational;
  /** Linear: 0 points from this multiple of the lowest price on (above 1). Ratio: null. */
  readonly zeroAt: Rational | null;
  readonly rounding: Rounding;
  /** Decimal places of the rounded points. */
  readonly places: number;
}

/**
 * Linear interpolation (PRICE-LIN): the lowest price gets all points, `zeroAt` times the lowest price none, linear between.
 * With zeroAt = 2 that is max × (2 − P/Pmin), not below 0.
 *
 * Worked example (30 points, 0 at twice the lowest price, whole points), lowest 100,000: 130,000 → 21; 150,000 → 15;
 * 200,000 → 0.
 */
export function linearPoints(
  price: Rational,
  lowest: Rational,
  zeroAt: Rational,
  settings: Omit<PricePoints, 'zeroAt'>,
): Rational {
  const share = divide(subtract(zeroAt, divide(price, lowest)), subtract(zeroAt, ONE));
  const points = compare(share, ZERO) < 0 ? ZERO : multiply(settings.maximum, share);
  return round(points, settings.places, settings.rounding);
}

/**
 * Ratio (PRICE-RATIO): max × Pmin / P.
 *
 * Worked example (100 points, lowest 80,000): 100,000 → 80; 120,000 → 66.67 (two places, half up).
 */
export const ratioPoints = (price: Rational, lowest: Rational, settings: Omit<PricePoints, 'zeroAt'>): Rational =>
  round(multiply(settings.maximum, divide(lowest, price)), settings.places, settings.rounding);

/** The price points of every offer in the same order; the lowest price is that of the offers given. */
function pricePointsOf(offers: readonly Offer[], settings: PricePoints): readonly Rational[] {
  if (offers.length === 0) return [];
  const prices = offers.map(euros);
  const lowest = smallest(prices);
  const { zeroAt } = settings;
  return prices.map((price) =>
    zeroAt === null ? ratioPoints(price, lowest, settings) : linearPoints(price, lowest, zeroAt, settings),
  );
}

/** Performance and price as parts of 100: L of `maximumPoints`, price points of their maximum. */
export function pointLines(offers: readonly Offer[], settings: PricePoints, maximumPoints: Rational): readonly Line[] {
  const points = pricePointsOf(offers, settings);
  const percent = (part: Rational, whole: Rational): Rational => multiply(divide(part, whole), ratio(100n));
  return offers.map((offer, i) => ({
    offer,
    performancePart: percent(offer.performance, maximumPoints),
    pricePart: percent(points[i] ?? ZERO, settings.maximum),
  }));
}
