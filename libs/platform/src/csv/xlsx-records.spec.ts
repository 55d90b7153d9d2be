import { deflateRawSync } from 'node:zlib';
import exceljs, { type CellValue } from 'exceljs';
import { readXlsx } from './xlsx-records';
import { checkZip } from './zip-check';

const HEADER = ['Kostenstelle', 'Menge', 'Bemerkung'];

async function workbook(rows: readonly (readonly CellValue[])[], change?: (sheet: exceljs.Worksheet) => void) {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Bedarf');
  for (const row of rows) sheet.addRow([...row]);
  change?.(sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const read = async (...rows: (readonly CellValue[])[]) => readXlsx(await workbook([HEADER, ...rows]));
const valuesOf = (table: Awaited<ReturnType<typeof readXlsx>>) =>
  table.records.map(({ values }) => Object.fromEntries(values));

describe('reading a workbook', () => {
  it('takes numbers as numbers and as text, rich text and links, and leaves no empty row', async () => {
    const table = await read(
      ['0111001', 12, ' Hof '],
      [],
      ['', null, '  '],
      ['0111002', '1.250', { richText: [{ text: 'mit ' }, { text: 'Fett' }] }],
      ['0111003', 0.1 + 0.2, { text: 'Karte', hyperlink: 'https://example.org' }],
      ['0111004', -2.5, true],
    );
    expect(valuesOf(table)).toEqual([
      { Kostenstelle: '0111001', Menge: '12', Bemerkung: 'Hof' },
      { Kostenstelle: '0111002', Menge: '1.250', Bemerkung: 'mit Fett' },
      { Kostenstelle: '0111003', Menge: '0,3', Bemerkung: 'Karte' },
      { Kostenstelle: '0111004', Menge: '-2,5', Bemerkung: 'WAHR' },
    ]);
    expect(table.records.map(({ record, line }) => [record, line])).toEqual([
      [1, 2],
      [2, 5],
      [3, 6],
      [4, 7],
    ]);
    expect(table.faults.size).toBe(0);
  });

  it('names formulas, errors and dates made of numbers', async () => {
    const table = await read(
      ['0111001', { formula: 'A1+1', result: 7 }, ''],
      ['0111002', new Date('2026-05-03T00:00:00Z'), ''],
      ['0111003', { error: '#DIV/0!' }, ''],
      ['0111004', 3, ''],
    );
    const found = [...table.faults].map(([record, faults]) => [
      record,
      ...faults.map(({ field, value }) => [field, value]),
    ]);
    expect(found).toEqual([
      [1, ['Menge', '=A1+1']],
      [2, ['Menge', '03.05.2026']],
      [3, ['Menge', '#DIV/0!']],
    ]);
    expect(table.faults.get(1)?.[0]?.message).toMatch(/Formel „=A1\+1“/);
    expect(table.faults.get(2)?.[0]?.message).toMatch(/Datum \(03\.05\.2026\)/);
  });

  it('keeps the zeros that a format puts in front of a number', async () => {
    const bytes = await workbook([HEADER, [111001, 2, '']], (sheet) => (sheet.getCell('A2').numFmt = '0000000'));
    expect(valuesOf(await readXlsx(bytes))[0]).toMatchObject({ Kostenstelle: '0111001', Menge: '2' });
  });

  it('does not care whether columns and rows are hidden', async () => {
    const rows = [HEADER, ['0111001', 2, ''], ['0111002', 3, '']];
    const hidden = await workbook(rows, (sheet) => {
      sheet.getColumn(2).hidden = true;
      sheet.getRow(3).hidden = true;
    });
    expect(valuesOf(await readXlsx(hidden))).toEqual(valuesOf(await readXlsx(await workbook(rows))));
  });

  it('counts a merged value once', async () => {
    const bytes = await workbook([HEADER, ['0111001', 5, ''], ['0111002', null, '']], (sheet) =>
      sheet.mergeCells('B2:B3'),
    );
    expect(valuesOf(await readXlsx(bytes)).map(({ Menge }) => Menge)).toEqual(['5', '']);
  });

  it('refuses a column that stands twice and a sheet without anything', async () => {
    await expect(
      readXlsx(
        await workbook([
          ['Menge', 'Menge'],
          [1, 2],
        ]),
      ),
    ).rejects.toMatchObject({ code: 'xlsx-columns' });
    await expect(readXlsx(await workbook([]))).rejects.toMatchObject({ code: 'xlsx-empty' });
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
    ['of nothing', () => Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2])],
    ['with a broken part', (bytes: Buffer) => Buffer.from(bytes).fill(0xff, 60, 160)],
    ['of something else', () => zip([['hallo.txt', Buffer.from('hallo')]])],
  ])('refuses a file %s', async (_, change) => {
    const bytes = change(await workbook([HEADER, ['0111001', 1, '']]));
    await expect(readXlsx(bytes)).rejects.toMatchObject({
      kind: 'invalid',
      code: expect.stringMatching(/^xlsx-(unreadable|empty)$/) as string,
    });
  });

  it('does not unpack a bomb, whatever the directory says of its size', async () => {
    const bomb = zip([['xl/worksheets/sheet1.xml', Buffer.alloc(60 * 1024 * 1024)]], 10);
    expect(bomb.byteLength).toBeLessThan(100_000);
    await expect(readXlsx(bomb)).rejects.toMatchObject({ code: 'xlsx-bomb' });
    const many = zip(Array.from({ length: 300 }, (_, index) => [`${index}`, Buffer.from('x')] as const));
    await expect(readXlsx(many)).rejects.toMatchObject({ code: 'xlsx-bomb' });
    await expect(readXlsx(Buffer.alloc(5 * 1024 * 1024))).rejects.toMatchObject({ code: 'xlsx-too-large' });
  });

  it('does not walk ranges over all cells', async () => {
    const named = '<definedName name="x">Bedarf!$A$1:$XFD$1048576</definedName>';
    const bytes = zip([['xl/workbook.xml', Buffer.from(`<workbook><definedNames>${named}</definedNames></workbook>`)]]);
    await expect(readXlsx(bytes)).rejects.toMatchObject({ code: 'xlsx-names' });
    const filtered = await workbook([HEADER, ['0111001', 1, '']], (sheet) => (sheet.autoFilter = 'A1:XFD1048576'));
    expect((await readXlsx(filtered)).records).toHaveLength(1);
  });
});

describe('checking a ZIP', () => {
  it('gives the files that are wanted', () => {
    const bytes = zip([
      ['a.txt', Buffer.from('eins')],
      ['b.txt', Buffer.from('zwei')],
    ]);
    expect(checkZip(bytes, { entries: 2, unpackedBytes: 8 }, ['b.txt'])).toEqual({
      texts: new Map([['b.txt', 'zwei']]),
    });
    expect(checkZip(bytes, { entries: 2, unpackedBytes: 7 })).toEqual({ fault: 'too-large' });
    expect(checkZip(bytes, { entries: 1, unpackedBytes: 8 })).toEqual({ fault: 'too-many-entries' });
  });
});

/** A ZIP by hand, whose directory may lie about the size once unpacked. */
function zip(files: readonly (readonly [name: string, content: Buffer])[], saidSize?: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(saidSize ?? content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
