import { germanInstant } from '@app/kernel';
import type { Workbook, Worksheet } from 'exceljs';
import { type CellKind, type ExportTable, isNumeric, type Provenance, rowsWithTotals } from './export-table';

const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  code: '@',
  day: 'dd.mm.yyyy',
  month: 'mm.yyyy',
  quantity: '#,##0.###',
  money: '#,##0.00 "€"',
  'unit-price': '#,##0.00## "€"',
  count: '#,##0',
};
const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 34,
  code: 16,
  day: 12,
  month: 11,
  quantity: 13,
  money: 16,
  'unit-price': 14,
  count: 12,
};

/** The tables as a workbook, one sheet each, with real numbers and dates; the last sheet „Herkunft“ says what it shows. */
export async function xlsxOf(tables: readonly ExportTable[], provenance: Provenance): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  workbook.creator = provenance.centre;
  workbook.created = provenance.asOf;
  for (const table of tables) addTable(workbook, table);
  addProvenance(workbook, provenance);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addTable(workbook: Workbook, table: ExportTable): void {
  const sheet = workbook.addWorksheet(table.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = table.columns.map(({ header, kind }) => ({
    header,
    width: Math.max(WIDTHS[kind], header.length + 2),
    style: { numFmt: FORMATS[kind], alignment: { horizontal: isNumeric(kind) ? 'right' : 'left' } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rowsWithTotals(table)) {
    sheet.addRow(table.columns.map(({ id, kind }) => cellValue(kind, row[id])));
  }
  if (table.totals) sheet.lastRow?.eachCell((cell) => Object.assign(cell, { font: { bold: true } }));
  if (table.rows.length > 0 && table.columns.length > 0) {
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: table.rows.length + 1, column: table.columns.length },
    };
  }
  printOnA4(sheet);
}

function cellValue(kind: CellKind, value: string | number | null | undefined): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (isNumeric(kind)) return Number(value);
  const text = String(value);
  const day = { day: text, month: `${text}-01` }[kind as 'day' | 'month'];
  return day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : text;
}

function addProvenance(workbook: Workbook, { title, filters, asOf, by, centre }: Provenance): void {
  const sheet = workbook.addWorksheet('Herkunft');
  sheet.columns = [
    { header: 'Angabe', width: 24, style: { numFmt: FORMATS.text } },
    { header: 'Wert', width: 70, style: { numFmt: FORMATS.text } },
  ];
  sheet.getRow(1).font = { bold: true };
  sheet.addRows([
    ['Auswertung', title],
    ['Vergabezentrum', centre],
    ...filters,
    ['Stand der Daten', germanInstant(asOf)],
    ['Erstellt von', by],
  ]);
  printOnA4(sheet);
}

function printOnA4(sheet: Worksheet): void {
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
}
