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
  baseQuantity: wholeQuantity(1500),
  net: 1244n,
  vat: 236n,
  gross: 1480n,
  bookedOn: '2027-03-01',
  source: 'receipt-1/L1',
};
const posting = postReceipt(goods);
const reversal = { id: 'b2', bookedOn: '2027-03-02', reason: ' falsche Kostenstelle ' };

describe('posting consumption', () => {
  it('keeps what was received', () => {
    expect(posting).toEqual({ ...goods, kind: 'receipt', reverses: null, reason: null });
  });
  it('lets a cost centre share only the price of a pack', () => {
    expect(postReceipt({ ...goods, quantity: 0n, baseQuantity: 0n })).toMatchObject({ quantity: 0n, net: 1244n });
  });
  it.each([
    ['a negative quantity', { quantity: -1000n }],
    ['a negative amount', { net: -1n, gross: 235n }],
    ['a split pack', { quantity: 1500n }],
    ['nothing', { quantity: 0n, net: 0n, vat: 0n, gross: 0n }],
    ['a gross amount that is not net plus VAT', { gross: 1481n }],
  ])('refuses %s', (_, wrong) => {
    expect(() => postReceipt({ ...goods, ...wrong })).toThrow(/keine gültige Menge/);
  });
});

describe('reversing a posting', () => {
  it('mirrors it and says why', () => {
    expect(reverse(posting, false, reversal)).toEqual({
      ...posting,
      id: 'b2',
      kind: 'reversal',
      quantity: -3000n,
      baseQuantity: -1_500_000n,
      net: -1244n,
      vat: -236n,
      gross: -1480n,
      bookedOn: '2027-03-02',
      reverses: 'b1',
      reason: 'falsche Kostenstelle',
    });
  });
  it('leaves nothing of any posting', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 6n }), fc.bigInt({ min: 0n, max: 10n ** 9n }), (packs, net) => {
        const booked = postReceipt({ ...goods, quantity: packs * 1000n, net, gross: net + 236n });
        const back = reverse(booked, false, reversal);
        expect([
          booked.quantity + back.quantity,
          booked.baseQuantity + back.baseQuantity,
          booked.net + back.net,
          booked.vat + back.vat,
          booked.gross + back.gross,
        ]).toEqual([0n, 0n, 0n, 0n, 0n]);
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
