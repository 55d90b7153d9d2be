import { randomUUID } from 'node:crypto';
import { WatchFrameworks } from '@app/bundling';
import { Frameworks, type PricedCallOff } from '@app/bundling/contract';
import { DomainError, wholeQuantity } from '@app/kernel';
import { type Actor, DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import pg from 'pg';
import { daysAhead } from '../support/days';
import { eventually } from '../support/eventually';
import { insertFramework } from '../support/framework';
import { type Client, type Product, startProduct } from '../support/product';

interface Framework {
  to: string;
  maximumValue: string | null;
  calledOffValue: string;
  restValue: string | null;
  items: { articleNumber: string; maximumQuantity: string | null; calledOff: string; rest: string | null }[];
}
interface BurnDown {
  used: string;
  rest: string | null;
  share: string | null;
  exhaustedOn: string | null;
  reasons: string[];
}
interface Watch {
  value: BurnDown;
  items: (BurnDown & { articleNumber: string })[];
  members: (BurnDown & { member: string })[];
  alerts: { level: number; text: string }[];
  levels: { percent: number[]; version: number };
}
interface Effect {
  lines: { name: string; before: string; after: string }[];
  amount: string;
  law: { verdict: string | null; reason: string; limits: { left: string }[]; contractNumber: string | null };
}
interface Proposals {
  items: { id: string; state: string; own: boolean; decisionReason: string; effect: Effect }[];
}
interface Problem {
  detail: string;
  errors: { pointer: string }[];
}

const CENTRE = DEMO_CENTRES['gross-gerau'];
const SALT = { articleNumber: 'S-1', text: 'Streusalz, Sack', maximum: '100', tiers: { 1: '5.0000' } };

/** Agreements in force: their rest, prices by date, watch and changes. */
describe('a running framework agreement', () => {
  let product: Product;
  let owner: pg.Client;
  let officer: Client;
  let head: Client;
  let members: Map<string, string>;

  beforeAll(async () => {
    product = await startProduct();
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    officer = await product.as('sachbearbeitung@demo.example');
    head = await product.as('leitung@demo.example');
    const list = await officer.get<{ items: { id: string; slug: string }[] }>('/api/members');
    members = new Map(list.body.items.map(({ id, slug }) => [slug, id]));
  });
  afterAll(async () => {
    await owner?.end();
    await product.stop();
  });

  let numbers = 0;
  const agreement = (more: Partial<Parameters<typeof insertFramework>[1]> = {}): Promise<string> =>
    insertFramework(product.testDatabase, {
      number: `RV-2026-8${String(++numbers).padStart(2, '0')}`,
      members: ['raunheim', 'trebur'],
      items: [SALT],
      ...more,
    });
  const memberActor = (slug: string): Actor => ({
    ...systemActor(CENTRE, 'test'),
    reach: 'member',
    name: 'Test',
    memberIds: [members.get(slug) ?? ''],
  });
  const as = <T>(slug: string, work: (frameworks: Frameworks) => Promise<T>): Promise<T> =>
    product.app.get(UnitOfWork).run(memberActor(slug), () => work(product.app.get(Frameworks)));
  const callOff = (
    frameworkId: string,
    units: number,
    { slug = 'raunheim', orderId = randomUUID() as string, articleNumber = 'S-1' } = {},
  ): Promise<PricedCallOff> =>
    as(slug, (frameworks) =>
      frameworks.callOff({
        ...{ orderId, frameworkId, memberId: members.get(slug) ?? '' },
        lines: [{ articleNumber, quantity: wholeQuantity(units) }],
      }),
    );
  /** One unit; whoever waits too long for a connection asks again with the same order. */
  const untilAnswered = async (id: string, who: { slug: string }): Promise<PricedCallOff> => {
    const order = { ...who, orderId: randomUUID() };
    for (;;) {
      try {
        return await callOff(id, 1, order);
      } catch (error) {
        if (!/timeout exceeded when trying to connect/.test(String(error))) throw error;
      }
    }
  };
  const read = async (id: string): Promise<Framework> => (await officer.get<Framework>(`/api/frameworks/${id}`)).body;
  const insertCallOff = (frameworkId: string, day: string, units: number): Promise<unknown> =>
    owner.query(
      `insert into bundling.call_off (centre_id, framework_id, order_id, position, member_id, article_number, quantity, unit_price, net, called_off_at)
       values ($1, $2, gen_random_uuid(), 1, $3, 'S-1', $4, 5, $4::numeric * 5, ($5 || ' 12:00')::timestamp at time zone 'Europe/Berlin')`,
      [CENTRE, frameworkId, members.get('raunheim'), units, day],
    );

  it.each([
    ['quantity', { maximumValue: null }, /noch die Menge 0 abrufbar/],
    ['value', { maximumValue: '500.00', items: [{ ...SALT, maximum: null }] }, /Frei sind noch 0,00/],
  ])('grants exactly 100 of 300 call-offs at once against a maximum %s of 100 units', async (_, kind, refusal) => {
    const id = await agreement(kind);
    const orders = await Promise.allSettled(
      Array.from({ length: 300 }, (__, n) => untilAnswered(id, { slug: n % 2 ? 'raunheim' : 'trebur' })),
    );
    const refused = orders.flatMap((order): unknown[] => (order.status === 'rejected' ? [order.reason] : []));
    expect([orders.length - refused.length, refused.length]).toEqual([100, 200]);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(DomainError);
      expect((reason as DomainError).message).toMatch(refusal);
    }
    expect((await read(id)).items[0]).toMatchObject({ calledOff: '100' });
    expect((await read(id)).calledOffValue).toBe('500.00');
  });

  it('names the rest of that moment to the one that asks for more', async () => {
    const id = await agreement();
    await callOff(id, 58);
    await expect(callOff(id, 43)).rejects.toThrow('noch die Menge 42 abrufbar');
    await callOff(id, 42);
    expect((await read(id)).items[0]).toMatchObject({ rest: '0' });
  });

  it('is kept by the database from a program that forgets to hold it', async () => {
    const id = await agreement();
    const clients = await Promise.all(
      [0, 1].map(async () => {
        const client = new pg.Client({ connectionString: product.testDatabase.appUrl });
        await client.connect();
        await client.query('begin');
        await client.query(
          `select set_config('app.centre_id', $1, true), set_config('app.reach', 'member', true), set_config('app.member_ids', $2, true)`,
          [CENTRE, members.get('raunheim')],
        );
        return client;
      }),
    );
    const sixty = (client: pg.Client): Promise<unknown> =>
      client.query(
        `insert into bundling.call_off (framework_id, order_id, position, member_id, article_number, quantity, unit_price, net, called_off_at)
         values ($1, gen_random_uuid(), 1, $2, 'S-1', 60, 5, 300, now())`,
        [id, members.get('raunheim')],
      );
    const [first, second] = clients as [pg.Client, pg.Client];
    try {
      await sixty(first);
      const late = sixty(second).then(
        () => 'granted',
        (error: Error) => error.message,
      );
      await first.query('commit');
      expect(await late).toContain('above the maximum quantity');
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
    expect((await read(id)).items[0]?.calledOff).toBe('60');
    await expect(
      owner.query('update bundling.framework_item_maximum set maximum_quantity = 59 where framework_id = $1', [id]),
    ).rejects.toThrow(/below what was called off/);
  });

  it('cannot be called off without any maximum (CJEU C-23/20)', async () => {
    const id = await agreement({ maximumValue: null, items: [{ ...SALT, maximum: null }] });
    await expect(callOff(id, 1)).rejects.toThrow(/Ohne Höchstmaß/);
  });

  it('has back what a cancelled order gives back, once, as rows that are only added', async () => {
    const id = await agreement();
    const orderId = randomUUID();
    const returnId = randomUUID();
    await callOff(id, 100, { orderId });
    await expect(callOff(id, 1)).rejects.toThrow(/noch die Menge 0/);
    const back = (units: number, net: bigint, giveBackId: string = returnId): Promise<void> =>
      as('raunheim', (frameworks) =>
        frameworks.giveBack({
          ...{ returnId: giveBackId, orderId, frameworkId: id, memberId: members.get('raunheim') ?? '' },
          lines: [{ articleNumber: 'S-1', quantity: wholeQuantity(units), net }],
        }),
      );
    await back(30, 15_000n);
    await back(30, 15_000n);
    expect((await read(id)).items[0]).toMatchObject({ calledOff: '70', rest: '30' });
    await expect(back(71, 0n, randomUUID())).rejects.toThrow(/weniger abgerufen/);
    await callOff(id, 30, { slug: 'trebur' });
    const { body } = await officer.get<{ items: { quantity: string; returned: boolean; member: string }[] }>(
      `/api/frameworks/${id}/call-offs`,
    );
    expect(body.items.map(({ quantity, returned, member }) => [quantity, returned, member])).toEqual([
      ['30', false, 'trebur'],
      ['-30', true, 'raunheim'],
      ['100', false, 'raunheim'],
    ]);
    const own = await product.as('besteller.trebur@demo.example');
    expect((await own.get<{ items: unknown[] }>(`/api/frameworks/${id}/call-offs`)).body.items).toHaveLength(1);
  });

  describe('changes', () => {
    const propose = (client: Client, id: string, body: object) =>
      client.post<Proposals & Problem>(`/api/frameworks/${id}/proposals`, {
        ground: 'de-minimis',
        reason: 'Der Winter war länger als erwartet.',
        ...body,
      });
    const decide = (client: Client, id: string, what: string, body: object = {}) =>
      client.post<Problem>(`/api/framework-proposals/${id}/${what}`, body);
    const more = { kind: 'quantity', articleNumber: 'S-1', maximumQuantity: '120' };

    it('show their effect first, and a second person decides', async () => {
      const id = await agreement({ maximumValue: '500.00' });
      await callOff(id, 10);
      const preview = await officer.post<Effect>(`/api/frameworks/${id}/proposals/preview`, {
        ...more,
        ground: 'de-minimis',
      });
      expect(preview.body.lines.map(({ before, after }) => `${before} → ${after}`)).toEqual([
        '100 → 120',
        '90 → 110',
        '500,00\u00a0€ → 600,00\u00a0€',
        '450,00\u00a0€ → 550,00\u00a0€',
      ]);
      expect(preview.body).toMatchObject({ amount: '100.00', law: { verdict: null } });
      expect((await read(id)).items[0]?.maximumQuantity).toBe('100');

      const proposed = await propose(officer, id, more);
      const proposal = proposed.body.items[0]?.id ?? '';
      expect([proposed.status, proposed.body.items[0]?.own]).toEqual([201, true]);
      const { body: today } = await head.get<{ tasks: { title: string; detail: string }[] }>('/api/today');
      expect(today.tasks.map(({ detail }) => detail).join()).toContain('schlägt eine andere Höchstmenge vor');
      const own = await decide(officer, proposal, 'acceptance');
      expect([own.status, own.body.detail]).toEqual([
        409,
        'Über den eigenen Vorschlag entscheidet eine andere Person.',
      ]);
      expect((await decide(head, proposal, 'acceptance')).status).toBe(204);
      expect((await decide(head, proposal, 'acceptance')).status).toBe(204);
      expect(await read(id)).toMatchObject({
        maximumValue: '600.00',
        items: [{ maximumQuantity: '120', rest: '110' }],
      });
      expect((await decide(head, proposal, 'refusal', { reason: 'Doch nicht.' })).status).toBe(409);
      await expect(
        owner.query('update bundling.framework_proposal set decided_by = proposed_by where id = $1', [proposal]),
      ).rejects.toThrow(/check constraint/);
    });

    it('are refused with a reason, or taken back by whom proposed them', async () => {
      const id = await agreement();
      const first = (await propose(officer, id, more)).body.items[0]?.id ?? '';
      expect((await decide(head, first, 'withdrawal')).status).toBe(409);
      expect((await decide(head, first, 'refusal', { reason: ' ' })).status).toBe(400);
      expect((await decide(head, first, 'refusal', { reason: 'Kein Bedarf.' })).status).toBe(204);
      const second = (await propose(head, id, more)).body.items[0]?.id ?? '';
      expect((await decide(head, second, 'withdrawal')).status).toBe(204);
      const { body } = await officer.get<Proposals>(`/api/frameworks/${id}/proposals`);
      expect(body.items.map(({ state, decisionReason }) => [state, decisionReason])).toEqual([
        ['withdrawn', ''],
        ['refused', 'Kein Bedarf.'],
      ]);
      expect((await read(id)).items[0]?.maximumQuantity).toBe('100');
    });

    it('are said at their field', async () => {
      const id = await agreement();
      await callOff(id, 50);
      const pointers = async (body: object): Promise<string[]> =>
        (await propose(officer, id, body)).body.errors.map(({ pointer }) => pointer);
      expect(await pointers({ ...more, maximumQuantity: '49' })).toEqual(['/maximumQuantity']);
      expect(await pointers({ ...more, maximumQuantity: 'viel' })).toEqual(['/maximumQuantity']);
      expect(await pointers({ ...more, articleNumber: 'X' })).toEqual(['/articleNumber']);
      expect(await pointers({ kind: 'value', maximumValue: '249.99' })).toEqual(['/maximumValue']);
      expect(await pointers({ kind: 'extension', to: '2027-02-29' })).toEqual(['/to']);
      expect(await pointers({ ...more, reason: 'kurz' })).toEqual(['/reason']);
    });

    it('are held against the limits of the contract with all changes before (§ 132 GWB)', async () => {
      const [procedureId, lotId] = [randomUUID(), randomUUID()];
      const id = await agreement({ maximumValue: '500000.00', procedureId, lotId });
      await owner.query(
        `insert into contracts.contract (centre_id, id, number, procedure_id, file_number, title, partner, lots, options, nature, state,
           regime, procedure_type, starts_on, awarded_on, value, term_from, term_to, ends_on, price_clause, price_index, preparation_days,
           changed_at, changed_by)
         values ($1, gen_random_uuid(), '2026-L-0800/V1', $2, '2026-L-0800', 'Streusalz', '{"name":"x","street":"","postcode":"","city":"","email":""}',
           $3, '[]', 'supplies', 'HE', 'eu', 'open', '2026-07-15', '2026-09-01', 500000, '2026-10-01', '2028-09-30', '2028-09-30', 'fixed', '', 60,
           now(), 'Test')`,
        [
          CENTRE,
          procedureId,
          JSON.stringify([{ lotId, number: 1, title: 'Los 1', cpv: '34927100-2', value: '500000.00' }]),
        ],
      );
      const value = (maximumValue: string) => ({ kind: 'value', maximumValue });
      const small = await propose(officer, id, value('540000.00'));
      expect(small.body.items[0]?.effect.law).toMatchObject({ verdict: 'permitted', contractNumber: '2026-L-0800/V1' });
      expect((await decide(head, small.body.items[0]?.id ?? '', 'acceptance')).status).toBe(204);
      // 8 % are used up; another 4 % pass the 10 % of § 132 Abs. 3 GWB (fact MOD-3).
      const second = await propose(officer, id, value('560000.00'));
      expect(second.body.items[0]?.effect.law).toMatchObject({ verdict: 'needs-new-procedure' });
      const refused = await decide(head, second.body.items[0]?.id ?? '', 'acceptance');
      expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('neues Vergabeverfahren')]);
      expect((await read(id)).maximumValue).toBe('540000.00');
    });

    it('of a price begin on their day: the day before still has the old one, and no day has two', async () => {
      const id = await agreement();
      const from = daysAhead(40);
      const price = { kind: 'price', articleNumber: 'S-1', from, tiers: [{ fromQuantity: '1', unitPrice: '5.5000' }] };
      const proposal = (await propose(officer, id, price)).body.items[0]?.id ?? '';
      expect((await decide(head, proposal, 'acceptance')).status).toBe(204);
      const priceOn = async (day: string) => {
        const entries = await as('raunheim', (frameworks) =>
          frameworks.catalogue(members.get('raunheim') ?? '', day, ['S-1']),
        );
        return entries.find(({ frameworkId }) => frameworkId === id)?.unitPrice;
      };
      expect([await priceOn(daysAhead(39)), await priceOn(from), await priceOn('2099-12-31')]).toEqual([
        50_000n,
        55_000n,
        55_000n,
      ]);
      const listed = await officer.get<{ items: { from: string; to: string | null }[] }>(
        `/api/frameworks/${id}/prices`,
      );
      expect(listed.body.items.map((one) => [one.from, one.to])).toEqual([
        ['2020-01-01', from],
        [from, null],
      ]);
      const onDay = await officer.get<{ items: unknown[] }>(`/api/frameworks/${id}/prices?day=${from}`);
      expect(onDay.body.items).toHaveLength(1);
      await expect(
        owner.query(
          `insert into bundling.framework_price select centre_id, framework_id, article_number, valid_from + 1, null, tiers, basis, recorded_by_name, recorded_at
           from bundling.framework_price where framework_id = $1 and valid_from = $2`,
          [id, from],
        ),
      ).rejects.toMatchObject({ code: '23P01', constraint: 'one_price_a_day' });
      expect((await callOff(id, 1)).net).toBe(500n);
      expect((await propose(officer, id, { ...price, from: daysAhead(40) })).body.errors[0]?.pointer).toBe('/from');
    });
  });

  describe('watched', () => {
    const term = { from: daysAhead(-99), to: daysAhead(265) };
    const watch = async (client: Client, id: string): Promise<Watch> =>
      (await client.get<Watch>(`/api/frameworks/${id}/burn-down`)).body;

    it('says when it would be exhausted at the pace so far, and why', async () => {
      const id = await agreement(term);
      for (const [ago, units] of [
        [-90, 10],
        [-50, 10],
        [-1, 20],
      ] as const)
        await insertCallOff(id, daysAhead(ago), units);
      const { items, value, members: parts } = await watch(officer, id);
      // 40 in 100 days; 60 more last 150 days.
      expect(items[0]).toMatchObject({ used: '40', rest: '60', share: '40.0', exhaustedOn: daysAhead(150) });
      expect(items[0]?.reasons[0]).toContain('In 100 Tagen');
      expect(value).toMatchObject({ used: '200.00', exhaustedOn: null });
      expect(parts.map(({ member, used }) => [member, used])).toEqual([['raunheim', '200.00']]);
      const trebur = await product.as('besteller.trebur@demo.example');
      expect((await watch(trebur, id)).members).toEqual([]);
      expect((await watch(trebur, id)).items[0]?.used).toBe('40');
    });

    it('tells every level once, by the clock of the day', async () => {
      const id = await agreement(term);
      await insertCallOff(id, daysAhead(-1), 92);
      const seen = (await watch(officer, id)).levels.version;
      const set = await officer.send<Watch>(
        'PUT',
        `/api/frameworks/${id}/alert-levels`,
        { percent: [50, 90, 100], daysBefore: [300] },
        { 'if-match': `"${seen}"` },
      );
      expect([set.status, set.body.levels]).toMatchObject([200, { percent: [50, 90, 100], version: 1 }]);
      expect(set.body.alerts.map(({ level }) => level)).toEqual([50, 90, 300]);
      const again = { percent: [50], daysBefore: [] };
      const stale = await head.send('PUT', `/api/frameworks/${id}/alert-levels`, again, { 'if-match': '"0"' });
      expect(stale.status).toBe(409);
      const wrong = await officer.send<Problem>(
        'PUT',
        `/api/frameworks/${id}/alert-levels`,
        { percent: [101], daysBefore: [0] },
        { 'if-match': '"1"' },
      );
      expect(wrong.body.errors.map(({ pointer }) => pointer)).toEqual(['/percent', '/daysBefore']);

      const begin = () => product.app.get(WatchFrameworks).begin(systemActor(CENTRE, 'framework-watch'));
      const told = async (): Promise<string[]> => {
        const { body } = await officer.get<{ items: { text: string; href: string }[] }>('/api/notifications');
        return body.items.filter(({ href }) => href === `/rahmenvereinbarungen/${id}`).map(({ text }) => text);
      };
      const first = await Promise.all([begin(), begin()]);
      expect(first.filter((begun) => begun)).toHaveLength(1);
      await eventually('the officer to be told', async () => (await told()).length === 2);
      expect((await told()).join()).toMatch(/mindestens 90 % abgerufen/);
      await insertCallOff(id, daysAhead(-1), 8);
      await officer.post('/api/demo/clock', { today: daysAhead(1) });
      expect(await begin()).toBe(true);
      await eventually('the officer to be told the rest', async () => (await told()).length === 3);
      expect((await told()).filter((text) => text.includes('ausgeschöpft'))).toHaveLength(1);
      const { rows } = await owner.query('select level from bundling.framework_alert where framework_id = $1', [id]);
      expect(rows).toHaveLength(4);
    });
  });
});
