import { type CsvRecord, type CsvTable, type Finding, germanDate, invalid } from '@app/kernel';
import type { Cell, Row, Worksheet } from 'exceljs';
import { checkZip } from './zip-check';

const LARGEST_FILE = 4 * 1024 * 1024;
const LIMITS = { entries: 200, unpackedBytes: 40 * 1024 * 1024 };
const MOST_RECORDS = 20_000;
const MOST_NAMED_CELLS = 1_000_000;
/** Everything a sheet may hold besides its cells: not needed, and a range over all cells would be walked cell by cell. */
const NOT_READ = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'autoFilter',
  'mergeCells',
  'rowBreaks',
  'hyperlinks',
  'dataValidations',
  'pageSetup',
  'headerFooter',
  'picture',
  'drawing',
  'tableParts',
  'conditionalFormatting',
  'extLst',
];

/** A sheet as records, read like a CSV file; and the cells of it that hold no plain value, by number of the record. */
export interface SheetTable extends CsvTable {
  readonly faults: ReadonlyMap<number, readonly Finding[]>;
}

/**
 * Reads the first sheet of an XLSX workbook: its first row that is not empty is the header. `record` counts the rows below it
 * that are not empty, `line` is the number of the row as the spreadsheet shows it. Numbers become text with a decimal comma,
 * with the zeros their format puts in front; hidden columns and rows count like the others. A formula, an error and a date
 * made of a number are no values: they stand in `faults`. Throws `invalid` for what is no workbook, is larger than 4 MB or
 * 40 MB unpacked, has more than 20,000 records or names a column twice.
 */
export async function readXlsx(bytes: Uint8Array): Promise<SheetTable> {
  checkFile(bytes);
  const sheet = await firstSheet(bytes);
  const rows: Row[] = [];
  sheet?.eachRow((row) => {
    if (cellsOf(row).some((cell) => textOf(cell) !== '')) rows.push(row);
    if (rows.length > MOST_RECORDS + 1)
      throw invalid(
        'xlsx-too-many-records',
        'Die Tabelle hat mehr als 20.000 Zeilen. Bitte teilen Sie sie in mehrere Dateien auf.',
      );
  });
  const [header, ...data] = rows;
  if (!header) throw invalid('xlsx-empty', 'Das erste Blatt der Arbeitsmappe ist leer.');
  const names = new Map(cellsOf(header).flatMap((cell) => (textOf(cell) ? [[Number(cell.col), textOf(cell)]] : [])));
  const columns = [...names.values()];
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined)
    throw invalid('xlsx-columns', `Die Spalte „${twice}“ steht in der Kopfzeile zweimal. Welche gilt, ist nicht klar.`);
  const faults = new Map<number, readonly Finding[]>();
  const records = data.map((row, index): CsvRecord => {
    const cells = new Map(cellsOf(row).map((cell) => [Number(cell.col), cell]));
    const found = [...names].flatMap(([column, field]) => {
      const message = faultOf(cells.get(column));
      return message ? [{ field, value: textOf(cells.get(column)), message }] : [];
    });
    if (found.length > 0) faults.set(index + 1, found);
    return {
      record: index + 1,
      line: row.number,
      values: new Map([...names].map(([column, name]) => [name, textOf(cells.get(column))])),
      surplus: [],
    };
  });
  return { columns, records, faults };
}

function checkFile(bytes: Uint8Array): void {
  if (bytes.byteLength > LARGEST_FILE)
    throw invalid('xlsx-too-large', 'Die Datei ist größer als 4 MB. Bitte teilen Sie sie in mehrere Dateien auf.');
  const checked = checkZip(bytes, LIMITS, ['xl/workbook.xml']);
  if ('fault' in checked) {
    if (checked.fault === 'unreadable') throw unreadable();
    throw invalid(
      'xlsx-bomb',
      'Die Excel-Arbeitsmappe enthält ausgepackt mehr, als eine Bedarfsliste braucht (höchstens 40 MB in 200 Teilen). Sie wurde nicht gelesen.',
    );
  }
  if (namedCells(checked.texts.get('xl/workbook.xml') ?? '') > MOST_NAMED_CELLS)
    throw invalid(
      'xlsx-names',
      'Die Excel-Arbeitsmappe benennt Bereiche mit mehr als einer Million Zellen. Bitte löschen Sie diese Namen (Formeln → Namens-Manager).',
    );
}

const unreadable = () =>
  invalid(
    'xlsx-unreadable',
    'Die Excel-Arbeitsmappe ist nicht lesbar. Bitte speichern Sie sie in Excel erneut als „Excel-Arbeitsmappe (*.xlsx)“ oder als CSV-Datei.',
  );

/** How many cells the names of the workbook cover. */
function namedCells(workbook: string): number {
  let cells = 0;
  for (const [, left = '', top = '', right = '', bottom = ''] of workbook.matchAll(
    /\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)/gi,
  ))
    cells += (columnNumber(right) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1);
  return cells;
}

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

async function firstSheet(bytes: Uint8Array): Promise<Worksheet | undefined> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    // The library's types know an older Buffer.
    const file = Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0];
    await workbook.xlsx.load(file, { ignoreNodes: NOT_READ });
  } catch {
    throw unreadable();
  }
  return workbook.worksheets[0];
}

function cellsOf(row: Row): readonly Cell[] {
  const cells: Cell[] = [];
  row.eachCell((cell) => cells.push(cell));
  return cells;
}

/** The cell as text; of a formula the formula, of a date the day. */
function textOf(cell: Cell | undefined): string {
  const value: unknown = cell?.value;
  if (cell === undefined || value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value, cell.numFmt);
  if (typeof value === 'boolean') return value ? 'WAHR' : 'FALSCH';
  if (value instanceof Date) return dayOf(value);
  if (typeof value === 'string') return value.trim();
  const rich = value as { richText?: readonly { text: string }[]; text?: unknown; error?: string; formula?: string };
  if (rich.error !== undefined) return rich.error;
  if (isFormula(value)) return `=${cell.formula || rich.formula || ''}`;
  if (rich.richText) return rich.richText.map(({ text }) => text).join('').trim(); // prettier-ignore
  return typeof rich.text === 'string' ? rich.text.trim() : '';
}

const isFormula = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value);

/** As Germans write it, with at most the 15 digits a spreadsheet keeps; a format of zeros only („0000000“) fills up to its length. */
function numberText(value: number, format: string | undefined): string {
  const text = String(Number(value.toPrecision(15))).replace('.', ',');
  return format && /^0{2,}$/.test(format) && /^\d+$/.test(text) ? text.padStart(format.length, '0') : text;
}

const dayOf = (value: Date): string =>
  Number.isNaN(value.getTime()) ? 'Datum' : germanDate(value.toISOString().slice(0, 10));

function faultOf(cell: Cell | undefined): string | undefined {
  const value: unknown = cell?.value;
  if (cell === undefined) return undefined;
  if (isFormula(value))
    return `Hier steht die Formel „${textOf(cell)}“. Formeln werden nicht übernommen. Bitte tragen Sie den Wert selbst ein (Kopieren, dann „Inhalte einfügen“ → „Werte“).`;
  if (value instanceof Date)
    return `Hier steht ein Datum (${dayOf(value)}). Vermutlich hat das Tabellenprogramm eine Zahl umgewandelt. Bitte formatieren Sie die Zelle als Text und tragen Sie den Wert erneut ein.`;
  if (typeof value === 'object' && value !== null && 'error' in value)
    return `Hier steht der Fehlerwert „${textOf(cell)}“ statt eines Wertes.`;
  return undefined;
}
