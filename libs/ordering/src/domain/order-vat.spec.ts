import { vatOn } from '@app/kernel';
import fc from 'fast-check';
import { orderVat, postedVat, reshare } from './order-vat';

const parts = fc
  .array(fc.record({ net: fc.bigInt(0n, 5_000_000n), vatRate: fc.constantFrom(0, 7, 19) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((all) => all.map((part, index) => ({ ...part, key: String(index) })));

describe('the VAT of an order', () => {
  it('is computed per rate on the sum, not part by part', () => {
    const three = ['a', 'b', 'c'].map((key) => ({ key, net: 3n, vatRate: 19 }));
    const { total, byPart } = orderVat(three);
    expect(total).toBe(2n); // 19 % of 0,09 € is 0,0171 €; three times 0,01 € would be one cent too many
    expect([...byPart.values()].sort()).toEqual([0n, 1n, 1n]);
  });

  it('is shared without losing a cent, whatever the parts', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const { total, byPart } = orderVat(all);
        expect([...byPart.values()].reduce((sum, vat) => sum + vat, 0n)).toBe(total);
        for (const rate of [0, 7, 19]) {
          const ofRate = all.filter(({ vatRate }) => vatRate === rate);
          const net = ofRate.reduce((sum, part) => sum + part.net, 0n);
          expect(ofRate.reduce((sum, { key }) => sum + (byPart.get(key) ?? 0n), 0n)).toBe(vatOn(net, rate));
        }
      }),
    );
  });

  it('follows the net of partial receipts and is complete with the last one', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 1_000_000n),
        fc.bigInt(0n, 200_000n),
        fc.array(fc.bigInt(0n, 1_000_000n), { maxLength: 6 }),
        (net, vat, steps) => {
          const part = { net, vat: net === 0n ? 0n : vat };
          const reached = [0n, ...steps.filter((step) => step <= net).sort((a, b) => (a < b ? -1 : 1)), net];
          const posted = reached.map((step) => postedVat(part, step));
          posted.forEach((now, index) => expect(now).toBeGreaterThanOrEqual(posted[index - 1] ?? 0n));
          expect(posted.at(-1)).toBe(part.vat);
        },
      ),
    );
  });
});

describe('sharing a line anew', () => {
  it('leaves the shares as they were when the amount is the same', () => {
    const split = [
      { costCentre: 'a', quantity: 2000n, amount: 433n },
      { costCentre: 'b', quantity: 1000n, amount: 217n },
    ];
    expect(reshare(650n, split)).toEqual(split);
  });

  it('adds up to the new amount, by quantity where nothing cost anything', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 1_000_000n),
        fc.array(fc.bigInt(0n, 90_000n), { minLength: 1, maxLength: 6 }),
        (net, amounts) => {
          const split = amounts.map((amount, index) => ({ costCentre: String(index), quantity: 1000n, amount }));
          expect(reshare(net, split).reduce((sum, { amount }) => sum + amount, 0n)).toBe(net);
        },
      ),
    );
  });
});
