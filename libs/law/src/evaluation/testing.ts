import type { BidRequest, EvaluationRequest } from './evaluation-request';

/** The three offers of the collection's worked examples. */
export const OFFERS: readonly BidRequest[] = [
  { id: 'A', price: '100000.00', points: { leistung: '800' } },
  { id: 'B', price: '120000.00', points: { leistung: '900' } },
  { id: 'C', price: '80000.00', points: { leistung: '700' } },
];

/** What every method needs, with one criterion of up to 1,000 points that weighs `weight` percent. */
export const common = (bids: readonly BidRequest[] = OFFERS, weight = '100') =>
  ({
    startsOn: '2026-07-01',
    state: 'HE',
    regime: 'eu',
    nature: 'supplies',
    maximumPoints: '1000',
    criteria: [{ id: 'leistung', name: 'Leistung', weight }],
    bids,
  }) as const;

export const simple = (bids: readonly BidRequest[] = OFFERS): EvaluationRequest => ({
  ...common(bids),
  method: 'ufab-simple',
});
export const extended = (
  criterion: 'highest-performance' | 'lowest-price',
  bids: readonly BidRequest[] = OFFERS,
): EvaluationRequest => ({ ...common(bids), method: 'ufab-extended', corridor: '10', criterion });
export const byMedian = (price: number, bids: readonly BidRequest[] = OFFERS): EvaluationRequest => ({
  ...common(bids, `${100 - price}`),
  method: 'ufab-median',
  priceWeight: `${price}`,
});
export const byReference = (price: number, bids: readonly BidRequest[] = OFFERS): EvaluationRequest => ({
  ...common(bids, `${100 - price}`),
  method: 'ufab-reference',
  priceWeight: `${price}`,
  reference: { performance: '750', price: '90000.00' },
});
export const linear = (price: number, bids: readonly BidRequest[] = OFFERS): EvaluationRequest => ({
  ...common(bids, `${100 - price}`),
  method: 'price-linear',
  priceWeight: `${price}`,
  pricePoints: { maximum: '30', zeroAt: '2', rounding: 'none' },
});
export const byRatio = (price: number, bids: readonly BidRequest[] = OFFERS): EvaluationRequest => ({
  ...common(bids, `${100 - price}`),
  method: 'price-ratio',
  priceWeight: `${price}`,
  pricePoints: { maximum: '100', rounding: 'none' },
});
