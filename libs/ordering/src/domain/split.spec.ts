import { DomainError, formatDecimal, formatMoney, formatQuantity, isWhole, wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import type { SplitLine, SplitRequest } from './split';
import { splitLine } from './split';

const packs = (quantity: number, amount: bigint): SplitLine => ({
  quantity: wholeQuantity(quantity),
  amount,
  divisible: false,
});
const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

describe('splitting an order line over cost centres', () => {
  it('by quantity: packs as asked, the amount in proportion', () => {
    expect(
      splitLine(packs(3, 1000n), [
        { costCentre: 'B', quantity: '1' },
        { costCentre: 'A', quantity: '2' },
      ]),
    ).toEqual([
      { costCentre: 'A', quantity: 2000n, amount: 667n },
      { costCentre: 'B', quantity: 1000n, amount: 333n },
    ]);
  });
  it('by percent: whole packs, exact cents', () => {
    expect(
      splitLine(packs(1, 1001n), [
        { costCentre: 'A', percent: '50' },
        { costCentre: 'B', percent: '50' },
      ]),
    ).toEqual([
      { costCentre: 'A', quantity: 1000n, amount: 501n },
      { costCentre: 'B', quantity: 0n, amount: 500n },
    ]);
  });
  it('by amount: the amounts as asked', () => {
    expect(
      splitLine(packs(4, 1000n), [
        { costCentre: 'A', amount: '7.51' },
        { costCentre: 'B', amount: '2.49' },
      ]),
    ).toEqual([
      { costCentre: 'A', quantity: 3000n, amount: 751n },
      { costCentre: 'B', quantity: 1000n, amount: 249n },
    ]);
  });
  it('splits measures to the thousandth', () => {
    const salt = { quantity: 1_000n, amount: 7133n, divisible: true };
    const thirds = [
      { costCentre: 'A', percent: '33.34' },
      { costCentre: 'B', percent: '33.33' },
      { costCentre: 'C', percent: '33.33' },
    ];
    expect(splitLine(salt, thirds).map((part) => part.quantity)).toEqual([334n, 333n, 333n]);
  });

  const anyLine = fc
    .record({
      divisible: fc.boolean(),
      units: fc.bigInt({ min: 1n, max: 5000n }),
      amount: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    })
    .map(({ divisible, units, amount }): SplitLine => ({
      divisible,
      amount,
      quantity: divisible ? units : units * 1000n,
    }));
  /** A line and shares that make up its whole by one of the three measures. */
  const anySplit = fc
    .tuple(
      anyLine,
      fc.array(fc.bigInt({ min: 1n, max: 100n }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('quantity', 'percent', 'amount'),
    )
    .map(([drawn, weights, measure]): { line: SplitLine; requests: readonly SplitRequest[] } => {
      const names = weights.map((_, index) => `C${index}`);
      const total = sum(weights);
      if (measure === 'quantity') {
        const line = { ...drawn, quantity: drawn.divisible ? total : total * 1000n };
        return {
          line,
          requests: names.map((costCentre, i) => ({
            costCentre,
            quantity: formatQuantity((line.quantity / total) * (weights[i] ?? 0n)),
          })),
        };
      }
      if (measure === 'amount') {
        return {
          line: { ...drawn, amount: total },
          requests: names.map((costCentre, i) => ({ costCentre, amount: formatMoney(weights[i] ?? 0n) })),
        };
      }
      const first = 10_000n - (total - (weights[0] ?? 0n));
      return {
        line: drawn,
        requests: names.map((costCentre, i) => ({
          costCentre,
          percent: formatDecimal(i === 0 ? first : (weights[i] ?? 0n), 2),
        })),
      };
    });
  it('loses nothing: quantities and amounts add up to the line', () => {
    fc.assert(
      fc.property(anySplit, ({ line, requests }) => {
        const parts = splitLine(line, requests);
        expect(sum(parts.map((part) => part.quantity))).toBe(line.quantity);
        expect(sum(parts.map((part) => part.amount))).toBe(line.amount);
        expect(parts.every((part) => part.quantity >= 0n && part.amount >= 0n)).toBe(true);
      }),
    );
  });
  it('never splits a pack', () => {
    fc.assert(
      fc.property(
        anySplit,
        ({ line, requests }) => line.divisible || splitLine(line, requests).every((part) => isWhole(part.quantity)),
      ),
    );
  });
  it('gives what was asked for by quantity or amount', () => {
    fc.assert(
      fc.property(anySplit, ({ line, requests }) => {
        const parts = new Map(splitLine(line, requests).map((part) => [part.costCentre, part]));
        for (const { costCentre, quantity, amount } of requests) {
          if (quantity !== undefined) expect(formatQuantity(parts.get(costCentre)?.quantity ?? 0n)).toBe(quantity);
          if (amount !== undefined) expect(formatMoney(parts.get(costCentre)?.amount ?? 0n)).toBe(amount);
        }
      }),
    );
  });
  it('does not depend on the order of the cost centres', () => {
    fc.assert(
      fc.property(anySplit, ({ line, requests }) =>
        expect(splitLine(line, [...requests].reverse())).toEqual(splitLine(line, requests)),
      ),
    );
  });

  it.each<[string, SplitRequest[], RegExp]>([
    ['split-empty', [], /mindestens eine Kostenstelle/],
    ['split-measure', [{ costCentre: 'A' }], /entweder nach Menge/],
    ['split-measure', [{ costCentre: 'A', quantity: '1', percent: '50' }], /entweder nach Menge/],
    [
      'split-measure',
      [
        { costCentre: 'A', quantity: '2' },
        { costCentre: 'B', percent: '50' },
      ],
      /entweder nach Menge/,
    ],
    [
      'split-repeated',
      [
        { costCentre: 'A', quantity: '1' },
        { costCentre: 'A', quantity: '3' },
      ],
      /nur einmal/,
    ],
    ['split-share', [{ costCentre: 'A', quantity: '0' }], /größer als 0/],
    ['split-share', [{ costCentre: 'A', quantity: '-4' }], /größer als 0/],
    [
      'split-share',
      [
        { costCentre: 'A', quantity: '1.5' },
        { costCentre: 'B', quantity: '2.5' },
      ],
      /Packungen werden nicht geteilt/,
    ],
    ['split-sum', [{ costCentre: 'A', quantity: '5' }], /Die Mengen der Kostenstellen ergeben zusammen 5 statt 4\./],
    ['split-sum', [{ costCentre: 'A', percent: '99.99' }], /zusammen 99,99 % statt 100 %\./],
    ['split-sum', [{ costCentre: 'A', amount: '9.99' }], /zusammen 9,99\u00a0€ statt 10,00\u00a0€\./],
    ['decimal', [{ costCentre: 'A', percent: 'halb' }], /keine Zahl/],
  ])('refuses %s %j', (code, requests, message) => {
    expect(() => splitLine(packs(4, 1000n), requests)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
  it('points at the wrong share', () => {
    expect(() =>
      splitLine(packs(4, 1000n), [
        { costCentre: 'A', quantity: '4' },
        { costCentre: 'B', quantity: '0' },
      ]),
    ).toThrow(
      expect.objectContaining({
        errors: [{ pointer: '/1/quantity', message: 'Der Anteil der Kostenstelle „B“ muss größer als 0 sein.' }],
      }),
    );
  });
  it.each([
    { quantity: 0n, amount: 0n, divisible: true },
    { quantity: 1500n, amount: 1n, divisible: false },
  ])('refuses a line without a proper quantity', (line) => {
    expect(() => splitLine(line, [{ costCentre: 'A', percent: '100' }])).toThrow(DomainError);
  });
});
