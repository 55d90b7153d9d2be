import { addDays, instantInGermany } from '@app/kernel';
import { awardableProcedure } from '../support/award';
import { procedure, ProcurementDesk, type Refusal } from '../support/procurement';
import { type Client, type Product } from '../support/product';

interface Complaints {
  readonly items: readonly {
    id: string;
    name: string;
    lots: number[];
    note: string | null;
    answer: { outcome: string } | null;
    clocks: {
      id: string;
      ends: string;
      lastCountedDay: string | null;
      safeDay: string | null;
      timeliness: string | null;
    }[];
  }[];
}
interface Reviews {
  readonly items: readonly {
    id: string;
    running: boolean;
    endAsked: string | null;
    freeFrom: string | null;
  }[];
  readonly suspendedOn: string | null;
  readonly note: string | null;
  readonly basis: { readonly id: string; readonly statute: string } | null;
}

describe('complaints and review proceedings', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let product: Product;

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head, product } = desk);
  });
  afterAll(() => product.stop());

  /** The first minute of the day: it lies behind the clock at whatever hour the test runs. */
  const early = (day: string) => instantInGermany(day, '00:00').toISOString();
  const reviews = async (id: string) => (await officer.get<Reviews>(`/api/procedures/${id}/review-proceedings`)).body;
  const texts = async (id: string) =>
    (await officer.get<{ entries: { text: string }[] }>(`/api/procedures/${id}/record`)).body.entries
      .map(({ text }) => text)
      .join('\n');
  const informed = (lotIds?: readonly string[]) => ({
    ...{ chamber: 'Vergabekammer Hessen', fileNumber: '69d VK 7/2026', informedAt: early(desk.today) },
    ...(lotIds ? { lotIds } : {}),
  });
  const happened = (id: string, reviewId: string | undefined, event: object) =>
    officer.post<Reviews & Refusal>(`/api/procedures/${id}/review-proceedings/${reviewId}/events`, event);

  /** The confirmation that waits. */
  const answer = async (who: Client, id: string, body: object) => {
    const read = await officer.get<{ confirmations: { id: string; decision: string | null }[] }>(
      `/api/procedures/${id}`,
    );
    const asked = read.body.confirmations.find(({ decision }) => decision === null);
    return who.post<Refusal>(`/api/procedures/${id}/confirmations/${asked?.id}`, body);
  };

  it('dates a complaint, waits for its answer as a task, and keeps both in the record', async () => {
    const id = await desk.published(procedure('400000.00'), 'open');
    const complaint = {
      name: 'Rüge & Söhne KG',
      about: 'documents',
      text: 'Die Leistung ist produktscharf beschrieben.',
    };
    const send = (body: object) => officer.post<{ id: string } & Refusal>(`/api/procedures/${id}/complaints`, body);
    const wrong = await send({ ...complaint, receivedAt: early(addDays(desk.today, 1)) });
    expect([wrong.status, wrong.body.errors[0]?.pointer]).toEqual([400, '/receivedAt']);
    const { status, body } = await send({ ...complaint, receivedAt: early(desk.today), recognisedOn: desk.today });
    expect(status).toBe(201);
    const list = await officer.get<Complaints>(`/api/procedures/${id}/complaints`);
    expect(list.body.items[0]?.clocks.map((clock) => [clock.id, clock.timeliness])).toEqual([
      ['complaint', 'in-time'],
      ['complaint-visible', 'in-time'],
    ]);
    const tasks = async () =>
      (await officer.get<{ tasks: { id: string }[] }>('/api/today')).body.tasks.map((task) => task.id);
    expect(await tasks()).toContain(`complaint-${body.id}`);
    const answer = { outcome: 'refused', reason: 'Der Zusatz „oder gleichwertig“ steht im Leistungsverzeichnis.' };
    const dated = { ...answer, answeredOn: desk.today, receivedOn: desk.today };
    const path = `/api/procedures/${id}/complaints/${body.id}/answer`;
    const both = await Promise.all([officer.post<Complaints>(path, dated), head.post<Complaints>(path, dated)]);
    expect(both.map((answered) => answered.status).sort()).toEqual([200, 409]);
    const after = (await officer.get<Complaints>(`/api/procedures/${id}/complaints`)).body.items[0];
    expect(after).toMatchObject({ answer: { outcome: 'refused' } });
    const application = after?.clocks.find((clock) => clock.id === 'review-application');
    // REV-160-4: fifteen calendar days after the company received the refusal.
    expect(application).toMatchObject({
      lastCountedDay: addDays(desk.today, 15),
      safeDay: addDays(application?.ends ?? '', 1),
    });
    expect(await tasks()).not.toContain(`complaint-${body.id}`);
    expect(await texts(id)).toMatch(/Rüge von Rüge & Söhne KG[^]*produktscharf[^]*nicht abgeholfen/);
    const revision = await product.as('revision@demo.example');
    expect((await revision.post(`/api/procedures/${id}/complaints`, complaint)).status).toBe(403);
  });

  it('has no clocks and no prohibition for national procedures, and says so', async () => {
    const id = await desk.published(procedure(), 'us-open');
    const [bidderId = ''] = await desk.addBidders(id, 'Papierhaus Ried GmbH');
    const body = { bidderId, about: 'notice', text: 'Frist zu kurz.', receivedAt: early(desk.today) };
    expect((await desk.step(officer, id, 'complaints', body)).status).toBe(201);
    const { items } = (await officer.get<Complaints>(`/api/procedures/${id}/complaints`)).body;
    expect(items[0]).toMatchObject({
      name: 'Papierhaus Ried GmbH',
      clocks: [],
      note: expect.stringMatching(/nationale/),
    });
    expect((await desk.step(officer, id, 'review-proceedings', informed())).status).toBe(201);
    expect(await reviews(id)).toMatchObject({
      suspendedOn: null,
      note: expect.stringMatching(/§ 169 GWB/),
      basis: null,
    });
  });

  it('forbids the award of the lots concerned until the end lifts it (REV-169)', async () => {
    const { id, lotIds } = await awardableProcedure(desk, 2);
    const [first = '', second = ''] = lotIds;
    expect((await desk.step(officer, id, 'review-proceedings', informed([first]))).status).toBe(201);
    const refused = await desk.step(officer, id, 'award', { lotIds: [first] });
    expect([refused.status, refused.body.conditions.map(({ paragraph }) => paragraph)]).toEqual([
      409,
      ['§ 169 Abs. 1 GWB'],
    ]);
    expect((await desk.step(officer, id, 'award', { lotIds: [second] })).status).toBe(200);
    expect((await desk.step(head, id, 'award', { lotIds: [second] })).status).toBe(200);

    const { basis, items } = await reviews(id);
    expect(basis).toMatchObject({ id: 'REV-169', statute: '§ 169 Abs. 1 GWB' });
    const [review] = items;
    const tooSoon = await happened(id, review?.id, {
      ...{ kind: 'end', on: desk.today, end: 'ban-over' },
      note: 'Das Verbot sollte doch vorüber sein.',
    });
    expect([tooSoon.status, tooSoon.body.errors[0]?.pointer]).toEqual([400, '/end']);
    const decided = await happened(id, review?.id, { kind: 'decision', on: desk.today, rejected: true });
    expect(decided.body.items[0]).toMatchObject({ running: true, freeFrom: addDays(desk.today, 1) });
    await desk.clockTo(addDays(desk.today, 1));
    expect((await desk.step(officer, id, 'award', { lotIds: [first] })).status).toBe(409);
    const end = { kind: 'end', on: desk.today, end: 'ban-over' };
    expect((await happened(id, review?.id, { ...end, note: 'kurz' })).body.errors[0]?.pointer).toBe('/note');
    const note = 'Die Vergabekammer hat den Antrag abgelehnt; keine Beschwerde.';
    const asked = await happened(id, review?.id, { ...end, note });
    expect(asked.body.items[0]).toMatchObject({ running: true, endAsked: expect.stringContaining(note) });
    expect(asked.body.suspendedOn).not.toBeNull();
    // Asked twice, it still waits once.
    expect((await happened(id, review?.id, { ...end, note })).status).toBe(409);
    expect((await answer(officer, id, { agree: true })).status).toBe(409);
    expect((await desk.step(officer, id, 'award', { lotIds: [first] })).status).toBe(409);
    expect((await answer(head, id, { agree: true })).status).toBe(200);
    expect(await reviews(id)).toMatchObject({ suspendedOn: null, items: [{ running: false, endAsked: null }] });
    for (const who of [officer, head])
      expect((await desk.step(who, id, 'award', { lotIds: [first] })).status).toBe(200);
    expect((await desk.read(id)).phase).toBe('awarded');
    expect(await texts(id)).toMatch(/Zuschlagsverbot ist aufgehoben/);
  });

  it('keeps the prohibition when the second person refuses its end, and when it no longer fits', async () => {
    const { id } = await awardableProcedure(desk);
    await desk.step(officer, id, 'review-proceedings', informed());
    const [review] = (await reviews(id)).items;
    await happened(id, review?.id, { kind: 'decision', on: desk.today, rejected: false });
    const withdrawn = {
      kind: 'end',
      on: desk.today,
      end: 'withdrawn',
      note: 'Die Antragstellerin hat zurückgenommen.',
    };
    expect((await happened(id, review?.id, withdrawn)).status).toBe(200);
    expect((await answer(head, id, { agree: false, comment: 'Bitte den Beschluss abwarten.' })).status).toBe(200);
    expect(await reviews(id)).toMatchObject({ suspendedOn: desk.today, items: [{ running: true, endAsked: null }] });
    expect((await desk.step(head, id, 'award')).status).toBe(409);

    const [{ freeFrom } = { freeFrom: null }] = (await reviews(id)).items;
    await desk.clockTo(freeFrom ?? '');
    const over = {
      kind: 'end',
      on: desk.today,
      end: 'ban-over',
      note: 'Die Beschwerdefrist ist ungenutzt abgelaufen.',
    };
    expect((await happened(id, review?.id, over)).body.items[0]?.endAsked).toContain('abgelaufen');
    // The complaint to the court becomes known before the second person has answered.
    await happened(id, review?.id, { kind: 'appeal', on: desk.today });
    const late = await answer(head, id, { agree: true });
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('nicht abgelaufen')]);
    expect((await reviews(id)).suspendedOn).not.toBeNull();
  });

  it('ends a review that forbids nothing at once', async () => {
    const id = await desk.published(procedure(), 'us-open');
    await desk.step(officer, id, 'review-proceedings', informed());
    const [review] = (await reviews(id)).items;
    const end = { kind: 'end', on: desk.today, end: 'withdrawn', note: 'Der Antrag ist zurückgenommen worden.' };
    expect((await happened(id, review?.id, end)).body.items[0]).toMatchObject({ running: false, endAsked: null });
  });

  it('refuses a mistyped year at once: nothing could end the prohibition later', async () => {
    const id = await desk.published(procedure('400000.00'), 'open');
    const informedAt = desk.today.replace(/^\d{4}/, '0202') + 'T06:00:00Z';
    const refused = await officer.post(`/api/procedures/${id}/review-proceedings`, { ...informed(), informedAt });
    expect(refused.status).toBe(422);
    expect(await reviews(id)).toMatchObject({ items: [], suspendedOn: null });
  });

  it('wins or loses against the second decision, but never lets the award stand after the prohibition', async () => {
    const { id } = await awardableProcedure(desk);
    expect((await desk.step(officer, id, 'award')).status).toBe(200);
    const [award, review] = await Promise.all([
      desk.step(head, id, 'award'),
      desk.step(officer, id, 'review-proceedings', informed()),
    ]);
    expect(review.status).toBe(201);
    const { phase } = await desk.read(id);
    const { suspendedOn } = await reviews(id);
    expect([
      [200, 'awarded', null],
      [409, 'standstill', desk.today],
    ]).toContainEqual([award.status, phase, suspendedOn]);
    expect((await desk.step(head, id, 'award')).status).toBe(409);
  });

  it('stops two people who award at the same moment when it came first', async () => {
    const { id } = await awardableProcedure(desk);
    expect((await desk.step(officer, id, 'review-proceedings', informed())).status).toBe(201);
    const both = await Promise.all([desk.step(officer, id, 'award'), desk.step(head, id, 'award')]);
    expect(both.map(({ status }) => status)).toEqual([409, 409]);
    expect((await desk.read(id)).award.people).toEqual([]);
  });
});
