import pg from 'pg';
import { eventually } from '../support/eventually';
import { insertFramework } from '../support/framework';
import { type Answer, type Client, type Product, startProduct } from '../support/product';

interface Requisition {
  id: string;
  number: string | null;
  state: string;
  net: string;
  version: number;
  lines: {
    articleNumber: string;
    quantity: string;
    net: string;
    unitPrice: string;
    split: { costCentre: string; quantity: string; net: string }[];
  }[];
  approvals: { id: string; state: string; approvers: string[]; decidedBy: string | null; reason: string | null }[];
  orders: { id: string; number: string; net: string; state: string }[];
}
interface Decided {
  state: string;
  orders: { id: string; number: string }[];
}
interface Order {
  id: string;
  number: string;
  net: string;
  vat: string;
  gross: string;
  state: string;
  documentId: string | null;
  lines: {
    id: string;
    articleNumber: string;
    quantity: string;
    received: string;
    rest: string;
    split: { costCentreId: string; net: string; vat: string; quantity: string }[];
  }[];
  receipts: { lines: { condition: string; quantity: string }[] }[];
}
interface Problem {
  status: number;
  type: string;
  detail: string;
  errors?: { pointer: string; message: string }[];
}
type List<T> = { items: T[]; nextCursor: string | null };

const HALL = 'Rathaus';
const MAIN_OFFICE = '0111001';
const STAFF_OFFICE = '0111002';

describe('ordering from the catalogue to the receipt', () => {
  let product: Product;
  let owner: pg.Client;
  let orderer: Client;
  let approver: Client;
  let foreigner: Client;
  let site: string;

  beforeAll(async () => {
    product = await startProduct();
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    await insertFramework(product.testDatabase, {
      number: 'RV-2026-901',
      members: ['raunheim', 'trebur'],
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
        {
          articleNumber: 'B-3001',
          text: 'Kinderbücher, gemischt',
          productGroup: 'Bücher',
          vatRate: '7',
          maximum: '100',
          tiers: { 1: '9.9900' },
        },
        {
          articleNumber: 'T-2001',
          text: 'Toner für Brother-Drucker, schwarz',
          productGroup: 'Tinte und Toner',
          manufacturer: 'Brother',
          manufacturerNumber: 'TN-2420',
          maximum: '10',
          tiers: { 1: '61.5000' },
        },
      ],
    });
    await insertFramework(product.testDatabase, {
      number: 'RV-2026-902',
      members: ['raunheim'],
      items: [
        {
          articleNumber: 'H-4001',
          text: 'Seifenblöcke',
          productGroup: 'Hygiene und Reinigung',
          maximum: '1000',
          tiers: { 1: '1.2500' },
        },
      ],
    });
    orderer = await product.as('besteller.raunheim@demo.example');
    approver = await product.as('freigabe.raunheim@demo.example');
    foreigner = await product.as('besteller.trebur@demo.example');
    site =
      (await orderer.get<List<{ id: string; name: string }>>('/api/sites?member=raunheim')).body.items.find(
        ({ name }) => name === HALL,
      )?.id ?? '';
  });
  afterAll(async () => {
    await owner?.end();
    await product.stop();
  });

  const paper = (quantity: string, split: unknown[] = [{ costCentre: MAIN_OFFICE, percent: '100' }]) => ({
    articleNumber: 'P-1001',
    unit: 'XPK',
    quantity,
    split,
  });
  const draft = (lines: unknown[], more: object = {}): Promise<Answer<Requisition>> =>
    orderer.post<Requisition>('/api/requisitions', { member: 'raunheim', site, lines, note: '', ...more });
  const submitted = async (lines: unknown[]): Promise<Requisition> => {
    const { body } = await draft(lines);
    const answer = await orderer.post<Requisition>(`/api/requisitions/${body.id}/submit`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const approvalOf = (requisition: Requisition): string => requisition.approvals.at(-1)?.id ?? '';
  const ordered = async (lines: unknown[]): Promise<Order> => {
    const { body, status } = await approver.post<Decided>(
      `/api/approvals/${approvalOf(await submitted(lines))}/approve`,
    );
    expect(status).toBe(200);
    return (await orderer.get<Order>(`/api/orders/${body.orders[0]?.id}`)).body;
  };
  const pointersOf = ({ body }: Answer<unknown>): string[] =>
    ((body as Problem).errors ?? []).map(({ pointer }) => pointer);

  describe('catalogue', () => {
    interface Found {
      items: {
        articleNumber: string;
        unitPrice: string;
        basePrice: { amount: string; per: string };
        framework: string;
      }[];
      groups: { name: string; count: number }[];
      nextCursor: string | null;
    }
    const find = async (client: Client, query: string): Promise<string[]> =>
      (await client.get<Found>(`/api/catalogue?${query}`)).body.items.map(({ articleNumber }) => articleNumber);

    it('finds words with and without umlauts and numbers with and without blanks', async () => {
      expect(await find(orderer, 'member=raunheim&q=seifenbloecke')).toEqual(['H-4001']);
      expect(await find(orderer, 'member=raunheim&q=Seifenblöcke')).toEqual(['H-4001']);
      for (const spelling of ['tn2420', 'TN-2420', 'TN 2420', 't2001']) {
        expect(await find(orderer, `member=raunheim&q=${encodeURIComponent(spelling)}`)).toEqual(['T-2001']);
      }
    });

    it('shows only the articles of the agreements the member takes part in', async () => {
      expect(await find(orderer, 'member=raunheim')).toEqual(['B-3001', 'H-4001', 'P-1001', 'T-2001']);
      expect(await find(foreigner, '')).toEqual(['B-3001', 'P-1001', 'T-2001']);
      expect((await foreigner.get('/api/catalogue?member=raunheim')).status).toBe(404);
    });

    it('names the price of the unit and of the base unit, filters, counts groups and pages by key', async () => {
      const { body } = await orderer.get<Found>('/api/catalogue?member=raunheim&group=Papier');
      expect(body.items[0]).toMatchObject({
        articleNumber: 'P-1001',
        unitPrice: '4.3333',
        basePrice: { amount: '0.0087', per: 'Blatt' },
      });
      expect(body.groups.map(({ name }) => name)).toEqual([
        'Bücher',
        'Hygiene und Reinigung',
        'Papier',
        'Tinte und Toner',
      ]);
      const first = await orderer.get<Found>('/api/catalogue?member=raunheim&limit=3');
      const second = await orderer.get<Found>(`/api/catalogue?member=raunheim&limit=3&cursor=${first.body.nextCursor}`);
      expect([...first.body.items, ...second.body.items].map(({ articleNumber }) => articleNumber)).toEqual([
        'B-3001',
        'H-4001',
        'P-1001',
        'T-2001',
      ]);
      expect(second.body.nextCursor).toBeNull();
    });
  });

  describe('draft', () => {
    it('names every wrong field by its pointer and stores nothing', async () => {
      const before = (await orderer.get<List<unknown>>('/api/requisitions?own=true')).body.items.length;
      const answer = await draft([
        paper('1.5'),
        { articleNumber: 'X-9999', quantity: '1', split: [] },
        { articleNumber: 'T-2001', unit: 'XCT', quantity: '1', split: [] },
        { articleNumber: 'B-3001', quantity: '4', split: [{ costCentre: '9999999', percent: '100' }] },
        {
          articleNumber: 'H-4001',
          quantity: '3',
          split: [
            { costCentre: MAIN_OFFICE, quantity: '1' },
            { costCentre: STAFF_OFFICE, quantity: '1' },
          ],
        },
      ]);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
      expect(pointersOf(answer)).toEqual([
        '/lines/0/quantity',
        '/lines/1/articleNumber',
        '/lines/2/unit',
        '/lines/3/split/0/costCentre',
        '/lines/4/split',
      ]);
      expect((await orderer.get<List<unknown>>('/api/requisitions?own=true')).body.items).toHaveLength(before);
    });

    it('refuses the site and the cost centre of another member', async () => {
      const [foreign] = (await foreigner.get<List<{ id: string }>>('/api/sites?member=trebur')).body.items;
      expect(pointersOf(await draft([paper('1')], { site: foreign?.id }))).toEqual(['/site']);
      const [foreignCostCentre] = (await foreigner.get<List<{ id: string }>>('/api/cost-centres?member=trebur')).body
        .items;
      const answer = await draft([paper('1', [{ costCentre: foreignCostCentre?.id, percent: '100' }])]);
      expect(pointersOf(answer)).toEqual(['/lines/0/split/0/costCentre']);
      expect((await foreigner.post('/api/requisitions', { member: 'raunheim', lines: [] })).status).toBe(404);
    });

    it('refuses a cost centre that is closed on the day', async () => {
      const { rows } = await owner.query<{ number: string; slug: string }>(
        `select c.number, m.slug from organisation.cost_centre c join organisation.member m on (m.centre_id, m.id) = (c.centre_id, c.member_id)
         where c.valid_to < current_date and m.slug = 'trebur' limit 1`,
      );
      let number = rows[0]?.number;
      if (!number) {
        number = '0126001';
        await owner.query(
          `update organisation.cost_centre c set valid_to = '2025-12-31' from organisation.member m
           where m.id = c.member_id and m.slug = 'trebur' and c.number = $1`,
          [number],
        );
      }
      const answer = await foreigner.post('/api/requisitions', {
        member: 'trebur',
        lines: [paper('1', [{ costCentre: number, percent: '100' }])],
      });
      expect(pointersOf(answer)).toEqual(['/lines/0/split/0/costCentre']);
      expect((answer.body as unknown as Problem).errors?.[0]?.message).toMatch(/gültig bis zum/);
    });

    it('is a cart: quantities add up, lines change with the version seen, a stale version is refused by name', async () => {
      const { body: empty } = await draft([]);
      const added = await orderer.post<Requisition>(`/api/requisitions/${empty.id}/lines`, paper('2'));
      const again = await orderer.post<Requisition>(`/api/requisitions/${empty.id}/lines`, {
        articleNumber: 'P-1001',
        quantity: '3',
      });
      expect(again.body.lines[0]).toMatchObject({ quantity: '5', split: [{ costCentre: MAIN_OFFICE, quantity: '5' }] });
      const inherited = await orderer.post<Requisition>(`/api/requisitions/${empty.id}/lines`, {
        articleNumber: 'B-3001',
        quantity: '1',
      });
      expect(inherited.body.lines[1]?.split[0]?.costCentre).toBe(MAIN_OFFICE);
      const change = (version: number) =>
        orderer.send<Requisition>(
          'PUT',
          `/api/requisitions/${empty.id}/lines/P-1001`,
          {
            quantity: '10',
            split: [
              { costCentre: MAIN_OFFICE, quantity: '7' },
              { costCentre: STAFF_OFFICE, quantity: '3' },
            ],
          },
          { 'if-match': `"${version}"` },
        );
      const stale = await change(added.body.version);
      expect(stale.status).toBe(412);
      expect((stale.body as unknown as Problem).detail).toMatch(/Ihre Eingaben bleiben stehen/);
      const changed = await change(inherited.body.version);
      expect(changed.body.lines[0]).toMatchObject({ quantity: '10', unitPrice: '4.1111', net: '41.11' });
      const removed = await orderer.send<Requisition>(
        'DELETE',
        `/api/requisitions/${empty.id}/lines/B-3001`,
        undefined,
        { 'if-match': `"${changed.body.version}"` },
      );
      expect(removed.body.lines.map(({ articleNumber }) => articleNumber)).toEqual(['P-1001']);
      const gone = await orderer.send('DELETE', `/api/requisitions/${empty.id}`, undefined, {
        'if-match': `"${removed.body.version}"`,
      });
      expect(gone.status).toBe(204);
      expect((await orderer.get(`/api/requisitions/${empty.id}`)).status).toBe(404);
    });

    it('is made once for one Idempotency-Key and is nobody else’s business', async () => {
      const key = { 'idempotency-key': 'draft-once' };
      const body = { member: 'raunheim', site, lines: [paper('1')], note: 'einmal' };
      const [first, second] = [
        await orderer.post<Requisition>('/api/requisitions', body, key),
        await orderer.post<Requisition>('/api/requisitions', body, key),
      ];
      expect(second.body.id).toBe(first.body.id);
      expect((await approver.get(`/api/requisitions/${first.body.id}`)).status).toBe(404);
      expect((await approver.post('/api/requisitions', body)).status).toBe(403);
    });

    it('cannot be submitted without cost centre and site, nor above the rest', async () => {
      const { body: open } = await orderer.post<Requisition>('/api/requisitions', {
        member: 'raunheim',
        lines: [paper('1', [])],
      });
      const incomplete = await orderer.post(`/api/requisitions/${open.id}/submit`);
      expect(incomplete.status).toBe(400);
      expect(pointersOf(incomplete)).toEqual(['/site', '/lines/0/split']);
      const { body: empty } = await draft([]);
      expect((await orderer.post(`/api/requisitions/${empty.id}/submit`)).status).toBe(409);
      const { body: tooMuch } = await draft([
        { articleNumber: 'T-2001', quantity: '11', split: [{ costCentre: MAIN_OFFICE, percent: '100' }] },
      ]);
      const refused = await orderer.post<Problem & { rests: unknown }>(`/api/requisitions/${tooMuch.id}/submit`);
      expect(refused.status).toBe(409);
      expect(refused.body.detail).toMatch(/noch die Menge 10 abrufbar/);
      expect(refused.body.rests).toEqual([{ articleNumber: 'T-2001', rest: '10', wanted: '11' }]);
    });
  });

  describe('approval', () => {
    it('waits for the approvers of the member, who are told; submitting twice changes nothing', async () => {
      const requisition = await submitted([paper('1')]);
      expect(requisition).toMatchObject({
        state: 'submitted',
        number: expect.stringMatching(/^A-\d{4}-\d{6}$/) as string,
      });
      expect(requisition.approvals).toHaveLength(1);
      expect(requisition.approvals[0]?.approvers.length).toBeGreaterThan(0);
      const again = await orderer.post<Requisition>(`/api/requisitions/${requisition.id}/submit`);
      expect(again.body.approvals).toEqual(requisition.approvals);
      const { body: told } = await approver.get<List<{ text: string }>>('/api/notifications');
      expect(told.items.some(({ text }) => text.includes(requisition.number ?? '?'))).toBe(true);
      const { body: today } = await approver.get<{ tasks: { title: string }[] }>('/api/today');
      expect(today.tasks.some(({ title }) => title.includes(requisition.number ?? '?'))).toBe(true);
      const { body: list } =
        await approver.get<List<{ id: string; costCentres: { number: string; net: string }[]; lines: unknown[] }>>(
          '/api/approvals',
        );
      expect(list.items.find(({ id }) => id === approvalOf(requisition))).toMatchObject({
        costCentres: [{ number: MAIN_OFFICE, net: '4.33' }],
      });
    });

    it('is refused to the orderer’s role, to another member and for an own order', async () => {
      const requisition = await submitted([paper('1')]);
      const path = `/api/approvals/${approvalOf(requisition)}/approve`;
      expect((await orderer.post(path)).status).toBe(403);
      const otherApprover = await product.as('freigabe.trebur@demo.example');
      expect((await otherApprover.post(path)).status).toBe(404);
      expect((await otherApprover.get<List<unknown>>('/api/approvals')).body.items).toEqual([]);
      await owner.query(
        `insert into identity.role_assignment (centre_id, id, person_id, role, member_id)
         select p.centre_id, gen_random_uuid(), p.id, 'approver', a.member_id
         from identity.person p join identity.role_assignment a on (a.centre_id, a.person_id) = (p.centre_id, p.id)
         where p.email = 'besteller.raunheim@demo.example'`,
      );
      try {
        const own = await (await product.as('besteller.raunheim@demo.example')).post<Problem>(path);
        expect(own.status).toBe(403);
        expect(own.body.type).toBe('urn:vergabezentrum:problem:self-approval');
      } finally {
        await owner.query(
          `delete from identity.role_assignment a using identity.person p
           where p.id = a.person_id and p.email = 'besteller.raunheim@demo.example' and a.role = 'approver'`,
        );
      }
    });

    it('rejects with a reason that the orderer is told; the requisition can be changed and submitted again', async () => {
      const requisition = await submitted([paper('2')]);
      const path = `/api/approvals/${approvalOf(requisition)}/reject`;
      expect(pointersOf(await approver.post(path, {}))).toEqual(['/reason']);
      expect(pointersOf(await approver.post(path, { reason: '  ' }))).toEqual(['/reason']);
      expect((await approver.post<Decided>(path, { reason: 'Papier ist noch da.' })).body).toMatchObject({
        state: 'rejected',
        orders: [],
      });
      const { body: told } = await orderer.get<List<{ text: string }>>('/api/notifications');
      expect(told.items[0]?.text).toMatch(/Papier ist noch da/);
      const { body: back } = await orderer.post<Requisition>(`/api/requisitions/${requisition.id}/take-back`);
      expect(back.state).toBe('draft');
      const { body: again } = await orderer.post<Requisition>(`/api/requisitions/${requisition.id}/submit`);
      expect(again).toMatchObject({ state: 'submitted', number: requisition.number });
      expect(again.approvals.map(({ state }) => state)).toEqual(['rejected', 'waiting']);
      await orderer.post(`/api/requisitions/${requisition.id}/take-back`);
      expect((await approver.post(`/api/approvals/${approvalOf(again)}/approve`)).status).toBe(409);
    });

    it('lets one of two approvers at the same instant win and names them to the other', async () => {
      await owner.query(
        `with fresh as (
           insert into identity.person (centre_id, id, email, name, password_hash)
           select centre_id, gen_random_uuid(), 'freigabe2.raunheim@demo.example', 'Zweite Freigabe', password_hash
           from identity.person where email = 'freigabe.raunheim@demo.example' returning centre_id, id)
         insert into identity.role_assignment (centre_id, id, person_id, role, member_id)
         select f.centre_id, gen_random_uuid(), f.id, 'approver', a.member_id from fresh f, identity.role_assignment a
         join identity.person p on p.id = a.person_id where p.email = 'freigabe.raunheim@demo.example'`,
      );
      const second = await product.as('freigabe2.raunheim@demo.example');
      const path = `/api/approvals/${approvalOf(await submitted([paper('1')]))}/approve`;
      const answers = await Promise.all([approver.post<Problem & Decided>(path), second.post<Problem & Decided>(path)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const loser = answers.find(({ status }) => status === 409);
      const winner = answers[0]?.status === 200 ? 'Zweite Freigabe' : undefined;
      expect(loser?.body.detail).toMatch(/hat die Bestellanforderung schon am .* freigegeben/);
      if (winner) expect(loser?.body.detail).not.toContain(winner);
      else expect(loser?.body.detail).toContain('Zweite Freigabe');
    });

    it('orders once per framework agreement; approving twice gives the same orders', async () => {
      const requisition = await submitted([
        paper('10'),
        { articleNumber: 'H-4001', quantity: '8', split: [{ costCentre: STAFF_OFFICE, percent: '100' }] },
      ]);
      const path = `/api/approvals/${approvalOf(requisition)}/approve`;
      const first = await approver.post<Decided>(path);
      const second = await approver.post<Decided>(path);
      expect(first.body.orders).toHaveLength(2);
      expect(second.body).toEqual(first.body);
      const { rows } = await owner.query<{ count: string }>(
        'select count(*) from bundling.call_off where order_id = any ($1)',
        [first.body.orders.map(({ id }) => id)],
      );
      expect(rows[0]?.count).toBe('2');
      const { body: order } = await orderer.get<Order>(`/api/orders/${first.body.orders[0]?.id}`);
      expect(order).toMatchObject({ state: 'ordered', number: expect.stringMatching(/^B-\d{4}-\d{6}$/) as string });
      await eventually('the purchase order as PDF', async () => {
        const { body } = await orderer.get<{ state: string }>(`/api/documents/${order.documentId}`);
        return body.state === 'done';
      });
      await eventually('the orderer to be told', async () => {
        const { body } = await orderer.get<List<{ text: string }>>('/api/notifications');
        return body.items.some(({ text }) => text.includes(order.number));
      });
      const { body: hits } = await orderer.get<{ items: { type: string; label: string }[] }>(
        `/api/search?q=${order.number}`,
      );
      expect(hits.items).toContainEqual(expect.objectContaining({ type: 'Bestellung', label: order.number }));
    });
  });

  describe('receipt', () => {
    it('adds partial receipts on two cost centres up to the order exactly, with VAT per rate on the sum', async () => {
      const order = await ordered([
        paper('7', [
          { costCentre: MAIN_OFFICE, quantity: '4' },
          { costCentre: STAFF_OFFICE, quantity: '3' },
        ]),
        {
          articleNumber: 'B-3001',
          quantity: '3',
          split: [
            { costCentre: MAIN_OFFICE, percent: '50' },
            { costCentre: STAFF_OFFICE, percent: '50' },
          ],
        },
      ]);
      // 7 × 4,3333 = 30,33 at 19 % → 5,76; 3 × 9,99 = 29,97 at 7 % → 2,10
      expect(order).toMatchObject({ net: '60.30', vat: '7.86', gross: '68.16' });
      const [papers, books] = order.lines;
      const receive = (lines: unknown[]) => orderer.post<Order>(`/api/orders/${order.id}/receipts`, { lines });
      const first = await receive([
        { lineId: papers?.id, quantity: '2', condition: 'accepted' },
        { lineId: papers?.id, quantity: '1', condition: 'refused' },
      ]);
      expect(first.status).toBe(201);
      expect(first.body).toMatchObject({
        state: 'partly-received',
        lines: [
          { received: '2', rest: '5' },
          { received: '0', rest: '3' },
        ],
      });
      await receive([
        { lineId: papers?.id, quantity: '3', condition: 'accepted' },
        { lineId: books?.id, quantity: '1', condition: 'accepted' },
      ]);
      const tooMany = await receive([{ lineId: papers?.id, quantity: '3', condition: 'accepted' }]);
      expect(tooMany.status).toBe(409);
      expect((tooMany.body as unknown as Problem).detail).toMatch(/noch die Menge 2 offen/);
      const last = await receive([
        { lineId: papers?.id, quantity: '2', condition: 'accepted' },
        { lineId: books?.id, quantity: '2', condition: 'accepted' },
      ]);
      expect(last.body.state).toBe('received');
      expect(last.body.receipts).toHaveLength(3);

      const { rows } = await owner.query<{ postings: Posting[] }>(
        `select payload->'postings' as postings from platform.outbox where type = 'ordering.GoodsReceived.v1' and payload->>'orderId' = $1 order by created_at`,
        [order.id],
      );
      const postings = rows.flatMap(({ postings: some }) => some);
      const cents = (amounts: string[]): number =>
        amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0);
      for (const line of order.lines) {
        for (const part of line.split) {
          const own = postings.filter(
            ({ orderLineId, costCentreId }) => orderLineId === line.id && costCentreId === part.costCentreId,
          );
          expect(cents(own.map(({ net }) => net))).toBe(cents([part.net]));
          expect(cents(own.map(({ vat }) => vat))).toBe(cents([part.vat]));
          expect(own.reduce((sum, { quantity }) => sum + Number(quantity), 0)).toBe(Number(part.quantity));
        }
      }
      expect(cents(postings.map(({ gross }) => gross))).toBe(6816);
      expect(
        postings
          .filter(({ articleNumber }) => articleNumber === 'P-1001')
          .reduce((sum, { baseQuantity }) => sum + Number(baseQuantity), 0),
      ).toBe(3500);
      const { body: list } = await orderer.get<List<{ orders: unknown; state: string; number: string }>>(
        '/api/requisitions?state=received',
      );
      expect(list.items.length).toBeGreaterThan(0);
    });

    it('is confirmed once for one Idempotency-Key, and two at once never exceed the rest', async () => {
      const order = await ordered([paper('5')]);
      const body = { lines: [{ lineId: order.lines[0]?.id, quantity: '2', condition: 'accepted' }] };
      const path = `/api/orders/${order.id}/receipts`;
      const key = { 'idempotency-key': 'receipt-once' };
      await Promise.all([orderer.post(path, body, key), orderer.post(path, body, key)]);
      expect((await orderer.get<Order>(`/api/orders/${order.id}`)).body.lines[0]?.received).toBe('2');
      const answers = await Promise.all([orderer.post(path, body), orderer.post(path, body)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect((await orderer.get<Order>(`/api/orders/${order.id}`)).body.lines[0]?.rest).toBe('1');
    });

    it('names a wrong line and refuses who may not confirm', async () => {
      const order = await ordered([paper('1')]);
      const path = `/api/orders/${order.id}/receipts`;
      const wrong = await orderer.post(path, { lines: [{ lineId: order.id, quantity: '1', condition: 'accepted' }] });
      expect(pointersOf(wrong)).toEqual(['/lines/0/lineId']);
      expect(
        pointersOf(
          await orderer.post(path, { lines: [{ lineId: order.lines[0]?.id, quantity: 'viel', condition: 'neu' }] }),
        ).sort(),
      ).toEqual(['/lines/0/condition', '/lines/0/quantity']);
      expect(
        (await approver.post(path, { lines: [{ lineId: order.lines[0]?.id, quantity: '1', condition: 'accepted' }] }))
          .status,
      ).toBe(403);
    });
  });

  describe('separation', () => {
    it('hides requisitions, orders and approvals from other members and the other centre', async () => {
      const order = await ordered([paper('1')]);
      const { body: requisition } = await orderer.get<{ requisitionId: string }>(`/api/orders/${order.id}`);
      const wetterau = await product.as('leitung@wetterau.example');
      for (const stranger of [foreigner, wetterau]) {
        expect((await stranger.get(`/api/orders/${order.id}`)).status).toBe(404);
        expect((await stranger.get(`/api/requisitions/${requisition.requisitionId}`)).status).toBe(404);
        expect((await stranger.get<List<unknown>>('/api/orders')).body.items).toEqual([]);
        expect((await stranger.get<List<{ state: string }>>('/api/requisitions?state=ordered')).body.items).toEqual([]);
      }
      expect(
        (
          await foreigner.post(`/api/orders/${order.id}/receipts`, {
            lines: [{ lineId: order.lines[0]?.id, quantity: '1', condition: 'accepted' }],
          })
        ).status,
      ).toBe(404);
      const officer = await product.as('sachbearbeitung@demo.example');
      expect((await officer.get(`/api/orders/${order.id}`)).status).toBe(200);
    });
  });

  it('never calls off more than the agreement allows, however many approve at once, and numbers without a gap', async () => {
    await insertFramework(product.testDatabase, {
      number: 'RV-2026-903',
      members: ['raunheim'],
      items: [
        {
          articleNumber: 'S-5001',
          text: 'Streusalz, Sack',
          productGroup: 'Winterdienst',
          maximum: '7',
          tiers: { 1: '6.4000' },
        },
      ],
    });
    const salt = [{ articleNumber: 'S-5001', quantity: '1', split: [{ costCentre: MAIN_OFFICE, percent: '100' }] }];
    const requisitions = await Promise.all(Array.from({ length: 20 }, () => submitted(salt)));
    const answers = await Promise.all(
      requisitions.map((requisition) => approver.post<Problem>(`/api/approvals/${approvalOf(requisition)}/approve`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([409]));
    expect(refused[0]?.body.detail).toMatch(/noch die Menge 0 abrufbar/);
    const { rows } = await owner.query<{ calledOff: string; ordered: string }>(
      `select trim_scale(r.called_off)::text as "calledOff",
              (select trim_scale(sum(quantity))::text from ordering.order_line where article_number = 'S-5001') as ordered
       from bundling.framework_rest r where r.article_number = 'S-5001'`,
    );
    expect(rows[0]).toEqual({ calledOff: '7', ordered: '7' });
    const numbers = (
      await owner.query<{ number: string }>('select number from ordering.purchase_order order by number')
    ).rows.map(({ number }) => Number(number.slice(-6)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

interface Posting {
  orderLineId: string;
  costCentreId: string;
  articleNumber: string;
  quantity: string;
  baseQuantity: string;
  net: string;
  vat: string;
  gross: string;
}
