import { isWhole, lineAmount, parseUnitPrice, wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import type { Bundle, BundleArticle, DemandLine } from './bundle';
import { bundleDemand } from './bundle';
import { proveBundle } from './bundle-proof';

const article = (
  articleNumber: string,
  productGroup: string,
  unit: string,
  content: number,
  price: string,
): BundleArticle => ({
  articleNumber,
  text: `Artikel ${articleNumber}`,
  productGroup,
  cpv: productGroup === 'Papier' ? '30197643-5' : '30125110-5',
  unit,
  content: wholeQuantity(content),
  baseUnit: productGroup === 'Papier' ? 'Blatt' : 'Stück',
  referencePrice: parseUnitPrice(price),
});
const ARTICLES = new Map(
  [
    article('P-1', 'Papier', 'XPK', 500, '4.3500'),
    article('P-2', 'Papier', 'XCT', 2500, '20.4525'),
    article('S-1', 'Streusalz', 'TNE', 1000, '71.3333'),
    article('T-1', 'Tinte und Toner', 'H87', 1, '61.9900'),
    article('T-2', 'Tinte und Toner', 'H87', 1, '0.0050'),
  ].map((a) => [a.articleNumber, a]),
);
const line = (
  lineId: string,
  articleNumber: string,
  quantity: bigint,
  member = 'raunheim',
  costCentre = '0111001',
): DemandLine => ({
  lineId,
  member,
  costCentre,
  articleNumber,
  unit: ARTICLES.get(articleNumber)?.unit ?? 'H87',
  quantity,
});
const items = (bundle: Bundle) => bundle.lots.flatMap((lot) => lot.items);

const anyLines: fc.Arbitrary<DemandLine[]> = fc
  .array(
    fc.record({
      articleNumber: fc.constantFrom('P-1', 'P-2', 'T-1', 'T-2', 'S-1'),
      quantity: fc.bigInt({ min: 1n, max: 100_000n }),
      member: fc.constantFrom('raunheim', 'trebur', 'nauheim'),
      costCentre: fc.constantFrom('0111001', '0111002', '0365001'),
    }),
    { maxLength: 60 },
  )
  .map((drafts) =>
    drafts.map((d, i) =>
      line(
        `L${i}`,
        d.articleNumber,
        d.articleNumber === 'S-1' ? d.quantity : wholeQuantity(d.quantity),
        d.member,
        d.costCentre,
      ),
    ),
  );

describe('bundling demand', () => {
  it('makes one lot per product group and one item per article, traceable to each line', () => {
    const bundle = bundleDemand(
      [
        line('c', 'T-1', wholeQuantity(2), 'trebur'),
        line('b', 'P-1', wholeQuantity(3), 'trebur', '0111002'),
        line('a', 'P-1', wholeQuantity(4), 'raunheim', '0111009'),
        line('d', 'P-1', wholeQuantity(1), 'raunheim', '0111001'),
      ],
      ARTICLES,
    );
    expect(bundle).toEqual({
      estimatedValue: 15_878n,
      lots: [
        {
          name: 'Papier',
          cpv: '30197643-5',
          estimatedValue: 3480n,
          items: [
            {
              articleNumber: 'P-1',
              text: 'Artikel P-1',
              cpv: '30197643-5',
              unit: 'XPK',
              quantity: wholeQuantity(8),
              baseUnit: 'Blatt',
              baseQuantity: wholeQuantity(4000),
              estimatedValue: 3480n,
              parts: [
                { member: 'raunheim', costCentre: '0111001', quantity: wholeQuantity(1), lineId: 'd' },
                { member: 'raunheim', costCentre: '0111009', quantity: wholeQuantity(4), lineId: 'a' },
                { member: 'trebur', costCentre: '0111002', quantity: wholeQuantity(3), lineId: 'b' },
              ],
            },
          ],
        },
        expect.objectContaining({ name: 'Tinte und Toner', estimatedValue: 12_398n }),
      ],
    });
  });

  it('takes the CPV code with the largest share of the value for the lot', () => {
    const other = { ...article('P-9', 'Papier', 'XPK', 1, '999.0000'), cpv: '22816100-4' };
    const bundle = bundleDemand(
      [line('a', 'P-1', wholeQuantity(1)), { ...line('b', 'P-9', wholeQuantity(1)), unit: 'XPK' }],
      new Map([...ARTICLES, ['P-9', other]]),
    );
    expect(bundle.lots.map((lot) => lot.cpv)).toEqual(['22816100-4']);
  });

  it('bundles no demand to nothing', () =>
    expect(bundleDemand([], ARTICLES)).toEqual({ lots: [], estimatedValue: 0n }));

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(
        anyLines.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        ([lines, shuffled]) => expect(bundleDemand(shuffled, ARTICLES)).toEqual(bundleDemand(lines, ARTICLES)),
      ),
    );
  });
  it('loses nothing: opening the bundle returns exactly the lines', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const opened = items(bundleDemand(lines, ARTICLES)).flatMap((item) =>
          item.parts.map((part) => ({ ...part, articleNumber: item.articleNumber, unit: item.unit })),
        );
        const byId = (a: DemandLine, b: DemandLine): number => (a.lineId < b.lineId ? -1 : 1);
        expect(opened.sort(byId)).toEqual([...lines].sort(byId));
      }),
    );
  });
  it('is worth what its items are worth at their reference prices', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const bundle = bundleDemand(lines, ARTICLES);
        const numbers = [...new Set(lines.map((l) => l.articleNumber))];
        const value = numbers.reduce((total, number) => {
          const quantity = lines.filter((l) => l.articleNumber === number).reduce((sum, l) => sum + l.quantity, 0n);
          return total + lineAmount(ARTICLES.get(number)?.referencePrice ?? 0n, quantity);
        }, 0n);
        expect(bundle.estimatedValue).toBe(value);
        expect(bundle.lots.reduce((sum, lot) => sum + lot.estimatedValue, 0n)).toBe(value);
      }),
    );
  });
  it('does not change when a line is split into two', () => {
    const withoutParts = (bundle: Bundle) =>
      bundle.lots.map((lot) => ({ ...lot, items: lot.items.map(({ parts: _, ...item }) => item) }));
    fc.assert(
      fc.property(anyLines, fc.nat(), (lines, at) => {
        const chosen = lines[at % Math.max(lines.length, 1)];
        fc.pre(chosen !== undefined && chosen.quantity > 1000n);
        if (!chosen) return;
        const one = { ...chosen, lineId: 'one', quantity: 1000n };
        const other = { ...chosen, lineId: 'other', quantity: chosen.quantity - 1000n };
        const split = lines.flatMap((l) => (l === chosen ? [other, one] : [l]));
        expect(withoutParts(bundleDemand(split, ARTICLES))).toEqual(withoutParts(bundleDemand(lines, ARTICLES)));
      }),
    );
  });
  it('keeps packs whole and turns them into base units exactly', () => {
    fc.assert(
      fc.property(anyLines, (lines) =>
        items(bundleDemand(lines, ARTICLES)).every(
          (item) =>
            (item.unit === 'TNE' || isWhole(item.quantity)) &&
            item.baseQuantity * 1000n === item.quantity * (ARTICLES.get(item.articleNumber)?.content ?? 0n),
        ),
      ),
    );
  });

  it.each([
    ['repeated-line', [line('a', 'P-1', 1000n), line('b', 'P-1', 1000n), line('a', 'P-2', 1000n)]],
    ['unknown-article', [line('a', 'X-1', 1000n)]],
    ['unit-changed', [{ ...line('a', 'P-1', 1000n), unit: 'XCT' }]],
    ['wrong-quantity', [line('a', 'P-1', 0n)]],
    ['wrong-quantity', [line('a', 'P-1', 1500n)]],
  ])('refuses lines: %s', (code, lines) => {
    expect(() => bundleDemand(lines, ARTICLES)).toThrow(
      expect.objectContaining({ kind: 'conflict', code, details: { lineId: 'a' } }),
    );
  });
});

describe('the proof of a bundle', () => {
  it('holds for every bundle', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const proof = proveBundle(bundleDemand(lines, ARTICLES), lines);
        expect(proof).toMatchObject({
          proven: true,
          lineCount: lines.length,
          partCount: lines.length,
          missing: [],
          repeated: [],
          changed: [],
          foreign: [],
        });
      }),
    );
  });

  const lines = [
    line('a', 'P-1', wholeQuantity(4)),
    line('b', 'P-1', wholeQuantity(3), 'trebur'),
    line('c', 'T-1', wholeQuantity(2)),
  ];
  const bundle = bundleDemand(lines, ARTICLES);

  it('lists what was reported and what was bundled per article', () => {
    expect(proveBundle(bundle, lines).articles).toEqual([
      { articleNumber: 'P-1', unit: 'XPK', reported: 7000n, bundled: 7000n, inParts: 7000n, lines: 2, proven: true },
      { articleNumber: 'T-1', unit: 'H87', reported: 2000n, bundled: 2000n, inParts: 2000n, lines: 1, proven: true },
    ]);
  });
  it('finds a line that is not in the bundle', () => {
    expect(proveBundle(bundle, [...lines, line('d', 'P-2', 1000n)])).toMatchObject({ proven: false, missing: ['d'] });
  });
  it('finds a part that no line stands behind', () => {
    expect(proveBundle(bundle, lines.slice(1))).toMatchObject({ proven: false, foreign: ['a'] });
  });
  it('finds a quantity that was changed afterwards', () => {
    const changed = lines.map((l) => (l.lineId === 'b' ? { ...l, quantity: wholeQuantity(30) } : l));
    expect(proveBundle(bundle, changed)).toMatchObject({ proven: false, changed: ['b'] });
  });
  it('finds a part that stands twice', () => {
    const doubled = {
      ...bundle,
      lots: bundle.lots.map((lot) => ({
        ...lot,
        items: lot.items.map((i) => ({ ...i, parts: [...i.parts, ...i.parts] })),
      })),
    };
    expect(proveBundle(doubled, lines)).toMatchObject({ proven: false, repeated: ['a', 'b', 'c'] });
  });
  it('finds a value that is not the sum of its items', () => {
    expect(proveBundle({ ...bundle, estimatedValue: bundle.estimatedValue + 1n }, lines)).toMatchObject({
      proven: false,
      valuesProven: false,
    });
  });
});
