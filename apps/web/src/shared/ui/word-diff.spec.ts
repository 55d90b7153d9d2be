import fc from 'fast-check';
import { wordDiff } from './word-diff';

const side = (before: string, after: string, without: 'added' | 'removed'): string =>
  wordDiff(before, after)
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const words = fc
  .array(fc.constantFrom('Los', 'Preis', 'kein', 'Konflikt', ' ', '\n', '  ', 'ä.'), { maxLength: 40 })
  .map((all) => all.join(''));
const texts = fc.oneof(words, fc.string({ unit: 'grapheme' }));

describe('the difference between two versions of a text', () => {
  it('names the words that went and came', () => {
    expect(wordDiff('Es gab keine Konflikte.', 'Es gab zwei Konflikte.')).toEqual([
      { kind: 'same', text: 'Es gab ' },
      { kind: 'removed', text: 'keine' },
      { kind: 'added', text: 'zwei' },
      { kind: 'same', text: ' Konflikte.' },
    ]);
  });
  it('applied to the older text always gives the newer one, and back', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(side(before, after, 'removed')).toBe(after);
        expect(side(before, after, 'added')).toBe(before);
      }),
    );
  });
  it('is one same part for equal texts and nothing for empty ones', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(wordDiff(text, text)).toEqual(text === '' ? [] : [{ kind: 'same', text }]);
      }),
    );
  });
});
