import { parseQuantity, parseUnitPrice } from '@app/kernel';
import { type ArticleFacts, type LineFacts, type LineRequest, priceLines, submitFaults } from './priced-line';

const article = (more: Partial<ArticleFacts> = {}): ArticleFacts => ({
  articleNumber: 'P-1001',
  text: 'Kopierpapier',
  productGroup: 'Papier',
  label: null,
  unit: 'XPK',
  contentPerUnit: parseQuantity('500'),
  baseUnit: 'Blatt',
  vatRate: 19,
  frameworkId: 'cheap',
  unitPrice: parseUnitPrice('4.00'),
  tiers: [
    { fromQuantity: parseQuantity('1'), unitPrice: parseUnitPrice('4.00') },
    { fromQuantity: parseQuantity('10'), unitPrice: parseUnitPrice('3.50') },
  ],
  rest: parseQuantity('20'),
  ...more,
});
const facts = (...catalogue: ArticleFacts[]): LineFacts => ({
  catalogue,
  costCentres: [
    { id: 'id-1', number: '0111001', validFrom: '2017-07-01', validTo: null },
    { id: 'id-2', number: '0111004', validFrom: '2017-07-01', validTo: '2025-12-31' },
  ],
  day: '2026-11-22',
});
const request = (more: Partial<LineRequest> = {}): LineRequest => ({
  articleNumber: 'P-1001',
  quantity: '1',
  split: [{ costCentre: '0111001', percent: '100' }],
  ...more,
});
const faults = (...requests: LineRequest[]) => priceLines(requests, facts(article())).errors;

describe('pricing a line', () => {
  it('takes the price of the tier its quantity falls in and the cost centre by number or id', () => {
    for (const costCentre of ['0111001', 'id-1']) {
      const { lines } = priceLines(
        [request({ quantity: '10', split: [{ costCentre, percent: '100' }] })],
        facts(article()),
      );
      expect(lines[0]).toMatchObject({ net: 3500n, split: [{ costCentre: 'id-1', quantity: 10_000n, amount: 3500n }] });
    }
  });

  it('accepts the unit by code or German name and refuses another', () => {
    expect(faults(request({ unit: 'Packung' }))).toEqual([]);
    expect(faults(request({ unit: 'XCT' })).map(({ pointer }) => pointer)).toEqual(['/lines/0/unit']);
  });

  it.each([
    ['0', 'größer als 0'],
    ['1.5', 'ganze Zahl'],
  ])('refuses %s packs', (quantity, sentence) => {
    expect(faults(request({ quantity }))[0]).toMatchObject({
      pointer: '/lines/0/quantity',
      message: expect.stringContaining(sentence) as string,
    });
  });

  it('refuses the same article twice and points to the second', () => {
    expect(faults(request(), request())[0]?.pointer).toBe('/lines/1/articleNumber');
  });

  it('refuses a cost centre that is unknown or closed on the day', () => {
    const [unknown, closed] = faults(
      request({
        split: [
          { costCentre: '9', quantity: '1' },
          { costCentre: '0111004', quantity: '1' },
        ],
      }),
    );
    expect(unknown?.pointer).toBe('/lines/0/split/0/costCentre');
    expect(closed).toMatchObject({
      pointer: '/lines/0/split/1/costCentre',
      message: expect.stringContaining('31.12.2025') as string,
    });
  });

  it('orders from the cheapest agreement that still has enough, otherwise from the one with the largest rest', () => {
    const dear = article({
      frameworkId: 'dear',
      tiers: [],
      unitPrice: parseUnitPrice('5.00'),
      rest: parseQuantity('100'),
    });
    const chosen = (quantity: string) =>
      priceLines([request({ quantity })], facts(dear, article())).lines[0]?.article.frameworkId;
    expect(chosen('20')).toBe('cheap');
    expect(chosen('21')).toBe('dear');
    expect(chosen('101')).toBe('dear');
  });

  it('names before submission what is missing and which rest is too small', () => {
    const { lines } = priceLines([request({ quantity: '21', split: [] })], facts(article()));
    const { missing, exhausted } = submitFaults(lines);
    expect(missing.map(({ pointer }) => pointer)).toEqual(['/lines/0/split']);
    expect(exhausted[0]?.message).toContain('noch die Menge 20 abrufbar');
  });
});
