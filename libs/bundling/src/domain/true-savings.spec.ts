import { parseMoney, parseQuantity, parseUnitPrice } from '@app/kernel';
import fc from 'fast-check';
import { type CalledOffArticle, trueSavings } from './true-savings';

const called = (member: string, articleNumber: string, quantity: string, paid: string): CalledOffArticle => ({
  member,
  articleNumber,
  productGroup: articleNumber.startsWith('P') ? 'Papier' : 'Toner',
  quantity: parseQuantity(quantity),
  paid: parseMoney(paid),
});
const references = new Map([
  ['P-1', parseUnitPrice('4.50')],
  ['T-1', parseUnitPrice('50.00')],
]);

describe('what was really saved', () => {
  it('is the same quantity at the reference price less what was paid, per member and product group', () => {
    const result = trueSavings(
      [
        called('raunheim', 'P-1', '10', '40.00'),
        called('raunheim', 'P-1', '20', '80.00'),
        called('raunheim', 'T-1', '1', '55.00'),
        called('trebur', 'P-1', '10', '42.00'),
      ],
      references,
    );
    expect(result.total).toEqual({ reference: 23_000n, paid: 21_700n, saving: 1_300n, rate: 565n });
    expect(result.members).toMatchObject([
      { member: 'raunheim', saving: 1_000n },
      { member: 'trebur', saving: 300n },
    ]);
    expect(result.groups).toMatchObject([
      { productGroup: 'Papier', saving: 1_800n },
      { productGroup: 'Toner', saving: -500n, rate: -1_000n },
    ]);
    expect(result.cells).toHaveLength(3);
  });

  it('leaves out and names what nobody knows a reference price of', () => {
    const result = trueSavings([called('raunheim', 'P-9', '1', '3.00')], references);
    expect(result.withoutReference).toEqual([{ articleNumber: 'P-9', paid: 300n }]);
    expect(result.total).toEqual({ reference: 0n, paid: 0n, saving: 0n, rate: null });
  });

  it('adds up, in any order of the call-offs and however they were split', () => {
    const anyCallOff = fc.record({
      member: fc.constantFrom('a', 'b', 'c'),
      articleNumber: fc.constantFrom('P-1', 'T-1', 'P-9'),
      productGroup: fc.constantFrom('Papier', 'Toner'),
      quantity: fc.bigInt({ min: 1n, max: 90_000n }),
      paid: fc.bigInt({ min: 0n, max: 90_000n }),
    });
    fc.assert(
      fc.property(fc.array(anyCallOff, { maxLength: 20 }), (callOffs) => {
        const result = trueSavings(callOffs, references);
        for (const parts of [result.members, result.groups, result.cells]) {
          expect(parts.reduce((total, { saving }) => total + saving, 0n)).toBe(result.total.saving);
          expect(parts.reduce((total, { paid }) => total + paid, 0n)).toBe(result.total.paid);
        }
        const paid = callOffs.reduce((total, each) => total + each.paid, 0n);
        const left = result.withoutReference.reduce((total, each) => total + each.paid, 0n);
        expect(result.total.paid + left).toBe(paid);
        const split = callOffs.flatMap((each) => [
          { ...each, quantity: each.quantity / 2n, paid: 0n },
          { ...each, quantity: each.quantity - each.quantity / 2n },
        ]);
        expect(trueSavings(split.reverse(), references)).toEqual(result);
      }),
    );
  });
});
