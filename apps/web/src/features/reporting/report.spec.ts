import { daysOf, readYear, startYears, yearLabel } from './report';

describe('the reporting year of the page', () => {
  it('runs from July to June', () => {
    expect(readYear(null, '2026-06-30')).toBe(2025);
    expect(readYear(null, '2026-07-01')).toBe(2026);
    expect(daysOf(2026)).toEqual({ from: '2026-07-01', to: '2027-06-30' });
    expect(yearLabel(2026)).toBe('2026/2027');
  });
  it.each([
    ['2024-2025', 2024],
    ['2024-2026', 2026],
    ['unsinn', 2026],
  ])('is read from the address %s', (text, year) => expect(readYear(text, '2026-11-22')).toBe(year));
  it('can be chosen back to the first one', () => expect(startYears('2026-11-22').at(-1)).toBe(2017));
});
