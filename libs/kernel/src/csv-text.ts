import { invalid } from './domain-error';

/** One data record of a CSV file. `record` counts data records from 1; `line` is the physical line it starts on. */
export interface CsvRecord {
  readonly record: number;
  readonly line: number;
  /** Values by column name as written in the header, trimmed; a column the record leaves out is ''. */
  readonly values: ReadonlyMap<string, string>;
  /** Values behind the last column of the header that are not empty. */
  readonly surplus: readonly string[];
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly records: readonly CsvRecord[];
}

/** What was wrong with one field of a record. `field` is the German column name; `message` says what would be right. */
export interface Finding {
  readonly field: string;
  readonly value: string;
  readonly message: string;
}

/** A record that cannot be taken over: its first finding, and every further one. */
export interface RejectedRecord extends Finding {
  readonly record: number;
  readonly line: number;
  readonly further: readonly Finding[];
}

/** Joins all findings of a record into its rejection; undefined when there are none. */
export function rejection(record: CsvRecord, findings: readonly Finding[]): RejectedRecord | undefined {
  const [first, ...further] = findings;
  return first && { record: record.record, line: record.line, ...first, further };
}

export type CsvEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface CsvText {
  readonly text: string;
  readonly encoding: CsvEncoding;
}

/**
 * Turns the bytes of an uploaded file into text. Valid UTF-8 (with or without byte order mark) is always read as UTF-8:
 * German text in Windows-1252 is never valid UTF-8 by accident, because a lone byte above 0x7F is not. Anything else is
 * Windows-1252, as Excel writes it. Throws `invalid` for workbooks and other binary files.
 */
export function decodeCsv(bytes: Uint8Array): CsvText {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw invalid(
      'csv-workbook',
      'Das ist eine Excel-Arbeitsmappe. Bitte speichern Sie die Tabelle als CSV-Datei (durch Semikolon getrennt).',
    );
  }
  if (startsWith(bytes, [0xff, 0xfe])) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (startsWith(bytes, [0xfe, 0xff])) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  if (bytes.includes(0)) throw invalid('csv-binary', 'Die Datei enthält keinen Text. Erwartet wird eine CSV-Datei.');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'Windows-1252' };
  }
}

/** The characters of 0x80 to 0x9F, where Windows-1252 and ISO-8859-1 differ; a gap is a byte without character. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Node 20 decodes "windows-1252" as ISO-8859-1, so the bytes that differ are mapped here. */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = new TextDecoder('windows-1252').decode(bytes);
  return latin1.replace(/[\u0080-\u009f]/g, (char) => {
    const mapped = WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80);
    return mapped === ' ' ? char : mapped;
  });
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

export type CsvDelimiter = ';' | ',' | '\t';

/** The delimiter that stands most often in the header line outside of quotes; a semicolon where none stands. */
export function detectDelimiter(text: string): CsvDelimiter {
  const header = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => header.split(delimiter).length;
  const candidates: readonly CsvDelimiter[] = [';', ',', '\t'];
  return candidates.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/**
 * Finds the expected columns in the header, whatever their case and order, and returns a reader for a record's fields.
 * Throws `invalid` naming every missing column.
 */
export function columnReader<Column extends string>(
  table: CsvTable,
  required: readonly Column[],
  optional: readonly Column[] = [],
): (record: CsvRecord, column: Column) => string {
  const byName = new Map(table.columns.map((column) => [column.toLowerCase(), column]));
  const missing = required.filter((column) => !byName.has(column.toLowerCase()));
  if (missing.length > 0) {
    const names = missing.map((column) => `„${column}“`).join(', ');
    const expected = [...required, ...optional].join(';');
    throw invalid(
      'csv-columns',
      `In der Kopfzeile ${missing.length === 1 ? 'fehlt die Spalte' : 'fehlen die Spalten'} ${names}. Erwartet wird: ${expected}`,
    );
  }
  return (record, column) => record.values.get(byName.get(column.toLowerCase()) ?? column) ?? '';
}

/** True for lines such as ";;;;" that spreadsheets leave behind: they are not reported and not imported. */
export const isEmptyRecord = (record: CsvRecord): boolean =>
  record.surplus.length === 0 && [...record.values.values()].every((value) => value === '');

/** A finding for values behind the last column, for example an unquoted comma or semicolon in a text. */
export function surplusFinding(record: CsvRecord, lastColumn: string): readonly Finding[] {
  if (record.surplus.length === 0) return [];
  const value = record.surplus.join(' | ');
  const message = `Der Datensatz hat mehr Felder als die Kopfzeile („${value}“). Texte mit Trennzeichen müssen in Anführungszeichen stehen.`;
  return [{ field: lastColumn, value, message }];
}
