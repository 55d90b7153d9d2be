import { createHash } from 'node:crypto';
import { germanDate, invalid, type LocalDate, unitName } from '@app/kernel';
import type { CellValue, Workbook as ExcelWorkbook, Worksheet } from 'exceljs';
import {
  cellText,
  columnNumber,
  CURRENCY,
  HEAD_ROW,
  IDENTITY_SHEET,
  identityRows,
  SHEET_COLUMNS,
  type SheetColumn,
  type SheetLot,
  sheetName,
} from '../domain/price-workbook/layout';
import type { Cell, Workbook } from '../domain/price-workbook/read-prices';
import type { Lot } from '../domain/procedure';

const WIDTHS: Readonly<Record<SheetColumn, number>> = {
  Position: 9,
  Artikelnummer: 16,
  Bezeichnung: 52,
  Menge: 12,
  Einheit: 14,
  'Preis netto je Einheit': 22,
  Währung: 10,
  Bemerkung: 32,
};
const OPEN_COLUMNS: readonly SheetColumn[] = ['Preis netto je Einheit', 'Bemerkung'];
/** What a workbook may grow to when it is unpacked; a price sheet of a thousand positions has under 1 MB. */
const MOST_UNPACKED = 60_000_000;
const MOST_ENTRIES = 500;

/** The lot with the hash of what bidders must not change. */
export const sheetLot = (procedureId: string, { id, number, title, positions }: Lot): SheetLot => ({
  ...{ id, number, title, positions },
  version: createHash('sha256')
    .update(
      JSON.stringify([
        procedureId,
        id,
        positions.map(({ articleNumber, text, unit, quantity }) => [articleNumber, text, unit, quantity]),
      ]),
    )
    .digest('hex'),
});

export interface SheetOf {
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly centre: string;
  readonly on: LocalDate;
  readonly lots: readonly SheetLot[];
}

/** The workbook that bidders fill: a sheet per lot, only prices and remarks open. */
export async function writePriceWorkbook(sheet: SheetOf): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  workbook.creator = cellText(sheet.centre);
  for (const lot of sheet.lots) await addLot(workbook, sheet, lot);
  const identity = workbook.addWorksheet(IDENTITY_SHEET, { state: 'veryHidden' });
  identity.addRows(identityRows(sheet.procedureId, sheet.lots).map((row) => [...row]));
  await identity.protect('', {});
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function addLot(workbook: ExcelWorkbook, { fileNumber, title, on }: SheetOf, lot: SheetLot): Promise<void> {
  const sheet = workbook.addWorksheet(sheetName(lot.number), { views: [{ state: 'frozen', ySplit: HEAD_ROW }] });
  sheet.columns = SHEET_COLUMNS.map((column) => ({ width: WIDTHS[column] }));
  sheet.addRow([`Preisblatt Los ${lot.number}: ${cellText(lot.title)}`]).font = { bold: true, size: 14 };
  sheet.addRow([`${cellText(title)}, Aktenzeichen ${fileNumber}, Stand ${germanDate(on)}`]);
  sheet.addRow([
    'Bitte füllen Sie nur die hellen Felder aus: je Position ein Preis ohne Umsatzsteuer in Euro, als Zahl mit höchstens vier Nachkommastellen.',
  ]);
  sheet.addRow([]);
  const head = sheet.addRow([...SHEET_COLUMNS]);
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: 'top' };
  lot.positions.forEach(({ articleNumber, text, unit, quantity }, index) => {
    const row = sheet.addRow([
      ...[index + 1, cellText(articleNumber), cellText(text), Number(quantity), unitName(unit), null, CURRENCY, null],
    ]);
    row.alignment = { vertical: 'top', wrapText: true };
    row.getCell(columnNumber('Menge')).numFmt = '#,##0.###';
    for (const column of OPEN_COLUMNS) {
      const cell = row.getCell(columnNumber(column));
      cell.protection = { locked: false };
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF8DC' } };
      cell.border = {
        bottom: { style: 'thin' },
        left: { style: 'thin' },
        right: { style: 'thin' },
        top: { style: 'thin' },
      };
    }
    const price = row.getCell(columnNumber('Preis netto je Einheit'));
    price.numFmt = '#,##0.00##';
    price.dataValidation = {
      ...{ type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0], allowBlank: true, showErrorMessage: true },
      ...{ errorTitle: 'Preis', error: 'Bitte eine Zahl ab 0 eintragen, ohne Währungszeichen.' },
    };
  });
  printOnA4(sheet);
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true });
}

function printOnA4(sheet: Worksheet): void {
  Object.assign(sheet.pageSetup, {
    ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
  });
}

/** True for the beginning of every XLSX file, which is a ZIP archive. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The cells of a workbook. Throws `invalid` for what is none, or unpacks to more than any price sheet has. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const refuse = (message: string) => invalid('price-workbook', message);
  if (!isWorkbook(bytes)) throw refuse('Die Datei ist keine Excel-Arbeitsmappe (XLSX).');
  const unpacked = unpackedSize(Buffer.from(bytes));
  if (unpacked === null) throw refuse('Die Datei ist beschädigt und kann nicht gelesen werden.');
  if (unpacked > MOST_UNPACKED) throw refuse('Die Datei ist ausgepackt zu groß für ein Preisblatt.');
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  } catch {
    throw refuse('Die Datei ist beschädigt und kann nicht gelesen werden.');
  }
  return { sheets: new Map(workbook.worksheets.map((sheet) => [sheet.name, cellsOf(sheet)])) };
}

function cellsOf(sheet: Worksheet): ReadonlyMap<number, readonly Cell[]> {
  const rows = new Map<number, readonly Cell[]>();
  sheet.eachRow((row, number) => {
    rows.set(
      number,
      SHEET_COLUMNS.map((_, index) => {
        const { value, numFmt } = row.getCell(index + 1);
        return cellOf(value, numFmt ?? '');
      }),
    );
  });
  return rows;
}

function cellOf(value: CellValue, format: string): Cell {
  if (value === null || value === undefined) return { kind: 'empty' };
  if (typeof value === 'number') return { kind: 'number', value, format };
  if (typeof value === 'string') return value === '' ? { kind: 'empty' } : { kind: 'text', value };
  if (typeof value === 'boolean') return { kind: 'text', value: value ? 'WAHR' : 'FALSCH' };
  if (value instanceof Date) return { kind: 'text', value: value.toISOString().slice(0, 10) };
  if ('richText' in value) return { kind: 'text', value: value.richText.map(({ text }) => text).join('') };
  if ('formula' in value || 'sharedFormula' in value) {
    const result = value.result;
    return {
      kind: 'formula',
      formula: String('formula' in value ? value.formula : value.sharedFormula),
      result: typeof result === 'number' || typeof result === 'string' ? String(result) : '',
    };
  }
  if ('text' in value) return { kind: 'text', value: String(value.text) };
  return { kind: 'text', value: 'error' in value ? value.error : '' };
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

/** What the archive's directory says it unpacks to; null where the directory cannot be read. */
function unpackedSize(bytes: Buffer): number | null {
  let end = bytes.length - END_LENGTH;
  while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) return null;
  const entries = bytes.readUInt16LE(end + 10);
  if (entries > MOST_ENTRIES) return Number.POSITIVE_INFINITY;
  let at = bytes.readUInt32LE(end + 16);
  let sum = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + ENTRY_LENGTH > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    sum += bytes.readUInt32LE(at + 24);
    at += ENTRY_LENGTH + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return sum;
}
