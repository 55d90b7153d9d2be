import pg from 'pg';
import { procedure, ProcurementDesk, type Refusal, sheet } from '../support/procurement';
import type { Answer, Client } from '../support/product';

interface Bid {
  readonly bidId: string;
  readonly bidder: string;
  readonly formal: readonly {
    ground: string;
    proposal: string | null;
    citation: { statute: string; status: string } | null;
    decision: { result: string; person: string } | null;
    earlier: readonly { result: string; reason: string }[];
  }[];
  readonly price: { net: string; gross: string | null; differences: readonly string[] };
  readonly inquiry: { result: string } | null;
  readonly bars: readonly { reason: string; paragraph: string | null; decided: boolean }[];
}
interface Examination extends Refusal {
  readonly open: boolean;
  readonly lots: readonly {
    readonly lotId: string;
    readonly bids: readonly Bid[];
    readonly lowBids: readonly { bidder: string; text: string }[];
    readonly evaluators: readonly { person: string; released: boolean }[];
    readonly cells: readonly {
      bidId: string;
      given: readonly { person: string; points: string }[];
      differ: boolean;
      points: string | null;
    }[];
    readonly own: { released: boolean; version: number; scores: readonly { points: string | null }[] } | null;
    readonly evaluation: {
      ranking: readonly { bidder: string; rank: number | null; note: string | null; scoreText: string | null }[];
      sensitivity: readonly { text: string }[] | null;
    } | null;
  }[];
  readonly faults: readonly { sentence: string }[];
  readonly people: readonly { personId: string; name: string }[];
}

const QUALITY = {
  method: 'price-ratio',
  priceWeight: '60',
  maximumPoints: '10',
  pricePoints: { maximum: '100', rounding: 'none', places: 0 },
  criteria: [
    {
      ...{ id: 'konzept', name: 'Lieferkonzept', weight: '40' },
      levels: [
        { points: '10', text: 'Belieferung täglich' },
        { points: '5', text: 'Belieferung wöchentlich' },
      ],
    },
  ],
};
const plan = (lotId: string, more: object = {}) => ({
  ...{ lotId, evaluation: QUALITY, suitability: [], sustainability: [], security: '' },
  variants: { rule: 'excluded', minimum: '' },
  ...more,
});

describe('examination and evaluation of bids', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head } = desk);
  });
  afterAll(() => desk.product.stop());

  const put = (who: Client, id: string, what: string, body: object): Promise<Answer<Examination>> =>
    who.send<Examination>('PUT', `/api/procedures/${id}/${what}`, body);
  const judge = (who: Client, id: string, what: string, body: object): Promise<Answer<Examination>> =>
    who.post<Examination>(`/api/procedures/${id}/examination/${what}`, body);
  const look = async (who: Client, id: string): Promise<Examination> =>
    (await who.get<Examination>(`/api/procedures/${id}/examination`)).body;

  const faultsOf = async (id: string): Promise<string> =>
    (await look(officer, id)).faults.map(({ sentence }) => sentence).join(' ');

  /** A published procedure with criteria for its lot. */
  async function published(plans: (lotId: string) => object[] = () => []): Promise<string> {
    const id = await desk.create(procedure('6000.00'));
    const lotId = (await desk.read(id)).lots[0]?.id ?? '';
    const lots = plans(lotId);
    if (lots.length > 0) expect((await put(officer, id, 'criteria', { lots })).status).toBe(200);
    await desk.step(officer, id, 'procedure-type', { type: 'us-open', reason: 'Breiter Markt, keine Vorauswahl.' });
    await desk.step(officer, id, 'timeline', { noticeDispatchedOn: desk.today, overrides: {} });
    for (const to of ['prepared', 'published', 'bidding']) await desk.go(id, to);
    return id;
  }
  async function withBids(id: string, prices: Readonly<Record<string, readonly [string, string]>>) {
    const bidders = await desk.addBidders(id, ...Object.keys(prices));
    const lotId = (await desk.opened(id)).lots[0]?.id ?? '';
    for (const [index, [a4, a3]] of Object.values(prices).entries()) {
      const rows = [`P-A4;XPK;1;${a4}`, ...(a3 === '' ? [] : [`P-A3;XPK;1;${a3}`])];
      expect((await desk.importSheet(id, lotId, bidders[index] ?? '', sheet(...rows))).status).toBe(200);
    }
    await desk.go(id, 'examination');
    await desk.settle(id, 'evaluation');
    const { lots } = await look(officer, id);
    const bidOf = (name: string): string => lots[0]?.bids.find(({ bidder }) => bidder === name)?.bidId ?? '';
    return { lotId, bidOf };
  }

  it('criteria are checked by the law library and fixed from the publication on', async () => {
    const id = await desk.create(procedure());
    const lotId = (await desk.read(id)).lots[0]?.id ?? '';
    const uneven = { ...QUALITY, priceWeight: '50' };
    const wrong = await put(officer, id, 'criteria', { lots: [plan(lotId, { evaluation: uneven })] });
    expect([wrong.status, wrong.body.errors[0]?.pointer]).toEqual([400, '/lots/0/evaluation/criteria']);
    const stale = await officer.send('PUT', `/api/procedures/${id}/criteria`, { lots: [] }, { 'if-match': '"99"' });
    expect(stale.status).toBe(412);

    const open = await published((lot) => [plan(lot)]);
    const { lots, editable } = (
      await officer.get<{ lots: { evaluation: object }[]; editable: boolean }>(`/api/procedures/${open}/criteria`)
    ).body;
    expect([lots[0]?.evaluation, editable]).toMatchObject([{ priceWeight: '60' }, false]);
    const late = await put(officer, open, 'criteria', { lots: [] });
    expect([late.status, late.body.conditions[0]?.pointer]).toEqual([409, '/phase']);
  });

  it('nothing is examined before the opening', async () => {
    const id = await published();
    expect((await look(officer, id)).open).toBe(false);
    const [bidderId] = await desk.addBidders(id, 'Frühe GmbH');
    const early = await judge(officer, id, 'exclusion-grounds', { bidderId, ground: 'gwb-124-1-2', result: 'absent' });
    expect([early.status, early.body.conditions[0]?.pointer]).toEqual([409, '/phase']);
  });

  it('formal grounds are proposed by the product, decided by people, and taken back without being lost', async () => {
    const id = await published();
    const { bidOf } = await withBids(id, { 'Erste GmbH': ['4,00', '9,00'], 'Lücken AG': ['3,00', ''] });
    const seen = (await look(officer, id)).lots[0]?.bids.find(({ bidder }) => bidder === 'Lücken AG');
    const prices = seen?.formal.find(({ ground }) => ground === 'prices');
    expect(prices).toMatchObject({
      decision: null,
      citation: { statute: '§ 42 Abs. 1 Nr. 5 UVgO', status: 'verified' },
    });
    expect(prices?.proposal).toMatch(/P-A3/);

    const evaluated = await desk.step(officer, id, 'evaluations');
    expect(evaluated.body.lots[0]?.evaluation?.ranking[1]).toMatchObject({ bidder: 'Lücken AG', rank: null });
    expect(await faultsOf(id)).toMatch(/vorgeschlagenen Ausschluss von Lücken AG/);

    const finding = { bidId: bidOf('Lücken AG'), ground: 'prices', result: 'excluded' };
    expect((await judge(officer, id, 'formal', finding)).body.errors[0]?.pointer).toBe('/reason');
    const reason = 'Preis für eine wesentliche Position fehlt.';
    const decided = await judge(officer, id, 'formal', { ...finding, reason });
    expect(decided.body.lots[0]?.bids.find(({ bidder }) => bidder === 'Lücken AG')?.bars).toMatchObject([
      { decided: true },
    ]);
    // The reason a letter would give is another one now: the evaluation is repeated.
    expect(decided.body.faults.map(({ sentence }) => sentence).join()).toMatch(/anders entschieden/);
    await desk.step(officer, id, 'evaluations');
    expect((await look(officer, id)).faults).toEqual([]);

    const back = await judge(head, id, 'formal', {
      ...finding,
      result: 'withdrawn',
      reason: 'Position ist doch unwesentlich.',
    });
    const check = back.body.lots[0]?.bids
      .find(({ bidder }) => bidder === 'Lücken AG')
      ?.formal.find(({ ground }) => ground === 'prices');
    expect(check?.earlier.map(({ result }) => result)).toEqual(['excluded', 'withdrawn']);
  });

  it('a bid is recomputed with discount and VAT; the bidder of a low price is asked before anything is decided', async () => {
    const id = await published();
    const { lotId, bidOf } = await withBids(id, { 'Billig GmbH': ['3,00', '9,00'], 'Solide AG': ['4,20', '9,00'] });
    const stated = await judge(officer, id, 'statements', {
      ...{ bidId: bidOf('Solide AG'), net: '5700.00', discountPercent: '2', vatRate: '19' },
      lines: [{ articleNumber: 'P-A3', amount: '720.00' }],
    });
    const solid = stated.body.lots[0]?.bids.find(({ bidder }) => bidder === 'Solide AG');
    expect(solid?.price).toMatchObject({ net: '5649.21', gross: '6722.56' });
    expect(solid?.price.differences).toHaveLength(2);

    expect(stated.body.lots[0]?.lowBids).toMatchObject([
      { bidder: 'Billig GmbH', text: expect.stringMatching(/nächsthöheren .* kein Ausschluss/) },
      { bidder: 'Billig GmbH', text: expect.stringMatching(/Kostenschätzung/) },
    ]);
    const inquiry = { bidId: bidOf('Billig GmbH') };
    const rejected = await judge(officer, id, 'inquiries', {
      ...inquiry,
      result: 'rejected',
      reason: 'Preis zu niedrig.',
    });
    expect([rejected.status, rejected.body.errors[0]?.pointer]).toEqual([400, '/result']);
    await desk.step(officer, id, 'evaluations');
    expect(await faultsOf(id)).toMatch(/Preis von Billig GmbH auf Rang 1 .* noch nicht aufgeklärt/);
    await judge(officer, id, 'inquiries', { ...inquiry, result: 'asked', reason: 'Kalkulation bis 20.12. erbeten.' });
    await desk.step(officer, id, 'evaluations');
    expect(await faultsOf(id)).toMatch(/Aufklärung des Preises/);
    await judge(officer, id, 'inquiries', {
      ...inquiry,
      result: 'answered',
      reason: 'Restposten, Kalkulation liegt bei.',
    });
    await judge(officer, id, 'inquiries', {
      ...inquiry,
      result: 'plausible',
      reason: 'Kalkulation ist nachvollziehbar.',
    });
    expect((await look(officer, id)).faults).toEqual([]);

    const comparison = `/api/procedures/${id}/price-comparison?lotId=${lotId}`;
    const { body } = await officer.get<{
      first: string[];
      positions: { prices: { lowest: boolean }[]; firstWithout: string[] }[];
    }>(comparison);
    expect([body.first, body.positions[0]?.prices.map(({ lowest }) => lowest)]).toEqual([
      [bidOf('Billig GmbH')],
      [true, false],
    ]);
    const without = await officer.get<{ first: string[] }>(`${comparison}&withoutBids=${bidOf('Billig GmbH')}`);
    expect(without.body.first).toEqual([bidOf('Solide AG')]);
    const file = await officer.get<string>(`${comparison}&format=xlsx`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, expect.stringMatching(/spreadsheetml/)]);
  });

  it('two evaluators score blind until both released, agree, and a later change makes the evaluation inconsistent', async () => {
    const id = await published((lot) => [plan(lot)]);
    const { lotId, bidOf } = await withBids(id, { 'Erste GmbH': ['4,00', '9,00'], 'Zweite GmbH': ['4,20', '9,00'] });
    const { people } = await look(officer, id);
    const personIds = people.filter(({ name }) => /Arndt|Lehr/.test(name)).map(({ personId }) => personId);
    expect((await put(officer, id, 'examination/evaluators', { lotId, personIds })).status).toBe(200);

    const scores = (first: string, second: string) => ({
      lotId,
      scores: [
        { bidId: bidOf('Erste GmbH'), criterionId: 'konzept', points: first, reason: 'Konzept Seite 3' },
        { bidId: bidOf('Zweite GmbH'), criterionId: 'konzept', points: second, reason: 'Konzept Seite 5' },
      ],
    });
    expect((await put(officer, id, 'examination/scores', scores('11', '10'))).body.errors[0]?.pointer).toBe(
      '/scores/0/points',
    );
    expect((await put(officer, id, 'examination/scores', scores('5', '10'))).status).toBe(200);
    const blind = await look(head, id);
    expect(blind.lots[0]?.cells.flatMap(({ given }) => given)).toEqual([]);
    expect(
      (await desk.step(officer, id, 'evaluations')).body.lots[0]?.evaluation?.ranking.map(({ rank }) => rank),
    ).toEqual([null, null]);

    expect((await judge(officer, id, 'scores/release', scores('5', '10'))).status).toBe(200);
    const stillBlind = await look(head, id);
    expect([stillBlind.lots[0]?.cells.flatMap(({ given }) => given), stillBlind.lots[0]?.evaluators]).toEqual([
      [],
      expect.arrayContaining([expect.objectContaining({ person: 'Sabine Arndt', released: true })]),
    ]);
    expect((await put(officer, id, 'examination/scores', scores('6', '10'))).status).toBe(409);
    await put(head, id, 'examination/scores', scores('9', '10'));
    // Not even the database role shows the draft of another person.
    expect(await draftsSeenBy(desk, 'Sabine Arndt')).toBe(0);

    const { body } = await judge(head, id, 'scores/release', scores('9', '10'));
    const cell = body.lots[0]?.cells.find(({ bidId }) => bidId === bidOf('Erste GmbH'));
    expect(cell).toMatchObject({ differ: true, points: null, given: [{ points: '9' }, { points: '5' }] });
    expect(body.lots[0]?.cells.find(({ bidId }) => bidId === bidOf('Zweite GmbH'))?.points).toBe('10');

    const agreement = { lotId, bidId: bidOf('Erste GmbH'), criterionId: 'konzept', points: '6' };
    expect((await judge(officer, id, 'consensus', { ...agreement, reason: 'kurz' })).body.errors[0]?.pointer).toBe(
      '/reason',
    );
    await judge(officer, id, 'consensus', { ...agreement, reason: 'Wöchentlich mit Eilzustellung.' });
    await desk.step(officer, id, 'evaluations');
    const evaluated = await look(officer, id);
    expect(evaluated.faults).toEqual([]);
    expect(evaluated.lots[0]?.evaluation?.ranking).toMatchObject([
      { bidder: 'Zweite GmbH', rank: 1 },
      { bidder: 'Erste GmbH', rank: 2 },
    ]);
    expect(evaluated.lots[0]?.evaluation?.sensitivity?.map(({ text }) => text).join()).toMatch(/Erste GmbH.*vorn/);

    expect((await judge(head, id, 'scores/versions', { lotId, reason: 'kurz' })).status).toBe(400);
    await judge(head, id, 'scores/versions', { lotId, reason: 'Seite 7 des Konzepts übersehen.' });
    await judge(head, id, 'consensus', { ...agreement, points: '10', reason: 'Seite 7: tägliche Belieferung.' });
    const changed = await look(officer, id);
    expect(changed.faults.map(({ sentence }) => sentence).join()).toMatch(
      /Punkte von Erste GmbH wurden nach der Wertung geändert/,
    );
    expect(changed.lots[0]?.own).toMatchObject({ released: true, version: 1 });
    const record = await officer.get<{ entries: { text: string }[] }>(`/api/procedures/${id}/record`);
    const released = record.body.entries.filter(({ text }) => /Wertung für Los 1 frei/.test(text));
    expect(released).toHaveLength(2);
  });

  it('after the proposal the examination rests', async () => {
    const id = await published();
    const { bidOf } = await withBids(id, { 'Einzige GmbH': ['4,00', '9,00'] });
    await desk.step(officer, id, 'evaluations');
    await desk.settle(id, 'award-proposed');
    expect((await desk.step(officer, id, 'award-proposal')).status).toBe(200);
    const finding = {
      bidId: bidOf('Einzige GmbH'),
      ground: 'form',
      result: 'excluded',
      reason: 'Unterschrift fehlt ganz.',
    };
    const late = await judge(officer, id, 'formal', finding);
    expect([late.status, late.body.conditions[0]?.sentence]).toEqual([
      409,
      expect.stringMatching(/Zuschlagsvorschlag zurücknehmen/),
    ]);
  });
});

/** How many drafts of others the application's role reads as that person. */
async function draftsSeenBy(desk: ProcurementDesk, name: string): Promise<number> {
  const client = new pg.Client({ connectionString: desk.product.testDatabase.appUrl });
  const owner = new pg.Client({ connectionString: desk.product.testDatabase.ownerUrl });
  await Promise.all([client.connect(), owner.connect()]);
  try {
    const { rows } = await owner.query<{ id: string; centre: string }>(
      'select id, centre_id as centre from identity.person where name = $1',
      [name],
    );
    expect((await owner.query('select 1 from procedures.score_sheet where released_at is null')).rowCount).toBe(1);
    await client.query('begin');
    await client.query(
      `select set_config('app.centre_id', $1, true), set_config('app.person_id', $2, true),
         set_config('app.reach', 'centre', true), set_config('app.member_ids', '', true)`,
      [rows[0]?.centre, rows[0]?.id],
    );
    expect((await client.query('select 1 from procedures.score_sheet')).rowCount).toBe(1);
    return (await client.query('select 1 from procedures.score_sheet where released_at is null')).rowCount ?? -1;
  } finally {
    await Promise.all([client.end(), owner.end()]);
  }
}
