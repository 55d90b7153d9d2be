import { germanQuantity, QUANTITY_SCALE } from '@app/kernel';
import fc from 'fast-check';
import { numberFaultMessage, readGermanNumber } from './german-number';

describe('German numbers', () => {
  it.each([
    ['12', 12_000n],
    [' 7 ', 7_000n],
    ['1,5', 1_500n],
    ['1,500000', 1_500n],
    ['1.234,5', 1_234_500n],
    ['1.000', 1_000_000n],
    ['12.345.678', 12_345_678_000n],
    ['0007', 7_000n],
    ['-4', -4_000n],
    ['−4', -4_000n],
    ['0', 0n],
  ])('%j is read exactly', (text, value) => expect(readGermanNumber(text, 3)).toEqual({ value }));

  it.each([
    ['', 'missing'],
    ['zwölf', 'not-a-number'],
    ['1.5', 'not-a-number'],
    ['1.23,5', 'not-a-number'],
    ['12345.678', 'not-a-number'],
    ['1,5,0', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['12 Stück', 'not-a-number'],
    ['+3', 'not-a-number'],
    [',5', 'not-a-number'],
    ['0,0001', 'too-many-places'],
    ['9999999999999', 'too-large'],
  ])('%j is refused as %s, with a sentence', (text, fault) => {
    const read = readGermanNumber(text, 3);
    expect(read).toEqual({ fault });
    if ('fault' in read) expect(numberFaultMessage('Die Menge', text, read.fault, 3)).toMatch(/^.+\.$/);
  });

  it('reads back what the product writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (value) => {
        expect(readGermanNumber(germanQuantity(value), QUANTITY_SCALE)).toEqual({ value });
      }),
    );
  });
});
