import { Queues, Signals } from '@app/platform';
import pg from 'pg';
import { eventually } from '../support/eventually';
import { type Product, startProduct } from '../support/product';

jest.setTimeout(60_000);

describe('outbox and signals', () => {
  let product: Product;
  let sql: pg.Client;
  beforeAll(async () => {
    product = await startProduct();
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await product.stop();
  });

  it('enqueues a job only when its delivery can be seen by everybody', async () => {
    const queues = product.app.get(Queues);
    const add = queues.add.bind(queues);
    const visible: number[] = [];
    jest.spyOn(queues, 'add').mockImplementation(async (name, job) => {
      const { rowCount } = await sql.query('select 1 from platform.delivery where event_id = $1 and subscriber = $2', [
        job.eventId,
        job.subscriber,
      ]);
      visible.push(rowCount ?? 0);
      await add(name, job);
    });
    const officer = await product.as('sachbearbeitung@demo.example');
    const wish = { template: 'purchase-order', subject: { type: 'sample', id: 'purchase-order' } };
    const wishes = await Promise.all([1, 2, 3].map(() => officer.post<{ id: string }>('/api/documents', wish)));
    for (const { body } of wishes) {
      await eventually('the document to be done', async () => {
        const answer = await officer.get<{ state: string }>(`/api/documents/${body.id}`);
        return answer.body.state === 'done';
      });
    }
    // One job draws each document; others may follow when it is done.
    expect(visible.length).toBeGreaterThanOrEqual(3);
    expect(visible.every((rows) => rows === 1)).toBe(true);
  });

  it('hears the database again after the connection was cut', async () => {
    const heard: string[] = [];
    const subscription = product.app
      .get(Signals)
      .on('test_channel')
      .subscribe((payload) => heard.push(payload));
    const hear = (word: string): Promise<boolean> =>
      eventually(`the word ${word}`, async () => {
        await sql.query(`select pg_notify('test_channel', $1)`, [word]);
        return heard.includes(word);
      });
    await hear('before');
    const { rowCount } = await sql.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'vergabezentrum-signals' and datname = current_database()`,
    );
    expect(rowCount).toBe(1);
    await hear('after');
    subscription.unsubscribe();
  });
});
