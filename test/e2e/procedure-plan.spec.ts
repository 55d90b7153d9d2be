import { procedure, ProcurementDesk } from '../support/procurement';
import type { Client } from '../support/product';

interface Planned {
  readonly version: number;
  readonly title: string;
  readonly estimatedValue: string;
  readonly regime: string;
  readonly officerId: string;
  readonly officer: string;
  readonly deputy: string | null;
  readonly plan: { readonly place: readonly string[]; readonly options: readonly { readonly value: string }[] };
  readonly lots: readonly { readonly id: string; readonly number: number; readonly title: string }[];
  readonly checklist: readonly { readonly id: string; readonly met: boolean; readonly sentence: string }[];
  readonly detail?: string;
  readonly changedBy?: string;
  readonly errors?: readonly { readonly pointer: string }[];
}

const lumpSum = { lots: [{ title: 'Server', estimatedValue: '60000.00', cpv: '' }], term: undefined };
const planOf = (lots: readonly object[], more: object = {}) => ({
  ...{ title: 'Server und Wartung', description: '', buyers: ['raunheim'], place: [], furtherCpv: [], options: [] },
  ...{ dynamicSystem: false, planningCompetition: false, lots },
  ...more,
});

describe('the plan of a procedure', () => {
  let desk: ProcurementDesk;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
  });
  afterAll(() => desk.product.stop());

  const read = async (id: string): Promise<Planned> => (await desk.officer.get<Planned>(`/api/procedures/${id}`)).body;
  const save = (who: Client, id: string, body: object, version?: number) =>
    who.send<Planned>(
      'PUT',
      `/api/procedures/${id}/plan`,
      body,
      version === undefined ? {} : { 'if-match': `"${version}"` },
    );

  it('keeps the lots that stay, adds and removes others, and counts options into the value', async () => {
    const id = await desk.create(procedure('60000.00', lumpSum));
    const before = await read(id);
    const kept = { id: before.lots[0]?.id, title: 'Server', estimatedValue: '70000.00', cpv: '48820000-2' };
    const added = { title: 'Wartung', estimatedValue: '20000.00' };
    const options = [{ title: 'Verlängerung', value: '5000.00' }];
    const saved = await save(desk.officer, id, planOf([added, kept], { options, place: ['DE717'] }), before.version);
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      title: 'Server und Wartung',
      estimatedValue: '95000.00',
      plan: { place: ['DE717'] },
    });
    expect(saved.body.lots).toMatchObject([
      { number: 1, title: 'Wartung' },
      { id: kept.id, number: 2 },
    ]);
    const removed = await save(desk.officer, id, planOf([kept], { options }));
    expect(removed.body.lots).toMatchObject([{ id: kept.id, number: 1 }]);
  });

  it('says when a new value makes the choice wrong, and holds the publication until it is judged anew', async () => {
    const id = await desk.create(procedure('60000.00', lumpSum));
    await desk.step(desk.officer, id, 'procedure-type', { type: 'us-open', reason: 'Breiter Markt.' });
    await desk.step(desk.officer, id, 'timeline', { noticeDispatchedOn: desk.today });
    await desk.go(id, 'prepared');
    const [lot] = (await read(id)).lots;
    const dearer = planOf([{ id: lot?.id, title: 'Server', estimatedValue: '600000.00' }]);
    expect((await save(desk.officer, id, dearer)).status).toBe(200);
    await desk.settle(id, 'published');
    const refused = await desk.step(desk.officer, id, 'transitions', { to: 'published' });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toMatch(/neu entschieden werden: jetzt EU-weites/);
    const back = { to: 'planned', reason: 'Der Wert ist gestiegen.' };
    expect((await desk.step(desk.officer, id, 'transitions', back)).status).toBe(200);
    expect((await desk.step(desk.officer, id, 'assessment', { startsOn: desk.today })).body.regime).toBe('eu');
  });

  it('stands fast from the publication on, and refuses codes and amounts that are none', async () => {
    const id = await desk.create(procedure('60000.00', lumpSum));
    const lot = { title: 'Server', estimatedValue: '60000.00', cpv: '48820000-1' };
    expect((await save(desk.officer, id, planOf([lot]))).status).toBe(400);
    const priced = planOf([{ ...lot, cpv: '' }], { options: [{ title: 'Mehr', value: 'viel' }] });
    expect((await save(desk.officer, id, priced)).body.errors).toMatchObject([{ pointer: '/options/0/value' }]);
    const published = await desk.published(procedure('60000.00', lumpSum), 'us-open');
    expect((await save(desk.officer, published, planOf([{ ...lot, cpv: '' }]))).status).toBe(409);
  });

  it('tells the second of two officers what the first one changed, and takes neither silently', async () => {
    const id = await desk.create(procedure('60000.00', lumpSum));
    const { version, lots } = await read(id);
    const kept = [{ id: lots[0]?.id, title: 'Server', estimatedValue: '60000.00' }];
    const [one, other] = await Promise.all([
      save(desk.officer, id, planOf(kept, { title: 'Server 2027' }), version),
      save(desk.head, id, planOf(kept, { title: 'Server 2028' }), version),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 412]);
    const late = one.status === 412 ? one : other;
    expect(late.body.detail).toMatch(/hat das Verfahren inzwischen geändert \(Planung geändert/);
  });

  it('is in the hands of an officer with a deputy, both of the centre', async () => {
    const id = await desk.create(procedure('60000.00', lumpSum));
    const { officerId, officer } = await read(id);
    expect(officer).toBe('Sabine Arndt');
    const people = (await desk.officer.get<{ items: { id: string; name: string }[] }>('/api/procedure-officers')).body
      .items;
    const deputy = people.find(({ id: person }) => person !== officerId);
    const put = (body: object) => desk.officer.send<Planned>('PUT', `/api/procedures/${id}/people`, body);
    expect((await put({ officerId, deputyId: deputy?.id })).body.deputy).toBe(deputy?.name);
    expect((await put({ officerId, deputyId: officerId })).status).toBe(400);
    expect((await put({ officerId: '00000000-0000-7000-8000-00000000dead' })).status).toBe(404);
  });
});
