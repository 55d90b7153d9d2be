import { awardableProcedure, evaluatedProcedure } from '../support/award';
import { procedure, ProcurementDesk, type Refusal } from '../support/procurement';

interface Bodies {
  readonly proposals: readonly {
    proposalId: string;
    value: string;
    open: boolean;
    bodies: readonly { member: string; state: string; body: string; fromValue: string | null }[];
  }[];
  readonly grounds: readonly { id: string; refusal: string | null; status: string }[];
  readonly waivers: readonly { groundName: string }[];
}

describe('bodies of the members and awards without information', () => {
  let desk: ProcurementDesk;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
  });
  afterAll(() => desk.product.stop());

  const bodies = async (id: string) => (await desk.officer.get<Bodies>(`/api/procedures/${id}/award-bodies`)).body;
  const pointers = ({ body }: { body: Refusal }) => body.conditions.map(({ pointer }) => pointer);
  const rule = (member: string, body: object | null) =>
    desk.head.send<unknown>(body ? 'PUT' : 'DELETE', `/api/body-rules/${member}`, body ?? undefined);

  it('awards when the body has agreed, not before', async () => {
    const { id } = await awardableProcedure(desk);
    expect((await rule('raunheim', { body: 'Magistrat der Stadt Raunheim', fromValue: '380000' })).status).toBe(204);
    const [proposal] = (await bodies(id)).proposals;
    expect(proposal?.bodies).toMatchObject([
      { member: 'raunheim', state: 'awaited', fromValue: '380000.00' },
      { member: 'trebur', state: 'unknown', fromValue: null },
    ]);
    const said = {
      proposalId: proposal?.proposalId,
      member: 'raunheim',
      needed: true,
      body: 'Magistrat der Stadt Raunheim',
    };
    const decide = (more: object) => desk.step(desk.officer, id, 'body-decisions', { ...said, ...more });
    const award = () => desk.step(desk.officer, id, 'award');
    expect(pointers(await award())).toEqual(['/awardBodies']);

    const small = await decide({ needed: false, note: 'Der Wert ist gering.' });
    expect([small.status, small.body.errors.map(({ pointer }) => pointer)]).toEqual([400, ['/needed']]);
    const future = await decide({ result: 'agreed', decidedOn: '2099-01-01' });
    expect([future.status, future.body.errors.map(({ pointer }) => pointer)]).toEqual([400, ['/decidedOn']]);
    for (const more of [{ decidedOn: '2099-01-01' }, { decidedOn: desk.today, result: 'refused' }]) {
      expect((await decide(more)).status).toBe(200);
      expect(pointers(await award())).toEqual(['/awardBodies']);
    }
    const agreed = await decide({ decidedOn: desk.today, result: 'agreed', reference: 'DS-118' });
    expect(agreed.status).toBe(200);
    expect((await award()).status).toBe(200);
    expect((await desk.step(desk.head, id, 'award')).body.phase).toBe('awarded');
    const late = await decide({ decidedOn: desk.today, result: 'refused' });
    expect(late.status).toBe(409);

    const record = await desk.officer.get<{ entries: { text: string }[] }>(`/api/procedures/${id}/record`);
    const texts = JSON.stringify(record.body);
    expect(texts).toContain('Magistrat der Stadt Raunheim hat am');
    expect(texts).toContain('(DS-118) dem Zuschlag zugestimmt.');
    expect((await rule('raunheim', null)).status).toBe(204);
  });

  it('asks of every buyer whether a body decides, with a reason where none does', async () => {
    const { id } = await evaluatedProcedure(desk, 'national');
    await desk.step(desk.officer, id, 'award-proposal');
    const proposalId = (await bodies(id)).proposals[0]?.proposalId;
    const unsettled = async () => pointers(await desk.step(desk.officer, id, 'award')).includes('/items/member-body');
    const no = (member: string, note?: string) =>
      desk.step(desk.officer, id, 'body-decisions', { proposalId, member, needed: false, ...(note ? { note } : {}) });
    expect((await no('raunheim')).body.errors.map(({ pointer }) => pointer)).toEqual(['/note']);
    expect((await no('nauheim', 'Nach der Hauptsatzung nicht.')).body.errors[0]?.pointer).toBe('/member');
    await no('raunheim', 'Nach der Hauptsatzung entscheidet die Verwaltung.');
    expect(await unsettled()).toBe(true);
    await no('trebur', 'Nach der Hauptsatzung entscheidet die Verwaltung.');
    expect(await unsettled()).toBe(false);
  });

  it('lets only who keeps the directory set the rules', async () => {
    const body = { body: 'Gemeindevorstand', fromValue: '50000' };
    expect((await desk.officer.send<unknown>('PUT', '/api/body-rules/trebur', body)).status).toBe(403);
    const bad = await desk.head.send<Refusal>('PUT', '/api/body-rules/trebur', { ...body, fromValue: 'viel' });
    expect([bad.status, bad.body.errors[0]?.pointer]).toEqual([400, '/fromValue']);
    const auditor = await desk.product.as('revision@demo.example');
    const { body: rules } = await auditor.get<{ items: unknown[]; mayChange: boolean }>('/api/body-rules');
    expect(rules).toMatchObject({ items: [], mayChange: false });
  });

  it('awards an EU procedure with one bidder without waiting, and refuses the ground while somebody loses', async () => {
    const { id: two } = await evaluatedProcedure(desk, 'eu');
    await desk.step(desk.officer, two, 'award-proposal');
    const said = { ground: 'no-loser', reason: 'Es ging nur ein einziges Angebot ein.' };
    const refused = await desk.step(desk.officer, two, 'information-waiver', said);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('Alpha GmbH')]);

    const lots = [{ title: 'Los', estimatedValue: '400000.00', cpv: '30197643-5' }];
    const id = await desk.published(procedure('400000.00', { lots, term: undefined }), 'open');
    const [bidderId] = await desk.addBidders(id, 'Alpha GmbH');
    const { lots: opened } = await desk.opened(id);
    await desk.step(desk.officer, id, 'bids', { bidderId, lotId: opened[0]?.id, total: '390000.00' });
    await desk.go(id, 'examination');
    await desk.step(desk.officer, id, 'evaluations');
    await desk.step(desk.officer, id, 'award-proposal');
    expect((await bodies(id)).grounds.map(({ id: ground, refusal }) => [ground, refusal === null])).toEqual([
      ['no-loser', true],
      ['extreme-urgency', false],
      ['call-off', true],
    ]);
    const short = await desk.step(desk.officer, id, 'information-waiver', { ...said, reason: 'Nur eins.' });
    expect([short.status, short.body.errors[0]?.pointer]).toEqual([400, '/reason']);
    const waived = await desk.step(desk.officer, id, 'information-waiver', said);
    expect([waived.status, waived.body.phase]).toEqual([200, 'informed']);
    await desk.settle(id, 'awarded');
    await desk.step(desk.officer, id, 'award');
    expect((await desk.step(desk.head, id, 'award')).body).toMatchObject({
      phase: 'awarded',
      award: { awardedOn: desk.today },
    });
    expect((await bodies(id)).waivers).toHaveLength(1);
  });
});
