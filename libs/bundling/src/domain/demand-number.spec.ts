import fc from 'fast-check';
import { germanQuantity, wholeQuantity } from '@app/kernel';
import { readDemandQuantity } from './demand-number';

describe('reading a quantity', () => {
  it.each([
    ['12', 'XPK', wholeQuantity(12)],
    ['1.234,5', 'TNE', 1_234_500n],
    ['1.234.567', 'XPK', wholeQuantity(1_234_567)],
    ['-4', 'XPK', wholeQuantity(-4)],
    ['2,50', 'KGM', 2_500n],
  ])('takes %s %s without a word', (text, unit, value) => {
    expect(readDemandQuantity(text, unit)).toEqual({ value });
  });

  it('takes „1.250“ packs for 1250 and says so, because 1,25 packs are none', () => {
    expect(readDemandQuantity(' 1.250 ', 'XPK')).toEqual({
      value: wholeQuantity(1250),
      hint: '„1.250“ wurde als 1250 Packung gelesen: Der Punkt trennt Tausender.',
    });
  });

  it('refuses „1.250“ tonnes, which could be 1,25 as well as 1250', () => {
    expect(readDemandQuantity('1.250', 'TNE')).toEqual({
      message: '„1.250“ ist nicht eindeutig: 1,25 Tonne oder 1250 Tonne? Bitte schreiben Sie „1,25“ oder „1250“.',
    });
  });

  it.each(['XPK', 'TNE'])('refuses „0.500“ %s', (unit) => {
    expect(readDemandQuantity('0.500', unit)).toEqual({
      message: '„0.500“ ist keine Zahl: Der Punkt trennt Tausender. Gemeint ist vielleicht „0,5“.',
    });
  });

  it.each(['03. Mai', '3.5.', '03.05.2026', '5. März 2026'])(
    'names %s the date a spreadsheet made of a number',
    (text) => {
      expect(readDemandQuantity(text, 'XPK')).toEqual({ message: expect.stringContaining('ist ein Datum') as string });
    },
  );

  it.each([
    ['', /fehlt/],
    ['1.5', /keine Zahl/],
    ['1,2345', /mehr als 3 Nachkommastellen/],
    ['zwölf', /keine Zahl/],
  ])('refuses %j', (text, message) => {
    expect(readDemandQuantity(text, 'TNE')).toEqual({ message: expect.stringMatching(message) as string });
  });

  it('reads back every quantity as Germans write it, or refuses the ambiguous one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom('XPK', 'TNE'), (quantity, unit) => {
        const text = germanQuantity(quantity);
        const read = readDemandQuantity(text, unit);
        if ('value' in read) expect(read.value).toBe(quantity);
        else expect([unit, /^\d{1,3}\.\d{3}$/.test(text)]).toEqual(['TNE', true]);
      }),
    );
  });
});
