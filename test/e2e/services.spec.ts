import pg from 'pg';
import { daysAhead } from '../support/days';
import { type Client, type Product, startProduct } from '../support/product';
import { consultation, correctedConsultation } from '../support/rows/services';

interface Entry {
  readonly id: string;
  readonly version: number;
  readonly day: string;
  readonly minutes: number;
  readonly member: string;
  readonly cancelledReason: string | null;
}
interface List<T = Entry> {
  readonly items: T[];
  readonly nextCursor: string | null;
}
interface Line {
  readonly consultations: number;
  readonly minutes: number;
  readonly trainings: number;
  readonly informationEvents: number;
  readonly participants: number;
}
interface Summary {
  readonly total: Line;
  readonly members: (Line & { member: string })[];
  readonly months: (Line & { month: string })[];
}
const training = {
  kind: 'training',
  day: '2026-10-01',
  title: 'Unterschwellenvergabe',
  place: 'Rathaus Nauheim',
  minutes: 180,
  trainer: 'Vergabezentrum',
  participants: [
    { member: 'nauheim', people: 4 },
    { member: 'trebur', people: 2 },
  ],
};

describe('consultations and trainings', () => {
  let product: Product;
  let officer: Client;
  let sql: pg.Client;
  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    sql = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql?.end();
    await product?.stop();
  });
  const list = async (query: string): Promise<List> => (await officer.get<List>(`/api/consultations?${query}`)).body;
  const summary = async (query: string): Promise<Summary> =>
    (await officer.get<Summary>(`/api/services/summary?${query}`)).body;

  it('takes what was typed last as the next defaults, and suggests what was typed before', async () => {
    const wish = { ...consultation, asker: 'Friedhofsverwaltung', topic: 'Grabpflege', channel: 'video', minutes: 35 };
    expect((await officer.post('/api/consultations', wish)).status).toBe(201);
    const { body } = await officer.get<{ askers: string[]; topics: string[]; defaults: object }>(
      '/api/consultations/suggestions?member=nauheim',
    );
    expect(body.defaults).toEqual({ member: 'nauheim', channel: 'video', minutes: 35 });
    expect(body.askers).toContain('Friedhofsverwaltung');
    expect(body.topics).toContain('Grabpflege');
    const elsewhere = await officer.get<{ askers: string[] }>('/api/consultations/suggestions?member=trebur');
    expect(elsewhere.body.askers).not.toContain('Friedhofsverwaltung');
  });

  it('creates once for a key that comes twice', async () => {
    const key = { 'idempotency-key': 'beratung-1' };
    const wish = { ...consultation, topic: 'Doppelklick' };
    const answers = [
      await officer.post('/api/consultations', wish, key),
      await officer.post('/api/consultations', wish, key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await list('q=doppelklick')).items).toHaveLength(1);
  });

  it('keeps what an entry said before a correction, refuses a stale one, and cancels with a reason only', async () => {
    const id = await correctedConsultation(officer);
    const url = `/api/consultations/${id}`;
    const versions = await officer.get<{
      items: { version: number; content: Record<string, unknown>; replacedBy: string }[];
    }>(`${url}/versions`);
    expect(versions.body.items).toMatchObject([{ version: 1, content: { minutes: 20, asker: 'Bauamt' } }]);
    const stale = await officer.send('PUT', url, { ...consultation, minutes: 99 }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    const cancel = (reason: string): Promise<{ status: number }> =>
      officer.post(`${url}/cancel`, { reason }, { 'if-match': '"2"' });
    expect((await cancel(' ')).status).toBe(400);
    expect((await cancel('doppelt erfasst')).status).toBe(204);
    expect((await officer.send('PUT', url, consultation, { 'if-match': '"3"' })).status).toBe(409);
    expect((await list('q=bauamt&limit=500')).items.map((entry) => entry.id)).not.toContain(id);
    const all = await list('q=bauamt&cancelled=yes&limit=500');
    expect(all.items.find((entry) => entry.id === id)?.cancelledReason).toBe('doppelt erfasst');
    const trail = await sql.query<{ action: string }>(
      'select action from audit.entry where subject_id = $1 order by seq',
      [id],
    );
    expect(trail.rows.map(({ action }) => action)).toEqual([
      'consultation.logged',
      'consultation.changed',
      'consultation.cancelled',
    ]);
    const app = new pg.Client({ connectionString: product.testDatabase.appUrl });
    await app.connect();
    await expect(app.query('delete from services.former_version')).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  it('says at the field what is wrong', async () => {
    const pointers = async (change: object): Promise<string[]> => {
      const { status, body } = await officer.post<{ errors: { pointer: string }[] }>('/api/consultations', {
        ...consultation,
        ...change,
      });
      expect(status).toBe(400);
      return body.errors.map(({ pointer }) => pointer);
    };
    expect(await pointers({ day: daysAhead(1) })).toEqual(['/day']);
    expect(await pointers({ minutes: 0, asker: ' ' })).toEqual(expect.arrayContaining(['/minutes', '/asker']));
    expect(await pointers({ channel: 'rauchzeichen' })).toEqual(['/channel']);
    const twice = await officer.post<{ errors: { pointer: string }[] }>('/api/trainings', {
      ...training,
      participants: [...training.participants, { member: 'nauheim', people: 1 }],
    });
    expect([twice.status, twice.body.errors[0]?.pointer]).toEqual([400, '/participants/2/member']);
  });

  it('pages through every entry once, newest first', async () => {
    const seen: Entry[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: List = await list(`limit=97${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    const { rows } = await sql.query<{ count: number }>(
      'select count(*)::int as count from services.consultation where cancelled_reason is null',
    );
    expect(seen).toHaveLength(rows[0]?.count ?? 0);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect([...seen].sort((a, b) => (a.day < b.day ? 1 : -1)).map(({ day }) => day)).toEqual(
      seen.map(({ day }) => day),
    );
    expect(
      (await list('from=2025-07-01&to=2025-07-31&member=trebur')).items.every(({ member }) => member === 'trebur'),
    ).toBe(true);
  });

  it('counts a training once, and once for each member that sent somebody', async () => {
    const period = 'from=2026-10-01&to=2026-10-31';
    expect(await summary(period)).toMatchObject({ total: { trainings: 0, participants: 0 }, members: [], months: [] });
    const created = await officer.post<{ id: string }>('/api/trainings', training);
    expect(created.status).toBe(201);
    const { total, members, months } = await summary(period);
    expect(total).toEqual({ consultations: 0, minutes: 0, trainings: 1, informationEvents: 0, participants: 6 });
    expect(members.map(({ member, trainings, participants }) => [member, trainings, participants])).toEqual([
      ['nauheim', 1, 4],
      ['trebur', 1, 2],
    ]);
    expect(months).toMatchObject([{ month: '2026-10', trainings: 1, participants: 6 }]);
    const url = `/api/trainings/${created.body.id}`;
    const changed = await officer.send('PUT', url, { ...training, participants: [] }, { 'if-match': '"1"' });
    expect(changed.status).toBe(204);
    expect((await summary(period)).total).toMatchObject({ trainings: 1, participants: 0 });
    const former = await officer.get<{ items: { content: { participants: unknown[] } }[] }>(`${url}/versions`);
    expect(former.body.items[0]?.content.participants).toHaveLength(2);
  });

  it('stands in the annual report until it is cancelled', async () => {
    const figures = async (): Promise<Record<string, string>> => {
      const { body } = await officer.get<{ figures: { id: string; value: string }[] }>(
        '/api/annual-report?from=2024-07-01&to=2025-06-30',
      );
      return Object.fromEntries(body.figures.map(({ id, value }) => [id, value]));
    };
    expect(await figures()).toMatchObject({ consultations: '0', 'consultation-minutes': '0', trainings: '0' });
    const { body } = await officer.post<{ id: string }>('/api/consultations', { ...consultation, day: '2025-05-05' });
    await officer.post('/api/trainings', { ...training, day: '2025-05-06', kind: 'information' });
    expect(await figures()).toMatchObject({
      consultations: '1',
      'consultation-minutes': '20',
      trainings: '0',
      'information-events': '1',
    });
    await officer.post(`/api/consultations/${body.id}/cancel`, { reason: 'falsch' }, { 'if-match': '"1"' });
    expect(await figures()).toMatchObject({ consultations: '0', 'consultation-minutes': '0' });
  });

  it('leaves as CSV with German days and as workbook', async () => {
    const csv = await officer.get<string>('/api/consultations/export?format=csv&q=grabpflege');
    expect(csv.body.trimEnd().split('\r\n')[1]).toMatch(
      /^"01\.09\.2026";"Nauheim";"Friedhofsverwaltung";"Grabpflege";"Videokonferenz";35;"";"[^"]+";""$/,
    );
    const xlsx = await officer.get('/api/trainings/export?format=xlsx');
    expect(xlsx.status).toBe(200);
    expect(xlsx.headers.get('content-disposition')).toContain('Schulungen');
  });

  it('lets auditors read, and nobody outside the centre', async () => {
    const auditor = await product.as('revision@demo.example');
    expect((await auditor.get('/api/consultations?limit=1')).status).toBe(200);
    expect((await auditor.post('/api/consultations', consultation)).status).toBe(403);
    const department = await product.as('fachamt.nauheim@demo.example');
    expect((await department.get('/api/consultations')).status).toBe(403);
    const elsewhere = await product.as('leitung@wetterau.example');
    expect((await elsewhere.get<List>('/api/consultations')).body.items).toEqual([]);
  });
});
