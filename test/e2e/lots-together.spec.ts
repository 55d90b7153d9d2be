import { addDays, instantInGermany } from '@app/kernel';
import pg from 'pg';
import { evaluatedProcedure } from '../support/award';
import { procedure, ProcurementDesk } from '../support/procurement';

interface Part {
  readonly lotIds: readonly string[];
  readonly phase: string;
  readonly people: readonly object[];
  readonly nextPhase: string | null;
  readonly checklist: readonly { readonly id: string; readonly met: boolean }[];
}

const BACK = 'Ein Angebot wurde falsch erfasst.';
const plan = (lots: readonly object[]) => ({
  ...{ title: 'Papier', description: '', buyers: ['raunheim', 'trebur'], place: [], furtherCpv: [], options: [], lots },
  ...{ dynamicSystem: false, planningCompetition: false },
});

/** What is done to one lot must leave the others where and as they are. */
describe('lots of one procedure', () => {
  let desk: ProcurementDesk;
  let owner: pg.Client;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    owner = new pg.Client({ connectionString: desk.product.testDatabase.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await desk.product.stop();
  });

  const save = (id: string, lots: readonly object[]) =>
    desk.officer.send<{ detail?: string; errors?: { pointer: string }[] }>(
      'PUT',
      `/api/procedures/${id}/plan`,
      plan(lots),
    );
  const lotsOf = async (id: string) => {
    const sql = 'select id, phase from procedures.lot where procedure_id = $1 order by number';
    return (await owner.query<{ id: string; phase: string }>(sql, [id])).rows;
  };
  const two = (value: string) =>
    procedure(value, {
      lots: [1, 2].map((number) => ({ title: `Los ${number}`, estimatedValue: value, cpv: '30197643-5' })),
      term: undefined,
    });
  const lot = (title: string, estimatedValue: string, id?: string) => ({ id, title, estimatedValue });

  it('takes a lot that is added after the preparation along to the publication, where the lots are fixed', async () => {
    const id = await desk.create(two('60000.00'));
    const choice = { type: 'us-open', reason: 'Breiter Markt, keine Vorauswahl nötig.' };
    expect((await desk.step(desk.officer, id, 'procedure-type', choice)).status).toBe(200);
    const dates = { noticeDispatchedOn: desk.today, overrides: {} };
    expect((await desk.step(desk.officer, id, 'timeline', dates)).status).toBe(200);
    await desk.go(id, 'prepared');
    const [first, second] = await lotsOf(id);
    const more = [lot('Los 1', '40000.00', first?.id), lot('Los 2', '40000.00', second?.id), lot('Los 3', '40000.00')];
    expect((await save(id, more)).status).toBe(200);
    await desk.go(id, 'published');
    expect((await lotsOf(id)).map(({ phase }) => phase)).toEqual(['published', 'published', 'published']);
    const after = await save(id, [lot('Ein anderes', '1.00')]);
    expect([after.status, after.body.detail]).toEqual([409, expect.stringContaining('steht die Planung fest')]);
  });

  it('refuses the same lot twice, and a plan without a lot that was cancelled', async () => {
    const id = await desk.create(two('60000.00'));
    const [first, second] = await lotsOf(id);
    const twice = await save(id, [lot('A', '10.00', first?.id), lot('B', '20.00', first?.id)]);
    expect([twice.status, twice.body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/lots/1']]);
    const cancelled = {
      grounds: ['not-started'],
      reason: 'Der Bedarf ist nach der Planung entfallen.',
      lotIds: [first?.id],
    };
    expect((await desk.step(desk.officer, id, 'cancellation', cancelled)).status).toBe(200);
    await desk.settle(id, 'cancelled');
    const without = await save(id, [lot('B', '20.00', second?.id)]);
    expect([without.status, without.body.detail]).toEqual([409, expect.stringContaining('Aufgehobene Lose')]);
    expect((await lotsOf(id)).map(({ phase }) => phase)).toEqual(['cancelled', 'planned']);
  });

  it('says of every lot where it stands, who decided and what its next step needs', async () => {
    const { id, lotIds } = await evaluatedProcedure(desk, 'eu', 3);
    const [first = '', ...others] = lotIds;
    const parts = async () =>
      (await desk.officer.get<{ parts: readonly Part[] }>(`/api/procedures/${id}`)).body.parts.map((part) => [
        ...[part.lotIds, part.phase, part.people.length, part.nextPhase],
        part.checklist.some(({ id: condition, met }) => condition === 'not-suspended' && !met),
      ]);
    expect(await parts()).toEqual([[lotIds, 'evaluation', 0, 'award-proposed', false]]);
    const propose = (only: readonly string[]) => desk.step(desk.officer, id, 'award-proposal', { lotIds: only });
    expect((await propose([first])).status).toBe(200);
    expect((await propose(others)).status).toBe(200);
    // Both proposals stand in one phase, and go apart all the same.
    expect(await parts()).toEqual([
      [[first], 'award-proposed', 0, 'informed', false],
      [others, 'award-proposed', 0, 'informed', false],
    ]);
    const letters = { lotIds: [first], dispatchedOn: desk.today, channel: 'electronic' };
    const informed = await desk.step(desk.officer, id, 'information-letters', letters);
    await desk.settle(id, 'awarded');
    await desk.clockTo(informed.body.informationLetters.at(-1)?.awardSafeFrom ?? '');
    expect((await desk.step(desk.officer, id, 'award', { lotIds: [first] })).status).toBe(200);
    const review = {
      ...{ chamber: 'Vergabekammer Hessen', fileNumber: '69d VK 9/2026', lotIds: [first] },
      informedAt: instantInGermany(desk.today, '00:00').toISOString(),
    };
    expect((await desk.step(desk.officer, id, 'review-proceedings', review)).status).toBe(201);
    expect(await parts()).toEqual([
      [[first], 'standstill', 1, 'awarded', true],
      [others, 'award-proposed', 0, 'informed', false],
    ]);
  });

  it('keeps ranking and bids of an awarded lot when another one goes back to the opening', async () => {
    const { id, lotIds, bidderIds } = await evaluatedProcedure(desk, 'national', 2);
    const [back, awarded] = lotIds;
    const only = { lotIds: [awarded] };
    expect((await desk.step(desk.officer, id, 'award-proposal', only)).status).toBe(200);
    await desk.settle(id, 'awarded');
    expect((await desk.step(desk.officer, id, 'award', only)).status).toBe(200);
    expect((await desk.step(desk.head, id, 'award', only)).status).toBe(200);
    const toOpening = { to: 'opening', reason: BACK, lotIds: [back] };
    expect((await desk.step(desk.officer, id, 'transitions', toOpening)).body.phase).toBe('opening');
    const corrected = { bidderId: bidderIds[1], total: '99.00' };
    const refused = await desk.step(desk.officer, id, 'bids', { ...corrected, lotId: awarded });
    expect([refused.status, refused.body.conditions[0]?.pointer]).toEqual([409, '/lotId']);
    expect((await desk.step(desk.officer, id, 'bids', { ...corrected, lotId: back })).status).toBe(201);
    const { lots } = await desk.read(id);
    expect(lots.map(({ evaluation }) => evaluation?.ranking.length)).toEqual([undefined, 2]);
    expect(lots[1]?.bids.map(({ total }) => total)).toEqual(['59000.00', '58000.00']);
  });

  it('takes no bid that arrived on a day that does not exist or is still to come', async () => {
    const id = await desk.published(two('60000.00'), 'us-open');
    const [bidderId] = await desk.addBidders(id, 'Alpha GmbH');
    const { lots } = await desk.opened(id);
    const bid = (receivedAt: string) =>
      desk.step(desk.officer, id, 'bids', { bidderId, lotId: lots[0]?.id, total: '5.00', receivedAt });
    for (const receivedAt of ['2026-02-31T10:00:00Z', '9999-12-31T23:59:59Z']) {
      const { status, body } = await bid(receivedAt);
      expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/receivedAt']]);
    }
    expect((await bid(`${addDays(desk.today, -1)}T12:00:00Z`)).status).toBe(201);
  });

  it('settles the items of the award for each lot by itself, and none before it can be true', async () => {
    const { id, lotIds } = await evaluatedProcedure(desk, 'national', 2);
    const [first, second] = lotIds;
    const tick = (item: string, body: object = {}) =>
      desk.step(desk.officer, id, `items/${item}`, { state: 'done', ...body });
    const early = await tick('award-letter');
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('frühestens in der Phase')]);
    const gap = { state: 'gap', note: 'Das Schreiben wird erst später versandt werden können.' };
    expect((await tick('award-letter', gap)).status).toBe(409);
    expect((await tick('publication-proof', { lotIds: [first] })).status).toBe(404);
    const award = async (lotId: string | undefined): Promise<void> => {
      const only = { lotIds: [lotId] };
      expect((await desk.step(desk.officer, id, 'award-proposal', only)).status).toBe(200);
      await desk.settle(id, 'awarded');
      expect((await desk.step(desk.officer, id, 'award', only)).status).toBe(200);
      expect((await desk.step(desk.head, id, 'award', only)).status).toBe(200);
    };
    const unmet = async (lotId: string | undefined): Promise<readonly string[]> => {
      const { body } = await desk.step(desk.officer, id, 'transitions', { to: 'notified', lotIds: [lotId] });
      return body.conditions?.map(({ pointer }) => pointer) ?? [];
    };
    await award(first);
    expect(await unmet(first)).toContain('/items/award-letter');
    await desk.settle(id, 'notified');
    expect(await unmet(first)).toEqual([]);
    await award(second);
    // The letter for lot 1 is no letter for lot 2.
    expect(await unmet(second)).toContain('/items/award-letter');
    const { body } = await tick('award-letter');
    const letter = (body as unknown as { items: { id: string; state: string; lots: { state: string }[] }[] }).items;
    expect(letter.find((item) => item.id === 'award-letter')).toMatchObject({
      state: 'done',
      lots: [{ state: 'done' }, { state: 'done' }],
    });
  });
});
