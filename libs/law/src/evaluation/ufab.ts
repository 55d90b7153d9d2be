import { germanMoney } from '@app/kernel';
import type { Rational } from './rational';
import { compare, divide, germanText, largest, multiply, negate, ONE, ratio, round, subtract, ZERO } from './rational';
import type { Offer, Scored } from './ranking';
import { euros } from './ranking';
import type { Line } from './weighted';

/** What decides between the bids inside the corridor of the extended method, as announced. */
export const CORRIDOR_CRITERIA = ['highest-performance', 'lowest-price'] as const;
export type CorridorCriterion = (typeof CORRIDOR_CRITERIA)[number];

const TEN = ratio(10n);
const HUNDRED = ratio(100n);
const THOUSAND = ratio(1000n);

/** The power of ten that gives the value three digits before the comma: 0.00875 → 5. Zero has none and gets 0. */
function powerForThreeDigits(value: Rational): number {
  if (compare(value, ZERO) <= 0) return 0;
  let power = 0;
  let scaled = value;
  for (; compare(scaled, HUNDRED) < 0; power += 1) scaled = multiply(scaled, TEN);
  for (; compare(scaled, THOUSAND) >= 0; power -= 1) scaled = divide(scaled, TEN);
  return power;
}

export interface Indices {
  /** Every Z was multiplied by 10^power before rounding. */
  readonly power: number;
  /** Z of each offer in the same order, scaled, and rounded to a whole number unless `exact`. */
  readonly values: readonly Rational[];
}

/** Z = L / P for every offer, scaled so that the leading one has three digits before the comma, rounded half up. */
export function indices(offers: readonly Offer[], exact = false): Indices {
  if (offers.length === 0) return { power: 0, values: [] };
  const raw = offers.map((offer) => divide(offer.performance, euros(offer)));
  const power = powerForThreeDigits(largest(raw));
  const factor = power < 0 ? ratio(1n, 10n ** BigInt(-power)) : ratio(10n ** BigInt(power));
  return { power, values: raw.map((value) => round(multiply(value, factor), 0, exact ? 'none' : 'half-up')) };
}

const divisionText = ({ performance, price }: Offer, power: number): string =>
  `${germanText(performance, 4, 0)} Punkte / ${germanMoney(price)} × 10^${power}`;

/**
 * Einfache Richtwertmethode (UFAB-SIMPLE): Z = L / P, the highest Z wins; with the same Z the lower price.
 *
 * Worked example: A L=800 P=100,000; B L=900 P=120,000; C L=700 P=80,000. Z is 0.00800, 0.00750 and 0.00875, times 10^5:
 * 800, 750 and 875. C wins.
 *
 * Because Z is rounded to whole numbers, close bids can be equal and the price decides (`exact` leaves the rounding out).
 */
export function simpleRichtwert(offers: readonly Offer[], exact = false): readonly Scored[] {
  const { values, power } = indices(offers, exact);
  return offers.map((offer, i) => {
    const score = values[i] ?? ZERO;
    const derivation = divisionText(offer, power);
    return { offer, score, scoreText: `Kennzahl ${germanText(score, 0)}`, derivation, keys: [score] };
  });
}

/**
 * Erweiterte Richtwertmethode (UFAB-EXT): all bids whose Z lies at most `corridor` percent below the leading Z are in the
 * corridor; inside it the announced criterion decides, the others follow by Z.
 *
 * Worked example (bids as above, corridor 10 %): lead 875, lower bound 787.5, so A (800) and C (875) are inside, B (750) is
 * not. Criterion highest L: A wins. Criterion lowest P: C wins.
 */
export function extendedRichtwert(
  offers: readonly Offer[],
  corridor: Rational,
  criterion: CorridorCriterion,
  exact = false,
): readonly Scored[] {
  if (offers.length === 0) return [];
  const { values, power } = indices(offers, exact);
  const lead = largest(values);
  const bound = corridorBound(lead, corridor);
  return offers.map((offer, i) => {
    const score = values[i] ?? ZERO;
    const inside = compare(score, bound) >= 0;
    const share =
      compare(lead, ZERO) > 0 ? ` (${germanText(multiply(divide(score, lead), HUNDRED), 2)} % der führenden)` : '';
    const decisive = criterion === 'lowest-price' ? negate(euros(offer)) : offer.performance;
    return {
      offer,
      score,
      scoreText: `Kennzahl ${germanText(score, 0)}${share}, ${inside ? 'im Korridor' : 'außerhalb des Korridors'}`,
      derivation: divisionText(offer, power),
      keys: inside ? [ONE, decisive] : [ZERO, score],
    };
  });
}

/** The lowest Z inside the corridor: lead × (100 − corridor) / 100. */
export const corridorBound = (lead: Rational, corridor: Rational): Rational =>
  divide(multiply(lead, subtract(HUNDRED, corridor)), HUNDRED);

/** What L and P are measured by: the medians of all valid bids, or values fixed in advance. Both above zero. */
export interface Yardstick {
  readonly performance: Rational;
  /** In euros. */
  readonly price: Rational;
}

/**
 * Gewichtete Richtwertmethode (UFAB-MEDIAN) and Referenzwertmethode (UFAB-REF): Z = GL × L/L₀ − GP × P/P₀, with the medians or
 * the reference values as L₀ and P₀; GL = 1 − GP. The verbal rule is verified, the formula with its minus is remembered.
 *
 * Worked example (bids as above, GL 60 %, GP 40 %, medians L₀ = 800, P₀ = 100,000): A 0.600 − 0.400 = 0.200,
 * B 0.675 − 0.480 = 0.195, C 0.525 − 0.320 = 0.205. C wins.
 */
export const relativeLines = (offers: readonly Offer[], yardstick: Yardstick): readonly Line[] =>
  offers.map((offer) => ({
    offer,
    performancePart: divide(offer.performance, yardstick.performance),
    pricePart: negate(divide(euros(offer), yardstick.price)),
  }));
