import { germanMoney } from '@app/kernel';
import type { Rational } from './rational';
import { compare, divide, germanText, multiply, sumOf, ZERO } from './rational';
import type { Offer } from './ranking';

/** An announced award criterion of the performance. */
export interface Criterion {
  readonly id: string;
  /** How people know it. */
  readonly name: string;
  /** Percent of the whole evaluation, above 0. */
  readonly weight: Rational;
  /** Fewer points exclude the bid; null without such a limit. */
  readonly minimum: Rational | null;
}

/** A bid as it came, with its points per criterion id. */
export interface RatedBid {
  readonly id: string;
  readonly price: Offer['price'];
  readonly points: ReadonlyMap<string, Rational>;
}

/** Announced limits beyond which a bid is excluded; null without one. */
export interface Limits {
  readonly minimumPerformance: Rational | null;
  readonly maximumPrice: Offer['price'] | null;
}

const number = (value: Rational): string => germanText(value, 4, 0);

/** L = Σ weight × points / Σ weight: on the scale of the points, whatever share the price has. 0 without criteria. */
export function performanceOf({ points }: RatedBid, criteria: readonly Criterion[]): Rational {
  if (criteria.length === 0) return ZERO;
  const weights = sumOf(criteria.map(({ weight }) => weight));
  return divide(sumOf(criteria.map(({ id, weight }) => multiply(weight, points.get(id) ?? ZERO))), weights);
}

/**
 * Why the bid is excluded, as German sentences, or null. Reaching a minimum and reaching the price limit are both enough to stay.
 *
 * Worked example: minimum 5 for "Qualität", price limit 100,000: 4.5 points at 100,000.01 gives two reasons, 5 points at
 * 100,000.00 none.
 */
export function exclusionOf(bid: RatedBid, criteria: readonly Criterion[], limits: Limits): string | null {
  const reasons = criteria.flatMap(({ id, name, minimum }) => {
    const points = bid.points.get(id) ?? ZERO;
    return minimum !== null && compare(points, minimum) < 0
      ? [`Kriterium „${name}“: ${number(points)} Punkte, verlangt sind mindestens ${number(minimum)}.`]
      : [];
  });
  const performance = performanceOf(bid, criteria);
  const { minimumPerformance, maximumPrice } = limits;
  if (minimumPerformance !== null && compare(performance, minimumPerformance) < 0) {
    reasons.push(
      `Leistung insgesamt ${number(performance)} Punkte, verlangt sind mindestens ${number(minimumPerformance)}.`,
    );
  }
  if (maximumPrice !== null && bid.price > maximumPrice) {
    reasons.push(`Preis ${germanMoney(bid.price)}, zugelassen sind höchstens ${germanMoney(maximumPrice)}.`);
  }
  return reasons.length > 0 ? reasons.join(' ') : null;
}
