import { type AgreedPrice, referencePriceOf } from './reference-price';

const article = { articleNumber: 'P-1', unit: 'XPK', referencePrice: 40_000n };
const agreed = (more: Partial<AgreedPrice>): AgreedPrice => ({
  ...{ articleNumber: 'P-1', unit: 'XPK', unitPrice: 35_000n, agreement: 'RV-2025-001' },
  ...{ from: '2025-01-01', to: '2026-12-31', concludedOn: '2024-12-10' },
  ...more,
});
const on = (day: string, ...known: AgreedPrice[]) => referencePriceOf(article, known, day);

describe('reference price of an article in a round', () => {
  it('is the estimate of the article master, as of the day, where nothing was agreed', () => {
    expect(on('2026-05-01')).toEqual({
      unitPrice: 40_000n,
      origin: 'estimate',
      asOf: '2026-05-01',
      source: 'Artikelstamm',
    });
  });

  it('is the price of the catalogue while an agreement runs', () => {
    expect(on('2026-12-31', agreed({}))).toEqual({
      unitPrice: 35_000n,
      origin: 'catalogue',
      asOf: '2024-12-10',
      source: 'RV-2025-001',
    });
  });

  it('is the last award when the agreement is over, and before it begins', () => {
    expect(on('2027-01-01', agreed({}))).toMatchObject({ origin: 'last-award', source: 'RV-2025-001' });
    expect(on('2024-12-20', agreed({}))).toMatchObject({ origin: 'last-award' });
    expect(on('2024-12-09', agreed({}))).toMatchObject({ origin: 'estimate' });
  });

  it('prefers an agreement in force, then the youngest', () => {
    const old = agreed({
      agreement: 'RV-2021-001',
      from: '2021-01-01',
      to: '2022-12-31',
      concludedOn: '2020-12-01',
      unitPrice: 1n,
    });
    const older = agreed({
      agreement: 'RV-2019-001',
      from: '2019-01-01',
      to: '2020-12-31',
      concludedOn: '2018-12-01',
      unitPrice: 2n,
    });
    expect(on('2026-05-01', old, agreed({}), older)).toMatchObject({ unitPrice: 35_000n });
    expect(on('2024-05-01', older, old)).toMatchObject({ unitPrice: 1n, origin: 'last-award' });
  });

  it('does not take prices of another unit or article', () => {
    expect(on('2026-05-01', agreed({ unit: 'XCT' }), agreed({ articleNumber: 'P-2' }))).toMatchObject({
      origin: 'estimate',
    });
  });
});
