import fc from 'fast-check';
import { addRatio, compareRatio, divideRatio, germanRatio, medianOf, type Ratio, ratio, timesRatio } from './ratio';

const ratios = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]) => ratio(numerator, denominator));

describe('exact ratios', () => {
  it('are in lowest terms with a denominator above 0', () => {
    expect(ratio(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(ratio(0n, 7n)).toEqual({ numerator: 0n, denominator: 1n });
    expect(() => ratio(1n, 0n)).toThrow(RangeError);
  });

  it('follow the laws of arithmetic', () => {
    fc.assert(
      fc.property(ratios, ratios, ratios, (a, b, c) => {
        expect(addRatio(addRatio(a, b), c)).toEqual(addRatio(a, addRatio(b, c)));
        expect(timesRatio(a, addRatio(b, c))).toEqual(addRatio(timesRatio(a, b), timesRatio(a, c)));
        if (b.numerator !== 0n) expect(timesRatio(divideRatio(a, b), b)).toEqual(a);
      }),
    );
  });

  it('have a median with as many values below as above, whatever their order', () => {
    expect(medianOf([])).toBeUndefined();
    expect(medianOf([ratio(1n, 3n), ratio(1n, 2n)])).toEqual(ratio(5n, 12n));
    fc.assert(
      fc.property(fc.array(ratios, { minLength: 1, maxLength: 20 }), (values) => {
        const median = medianOf(values) as Ratio;
        expect(medianOf([...values].reverse())).toEqual(median);
        const below = values.filter((value) => compareRatio(value, median) < 0n).length;
        const above = values.filter((value) => compareRatio(value, median) > 0n).length;
        expect(below).toBeLessThanOrEqual(values.length / 2);
        expect(above).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('are shown rounded as Germans write them', () => {
    expect(germanRatio(ratio(41n, 10n))).toBe('4,1');
    expect(germanRatio(ratio(12_345n, 4n), 2)).toBe('3.086,25');
    expect(germanRatio(ratio(4n))).toBe('4');
  });
});
