import { TEMPLATES } from '@app/documents/contract';
import pg from 'pg';
import { daysAhead } from '../support/days';
import { eventually } from '../support/eventually';
import { insertFramework } from '../support/framework';
import { type Client, type Product, startProduct } from '../support/product';

jest.setTimeout(60_000);

interface Order {
  readonly id: string;
  readonly number: string;
  readonly lines: readonly { readonly id: string }[];
}
interface Made {
  readonly items: readonly { readonly id: string; readonly member: string }[];
}
interface Refusal {
  readonly type: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string }[];
}

/** The documents of purchasing, each made from what the rooms know of its subject. */
describe('documents of purchasing', () => {
  let product: Product;
  let owner: pg.Client;
  let officer: Client;
  let orderer: Client;
  let approver: Client;
  let foreigner: Client;
  let frameworkId: string;
  let order: Order;

  beforeAll(async () => {
    product = await startProduct();
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    frameworkId = await insertFramework(product.testDatabase, {
      number: 'RV-2026-901',
      members: ['raunheim', 'trebur'],
      maximumValue: '21500.00',
      items: [
        {
          articleNumber: 'P-1001',
          text: 'Kopierpapier weiß 80 g/m², A4',
          unit: 'XPK',
          content: '500',
          baseUnit: 'Blatt',
          maximum: '5000',
          tiers: { 1: '4.3333', 10: '4.1111' },
          label: 'Blauer Engel DE-UZ 14a',
        },
      ],
    });
    officer = await product.as('sachbearbeitung@demo.example');
    orderer = await product.as('besteller.raunheim@demo.example');
    approver = await product.as('freigabe.raunheim@demo.example');
    foreigner = await product.as('besteller.trebur@demo.example');
    order = await placeOrder('6');
  });
  afterAll(async () => {
    await owner?.end();
    await product?.stop();
  });

  const post = async <T>(client: Client, url: string, body: object = {}): Promise<T> => {
    const answer = await client.post<T>(url, body);
    if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  async function placeOrder(quantity: string): Promise<Order> {
    const sites = await orderer.get<{ items: { id: string }[] }>('/api/sites?member=raunheim');
    const split = [{ costCentre: '0111001', percent: '100' }];
    const { id } = await post<{ id: string }>(orderer, '/api/requisitions', {
      ...{ member: 'raunheim', site: sites.body.items[0]?.id, note: '' },
      lines: [{ articleNumber: 'P-1001', unit: 'XPK', quantity, split }],
    });
    const submitted = await post<{ approvals: { id: string }[] }>(orderer, `/api/requisitions/${id}/submit`);
    const { orders } = await post<{ orders: { id: string }[] }>(
      approver,
      `/api/approvals/${submitted.approvals.at(-1)?.id ?? ''}/approve`,
    );
    return (await orderer.get<Order>(`/api/orders/${orders[0]?.id ?? ''}`)).body;
  }
  const receive = (of: Order, lines: readonly (readonly [quantity: string, condition: string])[]) =>
    post(orderer, `/api/orders/${of.id}/receipts`, {
      lines: lines.map(([quantity, condition]) => ({ lineId: of.lines[0]?.id, quantity, condition })),
    });

  const ask = (client: Client, template: string, type: string, id: string) =>
    client.post<{ id: string } & Refusal>('/api/documents', { template, subject: { type, id } });
  /** Waits for the document and returns the data it was made from and its member's slug. */
  async function made<T>(id: string): Promise<{ readonly data: T; readonly member: string | null }> {
    return eventually(`document ${id}`, async () => {
      const { rows } = await owner.query<{ state: string; error: string; data: T; member: string | null }>(
        `select d.state, d.error, d.data, m.slug as member from documents.document d
         left join organisation.member m on (m.centre_id, m.id) = (d.centre_id, d.member_id) where d.id = $1`,
        [id],
      );
      const [row] = rows;
      if (row?.state === 'failed') throw new Error(row.error);
      return row?.state === 'done' && row;
    });
  }
  async function wanted<T>(client: Client, template: string, type: string, id: string) {
    const { status, body } = await ask(client, template, type, id);
    expect({ status, detail: body.detail }).toEqual({ status: 202, detail: undefined });
    return made<T>(body.id);
  }
  const mayRead = async (client: Client, id: string): Promise<boolean> =>
    (await client.get(`/api/documents/${id}`)).status === 200;

  it('framework agreement: parties, maximum and tiers; a document of the centre', async () => {
    const { data, member } = await wanted<Record<string, unknown>>(
      officer,
      'framework-cover',
      'framework',
      frameworkId,
    );
    expect(member).toBeNull();
    expect(data).toMatchObject({
      number: 'RV-2026-901',
      supplier: { name: 'Bürobedarf Musterstadt GmbH', addressLines: ['Werkstraße 1', '64293 Darmstadt'] },
      buyers: ['Raunheim', 'Trebur'],
      ...{ from: '2020-01-01', to: '2099-12-31', maximumValue: '21500.00' },
      items: [
        {
          articleNumber: 'P-1001',
          content: '500 Blatt',
          maximumQuantity: '5000',
          vatRate: 19,
          tiers: [
            { fromQuantity: '1', unitPrice: '4.3333' },
            { fromQuantity: '10', unitPrice: '4.1111' },
          ],
        },
      ],
    });
    expect(data['maximumNote']).toContain('zuzüglich 10\u00a0%');
    expect(data['maximumNote']).toContain('EuGH C-23/20');
    expect((await ask(orderer, 'framework-cover', 'framework', frameworkId)).status).toBe(403);
    expect((await ask(officer, 'framework-cover', 'framework', order.id)).status).toBe(404);
  });

  it('delivery papers: no complaint without refused goods; the list knows what has come', async () => {
    const refused = await ask(orderer, 'delivery-complaint', 'order', order.id);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('keine Ware zurückgewiesen');
    await receive(order, [
      ['3', 'accepted'],
      ['2', 'refused'],
    ]);
    type Checklist = { lines: unknown[]; supplier: string };
    const list = await wanted<Checklist>(orderer, 'delivery-checklist', 'order', order.id);
    expect(list.member).toBe('raunheim');
    expect(list.data.supplier).toBe('Bürobedarf Musterstadt GmbH');
    expect(list.data.lines).toEqual([
      {
        ...{ articleNumber: 'P-1001', text: 'Kopierpapier weiß 80 g/m², A4', unit: 'XPK', ordered: '6', received: '3' },
        costCentres: [{ number: '0111001', name: 'Hauptamt', quantity: '6' }],
      },
    ]);
    for (const template of ['delivery-checklist', 'delivery-complaint'])
      expect((await ask(foreigner, template, 'order', order.id)).status).toBe(404);
  });

  it('the complaint is about the newest receipt with refused goods', async () => {
    type Complaint = { faults: { quantity: string; articleNumber: string }[]; supplier: { name: string } };
    const first = await wanted<Complaint>(orderer, 'delivery-complaint', 'order', order.id);
    expect(first.data.faults).toMatchObject([{ articleNumber: 'P-1001', quantity: '2' }]);
    expect(first.data.supplier.name).toBe('Bürobedarf Musterstadt GmbH');
    await receive(order, [['1', 'refused']]);
    await receive(order, [['3', 'accepted']]);
    const second = await wanted<Complaint>(orderer, 'delivery-complaint', 'order', order.id);
    expect(second.data.faults.map(({ quantity }) => quantity)).toEqual(['1']);
  });

  it('consumption report: the lines are what the member consumed and add up to its totals', async () => {
    const controller = await product.as('controlling.raunheim@demo.example');
    const totals = await eventually('both receipts are posted', async () => {
      const { body } = await controller.get<{ totals: { net: string; vat: string; gross: string; quantity: string } }>(
        '/api/consumption?member=raunheim&groupBy=article',
      );
      return body.totals.quantity === '6' && body.totals;
    });
    type Report = { members: { name: string; costCentres: { lines: { quantity: string }[] }[] }[]; totals: object };
    const report = await wanted<Report>(controller, 'consumption-report', 'consumption', 'member=raunheim');
    expect(report.member).toBe('raunheim');
    expect(report.data.totals).toEqual({ net: totals.net, vat: totals.vat, gross: totals.gross });
    expect(report.data.members).toMatchObject([{ name: 'Raunheim', costCentres: [{ lines: [{ quantity: '6' }] }] }]);
    const none = await wanted<Report>(controller, 'consumption-report', 'consumption', 'member=raunheim&to=2001-12-31');
    expect(none.data.members).toEqual([]);
    expect((await ask(foreigner, 'consumption-report', 'consumption', 'member=raunheim')).status).toBe(404);
    expect((await ask(officer, 'consumption-report', 'consumption', 'members=all')).status).toBe(404);
    // Without a member it is a document of the centre.
    expect((await ask(controller, 'consumption-report', 'consumption', 'from=2020-01-01')).status).toBe(403);
    expect((await wanted(officer, 'consumption-report', 'consumption', 'from=2020-01-01')).member).toBeNull();
  });

  it('cost allocation: one statement per member, together the costs; each reads its own', async () => {
    const body = {
      year: { from: '2026-07-01', to: '2027-06-30' },
      ...{ costs: '100000.01', thirdPartyIncome: '5000.00', basePercent: '10', payUntil: '2027-09-30' },
      members: [
        { id: 'raunheim', population: 15297 },
        { id: 'trebur', population: 12799 },
        { id: 'nauheim', population: 10496, from: '2027-01-01' },
      ],
    };
    const { items } = await post<Made>(officer, '/api/cost-allocations/statements', body);
    expect(items.map(({ member }) => member)).toEqual(['raunheim', 'trebur', 'nauheim']);
    const batches = await officer.get<{ items: { title: string; total: number }[] }>('/api/document-batches?limit=1');
    expect(batches.body.items[0]).toMatchObject({ title: 'Umlageabrechnung 2026/2027', total: 3 });
    type Statement = {
      member: string;
      total: string;
      shares: { member: string; total: string }[];
      derivation: string[];
    };
    const statements = await Promise.all(items.map(({ id }) => made<Statement>(id)));
    expect(statements.map(({ member }) => member)).toEqual(['raunheim', 'trebur', 'nauheim']);
    const cents = (text: string): number => Number(text.replace('.', ''));
    const own = statements.map(({ data }) => data.shares.find(({ member }) => member === data.member)?.total ?? '0');
    expect(own.reduce((sum, total) => sum + cents(total), 0)).toBe(9_500_001);
    expect(statements[0]?.data.total).toBe('95000.01');
    expect(statements[0]?.data.derivation.join(' ')).toContain('Raunheim: 15.297 Einwohner');
    const readable = await Promise.all(items.map(({ id }) => mayRead(orderer, id)));
    expect(readable).toEqual([true, false, false]);
    const unknown = await officer.post<Refusal>('/api/cost-allocations/statements', {
      ...body,
      members: [{ id: 'gernsheim', population: 1 }],
    });
    expect([unknown.status, unknown.body.errors?.[0]?.pointer]).toEqual([400, '/members/0/id']);
    const auditor = await product.as('revision@demo.example');
    expect((await auditor.post('/api/cost-allocations/statements', body)).status).toBe(403);
  });

  it('demand round: every member gets what it reported and what was bundled, and only that', async () => {
    const round = await post<{ id: string }>(officer, '/api/demand-rounds', {
      ...{ title: 'Papier', productGroups: ['Papier'], reportUntil: daysAhead(300) },
      members: ['raunheim', 'trebur', 'nauheim'],
    });
    for (const [member, quantities] of [
      ['raunheim', ['30', '12']],
      ['trebur', ['20']],
    ] as const) {
      const lines = quantities.map((quantity, index) => ({
        ...{ costCentre: index === 0 ? '0111001' : '0122001', articleNumber: 'P-1001', quantity },
      }));
      await post(officer, `/api/demand-rounds/${round.id}/lines`, { member, lines });
    }
    type Protocol = { items: { reports: { quantity: string }[]; bundled?: { own: string; all: string } }[] };
    const before = await wanted<Protocol>(
      officer,
      'member-demand-protocol',
      'demand-round-member',
      `${round.id}_trebur`,
    );
    expect(before.data.items.map(({ bundled }) => bundled)).toEqual([undefined]);
    await post(officer, `/api/demand-rounds/${round.id}/close`);
    await post(officer, `/api/demand-rounds/${round.id}/bundle`);
    const { items } = await post<Made>(officer, `/api/demand-rounds/${round.id}/member-protocols`);
    const idOf = new Map(items.map(({ id, member }) => [member, id]));
    const read = async (member: string) => made<Protocol>(idOf.get(member) ?? '');
    const raunheim = await read('raunheim');
    expect(raunheim.member).toBe('raunheim');
    expect(raunheim.data.items).toMatchObject([
      { reports: [{ quantity: '30' }, { quantity: '12' }], bundled: { own: '42', all: '62' } },
    ]);
    expect((await read('trebur')).data.items).toMatchObject([{ bundled: { own: '20', all: '62' } }]);
    expect((await read('nauheim')).data.items).toEqual([]);
    const readable = await Promise.all(['raunheim', 'trebur'].map((slug) => mayRead(orderer, idOf.get(slug) ?? '')));
    expect(readable).toEqual([true, false]);
    expect((await orderer.post(`/api/demand-rounds/${round.id}/member-protocols`)).status).toBe(403);
    const stranger = await ask(officer, 'member-demand-protocol', 'demand-round-member', `${round.id}_kelsterbach`);
    expect(stranger.status).toBe(404);
  });

  describe('samples of the templates', () => {
    const fetchSample = (id: string, headers: Record<string, string> = {}, query = ''): Promise<Response> =>
      fetch(`${product.address}/api/document-templates/${id}/sample${query}`, { headers });

    it.each(TEMPLATES.map(({ id }) => id))('%s is drawn for whoever may read documents, once', async (id) => {
      const headers = { cookie: orderer.cookie };
      const answer = await fetchSample(id, headers);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 8)
          .toString(),
      ).toBe('%PDF-1.7');
      const tag = answer.headers.get('etag') ?? '';
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
      const again = await fetchSample(id, { ...headers, 'if-none-match': tag });
      expect(again.status).toBe(304);
    });

    it('a template with several letters has a sample of each', async () => {
      const named = TEMPLATES.flatMap(({ id, samples = [] }) => samples.map((sample) => [id, sample.id] as const));
      expect(named.length).toBeGreaterThan(0);
      const tags = new Set<string | null>();
      for (const [id, sample] of named) {
        const answer = await fetchSample(id, { cookie: orderer.cookie }, `?sample=${encodeURIComponent(sample)}`);
        expect(answer.status).toBe(200);
        tags.add(answer.headers.get('etag'));
      }
      expect(tags.size).toBe(named.length);
      const foreign = await fetchSample('annual-report', { cookie: orderer.cookie }, '?sample=purchase-order');
      expect(foreign.status).toBe(404);
    });

    it('is refused without a session and for what is no template', async () => {
      expect((await fetchSample('annual-report')).status).toBe(401);
      expect((await fetchSample('no-such-thing', { cookie: orderer.cookie })).status).toBe(404);
    });

    it('every template says what it is for', async () => {
      const { body } = await officer.get<{ items: { area: string; purpose: string }[] }>('/api/document-templates');
      expect(body.items).toHaveLength(TEMPLATES.length);
      expect(body.items.filter(({ area, purpose }) => !area || purpose.length < 30)).toEqual([]);
    });
  });
});
