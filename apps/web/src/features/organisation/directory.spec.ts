import { contains, validityOf, validityText } from './directory';

describe('a cost centre in the directory', () => {
  it.each([
    ['2017-07-01', null, 'valid', 'seit 01.07.2017'],
    ['2017-07-01', '2026-11-22', 'valid', '01.07.2017 – 22.11.2026'],
    ['2017-07-01', '2026-11-21', 'expired', '01.07.2017 – 21.11.2026'],
    ['2026-11-23', null, 'future', 'ab 23.11.2026'],
  ])('from %s to %s is %s', (validFrom, validTo, validity, text) => {
    expect(validityOf({ validFrom, validTo }, '2026-11-22')).toBe(validity);
    expect(validityText({ validFrom, validTo }, '2026-11-22')).toBe(text);
  });

  it('is found by every word, in any order and case', () => {
    expect(contains('BÜCHEREI 0272', '0272001', 'Stadtbücherei', null)).toBe(true);
    expect(contains('bücherei 0273', '0272001', 'Stadtbücherei')).toBe(false);
    expect(contains('', '0272001')).toBe(true);
  });
});
