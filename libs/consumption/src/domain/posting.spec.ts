import { wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import type { ReceivedGoods } from './posting';
import { postReceipt, reverse } from './posting';

const goods: ReceivedGoods = {
  id: 'b1',
  member: 'raunheim',
  costCentre: '0111001',
  articleNumber: 'P-1',
  unit: 'XPK',
  quantity: wholeQuantity(3),
  baseUnit: 'Blatt',
  content: wholeQuantity(500),
  amount: 1244n,
  bookedOn: '2027-03-01',
  source: 'receipt-1/L1',
};
const posting = postReceipt(goods);
const reversal = { id: 'b2', bookedOn: '2027-03-02', reason: ' falsche Kostenstelle ' };

describe('posting consumption', () => {
  it('counts packs and base units', () => {
    const { content: _, ...same } = goods;
    expect(posting).toEqual({
      ...same,
      kind: 'receipt',
      baseQuantity: wholeQuantity(1500),
      reverses: null,
      reason: null,
    });
  });
  it('lets a cost centre share only the price of a pack', () => {
    expect(postReceipt({ ...goods, quantity: 0n })).toMatchObject({ quantity: 0n, baseQuantity: 0n, amount: 1244n });
  });
  it.each([{ quantity: -1000n }, { amount: -1n }, { quantity: 1500n }, { quantity: 0n, amount: 0n }])(
    'refuses %j',
    (wrong) => {
      expect(() => postReceipt({ ...goods, ...wrong })).toThrow(/keine gültige Menge/);
    },
  );
});

describe('reversing a posting', () => {
  it('mirrors it and says why', () => {
    expect(reverse(posting, false, reversal)).toEqual({
      ...posting,
      id: 'b2',
      kind: 'reversal',
      quantity: -3000n,
      baseQuantity: -1_500_000n,
      amount: -1244n,
      bookedOn: '2027-03-02',
      reverses: 'b1',
      reason: 'falsche Kostenstelle',
    });
  });
  it('leaves nothing of any posting', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 6n }), fc.bigInt({ min: 0n, max: 10n ** 9n }), (packs, amount) => {
        const booked = postReceipt({ ...goods, quantity: packs * 1000n, amount });
        const back = reverse(booked, false, reversal);
        expect([
          booked.quantity + back.quantity,
          booked.baseQuantity + back.baseQuantity,
          booked.amount + back.amount,
        ]).toEqual([0n, 0n, 0n]);
      }),
    );
  });
  it.each([
    ['a second time', () => reverse(posting, true, reversal), 'already-reversed'],
    [
      'of a reversal',
      () => reverse(reverse(posting, false, reversal), false, { ...reversal, id: 'b3' }),
      'reversal-of-reversal',
    ],
    [
      'before the posting',
      () => reverse(posting, false, { ...reversal, bookedOn: '2027-02-28' }),
      'reversal-too-early',
    ],
    ['without a reason', () => reverse(posting, false, { ...reversal, reason: ' ' }), 'reason-missing'],
  ])('is refused %s', (_, attempt, code) => expect(attempt).toThrow(expect.objectContaining({ code })));
});
