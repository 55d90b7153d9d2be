import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Config, DeliveryWorker } from '@app/platform';
import { createPostgresBackend, createRedisBackend, type Job, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { eventually } from '../support/eventually';
import { describeOnBothQueues, type QueueBackendUnderTest } from '../support/processes';
import { type Client, type Product, startProduct } from '../support/product';

jest.setTimeout(90_000);

interface JobBody {
  eventId: string;
  subscriber: string;
  state: string;
  attempts: number;
  error: string | null;
}

const wish = (template: string): object => ({ template, subject: { type: 'sample', id: template } });

describeOnBothQueues('jobs', (startQueue) => {
  let queue: QueueBackendUnderTest;
  let product: Product;
  let officer: Client;
  let sql: pg.Client;

  const start = async (env: Record<string, string> = {}): Promise<void> => {
    queue = await startQueue();
    product = await startProduct({ ...queue.env, ...env });
    officer = await product.as('sachbearbeitung@demo.example');
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
  };
  afterEach(async () => {
    await sql.end();
    await product.stop();
    await queue.stop();
  });

  const jobOf = async (documentId: string): Promise<JobBody> => {
    const { rows } = await sql.query(`select event_id from documents.document where id = $1`, [documentId]);
    const eventId = (rows as { event_id: string }[])[0]?.event_id;
    const { body } = await officer.get<{ items: JobBody[] }>('/api/jobs');
    const job = body.items.find((item) => item.eventId === eventId);
    if (!job) throw new Error(`no job for document ${documentId}`);
    return job;
  };
  const documentState = async (id: string): Promise<string> =>
    (await officer.get<{ state: string }>(`/api/documents/${id}`)).body.state;
  const actionsOf = async (id: string): Promise<string[]> => {
    const { rows } = await sql.query(`select action from audit.entry where subject_id = $1 order by seq`, [id]);
    return (rows as { action: string }[]).map(({ action }) => action);
  };

  it('tries a failing job again and again, shows it with its reason, and makes good when a person retries it', async () => {
    await start();
    // A store that cannot be written to: a file lies where its folder should be.
    const store = path.join(product.app.get(Config).dataDir, 'files');
    await rm(store, { recursive: true, force: true });
    await writeFile(store, '');

    const { body } = await officer.post<{ id: string }>('/api/documents', wish('purchase-order'));
    const attempts: { at: number; count: number }[] = [];
    const failed = await eventually(
      'the job to fail for good',
      async () => {
        const job = await jobOf(body.id).catch(() => undefined);
        if (!job) return undefined;
        if (job.attempts > (attempts.at(-1)?.count ?? 0)) attempts.push({ at: performance.now(), count: job.attempts });
        return job.state === 'failed' && job;
      },
      60_000,
    );
    expect(failed).toMatchObject({
      subscriber: 'documents.render',
      attempts: 5,
      error: 'In den Speicher für Dateien kann nicht geschrieben werden. Bitte wenden Sie sich an die Administration.',
    });
    // 0.5 + 1 + 2 + 4 seconds between the five attempts: the last wait is longer than the first two together.
    const between = (from: number, to: number): number =>
      (attempts.find(({ count }) => count >= to)?.at ?? NaN) - (attempts.find(({ count }) => count >= from)?.at ?? NaN);
    expect(between(4, 5)).toBeGreaterThan(3_000);
    expect(between(1, 5)).toBeGreaterThan(6_000);
    expect(await officer.get(`/api/documents/${body.id}`)).toMatchObject({
      body: { state: 'failed', error: failed.error },
    });

    const requester = await product.as('fachamt.raunheim@demo.example');
    expect((await requester.get('/api/jobs')).status).toBe(403);
    expect((await requester.post(`/api/jobs/${failed.eventId}/${failed.subscriber}/retry`)).status).toBe(403);

    await rm(store);
    await mkdir(store);
    const retries = await Promise.all(
      [1, 2].map(() => officer.post(`/api/jobs/${failed.eventId}/${failed.subscriber}/retry`)),
    );
    expect(retries.map(({ status }) => status).sort()).toEqual([204, 409]);
    await eventually('the document to be done', async () => (await documentState(body.id)) === 'done');
    await eventually('the job to be done', async () => (await jobOf(body.id)).state === 'done');
    expect(await actionsOf(body.id)).toEqual(['document.requested', 'document.failed', 'document.archived']);
  });

  it('makes good when the document itself is retried at the moment it fails', async () => {
    await start();
    const store = path.join(product.app.get(Config).dataDir, 'files');
    await rm(store, { recursive: true, force: true });
    await writeFile(store, '');
    const { body } = await officer.post<{ id: string }>('/api/documents', wish('annual-report'));
    await eventually('the document to fail', async () => (await documentState(body.id)) === 'failed', 60_000);
    await rm(store);
    expect((await officer.post(`/api/documents/${body.id}/retry`)).status).toBe(202);
    await eventually('the document to be done', async () => (await documentState(body.id)) === 'done');
    expect(await actionsOf(body.id)).toEqual([
      'document.requested',
      'document.failed',
      'document.retried',
      'document.archived',
    ]);
    expect((await officer.post(`/api/documents/${body.id}/retry`)).status).toBe(409);
  });

  it('has its effect once when the same job is delivered five times at the same moment', async () => {
    await start({ QUEUES: 'events' });
    const { body } = await officer.post<{ id: string }>('/api/documents', wish('purchase-order'));
    const waiting = await eventually('the job to be in its queue', () => jobOf(body.id).catch(() => undefined));
    const { rows } = await sql.query(`select centre_id from platform.outbox where id = $1`, [waiting.eventId]);
    const centreId = (rows as { centre_id: string }[])[0]?.centre_id;
    const copies = await duplicates(product, queue, {
      centreId,
      eventId: waiting.eventId,
      subscriber: waiting.subscriber,
    });

    product.app.get(DeliveryWorker).start(['documents']);
    await eventually('every copy to have run', async () => (await copies.left()) === 0);
    await copies.close();
    expect(await documentState(body.id)).toBe('done');
    expect((await jobOf(body.id)).state).toBe('done');
    expect(await actionsOf(body.id)).toEqual(['document.requested', 'document.archived']);
    const { body: told } = await officer.get<{ items: { href: string }[] }>('/api/notifications');
    expect(told.items.filter(({ href }) => href.endsWith(body.id))).toHaveLength(1);
  });
});

/** Puts four further copies of a waiting job into the queue, as a queue does that delivers at least once. */
async function duplicates(
  product: Product,
  backend: QueueBackendUnderTest,
  data: object,
): Promise<{ left(): Promise<number>; close(): Promise<void> }> {
  const url = backend.env['REDIS_URL'];
  const redis = url ? new Redis(url, { maxRetriesPerRequest: null }) : undefined;
  const connection = { connectionString: product.testDatabase.appUrl, max: 2 };
  const queue = (
    redis
      ? new Queue('documents', { connection: redis, prefix: 'vergabezentrum' }, createRedisBackend)
      : new Queue('documents', { connection }, createPostgresBackend)
  ) as Queue;
  // Heartbeats wait in the queue as well.
  await eventually('the original to wait', async () =>
    (await queue.getJobs(['waiting'])).some(({ name }) => name === 'documents.render'),
  );
  const added: Job[] = [];
  for (const copy of [1, 2, 3, 4]) {
    added.push(
      await queue.add('documents.render', data, { jobId: `copy_${copy}`, attempts: 1, removeOnComplete: true }),
    );
  }
  expect(new Set(added.map(({ id }) => id)).size).toBe(4);
  return {
    left: async () => {
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    close: async () => {
      await queue.close();
      redis?.disconnect();
    },
  };
}
