import { readCsv } from '@app/platform';
import exceljs from 'exceljs';

/** The rows of a CSV file as a workbook; quantities that are plain numbers become numbers in every second row. */
export async function workbookOf(csv: Uint8Array): Promise<Uint8Array> {
  const { columns, records } = readCsv(csv);
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Bedarf');
  sheet.addRow([...columns]);
  for (const { record, values } of records)
    sheet.addRow(
      columns.map((column) => {
        const text = values.get(column) ?? '';
        return column === 'Menge' && record % 2 === 0 && /^\d+$/.test(text) ? Number(text) : text;
      }),
    );
  return new Uint8Array(await book.xlsx.writeBuffer());
}
