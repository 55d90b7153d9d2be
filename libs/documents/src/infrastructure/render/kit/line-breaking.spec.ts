import fc from 'fast-check';
import { breakLines, printable } from './line-breaking';
import { REGULAR } from './typefaces';

const SIZE = 10;
const words = fc.array(fc.stringMatching(/^[A-Za-zäöüß0-9/@.-]{1,40}$/), { minLength: 1, maxLength: 30 });

describe('breaking lines', () => {
  it('keeps every line within the width and loses no letter', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 400 }), (given, width) => {
        const lines = breakLines(given.join(' '), REGULAR, SIZE, width);
        for (const line of lines)
          if (line.length > 2) expect(REGULAR.widthOf(line) * SIZE).toBeLessThanOrEqual(width + 1e-6);
        const letters = (text: string): string => text.replace(/[\s-]/g, '');
        expect(letters(lines.join(''))).toBe(letters(given.join('')));
      }),
    );
  });

  it('parts long words with a hyphen between letters only, and addresses behind the @', () => {
    expect(
      breakLines('Vergabestelle', REGULAR, SIZE, 40).every(
        (line, index, all) => index === all.length - 1 || line.endsWith('-'),
      ),
    ).toBe(true);
    expect(breakLines('06433010123456789012345', REGULAR, SIZE, 50).join('')).toBe('06433010123456789012345');
    expect(breakLines('jana.woerner@vergabezentrum.example', REGULAR, SIZE, 120)).toEqual([
      'jana.woerner@',
      'vergabezentrum.example',
    ]);
  });

  it('never parts an amount from its euro sign', () => {
    expect(breakLines('Summe 1.234,56\u00a0€', REGULAR, SIZE, 60)).toEqual(['Summe', '1.234,56\u00a0€']);
  });

  it('keeps given line breaks and empty lines', () => {
    expect(breakLines('a\r\n\nb', REGULAR, SIZE, 100)).toEqual(['a', '', 'b']);
  });

  it('shows composed letters and replaces what the font lacks', () => {
    expect(printable('u\u0308 \u202f\u2011 漢', REGULAR)).toBe('ü \u00a0- ?');
  });

  it('sets all figures equally wide, so that amounts stand under each other', () => {
    expect(new Set(Array.from('0123456789', (figure) => REGULAR.widthOf(figure))).size).toBe(1);
  });
});
