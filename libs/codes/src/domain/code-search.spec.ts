import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describeWithSharedData } from '../../../../test/support/shared-data';
import { CodeSearch } from './code-search';
import { compoundParts, distance, fold, stem, stems } from './german-words';
import { rawCode, readCodeList } from './read-code-file';

describe('German words', () => {
  it('are the same with umlauts, without and written out', () => {
    expect(['Handtücher', 'HANDTUECHER', 'Handtucher', 'Handtu\u0308cher'].map(fold)).toEqual(
      Array(4).fill('handtucher'),
    );
    expect(fold('Straße')).toBe('strasse');
  });

  it.each([
    ['handtucher', 'handtuch'],
    ['reinigungen', 'reinigung'],
    ['papieres', 'papier'],
    ['bus', 'bus'],
    ['schulbus', 'schulbus'],
  ])('lose their ending: %s → %s', (word, expected) => expect(stem(word)).toBe(expected));

  it('do not count where they say nothing', () =>
    expect(stems('Handtücher aus Papier')).toEqual(['handtuch', 'papier']));

  it('are taken apart with the letters that join them', () => {
    const vocabulary = new Set(['papier', 'handtuch', 'hand', 'tuch', 'reinigung', 'gebaud', 'arbeit']);
    expect(compoundParts('papierhandtuch', vocabulary)).toEqual(['papier', 'handtuch']);
    expect(compoundParts('gebaudereinigung', vocabulary)).toEqual(['gebaud', 'reinigung']);
    expect(compoundParts('reinigungsarbeit', vocabulary)).toEqual(['reinigung', 'arbeit']);
    expect(compoundParts('papier', vocabulary)).toEqual([]);
  });

  it('are as far apart as typing mistakes lie between them', () => {
    expect(distance('papier', 'papeir', 2)).toBe(1);
    expect(distance('papier', 'pappier', 2)).toBe(1);
    expect(distance('papier', 'kabel', 2)).toBe(3);
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        const steps = distance(a, b, limit);
        expect(steps).toBe(distance(b, a, limit));
        expect(steps === 0).toBe(a === b);
        expect(steps).toBe(Math.min(distance(a, b, 20), limit + 1));
      }),
    );
  });
});

describeWithSharedData('search in the CPV', ['cpv/cpv2008-de-en.json'], ([file]) => {
  const entries = readCodeList('cpv', (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).map(rawCode));
  const search = new CodeSearch(entries.map(({ code, nameDe }) => ({ code, text: nameDe })));

  it.each([
    ['the singular of a compound', 'Papierhandtuch', '33763000-6'],
    ['its parts in other words', 'Handtücher aus Papier', '33763000-6'],
    ['its parts as two words', 'papier handtücher', '33763000-6'],
    ['umlauts written out', 'Papierhandtuecher', '33763000-6'],
    ['the beginning of a word', 'papierhandt', '33763000-6'],
    ['lower case', 'kopierpapier', '30197642-8'],
    ['a letter too few', 'Kopirpapier', '30197642-8'],
    ['swapped letters', 'Kopierpaiper', '30197642-8'],
    ['a wrong letter', 'Elektrizitet', '09310000-5'],
    ['a compound no name has', 'Druckerpapier', '30197630-1'],
    ['a genitive with another order', 'Reinigung von Gebäuden', '90911200-8'],
    ['the plural of one with umlaut', 'Stühle', '39112000-0'],
    ['the singular of one with umlaut', 'Stuhl', '39112000-0'],
    ['two words of a longer name', 'Wartung Software', '72267100-0'],
  ])('finds %s first: %s', (_, query, code) => expect(search.find(query, 5)[0]).toBe(code));

  it('finds the special one too: Fotokopierpapier', () => {
    expect(search.find('kopierpapier', 5)).toContain('30197643-5');
  });

  it('finds nothing for what is no word, and for words that say nothing', () => {
    expect(search.find('qxqxqx', 5)).toEqual([]);
    expect(search.find('für und mit', 5)).toEqual([]);
    expect(search.find('', 5)).toEqual([]);
  });

  it('finds every name by itself among the first', () => {
    const wrong = entries
      .filter((_, place) => place % 197 === 0)
      .filter(({ code, nameDe }) => {
        const same = new Set(entries.filter((other) => fold(other.nameDe) === fold(nameDe)).map((other) => other.code));
        same.add(code);
        return !search.find(nameDe, 10).some((found) => same.has(found));
      });
    expect(wrong.map(({ nameDe }) => nameDe)).toEqual([]);
  });

  it('keeps to the limit and to what is allowed, whatever is typed', () => {
    const works = (code: string): boolean => code.startsWith('45');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (text, limit) => {
        const found = search.find(`${text} bau`, limit, works);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every(works)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
