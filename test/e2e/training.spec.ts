import { createHash } from 'node:crypto';
import pg from 'pg';
import { DEMO_CENTRES, Mailer, systemActor, UnitOfWork } from '@app/platform';
import { eventually } from '../support/eventually';
import { Client, type Product, startProduct } from '../support/product';
import { type MailServer, startMailServer } from '../support/mail-server';
import { queueMail } from '../support/queue-mail';

interface Guide {
  readonly today: string;
  readonly people: readonly { id: string; name: string; role: string }[];
  readonly procedure: { id: string; title: string; phaseName: string } | null;
  readonly waitsFor: { at: string; what: string } | null;
  readonly steps: readonly { id: string; state: string; citations: readonly { statute: string }[] }[];
  readonly refusals: readonly { sentence: string; personName: string }[];
}
interface Session {
  readonly training: boolean;
  readonly centre: { id: string; name: string };
  readonly person: { name: string };
  readonly csrfToken: string;
  readonly today: string;
}
interface Listed {
  readonly items: readonly { id: string; open: boolean; endedAt: string | null; summary: Summary | null }[];
}
interface Summary {
  readonly done: number;
  readonly steps: number;
  readonly days: number;
  readonly refusals: readonly { sentence: string; count: number }[];
}

const HOME = DEMO_CENTRES['gross-gerau'];
const REAL = '01900000-0000-7000-8000-00000000beef';

describe('trainings', () => {
  let product: Product;
  let home: Client;
  let app: pg.Client;
  let mailServer: MailServer;

  beforeAll(async () => {
    mailServer = await startMailServer();
    product = await startProduct({ SMTP_URL: mailServer.url, MAIL_FROM: 'Vergabe <vergabe@kreis.example>' });
    home = await product.as('sachbearbeitung@demo.example');
    app = new pg.Client({ connectionString: product.testDatabase.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await product.stop();
    await mailServer.stop();
  });

  /** The browser of this person after an answer that set or kept the cookie of a training. */
  async function inTraining(own: Client, answer: Response): Promise<Client> {
    expect(answer.status).toBe(204);
    const training = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const cookie = `${own.cookie.split('; ')[0] ?? ''}; ${training}`;
    const session = (await (await fetch(`${product.address}/api/session`, { headers: { cookie } })).json()) as Session;
    return new Client(product.address, cookie, session.csrfToken);
  }
  const raw = (who: Client, url: string, body?: object): Promise<Response> =>
    fetch(`${product.address}${url}`, {
      method: 'POST',
      headers: {
        cookie: who.cookie,
        'x-csrf-token': who.csrfToken,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  async function begun(own = home): Promise<{ id: string; trainee: Client }> {
    const { status, body } = await own.post<{ id: string }>('/api/exercises');
    expect(status).toBe(201);
    return { id: body.id, trainee: await inTraining(own, await raw(own, `/api/exercises/${body.id}/enter`)) };
  }
  const guideOf = async (who: Client): Promise<Guide> => (await who.get<Guide>('/api/exercises/current')).body;
  const sessionOf = async (who: Client): Promise<Session> => (await who.get<Session>('/api/session')).body;
  async function as(who: Client, role: (person: Guide['people'][number], index: number) => boolean): Promise<Client> {
    const person = (await guideOf(who)).people.find(role);
    return inTraining(who, await raw(who, '/api/exercises/current/role', { personId: person?.id }));
  }
  const nowAt = async (who: Client) => (await guideOf(who)).steps.find(({ state }) => state === 'now')?.id;

  it('are offered to every role of the staff and to nobody of a member', async () => {
    for (const who of ['sachbearbeitung', 'leitung', 'admin', 'revision'])
      expect((await (await product.as(`${who}@demo.example`)).get('/api/exercises')).status).toBe(200);
    for (const who of ['besteller.raunheim', 'fachamt.raunheim']) {
      const member = await product.as(`${who}@demo.example`);
      expect((await member.get('/api/exercises')).status).toBe(403);
      expect((await member.post('/api/exercises')).status).toBe(403);
    }
    const auditor = await product.as('revision@demo.example');
    const { id, trainee } = await begun(auditor);
    expect((await sessionOf(trainee)).training).toBe(true);
    expect((await auditor.post(`/api/exercises/${id}/discard`)).status).toBe(204);
  });

  it('are played to the archive: every step is noticed by itself, in two people’s sessions', async () => {
    const { id, trainee } = await begun();
    expect(await sessionOf(trainee)).toMatchObject({ training: true, centre: { name: 'Übungszentrum Musterkreis' } });
    expect(await nowAt(trainee)).toBe('request');
    const requests = await trainee.get<{ items: { id: string; state: string }[] }>('/api/procurement-requests');
    expect(requests.body.items).toHaveLength(1);
    const requestId = requests.body.items[0]?.id ?? '';
    expect((await trainee.post(`/api/procurement-requests/${requestId}/review`)).status).toBe(200);
    expect((await trainee.post(`/api/procurement-requests/${requestId}/take-over`, {})).status).toBe(200);

    const procedureId = (await guideOf(trainee)).procedure?.id ?? '';
    const at = (what: string) => `/api/procedures/${procedureId}/${what}`;
    expect(await nowAt(trainee)).toBe('type');
    const type = { type: 'us-open', reason: 'Breiter Markt, keine Vorauswahl nötig.' };
    expect((await trainee.post(at('procedure-type'), type)).status).toBe(200);
    expect(await nowAt(trainee)).toBe('confirm');
    const asked = await trainee.get<{ confirmations: { id: string }[] }>(`/api/procedures/${procedureId}`);
    const confirmation = at(`confirmations/${asked.body.confirmations[0]?.id ?? ''}`);
    expect((await trainee.post(confirmation, { agree: true })).status).toBe(409);
    const second = await as(trainee, ({ role }) => role === 'head');
    expect((await second.post(confirmation, { agree: true })).status).toBe(200);
    expect(await nowAt(trainee)).toBe('dates');
    const { today } = await guideOf(trainee);
    expect((await trainee.post(at('timeline'), { noticeDispatchedOn: today })).status).toBe(200);

    const go = async (to: string) => {
      const { body } = await trainee.get<{ items: { id: string; before: string; state: string }[] }>(
        `/api/procedures/${procedureId}`,
      );
      for (const item of body.items.filter((one) => one.before === to && one.state === 'open'))
        if (item.id !== 'record-complete') await trainee.post(at(`items/${item.id}`), { state: 'done' });
      const moved = await trainee.post<{ detail?: string }>(at('transitions'), { to });
      expect([to, moved.status, moved.body.detail]).toEqual([to, 200, undefined]);
    };
    for (const to of ['prepared', 'published', 'bidding']) await go(to);
    expect(await nowAt(trainee)).toBe('bids');
    expect((await trainee.post('/api/exercises/current/bids', { procedureId })).body).toEqual({ bids: 3 });
    expect((await trainee.post('/api/exercises/current/bids', { procedureId })).body).toEqual({ bids: 3 });
    expect(await nowAt(trainee)).toBe('deadline');
    expect((await trainee.post(at('opening'))).status).toBe(409);
    expect((await guideOf(trainee)).waitsFor).toMatchObject({ what: 'Ende der Angebotsfrist' });
    expect((await trainee.post('/api/exercises/current/clock')).status).toBe(200);
    expect(await nowAt(trainee)).toBe('opening');
    expect((await guideOf(trainee)).today > today).toBe(true);
    expect((await trainee.post('/api/exercises/current/clock')).status).toBe(409);
    expect((await trainee.post(at('opening'))).status).toBe(200);
    const opened = await second.post<{ phase: string; lots: { bids: unknown[] }[] }>(at('opening'));
    expect(opened.body.phase).toBe('opening');
    expect(opened.body.lots[0]?.bids).toHaveLength(3);
    await go('examination');
    expect((await trainee.post(at('evaluations'))).status).toBe(200);
    expect((await trainee.post(at('award-proposal'), {})).status).toBe(200);
    expect(await nowAt(trainee)).toBe('award');
    const items = await trainee.get<{ items: { id: string; before: string; state: string }[] }>(
      `/api/procedures/${procedureId}`,
    );
    for (const item of items.body.items.filter(({ before, state }) => before === 'awarded' && state === 'open'))
      if (item.id !== 'record-complete') await trainee.post(at(`items/${item.id}`), { state: 'done' });
    for (const person of [trainee, second])
      expect((await person.post<{ detail: string }>(at('award'), {})).body.detail).toBeUndefined();
    await go('notified');
    await go('closed');
    expect(await nowAt(trainee)).toBe('archive');
    const archive = await trainee.get<{ detail?: string }>(at('archive'));
    expect([archive.status, archive.body.detail]).toEqual([200, undefined]);
    const steps = (await guideOf(trainee)).steps;
    expect(steps.every(({ state }) => state === 'done')).toBe(true);

    await eventually(
      'the refusals to be noted',
      async () => (await guideOf(trainee)).refusals.length >= 3 || undefined,
    );
    const ended = await trainee.post<Summary>('/api/exercises/current/end');
    expect(ended.body).toMatchObject({ done: steps.length, steps: steps.length });
    expect(ended.body.days).toBeGreaterThan(5);
    expect(ended.body.refusals.map(({ sentence }) => sentence).join(' ')).toMatch(/zweite Person|verschlossen/);
    // The session of the training is gone; the own one counts again.
    expect(await sessionOf(trainee)).toMatchObject({ training: false, person: { name: 'Sabine Arndt' } });
    const { body: after } = await home.get<Listed>('/api/exercises');
    expect(after.items.find((one) => one.id === id)).toMatchObject({ open: false, summary: { done: steps.length } });
    expect((await home.post(`/api/exercises/${id}/enter`)).status).toBe(409);
  }, 120_000);

  it('leave nothing in lists, statistics, search or audit of the own centre', async () => {
    const counts = async () =>
      Promise.all(
        [
          '/api/procedures?limit=100',
          '/api/procurement-requests',
          '/api/companies',
          '/api/members',
          '/api/annual-report?from=2026-01-01&to=2027-12-31',
          '/api/search?q=Kita%20Sonnenschein',
        ].map(async (url) => {
          const { status, body } = await home.get(url);
          return [
            status,
            createHash('sha256')
              .update(JSON.stringify(body).replace(/\d{4}-\d\d-\d\dT[^"]*/g, ''))
              .digest('hex'),
          ];
        }),
      );
    const before = await counts();
    const { id, trainee } = await begun();
    await trainee.post('/api/procedures', {
      ...{ title: 'Nur geübt', nature: 'supplies', state: 'HE', buyers: ['musterstadt'] },
      lots: [{ title: 'Los', estimatedValue: '60000.00', cpv: '30197643-5' }],
    });
    expect(before.map(([status]) => status)).toEqual(before.map(() => 200));
    expect(await counts()).toEqual(before);
    const head = await product.as('leitung@demo.example');
    const trail = await head.get<{ items: { action: string }[] }>('/api/audit?limit=100');
    const actions = trail.body.items.map(({ action }) => action).filter((action) => action.startsWith('exercise'));
    expect(new Set(actions)).toEqual(new Set(['exercise.begun', 'exercise.ended', 'exercise.discarded']));
    expect((await head.get<{ valid: boolean }>('/api/audit/verification')).body.valid).toBe(true);
    // And nothing of the own centre is seen from inside.
    const inside = JSON.stringify((await trainee.get('/api/procedures?limit=100')).body);
    expect(inside).toContain('Nur geübt');
    expect(JSON.stringify((await trainee.get('/api/members')).body)).not.toContain('Raunheim');
    expect((await home.post(`/api/exercises/${id}/discard`)).status).toBe(204);
    expect((await trainee.get('/api/exercises/current')).status).toBe(404);
  });

  it('send no mail, whatever is set up and whoever asks again', async () => {
    const { id, trainee } = await begun();
    const { centre } = await sessionOf(trainee);
    const uow = product.app.get(UnitOfWork);
    const inside = systemActor(centre.id, 'test');
    const mailId = await uow.run(inside, async () => {
      const person = await uow.first<{ id: string }>('select id from identity.person limit 1');
      await uow.query(`select set_config('app.person_id', $1, true)`, [person?.id]);
      return product.app.get(Mailer).queue({
        about: { type: 'procedure', id: 'p-1', label: 'Übung', href: '/vergaben/p-1' },
        ...{ to: { address: 'wirklich@bieter.example' }, subject: 'Zuschlag', text: 'Sie haben gewonnen.' },
      });
    });
    const state = () =>
      uow.run(inside, () =>
        uow.first<{ state: string; cause: string }>('select state, cause from platform.mail where id = $1', [mailId]),
      );
    const held = () =>
      eventually('the mail to be held', async () => ((await state())?.state === 'held' ? true : undefined));
    await held();
    expect((await state())?.cause).toMatch(/Übung/);
    expect((await trainee.post(`/api/mails/${mailId}/retry`)).status).toBeLessThan(300);
    await held();
    const taken = await uow.run(inside, () =>
      uow.execute(`update platform.mail set state = 'sending' where id = $1 and not platform.is_training()`, [mailId]),
    );
    expect(taken).toBe(0);
    // The server works: what the own centre sends arrives.
    await queueMail(product, { to: { address: 'echt@bieter.example' } });
    await eventually('the real mail to arrive', async () => (mailServer.received.length > 0 ? true : undefined));
    expect(mailServer.received.flatMap(({ to }) => to)).toEqual(['echt@bieter.example']);
    expect(mailServer.attempts('wirklich@bieter.example')).toBe(0);
    await home.post(`/api/exercises/${id}/discard`);
  });

  it('belong to one person: nobody else enters, switches or ends them', async () => {
    const { id, trainee } = await begun();
    const colleague = await product.as('leitung@demo.example');
    expect((await colleague.post(`/api/exercises/${id}/enter`)).status).toBe(404);
    expect((await colleague.post(`/api/exercises/${id}/discard`)).status).toBe(404);
    expect((await colleague.get<Listed>('/api/exercises')).body.items.map((one) => one.id)).not.toContain(id);
    const other = await begun(colleague);
    const foreign = (await guideOf(other.trainee)).people[0]?.id;
    const officer = await home.get<{ person: { id: string } }>('/api/session');
    for (const personId of [foreign, officer.body.person.id, '01900000-0000-7000-8000-000000000099'])
      expect((await trainee.post('/api/exercises/current/role', { personId })).status).toBe(404);
    // No password opens these people, whatever is tried; a department's person is nobody's part.
    const email = ((await sessionOf(trainee)) as unknown as { person: { email: string } }).person.email;
    const tried = await fetch(`${product.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'demo' }),
    });
    expect(tried.status).toBe(401);
    for (const one of [id, other.id])
      for (const who of [home, colleague]) await who.post(`/api/exercises/${one}/discard`);
  });

  it('are locked after seven days, and only three stand open at once', async () => {
    const admin = await product.as('admin@demo.example');
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) ids.push((await admin.post<{ id: string }>('/api/exercises')).body.id);
    expect((await admin.post('/api/exercises')).status).toBe(409);
    const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    await owner.query(`update training.exercise set begun_at = begun_at - interval '8 days' where id = $1`, [ids[0]]);
    await owner.end();
    expect((await admin.post(`/api/exercises/${ids[0] ?? ''}/enter`)).status).toBe(409);
    const { body } = await admin.get<Listed>('/api/exercises');
    expect(body.items.find(({ id }) => id === ids[0])).toMatchObject({ open: false, summary: null });
    for (const id of ids) expect((await admin.post(`/api/exercises/${id}/discard`)).status).toBe(204);
    expect((await admin.post('/api/exercises')).status).toBe(201);
  });

  it('give no power outside: clock, bids, roles and guide are refused in the own centre', async () => {
    const { body: before } = await home.get<{ today: string }>('/api/today');
    const anybody = '01900000-0000-7000-8000-000000000099';
    for (const [url, body] of [
      ['clock', undefined],
      ['bids', { procedureId: anybody }],
      ['role', { personId: anybody }],
      ['end', undefined],
    ] as const)
      expect([url, (await home.post(`/api/exercises/current/${url}`, body)).status]).toEqual([url, 404]);
    expect((await home.get('/api/exercises/current')).status).toBe(404);
    // The own session shown as that of a training changes nothing: the database says what is a training.
    const [name, token] = home.cookie.split('=');
    expect(name).toBe('vz_session');
    const disguised = new Client(product.address, `vz_uebung=${token ?? ''}`, home.csrfToken);
    expect((await sessionOf(disguised)).training).toBe(false);
    expect((await disguised.post('/api/exercises/current/clock')).status).toBe(404);
    expect((await home.get<{ today: string }>('/api/today')).body.today).toBe(before.today);
    // A page of the own centre that was left open acts in no training, and the other way round.
    const { id, trainee } = await begun();
    const mixed = new Client(product.address, trainee.cookie, home.csrfToken);
    expect((await mixed.post('/api/procedures', {})).status).toBe(403);
    await home.post(`/api/exercises/${id}/discard`);
  });

  describe('in the database', () => {
    async function inside<T>(centre: string, work: () => Promise<T>, reach = 'centre'): Promise<T> {
      await app.query('begin');
      try {
        await app.query(`select set_config('app.centre_id', $1, true), set_config('app.reach', $2, true)`, [
          centre,
          reach,
        ]);
        return await work();
      } finally {
        await app.query('rollback');
      }
    }
    const refused = async (sql: string, values: unknown[] = []): Promise<string> => {
      await app.query('savepoint attempt');
      const code = await app.query(sql, values).then(
        () => 'allowed',
        (error: { code: string }) => error.code,
      );
      await app.query('rollback to attempt');
      return code;
    };
    const drift = async (): Promise<number> => {
      const { rows } = await app.query<{ s: number }>(
        `select abs(extract(epoch from procedures.vault_clock() - clock_timestamp()))::float + abs(platform.clock_offset()) as s`,
      );
      return rows[0]?.s ?? NaN;
    };

    it('never make a training of a centre that is there, and never move its clock', async () => {
      await inside(REAL, async () => {
        await app.query('insert into platform.demo_clock (offset_seconds) values (90000000)');
        expect(await drift()).toBeLessThan(1);
        for (const [sql, values] of [
          ['insert into platform.training_centre (centre_id) values ($1)', [REAL]],
          ['update platform.training_centre set centre_id = $1', [REAL]],
          ['delete from platform.training_centre', []],
          ['select * from platform.training_centre', []],
          ['alter table platform.training_centre disable row level security', []],
          [`create or replace function platform.is_training() returns boolean language sql as 'select true'`, []],
          [`create or replace function platform.clock_offset() returns bigint language sql as 'select 9::bigint'`, []],
          ['select platform.begin_training_centre()', []],
        ] as [string, unknown[]][])
          expect([sql, await refused(sql, values)]).toEqual([sql, '42501']);
        // Rows that pretend: a place, a search path with a table of one's own.
        await app.query('insert into training.place (home_centre_id, exercise_id) values ($1, $1)', [HOME]);
        await app.query('create temp table training_centre (centre_id uuid)');
        await app.query('insert into training_centre values ($1)', [REAL]);
        await app.query('set local search_path = pg_temp, platform');
        expect((await app.query<{ t: boolean }>('select platform.is_training() as t')).rows[0]?.t).toBe(false);
        expect(await drift()).toBeLessThan(1);
      });
    });

    it('draw the id of a training themselves, and say so in that centre only', async () => {
      await inside(
        REAL,
        async () => {
          const { rows } = await app.query<{ id: string }>('select platform.begin_training_centre() as id');
          const id = rows[0]?.id ?? '';
          expect(id).not.toBe(REAL);
          const training = async () =>
            (await app.query<{ t: boolean }>('select platform.is_training() as t')).rows[0]?.t;
          expect(await training()).toBe(false);
          await app.query(`select set_config('app.centre_id', $1, true)`, [id]);
          expect(await training()).toBe(true);
          await app.query('insert into platform.demo_clock (offset_seconds) values (90000000)');
          expect(await drift()).toBeGreaterThan(90_000_000);
          await app.query(`select set_config('app.centre_id', $1, true)`, [REAL]);
          expect(await drift()).toBeLessThan(1);
        },
        'system',
      );
    });
  });
});
