import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import {
  describeOnBothQueues,
  type QueueBackendUnderTest,
  type ServerProcess,
  startServer,
} from '../support/processes';
import { type Client, signIn } from '../support/product';

const DOCUMENTS = 50;
const TEMPLATE = 'purchase-order';
jest.setTimeout(180_000);

/** Database, files, queue and processes of one run, as in operation: several processes, killed and started again. */
describeOnBothQueues('kill -9 in the middle of 50 documents', (startQueue) => {
  let queue: QueueBackendUnderTest;
  let database: TestDatabase;
  let sql: pg.Client;
  let dataDir: string;
  const running = new Set<ServerProcess>();

  beforeEach(async () => {
    queue = await startQueue();
    database = await createTestDatabase('demo');
    dataDir = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-kill-'));
    sql = new pg.Client({ connectionString: database.ownerUrl });
    await sql.connect();
  });
  afterEach(async () => {
    await Promise.all([...running].map((server) => server.stop()));
    running.clear();
    await sql.end();
    await database.drop();
    await queue.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (name: 'backoffice'): Promise<ServerProcess> => {
    const env = { DATABASE_URL: database.ownerUrl, DATA_DIR: dataDir, DEMO: '1', ...queue.env };
    const server = await startServer(name, env);
    running.add(server);
    return server;
  };
  const rows = async <T>(text: string): Promise<T[]> => (await sql.query(text)).rows as T[];
  const inState = async (state: string): Promise<string[]> =>
    (await rows<{ id: string }>(`select id from documents.document where state = '${state}'`)).map(({ id }) => id);

  /** Stops the process dead while it is at work on something, and returns what that was. */
  const killAtWork = async (server: ServerProcess, done: number): Promise<string[]> => {
    await eventually(`${done} documents done`, async () => (await inState('done')).length >= done, 60_000);
    const interrupted = await eventually('the worker to be in the middle of a document', async () => {
      server.signal('SIGSTOP');
      const atWork = await inState('running');
      if (atWork.length) return atWork;
      server.signal('SIGCONT');
      return undefined;
    });
    await server.kill();
    running.delete(server);
    // A commit that was already on its way is finished by the database; that document was not cut off.
    await eventually('the database to finish what it was sent', async () => {
      const busy = await rows(
        `select 1 from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid()`,
      );
      return busy.length === 0;
    });
    const stillRunning = await inState('running');
    expect((await inState('done')).length).toBeLessThan(DOCUMENTS);
    return interrupted.filter((id) => stillRunning.includes(id));
  };

  const wish = (number: number): object => ({
    template: TEMPLATE,
    subject: { type: 'sample', id: TEMPLATE },
    data: { fileNumber: `VZ-GG 2026/${String(number).padStart(4, '0')}` },
  });
  const request = (client: Client, number: number): Promise<{ status: number; body: { id: string } }> =>
    client.post<{ id: string }>('/api/documents', wish(number), { 'idempotency-key': `kill-${number}` });
  const numbers = Array.from({ length: DOCUMENTS }, (_, index) => index + 1);

  /** Exactly 50 documents, each archived once, each file once and unharmed, the trail unbroken. */
  const expectFifty = async (client: Client, ids: readonly string[], interrupted: readonly string[]): Promise<void> => {
    await eventually('all documents done', async () => (await inState('done')).length === DOCUMENTS, 120_000);
    await eventually('all deliveries closed', async () => {
      const open = await rows(
        `select 1 from platform.delivery where subscriber = 'documents.render' and state <> 'done'`,
      );
      return open.length === 0;
    });
    const documents = await rows<{ id: string; state: string; sha256: string; size: number; attempts: number }>(
      'select id, state, sha256, size, attempts from documents.document',
    );
    expect(documents.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(new Set(documents.map(({ state }) => state))).toEqual(new Set(['done']));
    // What was cut off was begun a second time: the kill really met it at work.
    const begunAgain = documents.filter(({ id, attempts }) => interrupted.includes(id) && attempts > 1);
    expect(interrupted.length).toBeGreaterThan(0);
    expect(begunAgain).toHaveLength(new Set(interrupted).size);

    const files = (await readdir(path.join(dataDir, 'files'), { recursive: true })).filter((file) =>
      file.endsWith('.bin'),
    );
    const hashes = await Promise.all(
      files.map(async (file) =>
        createHash('sha256')
          .update(await readFile(path.join(dataDir, 'files', file)))
          .digest('hex'),
      ),
    );
    expect(files.map((file) => path.basename(file, '.bin')).sort()).toEqual([...hashes].sort());
    expect([...hashes].sort()).toEqual(documents.map(({ sha256 }) => sha256).sort());
    expect(new Set(hashes).size).toBe(DOCUMENTS);

    const archived = await rows<{ id: string; times: number }>(
      `select subject_id as id, count(*)::int as times from audit.entry where action = 'document.archived' group by 1`,
    );
    expect(archived.filter(({ times }) => times !== 1)).toEqual([]);
    expect(archived.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const notified = await rows<{ times: number }>(
      `select count(*)::int as times from identity.notification where href like '/dokumente?dokument=%' group by href`,
    );
    expect(notified.map(({ times }) => times)).toEqual(numbers.map(() => 1));
    const chain = await client.get<{ valid: boolean }>('/api/audit/verification');
    expect(chain.body.valid).toBe(true);
  };

  it('makes every document once when the one process of everything is killed while they are asked for', async () => {
    const whole = await start('backoffice');
    const before = await signIn(whole.address, 'leitung@demo.example');
    // Some of these never get an answer: nobody can know whether they took effect.
    const unanswered = Promise.allSettled(numbers.map((number) => request(before, number)));
    const interrupted = await killAtWork(whole, 2);
    await unanswered;
    const again = await start('backoffice');
    const after = await signIn(again.address, 'leitung@demo.example');
    const answers = await Promise.all(numbers.map((number) => request(after, number)));
    expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 202));
    await expectFifty(
      after,
      answers.map(({ body }) => body.id),
      interrupted,
    );
  });
});
