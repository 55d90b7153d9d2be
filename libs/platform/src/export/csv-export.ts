import { stringify } from 'csv-stringify/sync';
import { type ExportTable, germanCell, isNumeric, rowsWithTotals } from './export-table';

/**
 * The table as CSV for German spreadsheets: byte order mark, semicolons, decimal comma. Texts are quoted, and one that
 * a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvOf(table: ExportTable): Buffer {
  const last = table.totals ? table.rows.length : -1;
  const records = rowsWithTotals(table).map((row, index) =>
    table.columns.map(({ id, kind }, position) => {
      const isLabel = index === last && position === 0 && !isNumeric(kind);
      const text = isLabel ? String(row[id]) : germanCell(kind, row[id]);
      if (!isNumeric(kind)) return text;
      // Its minus sign makes a number no formula.
      return text === '' ? null : { number: text };
    }),
  );
  const text = stringify([table.columns.map(({ header }) => header), ...records], {
    bom: true,
    delimiter: ';',
    record_delimiter: '\r\n',
    escape_formulas: true,
    quoted_string: true,
    cast: { object: (cell) => ({ value: String(cell['number']), escape_formulas: false, quoted: false }) },
  });
  return Buffer.from(text);
}
