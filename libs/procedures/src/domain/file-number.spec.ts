import fc from 'fast-check';
import { fileNumber, type NatureLetter, schemeFaults, seriesOf, USUAL_FILE_NUMBERS } from './file-number';

const literal = fc.stringMatching(/^[A-Za-z0-9._-]{0,6}$/);
const scheme = fc
  .record({
    before: literal,
    between: literal,
    last: literal,
    letter: fc.boolean(),
    digits: fc.integer({ min: 3, max: 6 }),
  })
  .map(({ before, between, last, letter, digits }) => ({
    pattern: `${before}{jahr}${between}${letter ? `{art}${last}` : ''}{nummer:${digits}}`,
    digits,
  }));
const letters = fc.constantFrom<NatureLetter>('L', 'D', 'B');

describe('file numbers', () => {
  it('writes the usual scheme', () => {
    expect(schemeFaults(USUAL_FILE_NUMBERS)).toEqual([]);
    expect(fileNumber(USUAL_FILE_NUMBERS, 2026, 'L', 42)).toBe('2026-L-0042');
  });

  it('writes the scheme of a centre', () => {
    expect(fileNumber('VZ.{jahr}_{nummer:6}', 2026, 'B', 7)).toBe('VZ.2026_000007');
  });

  it.each([
    ['', 'je einmal in dieser Reihenfolge'],
    ['{jahr}-{art}', 'je einmal in dieser Reihenfolge'],
    ['{art}-{nummer}', 'je einmal in dieser Reihenfolge'],
    ['{nummer}-{jahr}', 'je einmal in dieser Reihenfolge'],
    ['{art}-{jahr}-{nummer}', 'je einmal in dieser Reihenfolge'],
    ['{jahr}-{nummer}-{nummer}', 'je einmal in dieser Reihenfolge'],
    ['{jahr}-{amt}-{nummer}', '„{amt}“ ist kein Platzhalter'],
    ['{jahr}-{nummer:9}', '„{nummer:9}“ ist kein Platzhalter'],
    ['{jahr}/{nummer}', 'Außerhalb der Platzhalter'],
    ['{jahr}-{nummer', 'Außerhalb der Platzhalter'],
    ['{jahr}-{nummer}-HE', 'endet mit der laufenden Nummer'],
  ])('refuses "%s"', (pattern, sentence) => {
    expect(
      schemeFaults(pattern)
        .map(({ message }) => message)
        .join(' '),
    ).toContain(sentence);
  });

  it('gives every number once', () => {
    const drawn = fc.tuple(fc.integer({ min: 2000, max: 2100 }), letters, fc.integer({ min: 1, max: 20_000_000 }));
    fc.assert(
      fc.property(scheme, drawn, drawn, ({ pattern }, one, other) => {
        expect(schemeFaults(pattern)).toEqual([]);
        const [year, letter, number] = one;
        const same =
          year === other[0] && seriesOf(pattern, letter) === seriesOf(pattern, other[1]) && number === other[2];
        expect(fileNumber(pattern, ...one) === fileNumber(pattern, ...other)).toBe(same);
      }),
    );
  });

  it('sorts by year, and within a series by number', () => {
    const year = fc.integer({ min: 2000, max: 2100 });
    fc.assert(
      fc.property(scheme, year, year, letters, letters, fc.nat(), fc.nat(), (of, y1, y2, l1, l2, n1, n2) => {
        const most = 10 ** of.digits;
        const [one, other] = [fileNumber(of.pattern, y1, l1, n1 % most), fileNumber(of.pattern, y2, l2, n2 % most)];
        if (y1 !== y2) expect(one < other).toBe(y1 < y2);
        else if (seriesOf(of.pattern, l1) === seriesOf(of.pattern, l2)) expect(one < other).toBe(n1 % most < n2 % most);
      }),
    );
  });
});
