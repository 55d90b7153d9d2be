import fc from 'fast-check';
import { WORDED_KINDS } from './letter';
import { filled, LETTER_TEXTS, letterTextErrors, unknownPlaceholders } from './letter-texts';

describe('texts of letters', () => {
  it.each(WORDED_KINDS)('the shipped words of %s are fine', (kind) => {
    expect(letterTextErrors(kind, LETTER_TEXTS[kind].standard)).toEqual([]);
  });

  it('refuses an unknown placeholder with the list of those that are known', () => {
    const [error] = letterTextErrors('award', { opening: 'An {Bieter} und {Lose}', closing: 'Gruß' });
    expect(error?.pointer).toBe('/opening');
    expect(error?.message).toMatch(/^„\{Bieter\}“ gibt es nicht\. Möglich sind: \{Aktenzeichen\}, /);
    expect(letterTextErrors('award', { opening: 'Frist {Frist}', closing: 'Gruß' })).toHaveLength(1);
    expect(letterTextErrors('price-inquiry', { opening: 'Frist {Frist}', closing: 'Gruß' })).toEqual([]);
  });

  it('refuses braces that do not close, and empty parts', () => {
    expect(letterTextErrors('award', { opening: 'An {Lose', closing: ' ' }).map(({ pointer }) => pointer)).toEqual([
      '/opening',
      '/closing',
    ]);
  });

  it('leaves no placeholder behind that passed the check', () => {
    const known = LETTER_TEXTS.information.placeholders;
    const part = fc.oneof(
      fc.constantFrom(...known.map((name) => `{${name}}`)),
      fc.string().filter((text) => !/[{}]/.test(text)),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const values = Object.fromEntries(known.map((name) => [name, `<${name}>`]));
        expect(unknownPlaceholders(filled(text, values), [])).toEqual([]);
      }),
    );
  });
});
