import { wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import { checkedMerge, type MergeArticle, proposeMerges } from './article-merge';
import { ceilTo, equals, minus, plus, rational, rationalText, readRational, times, ZERO } from './rational';

const paper = (
  articleNumber: string,
  text: string,
  unit: string,
  content: number,
  baseUnit = 'Blatt',
): MergeArticle => ({
  ...{ articleNumber, text, unit, baseUnit },
  productGroup: 'Papier',
  cpv: '30197643-5',
  content: wholeQuantity(content),
});
const ARTICLES = new Map(
  [
    paper('P-1', 'Kopierpapier weiß, A4, Packung 500 Blatt', 'XPK', 500),
    paper('P-2', 'Kopierpapier weiß, A4, Karton 5 × 500 Blatt', 'XCT', 2500),
    paper('P-3', 'Recyclingpapier, A4, Packung 500 Blatt', 'XPK', 500),
    paper('T-1', 'Toner', 'H87', 1, 'Stück'),
  ].map((each) => [each.articleNumber, each]),
);
const ALL = new Set(ARTICLES.keys());

describe('exact fractions', () => {
  const anyRational = fc
    .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
    .map(([numerator, denominator]) => rational(numerator, denominator));
  it('add, multiply and subtract without loss', () => {
    fc.assert(
      fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
        expect(equals(minus(plus(a, b), b), a)).toBe(true);
        expect(equals(times(a, plus(b, c)), plus(times(a, b), times(a, c)))).toBe(true);
      }),
    );
  });
  it('round up to a step, never by a whole step', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10_000n }), fc.bigInt({ min: 1n, max: 50n }), (numerator, denominator) => {
        const up = ceilTo(rational(numerator, denominator), 1000n);
        expect(up % 1000n).toBe(0n);
        expect(up * denominator >= numerator && (up - 1000n) * denominator < numerator).toBe(true);
      }),
    );
  });
  it.each([
    [rational(66n, 10n), '6.6'],
    [rational(1n, 3n), '1/3'],
    [rational(10n), '10'],
    [ZERO, '0'],
    [rational(-1n, 4n), '-0.25'],
  ])('are written exactly: %j as %s', (value, text) => expect(rationalText(value)).toBe(text));
  it.each([
    ['1/5', rational(1n, 5n)],
    ['0,2', rational(1n, 5n)],
    [' 5 ', rational(5n)],
    ['1/0', undefined],
    ['-1', undefined],
    ['viel', undefined],
  ])('are read: %j', (text, value) => expect(readRational(text)).toEqual(value));
});

describe('merging articles', () => {
  const check = (articleNumber: string, intoArticle: string, factor?: ReturnType<typeof rational>) =>
    checkedMerge({ articleNumber, intoArticle, ...(factor ? { factor } : {}) }, [], ALL, ARTICLES);

  it('takes the factor from the contents: five packs are a carton', () =>
    expect(check('P-1', 'P-2').factor).toEqual(rational(1n, 5n)));
  it('takes a factor that a person gives', () =>
    expect(check('T-1', 'P-2', rational(2n, 3n)).factor).toEqual(rational(2n, 3n)));
  it.each([
    ['/articleNumber', 'X-1', 'P-2', undefined],
    ['/intoArticle', 'P-1', 'X-1', undefined],
    ['/intoArticle', 'P-1', 'P-1', undefined],
    ['/factor', 'T-1', 'P-2', undefined],
    ['/factor', 'P-1', 'P-2', rational(0n)],
    ['/factor', 'P-1', 'P-2', rational(1_000_001n)],
  ])('refuses at %s: %s into %s', (pointer, from, into, factor) => {
    expect(() => check(from, into, factor)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
    );
  });
  it.each([
    ['P-1', 'P-3'],
    ['P-3', 'P-1'],
    ['P-2', 'P-3'],
  ])('refuses chains: %s into %s', (from, into) => {
    const known = [{ articleNumber: 'P-1', intoArticle: 'P-2', factor: rational(1n, 5n) }];
    expect(() => checkedMerge({ articleNumber: from, intoArticle: into }, known, ALL, ARTICLES)).toThrow(
      expect.objectContaining({ code: 'article-merged' }),
    );
  });
  it('proposes two packs of the same thing, never alternatives', () => {
    expect(proposeMerges(ALL, [], ARTICLES)).toEqual([
      expect.objectContaining({ articleNumber: 'P-1', intoArticle: 'P-2', factor: '0.2' }),
    ]);
    expect(proposeMerges(ALL, [check('P-1', 'P-2')], ARTICLES)).toEqual([]);
    expect(proposeMerges(new Set(['P-1', 'P-3']), [], ARTICLES)).toEqual([]);
  });
});
