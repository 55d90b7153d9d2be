import { Notifications, People } from '@app/identity/contract';
import { DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import pg from 'pg';
import { DigestClock } from '../../libs/identity/src/jobs/digest-clock';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';
import { queueMail } from '../support/queue-mail';

interface Choice {
  readonly kind: string;
  readonly way: string;
  readonly ways: readonly string[];
}
interface MailRow {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly id: string;
}

const APPROVER = 'freigabe.nauheim@demo.example';
const OFFICER = 'sachbearbeitung@demo.example';

describe('what people get by mail', () => {
  let product: Product;
  let sql: pg.Client;
  let approver: Client;
  let officer: Client;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    product = await startProduct();
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
    approver = await product.as(APPROVER);
    officer = await product.as(OFFICER);
    for (const email of [APPROVER, OFFICER]) {
      const { rows } = await sql.query<{ id: string }>('select id from identity.person where email = $1', [email]);
      ids.set(email, rows[0]?.id ?? '');
    }
  });
  afterAll(async () => {
    await sql?.end();
    await product?.stop();
  });

  const choose = (who: Client, choices: Record<string, string>) =>
    who.send<{ errors: readonly { pointer: string }[] }>('PUT', '/api/notification-choices', { choices });
  const choices = async (who: Client): Promise<Record<string, string>> => {
    const { body } = await who.get<{ items: readonly Choice[] }>('/api/notification-choices');
    return Object.fromEntries(body.items.map(({ kind, way }) => [kind, way]));
  };
  /** Tells the person something the way a room does. */
  const tell = (email: string, text: string, href: string): Promise<void> =>
    product.app
      .get(UnitOfWork)
      .run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), () =>
        product.app.get(Notifications).notifyPerson(ids.get(email) ?? '', text, href),
      );
  const mails = async (email: string): Promise<readonly MailRow[]> =>
    (
      await sql.query<MailRow>(
        `select id, recipient as "to", subject, body as text from platform.mail
         where about_type = 'notification' and recipient = $1 order by id`,
        [email],
      )
    ).rows;
  /** The clock of the day; the hour is that of the machine, which may be before six. */
  const look = async (): Promise<void> => {
    const clock = product.app.get(DigestClock);
    await Promise.all([clock.look('00:00'), clock.look('00:00')]);
    await settled();
  };
  const settled = () =>
    eventually('every digest to be delivered', async () => {
      const { rows } = await sql.query(
        `select 1 from platform.outbox o left join platform.delivery d on (d.centre_id, d.event_id) = (o.centre_id, o.id)
         where o.type = 'identity.DigestDue.v1' and d.state is distinct from 'done'`,
      );
      return rows.length === 0;
    });
  /** Lets the day begin anew, as after midnight. */
  const nextDay = async (): Promise<void> => {
    await sql.query('delete from identity.digest_run');
    await sql.query('delete from identity.digest_mail');
  };
  /** What a mail program reads in the head of the mail. */
  const unsubscribeUrl = async (id: string): Promise<string> => {
    const { body } = await officer.get<string>(`/api/mails/${id}/eml`);
    const head = body.replace(/\r\n[ \t]+/g, '');
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    return /^List-Unsubscribe: <([^>]+)>\r?$/m.exec(head)?.[1] ?? '';
  };
  const path = (url: string): string => new URL(url).pathname;
  /** As a mail program does it: no cookie, no token, a form. */
  const oneClick = (url: string, type = 'application/x-www-form-urlencoded'): Promise<Response> =>
    fetch(`${product.address}${path(url)}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body:
        type === 'application/x-www-form-urlencoded'
          ? 'List-Unsubscribe=One-Click'
          : '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    });

  it('is chosen by kind, of those that concern the person; at first only the reminders come', async () => {
    expect(await choices(approver)).toEqual({ approval: 'none', demand: 'none', document: 'none', other: 'none' });
    expect(await choices(officer)).toMatchObject({ reminder: 'daily', request: 'none' });
    const wrong = await choose(officer, { reminder: 'now', lunch: 'daily' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map(({ pointer }) => pointer)).toEqual(['/choices/reminder', '/choices/lunch']);
    expect((await choose(await product.as('revision@demo.example'), { other: 'daily' })).status).toBe(204);
    expect((await choose(officer, { reminder: 'none' })).status).toBe(204);
    expect((await officer.get<{ byMail: boolean }>('/api/reminders')).body.byMail).toBe(false);
    await tell(APPROVER, 'Niemand hat gewählt', '/freigaben');
    expect(await mails(APPROVER)).toEqual([]);
  });

  it('comes at once where the person wants that, with the way out in head and text', async () => {
    expect((await choose(approver, { approval: 'now' })).status).toBe(204);
    await tell(APPROVER, 'Bitte um Freigabe von BA-1 über 12,00 €', '/freigaben');
    await tell(APPROVER, 'Ein Dokument ist fertig', '/dokumente?dokument=1');
    const [mail, ...more] = await mails(APPROVER);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Bitte um Freigabe von BA-1 über 12,00 €');
    expect(mail?.text).toMatch(/„Freigaben“ nicht mehr per E-Mail: http\S+\/abmelden\/\S+/);
    expect(await unsubscribeUrl(mail?.id ?? '')).toMatch(/\/api\/mail-unsubscribe\//);
  });

  it('comes once a day where the person wants that: what is unread, once, however often and from wherever it runs', async () => {
    await choose(approver, { approval: 'daily' });
    const before = (await mails(APPROVER)).length;
    await look();
    expect(await mails(APPROVER)).toHaveLength(before);
    await nextDay();
    await tell(APPROVER, 'Bitte um Freigabe von BA-2', '/freigaben');
    await tell(APPROVER, 'Bitte um Freigabe von BA-3', '/freigaben');
    await tell(APPROVER, 'Schon gelesen', '/freigaben');
    const { body } = await approver.get<{ items: { id: string; text: string }[] }>('/api/notifications');
    await approver.post(`/api/notifications/${body.items.find(({ text }) => text === 'Schon gelesen')?.id}/read`);
    await look();
    await look();
    const digests = (await mails(APPROVER)).slice(before);
    expect(digests.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Ihre Nachrichten am .+: 2 Nachrichten$/),
    ]);
    expect(digests[0]?.text).toContain('BA-2');
    expect(digests[0]?.text).not.toContain('Schon gelesen');
    // A worker that was killed after the commit, and its job that comes again.
    await sql.query(`update platform.delivery d set state = 'waiting', queued_at = null from platform.outbox o
                     where (o.centre_id, o.id) = (d.centre_id, d.event_id) and o.type = 'identity.DigestDue.v1'`);
    await sql.query('notify outbox');
    await settled();
    expect((await mails(APPROVER)).slice(before)).toEqual(digests);
    // The day after there is nothing left to say.
    await nextDay();
    await look();
    expect((await mails(APPROVER)).slice(before)).toEqual(digests);
  });

  it('ends by the link of a mail without a sign-in, for that person and kind only, as often as it is clicked', async () => {
    await choose(approver, { approval: 'now', document: 'now' });
    await tell(APPROVER, 'Noch eine Freigabe', '/freigaben');
    const url = await unsubscribeUrl((await mails(APPROVER)).at(-1)?.id ?? '');
    // Programs follow links: looking ends nothing, and leads a browser to the page that asks.
    const looked = await fetch(`${product.address}${path(url)}`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    expect([looked.status, looked.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/abmelden\//)]);
    expect((await choices(approver))['approval']).toBe('now');

    const clicks = await Promise.all([oneClick(url), oneClick(url, 'multipart/form-data; boundary=b'), oneClick(url)]);
    expect(clicks.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await clicks[0]?.json()).toMatchObject({ name: 'Freigaben', ended: true });
    expect(await choices(approver)).toMatchObject({ approval: 'none', document: 'now' });
    const { rows } = await sql.query(`select 1 from audit.entry where action = 'notification.unsubscribed'`);
    expect(rows.length).toBeGreaterThanOrEqual(1);
    const before = (await mails(APPROVER)).length;
    await tell(APPROVER, 'Das kommt nur in der Anwendung', '/freigaben');
    expect(await mails(APPROVER)).toHaveLength(before);
  });

  it('ends the whole mail of the day by its own link, not the reminders', async () => {
    await choose(officer, { reminder: 'daily', request: 'daily', document: 'daily', other: 'now' });
    await tell(OFFICER, 'Ein Antrag', '/antraege/1');
    await nextDay();
    await look();
    const url = await unsubscribeUrl((await mails(OFFICER)).at(-1)?.id ?? '');
    expect((await oneClick(url)).status).toBe(200);
    expect(await choices(officer)).toMatchObject({
      reminder: 'daily',
      request: 'none',
      document: 'none',
      other: 'now',
    });
  });

  it('cannot be ended by a link that was not signed here: another person, another kind, another signature', async () => {
    await choose(approver, { approval: 'now' });
    await tell(APPROVER, 'Wieder bestellt', '/freigaben');
    const url = await unsubscribeUrl((await mails(APPROVER)).at(-1)?.id ?? '');
    const [centre, person, kind, signature] = (path(url).split('/').at(-1) ?? '').split('~');
    const forged = [
      [centre, ids.get(OFFICER), kind, signature],
      [centre, person, 'document', signature],
      [DEMO_CENTRES.wetterau, person, kind, signature],
      [centre, person, kind, 'A'.repeat(43)],
      ['x'],
    ].map((parts) => parts.join('~'));
    for (const token of forged) expect((await oneClick(`http://x/api/mail-unsubscribe/${token}`)).status).toBe(404);
    expect((await choices(approver))['approval']).toBe('now');
  });

  it('never touches letters: what a room writes to a company carries no way out', async () => {
    const id = await queueMail(product);
    expect((await officer.get<string>(`/api/mails/${id}/eml`)).body).not.toContain('List-Unsubscribe');
  });

  it('is told to the active only', async () => {
    const people = await product.app
      .get(UnitOfWork)
      .run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), () =>
        product.app.get(People).mailboxes([ids.get(APPROVER) ?? '']),
      );
    expect(people.size).toBe(1);
    await sql.query('update identity.person set active = false where id = $1', [ids.get(APPROVER)]);
    const before = (await mails(APPROVER)).length;
    await tell(APPROVER, 'Niemand mehr da', '/freigaben');
    expect(await mails(APPROVER)).toHaveLength(before);
  });
});
