import { addDays, wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import { addPrice, type PriceInterval, tiersOn } from './price-list';

const tiers = (price: bigint) => [{ fromQuantity: wholeQuantity(1), unitPrice: price }];
const term = { from: '2027-01-01', to: '2028-12-31' };
const list: readonly PriceInterval[] = [
  { from: '2027-01-01', to: '2027-07-01', tiers: tiers(42_000n) },
  { from: '2027-07-01', to: null, tiers: tiers(43_000n) },
];

describe('the price list', () => {
  it.each([
    ['2026-12-31', undefined],
    ['2027-01-01', 42_000n],
    ['2027-06-30', 42_000n],
    ['2027-07-01', 43_000n],
    ['2099-12-31', 43_000n],
  ])('on %s has the price %s: an interval holds its first day and not its last, null is open', (day, price) => {
    expect(tiersOn(list, day)?.[0]?.unitPrice).toBe(price);
  });
  it('ends the price that a new one follows', () => {
    expect(addPrice(list, { from: '2028-01-01', tiers: tiers(1n) }, term)).toEqual({
      ended: { from: '2027-07-01', to: '2028-01-01' },
      added: { from: '2028-01-01', to: null, tiers: tiers(1n) },
    });
    expect(addPrice([], { from: '2027-01-01', tiers: tiers(1n) }, term).ended).toBeNull();
  });
  it.each([
    ['2027-07-01', /frühestens ab dem 02\.07\.2027/],
    ['2027-02-01', /gilt schon ein Preis/],
    ['2026-12-31', /außerhalb der Laufzeit/],
    ['2029-01-01', /außerhalb der Laufzeit/],
  ])('takes no price from %s on', (from, message) => {
    const add = () => addPrice(list, { from, tiers: tiers(1n) }, term);
    expect(add).toThrow(
      expect.objectContaining({ errors: [{ pointer: '/from', message: expect.stringMatching(message) }] }),
    );
  });
  it.each([
    ['mindestens einen Preis', []],
    ['größer als 0', tiers(0n)],
    ['ab einer Menge über 0', [{ fromQuantity: 0n, unitPrice: 1n }]],
    ['derselben Menge', [...tiers(1n), ...tiers(2n)]],
  ])('refuses tiers: %s', (message, wrong) => {
    expect(() => addPrice(list, { from: '2028-01-01', tiers: wrong }, term)).toThrow(
      expect.objectContaining({ errors: [{ pointer: '/tiers', message: expect.stringContaining(message) }] }),
    );
  });
  it('has at most one price on any day, whatever prices are added', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays(term.from, days));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 12 }), day, (starts, asked) => {
        let prices: readonly PriceInterval[] = [];
        for (const [index, from] of starts.entries()) {
          try {
            const { ended, added } = addPrice(prices, { from, tiers: tiers(BigInt(index + 1)) }, term);
            prices = [
              ...prices.map((price) => (price.from === ended?.from ? { ...price, to: ended.to } : price)),
              added,
            ];
          } catch {
            continue;
          }
        }
        const valid = prices.filter(({ from, to }) => from <= asked && (to === null || asked < to));
        expect(valid.length).toBe(prices.some(({ from }) => from <= asked) ? 1 : 0);
      }),
    );
  });
});
