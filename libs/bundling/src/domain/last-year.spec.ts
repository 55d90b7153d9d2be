import { parseMoney, parseQuantity } from '@app/kernel';
import fc from 'fast-check';
import { type AskedArticle, type FormerLine, lastYearPreview } from './last-year';

const article = (articleNumber: string, unitPrice = 25_000n): [string, AskedArticle] => [
  articleNumber,
  { articleNumber, text: `Artikel ${articleNumber}`, unit: 'XPK', unitPrice },
];
const ARTICLES = new Map([article('P-1'), article('P-2', 10_000n)]);
const line = (memberId: string, articleNumber: string, quantity: number, unit = 'XPK'): FormerLine => ({
  ...{ memberId, costCentreId: 'c', articleNumber, unit },
  quantity: parseQuantity(String(quantity)),
});

describe('preview with the figures of the former round', () => {
  it('adds quantities and value of the missing members only', () => {
    const former = [line('a', 'P-1', 4), line('a', 'P-1', 6), line('b', 'P-1', 100), line('a', 'P-2', 3)];
    const preview = lastYearPreview(['a'], former, [{ articleNumber: 'P-1', quantity: parseQuantity('7') }], ARTICLES);
    expect(preview.articles).toEqual([
      { articleNumber: 'P-1', text: 'Artikel P-1', unit: 'XPK', reported: '7', additional: '10', value: '25.00' },
      { articleNumber: 'P-2', text: 'Artikel P-2', unit: 'XPK', reported: '0', additional: '3', value: '3.00' },
    ]);
    expect(preview.members.map(({ memberId, value }) => [memberId, value])).toEqual([['a', '28.00']]);
    expect([preview.reportedValue, preview.additionalValue]).toEqual(['17.50', '28.00']);
  });

  it('says how many lines do not count: articles not asked for, other units', () => {
    const former = [line('a', 'P-9', 4), line('a', 'P-1', 6, 'XCT'), line('a', 'P-2', 1)];
    const [member] = lastYearPreview(['a'], former, [], ARTICLES).members;
    expect(member).toMatchObject({ skipped: 2, value: '1.00' });
  });

  it('keeps a member without former lines, with nothing', () => {
    expect(lastYearPreview(['a'], [], [], ARTICLES).members).toEqual([
      { memberId: 'a', lines: [], value: '0.00', skipped: 0 },
    ]);
  });

  it('always adds up: members, articles and total', () => {
    const lines = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('P-1', 'P-2', 'P-9'), fc.integer({ min: 1, max: 999 })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, fc.subarray(['a', 'b', 'c']), (former, missing) => {
        const preview = lastYearPreview(
          missing,
          former.map((each) => line(...each)),
          [],
          ARTICLES,
        );
        const total = (values: readonly string[]): bigint => values.reduce((sum, each) => sum + parseMoney(each), 0n);
        const value = parseMoney(preview.additionalValue);
        expect(total(preview.members.map((each) => each.value))).toBe(value);
        expect(total(preview.articles.map((each) => each.value))).toBe(value);
        expect(total(preview.members.flatMap(({ lines: own }) => own.map((each) => each.value)))).toBe(value);
      }),
    );
  });
});
