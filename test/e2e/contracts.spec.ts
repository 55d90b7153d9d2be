import { addDays, addMonths } from '@app/kernel';
import { awardableProcedure } from '../support/award';
import { eventually } from '../support/eventually';
import { ProcurementDesk, type Refusal } from '../support/procurement';
import type { Client } from '../support/product';

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly due: string | null;
  readonly done: boolean;
  readonly proof: string | null;
}
interface Contract extends Refusal {
  readonly id: string;
  readonly number: string;
  readonly partner: { readonly name: string };
  readonly members: readonly { slug: string }[];
  readonly value: string;
  readonly currentValue: string;
  readonly endsOn: string | null;
  readonly longestEnd: string | null;
  readonly options: readonly { id: string; decision: string | null; decidedBy: string | null }[];
  readonly modifications: readonly { amount: string; runningTotal: string; totalShare: string }[];
  readonly smallChanges: { limit: string; used: string; left: string } | null;
  readonly tasks: readonly Task[];
  readonly successorPlan: { startBy: string; days: readonly { id: string; latest: string }[] } | null;
  readonly successor: { procedureId: string; fileNumber: string } | null;
  readonly retention: { until: string | null } | null;
  readonly mayManage: boolean;
  readonly version: number;
}
interface List {
  readonly items: readonly { id: string; number: string; procedureId: string; openOptions: number }[];
}

describe('contracts from the award to the successor', () => {
  let desk: ProcurementDesk;
  let procedureId: string;
  let id: string;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    procedureId = (await awardableProcedure(desk)).id;
    await desk.step(desk.officer, procedureId, 'award');
    expect((await desk.step(desk.head, procedureId, 'award')).body.phase).toBe('awarded');
    id = await eventually('the contract of the award', async () => (await list())[0]?.id);
  }, 120_000);
  afterAll(() => desk?.product.stop());

  const list = async (query = `procedure=${procedureId}`, who: Client = desk.officer) =>
    (await who.get<List>(`/api/contracts?${query}`)).body.items;
  const read = async (who: Client = desk.officer) => (await who.get<Contract>(`/api/contracts/${id}`)).body;
  const post = <T = Contract>(what: string, body: object, who: Client = desk.officer) =>
    who.post<T>(`/api/contracts/${id}/${what}`, body);
  const pointers = ({ body }: { body: Refusal }) => body.errors.map(({ pointer }) => pointer);
  const terms = (more: object = {}) => ({
    ...{ title: 'Los 1', value: '380000', termFrom: desk.today, termTo: addDays(addMonths(desk.today, 24), -1) },
    ...{ priceClause: 'fixed', preparationDays: 60, options: [] },
    ...more,
  });
  const save = (body: object, version: number) =>
    desk.officer.send<Contract>('PUT', `/api/contracts/${id}`, body, { 'if-match': `"${version}"` });

  it('arise from the award, one per winner, and only once', async () => {
    expect(await read()).toMatchObject({
      ...{ partner: { name: 'Beta GmbH' }, value: '380000.00', currentValue: '380000.00', endsOn: null },
      members: [{ slug: 'raunheim' }, { slug: 'trebur' }],
    });
    const again = await desk.officer.post<{ ids: string[] }>('/api/contracts', { procedureId });
    expect([again.status, again.body.ids]).toEqual([200, [id]]);
    expect((await list('q=beta'))[0]?.number).toMatch(/^\d{4}-L-\d+\/V1$/);
  });

  it('take the duties after the award from the procedure, with their days', async () => {
    const { tasks, retention } = await read();
    const due = (task: string) => tasks.find((one) => one.id === task)?.due;
    // DL-39-1: thirty days after the award; VST-60: sixty.
    expect(due('award-notice')).toEqual(expect.any(String));
    expect((due('award-notice') ?? '') >= addDays(desk.today, 30)).toBe(true);
    expect((due('statistics-report') ?? '') >= addDays(desk.today, 60)).toBe(true);
    expect((retention?.until ?? '') > addDays(desk.today, 365)).toBe(true);
    await desk.officer.post(`/api/procedures/${procedureId}/items/award-notice`, {
      state: 'done',
      note: 'TED 4711-2026',
    });
    expect((await read()).tasks.find((one) => one.id === 'award-notice')).toMatchObject({
      ...{ kind: 'duty', done: true, proof: 'TED 4711-2026' },
    });
  });

  it('get their terms once, seen by the second person', async () => {
    const { version } = await read();
    const end = addDays(addMonths(desk.today, 24), -1);
    const option = { title: 'Verlängerung um ein Jahr', months: 12, value: '190000', exerciseBy: addDays(end, -90) };
    const bad = await save(terms({ termTo: '2020-01-01', options: [{ ...option, value: 'x' }] }), version);
    expect([bad.status, pointers(bad).sort()]).toEqual([400, ['/options/0/value', '/termTo']]);
    const saved = await save(terms({ options: [option] }), version);
    expect(saved.body).toMatchObject({ endsOn: end, longestEnd: addDays(addMonths(addDays(end, 1), 12), -1) });
    expect((saved.body.retention?.until ?? '') >= end).toBe(true);
    expect((await save(terms(), version)).status).toBe(412);
    expect((await list('show=ending')).map((one) => one.id)).not.toContain(id);
    expect((await list('show=option')).map((one) => one.id)).toContain(id);
  });

  it('add up their changes and refuse the one that needs a new procedure', async () => {
    const one = { on: desk.today, amount: '30000', ground: 'de-minimis', reason: 'Mehrbedarf an zwei Schulen.' };
    const preview = await post<{ verdict: string; runningTotal: string }>('modifications/preview', {
      ...{ on: one.on, amount: '38000.01', ground: one.ground },
    });
    expect(preview.body).toMatchObject({ verdict: 'needs-new-procedure', runningTotal: '38000.01' });
    expect(pointers(await post('modifications', { ...one, reason: 'Mehr.' }))).toEqual(['/reason']);
    expect((await post('modifications', one)).body.smallChanges).toEqual(
      expect.objectContaining({ limit: '38000.00', used: '30000.00', left: '8000.00' }),
    );
    const beyond = await post('modifications', { ...one, amount: '8000.01' });
    expect([beyond.status, beyond.body.conditions[0]?.paragraph]).toEqual([409, '§ 132 Abs. 3 GWB']);
    const last = await post('modifications', { ...one, amount: '8000' });
    expect(last.body.modifications.at(-1)).toMatchObject({ runningTotal: '38000.00', totalShare: '10.0000' });
    expect(last.body.currentValue).toBe('418000.00');
    expect(pointers(await save(terms({ value: '500000' }), last.body.version))).toContain('/value');
  });

  it('ask for the change notice and its proof', async () => {
    const changed = await post('modifications', {
      ...{ on: desk.today, amount: '100000', ground: 'additional' },
      reason: 'Ein Wechsel des Unternehmens ist technisch nicht möglich.',
    });
    const task = changed.body.tasks.find(({ kind }) => kind === 'change-notice');
    expect([task?.done, (task?.due ?? '') >= addDays(desk.today, 30)]).toEqual([false, true]);
    const proof = { taskId: task?.id, on: desk.today, proof: 'TED 4712-2026' };
    expect(pointers(await post('proofs', { ...proof, on: addDays(desk.today, 1) }))).toEqual(['/on']);
    expect((await post('proofs', { ...proof, taskId: 'award-notice' })).status).toBe(404);
    expect((await post('proofs', proof)).body.tasks.find((one) => one.id === task?.id)).toMatchObject({
      ...{ done: true, proof: 'TED 4712-2026' },
    });
  });

  it('adjust prices only where the contract has a clause', async () => {
    const index = { from: desk.today, valueAfter: '400000', basis: 'VPI 2020 = 100: 118,2 auf 124,4' };
    expect((await post('price-adjustments', index)).status).toBe(409);
    const { version, options } = await read();
    const kept = { title: 'Verlängerung um ein Jahr', months: 12, value: '190000', id: options[0]?.id };
    const clause = { priceClause: 'index', priceIndex: 'Verbraucherpreisindex', priceFrom: desk.today };
    expect((await save(terms({ ...clause, options: [kept] }), version)).status).toBe(200);
    expect(pointers(await post('price-adjustments', { ...index, from: '2020-01-01' }))).toEqual(['/from']);
    const adjusted = await post('price-adjustments', index);
    expect([adjusted.body.currentValue, adjusted.body.smallChanges?.limit]).toEqual(['538000.00', '40000.00']);
  });

  it('are prolonged by an option that somebody decides about once', async () => {
    const { options, longestEnd } = await read();
    const path = `options/${options[0]?.id ?? ''}`;
    expect(pointers(await post(path, { decision: 'exercised', on: addDays(desk.today, 1) }))).toEqual(['/on']);
    const exercised = await post(path, { decision: 'exercised', on: desk.today });
    expect(exercised.body).toMatchObject({
      ...{ endsOn: longestEnd, options: [{ decision: 'exercised', decidedBy: 'Sabine Arndt' }] },
    });
    expect((await post(path, { decision: 'declined', on: desk.today })).status).toBe(409);
  });

  it('begin the successor in one step with what they know', async () => {
    const before = await read();
    const award = before.successorPlan?.days.find((day) => day.id === 'award')?.latest ?? '9';
    expect(award <= (before.endsOn ?? '')).toBe(true);
    const answers = await Promise.all([post<{ procedureId: string }>('successor', {}), post('successor', {})]);
    const [first, second] = answers.map(({ body }) => (body as unknown as { procedureId: string }).procedureId);
    expect(first).toBe(second);
    const { body } = await desk.officer.get<{ phase: string; title: string; term: { from: string } }>(
      `/api/procedures/${first ?? ''}`,
    );
    expect(body).toMatchObject({
      ...{ phase: 'planned', title: 'Los 1', term: { from: addDays(before.endsOn ?? '', 1) } },
      ...{ buyers: [{ slug: 'raunheim' }, { slug: 'trebur' }], lots: [{ cpv: '30197643-5' }] },
      origin: { type: 'contract', id },
    });
    expect((await read()).tasks.find(({ kind }) => kind === 'successor')?.done).toBe(true);
    expect((await post('no-successor', { reason: 'Der Bedarf entfällt ganz.' })).status).toBe(409);
  });

  it('lie in the archive of their procedure, to read and as data', async () => {
    const answer = await fetch(`${desk.product.address}/api/procedures/${procedureId}/archive`, {
      headers: { cookie: desk.head.cookie },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const { number } = await read();
    const name = `09 Vertrag/Vertrag ${number.replace('/', ' ')}`;
    expect([answer.status, bytes.includes(`${name}.txt`), bytes.includes(`${name}.json`)]).toEqual([200, true, true]);
  });

  it('are seen by their members and by nobody else, and changed by the centre only', async () => {
    const own = await desk.product.as('controlling.raunheim@demo.example');
    expect((await list('', own)).map((one) => one.id)).toContain(id);
    expect(await read(own)).toMatchObject({ mayManage: false, retention: null });
    expect((await post('proofs', {}, own)).status).toBe(403);
    const other = await desk.product.as('controlling.nauheim@demo.example');
    expect((await list('', other)).map((one) => one.id)).not.toContain(id);
    expect((await other.get(`/api/contracts/${id}`)).status).toBe(404);
    const orderer = await desk.product.as('besteller.raunheim@demo.example');
    expect((await orderer.get('/api/contracts')).status).toBe(403);
    const auditor = await desk.product.as('revision@demo.example');
    expect((await post('successor', {}, auditor)).status).toBe(403);
    expect((await read(auditor)).mayManage).toBe(false);
  });
});
