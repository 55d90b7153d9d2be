import { type Assessment, difference, neighbours } from './limits';

const answer = (estimatedValue: string): Assessment =>
  ({
    estimatedValue,
    threshold: { id: 'THR-2026-SUB', value: '216000.00' },
    procedureTypes: [
      { germanName: 'Direktauftrag', upTo: '100000.00' },
      { germanName: 'Verhandlungsvergabe', upTo: '100000.00' },
      { germanName: 'Öffentliche Ausschreibung', upTo: null },
    ],
  }) as Assessment;

describe('the limits around a value', () => {
  it.each([
    ['100000.00', null, '100000.00'],
    ['100000.01', '100000.00', '216000.00'],
    ['215999.99', '100000.00', '216000.00'],
    ['216000.00', '216000.00', null],
  ])('%s lies between %s and %s', (value, below, above) => {
    const found = neighbours(answer(value));
    expect([found.below?.value ?? null, found.above?.value ?? null]).toEqual([below, above]);
  });

  it('name everything that changes there', () => {
    expect(neighbours(answer('5.00')).above?.names).toEqual(['Direktauftrag', 'Verhandlungsvergabe']);
  });
});

describe('the distance', () => {
  it('is exact to the cent in both directions', () => {
    expect(difference('216000.00', '215999.99')).toBe('0.01');
    expect(difference('0.1', '216000')).toBe('-215999.90');
    expect(difference('9007199254740993.01', '0')).toBe('9007199254740993.01');
  });
});
