import { checkTerms, type FrameworkTerms, longestEnd, NO_TERMS } from './framework-terms';

const framework = {
  to: '2028-12-31',
  maximumValue: '1000.00',
  items: [{ articleNumber: 'P-1', unit: 'XPK', maximumQuantity: '100' }],
};
const option = { title: 'Verlängerung', months: 12, exerciseBy: '2028-09-30' };
const check = (change: Partial<FrameworkTerms>) => () => checkTerms({ ...NO_TERMS, ...change }, framework);

describe('the terms of an agreement', () => {
  it('may be left open, and may name options, minimum and index', () => {
    expect(check({})).not.toThrow();
    expect(
      check({ options: [option], minimumValue: '1000.00', minimums: [{ articleNumber: 'P-1', quantity: '100' }] }),
    ).not.toThrow();
    expect(check({ priceClause: 'index', priceIndex: 'Erzeugerpreisindex Papier' })).not.toThrow();
  });
  it.each<[string, Partial<FrameworkTerms>]>([
    ['/options/0/title', { options: [{ ...option, title: ' ' }] }],
    ['/options/0/months', { options: [{ ...option, months: 0 }] }],
    ['/options/0/exerciseBy', { options: [{ ...option, exerciseBy: '2029-01-01' }] }],
    ['/minimumValue', { minimumValue: '1000.01' }],
    ['/minimumValue', { minimumValue: 'viel' }],
    ['/minimums/0/articleNumber', { minimums: [{ articleNumber: 'X', quantity: '1' }] }],
    ['/minimums/0/quantity', { minimums: [{ articleNumber: 'P-1', quantity: '101' }] }],
    ['/minimums/0/quantity', { minimums: [{ articleNumber: 'P-1', quantity: '1.5' }] }],
    ['/priceIndex', { priceClause: 'index' }],
  ])('are refused at %s', (pointer, change) => {
    expect(check(change)).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }));
  });
  it('say how long the agreement could last', () => {
    expect(longestEnd({ options: [option, option] }, '2028-12-31')).toBe('2030-12-31');
    expect(longestEnd({ options: [] }, '2028-12-31')).toBe('2028-12-31');
  });
});
