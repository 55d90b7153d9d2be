import { DeliveryWorker, OutboxRelay, Queues } from '@app/platform';
import pg from 'pg';
import { DocumentRenderer } from '../../libs/documents/src/infrastructure/document-renderer';
import { WINDOW } from '../../libs/platform/src/outbox/next-deliveries';
import { wishDocuments } from '../support/document-wishes';
import { eventually } from '../support/eventually';
import { describeOnBothQueues, type QueueBackendUnderTest } from '../support/processes';
import { type Product, startProduct } from '../support/product';

jest.setTimeout(60_000);

/** Nobody works on documents and nobody relays: the tests do, step by step. */
async function standing(): Promise<{ product: Product; sql: pg.Client; added: string[] }> {
  const product = await startProduct({ QUEUES: 'events' });
  await product.app.get(OutboxRelay).stop();
  const sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await sql.connect();
  const added: string[] = [];
  jest.spyOn(product.app.get(Queues), 'add').mockImplementation(async (_queue, { eventId }) => {
    const { rows } = await sql.query('select subject_label as name from documents.document where event_id = $1', [
      eventId,
    ]);
    added.push((rows as { name: string }[])[0]?.name.split('-')[0] ?? 'other');
  });
  return { product, sql, added };
}

const count = (names: readonly string[], name: string): number => names.filter((one) => one === name).length;

describe('order of the queue', () => {
  let product: Product;
  let sql: pg.Client;
  let added: string[];
  beforeEach(async () => ({ product, sql, added } = await standing()));
  afterEach(async () => {
    await sql.end();
    await product.stop();
  });
  const relay = (): Promise<number> => product.app.get(OutboxRelay).relayOnce();
  /** Ends so many jobs that were handed over, as a worker would. */
  const end = (name: string, jobs: number): Promise<unknown> =>
    sql.query(
      `update platform.delivery set state = 'done', finished_at = clock_timestamp() where (centre_id, event_id) in (
         select d.centre_id, d.event_id from platform.delivery d
         join documents.document x on (x.centre_id, x.event_id) = (d.centre_id, d.event_id)
         where d.queued_at is not null and d.state = 'waiting' and x.subject_label like $1 || '-%' limit $2)`,
      [name, jobs],
    );

  it('puts what a person waits for before a batch, and lets two batches take turns', async () => {
    await wishDocuments(product, { name: 'long', member: 'raunheim', count: 80, priority: 'batch' });
    await wishDocuments(product, { name: 'short', member: 'trebur', count: 10, priority: 'batch' });
    await wishDocuments(product, { name: 'single', member: 'nauheim', count: 1 });
    await relay();
    const [first, ...others] = added;
    expect(first).toBe('single');
    // As many as fit, and both have got the same until the short one is through.
    expect(others).toHaveLength(WINDOW);
    for (let turn = 0; turn < 10; turn++) {
      expect(others.slice(2 * turn, 2 * turn + 2).sort()).toEqual(['long', 'short']);
    }
    expect(others.slice(20).every((name) => name === 'long')).toBe(true);
  });

  it('lets centres take turns, and in each centre its members', async () => {
    await wishDocuments(product, { name: 'long', member: 'raunheim', count: 33, priority: 'batch' });
    await wishDocuments(product, { name: 'other', member: 'trebur', count: 33, priority: 'batch' });
    await wishDocuments(product, { name: 'own', centre: 'wetterau', count: 33, priority: 'batch' });
    await relay();
    expect(count(added, 'own')).toBe(WINDOW / 2);
    expect(count(added, 'long')).toBe(WINDOW / 4);
    expect(count(added, 'other')).toBe(WINDOW / 4);
    expect(new Set(added.slice(0, 2))).toContain('own');
  });

  it('gives the next places to those who have none, though they came late', async () => {
    await wishDocuments(product, { name: 'early', member: 'raunheim', count: 80, priority: 'batch' });
    await relay();
    expect(count(added, 'early')).toBe(WINDOW);
    await wishDocuments(product, { name: 'late', member: 'trebur', count: 5, priority: 'batch' });
    await relay();
    expect(added).toHaveLength(WINDOW);
    await end('early', 3);
    await relay();
    expect(added.slice(WINDOW)).toEqual(['late', 'late', 'late']);
    await end('early', 4);
    await relay();
    expect(added.slice(WINDOW + 3).sort()).toEqual(['early', 'early', 'late', 'late']);
  });

  it('keeps no place for what failed and waits for its next attempt', async () => {
    await wishDocuments(product, { name: 'broken', member: 'raunheim', count: WINDOW, priority: 'batch' });
    await relay();
    await wishDocuments(product, { name: 'sound', member: 'trebur', count: 5, priority: 'batch' });
    await sql.query(`update platform.delivery set attempts = 1 where subscriber = 'documents.render'`);
    await relay();
    expect(added.slice(WINDOW)).toEqual(Array.from({ length: 5 }, () => 'sound'));
  });

  it('hands everything over once while several relays work at the same time', async () => {
    await wishDocuments(product, { name: 'a', member: 'raunheim', count: 20, priority: 'batch' });
    await wishDocuments(product, { name: 'b', member: 'trebur', count: 20 });
    await Promise.all([relay(), relay(), relay(), relay()]);
    await relay();
    expect([count(added, 'a'), count(added, 'b')]).toEqual([20, 20]);
  });
});

describeOnBothQueues('a batch and a person', (startQueue) => {
  let queue: QueueBackendUnderTest;
  let product: Product;
  let sql: pg.Client;
  beforeEach(async () => {
    queue = await startQueue();
    product = await startProduct({ ...queue.env, QUEUES: 'events' });
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
  });
  afterEach(async () => {
    await sql.end();
    await product.stop();
    await queue.stop();
  });
  const states = async (text: string): Promise<number> => {
    const { rows } = await sql.query(`select count(*)::int as n from platform.delivery
                                      where subscriber = 'documents.render' and ${text}`);
    return (rows as { n: number }[])[0]?.n ?? 0;
  };

  it('draws first what the person waits for, and all of the batch afterwards, each once', async () => {
    const drawn: string[] = [];
    const renderer = product.app.get(DocumentRenderer);
    const render = renderer.render.bind(renderer);
    jest.spyOn(renderer, 'render').mockImplementation((template, data, ...rest) => {
      drawn.push((data as { orderNumber: string }).orderNumber);
      return render(template, data, ...rest);
    });
    await wishDocuments(product, { name: 'batch', member: 'raunheim', count: WINDOW + 8, priority: 'batch' });
    await eventually('the queue to be full', async () => (await states('queued_at is not null')) === WINDOW);
    await wishDocuments(product, { name: 'single', member: 'trebur', count: 1 });
    await eventually('the single one to be in the queue', async () => (await states('queued_at is not null')) > WINDOW);

    product.app.get(DeliveryWorker).start(['documents']);
    await eventually('all to be done', async () => (await states(`state = 'done'`)) === WINDOW + 9, 40_000);
    // Two are drawn side by side.
    expect(drawn.slice(0, 2)).toContain('single-1');
    expect(new Set(drawn).size).toBe(WINDOW + 9);
  });
});
