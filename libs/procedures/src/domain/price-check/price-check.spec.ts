import fc from 'fast-check';
import { parseMoney } from '@app/kernel';
import { statementOf } from '../examination/findings';
import { bidOf, LOT, stated } from '../examination/testing';
import { checkPrice } from './bid-price';
import { comparePrices, highestAmount } from './price-comparison';

const check = (prices: Record<string, string>, statement: Parameters<typeof stated>[1] = {}) =>
  checkPrice(LOT, bidOf('a', prices), statementOf([stated('a', statement)], 'a'));
const compared = (id: string, prices: Record<string, string>, excluded = false) => ({
  ...{ bidId: id, bidder: `Bieter ${id}`, excluded },
  price: checkPrice(LOT, bidOf(id, prices)),
});
const NOTHING = { articleNumbers: [], bidIds: [] };

describe('recomputing a bid (§ 56 Abs. 1 VgV, § 16c VOB/A)', () => {
  it('1,200 × 4.10 + 80.5 × 9.00 = 5,644.50, discount 2 %, VAT 19 %', () => {
    const price = check({ A: '4.10', B: '9.00' }, { discountPercent: '2', vatRate: '19' });
    expect(price).toMatchObject({ sum: '5644.50', discount: '112.89', net: '5531.61', gross: '6582.62' });
    expect(price.vat).toEqual([{ rate: '19.00', net: '5531.61', tax: '1051.01' }]);
  });

  it('shows what the bid states otherwise; the unit price decides', () => {
    const price = check(
      { A: '4.10', B: '9.00' },
      { net: '5600.00', vatRate: '19', lines: [{ articleNumber: 'B', amount: '720.00', vatRate: null }] },
    );
    expect(price.net).toBe('5644.50');
    expect(price.differences).toEqual([
      expect.stringMatching(/^Position B: angegeben 720,00.€, Menge × Einzelpreis ergibt 724,50.€\.$/),
      expect.stringMatching(/^Nettosumme: angegeben 5\.600,00.€, nachgerechnet 5\.644,50.€ \(\+44,50.€\)\.$/),
    ]);
  });

  it('says nothing about a sum stated to the cent, however it was written', () => {
    expect(check({ A: '1', B: '1' }, { net: '1280.5' }).differences).toEqual([]);
  });

  it('gives no gross sum while a priced line has no rate', () => {
    const price = check({ A: '1', B: '1' }, { lines: [{ articleNumber: 'A', amount: null, vatRate: '7' }] });
    expect([price.vat, price.gross]).toEqual([null, null]);
  });

  it('equals an independent sum, and the parts by rate always add up to the net price', () => {
    const price = fc.integer({ min: 0, max: 9_999_999 });
    const rate = fc.constantFrom('0', '7', '19');
    const discount = fc.integer({ min: 0, max: 10_000 }).map((n) => (n / 100).toFixed(2));
    fc.assert(
      fc.property(price, price, rate, rate, discount, (a, b, rateA, rateB, percent) => {
        const text = (n: number): string => (n / 10_000).toFixed(4);
        const lines = [
          { articleNumber: 'A', amount: null, vatRate: rateA },
          { articleNumber: 'B', amount: null, vatRate: rateB },
        ];
        const half = (n: bigint, d: bigint): bigint => (2n * n + d) / (2n * d);
        const cents = half(BigInt(a) * 1_200_000n, 100_000n) + half(BigInt(b) * 80_500n, 100_000n);
        const bid = bidOf(
          'a',
          { A: text(a), B: text(b) },
          { total: `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}` },
        );
        const found = checkPrice(LOT, bid, statementOf([stated('a', { discountPercent: percent, lines })], 'a'));
        expect(found.lines.reduce((sum, { amount }) => sum + parseMoney(amount ?? '0'), 0n)).toBe(cents);
        expect(parseMoney(found.net)).toBe(cents - half(cents * BigInt(Math.round(Number(percent) * 100)), 10_000n));
        expect((found.vat ?? []).reduce((sum, { net }) => sum + parseMoney(net), 0n)).toBe(parseMoney(found.net));
      }),
    );
  });
});

describe('the price comparison of a lot', () => {
  const bids = [
    compared('a', { A: '4.00', B: '9.00' }),
    compared('b', { A: '4.20', B: '5.00' }),
    compared('c', { A: '1', B: '1' }, true),
  ];

  it('marks the lowest price of each item among the bids that take part, and how far the others lie above', () => {
    const { positions } = comparePrices(LOT, bids, NOTHING);
    expect(positions[0]?.prices.map(({ lowest, above }) => [lowest, above])).toEqual([
      [true, null],
      [false, '5.00'],
      [false, null],
    ]);
    expect(positions[1]?.prices.map(({ lowest }) => lowest)).toEqual([false, true, false]);
  });

  it('says who leads when an item or a bidder is left out', () => {
    const all = comparePrices(LOT, bids, NOTHING);
    expect([all.first, all.positions.map(({ firstWithout }) => firstWithout)]).toEqual([['b'], [['b'], ['a']]]);
    expect(comparePrices(LOT, bids, { articleNumbers: ['B'], bidIds: [] }).first).toEqual(['a']);
    expect(comparePrices(LOT, bids, { articleNumbers: [], bidIds: ['b'] }).first).toEqual(['a']);
  });

  it('prices a missing item at the highest price anybody asks for it', () => {
    const prices = bids.map(({ price }) => price);
    expect([highestAmount(LOT, 'B', prices), highestAmount(LOT, 'X', prices)]).toEqual([72_450n, null]);
  });

  it('does not depend on the order of the bids', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(bids, { minLength: 3 }), (shuffled) => {
        expect(comparePrices(LOT, shuffled, NOTHING)).toEqual(comparePrices(LOT, bids, NOTHING));
      }),
    );
  });
});
