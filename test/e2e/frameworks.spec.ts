import { randomUUID } from 'node:crypto';
import { ConcludeFrameworks } from '@app/bundling';
import { Frameworks, type PricedCallOff } from '@app/bundling/contract';
import { DomainError, wholeQuantity } from '@app/kernel';
import { type Actor, DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import pg from 'pg';
import { daysAhead } from '../support/days';
import { eventually } from '../support/eventually';
import { settle } from '../support/procurement';
import { type Client, type Product, startProduct } from '../support/product';

interface Framework {
  id: string;
  number: string;
  title: string;
  supplier: { name: string };
  members: string[];
  from: string;
  to: string;
  maximumValue: string;
  calledOffValue: string;
  restValue: string;
  procedureId: string;
  items: {
    articleNumber: string;
    unit: string;
    maximumQuantity: string;
    calledOff: string;
    rest: string;
    tiers: { fromQuantity: string; unitPrice: string }[];
  }[];
  calledOffByMember: { member: string; net: string }[];
}
type Sent = Record<string, unknown>;

const PAPER_TIERS = [
  { fromQuantity: '1', unitPrice: '4.2000' },
  { fromQuantity: '10', unitPrice: '4.0000' },
];
const TONER_TIERS = [{ fromQuantity: '1', unitPrice: '50.0000' }];

/** From the demand of two members over a bundle and a procedure to two framework agreements. */
describe('framework agreements', () => {
  let product: Product;
  let officer: Client;
  let head: Client;
  let bundleId: string;
  let procedureId: string;
  let frameworks: Framework[];
  let members: Map<string, string>;

  const post = async <T = Sent>(client: Client, url: string, body: object = {}): Promise<T> => {
    const answer = await client.post<T>(url, body);
    if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const frameworkFor = (lot: string): Framework => {
    const found = frameworks.find(({ title }) => title.endsWith(lot));
    if (!found) throw new Error(`no framework for ${lot}`);
    return found;
  };
  const paperFramework = (): Framework => frameworkFor('Papier');
  const read = async (client: Client, id: string): Promise<Framework> =>
    (await client.get<Framework>(`/api/frameworks/${id}`)).body;

  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    head = await product.as('leitung@demo.example');
    const list = await officer.get<{ items: { id: string; slug: string }[] }>('/api/members');
    members = new Map(list.body.items.map(({ id, slug }) => [slug, id]));

    const round = await post<{ id: string }>(officer, '/api/demand-rounds', {
      title: 'Papier und Toner',
      productGroups: ['Papier', 'Tinte und Toner'],
      reportUntil: daysAhead(300),
    });
    for (const [member, packs, toners] of [
      ['raunheim', '30', '4'],
      ['trebur', '20', '1'],
    ] as const) {
      const lines = [
        { costCentre: '0111001', articleNumber: 'P-1001', quantity: packs },
        { costCentre: '0111001', articleNumber: 'T-1021', quantity: toners },
      ];
      await post(officer, `/api/demand-rounds/${round.id}/lines`, { member, lines });
    }
    await post(officer, `/api/demand-rounds/${round.id}/close`);
    bundleId = (await post<{ id: string }>(officer, `/api/demand-rounds/${round.id}/bundle`)).id;
    const noDay = await officer.post<{ errors: { pointer: string }[] }>(`/api/bundles/${bundleId}/procedure`, {
      from: '2027-02-29',
    });
    expect([noDay.status, noDay.body.errors[0]?.pointer]).toEqual([400, '/from']);
    const created = await Promise.all(
      [officer, head, officer].map((person) => post<{ id: string }>(person, `/api/bundles/${bundleId}/procedure`)),
    );
    procedureId = created[0]?.id ?? '';
    expect(new Set(created.map(({ id }) => id))).toEqual(new Set([procedureId]));
    await award(procedureId);
    frameworks = await eventually('two framework agreements', async () => {
      const { body } = await officer.get<{ items: Framework[] }>('/api/frameworks');
      return body.items.length === 2 && Promise.all(body.items.map(({ id }) => read(officer, id)));
    });
  });
  afterAll(() => product.stop());

  async function award(id: string): Promise<void> {
    const step = (client: Client, what: string, body: object = {}) =>
      post(client, `/api/procedures/${id}/${what}`, body);
    const { body: today } = await officer.get<{ today: string }>('/api/today');
    await step(officer, 'procedure-type', { type: 'us-open', reason: 'Breiter Markt.' });
    await step(officer, 'timeline', { noticeDispatchedOn: today.today });
    const go = async (to: string): Promise<void> => {
      await settle(officer, head, id, to);
      await step(officer, 'transitions', { to });
    };
    for (const to of ['prepared', 'published', 'bidding']) await go(to);
    const bidder = await post<{ id: string }>(officer, `/api/procedures/${id}/bidders`, {
      name: 'Papierhaus Ried GmbH',
      street: 'Hafenstraße 1',
      postcode: '64560',
      city: 'Riedstadt',
      email: 'angebot@papierhaus.example',
    });
    const procedure = (
      await officer.get<{ tenderDeadline: string; lots: { id: string; title: string }[] }>(`/api/procedures/${id}`)
    ).body;
    const after = new Date(Date.parse(procedure.tenderDeadline) + 86_400_000).toISOString().slice(0, 10);
    await post(officer, '/api/demo/clock', { today: after });
    await step(officer, 'opening');
    await step(head, 'opening');
    for (const { id: lotId, title } of procedure.lots) {
      const positions =
        title === 'Papier'
          ? [{ articleNumber: 'P-1001', tiers: PAPER_TIERS }]
          : [{ articleNumber: 'T-1021', tiers: TONER_TIERS }];
      await step(officer, 'bids', { bidderId: bidder.id, lotId, receivedAt: procedure.tenderDeadline, positions });
    }
    await go('examination');
    await step(officer, 'evaluations');
    await step(officer, 'award-proposal', { reason: 'Wirtschaftlichstes Angebot.' });
    await settle(officer, head, id, 'awarded');
    await step(officer, 'award');
    await step(head, 'award');
  }

  const memberActor = (slug: string): Actor => ({
    ...systemActor(DEMO_CENTRES['gross-gerau'], 'test'),
    reach: 'member',
    name: 'Test',
    memberIds: [members.get(slug) ?? ''],
  });
  const callOff = (
    slug: string,
    lines: [string, number][],
    orderId: string = randomUUID(),
    frameworkId = paperFramework().id,
  ): Promise<PricedCallOff> =>
    product.app.get(UnitOfWork).run(memberActor(slug), () =>
      product.app.get(Frameworks).callOff({
        orderId,
        memberId: members.get(slug) ?? '',
        frameworkId,
        lines: lines.map(([articleNumber, quantity]) => ({ articleNumber, quantity: wholeQuantity(quantity) })),
      }),
    );

  it('take over supplier, members, term and prices of the award, with the demand of the term and 20 % more as maximum', async () => {
    const framework = paperFramework();
    expect(framework).toMatchObject({
      supplier: { name: 'Papierhaus Ried GmbH' },
      members: ['raunheim', 'trebur'],
      procedureId,
      // 50 packs a year × 2 years × 1.2 at the price of the tier the 100 demanded packs fall in.
      maximumValue: '480.00',
      calledOffValue: '0.00',
      restValue: '480.00',
      items: [
        {
          articleNumber: 'P-1001',
          unit: 'XPK',
          maximumQuantity: '120',
          calledOff: '0',
          rest: '120',
          tiers: PAPER_TIERS,
        },
      ],
    });
    expect(framework.number).toMatch(/^RV-\d{4}-00[12]$/);
    const { from, to } = framework as { procedureId: string; from: string; to: string };
    const procedure = await officer.get<{ term: { from: string; to: string } }>(
      `/api/procedures/${framework.procedureId}`,
    );
    expect({ from, to }).toEqual(procedure.body.term);
    expect(new Set(frameworks.map(({ number }) => number)).size).toBe(2);
  });

  it('are concluded once, however often the award is told', async () => {
    const uow = product.app.get(UnitOfWork);
    const again = await uow.run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), async () =>
      product.app.get(ConcludeFrameworks).execute(await product.app.get(Procedures).awarded(procedureId)),
    );
    expect(again).toEqual([]);
    expect((await officer.get<{ items: unknown[] }>('/api/frameworks')).body.items).toHaveLength(2);
  });

  it('are listed page by page, the newest first', async () => {
    type Page = { items: Framework[]; nextCursor: string | null };
    const first = (await officer.get<Page>('/api/frameworks?limit=1')).body;
    const second = (await officer.get<Page>(`/api/frameworks?limit=1&cursor=${first.nextCursor}`)).body;
    const all = (await officer.get<Page>('/api/frameworks')).body;
    expect([first.items.length, second.items.length, second.nextCursor, all.nextCursor]).toEqual([1, 1, null, null]);
    const numbers = [...first.items, ...second.items].map(({ number }) => number);
    expect(numbers).toEqual(all.items.map(({ number }) => number));
    expect(numbers).toEqual(
      frameworks
        .map(({ number }) => number)
        .sort()
        .reverse(),
    );
    expect((await officer.get('/api/frameworks?limit=0')).status).toBe(400);
    expect((await officer.get('/api/frameworks?cursor=unsinn')).status).toBe(400);
  });

  it('are seen by their members only', async () => {
    const { id } = paperFramework();
    const raunheim = await product.as('besteller.raunheim@demo.example');
    const nauheim = await product.as('besteller.nauheim@demo.example');
    const wetterau = await product.as('leitung@wetterau.example');
    expect((await raunheim.get<{ items: unknown[] }>('/api/frameworks')).body.items).toHaveLength(2);
    for (const stranger of [nauheim, wetterau]) {
      expect((await stranger.get<{ items: unknown[] }>('/api/frameworks')).body.items).toEqual([]);
      expect((await stranger.get(`/api/frameworks/${id}`)).status).toBe(404);
    }
    const department = await product.as('fachamt.raunheim@demo.example');
    expect((await department.get('/api/frameworks')).status).toBe(403);
    const told = await eventually('the orderer to be told', async () => {
      const { body } = await raunheim.get<{ items: { text: string; href: string }[] }>('/api/notifications');
      return body.items.find(({ href }) => href === `/rahmenvereinbarungen/${id}`);
    });
    expect(told.text).toMatch(/^Neue Rahmenvereinbarung RV-/);
  });

  it('make the catalogue of their members for their term', async () => {
    const catalogue = (slug: string, day: string, articles?: string[]) =>
      product.app
        .get(UnitOfWork)
        .run(memberActor(slug), () => product.app.get(Frameworks).catalogue(members.get(slug) ?? '', day, articles));
    const { from, to } = paperFramework();
    const entries = await catalogue('raunheim', from);
    expect(entries.map(({ articleNumber }) => articleNumber)).toEqual(['P-1001', 'T-1021']);
    expect(entries[0]).toMatchObject({
      unitPrice: 42_000n,
      rest: wholeQuantity(120),
      baseUnit: 'Blatt',
      supplier: 'Papierhaus Ried GmbH',
    });
    expect(await catalogue('raunheim', to, ['T-1021'])).toHaveLength(1);
    expect(await catalogue('raunheim', '2017-01-01')).toEqual([]);
    expect(await catalogue('nauheim', from)).toEqual([]);
  });

  it('are not called off before their term begins', async () => {
    await expect(callOff('raunheim', [['P-1001', 1]])).rejects.toThrow(/nur vom .* bis zum .* abgerufen werden/);
    await post(officer, '/api/demo/clock', { today: paperFramework().from });
  });

  it('give the price of the tier, and the same answer to the same order', async () => {
    const orderId = randomUUID();
    const first = await callOff('raunheim', [['P-1001', 10]], orderId);
    expect(first.lines).toEqual([
      { articleNumber: 'P-1001', quantity: wholeQuantity(10), unitPrice: 40_000n, net: 4_000n },
    ]);
    expect(await callOff('raunheim', [['P-1001', 10]], orderId)).toEqual(first);
    const seen = await read(officer, paperFramework().id);
    expect(seen).toMatchObject({
      calledOffValue: '40.00',
      restValue: '440.00',
      calledOffByMember: [{ member: 'raunheim', net: '40.00' }],
    });
    const trebur = await product.as('besteller.trebur@demo.example');
    expect((await read(trebur, paperFramework().id)).calledOffByMember).toEqual([]);
  });

  it('refuse a member that does not take part and one that speaks for another', async () => {
    await expect(callOff('nauheim', [['P-1001', 1]])).rejects.toThrow(/gibt es nicht/);
    const forTrebur = product.app.get(UnitOfWork).run(memberActor('raunheim'), () =>
      product.app.get(Frameworks).callOff({
        orderId: randomUUID(),
        memberId: members.get('trebur') ?? '',
        frameworkId: paperFramework().id,
        lines: [{ articleNumber: 'P-1001', quantity: wholeQuantity(1) }],
      }),
    );
    await expect(forTrebur).rejects.toThrow(/row-level security/);
  });

  it('refuse what passes the maximum value, naming the rest', async () => {
    const { id, items, restValue } = await read(officer, paperFramework().id);
    const rest = Number(items[0]?.rest);
    await callOff('trebur', [['P-1001', rest - 1]]);
    // The last pack alone costs 4,20 €, while the maximum was planned at 4,00 €.
    const left = (Number(restValue) - 4 * (rest - 1)).toFixed(2).replace('.', ',');
    await expect(callOff('trebur', [['P-1001', 1]])).rejects.toThrow(`Frei sind noch ${left}`);
    expect((await read(officer, id)).items[0]?.rest).toBe('1');
  });

  it('can be called off to the last unit and never beyond, with 30 orders at once', async () => {
    const toner = frameworkFor('Tinte und Toner').id;
    await callOff('trebur', [['T-1021', 11]], randomUUID(), toner);
    const orders = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) =>
        callOff(n % 2 ? 'raunheim' : 'trebur', [['T-1021', 1]], randomUUID(), toner),
      ),
    );
    const accepted = orders.flatMap((order) => (order.status === 'fulfilled' ? order.value : []));
    const refused = orders.flatMap((order): unknown[] => (order.status === 'rejected' ? [order.reason] : []));
    expect(accepted.map(({ net }) => net)).toEqual([5_000n]);
    expect(refused).toHaveLength(29);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(DomainError);
      expect((reason as DomainError).message).toMatch(/noch die Menge 0 abrufbar/);
    }
    const after = await read(officer, toner);
    expect(after).toMatchObject({ maximumValue: '600.00', calledOffValue: '600.00', restValue: '0.00' });
    expect(after.items[0]).toMatchObject({ maximumQuantity: '12', calledOff: '12', rest: '0' });
    const byMember = after.calledOffByMember.reduce((sum, each) => sum + Math.round(Number(each.net) * 100), 0);
    expect(byMember).toBe(60_000);
  });

  it('keep their maximum from a member that reaches past the application', async () => {
    const app = new pg.Client({ connectionString: product.testDatabase.appUrl });
    await app.connect();
    const as = async (slug: string, sql: string): Promise<number | null> => {
      await app.query('begin');
      try {
        await app.query(
          `select set_config('app.centre_id', $1, true), set_config('app.reach', 'member', true), set_config('app.member_ids', $2, true)`,
          [DEMO_CENTRES['gross-gerau'], members.get(slug)],
        );
        return (await app.query(sql)).rowCount;
      } finally {
        await app.query('rollback');
      }
    };
    try {
      await expect(as('nauheim', 'update bundling.framework_rest set called_off = 0')).rejects.toThrow(
        /cannot update column/,
      );
      expect(await as('raunheim', 'update bundling.framework_item_maximum set maximum_quantity = 1000000')).toBe(0);
      expect(await as('raunheim', 'update bundling.framework_maximum set maximum_value = 1000000')).toBe(0);
      await expect(
        as(
          'raunheim',
          `insert into bundling.call_off (framework_id, order_id, position, member_id, article_number, quantity, unit_price, net, called_off_at)
           select framework_id, gen_random_uuid(), 1, '${members.get('raunheim')}', article_number, 1000000, 1, 1, now()
           from bundling.framework_item_maximum limit 1`,
        ),
      ).rejects.toThrow(/above the maximum quantity/);
      await expect(as('raunheim', 'update bundling.call_off set net = 0')).rejects.toThrow(/permission denied/);
    } finally {
      await app.end();
    }
  });

  it('leave protocol and figures for the documents and the annual report', async () => {
    const { body: bundle } = await officer.get<{ roundId: string; procedureId: string }>(`/api/bundles/${bundleId}`);
    expect(bundle.procedureId).toBe(procedureId);
    const subject = { type: 'demand-round', id: bundle.roundId };
    const asked = await officer.post<{ id: string }>('/api/documents', { template: 'demand-round-protocol', subject });
    expect(asked.status).toBe(202);
    const done = await eventually('the protocol', async () => {
      const { body } = await officer.get<{ state: string; pages: number; error: string | null }>(
        `/api/documents/${asked.body.id}`,
      );
      if (body.state === 'failed') throw new Error(body.error ?? 'failed');
      return body.state === 'done' && body;
    });
    expect(done.pages).toBeGreaterThan(0);
    const rows = await product.app
      .get(UnitOfWork)
      .run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), () =>
        product.app
          .get(UnitOfWork)
          .query<{ title: string; members: number; value: string }>(
            `select title, cardinality(member_ids) as members, maximum_value::text as value from bundling.report_framework order by number`,
          ),
      );
    expect(rows).toEqual(expect.arrayContaining([{ title: 'Papier und Toner: Papier', members: 2, value: '480.00' }]));
  });
});
