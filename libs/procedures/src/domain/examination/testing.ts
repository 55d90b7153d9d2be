import type { Bid, Lot } from '../procedure';
import type { BidStatement, Finding, FormalFinding } from './findings';
import { type EvaluationSetting, type LotPlan, priceOnly } from './lot-plan';

export const DEADLINE = new Date('2026-12-10T11:00:00Z');
export const AT = new Date('2026-12-12T09:00:00Z');

export const LOT: Lot = {
  ...{ id: 'l', number: 1, title: 'Papier', estimatedValue: '6000.00', cpv: '' },
  ...{ phase: 'examination', awardedOn: null },
  positions: [
    { articleNumber: 'A', text: 'Kopierpapier A4', unit: 'XPK', quantity: '1200' },
    { articleNumber: 'B', text: 'Kopierpapier A3', unit: 'XPK', quantity: '80.5' },
  ],
};

/** A bid for `LOT` with one price per article; an article without a price is missing. */
export function bidOf(id: string, prices: Readonly<Record<string, string>>, more: Partial<Bid> = {}): Bid {
  const positions = LOT.positions.flatMap(({ articleNumber }) => {
    const unitPrice = prices[articleNumber];
    return unitPrice === undefined ? [] : [{ articleNumber, tiers: [{ fromQuantity: '1', unitPrice }] }];
  });
  const cents = LOT.positions.reduce((sum, { articleNumber, quantity }) => {
    const price = Number(prices[articleNumber] ?? 0);
    return sum + Math.round(price * Number(quantity) * 100);
  }, 0);
  return {
    ...{ id, lotId: 'l', bidderId: `bidder-${id}`, receivedAt: null, positions, total: (cents / 100).toFixed(2) },
    missing: LOT.positions.map(({ articleNumber }) => articleNumber).filter((article) => !(article in prices)),
    ...more,
  };
}

let drawn = 0;
const authorship = () => ({ id: `f${(drawn += 1)}`, personName: 'Sabine Arndt', at: AT });
export const formal = (
  bidId: string,
  ground: FormalFinding['ground'],
  result: FormalFinding['result'],
  reason = 'Nach Prüfung.',
): FormalFinding => ({ ...authorship(), kind: 'formal', bidId, ground, result, reason });
export const stated = (bidId: string, statement: Partial<BidStatement>): Finding => ({
  ...authorship(),
  kind: 'statement',
  bidId,
  statement: { net: null, gross: null, discountPercent: null, vatRate: null, lines: [], ...statement },
});
export const suitability = (bidderId: string, requirementId: string, result: 'met' | 'not-met' | 'open'): Finding => ({
  ...authorship(),
  kind: 'suitability',
  lotId: 'l',
  bidderId,
  requirementId,
  result,
  reason: 'Geprüft.',
});

export const SETTING: EvaluationSetting = {
  startsOn: '2026-11-22',
  state: 'HE',
  regime: 'national',
  nature: 'supplies',
  estimate: null,
};

/** Price 60 %, quality 40 % on a scale of ten, points in relation to the lowest price. */
export const QUALITY_PLAN: LotPlan = {
  ...priceOnly('l'),
  evaluation: {
    ...priceOnly('l').evaluation,
    priceWeight: '60',
    maximumPoints: '10',
    criteria: [
      {
        id: 'k1',
        name: 'Lieferkonzept',
        description: '',
        weight: '40',
        minimum: null,
        levels: [{ points: '10', text: 'täglich' }],
      },
    ],
  },
};
