import { type Client, type Product, startProduct } from '../support/product';

interface Problem {
  readonly type: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}
interface Assessment {
  readonly regime: string;
  readonly distance: string;
  readonly procedureTypes: readonly { readonly type: string; readonly verdict: string }[];
  readonly uncertain: readonly { readonly id: string; readonly text: string }[];
  readonly ruleSet: { readonly id: string; readonly version: string };
}

const CASE = {
  startsOn: '2026-11-22',
  state: 'HE',
  buyer: 'municipality',
  nature: 'supplies',
  value: '120000.00',
};
const LIMIT = {
  kind: 'limit',
  statute: '§ 4 Vergabeerlass 2026',
  source: 'StAnz. 30/2026 S. 812',
  validFrom: '2026-08-01',
  closes: 'HE26-BA-VV',
  state: 'HE',
  natures: ['supplies'],
  types: ['us-res-no-tw'],
  bound: 'up-to',
  amount: '150000.00',
};

describe('the law library over HTTP', () => {
  let product: Product;
  let officer: Client;
  let head: Client;
  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
    officer = await product.as('sachbearbeitung@demo.example');
    head = await product.as('leitung@demo.example');
  });
  afterAll(() => product.stop());

  const assessed = async (client: Client, value = CASE.value): Promise<Assessment> => {
    const { status, body } = await client.post<Assessment>('/api/law/assessments', { ...CASE, value });
    expect(status).toBe(200);
    return body;
  };
  const restricted = ({ procedureTypes }: Assessment) =>
    procedureTypes.find(({ type }) => type === 'us-res-no-tw')?.verdict;

  it('answers whoever is signed in, and nobody else', async () => {
    const orderer = await product.as('besteller.nauheim@demo.example');
    expect((await assessed(orderer)).regime).toBe('national');
    const anonymous = await fetch(`${product.address}/api/law/assessments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(CASE),
    });
    expect(anonymous.status).toBe(401);
  });

  it('names every wrong field, and the rule sets there are for a day outside of them', async () => {
    const wrong = await officer.post<Problem>('/api/law/assessments', { ...CASE, value: '-5', state: 'XX' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors).toEqual([
      { pointer: '/state', message: expect.stringContaining('„XX“') },
      { pointer: '/value', message: '„-5“ ist kein Betrag ≥ 0' },
    ]);
    const outside = await officer.post<Problem>('/api/law/assessments', { ...CASE, startsOn: '2031-01-01' });
    expect(outside.status).toBe(422);
    expect(outside.body.detail).toContain('EU-2026 (01.01.2026 bis 31.12.2027)');
  });

  it('computes periods, timelines and holidays', async () => {
    const period = { rule: 'standstill-134', event: '2026-12-22', length: 10, unit: 'days', direction: 'after' };
    expect((await officer.post('/api/law/periods', { ...period, state: 'HE' })).body).toMatchObject({
      ends: '2027-01-01',
      earliestNextDay: '2027-01-02',
      safeDay: '2027-01-05',
    });
    const timeline = await officer.post<{ steps: { id: string; planned: string }[] }>('/api/law/timelines', {
      ...{ startsOn: '2026-11-22', state: 'HE', regime: 'eu', procedureType: 'open', nature: 'supplies' },
      anchor: { stepId: 'award', on: '2027-03-01' },
    });
    expect(timeline.body.steps.find(({ id }) => id === 'award')?.planned).toBe('2027-03-01');
    const holidays = await officer.get<{ items: object[] }>('/api/law/holidays?state=HE&year=2026');
    expect(holidays.body.items[0]).toEqual({
      date: '2026-01-01',
      germanName: 'Neujahr',
      statewide: true,
      note: null,
    });
    expect((await officer.get('/api/law/holidays?state=XX&year=2026')).status).toBe(400);
    expect((await officer.get('/api/law/holidays?state=HE&year=2050')).status).toBe(422);
    const sets = await officer.get<{ items: { id: string }[] }>('/api/law/rule-sets');
    expect(sets.body.items.map(({ id }) => id)).toContain('HE-2026');
  });

  it('says what changed when, with facts the rule sets show (THR-2024-SUB, WREG-22)', async () => {
    const changes = await officer.get<{
      items: { on: string; ended: string[]; replaced: { from: string; to: string }[] }[];
    }>('/api/law/changes');
    expect(changes.status).toBe(200);
    const day = (on: string) => changes.body.items.find((change) => change.on === on);
    expect(day('2026-01-01')?.replaced).toContainEqual({ from: 'THR-2024-SUB', to: 'THR-2026-SUB' });
    expect(day('2026-07-01')?.replaced).toContainEqual({ from: 'WREG-22', to: 'WREG-26' });
    const sets = await officer.get<{ items: { facts: { id: string; group: string; sourceGrade: string | null }[] }[] }>(
      '/api/law/rule-sets',
    );
    const facts = sets.body.items.flatMap((set) => set.facts);
    expect(facts.find(({ id }) => id === 'WREG-26')).toMatchObject({ group: 'duties', sourceGrade: 'statute-mirror' });
    expect((await fetch(`${product.address}/api/law/changes`)).status).toBe(401);
  });

  it('uses what the centre entered, for this centre only, versioned and audited', async () => {
    expect(restricted(await assessed(officer))).toBe('needs-grounds');
    expect((await officer.post('/api/law/entries', LIMIT)).status).toBe(403);
    const bad = await head.post<Problem>('/api/law/entries', { ...LIMIT, amount: 'viel', statute: '' });
    expect(bad.body.errors?.map(({ pointer }) => pointer)).toEqual(['/statute', '/amount']);

    const { body: added } = await head.post<{ id: string }>('/api/law/entries', LIMIT);
    const own = await assessed(officer);
    expect(restricted(own)).toBe('permitted');
    expect(own.ruleSet.version).toMatch(/\+Z1$/);
    expect(own.uncertain.find(({ id }) => id === `EIGEN-${added.id}`)?.text).toContain('Eigene Angabe des Zentrums');
    const other = await product.as('leitung@wetterau.example');
    expect(restricted(await assessed(other))).toBe('needs-grounds');
    expect((await other.get<{ items: unknown[] }>('/api/law/entries')).body.items).toEqual([]);
    expect((await other.send('PUT', `/api/law/entries/${added.id}`, LIMIT, { 'if-match': '"1"' })).status).toBe(404);

    const change = (version: number, amount: string) =>
      head.send('PUT', `/api/law/entries/${added.id}`, { ...LIMIT, amount }, { 'if-match': `"${version}"` });
    const both = await Promise.all([change(1, '110000.00'), change(1, '115000.00')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 412]);
    expect(restricted(await assessed(officer))).toBe('needs-grounds');

    const withdrawal = (body: object) =>
      head.send('POST', `/api/law/entries/${added.id}/withdrawal`, body, { 'if-match': '"2"' });
    expect((await withdrawal({ reason: ' ' })).status).toBe(400);
    expect((await withdrawal({ reason: 'x'.repeat(1001) })).status).toBe(400);
    expect((await withdrawal({ reason: 'Der Erlass ist aufgehoben.' })).status).toBe(204);
    const { items } = (
      await officer.get<{ items: { version: number; inForce: boolean; reason: string | null }[] }>('/api/law/entries')
    ).body;
    expect(items.map(({ version, inForce }) => [version, inForce])).toEqual([
      [3, false],
      [2, false],
      [1, false],
    ]);
    const audit = await head.get<{ items: { action: string }[] }>('/api/audit?limit=50');
    expect(audit.body.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['law-entry.added', 'law-entry.changed', 'law-entry.withdrawn']),
    );
  });
});
