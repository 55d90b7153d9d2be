import { addDays } from '@app/kernel';
import pg from 'pg';
import { ReminderClock } from '../../libs/procedures/src/jobs/reminder-clock';
import { eventually } from '../support/eventually';
import { procedure, ProcurementDesk } from '../support/procurement';
import type { Client } from '../support/product';

interface Own {
  readonly byMail: boolean;
  readonly items: readonly {
    readonly procedureId: string;
    readonly name: string;
    readonly day: string;
    readonly overdue: boolean;
    readonly when: string;
  }[];
}
interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const OFFICER = 'sachbearbeitung@demo.example';

describe('reminders', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let owner: pg.Client;
  let id: string;

  const own = async (who: Client) => (await who.get<Own>('/api/reminders')).body;
  const aboutIt = async (who: Client) => (await own(who)).items.filter(({ procedureId }) => procedureId === id);
  /** The clock of the demo stands at a day; the hour is that of the machine, which may be before six. */
  const look = async () => {
    const clock = desk.product.app.get(ReminderClock);
    return Promise.all([clock.look('00:00'), clock.look('00:00')]);
  };
  const settled = () =>
    eventually('every reminder to be delivered', async () => {
      const { rows } = await owner.query(
        `select 1 from platform.outbox o left join platform.delivery d on (d.centre_id, d.event_id) = (o.centre_id, o.id)
         where o.type = 'procedures.RemindersDue.v1' and d.state is distinct from 'done'`,
      );
      return rows.length === 0;
    });
  const mails = async (): Promise<readonly Mail[]> =>
    (
      await owner.query<Mail>(
        `select recipient as "to", subject, body as text from platform.mail where about_type = 'reminder' order by id`,
      )
    ).rows;

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head } = desk);
    owner = new pg.Client({ connectionString: desk.product.testDatabase.ownerUrl });
    await owner.connect();
    id = await desk.published(procedure('30000.00'), 'us-open', { 'tender-end': addDays(desk.today, 10) });
  });
  afterAll(async () => {
    await owner.end();
    await desk.product.stop();
  });

  it('show nothing of it before the rule of its kind says so, and follow the rules the head sets', async () => {
    expect((await aboutIt(officer)).filter(({ name }) => name === 'Ende der Angebotsfrist')).toEqual([]);
    const rules = { 'tender-end': 10, award: 60 };
    expect((await officer.send('PUT', '/api/reminder-rules', { rules })).status).toBe(403);
    expect((await head.send('PUT', '/api/reminder-rules', { rules: { lunch: 1 } })).status).toBe(400);
    expect((await head.send('PUT', '/api/reminder-rules', { rules })).status).toBe(200);
    expect((await aboutIt(officer)).map(({ name, when }) => [name, when])).toContainEqual([
      'Ende der Angebotsfrist',
      'in 10 Tagen',
    ]);
  });

  it('come as one mail per person and day, however often and from wherever the job runs', async () => {
    expect((await look()).flat().reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
    await look();
    await settled();
    const first = await mails();
    expect(new Set(first.map(({ to }) => to)).size).toBe(first.length);
    const mine = first.find(({ to }) => to === OFFICER);
    expect(mine?.text).toContain(`/vergaben/${id}`);
    expect(mine?.text).toContain('Ende der Angebotsfrist');
    // a worker that was killed after the commit, and its job that comes again
    const { rows } = await owner.query<{ centre_id: string; id: string }>(
      `select centre_id, id from platform.outbox where type = 'procedures.RemindersDue.v1'`,
    );
    for (const { centre_id: centreId, id: eventId } of rows) {
      await owner.query(
        `update platform.delivery set state = 'waiting', queued_at = null where centre_id = $1 and event_id = $2`,
        [centreId, eventId],
      );
    }
    await owner.query(`notify outbox`);
    await settled();
    expect(await mails()).toEqual(first);
  });

  it('name what is overdue first, on the page as in the mail, until the step is done', async () => {
    await desk.clockTo(addDays(desk.today, 12));
    const [first] = (await own(officer)).items;
    expect(first?.overdue).toBe(true);
    const overdue = await aboutIt(officer);
    expect(overdue.find(({ name }) => name === 'Ende der Angebotsfrist')).toMatchObject({
      overdue: true,
      when: 'seit 2 Tagen überfällig',
    });
    await look();
    await settled();
    const mail = (await mails()).filter(({ to }) => to === OFFICER).at(-1);
    expect(mail?.subject).toContain('überfällig');
    expect(mail!.text.indexOf('ÜBERFÄLLIG')).toBeLessThan(mail!.text.indexOf('DEMNÄCHST'));
    await desk.settle(id, 'opening');
    expect((await desk.step(officer, id, 'opening')).status).toBe(200);
    expect((await desk.step(head, id, 'opening')).status).toBe(200);
    expect((await aboutIt(officer)).map(({ name }) => name)).not.toContain('Ende der Angebotsfrist');
  });

  it('stop by mail for whoever says so, and stay on the page', async () => {
    expect((await officer.send('PUT', '/api/reminders', { byMail: false })).status).toBe(204);
    const before = (await mails()).filter(({ to }) => to === OFFICER).length;
    await desk.clockTo(addDays(desk.today, 1));
    await look();
    await settled();
    expect((await mails()).filter(({ to }) => to === OFFICER)).toHaveLength(before);
    expect(await own(officer)).toMatchObject({ byMail: false });
    expect((await own(officer)).items.length).toBeGreaterThan(0);
  });

  it('tell nobody of another centre, and departments nothing', async () => {
    const elsewhere = await desk.product.as('leitung@wetterau.example');
    expect(await aboutIt(elsewhere)).toEqual([]);
    expect((await (await desk.product.as('fachamt.nauheim@demo.example')).get('/api/reminders')).status).toBe(403);
    const theirs = (await mails()).filter(({ to }) => to.endsWith('@wetterau.example'));
    expect(JSON.stringify(theirs)).not.toContain(id);
  });
});
