import { randomUUID } from 'node:crypto';
import { Frameworks } from '@app/bundling/contract';
import { formatMoney, lineAmount, parseQuantity, parseUnitPrice, wholeQuantity } from '@app/kernel';
import { DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import pg from 'pg';
import { daysAhead } from '../support/days';
import { insertFramework } from '../support/framework';
import { type Client, type Product, startProduct } from '../support/product';

interface Circle {
  rank: number;
  members: { member: string }[];
  saving: string;
}
interface Savings {
  saving: string;
  referenceGoods: string;
  referenceSaving: string;
  ordersAlone: number;
  ordersJoint: number;
  breakEvenProcessCost: string | null;
  circle: string[];
  everybody: { member: string }[];
  members: { member: string; saving: string; outcome: string; contribution: string; joint: { total: string } }[];
  articles: { articleNumber: string; unitPrice: string; reference: string; breakEvenQuantity: string | null }[];
  circles: { count: number; rank: number; ranking: Circle[]; bySize: Circle[] };
  assumptions: { processCost: string };
  sources: { field: string; certainty: string; sources: string[] }[];
  method: string[];
}
interface Problem {
  detail: string;
  errors: { pointer: string }[];
}
interface TrueSavings {
  total: { reference: string; paid: string; saving: string; savingPercent: string | null };
  members: { member: string; saving: string }[];
  groups: { productGroup: string; saving: string }[];
  references: { articleNumber: string; origin: string }[];
  withoutReference: unknown[];
  indexCorrected: boolean;
  method: string[];
}

const TYPED = {
  tierSource: 'typed',
  processCost: '0.00',
  tiers: [
    { articleNumber: 'P-1001', fromQuantity: '1', unitPrice: '4.50' },
    { articleNumber: 'P-1001', fromQuantity: '50', unitPrice: '4.00' },
    { articleNumber: 'T-1021', fromQuantity: '1', unitPrice: '50' },
    { articleNumber: 'T-1021', fromQuantity: '6', unitPrice: '45' },
  ],
};

describe('savings of a bundle', () => {
  let product: Product;
  let officer: Client;
  let auditor: Client;
  let bundleId: string;
  let reference: Map<string, bigint>;

  const simulate = (body: object, client = officer) =>
    client.post<Savings & Problem>(`/api/bundles/${bundleId}/savings`, body);
  const store = (body: object, client = officer, headers: Record<string, string> = {}) =>
    client.post<{ id: string } & Problem>(`/api/bundles/${bundleId}/savings-simulations`, body, headers);
  const savingOf = (result: Savings) =>
    Object.fromEntries(result.members.map(({ member, saving }) => [member, saving]));

  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    auditor = await product.as('revision@demo.example');
    const post = async <T>(url: string, body: object = {}): Promise<T> => {
      const answer = await officer.post<T>(url, body);
      if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    const round = await post<{ id: string }>('/api/demand-rounds', {
      title: 'Papier und Toner',
      productGroups: ['Papier', 'Tinte und Toner'],
      reportUntil: daysAhead(300),
    });
    for (const [member, packs, toners] of [
      ['raunheim', '30', '4'],
      ['trebur', '20', '1'],
      ['nauheim', '', '2'],
    ] as const) {
      const lines = [
        ...(packs ? [{ costCentre: '0111001', articleNumber: 'P-1001', quantity: packs }] : []),
        { costCentre: '0111001', articleNumber: 'T-1021', quantity: toners },
      ];
      await post(`/api/demand-rounds/${round.id}/lines`, { member, lines });
    }
    await post(`/api/demand-rounds/${round.id}/close`);
    bundleId = (await post<{ id: string }>(`/api/demand-rounds/${round.id}/bundle`)).id;
    const { body } = await officer.get<{ items: { articleNumber: string; referencePrice: string }[] }>(
      '/api/articles?limit=200',
    );
    reference = new Map(body.items.map((each) => [each.articleNumber, parseUnitPrice(each.referencePrice)]));
  });
  afterAll(() => product.stop());

  it('are those of orders not placed where nobody has offered tiers: 5 orders alone, 2 together, 85 € each', async () => {
    const { status, body } = await simulate({});
    expect(status).toBe(200);
    expect([body.ordersAlone, body.ordersJoint, body.saving]).toEqual([5, 2, '255.00']);
    expect(body.assumptions.processCost).toBe('85.00');
    expect(body.sources).toMatchObject([{ field: 'processCost', certainty: 'Presseangabe, nicht nachgeprüft' }]);
    expect(body.sources[0]?.sources.join()).toMatch(/mittelstandcafe.*immittelstand/);
    expect(body.referenceSaving).toBe('0.00');
    expect(body.everybody.map(({ member }) => member)).toEqual(['nauheim', 'raunheim', 'trebur']);
  });

  it('follow typed tiers to the cent, per member, and add up', async () => {
    const { body } = await simulate(TYPED);
    expect(body.saving).toBe('60.00');
    expect(savingOf(body)).toEqual({ nauheim: '10.00', raunheim: '35.00', trebur: '15.00' });
    expect(body.members.every(({ outcome }) => outcome === 'gains')).toBe(true);
    const goods = 200_00n + 315_00n;
    const atReference =
      lineAmount(reference.get('P-1001') ?? 0n, wholeQuantity(50)) +
      lineAmount(reference.get('T-1021') ?? 0n, wholeQuantity(7));
    expect([body.referenceGoods, body.referenceSaving]).toEqual([
      formatMoney(atReference),
      formatMoney(atReference - goods),
    ]);
    expect(body.articles.map(({ articleNumber, unitPrice }) => [articleNumber, unitPrice])).toEqual([
      ['P-1001', '4.0000'],
      ['T-1021', '45.0000'],
    ]);
    expect(body.method.join(' ')).toMatch(/Staffelpreise wie eingegeben/);
  });

  it('rank all seven circles and say what each member brings', async () => {
    const { circles, members } = (await simulate(TYPED)).body;
    expect([circles.count, circles.rank, circles.ranking.length]).toEqual([7, 1, 7]);
    expect(
      circles.ranking.slice(0, 3).map((circle) => [circle.members.map(({ member }) => member), circle.saving]),
    ).toEqual([
      [['nauheim', 'raunheim', 'trebur'], '60.00'],
      [['nauheim', 'raunheim'], '30.00'],
      [['raunheim', 'trebur'], '25.00'],
    ]);
    expect(circles.bySize.map(({ saving }) => saving)).toEqual(['0.00', '30.00', '60.00']);
    expect(Object.fromEntries(members.map(({ member, contribution }) => [member, contribution]))).toEqual({
      nauheim: '35.00',
      raunheim: '60.00',
      trebur: '30.00',
    });
    const pair = (await simulate({ ...TYPED, members: ['raunheim', 'trebur'] })).body;
    expect([pair.circle, pair.saving, pair.circles.rank]).toEqual([['raunheim', 'trebur'], '25.00', 3]);
  });

  it('name who loses and from which process cost on it pays', async () => {
    const dear = {
      tierSource: 'typed',
      processCost: '0',
      members: ['raunheim', 'trebur'],
      tiers: [
        { articleNumber: 'P-1001', fromQuantity: '1', unitPrice: '4.00' },
        { articleNumber: 'P-1001', fromQuantity: '50', unitPrice: '5.00' },
      ],
    };
    const { body } = await simulate(dear);
    expect(savingOf(body)).toEqual({ raunheim: '-30.00', trebur: '-20.00' });
    expect(body.members.map(({ outcome }) => outcome)).toEqual(['loses', 'loses']);
    // 50.00 € more, two orders fewer (one per lot).
    expect(body.breakEvenProcessCost).toBe('25.00');
    expect((await simulate({ ...dear, processCost: '25.00' })).body.saving).toBe('0.00');
  });

  it('take the tiers of the last award, and a discount on the reference price', async () => {
    await insertFramework(product.testDatabase, {
      number: 'RV-2020-001',
      members: ['raunheim'],
      items: [
        {
          articleNumber: 'P-1001',
          text: 'Kopierpapier',
          unit: 'XPK',
          content: '500',
          baseUnit: 'Blatt',
          maximum: '100',
          tiers: { '1': '4.20', '50': '3.90' },
        },
      ],
    });
    const awarded = (await simulate({ processCost: '0' })).body;
    expect(awarded.articles[0]).toMatchObject({ articleNumber: 'P-1001', unitPrice: '3.9000' });
    expect(awarded.saving).toBe('15.00'); // 50 × (4.20 − 3.90)
    expect(awarded.method.join(' ')).toContain('RV-2020-001');
    const compared = (await simulate({ processCost: '0', reference: 'last-award' })).body;
    expect(compared.articles[0]?.reference).toBe('3.9000');
    const discount = { tierSource: 'discount', processCost: '0', discounts: [{ fromQuantity: '50', percent: '10' }] };
    const [paper] = (await simulate(discount)).body.articles;
    expect(parseUnitPrice(paper?.unitPrice ?? '0')).toBe(((reference.get('P-1001') ?? 0n) * 9n) / 10n);
    expect(paper?.breakEvenQuantity).toBe('50');
  });

  it.each<[string, object, string]>([
    ['a member without demand', { members: ['raunheim', 'riedstadt'] }, '/members/1'],
    ['no member', { members: [] }, '/members'],
    [
      'an article of no bundle',
      { tiers: [{ articleNumber: 'X', fromQuantity: '1', unitPrice: '1' }] },
      '/tiers/0/articleNumber',
    ],
    [
      'a tier twice',
      {
        tiers: ['1', '1.0'].map((fromQuantity) => ({ articleNumber: 'P-1001', fromQuantity, unitPrice: '1' })),
      },
      '/tiers/1/fromQuantity',
    ],
    ['negative costs', { processCost: '-1' }, '/processCost'],
    ['half an order', { ordersPerYear: 0.5 }, '/ordersPerYear'],
    ['more than all', { discounts: [{ fromQuantity: '1', percent: '101' }] }, '/discounts/0/percent'],
  ])('refuse %s at its field', async (_, wish, pointer) => {
    const { status, body } = await simulate(wish);
    expect(status).toBe(400);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('are the business of the centre: the auditor reads, members and other centres do not', async () => {
    const orderer = await product.as('besteller.raunheim@demo.example');
    const wetterau = await product.as('leitung@wetterau.example');
    expect((await simulate(TYPED, auditor)).body.saving).toBe('60.00');
    expect((await simulate(TYPED, orderer)).status).toBe(403);
    expect((await simulate(TYPED, wetterau)).status).toBe(404);
    expect((await store({ ...TYPED, name: 'Revision' }, auditor)).status).toBe(403);
    expect((await store({ ...TYPED, name: 'Fremd' }, wetterau)).status).toBe(404);
  });

  it('are stored under a name once, stay as they were computed, are audited and come as files', async () => {
    const body = { ...TYPED, name: '  Ganzer Kreis ' };
    const key = { 'idempotency-key': randomUUID() };
    const first = await store(body, officer, key);
    expect(first.status).toBe(201);
    expect((await store(body, officer, key)).body.id).toBe(first.body.id);
    const again = await store(body);
    expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('„Ganzer Kreis“')]);
    const list = await auditor.get<{ items: { id: string; name: string; saving: string; createdBy: string }[] }>(
      `/api/bundles/${bundleId}/savings-simulations`,
    );
    expect(list.body.items).toMatchObject([{ id: first.body.id, name: 'Ganzer Kreis', saving: '60.00' }]);
    const one = await auditor.get<{ result: Savings; wish: object }>(`/api/savings-simulations/${first.body.id}`);
    expect(one.body.result).toEqual((await simulate(TYPED)).body);
    expect(one.body.wish).toEqual(TYPED);
    const csv = await officer.get<string>(`/api/savings-simulations/${first.body.id}?format=csv`);
    expect(csv.body).toMatch(/"Raunheim";335,00;300,00;0,00;0,00;0,00;300,00;35,00;"spart"/);
    expect(csv.body).toMatch(/"Summe";575,00;515,00;0,00;0,00;0,00;515,00;60,00/);
    const xlsx = await officer.post<string>(`/api/bundles/${bundleId}/savings?format=xlsx`, TYPED);
    expect([xlsx.status, xlsx.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')]);
    const { body: trail } = await auditor.get<{ items: { action: string }[] }>(`/api/audit?subject=${first.body.id}`);
    expect(trail.items.map(({ action }) => action)).toEqual(['savings-simulation.stored']);
    expect((await officer.get(`/api/savings-simulations/${randomUUID()}`)).status).toBe(404);
  });

  describe('after the award', () => {
    let frameworkId: string;
    beforeAll(async () => {
      frameworkId = await insertFramework(product.testDatabase, {
        number: 'RV-2020-002',
        members: ['raunheim', 'trebur'],
        items: [
          {
            articleNumber: 'P-1001',
            text: 'Kopierpapier',
            unit: 'XPK',
            content: '500',
            baseUnit: 'Blatt',
            maximum: '100',
            tiers: { '1': '4.00' },
          },
          { articleNumber: 'P-1002', text: 'Karton', unit: 'XCT', maximum: '10', tiers: { '1': '20.00' } },
        ],
      });
      const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
      await owner.connect();
      await owner.query(
        `update bundling.bundle set procedure_id = (select procedure_id from bundling.framework where id = $2) where id = $1`,
        [bundleId, frameworkId],
      );
      // What the article costs by the master today says nothing about the price of the time of the bundle.
      await owner.query(`update bundling.article set reference_price = 99 where article_number = 'P-1001'`);
      await owner.end();
      const { items } = (await officer.get<{ items: { id: string; slug: string }[] }>('/api/members')).body;
      const uow = product.app.get(UnitOfWork);
      for (const [slug, articleNumber, packs] of [
        ['raunheim', 'P-1001', '10'],
        ['raunheim', 'P-1001', '5'],
        ['trebur', 'P-1002', '2'],
      ] as const) {
        const memberId = items.find((each) => each.slug === slug)?.id ?? '';
        await uow.run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), () =>
          product.app.get(Frameworks).callOff({
            orderId: randomUUID(),
            memberId,
            frameworkId,
            lines: [{ articleNumber, quantity: parseQuantity(packs) }],
          }),
        );
      }
    });

    it('are the call-offs at the reference prices of their time less what was paid, method stated', async () => {
      const { status, body } = await auditor.get<TrueSavings>(`/api/frameworks/${frameworkId}/savings`);
      expect(status).toBe(200);
      const paper = lineAmount(reference.get('P-1001') ?? 0n, wholeQuantity(15)) - 60_00n;
      const carton = lineAmount(reference.get('P-1002') ?? 0n, wholeQuantity(2)) - 40_00n;
      expect(body.total).toMatchObject({ paid: '100.00', saving: formatMoney(paper + carton) });
      expect(body.members.map(({ member, saving }) => [member, saving])).toEqual([
        ['raunheim', formatMoney(paper)],
        ['trebur', formatMoney(carton)],
      ]);
      expect(body.groups).toMatchObject([{ productGroup: 'Papier', saving: body.total.saving }]);
      expect(body.references.map(({ articleNumber, origin }) => [articleNumber, origin])).toEqual([
        ['P-1001', 'bundle'],
        ['P-1002', 'article-master'],
      ]);
      expect(body.withoutReference).toEqual([]);
      expect(body.indexCorrected).toBe(false);
      expect(body.method.join(' ')).toMatch(/keine Preisindexreihe/);
    });

    it('come as a file, and are not for members', async () => {
      const csv = await officer.get<string>(`/api/frameworks/${frameworkId}/savings?format=csv`);
      expect(csv.body).toMatch(/"Raunheim";"Papier";65,25;60,00;5,25/);
      const orderer = await product.as('besteller.raunheim@demo.example');
      expect((await orderer.get(`/api/frameworks/${frameworkId}/savings`)).status).toBe(403);
      expect((await officer.get(`/api/frameworks/${randomUUID()}/savings`)).status).toBe(404);
    });
  });
});
