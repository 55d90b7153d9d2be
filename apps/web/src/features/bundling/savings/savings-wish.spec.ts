import { circleName, PRESET, readTierLines, wishOf } from './savings-wish';

describe('tiers pasted from a spreadsheet', () => {
  it('are read with semicolons or tabs and German numbers', () => {
    expect(readTierLines('P-1001; 1; 4,50\n\nP-1001\t1.000\t4,0025\r\n')).toEqual({
      tiers: [
        { articleNumber: 'P-1001', fromQuantity: '1', unitPrice: '4.50' },
        { articleNumber: 'P-1001', fromQuantity: '1000', unitPrice: '4.0025' },
      ],
      errors: [],
    });
  });
  it.each([
    ['P-1001; 1', 'Zeile 1: Erwartet werden'],
    ['P-1001; 1; 2; 3', 'Zeile 1: Erwartet werden'],
    ['P-1; 1; 1\nP-1001; viele; 2', 'Zeile 2: Menge „viele“'],
    ['P-1001; 1; 4.50', 'Zeile 1: Preis „4.50“'],
    ['P-1001; 1; -4', 'Zeile 1: Preis „-4“'],
  ])('name the line that is wrong: %j', (text, message) => {
    const { errors } = readTierLines(text);
    expect(errors.map((error) => error.pointer)).toEqual(['/tierLines']);
    expect(errors[0]?.message).toContain(message);
  });
});

describe('the request of the fields', () => {
  it('sends only what belongs to the chosen prices', () => {
    const typed = { ...PRESET, tierLines: 'P-1; 1; 2' };
    expect(wishOf(typed)).toMatchObject({ wish: { tierSource: 'last-award', ordersPerYear: 1 } });
    expect(JSON.stringify(wishOf(typed))).not.toMatch(/tiers|discounts|members|freightFreeFrom/);
    expect(wishOf({ ...typed, tierSource: 'typed' })).toMatchObject({ wish: { tiers: [{ articleNumber: 'P-1' }] } });
  });
  it('is none while a number or the circle is missing', () => {
    const typed = {
      ...PRESET,
      members: [],
      processCost: '',
      tierSource: 'discount' as const,
      discounts: [{ fromQuantity: '', percent: '5' }],
    };
    const found = wishOf(typed);
    expect('errors' in found && found.errors.map(({ pointer }) => pointer)).toEqual([
      '/members',
      '/discounts/0/fromQuantity',
      '/processCost',
    ]);
  });
});

describe('the name of a circle', () => {
  const all = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name }));
  it.each([
    [5, 'alle'],
    [4, 'alle außer E'],
    [3, 'A, B, C'],
    [1, 'A'],
  ])('of the first %i is %s', (count, name) => expect(circleName(all.slice(0, count), all)).toBe(name));
});
