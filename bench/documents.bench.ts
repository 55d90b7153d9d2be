import { render } from '../libs/documents/src/infrastructure/render/render';
import { sampleOf } from '../libs/documents/src/infrastructure/render/samples/samples';
import { barePage, bareTable, pdfkitTable } from './bare-documents';
import type { BenchRow } from './bench-row';

const WARM_UP = 20;
const ROUNDS = 8;
const PER_ROUND = 20;
/** About fifty pages of a purchase order. */
const LINES = 1_500;

async function timed(times: number, make: () => Promise<unknown>): Promise<number> {
  const started = process.hrtime.bigint();
  for (let document = 0; document < times; document += 1) await make();
  return Number(process.hrtime.bigint() - started) / 1e6 / times;
}

const perSecond = (ms: number): string => (1000 / ms).toLocaleString('de-DE', { maximumFractionDigits: 0 });

/** One-page purchase orders per second through `render`, against the bare loop; rounds alternate, the best one counts. */
async function onePage(): Promise<BenchRow> {
  const ours = (): Promise<unknown> => render('purchase-order', sampleOf('purchase-order'));
  for (let document = 0; document < WARM_UP; document += 1) await Promise.all([ours(), barePage()]);
  let [best, bestBare] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    best = Math.min(best, await timed(PER_ROUND, ours));
    bestBare = Math.min(bestBare, await timed(PER_ROUND, barePage));
  }
  return {
    name: 'purchase order, one page, tagged PDF/A-3a with its data attached',
    figure: `${best.toFixed(1)} ms (${perSecond(best)} PDF/s)`,
    limit: `${bestBare.toFixed(1)} ms (${perSecond(bestBare)} PDF/s), bare pdfkit loop`,
    ratio: best / bestBare,
    note: 'one thread; the bare loop draws a similar page with the same parsed fonts, untagged, without checks',
  };
}

/** A table of about fifty pages against the same rows placed by hand and against pdfkit's own table. */
async function fiftyPages(): Promise<BenchRow[]> {
  const order = sampleOf('purchase-order');
  const [first] = order.lines;
  if (!first) throw new Error('the sample order has no line');
  const lines = Array.from({ length: LINES }, (_, index) => ({
    ...first,
    articleNumber: `A-${index}`,
    text: `Druckerpatrone schwarz ${index}`,
    costCentres: [],
  }));
  const rows = lines.map(({ articleNumber, text, quantity, unitPrice }, index) => [
    ...[`${index + 1}`, articleNumber, text, `${quantity} Stück`, `${unitPrice} €`, '646,74 €'],
  ]);
  let pages = 0;
  const ours = async (): Promise<void> => {
    pages = (await render('purchase-order', { ...order, lines })).pages;
  };
  let [best, bestBare] = [Infinity, Infinity];
  let barePages = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    best = Math.min(best, await timed(1, ours));
    bestBare = Math.min(bestBare, await timed(1, async () => void (barePages = (await bareTable(rows)).pages)));
  }
  const own = await timed(1, () => pdfkitTable(rows));
  const figure = `${best.toFixed(0)} ms (${pages} pages)`;
  return [
    {
      name: `a table of ${LINES} rows, tagged, with carried sums`,
      figure,
      limit: `${bestBare.toFixed(0)} ms (${barePages} pages), the same rows placed by hand`,
      ratio: best / bestBare,
      note: `goal at most 1.3; best of ${ROUNDS}`,
    },
    {
      name: `a table of ${LINES} rows, tagged, with carried sums`,
      figure,
      limit: `${own.toFixed(0)} ms, pdfkit's own table()`,
      ratio: best / own,
      note: 'goal at most 0.02',
    },
  ];
}

/** Drawing alone, in this thread. */
export const run = async (): Promise<BenchRow[]> => [await onePage(), ...(await fiftyPages())];
