import fc from 'fast-check';
import {
  addMonths,
  allocate,
  dayInGermany,
  divideHalfUp,
  DomainError,
  formatDecimal,
  formatQuantity,
  germanMoney,
  germanQuantity,
  germanUnitPrice,
  instantInGermany,
  lineAmount,
  localDate,
  parseDecimal,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  timesContent,
  vatOn,
  wholeQuantity,
} from './index';

const anyAmount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

describe('decimal', () => {
  it('reads back exactly what it wrote, at every scale', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 0, max: 6 }), (v, scale) => {
        expect(parseDecimal(formatDecimal(v, scale), scale)).toBe(v);
      }),
    );
  });
  it.each(['', '1,5', '1.234', 'abc', '1e3', ' 1', '--1', '1.'])('refuses %j as money', (text) => {
    expect(() => parseMoney(text)).toThrow(DomainError);
  });
  it('refuses a number without end at once, and does not repeat all of it', () => {
    const endless = '9'.repeat(200_000);
    const begun = performance.now();
    expect(() => parseMoney(endless)).toThrow(/^„9{40}…“/);
    expect(performance.now() - begun).toBeLessThan(500);
    expect(parseMoney('9'.repeat(27) + '.99')).toBe(BigInt('9'.repeat(29)));
  });
  it('rounds half away from zero', () => {
    expect([divideHalfUp(5n, 10n), divideHalfUp(-5n, 10n), divideHalfUp(4n, 10n), divideHalfUp(15n, 10n)]).toEqual([
      1n,
      -1n,
      0n,
      2n,
    ]);
  });
});

describe('money and quantity', () => {
  it('writes the German way', () => {
    expect(germanMoney(parseMoney('216000.00'))).toBe('216.000,00\u00a0€');
    expect(germanMoney(-5n)).toBe('-0,05\u00a0€');
    expect(germanUnitPrice(parseUnitPrice('4.3500'))).toBe('4,35\u00a0€');
    expect(germanUnitPrice(parseUnitPrice('0.0087'))).toBe('0,0087\u00a0€');
    expect(germanQuantity(parseQuantity('1234.5'))).toBe('1.234,5');
    expect(formatQuantity(parseQuantity('10'))).toBe('10');
  });
  it('multiplies price and quantity exactly and rounds once', () => {
    expect(lineAmount(parseUnitPrice('4.3500'), wholeQuantity(3))).toBe(1305n);
    expect(lineAmount(parseUnitPrice('0.0050'), wholeQuantity(1))).toBe(1n);
  });
  it('adds VAT on the sum', () => expect(vatOn(10_005n, 19)).toBe(1901n));
  it('turns packs into base units without loss', () => {
    expect(timesContent(wholeQuantity(4), wholeQuantity(500))).toBe(wholeQuantity(2000));
  });
});

describe('allocate', () => {
  const shares = fc
    .uniqueArray(
      fc.record({ key: fc.string({ minLength: 1, maxLength: 6 }), weight: fc.bigInt({ min: 0n, max: 10n ** 9n }) }),
      { selector: (share) => share.key, minLength: 1, maxLength: 30 },
    )
    .filter((list) => list.some((share) => share.weight > 0n));
  const abs = (x: bigint): bigint => (x < 0n ? -x : x);

  it('loses and creates nothing', () => {
    fc.assert(fc.property(anyAmount, shares, (t, s) => [...allocate(t, s).values()].reduce((a, b) => a + b, 0n) === t));
  });
  it('is never a whole unit away from the exact share', () => {
    fc.assert(
      fc.property(anyAmount, shares, (t, s) => {
        const w = s.reduce((a, x) => a + x.weight, 0n);
        const parts = allocate(t, s);
        return s.every((x) => abs((parts.get(x.key) ?? 0n) * w - t * x.weight) < w);
      }),
    );
  });
  it('does not depend on the order of the shares', () => {
    fc.assert(
      fc.property(anyAmount, shares, (t, s) => {
        const a = allocate(t, s);
        const b = allocate(t, [...s].reverse());
        return s.every((x) => a.get(x.key) === b.get(x.key));
      }),
    );
  });
  it('mirrors a credit note', () => {
    fc.assert(
      fc.property(anyAmount, shares, (t, s) => {
        const a = allocate(t, s);
        const b = allocate(-t, s);
        return s.every((x) => (a.get(x.key) ?? 0n) === -(b.get(x.key) ?? 0n));
      }),
    );
  });
  it('refuses negative weights, duplicates and no weight at all', () => {
    expect(() => allocate(1n, [{ key: 'a', weight: -1n }])).toThrow(RangeError);
    expect(() =>
      allocate(1n, [
        { key: 'a', weight: 1n },
        { key: 'a', weight: 1n },
      ]),
    ).toThrow(RangeError);
    expect(() => allocate(1n, [{ key: 'a', weight: 0n }])).toThrow(RangeError);
  });
});

describe('calendar days', () => {
  it.each(['2026-02-30', '2026-13-01', '22.11.2026', '2026-1-1'])('refuses %s', (text) => {
    expect(() => localDate(text)).toThrow(DomainError);
  });
  it('falls back to the last day of a shorter month', () => expect(addMonths('2024-01-31', 1)).toBe('2024-02-29'));
  it('names the German day of an instant on both sides of midnight and of the clock change', () => {
    expect(dayInGermany(new Date('2026-01-31T22:59:59Z'))).toBe('2026-01-31');
    expect(dayInGermany(new Date('2026-01-31T23:00:00Z'))).toBe('2026-02-01');
    expect(instantInGermany('2026-07-01', '12:00').toISOString()).toBe('2026-07-01T10:00:00.000Z');
    expect(instantInGermany('2026-12-01', '12:00').toISOString()).toBe('2026-12-01T11:00:00.000Z');
  });
});
