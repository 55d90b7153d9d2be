import { daysAhead } from '../support/days';
import { eventually } from '../support/eventually';
import { settle } from '../support/procurement';
import { type Client, type Product, startProduct } from '../support/product';

interface Line {
  articleNumber: string;
  unitName: string;
  quantity: string;
  demand: string;
  surplus: string;
  demandValue: string;
  surplusValue: string;
  sources: { articleNumber: string; quantity: string; factor: string }[];
}
interface Lot {
  key: string;
  name: string;
  regime: string;
  reason: string;
  types: { type: string }[];
  members: string[];
  lines: Line[];
}
interface Comparison {
  demandValue: string;
  surplusValue: string;
  value: string;
  regime: string;
  lotCount: number;
  largestShare: string;
  proven: boolean;
  awards: { award: number; regime: string; tenderPeriod: string | null; earliestAward: string; lawful: boolean }[];
  hints: { tone: string; text: string; citation: { id: string } }[];
}
interface Variant {
  id: string | null;
  name: string;
  comparison: Comparison;
  choice: { reason: string; by: string } | null;
  lastStep: string | null;
  lots: Lot[];
  version: number;
}
interface Problem {
  status: number;
  detail: string;
  errors?: { pointer: string }[];
}
interface Procedure {
  id: string;
  tenderDeadline: string;
  lots: {
    id: string;
    title: string;
    estimatedValue: string;
    positions: { articleNumber: string; unit: string; quantity: string }[];
  }[];
}
type Reports = readonly (readonly [member: string, articleNumber: string, quantity: string])[];

const SMALL: Reports = [
  ['nauheim', 'P-1001', '33'],
  ['raunheim', 'P-1002', '10'],
  ['raunheim', 'T-1021', '4'],
  ['trebur', 'T-1022', '8'],
];

describe('the lots of a bundle', () => {
  let product: Product;
  let officer: Client;
  let head: Client;
  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    head = await product.as('leitung@demo.example');
  });
  afterAll(() => product.stop());

  const post = async <T>(url: string, body: object = {}, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await officer.post<T>(url, body, headers);
    if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const get = async <T>(url: string): Promise<T> => (await officer.get<T>(url)).body;
  const seen = (variant: Variant) => ({ 'if-match': `"${variant.version}"` });

  async function bundle(title: string, reports: Reports): Promise<string> {
    const productGroups = ['Papier', 'Tinte und Toner'];
    const round = await post<{ id: string }>('/api/demand-rounds', {
      title,
      productGroups,
      reportUntil: daysAhead(300),
    });
    for (const [member, articleNumber, quantity] of reports)
      await post(`/api/demand-rounds/${round.id}/lines`, {
        member,
        lines: [{ costCentre: '0111001', articleNumber, quantity }],
      });
    await post(`/api/demand-rounds/${round.id}/close`);
    return (await post<{ id: string }>(`/api/demand-rounds/${round.id}/bundle`)).id;
  }
  const change = (id: string, variant: Variant, body: object) =>
    post<Variant>(`/api/bundles/${id}/variants/${variant.id}/changes`, body, seen(variant));
  const lotNamed = ({ lots }: Variant, name: string): Lot => {
    const lot = lots.find((each) => each.name === name);
    if (!lot) throw new Error(`no lot ${name}: ${lots.map((each) => each.name).join(', ')}`);
    return lot;
  };

  it('are compared with what the law says of each', async () => {
    const id = await bundle('Vergleich', SMALL);
    for (const proposal of ['single', 'region', 'market', 'rounds'])
      await post(`/api/bundles/${id}/variants`, { proposal });
    const { items } = await get<{ items: Variant[] }>(`/api/bundles/${id}/variants`);
    const { termValue } = await get<{ termValue: string }>(`/api/bundles/${id}`);
    expect(items.map(({ name, comparison }) => [name, comparison.lotCount])).toEqual([
      ['Ein Los je Warengruppe (ohne Wahl)', 2],
      ['Ein einziges Los', 1],
      ['Warengruppen nach Region', 3],
      [expect.stringMatching(/^Kleine Lose für den Mittelstand bis 80\.000,00/), expect.any(Number)],
      ['Warengruppen nacheinander', 2],
    ]);
    for (const { comparison } of items) {
      expect(comparison).toMatchObject({
        demandValue: termValue,
        surplusValue: '0.00',
        regime: 'national',
        proven: true,
      });
      expect(comparison.awards.every(({ earliestAward }) => /^\d{4}-\d\d-\d\d$/.test(earliestAward))).toBe(true);
      expect(comparison.hints.map(({ citation }) => citation.id)).toContain('LOS-26');
    }
    expect(items[1]?.comparison.hints.map(({ citation }) => citation.id)).toContain('VM-VGV-11');
    expect(items[1]?.comparison.largestShare).toBe('100.0');
    expect(items[4]?.comparison.awards.map(({ award }) => award)).toEqual([1, 2]);
    const wrong = await officer.post<Problem>(`/api/bundles/${id}/variants`, { proposal: 'gold' });
    expect([wrong.status, wrong.body.errors?.[0]?.pointer]).toEqual([400, '/proposal']);
  });

  it('are the business of the centre', async () => {
    const id = await bundle('Rechte', SMALL);
    const variant = await post<Variant>(`/api/bundles/${id}/variants`, { proposal: 'group' });
    const orderer = await product.as('besteller.raunheim@demo.example');
    const auditor = await product.as('revision@demo.example');
    const wetterau = await product.as('leitung@wetterau.example');
    for (const path of [
      'variants',
      `variants/${variant.id}`,
      'merges',
      'hand-over',
      'tender-parts?article=P-1001&lot=L1',
    ]) {
      expect((await orderer.get(`/api/bundles/${id}/${path}`)).status).toBe(403);
      expect((await auditor.get(`/api/bundles/${id}/${path}`)).status).toBe(200);
    }
    expect((await wetterau.get(`/api/bundles/${id}/variants`)).status).toBe(404);
    for (const person of [orderer, auditor])
      expect((await person.post(`/api/bundles/${id}/variants`, { proposal: 'group' })).status).toBe(403);
  });

  it('merge articles only by a rule of a person, show the rounding surplus, open to every report, and come apart again', async () => {
    const id = await bundle('Gebinde', SMALL);
    const before = await get<{ items: unknown[]; proposals: object[] }>(`/api/bundles/${id}/merges`);
    expect(before.items).toEqual([]);
    expect(before.proposals).toEqual([
      expect.objectContaining({ articleNumber: 'P-1001', intoArticle: 'P-1002', factor: '0.2' }),
    ]);
    const rule = { articleNumber: 'P-1001', intoArticle: 'P-1002', reason: 'Gleiches Papier im Karton.' };
    const wrong = await officer.post<Problem>(`/api/bundles/${id}/merges`, { ...rule, factor: 'viel' });
    expect([wrong.status, wrong.body.errors?.[0]?.pointer]).toEqual([400, '/factor']);
    await post(`/api/bundles/${id}/merges`, rule);
    expect((await officer.post(`/api/bundles/${id}/merges`, { ...rule, intoArticle: 'P-1004' })).status).toBe(409);

    type Parts = {
      line: Line;
      parts: { member: string; articleNumber: string; quantity: string; tenderQuantity: string; lineId: string }[];
      proven: boolean;
    };
    const opened = await get<Parts>(`/api/bundles/${id}/tender-parts?article=P-1002&lot=L1`);
    expect(opened).toMatchObject({
      line: { unitName: 'Karton', quantity: '34', demand: '33.2', surplus: '0.8', surplusValue: '16.36' },
      parts: [
        { member: 'nauheim', articleNumber: 'P-1001', quantity: '33', tenderQuantity: '13.2' },
        { member: 'raunheim', articleNumber: 'P-1002', quantity: '10', tenderQuantity: '20' },
      ],
      proven: true,
    });
    const { items } = await get<{ items: Variant[] }>(`/api/bundles/${id}/variants`);
    expect(items[0]?.comparison.surplusValue).toBe('16.36');

    expect((await officer.delete(`/api/bundles/${id}/merges/P-1001`)).status).toBe(200);
    expect((await officer.delete(`/api/bundles/${id}/merges/P-1001`)).status).toBe(404);
    const apart = await get<Parts>(`/api/bundles/${id}/tender-parts?article=P-1002&lot=L1`);
    expect(apart.line).toMatchObject({ quantity: '20', surplus: '0' });
    const trail = await product.as('leitung@demo.example');
    const audit = (await trail.get<{ items: { action: string }[] }>(`/api/audit?subject=${id}`)).body.items;
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['bundle.articles-merged', 'bundle.merge-dissolved']),
    );
  });

  it('are changed step by step, each step taken back again; the second of two people is told', async () => {
    const id = await bundle('Schritte', SMALL);
    const first = await post<Variant>(`/api/bundles/${id}/variants`, { proposal: 'region' });
    const path = `/api/bundles/${id}/variants/${first.id}`;
    const [from, to] = ['Papier (Postleitzahl 64)', 'Papier (Postleitzahl 65)'].map((name) => lotNamed(first, name));
    const moved = await change(id, first, {
      ...{ kind: 'move-article', articleNumber: 'P-1001', from: from?.key, to: to?.key },
    });
    expect(moved.lots.map(({ name }) => name)).toEqual([
      'Papier (Postleitzahl 65)',
      'Tinte und Toner (Postleitzahl 65)',
    ]);
    expect(lotNamed(moved, 'Papier (Postleitzahl 65)').members).toEqual(['nauheim', 'raunheim']);
    expect(moved.lastStep).toMatch(/^P-1001 von .*64.* nach .*65.* verschoben$/);
    const stale = await officer.post<Problem>(`${path}/changes`, { kind: 'merge', lot: 'L2', into: 'L3' }, seen(first));
    expect(stale.status).toBe(412);

    const split = await change(id, moved, {
      ...{ kind: 'split', lot: lotNamed(moved, 'Papier (Postleitzahl 65)').key, name: 'Nauheim' },
      ...{ members: ['nauheim'] },
    });
    expect(lotNamed(split, 'Nauheim').members).toEqual(['nauheim']);
    const gone = await officer.post<Problem>(
      `${path}/changes`,
      { kind: 'move-member', member: 'atlantis', from: 'L2', to: 'L3' },
      seen(split),
    );
    expect([gone.status, gone.body.errors?.[0]?.pointer]).toEqual([400, '/member']);
    let variant = split;
    for (let step = 0; step < 2; step += 1) variant = await post<Variant>(`${path}/undo`, {}, seen(variant));
    expect(variant.lots).toEqual(first.lots);
    expect(variant.lastStep).toBeNull();
    expect((await officer.post(`${path}/undo`, {}, seen(variant))).status).toBe(404);
  });

  it('cannot be let in several awards to stay below the threshold, and may be let in one', async () => {
    const { items } = await get<{ items: { referencePrice: string }[] }>('/api/articles?q=T-1021');
    const toners = Math.ceil(60_000 / Number(items[0]?.referencePrice));
    const id = await bundle('Zu teuer für zwei', [
      ['nauheim', 'P-1001', '13800'],
      ['raunheim', 'T-1021', String(toners)],
    ]);
    const variant = await post<Variant>(`/api/bundles/${id}/variants`, { proposal: 'rounds' });
    expect(variant.comparison).toMatchObject({
      regime: 'eu',
      awards: [
        { award: 1, regime: 'eu', lawful: false },
        { award: 2, regime: 'eu', lawful: false },
      ],
    });
    const danger = variant.comparison.hints.filter(({ tone }) => tone === 'danger');
    expect(danger.map(({ citation }) => citation.id)).toEqual(['EST-2', 'EST-2']);
    expect(danger[0]?.text).toContain('§ 3 Abs. 2 VgV');
    const choice = `/api/bundles/${id}/variants/${variant.id}/choice`;
    const chosen = await post<Variant>(choice, { reason: 'Nacheinander.' }, seen(variant));
    const refused = await officer.post<Problem>(`/api/bundles/${id}/procedure`);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toMatch(/Vergabe 1 .* milderen Regeln/);

    const together = await change(id, chosen, { kind: 'award', lot: 'L2', award: 1 });
    expect(together.comparison.awards).toMatchObject([{ award: 1, lawful: true, tenderPeriod: expect.any(String) }]);
    const { id: procedureId } = await post<{ id: string }>(`/api/bundles/${id}/procedure`);
    expect(await get(`/api/procedures/${procedureId}`)).toMatchObject({ regime: 'eu' });
  });

  it('are handed over once: quantities, buyers and places stay what was reported, up to the framework agreement', async () => {
    const id = await bundle('Übergabe', SMALL);
    await post(`/api/bundles/${id}/merges`, {
      ...{ articleNumber: 'P-1001', intoArticle: 'P-1002', reason: 'Gleiches Papier im Karton.' },
    });
    const variant = await post<Variant>(`/api/bundles/${id}/variants`, { proposal: 'region' });
    const path = `/api/bundles/${id}/variants/${variant.id}`;
    const noReason = await officer.post<Problem>(`${path}/choice`, { reason: ' ' }, seen(variant));
    expect([noReason.status, noReason.body.errors?.[0]?.pointer]).toEqual([400, '/reason']);
    const chosen = await post<Variant>(`${path}/choice`, { reason: 'Kurze Wege zu den Rathäusern.' }, seen(variant));
    expect(chosen.choice).toMatchObject({ reason: 'Kurze Wege zu den Rathäusern.' });

    const created = await Promise.all(
      [officer, head, officer].map((person) => person.post<{ id: string }>(`/api/bundles/${id}/procedure`)),
    );
    expect(new Set(created.map(({ body }) => body.id)).size).toBe(1);
    const procedureId = created[0]?.body.id ?? '';
    const procedure = await get<Procedure>(`/api/procedures/${procedureId}`);
    expect(
      procedure.lots.map(({ title, positions }) => [
        title,
        positions.map(({ articleNumber, quantity }) => [articleNumber, quantity]),
      ]),
    ).toEqual([
      ['Papier (Postleitzahl 64)', [['P-1002', '14']]],
      ['Papier (Postleitzahl 65)', [['P-1002', '20']]],
      [
        'Tinte und Toner (Postleitzahl 65)',
        [
          ['T-1021', '8'],
          ['T-1022', '16'],
        ],
      ],
    ]);
    const handOver = await get<{ items: { title: string; members: string[]; delivery: { city: string }[] }[] }>(
      `/api/bundles/${id}/hand-over`,
    );
    expect(handOver.items.map(({ members }) => members)).toEqual([['nauheim'], ['raunheim'], ['raunheim', 'trebur']]);
    expect(handOver.items.every(({ delivery }) => delivery.length > 0)).toBe(true);
    expect((await officer.post(`${path}/changes`, { kind: 'merge', lot: 'L1', into: 'L2' }, seen(chosen))).status).toBe(
      409,
    );

    await award(procedure);
    const frameworks = await eventually('three framework agreements', async () => {
      const { items } = await get<{ items: { id: string; procedureId: string }[] }>('/api/frameworks');
      const own = items.filter((each) => each.procedureId === procedureId);
      return (
        own.length === 3 &&
        Promise.all(
          own.map((each) =>
            get<{ title: string; members: string[]; items: { articleNumber: string; maximumQuantity: string }[] }>(
              `/api/frameworks/${each.id}`,
            ),
          ),
        )
      );
    });
    const found = new Map(
      frameworks.map(({ title, members, items }) => [
        title.split(': ')[1],
        { members, items: items.map(({ articleNumber, maximumQuantity }) => [articleNumber, maximumQuantity]) },
      ]),
    );
    // The tendered cartons of the term and 20 % more in whole cartons, for those who reported them.
    expect(found.get('Papier (Postleitzahl 64)')).toEqual({ members: ['nauheim'], items: [['P-1002', '16']] });
    expect(found.get('Papier (Postleitzahl 65)')).toEqual({ members: ['raunheim'], items: [['P-1002', '24']] });
    expect(found.get('Tinte und Toner (Postleitzahl 65)')?.members).toEqual(['raunheim', 'trebur']);
  });

  async function award({ id }: Procedure): Promise<void> {
    const step = (client: Client, what: string, body: object = {}) =>
      client.post(`/api/procedures/${id}/${what}`, body).then(({ status, body: answer }) => {
        if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(answer)}`);
        return answer as { id: string };
      });
    const { today } = await get<{ today: string }>('/api/today');
    await step(officer, 'procedure-type', { type: 'us-open', reason: 'Breiter Markt.' });
    await step(officer, 'timeline', { noticeDispatchedOn: today });
    const go = async (to: string): Promise<void> => {
      await settle(officer, head, id, to);
      await step(officer, 'transitions', { to });
    };
    for (const to of ['prepared', 'published', 'bidding']) await go(to);
    const bidder = await step(officer, 'bidders', {
      ...{ name: 'Papierhaus Ried GmbH', street: 'Hafenstraße 1', postcode: '64560', city: 'Riedstadt' },
      email: 'angebot@papierhaus.example',
    });
    const { tenderDeadline, lots } = await get<Procedure>(`/api/procedures/${id}`);
    await post('/api/demo/clock', {
      today: new Date(Date.parse(tenderDeadline) + 86_400_000).toISOString().slice(0, 10),
    });
    await step(officer, 'opening');
    await step(head, 'opening');
    for (const { id: lotId, positions } of lots)
      await step(officer, 'bids', {
        ...{ bidderId: bidder.id, lotId, receivedAt: tenderDeadline },
        positions: positions.map(({ articleNumber }) => ({
          articleNumber,
          tiers: [{ fromQuantity: '1', unitPrice: '4.2000' }],
        })),
      });
    await go('examination');
    await step(officer, 'evaluations');
    await step(officer, 'award-proposal', { reason: 'Wirtschaftlichstes Angebot.' });
    await settle(officer, head, id, 'awarded');
    await step(officer, 'award');
    await step(head, 'award');
  }
});
