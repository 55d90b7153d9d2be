import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { eventually } from '../support/eventually';
import { type MailServer, startMailServer } from '../support/mail-server';
import { type ServerProcess, startServer } from '../support/processes';
import { type Product, startProduct } from '../support/product';
import { queueMail } from '../support/queue-mail';

jest.setTimeout(180_000);

/** Mails are written by one process and sent by workers that are killed and started again. */
describe('kill -9 while mails are sent', () => {
  let server: MailServer;
  let product: Product;
  let sql: pg.Client;
  let dataDir: string;
  const running = new Set<ServerProcess>();

  beforeAll(async () => {
    server = await startMailServer();
    product = await startProduct({}, { http: true, jobs: false });
    dataDir = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-mail-'));
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
  });
  afterEach(async () => {
    await Promise.all([...running].map((worker) => worker.stop()));
    running.clear();
  });
  afterAll(async () => {
    await sql?.end();
    await product?.stop();
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const startWorker = async (): Promise<ServerProcess> => {
    const env = { DATABASE_URL: product.testDatabase.ownerUrl, DATA_DIR: dataDir, QUEUES: 'mail' };
    const worker = await startServer('worker', { ...env, SMTP_URL: server.url, MAIL_FROM: 'vergabe@kreis.example' });
    running.add(worker);
    return worker;
  };
  const kill = async (worker: ServerProcess): Promise<void> => {
    await worker.kill();
    running.delete(worker);
  };
  const mail = async (id: string): Promise<{ state: string; attempts: number }> =>
    (
      await sql.query<{ state: string; attempts: number }>('select state, attempts from platform.mail where id = $1', [
        id,
      ])
    ).rows[0]!;
  const inState = (id: string, state: string): Promise<boolean> =>
    eventually(`the mail to be ${state}`, async () => (await mail(id)).state === state, 60_000);
  const receivedBy = (to: string): number => server.received.filter((each) => each.to.includes(to)).length;
  /** Lets the time pass in which an answer could still have come. */
  const outwait = (): Promise<unknown> =>
    sql.query(
      `with gone as (update platform.mail set handed_over_at = handed_over_at - interval '1 hour'
                     where state = 'sending' and handed_over_at is not null returning event_id)
       update platform.delivery d set due_at = now() from gone
       where d.event_id = gone.event_id and d.due_at is not null`,
    );

  it('sends it once when the worker dies before the end of the message', async () => {
    const to = 'vor-dem-ende@bau.example';
    server.behave({ recipient: () => 'silence' });
    const worker = await startWorker();
    const id = await queueMail(product, { to: { address: to } });
    await eventually('the worker to be in the middle of it', async () => server.attempts(to) === 1);
    expect(await mail(id)).toMatchObject({ state: 'sending', attempts: 1 });
    await kill(worker);
    server.behave({});
    await startWorker();
    await inState(id, 'sent');
    expect(receivedBy(to)).toBe(1);
    expect(await mail(id)).toMatchObject({ attempts: 2 });
  });

  it('sends nothing again by itself when the worker dies after the end of the message', async () => {
    const to = 'nach-dem-ende@bau.example';
    server.behave({ message: () => 'silence' });
    const worker = await startWorker();
    const id = await queueMail(product, { to: { address: to } });
    await eventually('the server to have all of it', async () => receivedBy(to) === 1);
    await kill(worker);
    server.behave({});
    await startWorker();
    await eventually('another worker to have looked at it', async () => {
      const due = await sql.query(
        `select 1 from platform.delivery d join platform.mail m on m.event_id = d.event_id
         where m.id = $1 and d.due_at > now() and d.state = 'waiting'`,
        [id],
      );
      return due.rowCount === 1;
    });
    expect(await mail(id)).toEqual({ state: 'sending', attempts: 1 });
    await outwait();
    await inState(id, 'uncertain');
    expect(server.attempts(to)).toBe(1);
    const told = await sql.query(`select 1 from audit.entry where action = 'mail.uncertain' and subject_id = $1`, [id]);
    expect(told.rowCount).toBe(1);
  });

  it('sends none of 40 mails twice however often workers die, and names those it cannot know about', async () => {
    const before = server.received.length;
    const addresses = Array.from({ length: 40 }, (_, index) => `bieter-${index}@bau.example`);
    const ids = await Promise.all(addresses.map((address) => queueMail(product, { to: { address } })));
    for (const dieAt of [5, 20]) {
      const worker = await startWorker();
      await eventually(`${dieAt} mails`, async () => server.received.length - before >= dieAt, 60_000);
      await kill(worker);
    }
    await startWorker();
    const states = await eventually(
      'all mails to be settled',
      async () => {
        await outwait();
        const found = await Promise.all(ids.map(mail));
        return found.every(({ state }) => state === 'sent' || state === 'uncertain') && found;
      },
      90_000,
    );
    for (const [index, { state }] of states.entries()) {
      const times = receivedBy(addresses[index] ?? '');
      if (state === 'sent') expect(times).toBe(1);
      else expect(times).toBeLessThanOrEqual(1);
    }
    // Four mails are under way at once: no kill can leave more than these in doubt.
    expect(states.filter(({ state }) => state === 'uncertain').length).toBeLessThanOrEqual(2 * 4);
  });
});
