import { ProcurementDesk, type Refusal } from '../support/procurement';
import { type Client, startProduct } from '../support/product';

interface View {
  readonly id: string;
  readonly name: string;
  readonly own: boolean;
  readonly mayChange: boolean;
  readonly isDefault: boolean;
  readonly version: number;
}

describe('saved views of the list of procedures', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  beforeAll(async () => {
    desk = await ProcurementDesk.open(startProduct({}, { http: true, jobs: false }));
    ({ officer, head } = desk);
  });
  afterAll(() => desk?.product.stop());

  const view = (name: string, more: object = {}) => ({
    ...{
      name,
      shared: false,
      kind: 'board',
      filters: { phase: 'open', officer: 'me' },
      sort: 'deadline',
      columns: ['number'],
    },
    ...more,
  });
  const views = async (who: Client) => (await who.get<{ items: View[] }>('/api/procedure-views')).body.items;
  const save = (who: Client, body: object) => who.post<View & Refusal>('/api/procedure-views', body);

  it('keeps a personal view to its person and shows a shared one to everybody', async () => {
    const own = (await save(officer, view('Meine Tafel'))).body;
    const shared = (await save(officer, view('Unsere Fristen', { shared: true }))).body;
    expect(own).toMatchObject(view('Meine Tafel', { own: true, mayChange: true, isDefault: false }));
    const others = await views(head);
    expect(others.some(({ id }) => id === own.id)).toBe(false);
    expect(others.find(({ id }) => id === shared.id)).toMatchObject({ own: false, mayChange: true });
    expect((await head.send('PUT', `/api/procedure-views/${own.id}`, view('Fremd'))).status).toBe(404);
    const auditor = await desk.product.as('revision@demo.example');
    expect((await views(auditor)).some(({ id }) => id === shared.id)).toBe(true);
    expect((await save(auditor, view('Prüfung'))).status).toBe(403);
  });

  it('lets only its author and the head change a shared view', async () => {
    const { id, version } = (await save(head, view('Leitung', { shared: true }))).body;
    const change = (who: Client, body: object, headers = {}) =>
      who.send<View & Refusal>('PUT', `/api/procedure-views/${id}`, body, headers);
    expect((await change(officer, view('Übernommen', { shared: true }))).status).toBe(403);
    expect((await officer.delete(`/api/procedure-views/${id}`)).status).toBe(403);
    const changed = await change(head, view('Leitung neu', { shared: true }), { 'if-match': `"${version}"` });
    expect(changed.body).toMatchObject({ name: 'Leitung neu', version: version + 1 });
    expect((await change(head, view('x', { shared: true }), { 'if-match': `"${version}"` })).status).toBe(412);
    expect((await head.delete(`/api/procedure-views/${id}`)).status).toBe(204);
    expect((await views(head)).some((one) => one.id === id)).toBe(false);
  });

  it('opens one view first, for each person their own', async () => {
    const { id } = (await save(head, view('Standard', { shared: true }))).body;
    expect((await officer.post('/api/procedure-views/default', { viewId: id })).status).toBe(204);
    const first = async (who: Client) => (await views(who)).filter(({ isDefault }) => isDefault).map((one) => one.id);
    expect([await first(officer), await first(head)]).toEqual([[id], []]);
    expect((await officer.post('/api/procedure-views/default', { viewId: null })).status).toBe(204);
    expect(await first(officer)).toEqual([]);
  });

  it('refuses a name that is taken and filters there are not, at their fields', async () => {
    await save(officer, view('Doppelt'));
    const twice = await save(officer, view('doppelt'));
    expect([twice.status, twice.body.errors[0]?.pointer]).toEqual([400, '/name']);
    const unknown = await save(officer, view('Neu', { filters: { colour: 'red' } }));
    expect([unknown.status, unknown.body.errors[0]?.pointer]).toEqual([400, '/filters/colour']);
  });
});
