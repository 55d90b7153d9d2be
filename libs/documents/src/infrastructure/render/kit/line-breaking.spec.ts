import fc from 'fast-check';
import { syllables } from './hyphenation';
import { breakLines, printable } from './line-breaking';
import { REGULAR } from './typefaces';

const SIZE = 10;
const HYPHEN = '\u00ad';
const words = fc.array(fc.stringMatching(/^[A-Za-zäöüß0-9/@.-]{1,40}$/), { minLength: 1, maxLength: 30 });
const GERMAN = fc.constantFrom(
  ...['Vergabeunterlagen', 'der', 'Rahmenvereinbarung', '(Auftragswertschätzung)', 'Los', 'Nachforderung,', 'im'],
  ...['Preis-/Leistungsverhältnis', '§ 134 GWB', 'VZ-GG 2026/0147', 'jana.woerner@vergabezentrum.example', '1.234,56'],
  ...['Wertungskriterien', 'Büttelborn', 'XRechnung', 'Mörfelden-Walldorf', 'DE-06-433-0001', 'und', 'Zuschlag.'],
);
const shown = (lines: readonly string[]): string[] => lines.map((line) => line.replaceAll(HYPHEN, '-'));

describe('breaking lines', () => {
  it('keeps every line within the width and loses no letter', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 400 }), (given, width) => {
        const lines = breakLines(given.join(' '), REGULAR, SIZE, width);
        for (const line of lines)
          if (line.length > 2) expect(REGULAR.widthOf(line) * SIZE).toBeLessThanOrEqual(width + 1e-6);
        const letters = (text: string): string => text.replace(/[\s\u00ad]/g, '');
        expect(letters(lines.join(''))).toBe(letters(given.join('')));
      }),
    );
  });

  it('gives the text back when what it put in is taken away', () => {
    fc.assert(
      fc.property(
        fc.array(GERMAN, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 130, max: 400 }),
        (given, width) => {
          const lines = breakLines(given.join(' '), REGULAR, SIZE, width);
          const joined = lines.reduce((text, line) => {
            if (text.endsWith(HYPHEN)) return text.slice(0, -1) + line;
            return /[-/@]$/.test(text) ? `${text}${line}` : `${text} ${line}`;
          });
          const loose = (text: string): string => text.replace(/(?<=[-/@]) /g, '');
          expect(loose(joined)).toBe(loose(given.join(' ')));
          for (const line of lines) expect(REGULAR.widthOf(line) * SIZE).toBeLessThanOrEqual(width + 1e-6);
        },
      ),
    );
  });

  it('never parts what has a figure, an @, a paragraph or a file number in it while the line can hold it', () => {
    fc.assert(
      fc.property(
        fc.array(GERMAN, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 200, max: 400 }),
        (given, width) => {
          for (const line of breakLines(given.join(' '), REGULAR, SIZE, width)) {
            const [last = ''] = /[^ ]+$/.exec(line) ?? [];
            if (last.endsWith(HYPHEN)) expect(last).toMatch(/^[(\p{L}/-]+\u00ad$/u);
          }
        },
      ),
    );
  });

  it('never ends more than two lines in a row inside of a word that a line could hold', () => {
    const text = 'Auftragswertschätzungen Vergabeverfahrensarten Rahmenvereinbarungspartner '.repeat(20);
    const ends = breakLines(text, REGULAR, SIZE, 150).map((line) => (line.endsWith(HYPHEN) ? 'p' : 'w'));
    expect(ends.join('')).toMatch(/p/);
    expect(ends.join('')).not.toMatch(/ppp/);
  });

  it('leaves a line that is nearly full as it is', () => {
    const text = 'Wir bitten Sie um die Vergabeunterlagen hier';
    const full = REGULAR.widthOf('Wir bitten Sie um die Ver-') * SIZE;
    expect(shown(breakLines(text, REGULAR, SIZE, full))).toEqual(['Wir bitten Sie um die Ver-', 'gabeunterlagen hier']);
    const nearly = REGULAR.widthOf('Wir bitten Sie hiermit auch um die sehr verehrten Ver-') * SIZE;
    expect(
      shown(
        breakLines('Wir bitten Sie hiermit auch um die sehr verehrten Vergabeunterlagen hier', REGULAR, SIZE, nearly),
      ),
    ).toEqual(['Wir bitten Sie hiermit auch um die sehr verehrten', 'Vergabeunterlagen hier']);
  });

  it('parts names and headings only where a word is wider than the line', () => {
    const width = REGULAR.widthOf('Stadt Ginsheim-Gusta') * SIZE;
    expect(breakLines('Stadt Ginsheim-Gustavsburg', REGULAR, SIZE, width, 'whole-words')).toEqual([
      'Stadt Ginsheim-',
      'Gustavsburg',
    ]);
    expect(shown(breakLines('Bekanntmachungstext', REGULAR, SIZE, 60, 'whole-words'))).toEqual([
      'Bekanntma-',
      'chungstext',
    ]);
  });

  it('parts long words between their syllables, and addresses behind the @', () => {
    expect(shown(breakLines('Vergabestelle', REGULAR, SIZE, 40))).toEqual(['Verga-', 'bestelle']);
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

  it('parts at a soft hyphen somebody wrote, and nowhere else in that word', () => {
    const width = REGULAR.widthOf('Zins-') * SIZE + 1;
    expect(shown(breakLines('Zins\u00aderträge', REGULAR, SIZE, width + 10))[0]).toBe('Zins-');
  });

  it('shows composed letters and replaces what the font lacks', () => {
    expect(printable('u\u0308 \u202f\u2011 漢', REGULAR)).toBe('ü \u00a0- ?');
  });

  it('sets all figures equally wide, so that amounts stand under each other', () => {
    expect(new Set(Array.from('0123456789', (figure) => REGULAR.widthOf(figure))).size).toBe(1);
  });
});

describe('syllables of German words', () => {
  it.each([
    ['Vergabevermerk', 'Ver|ga|be|ver|merk'],
    ['Rahmenvereinbarung', 'Rah|men|ver|ein|ba|rung'],
    ['Schlussrechnung', 'Schluss|rech|nung'],
    ['Straßenbeleuchtung', 'Stra|ßen|be|leuch|tung'],
    // Fewer than six letters, abbreviations, anything with a sign in it: whole.
    ['Lose', 'Lose'],
    ['Ämter', 'Ämter'],
    ['UVgO', 'UVgO'],
    ['VergStatVO', 'VergStatVO'],
    ['VERGABE', 'VERGABE'],
    ['abc123def', 'abc123def'],
  ])('%s is %s', (word, parted) => expect(syllables(word).join('|')).toBe(parted));

  it('leaves at least two letters at the beginning and three at the end, and no letter out', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-ZÄÖÜa-zäöüß][a-zäöüß]{0,30}$/), (word) => {
        const parts = syllables(word);
        expect(parts.join('')).toBe(word);
        if (parts.length === 1) return;
        expect(parts[0]?.length).toBeGreaterThanOrEqual(2);
        expect(parts.at(-1)?.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
