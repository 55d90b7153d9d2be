import { exchangeReport, forwarded, postfixReport } from '../support/delivery-reports';
import { eventually } from '../support/eventually';
import { type MailServer, startMailServer } from '../support/mail-server';
import { type Answer, type Client, type Product, startProduct } from '../support/product';
import { queueMail } from '../support/queue-mail';

interface MailBody {
  readonly state: string;
  readonly cause: string | null;
  readonly answer: string | null;
  readonly bouncedBefore: { readonly cause: string } | null;
  readonly bounces: readonly { readonly status: string; readonly reportedRecipient: string }[];
}
interface Result {
  readonly outcome: string;
  readonly mailId: string;
  readonly cause: string | null;
  readonly detail: string;
}

describe('mails that come back', () => {
  let server: MailServer;
  let product: Product;
  let officer: Client;
  let count = 0;

  beforeAll(async () => {
    server = await startMailServer();
    product = await startProduct({ SMTP_URL: server.url, MAIL_FROM: 'Vergabezentrum <vergabe@kreis.example>' });
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(async () => {
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
  const sent = async (to: string): Promise<{ id: string; messageId: string; to: string }> => {
    const id = await queueMail(product, { to: { address: to } });
    await inState(id, 'sent');
    return { id, messageId: `<${id}@kreis.example>`, to };
  };
  const hand = (report: string, who = officer, type = 'message/rfc822'): Promise<Answer<Result>> =>
    who.send<Result>('POST', '/api/mail-bounces', Buffer.from(report), { 'content-type': type });
  const tasks = async (): Promise<string> => JSON.stringify((await officer.get('/api/today')).body);

  it('are recorded at the mail with status and cause, as a task of who wrote it', async () => {
    const returned = await sent(address());
    const { status, body } = await hand(postfixReport({ ...returned, reportId: '<r-1@mx.example>' }));
    const cause = 'Kam als unzustellbar zurück (5.1.1): Dieses Postfach gibt es nicht.';
    expect([status, body]).toEqual([200, { outcome: 'recorded', mailId: returned.id, to: returned.to, cause }]);
    expect(await mail(returned.id)).toMatchObject({
      ...{ state: 'bounced', cause, answer: expect.stringContaining('User unknown') },
      bounces: [{ status: '5.1.1', reportedRecipient: returned.to }],
    });
    expect(await tasks()).toContain(`E-Mail an ${returned.to} kam zurück`);
    const { body: list } = await officer.get<{ items: { id: string }[] }>('/api/mails?state=bounced');
    expect(list.items.map(({ id }) => id)).toEqual([returned.id]);
    expect((await officer.post(`/api/mails/${returned.id}/settle`, { note: 'am Telefon' })).status).toBe(204);
    expect(await tasks()).not.toContain(returned.to);
  });

  it('count once however often and by whomever the same report is handed in, also at the same moment', async () => {
    const returned = await sent(address());
    const report = exchangeReport({ ...returned, reportId: '<r-2@mx.example>' });
    const head = await product.as('leitung@demo.example');
    const answers = await Promise.all([hand(report), hand(report, head), hand(forwarded(report), head)]);
    expect(answers.map(({ body }) => body.outcome).sort()).toEqual(['known', 'known', 'recorded']);
    expect((await mail(returned.id)).bounces).toHaveLength(1);

    // Sent once more by hand it has left again; the old report says nothing about that.
    expect((await officer.post(`/api/mails/${returned.id}/retry`)).status).toBe(204);
    await inState(returned.id, 'sent');
    expect((await hand(report)).body.outcome).toBe('known');
    expect((await mail(returned.id)).state).toBe('sent');
    expect((await hand(exchangeReport({ ...returned, reportId: '<r-3@mx.example>' }))).body.outcome).toBe('recorded');
    expect((await mail(returned.id)).state).toBe('bounced');
  });

  it('warn of the address at further mails to it, and at no other', async () => {
    const to = address();
    await hand(postfixReport({ ...(await sent(to)), reportId: '<r-4@mx.example>' }));
    const [again, other] = [await sent(to), await sent(address())];
    expect((await mail(again.id)).bouncedBefore?.cause).toContain('Dieses Postfach gibt es nicht.');
    expect((await mail(other.id)).bouncedBefore).toBeNull();
  });

  it('are refused where nothing of this centre left under that identity to that address', async () => {
    const returned = await sent(address());
    const foreign = await hand(postfixReport({ ...returned, messageId: '<somebody@else.example>' }));
    expect([foreign.status, foreign.body.detail]).toEqual([
      422,
      expect.stringContaining('keine E-Mail dieses Zentrums'),
    ]);
    const elsewhere = await product.as('leitung@wetterau.example');
    expect((await hand(postfixReport(returned), elsewhere)).status).toBe(422);
    const other = { ...returned, to: 'jemand@anders.example' };
    const forged = await hand(postfixReport(other));
    expect([forged.status, forged.body.detail]).toEqual([422, expect.stringContaining('ging an')]);
    expect((await mail(returned.id)).state).toBe('sent');

    server.behave({ recipient: () => ({ code: 550, text: '5.1.1 User unknown' }) });
    const id = await queueMail(product, { to: { address: address() } });
    await inState(id, 'failed');
    const never = await hand(postfixReport({ ...returned, messageId: `<${id}@kreis.example>` }));
    expect([never.status, never.body.detail]).toEqual([422, expect.stringContaining('nie einem Mailserver übergeben')]);
  });

  it('are known by the returned mail where a mailbox passed it on to another address', async () => {
    const returned = await sent(address());
    const passedOn = { ...returned, final: 'privat@anders.example', reportId: '<r-5@mx.example>' };
    expect((await hand(exchangeReport(passedOn))).body.outcome).toBe('recorded');
    expect((await mail(returned.id)).bounces[0]?.reportedRecipient).toBe('privat@anders.example');
  });

  it('are told from delays and receipts, which change nothing, and from what is no report', async () => {
    const returned = await sent(address());
    const delayed = postfixReport({ ...returned, action: 'delayed', status: '4.4.1', reportId: '<r-6@mx.example>' });
    expect((await hand(delayed)).body.outcome).toBe('delayed');
    expect((await hand(postfixReport({ ...returned, action: 'relayed', status: '2.0.0' }))).body.outcome).toBe(
      'delivered',
    );
    expect(await mail(returned.id)).toMatchObject({ state: 'sent', bounces: [] });
    expect((await hand('Subject: Abwesend\n\nIch bin im Urlaub.')).status).toBe(400);
    expect((await officer.post('/api/mail-bounces', { report: 'x' })).status).toBe(400);
    expect((await hand('', officer)).status).toBe(400);
    for (const who of ['revision@demo.example', 'fachamt.nauheim@demo.example', 'admin@demo.example']) {
      expect((await hand(postfixReport(returned), await product.as(who))).status).toBe(403);
    }
  });
});
