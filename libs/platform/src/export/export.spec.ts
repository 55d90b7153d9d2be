import exceljs from 'exceljs';
import { csvOf } from './csv-export';
import type { ExportTable } from './export-table';
import { xlsxOf } from './xlsx-export';

const table: ExportTable = {
  name: 'Verbrauch',
  columns: [
    { id: 'number', header: 'Kostenstelle', kind: 'code' },
    { id: 'text', header: 'Artikel', kind: 'text' },
    { id: 'month', header: 'Monat', kind: 'month' },
    { id: 'day', header: 'Tag', kind: 'day' },
    { id: 'quantity', header: 'Menge', kind: 'quantity' },
    { id: 'net', header: 'Netto', kind: 'money' },
    { id: 'count', header: 'Buchungen', kind: 'count' },
  ],
  rows: [
    {
      number: '0111001',
      text: '=HYPERLINK("x";"y")',
      month: '2026-11',
      day: '2026-11-05',
      quantity: '1234.500',
      net: '-1234567.80',
      count: 3,
    },
    { number: '-1', text: 'Papier; „weiß“', month: '2026-12', day: '2026-12-24', quantity: '0', net: '0.05', count: 1 },
  ],
  totals: { quantity: '1234.500', net: '-1234567.75', count: 4 },
};
const provenance = {
  title: 'Verbrauch',
  filters: [['Zeitraum', 'alle']] as const,
  asOf: new Date('2026-11-22T13:30:00Z'),
  by: 'Sabine Arndt',
  centre: 'Testzentrum',
};

describe('a table as CSV', () => {
  it('is what German spreadsheets read, and runs no formula', () => {
    expect(csvOf(table).toString().split('\r\n')).toEqual([
      '\ufeff"Kostenstelle";"Artikel";"Monat";"Tag";"Menge";"Netto";"Buchungen"',
      '"0111001";"\'=HYPERLINK(""x"";""y"")";"11.2026";"05.11.2026";1234,5;-1234567,80;3',
      '"\'-1";"Papier; „weiß“";"12.2026";"24.12.2026";0;0,05;1',
      '"Summe";"";"";"";1234,5;-1234567,75;4',
      '',
    ]);
  });
});

describe('a table as workbook', () => {
  it('holds real numbers and dates, texts as texts, totals and its origin', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await xlsxOf([table], provenance)) as never);
    const sheet = workbook.getWorksheet('Verbrauch');
    const row = (number: number): unknown => (sheet?.getRow(number).values as unknown[]).slice(1);
    expect(row(2)).toEqual([
      '0111001',
      '=HYPERLINK("x";"y")',
      new Date('2026-11-01T00:00:00Z'),
      new Date('2026-11-05T00:00:00Z'),
      1234.5,
      -1234567.8,
      3,
    ]);
    expect(row(4)).toEqual(['Summe', undefined, undefined, undefined, 1234.5, -1234567.75, 4]);
    expect(sheet?.getCell('F2').numFmt).toBe('#,##0.00 "€"');
    expect(sheet?.getCell('A2').type).toBe(exceljs.ValueType.String);
    const origin = workbook.getWorksheet('Herkunft')?.getSheetValues().flat().filter(Boolean);
    expect(origin).toEqual(expect.arrayContaining(['Zeitraum', 'alle', '22.11.2026, 14:30 Uhr', 'Sabine Arndt']));
  });
});

describe('a text that a spreadsheet could take for a formula', () => {
  const signs = ['=', '+', '-', '@'];
  const dangerous: ExportTable = {
    name: 'Bestellungen',
    columns: [
      { id: 'article', header: 'Artikel', kind: 'text' },
      { id: 'supplier', header: 'Lieferant', kind: 'code' },
    ],
    rows: signs.map((sign) => ({ article: `${sign}1+1`, supplier: `${sign}SUMME(A1:A9)` })),
  };

  it('is escaped in the CSV line', () => {
    const lines = csvOf(dangerous).toString().trimEnd().split('\r\n').slice(1);
    expect(lines).toEqual(signs.map((sign) => `"'${sign}1+1";"'${sign}SUMME(A1:A9)"`));
  });

  it('is a text cell of the workbook with every character it has', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await xlsxOf([dangerous], { ...provenance, title: '=1+1', by: '@Arndt' })) as never);
    const sheet = workbook.getWorksheet('Bestellungen');
    for (const [index, sign] of signs.entries()) {
      const cells = [1, 2].map((column) => sheet?.getRow(index + 2).getCell(column));
      expect(cells.map((cell) => [cell?.value, cell?.type, cell?.formula])).toEqual([
        [`${sign}1+1`, exceljs.ValueType.String, undefined],
        [`${sign}SUMME(A1:A9)`, exceljs.ValueType.String, undefined],
      ]);
    }
    const origin = workbook.getWorksheet('Herkunft');
    expect(origin?.getCell('B2').type).toBe(exceljs.ValueType.String);
  });
});
