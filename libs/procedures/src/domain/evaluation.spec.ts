import type { RankedBid } from './dossier';
import { winners } from './evaluation';
import { priceNewBid } from './new-bid';
import type { Lot } from './procedure';

const lot: Lot = {
  ...{ id: 'l', number: 1, title: 'Papier', estimatedValue: '100.00', cpv: '', phase: 'opening', awardedOn: null },
  positions: [
    { articleNumber: 'A', text: 'A4', unit: 'XPK', quantity: '1200' },
    { articleNumber: 'B', text: 'A3', unit: 'XPK', quantity: '80.5' },
  ],
};

describe('the winner of each lot', () => {
  const place = (bidId: string, rank: number | null) => ({
    bidId,
    bidderId: `b-${bidId}`,
    total: '3.00',
    rank,
    note: null,
  });
  const evaluated = (lotId: string, ...ranking: RankedBid[]) => ({ lotId, ranking, personName: '', at: new Date(0) });

  it('names a tie on the first place and no award where nothing is comparable', () => {
    const first = evaluated('1', place('a', 1), place('b', 1), place('c', 3));
    expect(winners([first, evaluated('2', place('d', null))])).toEqual({
      lots: [
        { lotId: '1', bidId: 'a' },
        { lotId: '2', bidId: null },
      ],
      ties: [{ lotId: '1', bidIds: ['a', 'b'] }],
    });
  });
});

describe('pricing a bid', () => {
  const price = (unitPrice: string, fromQuantity = '1') => [{ fromQuantity, unitPrice }];

  it('refuses a sum beyond a thousand million euros, typed in or computed', () => {
    const lump: Lot = { ...lot, positions: [] };
    expect(priceNewBid(lump, { positions: [], total: '999999999.99' }).total).toBe('999999999.99');
    for (const total of ['1000000000.00', '999999999999999.99'])
      expect(() => priceNewBid(lump, { positions: [], total })).toThrow('Die Angebotssumme ist zu groß.');
    const positions = [{ articleNumber: 'A', tiers: price('833334') }];
    expect(() => priceNewBid(lot, { positions })).toThrow('Die Angebotssumme ist zu groß.');
  });

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
