import { openSync } from 'fontkit';
import PDFDocument from 'pdfkit';
import { render } from '../libs/documents/src/infrastructure/render/render';
import { sampleOf } from '../libs/documents/src/infrastructure/render/samples/samples';

/** One figure beside the limit it is measured against in the same run. `ratio` is figure ÷ limit: below 1 is faster. */
export interface BenchRow {
  readonly name: string;
  readonly figure: string;
  readonly limit: string;
  readonly ratio: number;
  readonly note: string;
}

const WARM_UP = 20;
const ROUNDS = 8;
const PER_ROUND = 20;
const COLUMNS = [0, 28, 70, 270, 330, 395, 430];

const openFont = (file: string): string =>
  // pdfkit takes a parsed font; its types know only names.
  openSync(require.resolve(`@expo-google-fonts/fira-sans/${file}`)) as unknown as string;

/** A similar page written the plain way: doc.text and nothing else — no tags, no PDF/A, no attachment, no checks. */
function barePage(regular: string, semibold: string): Promise<Buffer> {
  const order = sampleOf('purchase-order');
  const doc = new PDFDocument({ size: 'A4', margin: 56, font: regular, info: { CreationDate: new Date(0) } });
  doc.registerFont('FiraSans-SemiBold', semibold);
  const chunks: Uint8Array[] = [];
  const finished = new Promise<Buffer>((resolve) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
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

async function timed(make: () => Promise<unknown>): Promise<number> {
  const started = process.hrtime.bigint();
  for (let document = 0; document < PER_ROUND; document += 1) await make();
  return Number(process.hrtime.bigint() - started) / 1e6 / PER_ROUND;
}

/** One-page purchase orders per second through `render`, against the bare loop; rounds alternate, the best one counts. */
export async function run(): Promise<BenchRow[]> {
  const [regular, semibold] = [
    openFont('400Regular/FiraSans_400Regular.ttf'),
    openFont('600SemiBold/FiraSans_600SemiBold.ttf'),
  ];
  const ours = (): Promise<unknown> => render('purchase-order', sampleOf('purchase-order'));
  const bare = (): Promise<unknown> => barePage(regular, semibold);
  for (let document = 0; document < WARM_UP; document += 1) await Promise.all([ours(), bare()]);
  let [best, bestBare] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    best = Math.min(best, await timed(ours));
    bestBare = Math.min(bestBare, await timed(bare));
  }
  const perSecond = (ms: number): string => (1000 / ms).toLocaleString('de-DE', { maximumFractionDigits: 0 });
  return [
    {
      name: 'purchase order, one page, tagged PDF/A-3a with its data attached',
      figure: `${best.toFixed(1)} ms (${perSecond(best)} PDF/s)`,
      limit: `${bestBare.toFixed(1)} ms (${perSecond(bestBare)} PDF/s), bare pdfkit loop`,
      ratio: best / bestBare,
      note: 'one thread; the bare loop draws a similar page with the same parsed fonts, untagged, without checks',
    },
  ];
}

if (require.main === module)
  void run().then((rows) => {
    for (const { name, figure, limit, ratio, note } of rows)
      console.log(`| ${name} | ${figure} | ${limit} | ${ratio.toFixed(2)} | ${note} |`);
  });
