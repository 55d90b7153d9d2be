import { type Client, type Product, startProduct } from '../support/product';

interface CostCentre {
  id: string;
  number: string;
  name: string;
  validTo: string | null;
  responsible: string | null;
  version: number;
}
interface Problem {
  type: string;
  detail: string;
  currentVersion?: number;
  errors?: { pointer: string; message: string }[];
}

describe('the directory', () => {
  let product: Product;
  let head: Client;
  let admin: Client;
  beforeAll(async () => {
    product = await startProduct();
    head = await product.as('leitung@demo.example');
    admin = await product.as('admin@demo.example');
  });
  afterAll(() => product.stop());

  const costCentres = async (client: Client, member = 'raunheim'): Promise<CostCentre[]> =>
    (await client.get<{ items: CostCentre[] }>(`/api/cost-centres?member=${member}`)).body.items;
  const add = (client: Client, number: string, more: object = {}, headers: Record<string, string> = {}) =>
    client.post<Problem & { id: string }>(
      '/api/cost-centres',
      { member: 'raunheim', number, name: 'Waldkindergarten', validFrom: '2026-01-01', ...more },
      headers,
    );
  const change = (client: Client, id: string, version: number, body: object) =>
    client.send<Problem>('PATCH', `/api/cost-centres/${id}`, body, { 'if-match': `"${version}"` });
  const added = async (number: string): Promise<CostCentre> => {
    expect((await add(head, number)).status).toBe(201);
    const found = (await costCentres(head)).find((costCentre) => costCentre.number === number);
    if (!found) throw new Error(`cost centre ${number} is not in the list`);
    return found;
  };

  it('shows the members with key, inhabitants, day and source', async () => {
    const { body } = await head.get<{
      items: { slug: string; ags: string; population: { inhabitants: number; asOf: string; source: string } }[];
    }>('/api/members');
    expect(body.items).toHaveLength(11);
    expect(body.items.find(({ slug }) => slug === 'raunheim')).toMatchObject({
      ags: '06433010',
      population: { asOf: '2024-12-31', source: 'Destatis, GV100AD' },
    });
  });

  it('adds a cost centre with department and responsible person, and remembers who did it', async () => {
    const { status, body } = await add(head, '0365100', {
      department: 'Zentrale Verwaltung',
      responsible: 'Wanda Wald',
    });
    expect(status).toBe(201);
    expect(await costCentres(head)).toContainEqual(
      expect.objectContaining({
        id: body.id,
        number: '0365100',
        department: 'Zentrale Verwaltung',
        responsible: 'Wanda Wald',
        validTo: null,
        version: 1,
      }),
    );
    const trail = await admin.get<{ items: { action: string; personName: string; after: object }[] }>(
      `/api/audit?subject=${body.id}`,
    );
    expect(trail.body.items).toEqual([
      expect.objectContaining({
        action: 'cost-centre.added',
        personName: 'Dr. Martin Lehr',
        after: expect.objectContaining({ number: '0365100', name: 'Waldkindergarten' }) as object,
      }),
    ]);
  });

  it('adds once for the same Idempotency-Key and refuses a number the member already has', async () => {
    const key = { 'idempotency-key': 'kostenstelle-1' };
    const [first, second] = await Promise.all([add(head, '0365200', {}, key), add(head, '0365200', {}, key)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    const again = await add(admin, '0365200');
    expect(again.status).toBe(400);
    expect(again.body.errors).toEqual([
      { pointer: '/number', message: 'Raunheim hat schon eine Kostenstelle 0365200.' },
    ]);
    expect((await add(head, '0365200', { member: 'trebur' })).status).toBe(201);
  });

  it('lets two people add the same number at once only once', async () => {
    const answers = await Promise.all([add(head, '0365300'), add(admin, '0365300')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it.each([
    ['a number with a blank', { number: '03 65' }, '/number'],
    ['no name', { name: ' ' }, '/name'],
    ['a day that does not exist', { validFrom: '2026-02-30' }, '/validFrom'],
    ['an end before the beginning', { validTo: '2025-12-31' }, '/validTo'],
    ['an unknown department', { department: 'Raumfahrtamt' }, '/department'],
    ['an unknown field', { budget: '1' }, '/budget'],
  ])('refuses %s at its field', async (_what, wrong, pointer) => {
    const { status, body, headers } = await add(head, '0365400', wrong);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/problem\+json/);
    expect(body.errors?.map((error) => error.pointer)).toEqual([pointer]);
    expect((await costCentres(head)).some(({ number }) => number === '0365400')).toBe(false);
  });

  it('changes name and responsible person, closes and opens again', async () => {
    const { id } = await added('0365500');
    expect((await change(head, id, 1, { name: 'Waldkita', responsible: 'Udo Ulme' })).status).toBe(204);
    expect((await change(admin, id, 2, { validTo: '2026-11-30' })).status).toBe(204);
    const now = async () => (await costCentres(head)).find((costCentre) => costCentre.id === id);
    expect(await now()).toMatchObject({
      name: 'Waldkita',
      responsible: 'Udo Ulme',
      validTo: '2026-11-30',
      version: 3,
    });
    expect((await change(head, id, 3, { validTo: null, responsible: null })).status).toBe(204);
    expect(await now()).toMatchObject({ name: 'Waldkita', responsible: null, validTo: null, version: 4 });
    const trail = await admin.get<{ items: { before: object; after: object }[] }>(`/api/audit?subject=${id}`);
    expect(trail.body.items[1]).toMatchObject({ before: { validTo: null }, after: { validTo: '2026-11-30' } });
  });

  it('leaves version and trail alone when nothing changes', async () => {
    const { id } = await added('0365600');
    expect((await change(head, id, 1, { name: 'Waldkindergarten' })).status).toBe(204);
    expect((await change(head, id, 1, {})).status).toBe(204);
    const trail = await admin.get<{ items: unknown[] }>(`/api/audit?subject=${id}`);
    expect(trail.body.items).toHaveLength(1);
  });

  it('refuses a stale change, naming who changed it last', async () => {
    const { id } = await added('0365700');
    expect((await change(admin, id, 1, { name: 'Bauernhofkita' })).status).toBe(204);
    const stale = await change(head, id, 1, { name: 'Waldkita' });
    expect(stale.status).toBe(412);
    expect(stale.body.detail).toMatch(/Ayla Demir hat sie am \d\d\.\d\d\.\d{4}/);
    expect(stale.body.currentVersion).toBe(2);
    expect((await head.send('PATCH', `/api/cost-centres/${id}`, { name: 'x' })).status).toBe(400);
  });

  it('lets one of two people changing at once through', async () => {
    const { id } = await added('0365800');
    const answers = await Promise.all([
      change(head, id, 1, { name: 'Waldkita Nord' }),
      change(admin, id, 1, { name: 'Waldkita Süd' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 412]);
  });

  it('is maintained by head and administration only', async () => {
    const { id } = await added('0365900');
    for (const email of [
      'sachbearbeitung@demo.example',
      'revision@demo.example',
      'besteller.raunheim@demo.example',
      'freigabe.raunheim@demo.example',
      'controlling.raunheim@demo.example',
    ]) {
      const client = await product.as(email);
      expect([email, (await add(client, '0999999')).status]).toEqual([email, 403]);
      expect([email, (await change(client, id, 1, { name: 'x' })).status]).toEqual([email, 403]);
    }
  });

  it('shows a member its own cost centres and sites, nobody else’s', async () => {
    const orderer = await product.as('besteller.trebur@demo.example');
    const own = await orderer.get<{ items: { member: string }[] }>('/api/cost-centres');
    expect(new Set(own.body.items.map(({ member }) => member))).toEqual(new Set(['trebur']));
    expect((await orderer.get('/api/cost-centres?member=raunheim')).status).toBe(404);
    expect((await orderer.get('/api/sites?member=raunheim')).status).toBe(404);
  });

  it('keeps the second centre apart', async () => {
    const { id } = await added('0366000');
    const wetterau = await product.as('leitung@wetterau.example');
    expect((await change(wetterau, id, 1, { name: 'x' })).status).toBe(404);
    expect((await add(wetterau, '0366001')).status).toBe(404);
    expect((await change(head, 'keine-kennung', 1, { name: 'x' })).status).toBe(404);
  });
});
