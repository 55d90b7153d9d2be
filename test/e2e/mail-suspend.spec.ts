import pg from 'pg';
import { eventually } from '../support/eventually';
import { type MailServer, startMailServer } from '../support/mail-server';
import { type Client, type Product, startProduct } from '../support/product';
import { queueMail } from '../support/queue-mail';

interface MailBody {
  readonly id: string;
  readonly state: string;
  readonly heldFor: string | null;
  readonly cause: string | null;
  readonly tries: readonly { readonly outcome: string | null }[];
}
interface Status {
  readonly sender: string | null;
  readonly suspension: { readonly personName: string; readonly reason: string } | null;
  readonly open: readonly { readonly state: string; readonly count: number }[];
}

describe('stopping all outgoing mail', () => {
  let server: MailServer;
  let product: Product;
  let sql: pg.Client;
  let officer: Client;
  let head: Client;
  let admin: Client;
  let count = 0;

  beforeAll(async () => {
    server = await startMailServer();
    product = await startProduct({ SMTP_URL: server.url, MAIL_FROM: 'Vergabezentrum <vergabe@kreis.example>' });
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
    officer = await product.as('sachbearbeitung@demo.example');
    head = await product.as('leitung@demo.example');
    admin = await product.as('admin@demo.example');
  });
  afterAll(async () => {
    await sql?.end();
    // First: a mail that waits for its answer must not keep the product from stopping.
    await server?.stop();
    await product?.stop();
  });
  beforeEach(() => server.behave({}));

  const address = (): string => `bieter-${++count}@bau.example`;
  const mail = async (id: string): Promise<MailBody> => (await officer.get<MailBody>(`/api/mails/${id}`)).body;
  const inState = (id: string, state: string): Promise<MailBody> =>
    eventually(`mail to be ${state}`, async () => {
      const found = await mail(id);
      return found.state === state ? found : undefined;
    });
  const receivedBy = (to: string): number => server.received.filter((each) => each.to.includes(to)).length;
  const suspend = (who: Client, reason = 'Falscher Verteiler') =>
    who.post<{ held: number; handedOver: number; detail?: string }>('/api/mail-dispatch/suspend', { reason });
  const resume = (who: Client) => who.post<{ released: number }>('/api/mail-dispatch/resume');
  const status = async (who: Client): Promise<Status> => (await who.get<Status>('/api/mail-dispatch')).body;

  it('is for head and administration, of their own centre, with a reason everybody reads', async () => {
    expect((await suspend(officer)).status).toBe(403);
    expect((await suspend(await product.as('revision@demo.example'))).status).toBe(403);
    const silent = await head.post<{ errors: { pointer: string }[] }>('/api/mail-dispatch/suspend', { reason: ' ' });
    expect(silent.status).toBe(400);
    expect(silent.body.errors.map(({ pointer }) => pointer)).toEqual(['/reason']);
    expect((await suspend(admin)).status).toBe(200);
    expect(await status(officer)).toMatchObject({
      sender: 'vergabe@kreis.example',
      suspension: { reason: 'Falscher Verteiler' },
    });
    expect((await status(await product.as('leitung@wetterau.example'))).suspension).toBeNull();
    expect((await (await product.as('fachamt.nauheim@demo.example')).get('/api/mail-dispatch')).status).toBe(403);
    expect((await resume(head)).body).toEqual({ released: 0 });
    expect((await status(officer)).suspension).toBeNull();
  });

  it('holds back what is new, what waits and what is to be tried again; afterwards each leaves once', async () => {
    const [greylisted, fresh] = [address(), address()];
    server.behave({
      recipient: (to, attempt) => (to === greylisted && attempt === 1 ? { code: 451, text: '4.7.1 Later' } : undefined),
    });
    const delayed = await queueMail(product, { to: { address: greylisted } });
    await eventually('the first attempt', async () => (await mail(delayed)).cause !== null);
    expect((await suspend(head)).body).toEqual({ held: 1, handedOver: 0 });
    const written = await queueMail(product, { to: { address: fresh } });
    for (const id of [delayed, written]) {
      const held = await inState(id, 'held');
      expect(held.heldFor).toBe('suspension');
      expect(held.cause).toMatch(
        /^Versand angehalten von .+ seit \d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr: Falscher Verteiler$/,
      );
      expect((await officer.post(`/api/mails/${id}/retry`)).status).toBe(409);
    }
    expect((await status(officer)).open).toContainEqual({ state: 'held', count: 2 });
    expect([server.attempts(greylisted), server.attempts(fresh)]).toEqual([1, 0]);

    const answers = await Promise.all([resume(head), resume(admin), resume(head)]);
    expect(answers.map(({ body }) => body.released).sort()).toEqual([0, 0, 2]);
    for (const id of [delayed, written]) await inState(id, 'sent');
    expect([receivedBy(greylisted), receivedBy(fresh)]).toEqual([1, 1]);
  });

  it('reaches the mail that is under way but has not ended: it is broken off, and sent once later', async () => {
    const to = address();
    let release = (): void => undefined;
    const held = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    server.behave({ recipient: (_, attempt) => (attempt === 1 ? held : undefined) });
    const id = await queueMail(product, { to: { address: to } });
    await eventually('the attempt to be under way', async () => server.attempts(to) === 1);
    expect((await suspend(head)).body).toEqual({ held: 1, handedOver: 0 });
    release();
    await eventually('the connection to end', async () => server.connections() === 0);
    expect(receivedBy(to)).toBe(0);
    expect(await mail(id)).toMatchObject({ state: 'held', tries: [{ outcome: 'stopped' }] });
    await resume(head);
    expect((await inState(id, 'sent')).tries.map(({ outcome }) => outcome)).toEqual(['sent', 'stopped']);
    expect(receivedBy(to)).toBe(1);
  });

  it('lets nothing pass once it has answered, in the middle of many mails and with two people at the switch', async () => {
    const addresses = Array.from({ length: 24 }, address);
    const ids = await Promise.all(addresses.map((to) => queueMail(product, { to: { address: to } })));
    await eventually('some mails to have left', async () => addresses.some((to) => receivedBy(to) > 0));
    const answers = await Promise.all([suspend(head, 'Von der Leitung'), suspend(admin, 'Von der Administration')]);
    expect(answers.map(({ status: code }) => code).sort()).toEqual([200, 409]);
    expect(answers.find(({ status: code }) => code === 409)?.body.detail).toContain('schon angehalten, von ');
    const states = await eventually('every mail to be settled', async () => {
      const found = await Promise.all(ids.map(mail));
      return found.every(({ state }) => state === 'sent' || state === 'held') && found;
    });
    const { rows } = await sql.query<{ late: number }>(
      `select count(*)::int as late from platform.mail m join platform.mail_suspension s using (centre_id)
       where m.handed_over_at > s.since`,
    );
    expect(rows[0]?.late).toBe(0);
    for (const [index, { state }] of states.entries()) {
      expect(receivedBy(addresses[index] ?? '')).toBe(state === 'sent' ? 1 : 0);
    }
    const held = states.filter(({ state }) => state === 'held').length;
    expect((await resume(admin)).body.released).toBe(held);
    for (const id of ids) await inState(id, 'sent');
    for (const to of addresses) expect(receivedBy(to)).toBe(1);
  });

  it('says how many had been handed over already: nobody can call them back', async () => {
    const to = address();
    server.behave({ message: () => 'silence' });
    await queueMail(product, { to: { address: to } });
    await eventually('the server to have all of it', async () => receivedBy(to) === 1);
    expect((await suspend(head)).body).toEqual({ held: 0, handedOver: 1 });
    expect((await suspend(head)).status).toBe(200);
    expect((await status(officer)).suspension?.reason).toBe('Falscher Verteiler');
  });
});
