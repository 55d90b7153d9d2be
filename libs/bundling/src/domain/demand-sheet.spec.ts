import fc from 'fast-check';
import { wholeQuantity } from '@app/kernel';
import { asTyped, cellReader, changeOfCell } from './demand-sheet';

const read = cellReader({
  articles: new Map(
    [
      ['P-1', 'XPK'],
      ['S-1', 'TNE'],
    ].map(([articleNumber = '', unit = '']) => [
      articleNumber,
      { articleNumber, text: articleNumber, productGroup: 'Papier', unit },
    ]),
  ),
  costCentres: [{ number: '0111001', validFrom: '2017-07-01', validTo: null }],
  day: '2026-11-22',
});
const cell = (typed: string, articleNumber = 'P-1') => read({ costCentre: '0111001', articleNumber, typed });

describe('a cell of the sheet', () => {
  it.each(['', ' ', '0', '0,0'])('means no demand: %j', (typed) => expect(cell(typed)).toEqual({ quantity: 0n }));
  it('is read like a file', () => {
    expect(cell('12')).toEqual({ quantity: wholeQuantity(12) });
    expect(cell('1.250')).toMatchObject({
      quantity: wholeQuantity(1250),
      hint: expect.stringContaining('1250') as string,
    });
    expect(cell('1.250', 'S-1')).toEqual({ fault: expect.stringContaining('nicht eindeutig') as string });
    expect(cell('zwölf')).toEqual({ fault: expect.stringContaining('„zwölf“ ist keine Zahl') as string });
    expect(cell('5', 'X-9')).toEqual({ fault: 'Den Artikel „X-9“ gibt es nicht.' });
  });

  const lines = fc.array(
    fc.record({
      id: fc.uuid(),
      quantity: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      note: fc.constantFrom('', 'Hof', 'Keller'),
    }),
  );
  it('leaves exactly the quantity it says, keeps remarks, and changes nothing a second time', () => {
    fc.assert(
      fc.property(lines, fc.bigInt({ min: 0n, max: 10n ** 9n }), (before, quantity) => {
        const change = changeOfCell(quantity, before);
        const kept = before.filter(({ id }) => !change?.remove.includes(id));
        const after = [...kept, ...(change?.insert ? [{ id: 'new', ...change.insert }] : [])];
        expect(after.reduce((sum, line) => sum + line.quantity, 0n)).toBe(quantity);
        expect(changeOfCell(quantity, after)).toBeNull();
        if (change?.insert) for (const { note } of before) expect(change.insert.note).toContain(note);
      }),
    );
  });

  it('shows a quantity as it would be typed, and reads it back', () => {
    expect(asTyped(2_500n)).toBe('2,5');
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), (quantity) => {
        expect(cell(asTyped(quantity), 'S-1')).toEqual({ quantity });
      }),
    );
  });
});
