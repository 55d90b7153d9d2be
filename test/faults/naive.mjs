// The design everybody writes first, as a control of the campaign: no outbox, no name for the job, no unique result.
// naive.mjs requester <last>: writes requests and enqueues them. naive.mjs worker: draws, writes the file, writes the row.
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPostgresBackend, createRedisBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

const require = createRequire(import.meta.url);
const [role, last] = process.argv.slice(2);
const { DATABASE_URL, REDIS_URL, FOLDER } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 3 });
pool.on('error', () => undefined);
const backend = REDIS_URL ? createRedisBackend : createPostgresBackend;
const connection = REDIS_URL
  ? new Redis(REDIS_URL, { maxRetriesPerRequest: null })
  : { connectionString: DATABASE_URL, max: 3 };

if (role === 'requester') {
  const queue = new Queue('naive', { connection }, backend);
  queue.on('error', () => undefined);
  for (;;) {
    try {
      const { rows } = await pool.query('select count(*)::int as made from naive_request');
      if (rows[0].made >= Number(last)) break;
      const { rows: made } = await pool.query('insert into naive_request default values returning id');
      await queue.add('draw', { id: made[0].id }, { attempts: 5, backoff: 500 });
      await new Promise((resolve) => setTimeout(resolve, 10));
    } catch {
      // It writes the next one.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  process.exit(0);
}

const { render } = require('../../dist/libs/documents/src/infrastructure/render/render.js');
const { sampleOf } = require('../../dist/libs/documents/src/infrastructure/render/samples/samples.js');
const worker = new Worker(
  'naive',
  async ({ data }) => {
    const { pdf } = await render('purchase-order', { ...sampleOf('purchase-order'), fileNumber: `N-${data.id}` });
    await writeFile(path.join(FOLDER, `${data.id}.pdf`), pdf);
    await pool.query('insert into naive_document (request_id) values ($1)', [data.id]);
  },
  { connection, concurrency: 2, lockDuration: 3_000, stalledInterval: 1_000, maxStalledCount: 10 },
  backend,
);
worker.on('error', () => undefined);
