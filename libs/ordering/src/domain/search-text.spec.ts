import fc from 'fast-check';
import { isFound, normalise, searchTerms, searchText } from './search-text';

const toner = searchText({
  articleNumber: 'T-1073',
  text: 'Toner schwarz für Brother HL-L 2350 DW, Größe XL (1.200 Seiten)',
  productGroup: 'Tinte und Toner',
  manufacturer: 'Brother',
  manufacturerNumber: 'TN-2420',
  label: 'Blauer Engel DE-UZ 177',
});

describe('searching the catalogue', () => {
  it.each([
    'toner',
    'TONER brother',
    'Größe',
    'groesse',
    'grosse',
    'grö',
    'fur',
    'TN-2420',
    'TN 2420',
    'tn2420',
    'T1073',
    't-1073',
    '1073',
    'HL-L2350DW',
    'l2350',
    'blauer engel',
    'uz177',
    ' toner,  XL ',
    '',
  ])('finds the article by %j', (query) => expect(isFound(toner, query)).toBe(true));
  it.each(['papier', 'toner papier', 'TN-2421', 'cyan'])('does not find it by %j', (query) =>
    expect(isFound(toner, query)).toBe(false),
  );

  it('spells umlauts out and drops other accents', () => {
    expect(normalise('Ärmel, ÖL & Füße – Café à la carte')).toBe('aermel oel fuesse cafe a la carte');
    expect(normalise('Bu\u0308ro')).toBe('buero');
    expect(normalise('Ǽ ǿ')).toBe('ae oe');
  });
  it('asks for each word once', () => expect(searchTerms('Toner toner TONER xl')).toEqual(['toner', 'xl']));
  it('changes nothing in what is normalised already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(normalise(normalise(text))).toBe(normalise(text))),
      { numRuns: 1_000 },
    );
  });
  it('finds every article by each word of its text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[A-Za-zÄÖÜäöüß0-9-]{1,8}$/), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (list, at) => {
          const article = {
            articleNumber: 'X-1',
            text: list.join(' '),
            productGroup: '',
            manufacturer: '',
            manufacturerNumber: '',
            label: '',
          };
          expect(isFound(searchText(article), list[at % list.length] ?? '')).toBe(true);
        },
      ),
    );
  });
});
