import { readFileSync } from 'node:fs';
import { parseUnitPrice, wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import { describeWithSharedData } from '../support/shared-data';
import { readCsv } from '@app/platform';
import { importArticles } from '../../libs/bundling/src/domain/article-import';
import { evaluateOffer } from '@app/kernel';
import { importPriceSheet, PRICE_SHEET_COLUMNS } from '../../libs/procedures/src/domain/price-sheet';
import { tierPrice } from '@app/kernel';

const requested = [
  { articleNumber: 'P-1', unit: 'XPK', quantity: wholeQuantity(60) },
  { articleNumber: 'S-1', unit: 'TNE', quantity: 12_500n },
];
const sheet = (...rows: string[]) =>
  importPriceSheet(readCsv(Buffer.from([PRICE_SHEET_COLUMNS.join(';'), ...rows].join('\n'))), requested);

describe('reading a price sheet', () => {
  it('gathers the tiers of each position in rising order', () => {
    expect(sheet('S-1;TNE;0,5;71,33', 'P-1;XPK;50;3,976', 'P-1;XPK;1;4,2753', 'P-1;Packung;10;4,147')).toEqual({
      rejected: [],
      positions: [
        {
          articleNumber: 'P-1',
          unit: 'XPK',
          tiers: [
            { fromQuantity: wholeQuantity(1), unitPrice: 42_753n },
            { fromQuantity: wholeQuantity(10), unitPrice: 41_470n },
            { fromQuantity: wholeQuantity(50), unitPrice: 39_760n },
          ],
        },
        { articleNumber: 'S-1', unit: 'TNE', tiers: [{ fromQuantity: 500n, unitPrice: 713_300n }] },
      ],
    });
  });
  it.each([
    ['X-1;XPK;1;4,00', 'Artikelnummer', 'Der Artikel „X-1“ steht nicht im Leistungsverzeichnis.'],
    [';XPK;1;4,00', 'Artikelnummer', 'Die Artikelnummer fehlt.'],
    ['P-1;XCT;1;4,00', 'Einheit', /Gefordert ist Packung \(XPK\)/],
    ['P-1;XPK;0;4,00', 'ab Menge', /größer als 0/],
    ['P-1;XPK;1,5;4,00', 'ab Menge', /ganze Zahl/],
    ['P-1;XPK;100;4,00', 'ab Menge', /steht schon ein Preis/],
    ['P-1;XPK;1;-4,00', 'Preis netto je Einheit', /nicht negativ/],
    ['P-1;XPK;1;4,00001', 'Preis netto je Einheit', /mehr als 4 Nachkommastellen/],
    ['P-1;XPK;1;', 'Preis netto je Einheit', 'Der Preis fehlt.'],
  ])('refuses %j for the field %s', (row, field, message) => {
    const { positions, rejected } = sheet('P-1;XPK;100;3,00', row);
    expect(positions).toMatchObject([{ articleNumber: 'P-1', tiers: [{ unitPrice: 30_000n }] }]);
    expect(rejected).toEqual([
      expect.objectContaining({ record: 2, line: 3, field, message: expect.stringMatching(message), further: [] }),
    ]);
  });
});

describe('the tier price', () => {
  const tiers = [
    { fromQuantity: wholeQuantity(10), unitPrice: 9n },
    { fromQuantity: wholeQuantity(1), unitPrice: 10n },
    { fromQuantity: wholeQuantity(50), unitPrice: 8n },
  ];
  it.each([
    [0, undefined],
    [1, 10n],
    [9, 10n],
    [10, 9n],
    [49, 9n],
    [50, 8n],
    [1000, 8n],
  ])('for %i is %s, exact at the limits', (quantity, price) =>
    expect(tierPrice(tiers, wholeQuantity(quantity))).toBe(price),
  );
});

describe('evaluating an offer', () => {
  const { positions } = sheet('P-1;XPK;1;4,2753', 'P-1;XPK;50;3,9765', 'S-1;TNE;1;71,3333');
  it('takes the tier of the demanded quantity and rounds once per position', () => {
    expect(evaluateOffer(positions, requested)).toEqual({
      missing: [],
      total: 113_026n,
      positions: [
        {
          articleNumber: 'P-1',
          unit: 'XPK',
          quantity: wholeQuantity(60),
          unitPrice: parseUnitPrice('3.9765'),
          amount: 23_859n,
        },
        { articleNumber: 'S-1', unit: 'TNE', quantity: 12_500n, unitPrice: parseUnitPrice('71.3333'), amount: 89_167n },
      ],
    });
  });
  it('names positions without a price for the demanded quantity', () => {
    const more = [...requested, { articleNumber: 'A-1', unit: 'H87', quantity: 1000n }];
    expect(evaluateOffer(sheet('P-1;XPK;100;3,00').positions, more)).toEqual({
      missing: ['A-1', 'P-1', 'S-1'],
      total: 0n,
      positions: [],
    });
  });
});

const OFFERS = [
  'catalogue/articles.csv',
  'demand/expected.json',
  'catalogue/offer-1.csv',
  'catalogue/offer-2.csv',
  'catalogue/offer-3.csv',
] as const;
describeWithSharedData('the three offers for paper and toner', OFFERS, ([articleFile, expectedFile, ...offerFiles]) => {
  const read = () => {
    const units = new Map(
      importArticles(readCsv(readFileSync(articleFile))).accepted.map((a) => [a.articleNumber, a.unit]),
    );
    const { totals } = JSON.parse(readFileSync(expectedFile, 'utf8')) as { totals: Record<string, number> };
    const demanded = Object.entries(totals).map(([articleNumber, total]) => ({
      articleNumber,
      unit: units.get(articleNumber) ?? '',
      quantity: wholeQuantity(total),
    }));
    return { demanded, sheets: offerFiles.map((file) => importPriceSheet(readCsv(readFileSync(file)), demanded)) };
  };
  it('are read whole: 80 positions of four tiers', () => {
    for (const { positions, rejected } of read().sheets) {
      expect(rejected).toEqual([]);
      expect(positions).toHaveLength(80);
      expect(positions.every((position) => position.tiers.length === 4)).toBe(true);
    }
  });
  it('price every demanded position, each no dearer than at its first tier', () => {
    const { demanded, sheets } = read();
    for (const { positions } of sheets) {
      const { missing, total } = evaluateOffer(positions, demanded);
      const atFirstTier = evaluateOffer(
        positions.map((p) => ({ ...p, tiers: p.tiers.slice(0, 1) })),
        demanded,
      );
      expect(missing).toEqual([]);
      expect(total).toBeGreaterThan(0n);
      expect(total).toBeLessThan(atFirstTier.total);
    }
  });
  it('have a sum that does not depend on the order of the positions', () => {
    const { demanded, sheets } = read();
    fc.assert(
      fc.property(
        fc.shuffledSubarray(demanded, { minLength: demanded.length }),
        fc.constantFrom(...sheets),
        (shuffled, { positions }) => {
          expect(evaluateOffer([...positions].reverse(), shuffled)).toEqual(evaluateOffer(positions, demanded));
        },
      ),
      { numRuns: 20 },
    );
  });
});
