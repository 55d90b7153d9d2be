import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run as startProduct, type Running } from '@app/composition';
import { DocumentRequests } from '@app/documents/contract';
import { createLog, DEMO_CENTRES, loadConfig, systemActor, UnitOfWork } from '@app/platform';
import pg from 'pg';
import { render } from '../libs/documents/src/infrastructure/render/render';
import { sampleOf } from '../libs/documents/src/infrastructure/render/samples/samples';
import type { BenchRow } from './bench-row';

const DOCUMENTS = 60;
const ROUNDS = 3;
const TEMPLATE = 'purchase-order';

const dataOf = (fileNumber: string) => ({ ...sampleOf(TEMPLATE), fileNumber });

/** Nothing but drawing, one document after the other in this thread. */
async function bareLoop(round: number): Promise<number> {
  const started = performance.now();
  for (let number = 0; number < DOCUMENTS; number++) await render(TEMPLATE, dataOf(`bare-${round}-${number}`));
  return performance.now() - started;
}

/** From the first request to the last archived file: request, outbox, queue, drawing, file, audit trail, notification. */
async function throughTheQueue({ app }: Running, sql: pg.Client, round: number): Promise<number> {
  const uow = app.get(UnitOfWork);
  const requests = app.get(DocumentRequests);
  const actor = systemActor(DEMO_CENTRES['gross-gerau'], 'bench');
  const started = performance.now();
  for (let number = 0; number < DOCUMENTS; number++) {
    const fileNumber = `queue-${round}-${number}`;
    const subject = { type: 'bench', id: `${round}`, label: fileNumber };
    const data = dataOf(fileNumber);
    await uow.run(actor, () =>
      requests.request({ template: TEMPLATE, title: fileNumber, subject, memberId: null, data }),
    );
  }
  for (;;) {
    const { rows } = await sql.query<{ done: number; failed: number }>(
      `select count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'failed')::int as failed
       from documents.document where subject_type = 'bench' and subject_id = $1`,
      [`${round}`],
    );
    if (rows[0]?.failed) throw new Error('a document failed');
    if (rows[0]?.done === DOCUMENTS) return performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Documents through the product against drawing alone; rounds alternate, the best of each counts. */
export async function run(): Promise<BenchRow[]> {
  const server = process.env['BENCH_DATABASE_URL'];
  if (!server) throw new Error('BENCH_DATABASE_URL is not set: run "npm run bench queue"');
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query('create database bench_queue');
  await admin.end();
  const ownerUrl = new URL('/bench_queue', server).toString();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-queue-'));
  const config = loadConfig({ DATABASE_URL: ownerUrl, DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'error' });
  const product = await startProduct(config, { http: false, jobs: true }, createLog(config.logLevel));
  const sql = new pg.Client({ connectionString: ownerUrl });
  await sql.connect();
  try {
    await Promise.all([bareLoop(-1), throughTheQueue(product, sql, -1)]);
    let [bare, queued] = [Infinity, Infinity];
    for (let round = 0; round < ROUNDS; round++) {
      bare = Math.min(bare, await bareLoop(round));
      queued = Math.min(queued, await throughTheQueue(product, sql, round));
    }
    const rate = (ms: number): string => `${Math.round((DOCUMENTS / ms) * 1000)} documents/s`;
    return [
      {
        name: `${DOCUMENTS} purchase orders from request to archive, queue on PostgreSQL`,
        figure: rate(queued),
        limit: `${rate(bare)} (the same documents drawn in a loop, nothing kept)`,
        ratio: queued / bare,
        note: `two rendering threads; each document with outbox, queue, synced file and audit entry; best of ${ROUNDS}`,
      },
    ];
  } finally {
    await sql.end();
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
