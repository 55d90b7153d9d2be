import fc from 'fast-check';
import { germanCheckDigit, normalisedVatId, vatIdFault } from './vat-id';

const eightDigits = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([first, rest]) => `${first}${String(rest).padStart(7, '0')}`);

describe('a VAT id', () => {
  // DE136695976 is the usual worked example of the MOD 11,10 procedure of ISO 7064.
  it.each(['DE136695976', 'ATU12345678', 'FR40303265045', 'NL123456789B01', 'IE1234567WA'])(
    '%s is accepted',
    (vatId) => {
      expect(vatIdFault(vatId)).toBeUndefined();
    },
  );

  it.each([
    ['DE13669597', /neun Ziffern/],
    ['DE136695967', /Prüfziffer/],
    ['DE036695976', /neun Ziffern/],
    ['AT12345678', /Aufbau/],
    ['136695976', /Kürzel/],
    ['CHE123456789', /Kürzel/],
  ])('%s is refused', (vatId, sentence) => {
    expect(vatIdFault(vatId)).toMatch(sentence);
  });

  it('is written in one way, however it is typed', () => {
    expect(normalisedVatId(' de 136.695-976 ')).toBe('DE136695976');
  });

  it('of Germany has exactly one right check digit, and no single wrong digit goes unnoticed', () => {
    fc.assert(
      fc.property(eightDigits, fc.nat(7), fc.integer({ min: 1, max: 9 }), (digits, place, difference) => {
        const right = Array.from({ length: 10 }, (_, digit) => digit).filter(
          (digit) => vatIdFault(`DE${digits}${digit}`) === undefined,
        );
        expect(right).toEqual([germanCheckDigit(digits)]);
        const wrong = `${digits.slice(0, place)}${(Number(digits[place]) + difference) % 10}${digits.slice(place + 1)}`;
        expect(germanCheckDigit(wrong)).not.toBe(germanCheckDigit(digits));
      }),
    );
  });
});
