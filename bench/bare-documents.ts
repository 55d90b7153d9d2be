import { openSync } from 'fontkit';
import PDFDocument from 'pdfkit';
import { sampleOf } from '../libs/documents/src/infrastructure/render/samples/samples';

/** The limit of the document benches: the same words drawn the plain way, with parsed fonts and nothing else. */

const openFont = (file: string): string =>
  // pdfkit takes a parsed font; its types know only names.
  openSync(require.resolve(`@expo-google-fonts/fira-sans/${file}`)) as unknown as string;
const regular = openFont('400Regular/FiraSans_400Regular.ttf');
const semibold = openFont('600SemiBold/FiraSans_600SemiBold.ttf');

const COLUMNS = [0, 28, 70, 270, 330, 395, 430];

/** A similar page written the plain way: doc.text and nothing else — no tags, no PDF/A, no attachment, no checks. */
export function barePage(): Promise<Buffer> {
  const order = sampleOf('purchase-order');
  const doc = new PDFDocument({ size: 'A4', margin: 56, font: regular, info: { CreationDate: new Date(0) } });
  doc.registerFont('FiraSans-SemiBold', semibold);
  const finished = collect(doc);
  doc.font('FiraSans-SemiBold').fontSize(13).text(order.centre.name, 70, 32);
  doc.font(regular).fontSize(8);
  [...order.centre.addressLines, order.centre.phone, order.centre.email, order.centre.web].forEach((line, index) =>
    doc.text(line ?? '', 400, 32 + index * 10, { lineBreak: false }),
  );
  doc.fontSize(10);
  [order.supplier.name, order.supplier.attention, ...order.supplier.addressLines].forEach((line, index) =>
    doc.text(line ?? '', 70, 180 + index * 13, { lineBreak: false }),
  );
  [order.orderNumber, order.fileNumber, order.customerNumber, order.orderer.name, order.orderer.email].forEach(
    (line, index) => {
      doc.text(
        ['Bestellnummer', 'Unser Zeichen', 'Kundennummer', 'Bestellt von', 'E-Mail'][index] ?? '',
        354,
        142 + index * 13,
        { lineBreak: false },
      );
      doc.text(line ?? '', 420, 142 + index * 13, { lineBreak: false });
    },
  );
  doc
    .text('Sehr geehrte Damen und Herren,', 70, 300)
    .text(
      `auf der Grundlage der Rahmenvereinbarung ${order.framework?.number} „${order.framework?.title}“ rufen wir ab:`,
      { width: 468 },
    );
  ['Pos.', 'Artikel', 'Bezeichnung', 'Menge', 'Einzelpreis netto', 'USt.', 'Betrag netto'].forEach((head, index) =>
    doc.fontSize(8.2).text(head, 70 + (COLUMNS[index] ?? 0), 355, { lineBreak: false }),
  );
  doc.fontSize(8.8);
  order.lines.forEach((line, index) => {
    const y = 380 + index * 45;
    doc.text(String(index + 1), 70, y, { lineBreak: false }).text(line.articleNumber, 98, y, { lineBreak: false });
    doc.text(line.text, 140, y, { width: 190 });
    line.costCentres.forEach((share) =>
      doc.text(`Kostenstelle ${share.number} ${share.name}: ${share.quantity} Stück`),
    );
    doc.text(`${line.quantity} Stück`, 340, y, { lineBreak: false }).text(line.unitPrice, 400, y, { lineBreak: false });
    doc.text(`${line.vatRate} %`, 465, y, { lineBreak: false }).text('646,74 €', 500, y, { lineBreak: false });
    doc
      .moveTo(70, y + 42)
      .lineTo(538, y + 42)
      .stroke();
  });
  ['Summe netto', '19 % Umsatzsteuer auf 866,64 €', '7 % Umsatzsteuer auf 48,40 €', 'Gesamtbetrag brutto'].forEach(
    (label, index) => {
      doc
        .text(label, 140, 520 + index * 18, { lineBreak: false })
        .text('1.083,09 €', 490, 520 + index * 18, { lineBreak: false });
    },
  );
  doc.fontSize(10).text('Lieferstelle', 70, 605, { lineBreak: false });
  doc.text(
    [order.deliverySite.name, ...order.deliverySite.addressLines, order.deliverySite.note].join('\n'),
    160,
    605,
    { width: 380 },
  );
  doc.text(
    `Bitte elektronisch als XRechnung (EN 16931) mit der Leitweg-ID ${order.invoice?.leitwegId} und der Bestellnummer ${order.orderNumber} an ${order.invoice?.email}.`,
    { width: 380 },
  );
  doc
    .text('Mit freundlichen Grüßen\nIm Auftrag', 70, 710)
    .fontSize(7.4)
    .text(`Aktenzeichen ${order.fileNumber} · Seite 1 von 1`, 70, 760);
  doc.end();
  return finished;
}

/** A table of so many rows of five cells, each placed by hand, its head on every page. */
export function bareTable(rows: readonly (readonly string[])[]): Promise<{ pdf: Buffer; pages: number }> {
  const doc = new PDFDocument({ size: 'A4', margin: 56, font: regular, info: { CreationDate: new Date(0) } });
  doc.registerFont('FiraSans-SemiBold', semibold);
  let pages = 1;
  const finished = collect(doc).then((pdf) => ({ pdf, pages }));
  const places = [70, 98, 160, 370, 440, 500];
  let y = 90;
  const head = (): void => {
    doc.font('FiraSans-SemiBold').fontSize(8.2);
    ['Pos.', 'Artikel', 'Bezeichnung', 'Menge', 'Einzelpreis', 'Betrag'].forEach((cell, index) =>
      doc.text(cell, places[index] ?? 0, 70, { lineBreak: false }),
    );
    doc.font(regular).fontSize(8.8);
    y = 90;
  };
  head();
  for (const row of rows) {
    if (y > 760) {
      doc.addPage();
      pages += 1;
      head();
    }
    row.forEach((cell, index) => doc.text(cell, places[index] ?? 0, y, { lineBreak: false }));
    doc
      .moveTo(70, y + 13)
      .lineTo(538, y + 13)
      .stroke();
    y += 16;
  }
  doc.end();
  return finished;
}

/** The same rows through pdfkit's own table. */
export function pdfkitTable(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margin: 56, font: regular, info: { CreationDate: new Date(0) } });
  const finished = collect(doc);
  doc.fontSize(8.8);
  doc.table({ data: rows.map((row) => [...row]) });
  doc.end();
  return finished;
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
}
