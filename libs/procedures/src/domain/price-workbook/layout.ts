/**
 * The price sheet as a workbook: one sheet per lot, a hidden one that says what it is. Everything but the prices is
 * protected in the file and compared when it comes back, since protection is easily taken off.
 */
export const SHEET_COLUMNS = [
  'Position',
  'Artikelnummer',
  'Bezeichnung',
  'Menge',
  'Einheit',
  'Preis netto je Einheit',
  'Währung',
  'Bemerkung',
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

export const IDENTITY_SHEET = 'Kennung';
export const SHEET_FORMAT = 'vergabe-preisblatt/1';
export const CURRENCY = 'EUR';
/** The row with the columns' names; the positions follow. */
export const HEAD_ROW = 5;
/** 1-based. */
export const columnNumber = (column: SheetColumn): number => SHEET_COLUMNS.indexOf(column) + 1;
export const sheetName = (lotNumber: number): string => `Los ${lotNumber}`;

export interface SheetPosition {
  readonly articleNumber: string;
  readonly text: string;
  /** UN/ECE code. */
  readonly unit: string;
  /** Decimal string. */
  readonly quantity: string;
}
export interface SheetLot {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly positions: readonly SheetPosition[];
  /** Hash of everything a bidder must not change. */
  readonly version: string;
}

/** What the hidden sheet says, as rows of key and value. */
export const identityRows = (procedureId: string, lots: readonly SheetLot[]): readonly (readonly string[])[] => [
  ['Format', SHEET_FORMAT],
  ['Verfahren', procedureId],
  ...lots.map(({ id, number, version }) => [sheetName(number), id, version]),
];

/** A text as a cell can hold it: no control characters, no more than Excel takes. */
export const cellText = (text: string): string =>
  [...text.replace(/\s+/g, ' ').trim()]
    .filter((character) => character >= ' ' && character !== '\u007f')
    .join('')
    .slice(0, 32_000);
