import { randomUUID } from 'node:crypto';
import { PHASES } from '../../libs/procedures/src/domain/phase';
import { SORTS } from '../../libs/procedures/src/infrastructure/procedure-order';
import { RISKS } from '../../libs/procedures/src/infrastructure/procedure-risk';
import fc from 'fast-check';
import pg from 'pg';
import { manyProcedures } from '../../bench/many-procedures';
import { procedure, ProcurementDesk, type Refusal } from '../support/procurement';
import type { Client } from '../support/product';

interface Item {
  readonly id: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly phase: string;
  readonly regime: string;
  readonly nature: string;
  readonly joint: boolean;
  readonly procedureType: string | null;
  readonly officerId: string | null;
  readonly suspendedOn: string | null;
  readonly tenderDeadline: string | null;
  readonly estimatedValue: string;
  readonly awardedValue: string | null;
  readonly changedAt: string;
  readonly buyerNames: readonly string[];
  readonly nextDate: { readonly day: string; readonly name: string } | null;
}
interface Page {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const MANY = 300;

describe('the list of procedures', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let owner: pg.Client;
  let template: string;
  let all: readonly Item[];

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head } = desk);
    owner = new pg.Client({ connectionString: desk.product.testDatabase.ownerUrl });
    await owner.connect();
    template = await desk.create(procedure('260000.00'));
    const type = { type: 'open', reason: 'Breiter Markt, keine Vorauswahl nötig.' };
    await desk.step(officer, template, 'procedure-type', type);
    await desk.step(officer, template, 'timeline', { noticeDispatchedOn: desk.today, overrides: {} });
    await manyProcedures(owner, template, MANY, desk.today);
    all = (await list('limit=500')).items;
  }, 120_000);
  afterAll(async () => {
    await owner?.end();
    await desk?.product.stop();
  });

  const list = async (query: string): Promise<Page> => {
    const { status, body } = await officer.get<Page & Refusal>(`/api/procedures?${query}`);
    if (status !== 200) throw new Error(`${query}: ${status} ${body.detail}`);
    return body;
  };
  const numbers = (items: readonly Item[]): readonly string[] => items.map(({ fileNumber }) => fileNumber).sort();

  describe('order and pages', () => {
    const valueOf = (item: Item): number => Number(item.awardedValue ?? item.estimatedValue);
    const KEYS: Record<(typeof SORTS)[number], (item: Item) => string | number | null> = {
      fileNumber: (item) => item.fileNumber,
      title: (item) => item.title,
      deadline: (item) => item.tenderDeadline,
      value: valueOf,
      phase: (item) => PHASES.indexOf(item.phase as (typeof PHASES)[number]),
      changedAt: (item) => item.changedAt,
    };
    const orders = SORTS.flatMap((sort) => [sort, `-${sort}`]);

    it('ranks the phases in the database as the domain does', async () => {
      const { rows } = await owner.query<{ rank: number | null }>(
        'select procedures.phase_rank(phase) as rank from unnest($1::text[]) with ordinality u(phase, place) order by place',
        [PHASES],
      );
      const ranks = rows.map(({ rank }) => rank ?? -1);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(ranks.every((rank) => rank > 0)).toBe(true);
    });

    it.each(orders)('sorts by %s, what is missing last', async (sort) => {
      const { items } = await list(`limit=500&sort=${sort}`);
      expect(items).toHaveLength(all.length);
      const key = KEYS[sort.replace('-', '') as (typeof SORTS)[number]];
      const direction = sort.startsWith('-') ? -1 : 1;
      const wrong = items.slice(1).filter((item, index) => {
        const [before, after] = [key(items[index]!), key(item)];
        if (before === null || after === null) return before === null && after !== null;
        const compared =
          typeof before === 'string' && sort.endsWith('title')
            ? before.localeCompare(String(after), 'de')
            : before < after
              ? -1
              : before > after
                ? 1
                : 0;
        return compared * direction > 0;
      });
      expect(wrong.map(({ fileNumber }) => fileNumber)).toEqual([]);
    });

    it('joins its pages to the whole list in every order, each procedure once, while others are added', async () => {
      const walk = fc.record({
        sort: fc.constantFrom(...orders),
        limit: fc.integer({ min: 7, max: 120 }),
        filter: fc.constantFrom('', '&phase=open', '&q=rathaus', '&regime=national'),
        insertAt: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 3 }),
      });
      await fc.assert(
        fc.asyncProperty(walk, async ({ sort, limit, filter, insertAt }) => {
          const before = (await list(`limit=500&sort=${sort}${filter}`)).items.map(({ id }) => id);
          const seen: string[] = [];
          let cursor: string | null = '';
          for (let page = 0; cursor !== null; page += 1) {
            if (insertAt.includes(page)) await addOne();
            const answer: Page = await list(`limit=${limit}&sort=${sort}${filter}${cursor ? `&cursor=${cursor}` : ''}`);
            seen.push(...answer.items.map(({ id }) => id));
            cursor = answer.nextCursor;
          }
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.filter((id) => before.includes(id))).toEqual(before);
          const after = (await list(`limit=500&sort=${sort}${filter}`)).items.map(({ id }) => id);
          expect(seen).toEqual(after.filter((id) => seen.includes(id)));
        }),
        { numRuns: 24 },
      );
    }, 120_000);

    /** A procedure with a number, title, value and dates anywhere in the list. */
    async function addOne(): Promise<void> {
      await owner.query(
        `insert into procedures.procedure select made.* from procedures.procedure t
         cross join lateral jsonb_populate_record(t, jsonb_build_object('id', $1::uuid, 'origin_type', 'bench-more',
           'file_number', t.file_number || left($1::text, 8), 'changed_at', now() - random() * interval '3000 days')) made
         where t.origin_type = 'bench' order by random() limit 1`,
        [randomUUID()],
      );
    }

    it.each([
      ['of another order', 'sort=title', 'sort=deadline'],
      ['that nobody gave out', '', 'cursor=W10'],
    ])('refuses a cursor %s', async (_, first, second) => {
      const { nextCursor } = await list(`limit=5&${first}`);
      const url = second.startsWith('cursor') ? second : `${second}&cursor=${nextCursor}`;
      expect((await officer.get(`/api/procedures?${url}`)).status).toBe(400);
    });

    it.each(['deadline', 'value', 'phase', 'changedAt'])('refuses a made-up key for %s', async (sort) => {
      const cursor = Buffer.from(JSON.stringify([sort, "x' or true", '2026'])).toString('base64url');
      expect((await officer.get(`/api/procedures?sort=${sort}&cursor=${cursor}`)).status).toBe(400);
    });
  });

  describe('filters', () => {
    const value = (item: Item): number => Number(item.awardedValue ?? item.estimatedValue);
    const day = (item: Item): string =>
      item.tenderDeadline
        ? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(item.tenderDeadline))
        : '';
    const closed = ['closed', 'cancelled', ...(PHASES.includes('closed' as never) ? [] : ['awarded'])];

    it.each<readonly [string, (item: Item) => boolean]>([
      ['phase=open', ({ phase }) => !closed.includes(phase)],
      ['phase=planned,evaluation', ({ phase }) => phase === 'planned' || phase === 'evaluation'],
      ['regime=eu', ({ regime }) => regime === 'eu'],
      ['nature=works', ({ nature }) => nature === 'works'],
      ['procedureType=us-open', ({ procedureType }) => procedureType === 'us-open'],
      ['joint=true', ({ joint }) => joint],
      ['suspended=true', ({ suspendedOn }) => suspendedOn !== null],
      ['suspended=false', ({ suspendedOn }) => suspendedOn === null],
      ['officer=none', ({ officerId }) => officerId === null],
      ['member=raunheim', ({ buyerNames }) => buyerNames.includes('Raunheim')],
      ['valueFrom=100000&valueTo=250000.50', (item) => value(item) >= 100_000 && value(item) <= 250_000.5],
      [
        'deadlineFrom=2024-01-01&deadlineTo=2024-06-30',
        (item) => day(item) >= '2024-01-01' && day(item) <= '2024-06-30',
      ],
      ['deadlineTo=2020-02-29', (item) => day(item) !== '' && day(item) <= '2020-02-29'],
      ['year=2019', ({ fileNumber }) => fileNumber.startsWith('2019')],
    ])('%s shows exactly what fits', async (query, fits) => {
      all = (await list('limit=500')).items;
      const expected = numbers(all.filter(fits));
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.length).toBeLessThan(all.length);
      expect(numbers((await list(`limit=500&${query}`)).items)).toEqual(expected);
      const { body } = await officer.get<{ total: number; phases: { phase: string; count: number }[] }>(
        `/api/procedures/counts?${query}`,
      );
      expect(body.total).toBe(expected.length);
      if (!query.startsWith('phase')) {
        const perPhase = Object.fromEntries(body.phases.map(({ phase, count }) => [phase, count]));
        for (const phase of PHASES) {
          expect([phase, perPhase[phase]]).toEqual([
            phase,
            all.filter((one) => fits(one) && one.phase === phase).length,
          ]);
        }
      }
    });

    it('finds by words in any order, whatever the umlauts, in title, buyer, bidder, CPV code and file number', async () => {
      const id = await desk.create(procedure('900.00', { title: 'Löschfahrzeug HLF 20 für die Außenstelle' }));
      await desk.addBidders(id, 'Brandschutz Größer & Söhne KG');
      const { fileNumber } = await desk.read(id);
      for (const q of [
        'hlf löschfahrzeug',
        'LOESCH aussen',
        'größer',
        'soehne hlf',
        '30197643',
        fileNumber,
        'hlf trebur',
      ]) {
        const { items } = await list(`limit=500&q=${encodeURIComponent(q)}&sort=-changedAt`);
        expect([q, items.some((item) => item.id === id)]).toEqual([q, true]);
      }
      expect((await list('q=hlf%20biebesheim')).items).toEqual([]);
      await owner.query(`update procedures.procedure set title = 'Rüstwagen' where id = $1`, [id]);
      expect((await list('q=hlf')).items).toEqual([]);
      expect((await list('q=ruestwagen')).items.map((item) => item.id)).toEqual([id]);
    });

    it('knows the own procedures and those one is the deputy of', async () => {
      const { body } = await officer.get<{ person: { id: string } }>('/api/session');
      const ids = async (query: string) => (await list(`limit=500&${query}`)).items.map(({ id }) => id).sort();
      const others = all.filter(({ officerId }) => officerId !== null && officerId !== body.person.id);
      const [own, deputy] = [others[3]!.id, others[4]!.id];
      const created = await ids('officer=me');
      expect(created).toContain(template);
      await owner.query('update procedures.procedure set officer_id = $1 where id = $2', [body.person.id, own]);
      await owner.query('update procedures.procedure set deputy_id = $1 where id = $2', [body.person.id, deputy]);
      expect(await ids('officer=me')).toEqual([...created, own].sort());
      expect(await ids('officer=me&officerRole=deputy')).toEqual([deputy]);
      expect(await ids('officer=me&officerRole=either')).toEqual([...created, own, deputy].sort());
    });

    it.each([
      'phase=nonsense',
      'officer=x',
      'valueFrom=-1',
      'deadlineFrom=2026-02-30',
      'joint=perhaps',
      'sort=price',
      'risk=x',
    ])('refuses %s', async (query) => expect((await officer.get(`/api/procedures?${query}`)).status).toBe(400));
  });

  describe('dates and next steps', () => {
    it('shows the dates of a month of open procedures, and no others', async () => {
      const [year, month] = desk.today.split('-') as [string, string];
      const [from, to] = [`${year}-${month}-01`, `${year}-${month}-28`];
      const { body } = await officer.get<{ items: { procedureId: string; day: string; onDay: number }[] }>(
        `/api/procedures/dates?from=${from}&to=${to}`,
      );
      const open = new Set((await list('limit=500&phase=open')).items.map(({ id }) => id));
      const days = new Set(body.items.map(({ day }) => day));
      for (const day of days) {
        const shown = body.items.filter((one) => one.day === day);
        expect(shown.map(({ onDay }) => Math.min(onDay, 40))).toEqual(shown.map(() => shown.length));
      }
      expect(body.items.length).toBeGreaterThan(0);
      expect(body.items.filter(({ day, procedureId }) => day < from || day > to || !open.has(procedureId))).toEqual([]);
    });

    it('follows the timeline when it is moved', async () => {
      const id = await desk.create(procedure('260000.00'));
      const type = { type: 'open', reason: 'Breiter Markt, keine Vorauswahl nötig.' };
      await desk.step(officer, id, 'procedure-type', type);
      await desk.step(officer, id, 'timeline', { noticeDispatchedOn: desk.today, overrides: {} });
      const { timeline, fileNumber } = await desk.read(id);
      const { body } = await officer.get<{ items: { kind: string; day: string }[] }>(
        `/api/procedures/chains?ids=${id}`,
      );
      const days = new Map(body.items.map(({ kind, day }) => [kind, day]));
      for (const { id: kind, planned } of timeline!.steps) expect([kind, days.get(kind)]).toEqual([kind, planned]);
      const notice = timeline!.steps.find((step) => step.id === 'notice')!.planned;
      const item = (await list(`q=${fileNumber}`)).items[0]!;
      expect([item.id, item.nextDate?.day]).toEqual([id, notice]);
    });

    it('names the next step that is not done yet, and proposes days for what the law leaves open', async () => {
      const id = await desk.published(procedure('30000.00'), 'us-open');
      const { timeline, checklist, fileNumber } = await desk.read(id);
      const item = (await list(`q=${fileNumber}`)).items[0]!;
      const ahead = timeline!.steps.filter(({ id: step }) => step !== 'notice').map(({ planned }) => planned);
      expect([item.id, item.nextDate?.day]).toEqual([id, ahead.toSorted()[0]]);
      expect(item.nextDate?.day).not.toBe(desk.today);
      const named = (step: string) => timeline!.steps.find((one) => one.id === step)!;
      expect(named('award').planned > named('opening').planned).toBe(true);
      expect(named('award')).toMatchObject({ proposed: true });
      expect(JSON.stringify(checklist)).not.toMatch(/§ 3 Abs\. \d+ VgV(?! entsprechend)/);
    });

    it('names what blocks the next step as the page of the procedure does', async () => {
      const id = await desk.create();
      const { checklist } = await desk.read(id);
      const { body } = await officer.get<{ items: { id: string; blocking: { sentence: string }; unmet: number }[] }>(
        `/api/procedures/next-steps?ids=${id},${template}`,
      );
      const unmet = checklist.filter(({ met }) => !met);
      expect(body.items[0]).toMatchObject({ id, blocking: { sentence: unmet[0]!.sentence }, unmet: unmet.length });
      expect(body.items).toHaveLength(2);
    });
  });

  it('tells everyone which tasks are their own, theirs in deputyship, and those of others', async () => {
    const id = await desk.create();
    const whose = async (who: Client) =>
      (await who.get<{ tasks: { href: string; whose: string }[] }>('/api/today')).body.tasks.find(
        ({ href }) => href === `/vergaben/${id}`,
      )?.whose;
    expect([await whose(officer), await whose(head)]).toEqual(['own', 'others']);
    const { body } = await head.get<{ person: { id: string } }>('/api/session');
    await owner.query('update procedures.procedure set deputy_id = $1 where id = $2', [body.person.id, id]);
    expect(await whose(head)).toBe('deputy');
    await owner.query('update procedures.procedure set officer_id = null where id = $1', [id]);
    expect([await whose(officer), await whose(head)]).toEqual(['own', 'own']);
  });

  it('gives the filtered list as a file', async () => {
    const { body, headers } = await officer.get<string>(
      '/api/procedures/export?format=csv&year=2019&sort=fileNumber&columns=number,title,value',
    );
    expect(headers.get('content-disposition')).toContain('attachment');
    const lines = body.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe('"Aktenzeichen";"Gegenstand";"Wert netto"');
    const expected = (await list('limit=500&year=2019&sort=fileNumber')).items.map(
      ({ fileNumber }) => `"${fileNumber}"`,
    );
    expect(lines.slice(1).map((line) => line.split(';')[0])).toEqual(expected);
    const xlsx = await officer.get('/api/procedures/export?format=xlsx&regime=eu&member=raunheim');
    expect([xlsx.status, xlsx.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')]);
  });

  describe('oversight', () => {
    interface Oversight {
      readonly workload: readonly {
        officerId: string | null;
        open: number;
        phases: Record<string, number>;
        dates: number;
      }[];
      readonly risks: readonly { risk: string; count: number; examples: readonly { id: string }[] }[];
    }

    it('is for heads', async () => {
      expect((await officer.get('/api/procedure-oversight')).status).toBe(403);
      expect((await (await desk.product.as('revision@demo.example')).get('/api/procedure-oversight')).status).toBe(403);
    });

    it('counts what the lists behind it show', async () => {
      const { body } = await head.get<Oversight>('/api/procedure-oversight');
      expect(body.risks.map(({ risk }) => risk)).toEqual(RISKS);
      for (const { risk, count, examples } of body.risks) {
        const { items } = await list(`limit=500&risk=${risk}`);
        expect([risk, count]).toEqual([risk, items.length]);
        expect(items.map(({ id }) => id).slice(0, 3)).toEqual(examples.map(({ id }) => id));
      }
      expect(body.risks.filter(({ count }) => count > 0).length).toBeGreaterThanOrEqual(3);
      for (const { officerId, open, phases } of body.workload) {
        const { items } = await list(`limit=500&phase=open&officer=${officerId ?? 'none'}`);
        expect([officerId, open]).toEqual([officerId, items.length]);
        expect(Object.values(phases).reduce((sum, count) => sum + count, 0)).toBe(open);
      }
    });
  });
});
