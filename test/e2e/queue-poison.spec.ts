import path from 'node:path';
import { DeliveryWorker } from '@app/platform';
import pg from 'pg';
import { DocumentRenderer } from '../../libs/documents/src/infrastructure/document-renderer';
import { wishDocuments } from '../support/document-wishes';
import { eventually } from '../support/eventually';
import { type ServerProcess, startServer } from '../support/processes';
import { type Client, type Product, startProduct } from '../support/product';

jest.setTimeout(180_000);

interface Row {
  readonly id: string;
  readonly state: string;
  readonly error: string | null;
}

/** The relay of this process hands everything over; who works on documents is the test's business. */
async function standing(): Promise<{ product: Product; sql: pg.Client }> {
  const product = await startProduct({ QUEUES: 'events' });
  const sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await sql.connect();
  return { product, sql };
}
const documentOf = async (sql: pg.Client, id: string): Promise<Row | undefined> =>
  ((await sql.query('select id, state, error from documents.document where id = $1', [id])).rows as Row[])[0];
const cutOffOf = async (sql: pg.Client, id: string): Promise<number | undefined> => {
  const { rows } = await sql.query(
    `select cut_off as n from platform.delivery
     where event_id = (select event_id from documents.document where id = $1) and subscriber = 'documents.render'`,
    [id],
  );
  return (rows as { n: number }[])[0]?.n;
};

describe('a document that ends its process', () => {
  let product: Product;
  let sql: pg.Client;
  let officer: Client;
  let worker: DeliveryWorker;
  beforeEach(async () => {
    ({ product, sql } = await standing());
    worker = product.app.get(DeliveryWorker);
    officer = await product.as('sachbearbeitung@demo.example');
    const renderer = product.app.get(DocumentRenderer);
    const render = renderer.render.bind(renderer);
    // Whoever begins poison never gets to the end, as if its process had ended there.
    jest
      .spyOn(renderer, 'render')
      .mockImplementation((template, data, signal) =>
        (data as { orderNumber: string }).orderNumber.startsWith('poison')
          ? new Promise(() => undefined)
          : render(template, data, signal),
      );
  });
  afterEach(async () => {
    await sql.end();
    await product.stop();
  });
  const jobOf = async (id: string): Promise<Parameters<DeliveryWorker['deliver']>[0]> => {
    const row = await eventually('the job', async () => {
      const { rows } = await sql.query(
        `select centre_id as "centreId", event_id as "eventId", subscriber from platform.delivery
         where event_id = (select event_id from documents.document where id = $1)`,
        [id],
      );
      return (rows as { centreId: string; eventId: string; subscriber: string }[])[0];
    });
    return { data: row, attemptsMade: 0, updateProgress: () => Promise.resolve() };
  };
  /** A process of its own begins the job and ends in the middle of it. */
  const dieAtWork = async (id: string, expected: number): Promise<void> => {
    const another = Object.create(worker, { rooms: { value: new Map() } }) as DeliveryWorker;
    void another.deliver(await jobOf(id));
    await eventually('the attempt to be counted', async () => (await cutOffOf(sql, id)) === expected);
  };

  it('is parked after five attempts that never ended, says why, and goes on when a person tries again', async () => {
    const [poison = ''] = await wishDocuments(product, { name: 'poison', count: 1 });
    for (let death = 1; death <= 5; death++) await dieAtWork(poison, death);
    expect(await documentOf(sql, poison)).toMatchObject({ state: 'running' });
    await worker.deliver(await jobOf(poison));
    const parked = await documentOf(sql, poison);
    expect(parked?.state).toBe('failed');
    expect(parked?.error).toMatch(/^Angehalten: .*5-mal begonnen.*Die anderen Aufträge laufen weiter\./);
    // A late copy of the job leaves it alone.
    await worker.deliver(await jobOf(poison));
    expect((await documentOf(sql, poison))?.state).toBe('failed');

    expect((await officer.post(`/api/documents/${poison}/retry`)).status).toBe(202);
    expect(await cutOffOf(sql, poison)).toBe(0);
    jest.restoreAllMocks();
    await worker.deliver(await jobOf(poison));
    expect((await documentOf(sql, poison))?.state).toBe('done');
    expect(await cutOffOf(sql, poison)).toBe(0);
  });

  it('takes nothing with it twice: what was cut off is worked on alone', async () => {
    const [poison = ''] = await wishDocuments(product, { name: 'poison', count: 1 });
    const [first = '', second = ''] = await wishDocuments(product, { name: 'sound', count: 2 });
    await dieAtWork(poison, 1);
    // Begun a second time, it is alone in its process: the others of the process are not begun until it is gone.
    void worker.deliver(await jobOf(poison));
    await eventually('the second attempt', async () => (await cutOffOf(sql, poison)) === 2);
    const other = worker.deliver(await jobOf(first));
    expect(await Promise.race([other.then(() => 'begun'), dieAtWork(poison, 3).then(() => 'still waiting')])).toBe(
      'still waiting',
    );
    expect(await cutOffOf(sql, first)).toBe(0);
    // Another process is not held up.
    const elsewhere = Object.create(worker, { rooms: { value: new Map() } }) as DeliveryWorker;
    await elsewhere.deliver(await jobOf(second));
    expect((await documentOf(sql, second))?.state).toBe('done');
  });
});

describe('a document that kills its worker process', () => {
  it('is parked, and the others go on', async () => {
    const { product, sql } = await standing();
    const startWorker = (): Promise<ServerProcess> =>
      startServer('worker', {
        DATABASE_URL: product.testDatabase.ownerUrl,
        DATA_DIR: product.dataDir,
        QUEUES: 'documents',
        NODE_OPTIONS: `--require ${path.resolve(__dirname, '../support/poison-kills-process.cjs')}`,
      });
    let second: ServerProcess | undefined;
    try {
      const [poison = ''] = await wishDocuments(product, { name: 'poison', count: 1 });
      await eventually('the job of the poison', async () => (await cutOffOf(sql, poison)) === 0);
      const sound = await wishDocuments(product, { name: 'sound', count: 8, member: 'raunheim' });
      // It has killed four before: the fifth is the last.
      await sql.query(
        `update platform.delivery set cut_off = 4 where event_id =
                         (select event_id from documents.document where id = $1)`,
        [poison],
      );
      await startWorker();
      await eventually('the last victim', async () => (await cutOffOf(sql, poison)) === 5);
      second = await startWorker();
      await eventually(
        'the poison to be parked',
        async () => (await documentOf(sql, poison))?.state === 'failed',
        60_000,
      );
      expect((await documentOf(sql, poison))?.error).toMatch(/^Angehalten: /);
      await eventually(
        'the others to be done',
        async () => (await Promise.all(sound.map((id) => documentOf(sql, id)))).every((row) => row?.state === 'done'),
        60_000,
      );
    } finally {
      await second?.stop();
      await sql.end();
      await product.stop();
    }
  });
});
