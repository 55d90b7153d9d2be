import { DomainError } from '@app/kernel';
import fc from 'fast-check';
import { columnReader, decodeCsv, detectDelimiter, isEmptyRecord, rejection, surplusFinding } from './csv-text';
import type { CsvRecord, CsvTable } from './csv-text';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** German letters and the euro sign as Windows-1252 writes them. */
const WINDOWS_1252: Readonly<Record<string, number>> = {
  ä: 0xe4,
  ö: 0xf6,
  ü: 0xfc,
  Ä: 0xc4,
  Ö: 0xd6,
  Ü: 0xdc,
  ß: 0xdf,
  '€': 0x80,
  '„': 0x84,
  '“': 0x93,
  '–': 0x96,
};
const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((c) => WINDOWS_1252[c] ?? c.charCodeAt(0)));

describe('the encoding of a CSV file', () => {
  it('reads any valid UTF-8 as UTF-8', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((s) => !/[\0\uFEFF]/.test(s) && !s.startsWith('PK')),
        (text) => {
          expect(decodeCsv(utf8(text))).toEqual({ text, encoding: 'UTF-8' });
        },
      ),
    );
  });
  it('drops the byte order mark', () => {
    expect(decodeCsv(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('Menge')]))).toEqual({
      text: 'Menge',
      encoding: 'UTF-8',
    });
  });
  it('reads what Excel writes as Windows-1252', () => {
    expect(decodeCsv(windows1252('Schlüssel für „Straße“ – 5 €'))).toEqual({
      text: 'Schlüssel für „Straße“ – 5 €',
      encoding: 'Windows-1252',
    });
  });
  it('never takes German words in Windows-1252 for UTF-8', () => {
    const letters = fc.constantFrom(
      ...'abcdefgxyz ;0123',
      ...Object.keys(WINDOWS_1252).filter((c) => /\p{L}/u.test(c)),
    );
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 40 }).map((l) => l.join('')),
        (text) => {
          expect(decodeCsv(windows1252(text)).text).toBe(text);
        },
      ),
    );
  });
  it('reads Unicode text with a UTF-16 byte order mark', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Buffer.from('Stück', 'utf16le'))]);
    expect(decodeCsv(bytes)).toEqual({ text: 'Stück', encoding: 'UTF-16' });
  });
  it.each([
    ['a workbook', [0x50, 0x4b, 0x03, 0x04, 1, 2], 'csv-workbook'],
    ['a binary file', [65, 0, 66], 'csv-binary'],
  ])('refuses %s', (_, bytes, code) => {
    expect(() => decodeCsv(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ code }));
  });
});

describe('the delimiter', () => {
  it.each([
    ['Kostenstelle;Menge\n1,5;2', ';'],
    ['Kostenstelle,Menge\n1;2;3;4', ','],
    ['Kostenstelle\tMenge\n1,2', '\t'],
    ['"Preis; netto, je Einheit; in Euro",Menge\n', ','],
    ['\r\nKostenstelle;Menge', ';'],
    ['Menge', ';'],
  ])('of %j is %j', (text, delimiter) => expect(detectDelimiter(text)).toBe(delimiter));
});

describe('columns and records', () => {
  const record = (values: Record<string, string>, surplus: string[] = []): CsvRecord => ({
    record: 1,
    line: 2,
    values: new Map(Object.entries(values)),
    surplus,
  });
  const table = (...columns: string[]): CsvTable => ({ columns, records: [] });

  it('finds columns in any case and order', () => {
    const read = columnReader(table('MENGE', 'artikelnummer'), ['Artikelnummer', 'Menge'], ['Bemerkung']);
    const values = record({ MENGE: '3', artikelnummer: 'P-1' });
    expect([read(values, 'Menge'), read(values, 'Artikelnummer'), read(values, 'Bemerkung')]).toEqual(['3', 'P-1', '']);
  });
  it('names every missing column', () => {
    expect(() => columnReader(table('Menge'), ['Artikelnummer', 'Menge', 'Einheit'])).toThrow(
      new DomainError(
        'invalid',
        'csv-columns',
        'In der Kopfzeile fehlen die Spalten „Artikelnummer“, „Einheit“. Erwartet wird: Artikelnummer;Menge;Einheit',
      ),
    );
  });
  it('knows lines that hold nothing', () => {
    expect(isEmptyRecord(record({ a: '', b: '' }))).toBe(true);
    expect(isEmptyRecord(record({ a: '', b: '0' }))).toBe(false);
    expect(isEmptyRecord(record({ a: '' }, ['x']))).toBe(false);
  });
  it('reports values behind the last column', () => {
    expect(surplusFinding(record({ a: '1' }), 'Bemerkung')).toEqual([]);
    expect(surplusFinding(record({ a: '1' }, ['Hof', '', 'links']), 'Bemerkung')).toMatchObject([
      { field: 'Bemerkung', value: 'Hof |  | links' },
    ]);
  });
  it('keeps every finding of a record', () => {
    const [a, b] = [
      { field: 'A', value: '1', message: 'a' },
      { field: 'B', value: '2', message: 'b' },
    ];
    expect(rejection(record({}), [])).toBeUndefined();
    expect(rejection(record({}), [a, b])).toEqual({ record: 1, line: 2, ...a, further: [b] });
  });
});
