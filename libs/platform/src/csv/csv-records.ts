import { CsvError, parse } from 'csv-parse/sync';
import { type CsvRecord, type CsvTable, decodeCsv, detectDelimiter, invalid } from '@app/kernel';

/** More than any member has ever reported at once, and little enough to be read while others work. */
const LARGEST_FILE = 4 * 1024 * 1024;
const MOST_RECORDS = 20_000;
const LONGEST_RECORD = 20_000;

interface ParsedRecord {
  readonly record: readonly string[];
  /** `bytes`: where the record ends in the input. */
  readonly info: { readonly bytes: number };
}

/**
 * Reads the bytes of a CSV file: encoding and delimiter are detected, the first record is the header. Blank lines are no
 * records, a line break in quotes does not start one. Throws `invalid` for files without header, with an open quote, of more
 * than 4 MB or 20,000 records.
 */
export function readCsv(bytes: Uint8Array): CsvTable {
  if (bytes.byteLength > LARGEST_FILE) {
    throw invalid('csv-too-large', 'Die Datei ist größer als 4 MB. Bitte teilen Sie sie in mehrere Dateien auf.');
  }
  const utf8 = Buffer.from(decodeCsv(bytes).text);
  const parsed = parseRecords(utf8);
  const columns = trimEnd((parsed[0]?.record ?? []).map((column) => column.trim()));
  if (parsed.length > MOST_RECORDS + 1) {
    throw invalid(
      'csv-too-many-records',
      'Die Datei hat mehr als 20.000 Datensätze. Bitte teilen Sie sie in mehrere Dateien auf.',
    );
  }
  if (columns.length === 0) {
    throw invalid('csv-empty', 'Die Datei ist leer. Erwartet wird eine Kopfzeile mit den Spaltennamen.');
  }
  const lines = startLines(utf8, parsed);
  const records = parsed.slice(1).map(({ record }, index): CsvRecord => {
    const values = record.map((value) => value.trim());
    return {
      record: index + 1,
      line: lines[index + 1] ?? 0,
      values: new Map(columns.map((column, position) => [column, values[position] ?? ''])),
      surplus: trimEnd(values.slice(columns.length)),
    };
  });
  return { columns, records };
}

function parseRecords(utf8: Buffer): readonly ParsedRecord[] {
  try {
    return parse(utf8, {
      delimiter: detectDelimiter(utf8.toString()),
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
      to: MOST_RECORDS + 2,
    }) as unknown as readonly ParsedRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      throw invalid(
        'csv-record-too-long',
        'Ein Datensatz der Datei ist länger als 20.000 Zeichen. Vermutlich wird ein Anführungszeichen nicht geschlossen.',
      );
    }
    throw invalid('csv-syntax', 'Die Datei ist nicht lesbar: Ein Anführungszeichen wird nicht geschlossen.');
  }
}

/** The physical line every record starts on. csv-parse's own counter takes a quoted CRLF for two lines. */
function startLines(utf8: Buffer, parsed: readonly ParsedRecord[]): readonly number[] {
  let line = 1;
  let from = 0;
  return parsed.map(({ info }) => {
    const text = utf8.toString('utf8', from, info.bytes);
    const blankLines = lineBreaks(/^[\r\n]*/.exec(text)?.[0] ?? '');
    const start = line + blankLines;
    line += lineBreaks(text);
    from = info.bytes;
    return start;
  });
}

const lineBreaks = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

/** Without the empty values at the end that spreadsheets append. */
function trimEnd(values: readonly string[]): readonly string[] {
  return values.slice(0, values.findLastIndex((value) => value !== '') + 1);
}
