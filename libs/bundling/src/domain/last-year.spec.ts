import { formatQuantity, parseMoney, parseQuantity, wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import { type AskedArticle, consumedLines, type FormerLine, lastYearPreview, type PackedArticle } from './last-year';

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

describe('consumption in place of a former round', () => {
  const pack = (unit: string, content: number): ReadonlyMap<string, PackedArticle> =>
    new Map([
      [
        'P-1',
        {
          articleNumber: 'P-1',
          text: 'Papier',
          unit,
          unitPrice: 1n,
          content: wholeQuantity(content),
          baseUnit: 'Blatt',
        },
      ],
    ]);
  const consumed = (quantity: string, baseUnit = 'Blatt') => [
    { memberId: 'a', articleNumber: 'P-1', baseUnit, baseQuantity: parseQuantity(quantity) },
  ];
  const packs = (quantity: string, unit = 'XPK', content = 500): string =>
    consumedLines(consumed(quantity), pack(unit, content))
      .map((each) => formatQuantity(each.quantity))
      .join();

  it.each([
    ['5000', '10'],
    ['5001', '11'],
    ['1', '1'],
    ['0', ''],
    ['-500', ''],
  ])('%s sheets are %s packs of 500', (base, expected) => {
    expect(packs(base)).toBe(expected);
  });

  it('is exact in units that can be divided', () => {
    expect(packs('1500', 'TNE', 1000)).toBe('1.5');
  });

  it('in another base unit counts for nothing, and says so', () => {
    const articles = pack('XPK', 500);
    const lines = consumedLines(consumed('7', 'Rolle'), articles);
    expect(lastYearPreview(['a'], lines, [], articles).members).toMatchObject([{ skipped: 1, value: '0.00' }]);
  });
});
