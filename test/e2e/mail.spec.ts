import { createHash, randomBytes } from 'node:crypto';
import {
  Config,
  DeliveryWorker,
  DEMO_CENTRES,
  FileStore,
  Heartbeat,
  loadConfig,
  Mailer,
  OutboxRelay,
  Queues,
  SubscriberRegistry,
  systemActor,
  UnitOfWork,
} from '@app/platform';
import pg from 'pg';
import { eventually } from '../support/eventually';
import { type MailServer, startMailServer } from '../support/mail-server';
import { type Client, type Product, startProduct } from '../support/product';
import { queueMail } from '../support/queue-mail';

interface MailBody {
  id: string;
  state: string;
  cause: string | null;
  answer: string | null;
  attempts: number;
  text: string;
  settledNote: string | null;
  sentAt: string | null;
  nextAttemptAt: string | null;
}
const headerOf = (raw: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'm').exec(raw)?.[1];

describe('outgoing mail', () => {
  let server: MailServer;
  let product: Product;
  let sql: pg.Client;
  let officer: Client;
  let count = 0;
  beforeAll(async () => {
    server = await startMailServer();
    product = await startProduct({
      SMTP_URL: server.url,
      MAIL_FROM: 'Vergabezentrum Groß-Gerau <vergabe@kreis.example>',
    });
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(async () => {
    await sql?.end();
    await product?.stop();
    await server?.stop();
  });
  beforeEach(() => server.behave({}));

  const address = (): string => `bieter-${++count}@bau.example`;
  const mail = async (id: string): Promise<MailBody> => (await officer.get<MailBody>(`/api/mails/${id}`)).body;
  const inState = (id: string, state: string): Promise<MailBody> =>
    eventually(`mail to be ${state}`, async () => {
      const found = await mail(id);
      return found.state === state ? found : undefined;
    });
  const receivedBy = (to: string): string[] =>
    server.received.filter((each) => each.to.includes(to)).map(({ raw }) => raw);
  /** The delivery that belongs to the mail has ended: nobody will do anything about it by itself. */
  const settled = (id: string): Promise<unknown> =>
    eventually('the delivery to end', async () => {
      const { rows } = await sql.query(
        `select 1 from platform.delivery d join platform.mail m on m.event_id = d.event_id where m.id = $1 and d.state = 'done'`,
        [id],
      );
      return rows.length === 1;
    });
  /** Lets the time until the next attempt pass. */
  const pass = async (id: string): Promise<void> => {
    await eventually('the delivery to wait for its moment', async () => {
      const { rowCount } = await sql.query(
        `with mail as (update platform.mail set next_attempt_at = now() where id = $1 returning event_id)
         update platform.delivery d set due_at = now() from mail
         where d.event_id = mail.event_id and d.state = 'waiting' and d.due_at is not null`,
        [id],
      );
      return rowCount === 1;
    });
  };

  it('sends what was committed, once, with its umlauts, its Message-ID and its attachment', async () => {
    const bytes = Buffer.from('%PDF-1.7 Leistungsverzeichnis');
    const { sha256 } = await product.app.get(FileStore).put(bytes);
    const to = address();
    const id = await queueMail(product, {
      to: { address: to, name: 'Müller & Söhne' },
      subject: 'Bieterfrage 3: Straßenbau Löwenstraße',
      text: `${'Die Größe der Flächen ergibt sich aus Anlage 4. '.repeat(10).trim()}\n.\nMit freundlichen Grüßen`,
      attachments: [{ sha256, name: 'Leistungsverzeichnis Größen.pdf', type: 'application/pdf' }],
    });
    const sent = await inState(id, 'sent');
    expect(sent).toMatchObject({ cause: null, attempts: 1, answer: expect.stringContaining('4711') });
    await settled(id);
    const [raw = '', ...more] = receivedBy(to);
    expect(more).toEqual([]);
    expect(headerOf(raw, 'Message-ID')).toBe(`<${id}@kreis.example>`);
    expect(headerOf(raw, 'From')).toMatch(/Gro=C3=9F-Gerau\?= <vergabe@kreis\.example>$/);
    expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-generated');
    expect(raw).toContain(bytes.toString('base64'));
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    const eml = await officer.get<string>(`/api/mails/${id}/eml`);
    expect(eml.headers.get('content-type')).toContain('message/rfc822');
    expect(eml.body.trimEnd()).toBe(raw.trimEnd());
    const list = await officer.get<{ items: MailBody[] }>('/api/mails?aboutType=procedure&aboutId=p-1&limit=1');
    expect(list.body.items.map((each) => each.id)).toEqual([id]);
    const trail = await sql.query<{ action: string }>(
      `select action from audit.entry where subject_id = $1 order by seq`,
      [id],
    );
    expect(trail.rows.map(({ action }) => action)).toEqual(['mail.queued', 'mail.sent']);
  });

  it('sends nothing of a transaction that was taken back', async () => {
    const to = address();
    const work = product.app.get(UnitOfWork).run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), async () => {
      await product.app.get(Mailer).queue({
        about: { type: 'procedure', id: 'p-9', label: 'x', href: '/' },
        to: { address: to },
        subject: 'Nie',
        text: 'Nie',
      });
      throw new Error('taken back');
    });
    await expect(work).rejects.toThrow('taken back');
    await inState(await queueMail(product, { to: { address: address() } }), 'sent');
    expect(server.attempts(to)).toBe(0);
  });

  it('comes back later where the server asks for it (greylisting), as the same message', async () => {
    const to = address();
    server.behave({ recipient: (_, attempt) => (attempt === 1 ? { code: 451, text: '4.7.1 Greylisted' } : undefined) });
    const id = await queueMail(product, { to: { address: to } });
    const delayed = await eventually('the first attempt', async () => {
      const found = await mail(id);
      return found.cause ? found : undefined;
    });
    expect(delayed).toMatchObject({ state: 'waiting', attempts: 1, answer: expect.stringContaining('451') });
    expect(delayed.cause).toContain('später erneut');
    const wait = Date.parse(delayed.nextAttemptAt ?? '') - Date.now();
    expect(wait).toBeGreaterThan(30_000);
    expect(wait).toBeLessThan(61_000);
    await pass(id);
    expect(await inState(id, 'sent')).toMatchObject({ attempts: 2, cause: null });
    expect(receivedBy(to).map((raw) => headerOf(raw, 'Message-ID'))).toEqual([`<${id}@kreis.example>`]);
  });

  it('tells the person that an address is refused, does not try again by itself, and sends again by hand', async () => {
    const to = address();
    server.behave({ recipient: () => ({ code: 550, text: '5.1.1 User unknown' }) });
    const id = await queueMail(product, { to: { address: to } });
    const failed = await inState(id, 'failed');
    expect(failed).toMatchObject({ attempts: 1, answer: expect.stringContaining('550'), sentAt: null });
    expect(failed.cause).toBe('Der Mailserver nimmt diese Adresse nicht an; bitte prüfen Sie sie.');
    await settled(id);
    expect(server.attempts(to)).toBe(1);
    const tasks = async (): Promise<string> => JSON.stringify((await officer.get('/api/today')).body);
    expect(await tasks()).toContain(to);

    server.behave({});
    const clicks = await Promise.all([1, 2].map(() => officer.post(`/api/mails/${id}/retry`)));
    expect(clicks.map(({ status }) => status).sort()).toEqual([204, 409]);
    await inState(id, 'sent');
    expect(receivedBy(to)).toHaveLength(1);
    expect(await tasks()).not.toContain(to);
    expect((await officer.post(`/api/mails/${id}/retry`)).status).toBe(409);
  });

  it('tries again by itself when the connection breaks within the message: nothing was delivered', async () => {
    const to = address();
    server.behave({ dropInData: (_, attempt) => attempt === 1 });
    // More than the buffers on the way hold: the client cannot be at the end when the server leaves.
    const { sha256 } = await product.app.get(FileStore).put(randomBytes(24_000_000));
    const attachments = [{ sha256, name: 'Pläne.zip', type: 'application/zip' }];
    const id = await queueMail(product, { to: { address: to }, attachments });
    await eventually('the first attempt', async () => (await mail(id)).cause !== null);
    await pass(id);
    await inState(id, 'sent');
    expect(receivedBy(to)).toHaveLength(1);
  });

  it('sends nothing twice by itself when the answer to the whole message does not come', async () => {
    const to = address();
    server.behave({ message: () => 'drop' });
    const id = await queueMail(product, { to: { address: to } });
    const uncertain = await inState(id, 'uncertain');
    expect(uncertain.cause).toContain('Ob sie angekommen ist, weiß nur die Empfängerseite');
    await settled(id);
    expect(receivedBy(to)).toHaveLength(1);

    server.behave({});
    expect((await officer.post(`/api/mails/${id}/retry`)).status).toBe(204);
    await inState(id, 'sent');
    const ids = receivedBy(to).map((raw) => headerOf(raw, 'Message-ID'));
    expect(ids).toEqual([`<${id}@kreis.example>`, `<${id}@kreis.example>`]);
  });

  it('believes a refusal of the whole message', async () => {
    const to = address();
    server.behave({ message: () => ({ code: 554, text: '5.7.1 Spam' }) });
    const id = await queueMail(product, { to: { address: to } });
    expect((await inState(id, 'failed')).cause).toBe('Der Mailserver hat die Nachricht abgelehnt.');
  });

  it('does not send without an attachment the archive lacks', async () => {
    const to = address();
    const sha256 = createHash('sha256').update('nirgends').digest('hex');
    const id = await queueMail(product, {
      to: { address: to },
      attachments: [{ sha256, name: 'Anlage.pdf', type: 'application/pdf' }],
    });
    expect((await inState(id, 'failed')).cause).toBe('Diese Datei gibt es nicht.');
    expect(server.attempts(to)).toBe(0);
    const settledBy = await officer.post(`/api/mails/${id}/settle`, { note: 'am 22.11.2026 per Post versandt' });
    expect(settledBy.status).toBe(204);
    expect((await mail(id)).settledNote).toBe('am 22.11.2026 per Post versandt');
    expect(JSON.stringify((await officer.get('/api/today')).body)).not.toContain(to);
  });

  it('sends once when two workers hold the same job: the first finds itself overtaken before its message ends', async () => {
    const to = address();
    let release = (): void => undefined;
    const held = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    server.behave({ recipient: (_, attempt) => (attempt === 1 ? held : undefined) });
    const id = await queueMail(product, { to: { address: to } });
    await eventually('the first attempt to be under way', async () => server.attempts(to) === 1);
    const { rows } = await sql.query<{ eventId: string }>(
      'select event_id as "eventId" from platform.mail where id = $1',
      [id],
    );
    // The worker of another process: one of this process would wait until the first attempt has left.
    const { app } = product;
    const elsewhere = new DeliveryWorker(
      app.get(UnitOfWork),
      app.get(Queues),
      app.get(SubscriberRegistry),
      app.get(Heartbeat),
      app.get(Config),
      app.get(OutboxRelay),
    );
    await elsewhere.deliver({
      data: {
        centreId: DEMO_CENTRES['gross-gerau'],
        eventId: rows[0]?.eventId ?? '',
        subscriber: 'platform.send-mail',
      },
      attemptsMade: 0,
      updateProgress: () => Promise.resolve(),
    });
    expect(await mail(id)).toMatchObject({ state: 'sent', attempts: 2 });
    release();
    await eventually('the overtaken connection to end', async () => server.connections() === 0);
    expect(receivedBy(to)).toHaveLength(1);
    expect(await mail(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('shows mails to the centre only, and lets readers read', async () => {
    const id = await queueMail(product, { to: { address: address() } });
    await inState(id, 'sent');
    const auditor = await product.as('revision@demo.example');
    expect((await auditor.get(`/api/mails/${id}`)).status).toBe(200);
    expect((await auditor.post(`/api/mails/${id}/retry`)).status).toBe(403);
    for (const who of ['fachamt.nauheim@demo.example', 'besteller.nauheim@demo.example', 'admin@demo.example']) {
      expect((await (await product.as(who)).get('/api/mails')).status).toBe(403);
    }
    const elsewhere = await product.as('leitung@wetterau.example');
    expect((await elsewhere.get(`/api/mails/${id}`)).status).toBe(404);
    expect((await elsewhere.post(`/api/mails/${id}/retry`)).status).toBe(404);
    expect((await elsewhere.get<{ items: unknown[] }>('/api/mails')).body.items).toEqual([]);
  });

  it('lets the application change the way of a mail, never what was written', async () => {
    const app = new pg.Client({ connectionString: product.testDatabase.appUrl });
    await app.connect();
    const change = app.query(`update platform.mail set body = 'anders'`);
    await expect(change).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('delete from platform.mail')).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });
});

describe('outgoing mail without a mail server', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  it('keeps it as not sent, as a file that opens as a draft', async () => {
    const officer = await product.as('sachbearbeitung@demo.example');
    const id = await queueMail(product);
    const held = await eventually('the mail to be held', async () => {
      const { body } = await officer.get<MailBody>(`/api/mails/${id}`);
      return body.state === 'held' ? body : undefined;
    });
    expect(held).toMatchObject({ cause: 'Nicht versandt: kein Mailserver eingerichtet.', attempts: 0, sentAt: null });
    const { body } = await officer.get<string>(`/api/mails/${id}/eml`);
    expect(headerOf(body, 'X-Unsent')).toBe('1');
    expect(headerOf(body, 'To')).toContain('<angebote@bau.example>');
  });

  it('refuses settings that cannot work, by a sentence', () => {
    const load = (env: Record<string, string>) => (): unknown => loadConfig(env);
    expect(load({ SMTP_URL: 'smtp://mail.example' })).toThrow(/^MAIL_FROM: .* ein Absender wie/);
    expect(load({ SMTP_URL: 'mail.example', MAIL_FROM: 'a@b.example' })).toThrow(
      /^SMTP_URL: der Wert \(nicht angezeigt\)/,
    );
    expect(load({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'A <a@b.example>' })).not.toThrow();
  });
});
