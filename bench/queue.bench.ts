import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run as startProduct, type Running } from '@app/composition';
import { DocumentRequests } from '@app/documents/contract';
import { createLog, DEMO_CENTRES, loadConfig, systemActor, UnitOfWork } from '@app/platform';
import pg from 'pg';
import { sampleOf } from '../libs/documents/src/infrastructure/render/samples/samples';
import { barePage } from './bare-documents';
import type { BenchRow } from './bench-row';
import { startProcess } from './processes';

const DOCUMENTS = 60;
const ROUNDS = 3;
const BY_WORKERS = 300;
const WHILE_ASKED = 1_000;
const TEMPLATE = 'purchase-order';

/** What all parts of this bench share: a migrated database with the demo in it. */
interface Ground {
  readonly env: Record<string, string>;
  readonly sql: pg.Client;
}

/** Nothing but drawing, one document after the other in this thread. */
async function bareLoop(): Promise<number> {
  const started = performance.now();
  for (let number = 0; number < DOCUMENTS; number++) await barePage();
  return performance.now() - started;
}

async function request({ app }: Running, name: string, count: number): Promise<void> {
  const uow = app.get(UnitOfWork);
  const requests = app.get(DocumentRequests);
  const actor = systemActor(DEMO_CENTRES['gross-gerau'], 'bench');
  for (let number = 0; number < count; number++) {
    const fileNumber = `${name}-${number}`;
    const subject = { type: 'bench', id: name, label: fileNumber };
    const data = { ...sampleOf(TEMPLATE), fileNumber };
    await uow.run(actor, () =>
      requests.request({ template: TEMPLATE, title: fileNumber, subject, memberId: null, data }),
    );
  }
}

async function finished(sql: pg.Client, name: string): Promise<number> {
  const { rows } = await sql.query<{ done: number; failed: number }>(
    `select count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'failed')::int as failed
     from documents.document where subject_type = 'bench' and subject_id = $1`,
    [name],
  );
  if (rows[0]?.failed) throw new Error('a document failed');
  return rows[0]?.done ?? 0;
}

async function allDone(sql: pg.Client, name: string, count: number): Promise<void> {
  while ((await finished(sql, name)) < count) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** From the first request to the last archived file: request, outbox, queue, drawing, file, audit trail, notification. */
async function throughTheQueue(product: Running, sql: pg.Client, name: string, count: number): Promise<number> {
  const started = performance.now();
  await request(product, name, count);
  await allDone(sql, name, count);
  return performance.now() - started;
}

const rate = (count: number, ms: number): string => `${Math.round((count / ms) * 1000)} documents/s`;
const start = ({ env }: Ground, parts: { http: boolean; jobs: boolean }): Promise<Running> =>
  startProduct(loadConfig(env), parts, createLog('error'));

/** Documents through the product against drawing a bare page alone; rounds alternate, the best of each counts. */
async function againstBare(ground: Ground): Promise<BenchRow> {
  const product = await start(ground, { http: false, jobs: true });
  try {
    await Promise.all([bareLoop(), throughTheQueue(product, ground.sql, 'warm', DOCUMENTS)]);
    let [bare, queued] = [Infinity, Infinity];
    for (let round = 0; round < ROUNDS; round++) {
      bare = Math.min(bare, await bareLoop());
      queued = Math.min(queued, await throughTheQueue(product, ground.sql, `queue-${round}`, DOCUMENTS));
    }
    return {
      name: `${DOCUMENTS} purchase orders from request to archive, queue on PostgreSQL`,
      figure: rate(DOCUMENTS, queued),
      limit: `${rate(DOCUMENTS, bare)} (bare pdfkit loop, nothing kept)`,
      ratio: queued / bare,
      note: `goal at most 1.25 (0.8 of its speed); two rendering threads; outbox, queue, synced file, audit entry; best of ${ROUNDS}`,
    };
  } finally {
    await product.stop();
  }
}

/** The same documents by one worker process and by two, each with one rendering thread. */
async function oneAndTwoWorkers(ground: Ground): Promise<BenchRow> {
  const product = await start(ground, { http: false, jobs: false });
  const times: number[] = [];
  for (const workers of [1, 2]) {
    const env = { ...ground.env, RENDER_THREADS: '1' };
    const processes = await Promise.all(Array.from({ length: workers }, () => startProcess('worker', env)));
    await throughTheQueue(product, ground.sql, `warm-${workers}`, 40);
    let best = Infinity;
    for (let round = 0; round < ROUNDS; round++)
      best = Math.min(best, await throughTheQueue(product, ground.sql, `workers-${workers}-${round}`, BY_WORKERS));
    times.push(best);
    await Promise.all(processes.map((process) => process.stop()));
  }
  await product.stop();
  const [one = NaN, two = NaN] = times;
  return {
    name: `${BY_WORKERS} documents by two worker processes`,
    figure: rate(BY_WORKERS, two),
    limit: `${rate(BY_WORKERS, one)} (by one)`,
    ratio: two / one,
    note: `goal at most 0.59 (1.7 times as fast); one rendering thread each, PostgreSQL and the requests on the same cores; best of ${ROUNDS}`,
  };
}

/** Answering times of the API while nothing happens and while the same process draws a thousand documents. */
async function apiMeanwhile(ground: Ground): Promise<BenchRow> {
  const product = await start(ground, { http: false, jobs: false });
  const server = await startProcess('backoffice', ground.env);
  const signIn = await fetch(`${server.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'leitung@demo.example', password: 'demo' }),
  });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const p95 = async (enough: (asked: number) => Promise<boolean>): Promise<{ p95: number; asked: number }> => {
    const times: number[] = [];
    while (!(await enough(times.length))) {
      for (const address of ['/api/session', '/api/documents?limit=20', '/api/procedures?limit=20', '/api/today']) {
        const started = performance.now();
        const answer = await fetch(`${server.address}${address}`, { headers: { cookie } });
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
        times.push(performance.now() - started);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
    return { p95: times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN, asked: times.length };
  };
  await p95(async (asked) => asked >= 100);
  const idle = await p95(async (asked) => asked >= 400);
  await request(product, 'meanwhile', WHILE_ASKED);
  const open = await finished(ground.sql, 'meanwhile');
  const busy = await p95(async () => (await finished(ground.sql, 'meanwhile')) >= WHILE_ASKED);
  await server.stop();
  await product.stop();
  return {
    name: `API while ${WHILE_ASKED} documents are drawn by the same process, p95`,
    figure: `${busy.p95.toFixed(1)} ms`,
    limit: `${idle.p95.toFixed(1)} ms (idle)`,
    ratio: busy.p95 / idle.p95,
    note: `goal at most 1.5; ${busy.asked} requests one after the other while ${WHILE_ASKED - open} documents were drawn, four routes`,
  };
}

export async function run(): Promise<BenchRow[]> {
  const server = process.env['BENCH_DATABASE_URL'];
  if (!server) throw new Error('BENCH_DATABASE_URL is not set: run "npm run bench queue"');
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query('create database bench_queue');
  await admin.end();
  const ownerUrl = new URL('/bench_queue', server).toString();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-queue-'));
  const env = { DATABASE_URL: ownerUrl, DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'error' };
  const sql = new pg.Client({ connectionString: ownerUrl });
  await sql.connect();
  try {
    const ground = { env, sql };
    return [await againstBare(ground), await oneAndTwoWorkers(ground), await apiMeanwhile(ground)];
  } finally {
    await sql.end();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
