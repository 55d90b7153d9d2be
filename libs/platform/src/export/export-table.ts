import {
  formatGermanDecimal,
  germanDate,
  MONEY_SCALE,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  QUANTITY_SCALE,
  UNIT_PRICE_SCALE,
} from '@app/kernel';

/** `code` is text that must stay as it is ("0111001"); `count` a whole number; the others are texts of the API. */
export type CellKind = 'text' | 'code' | 'day' | 'month' | 'quantity' | 'money' | 'unit-price' | 'count';

export interface ExportColumn<Id extends string = string> {
  readonly id: Id;
  /** German, as the page shows it. */
  readonly header: string;
  readonly kind: CellKind;
}

/** Values by column id as the API gives them: "1234.50", "2026-11-22", "2026-11". */
export type ExportRow = Readonly<Record<string, string | number | null | undefined>>;

export interface ExportTable {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly ExportRow[];
  /** Shown under the rows; its first column says „Summe“. */
  readonly totals?: ExportRow;
}

/** Where an export comes from: its second sheet. */
export interface Provenance {
  readonly title: string;
  readonly filters: readonly (readonly [name: string, value: string])[];
  readonly asOf: Date;
  readonly by: string;
  readonly centre: string;
}

const NUMERIC: readonly CellKind[] = ['quantity', 'money', 'unit-price', 'count'];
export const isNumeric = (kind: CellKind): boolean => NUMERIC.includes(kind);

/** The cell as Germans write it, without thousands separators: what a spreadsheet reads from a CSV file. */
export function germanCell(kind: CellKind, value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  const text = String(value);
  switch (kind) {
    case 'money':
      return formatGermanDecimal(parseMoney(text), MONEY_SCALE).replaceAll('.', '');
    case 'unit-price':
      return formatGermanDecimal(parseUnitPrice(text), UNIT_PRICE_SCALE, MONEY_SCALE).replaceAll('.', '');
    case 'quantity':
      return formatGermanDecimal(parseQuantity(text), QUANTITY_SCALE, 0).replaceAll('.', '');
    case 'day':
      return germanDate(text);
    case 'month':
      return germanDate(text.slice(0, 7));
    default:
      return text;
  }
}

/** Rows and, as the last one, the totals with „Summe“ in the first column. */
export function rowsWithTotals({ columns, rows, totals }: ExportTable): readonly ExportRow[] {
  const [first] = columns;
  if (!totals) return rows;
  return [...rows, first && !isNumeric(first.kind) ? { ...totals, [first.id]: 'Summe' } : totals];
}
