import { addDays } from '@app/kernel';
import pg from 'pg';
import { convertIcsCalendar } from 'ts-ics';
import { procedure, ProcurementDesk } from '../support/procurement';
import type { Client } from '../support/product';

interface Hint {
  readonly stepId: string;
  readonly sentence: string;
  readonly better: string | null;
}
interface Day {
  readonly id: string;
  readonly member: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
}
interface Backward {
  readonly award: string;
  readonly noticeBy: string;
  readonly tooLate: string | null;
  readonly noticeDispatchedOn: string;
  readonly overrides: Readonly<Record<string, string>>;
  readonly preview: { readonly hints: readonly Hint[]; readonly conflicts: readonly unknown[] };
}
interface Import {
  readonly accepted: number;
  readonly stored: number;
  readonly rejected: readonly { line: number; field: string }[];
}

const CSV = [
  'Art;Mitglied;Von;Bis;Bezeichnung',
  'Schließtag;Riedstadt;24.12.2026;01.01.2027;Rathaus geschlossen',
  'Sitzung;riedstadt;10.03.2027;;Magistrat',
  'Sitzung;Atlantis;10.03.2027;;Magistrat',
].join('\n');

describe('closing days and sessions of the members', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let nauheim: Client;

  const all = async (who: Client, query = '') =>
    (await who.get<{ items: readonly Day[] }>(`/api/member-days?from=2026-11-01&to=2028-01-01${query}`)).body.items;
  const importing = (mode: string) => head.send<Import>('POST', `/api/member-days/import?mode=${mode}`, CSV);

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head } = desk);
    nauheim = await desk.product.as('fachamt.nauheim@demo.example');
  });
  afterAll(() => desk.product.stop());

  it('come from a file as often as one likes, and bad lines are named', async () => {
    expect((await importing('check')).body).toMatchObject({ accepted: 2, stored: 0 });
    expect(await all(head)).toEqual([]);
    const { body } = await importing('apply');
    expect(body).toMatchObject({ accepted: 2, stored: 2, rejected: [{ line: 4, field: 'Mitglied' }] });
    expect((await importing('apply')).body).toMatchObject({ accepted: 2, stored: 0 });
    expect(await all(head)).toMatchObject([
      { member: 'riedstadt', kind: 'closed', from: '2026-12-24', to: '2027-01-01', label: 'Rathaus geschlossen' },
      { member: 'riedstadt', kind: 'session', from: '2027-03-10', to: '2027-03-10', label: 'Magistrat' },
    ]);
  });

  it('are entered by hand once, and only by whoever keeps the directory', async () => {
    const day = { member: 'nauheim', kind: 'session', from: '2027-02-04', label: 'Gemeindevorstand' };
    expect((await officer.post('/api/member-days', day)).status).toBe(403);
    expect((await head.post('/api/member-days', day)).status).toBe(201);
    const again = await head.post<{ errors: readonly { pointer: string }[] }>('/api/member-days', day);
    expect([again.status, again.body.errors[0]?.pointer]).toEqual([400, '/from']);
    const wrong = { ...day, to: '2027-02-05' };
    expect((await head.post<{ errors: unknown[] }>('/api/member-days', wrong)).body.errors).toMatchObject([
      { pointer: '/to' },
    ]);
  });

  it('are seen by their own member and by nobody of another one', async () => {
    expect((await all(nauheim)).map(({ member }) => member)).toEqual(['nauheim']);
    expect((await nauheim.get('/api/member-days?from=2026-01-01&to=2028-01-01&member=riedstadt')).status).toBe(404);
    const foreign = await desk.product.as('leitung@wetterau.example');
    expect(await all(foreign)).toEqual([]);
  });

  it('give hints in preview, plan and calendar file, and never block', async () => {
    const id = await desk.create({ ...procedure('30000.00'), buyers: ['riedstadt'] });
    const choice = { type: 'us-open', reason: 'Breiter Markt, keine Vorauswahl nötig.' };
    expect((await desk.step(officer, id, 'procedure-type', choice)).status).toBe(200);
    const dates = { noticeDispatchedOn: '2026-12-01', tenderTime: '12:00', overrides: { 'tender-end': '2026-12-29' } };
    const preview = await officer.post<{ hints: readonly Hint[]; conflicts: readonly unknown[] }>(
      `/api/procedures/${id}/timeline?mode=preview`,
      dates,
    );
    expect(preview.body.conflicts).toEqual([]);
    const hint = (step: string) => preview.body.hints.find(({ stepId }) => stepId === step);
    expect(hint('tender-end')).toMatchObject({ better: '2027-01-04' });
    // the only session known comes after the proposed award
    expect(hint('award')).toMatchObject({ better: '2027-03-10', sentence: expect.stringContaining('Magistrat') });
    expect((await desk.step(officer, id, 'timeline', dates)).status).toBe(200);
    const saved = await officer.get<{ items: readonly Hint[] }>(`/api/procedures/${id}/date-hints`);
    expect(saved.body.items).toEqual(preview.body.hints);
    const file = await officer.get<string>(`/api/procedures/${id}/timeline.ics`);
    expect(String(file.body).replace(/\r\n /g, '')).toContain('Hinweis: Ende der Angebotsfrist am 29.12.2026');
    const better = {
      ...dates,
      overrides: { 'tender-end': '2027-01-04', award: '2027-03-10', 'binding-until': addDays('2027-03-10', 30) },
    };
    const mended = await officer.post<{ hints: readonly Hint[] }>(
      `/api/procedures/${id}/timeline?mode=preview`,
      better,
    );
    expect(mended.body.hints).toEqual([]);
  });

  it('are named when dates are counted back, and the plan found can be saved as it is', async () => {
    const id = await desk.create({ ...procedure('300000.00'), buyers: ['riedstadt'] });
    const url = `/api/procedures/${id}/backward-plan`;
    expect((await officer.post(url, { award: '2027-06-01' })).status).toBe(409);
    const choice = { type: 'open', reason: 'Breiter Markt, keine Vorauswahl nötig.' };
    expect((await desk.step(officer, id, 'procedure-type', choice)).status).toBe(200);
    const back = async (award: string) => (await officer.post<Backward>(url, { award, tenderTime: '12:00' })).body;
    const plan = await back('2027-06-01');
    expect(plan).toMatchObject({ tooLate: null, award: '2027-06-01', preview: { conflicts: [] } });
    expect(plan.noticeBy).toBe(plan.noticeDispatchedOn);
    // the session of 10 March is before the opening: none is known before the award
    expect(plan.preview.hints.map(({ stepId }) => stepId)).toEqual(['losers-informed']);
    const { noticeDispatchedOn, overrides } = plan;
    expect(
      (await desk.step(officer, id, 'timeline', { noticeDispatchedOn, overrides, tenderTime: '12:00' })).status,
    ).toBe(200);
    const award = (await desk.read(id)).timeline!.steps.find((step) => step.id === 'award');
    expect(award?.planned).toBe('2027-06-01');
    expect((await back(addDays(desk.today, 10))).tooLate).toContain('wäre unzulässig');
    expect((await nauheim.post(url, { award: '2027-06-01' })).status).toBe(403);
  });

  it('can be removed, and the hint goes with them', async () => {
    const [closed] = await all(head, '&member=riedstadt');
    expect((await head.send('DELETE', `/api/member-days/${closed!.id}`)).status).toBe(204);
    expect((await head.send('DELETE', `/api/member-days/${closed!.id}`)).status).toBe(404);
    expect((await all(head, '&member=riedstadt')).map(({ kind }) => kind)).toEqual(['session']);
  });
});

describe('the calendar a person subscribes to', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let id: string;
  let people: readonly { readonly id: string; readonly name: string }[];

  const made = async (who: Client) => {
    const { status, body } = await who.post<{ url: string }>('/api/calendar-feed');
    expect(status).toBe(201);
    return new URL(body.url).pathname;
  };
  /** Read as a calendar program does: without cookie. */
  const fetched = (path: string) => fetch(`${desk.product.address}${path}`);
  const events = async (path: string) => {
    const answer = await fetched(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/calendar/),
    ]);
    return convertIcsCalendar(undefined, await answer.text()).events ?? [];
  };
  const of = async (path: string, kind: string) =>
    (await events(path)).find(({ uid }) => uid === `${kind}-${id}@vergabezentrum`);
  const idOf = async (email: string) => {
    const session = await (await desk.product.as(email)).get<{ person: { id: string } }>('/api/session');
    return session.body.person.id;
  };
  const assign = async (officerId: string) =>
    expect((await officer.send('PUT', `/api/procedures/${id}/people`, { officerId })).status).toBe(200);

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head } = desk);
    people = (await officer.get<{ items: { id: string; name: string }[] }>('/api/procedure-officers')).body.items;
    id = await desk.create(procedure('30000.00'));
    const choice = { type: 'us-open', reason: 'Breiter Markt, keine Vorauswahl nötig.' };
    expect((await desk.step(officer, id, 'procedure-type', choice)).status).toBe(200);
    await plan({ 'tender-end': '2026-12-15' });
    await assign(await idOf('sachbearbeitung@demo.example'));
  });
  afterAll(() => desk.product.stop());

  const plan = async (overrides: object) => {
    const dates = { noticeDispatchedOn: '2026-12-01', tenderTime: '12:00', overrides };
    expect((await desk.step(officer, id, 'timeline', dates)).status).toBe(200);
  };

  it('is opened by its secret address alone, of which only the hash is kept', async () => {
    const path = await made(officer);
    expect(path).toMatch(/^\/api\/calendar\/[\w-]{43}\.ics$/);
    const owner = new pg.Client({ connectionString: desk.product.testDatabase.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ token_hash: string }>('select * from identity.calendar_feed');
    await owner.end();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(path.slice(14, 57));
    const end = await of(path, 'tender-end');
    expect(end?.summary).toContain('Ende der Angebotsfrist');
    expect(end?.start.date.toISOString()).toBe('2026-12-15T11:00:00.000Z');
    expect((await officer.get('/api/calendar-feed')).body).toEqual({ createdAt: expect.any(String) });
  });

  it('says nothing to a guessed, former or ended address', async () => {
    const first = await made(officer);
    const second = await made(officer);
    const guessed = `/api/calendar/${'A'.repeat(43)}.ics`;
    for (const path of [first, guessed, '/api/calendar/x.ics', second.replace('.ics', '')]) {
      expect([path, (await fetched(path)).status]).toEqual([path, 404]);
    }
    expect((await fetched(second)).status).toBe(200);
    expect((await officer.delete('/api/calendar-feed')).status).toBe(204);
    expect((await fetched(second)).status).toBe(404);
    expect((await officer.delete('/api/calendar-feed')).status).toBe(404);
  });

  it('keeps the ids and raises the sequence of what changed, and of nothing else', async () => {
    const path = await made(officer);
    const before = new Map((await events(path)).map((event) => [event.uid, event.sequence ?? 0]));
    await plan({ 'tender-end': '2026-12-17' });
    const after = await events(path);
    const end = after.find(({ uid }) => uid === `tender-end-${id}@vergabezentrum`);
    expect(end?.start.date.toISOString()).toBe('2026-12-17T11:00:00.000Z');
    expect(Number(end?.sequence)).toBeGreaterThan(Number(before.get(end?.uid ?? '')));
    const notice = after.find(({ uid }) => uid === `notice-${id}@vergabezentrum`);
    expect(notice?.sequence ?? 0).toBe(before.get(notice?.uid ?? ''));
    expect([...before.keys()].sort()).toEqual(after.map(({ uid }) => uid).sort());
  });

  it('cancels what is gone: somebody else in charge, and back again', async () => {
    const path = await made(officer);
    const self = await idOf('sachbearbeitung@demo.example');
    const other = people.find((person) => person.id !== self)!;
    const before = await of(path, 'award');
    await assign(other.id);
    const gone = await of(path, 'award');
    expect([gone?.status, Number(gone?.sequence) > (before?.sequence ?? 0)]).toEqual(['CANCELLED', true]);
    await assign(self);
    const back = await of(path, 'award');
    expect([back?.status, Number(back?.sequence) > Number(gone?.sequence)]).toEqual([undefined, true]);
  });

  it('shows the head all, an auditor none of their own, and a department has no such calendar', async () => {
    const path = await made(head);
    expect((await of(path, 'award'))?.status).toBeUndefined();
    expect(await of(path, 'award')).toBeDefined();
    const auditor = await made(await desk.product.as('revision@demo.example'));
    expect(await events(auditor)).toEqual([]);
    const department = await made(await desk.product.as('fachamt.nauheim@demo.example'));
    expect((await fetched(department)).status).toBe(404);
    const elsewhere = await made(await desk.product.as('leitung@wetterau.example'));
    expect(await of(elsewhere, 'award')).toBeUndefined();
  });

  it('cancels the dates of a cancelled procedure', async () => {
    const path = await made(officer);
    await desk.settle(id, 'prepared');
    await desk.cancel(id, 'not-started');
    expect((await of(path, 'award'))?.status).toBe('CANCELLED');
  });
});
