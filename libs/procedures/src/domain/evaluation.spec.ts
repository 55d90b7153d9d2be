import { parseMoney } from '@app/kernel';
import fc from 'fast-check';
import { rankBids, winners } from './evaluation';
import { priceNewBid } from './new-bid';
import type { Bid, Lot } from './procedure';

const DEADLINE = new Date('2026-12-10T11:00:00Z');
const bid = (id: string, total: string, more: Partial<Bid> = {}): Bid => ({
  ...{ id, lotId: 'l', bidderId: `b-${id}`, receivedAt: null, positions: [], missing: [], total },
  ...more,
});
const lot: Lot = {
  ...{ id: 'l', number: 1, title: 'Papier', estimatedValue: '100.00', cpv: '', phase: 'opening', awardedOn: null },
  positions: [
    { articleNumber: 'A', text: 'A4', unit: 'XPK', quantity: '1200' },
    { articleNumber: 'B', text: 'A3', unit: 'XPK', quantity: '80.5' },
  ],
};

describe('ranking the bids of a lot', () => {
  it('puts the lowest complete bid that came in time first and says why others are not comparable', () => {
    const ranking = rankBids(
      [
        bid('late', '1.00', { receivedAt: new Date(DEADLINE.getTime() + 1) }),
        bid('partial', '2.00', { missing: ['A'] }),
        bid('dear', '9.00'),
        bid('cheap', '3.00', { receivedAt: DEADLINE }),
      ],
      DEADLINE,
    );
    expect(ranking.map(({ bidId, rank }) => [bidId, rank])).toEqual([
      ['cheap', 1],
      ['dear', 2],
      ['late', null],
      ['partial', null],
    ]);
    expect(ranking[2]?.note).toMatch(/^Verspätet: eingegangen am 10\.12\.2026, 12:00 Uhr/);
  });

  it('names a tie on the first place and no award where nothing is comparable', () => {
    const evaluated = (lotId: string, ...bids: Bid[]) => ({
      lotId,
      ranking: rankBids(bids, null),
      personName: '',
      at: DEADLINE,
    });
    expect(
      winners([
        evaluated('1', bid('a', '3.00'), bid('b', '3.00'), bid('c', '3.01')),
        evaluated('2', bid('d', '0.00', { missing: ['A'] })),
      ]),
    ).toEqual({
      lots: [
        { lotId: '1', bidId: 'a' },
        { lotId: '2', bidId: null },
      ],
      ties: [{ lotId: '1', bidIds: ['a', 'b'] }],
    });
  });

  it('never depends on the order in which bids were recorded, and ranks rise with the sums', () => {
    const totals = fc.array(fc.bigInt({ min: 0n, max: 500n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(totals, (sums) => {
        const bids = sums.map((sum, index) => bid(`x${String(index).padStart(2, '0')}`, `${sum}.00`));
        const ranking = rankBids(bids, null);
        expect(rankBids([...bids].reverse(), null)).toEqual(ranking);
        const lowest = Math.min(...sums.map(Number));
        for (const { rank, total } of ranking) {
          expect(rank === 1).toBe(parseMoney(total) === BigInt(lowest) * 100n);
          expect(rank).toBe(1 + sums.filter((sum) => sum * 100n < parseMoney(total)).length);
        }
      }),
    );
  });
});

describe('pricing a bid', () => {
  const price = (unitPrice: string, fromQuantity = '1') => [{ fromQuantity, unitPrice }];

  it('takes each position at the tier of its whole quantity, rounded half up per position', () => {
    const tiers = [...price('4.20'), ...price('4.1005', '500')];
    expect(
      priceNewBid(lot, {
        positions: [
          { articleNumber: 'A', tiers },
          { articleNumber: 'B', tiers: price('0.0001') },
        ],
      }),
    ).toMatchObject({
      total: '4920.61',
      missing: [],
    });
  });
  it('says which positions have no price for the demanded quantity', () => {
    expect(priceNewBid(lot, { positions: [{ articleNumber: 'B', tiers: price('1', '100') }] })).toMatchObject({
      total: '0.00',
      missing: ['A', 'B'],
    });
  });
  it.each([
    [{ positions: [{ articleNumber: 'A', tiers: price('-1') }] }, '/positions/0/tiers/0/unitPrice'],
    [{ positions: [{ articleNumber: 'A', tiers: price('1', '0') }] }, '/positions/0/tiers/0/fromQuantity'],
    [
      { positions: [{ articleNumber: 'A', tiers: [...price('1'), ...price('2')] }] },
      '/positions/0/tiers/1/fromQuantity',
    ],
    [{ positions: [], total: '5.00' }, '/total'],
  ])('refuses %j at %s', (wrong, pointer) => {
    expect(() => priceNewBid(lot, wrong)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
    );
  });
  it('takes a lump sum only for a lot without positions', () => {
    const plain = { ...lot, positions: [] };
    expect(priceNewBid(plain, { positions: [], total: '12500.5' })).toEqual({
      positions: [],
      missing: [],
      total: '12500.50',
    });
    expect(() => priceNewBid(plain, { positions: [] })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/total' })] }),
    );
  });
});
