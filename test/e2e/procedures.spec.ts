import pg from 'pg';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';

interface Condition {
  readonly pointer: string;
  readonly sentence: string;
  readonly paragraph: string | null;
}
interface Refusal {
  readonly detail: string;
  readonly conditions: readonly Condition[];
  readonly errors: readonly { pointer: string; message: string }[];
}
interface Lot {
  readonly id: string;
  readonly bids: readonly { bidder: string; total: string; missing: readonly string[] }[];
  readonly evaluation: {
    ranking: readonly { bidder: string; rank: number | null; note: string | null; proposed: boolean }[];
  } | null;
}
interface Procedure {
  readonly id: string;
  readonly fileNumber: string;
  readonly phase: string;
  readonly regime: string;
  readonly procedureType: string | null;
  readonly version: number;
  readonly startsOn: string;
  readonly lots: readonly Lot[];
  readonly checklist: readonly (Condition & { met: boolean })[];
  readonly timeline: { steps: readonly { id: string; planned: string; earliest: string | null }[] } | null;
  readonly tenderDeadline: string | null;
  readonly opening: { complete: boolean; people: readonly { person: string }[] };
  readonly informationLetters: readonly {
    dispatchedOn: string;
    standstillEnds: string;
    awardFrom: string;
    awardSafeFrom: string;
  }[];
  readonly award: {
    people: readonly { person: string; role: string }[];
    awardedOn: string | null;
    awardedValue: string | null;
  };
}

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const positions = [
  { articleNumber: 'P-A4', text: 'Kopierpapier A4', unit: 'XPK', quantity: '1200' },
  { articleNumber: 'P-A3', text: 'Kopierpapier A3', unit: 'XPK', quantity: '80.5' },
];
const procedure = (value = '60000.00', more: object = {}) => ({
  title: 'Kopierpapier 2027',
  nature: 'supplies',
  state: 'HE',
  buyers: ['raunheim', 'trebur'],
  lots: [{ title: 'Papier', estimatedValue: value, cpv: '30197643-5', positions }],
  term: { from: '2027-01-01', to: '2028-12-31' },
  ...more,
});
const bidder = (name: string) => ({
  name,
  street: 'Hafenstraße 1',
  postcode: '64560',
  city: 'Riedstadt',
  email: 'angebot@bieter.example',
});
const SHEET_HEAD = 'Artikelnummer;Einheit;ab Menge;Preis netto je Einheit';
const sheet = (...rows: string[]): string => [SHEET_HEAD, ...rows].join('\r\n');

describe('procedures', () => {
  let product: Product;
  let officer: Client;
  let head: Client;
  let today: string;

  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    head = await product.as('leitung@demo.example');
    today = (await officer.get<{ today: string }>('/api/today')).body.today;
  });
  afterAll(() => product.stop());

  const create = async (body: object = procedure()): Promise<string> => {
    const created = await officer.post<{ id: string }>('/api/procedures', body);
    expect(created.status).toBe(201);
    return created.body.id;
  };
  const read = async (id: string): Promise<Procedure> => (await officer.get<Procedure>(`/api/procedures/${id}`)).body;
  const step = (who: Client, id: string, what: string, body: object = {}, headers = {}) =>
    who.post<Procedure & Refusal>(`/api/procedures/${id}/${what}`, body, headers);
  const clockTo = async (day: string): Promise<void> => {
    if (day <= today) return;
    expect((await officer.post('/api/demo/clock', { today: day })).status).toBe(204);
    today = day;
  };
  const published = async (body: object, type: string, overrides: object = {}): Promise<string> => {
    const id = await create(body);
    expect(
      (await step(officer, id, 'procedure-type', { type, reason: 'Breiter Markt, keine Vorauswahl nötig.' })).status,
    ).toBe(200);
    expect((await step(officer, id, 'timeline', { noticeDispatchedOn: today, overrides })).status).toBe(200);
    expect((await step(officer, id, 'transitions', { to: 'prepared' })).body.phase).toBe('prepared');
    expect((await step(officer, id, 'transitions', { to: 'published' })).body.phase).toBe('published');
    return id;
  };
  const addBidders = async (id: string, ...names: string[]): Promise<string[]> => {
    const ids = [];
    for (const name of names)
      ids.push((await officer.post<{ id: string }>(`/api/procedures/${id}/bidders`, bidder(name))).body.id);
    return ids;
  };
  const opened = async (id: string): Promise<Procedure> => {
    const { tenderDeadline } = await read(id);
    await clockTo(addDays(tenderDeadline?.slice(0, 10) ?? today, 1));
    expect((await step(officer, id, 'opening')).status).toBe(200);
    expect((await step(head, id, 'opening')).body.opening.complete).toBe(true);
    return read(id);
  };
  const importSheet = (id: string, lotId: string, bidderId: string, csv: string, mode = 'apply') =>
    officer.send<
      { accepted: number; rejected: { line: number; field: string }[]; total: string; missing: string[] } & Refusal
    >('POST', `/api/procedures/${id}/bids/import?bidderId=${bidderId}&lotId=${lotId}&mode=${mode}`, csv);

  describe('creating', () => {
    it('numbers the procedures of a year and nature without gap, also when many are created at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 6 }, () =>
          officer.post<{ fileNumber: string }>('/api/procedures', procedure('900.00', { nature: 'works' })),
        ),
      );
      const numbers = answers.map(({ body }) => body.fileNumber).sort();
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${today.slice(0, 4)}-B-000${n}`));
    });

    it('pins the law of the day and says regime, verdicts and what is uncertain', async () => {
      const { body } = await officer.get<
        Procedure & {
          ruleSet: string;
          assessment: { procedureTypes: { type: string; verdict: string }[]; uncertain: unknown[] };
        }
      >(`/api/procedures/${await create()}`);
      expect(body).toMatchObject({ regime: 'national', phase: 'planned', startsOn: today, procedureType: null });
      expect(body.ruleSet).toContain('HE-');
      expect(body.assessment.procedureTypes.find(({ type }) => type === 'us-open')?.verdict).toBe('free-choice');
      expect((await read(await create(procedure('400000.00')))).regime).toBe('eu');
    });

    it('creates once for a request that is sent twice', async () => {
      const key = { 'idempotency-key': 'procedure-twice' };
      const [first, second] = await Promise.all([
        officer.post('/api/procedures', procedure(), key),
        officer.post('/api/procedures', procedure(), key),
      ]);
      expect(first.body).toEqual(second.body);
    });

    it('names every wrong field', async () => {
      const { status, body } = await officer.post<Refusal>(
        '/api/procedures',
        procedure('-5', {
          lots: [{ title: 'Los', estimatedValue: 'viel', cpv: '', positions: [{ ...positions[0], quantity: '0' }] }],
        }),
      );
      expect(status).toBe(400);
      expect(body.errors.map(({ pointer }) => pointer)).toEqual([
        '/lots/0/estimatedValue',
        '/lots/0/positions/0/quantity',
      ]);
      expect(
        (await officer.post<Refusal>('/api/procedures', procedure('1.00', { nature: 'tiere' }))).body.errors[0]
          ?.pointer,
      ).toBe('/nature');
    });
  });

  describe('choosing type and dates', () => {
    it('refuses a type that is not permitted and one that needs grounds without them', async () => {
      const id = await create();
      const wrong = await step(officer, id, 'procedure-type', { type: 'open', reason: 'Wir möchten EU-weit.' });
      expect(wrong.status).toBe(409);
      expect(wrong.body.conditions[0]?.sentence).toMatch(/Schwellenwert/);
      const euId = await create(procedure('400000.00'));
      const without = await step(officer, euId, 'procedure-type', { type: 'neg-wo-call', reason: 'Eilt.' });
      expect(without.status).toBe(400);
      expect(without.body.errors.map(({ pointer }) => pointer)).toEqual(['/groundId', '/reason']);
      const { body } = await officer.get<{
        assessment: { procedureTypes: { type: string; grounds: { id: string }[] }[] };
      }>(`/api/procedures/${euId}`);
      const groundId = body.assessment.procedureTypes.find(({ type }) => type === 'neg-wo-call')?.grounds[0]?.id;
      const withGround = await step(officer, euId, 'procedure-type', {
        type: 'neg-wo-call',
        groundId,
        reason: 'Nach einem offenen Verfahren ging kein Angebot ein.',
      });
      expect(withGround.body).toMatchObject({ procedureType: 'neg-wo-call', typeChoice: { groundId } });
    });

    it('previews dates without saving, refuses those against the law with reason and paragraph, saves lawful ones', async () => {
      const id = await create(procedure('400000.00'));
      const early = { noticeDispatchedOn: today, overrides: { 'tender-end': addDays(today, 5) } };
      expect((await step(officer, id, 'timeline', early)).body.conditions[0]?.sentence).toMatch(/Vergabeart/);
      await step(officer, id, 'procedure-type', { type: 'open', reason: 'Offenes Verfahren.' });
      const preview = await officer.post<{ conflicts: Condition[] }>(
        `/api/procedures/${id}/timeline?mode=preview`,
        early,
      );
      expect(preview.status).toBe(200);
      expect(preview.body.conflicts[0]).toMatchObject({
        pointer: '/overrides/tender-end',
        paragraph: expect.stringMatching(/§ 15 .*VgV/),
      });
      const saved = await step(officer, id, 'timeline', early);
      expect([saved.status, saved.body.conditions[0]?.pointer]).toEqual([409, '/overrides/tender-end']);
      expect((await read(id)).timeline).toBeNull();
      const noon = await step(officer, id, 'timeline', { noticeDispatchedOn: today, tenderTime: '12:00' });
      expect(noon.body.conditions[0]?.pointer).toBe('/tenderTime');
      expect((await step(officer, id, 'timeline', { noticeDispatchedOn: today })).status).toBe(200);
      expect((await read(id)).timeline?.steps.map(({ id: stepId }) => stepId)).toEqual(
        expect.arrayContaining(['notice', 'tender-end', 'standstill-end', 'award']),
      );
    });

    it('refuses a jump with every unmet condition and its paragraph', async () => {
      const { status, body } = await step(officer, await create(), 'transitions', { to: 'awarded' });
      expect(status).toBe(409);
      expect(body.conditions.map(({ pointer }) => pointer)).toEqual(
        expect.arrayContaining(['/procedureType', '/timeline', '/opening', '/bids', '/award']),
      );
      expect(body.conditions.find(({ pointer }) => pointer === '/opening')?.paragraph).toBe('§ 40 UVgO');
    });

    it('tells the second of two people who changed what', async () => {
      const id = await create();
      const choice = { type: 'us-open', reason: 'Breiter Markt.' };
      const [a, b] = await Promise.all(
        [officer, head].map((who) => step(who, id, 'procedure-type', choice, { 'if-match': '"1"' })),
      );
      const statuses = [a?.status, b?.status].sort();
      expect(statuses).toEqual([200, 412]);
      const late = [a, b].find((answer) => answer?.status === 412);
      expect(late?.body.detail).toMatch(
        /(Sabine Arndt|Dr\. Martin Lehr) hat das Verfahren inzwischen geändert \(Vergabeart „Öffentliche Ausschreibung“ gewählt/,
      );
    });

    it('wants as many invited companies as the law names where there is no notice', async () => {
      const id = await create();
      const { body } = await officer.get<{
        assessment: { procedureTypes: { type: string; verdict: string; minimumBidders: number | null }[] };
      }>(`/api/procedures/${id}`);
      const type = body.assessment.procedureTypes.find((one) => one.type === 'us-res-no-tw');
      expect(type?.verdict).toBe('permitted');
      await step(officer, id, 'procedure-type', { type: 'us-res-no-tw', reason: 'Wertgrenze eingehalten.' });
      await step(officer, id, 'timeline', { noticeDispatchedOn: today });
      await step(officer, id, 'transitions', { to: 'prepared' });
      const few = await step(officer, id, 'transitions', { to: 'published' });
      expect([few.status, few.body.conditions[0]?.pointer]).toEqual([409, '/bidders']);
      await addBidders(id, ...Array.from({ length: type?.minimumBidders ?? 0 }, (_, n) => `Firma ${n}`));
      expect((await step(officer, id, 'transitions', { to: 'published' })).body.phase).toBe('published');
    });
  });

  describe('the national way', () => {
    it('goes from the notice over two openers and two deciders to one award', async () => {
      const id = await published(procedure(), 'us-open');
      const [ried = '', main = '', late = ''] = await addBidders(
        id,
        'Papierhaus Ried GmbH',
        'Mainpapier AG',
        'Späth KG',
      );
      const { lots } = await read(id);
      const lotId = lots[0]?.id ?? '';

      const early = await step(officer, id, 'opening');
      expect([early.status, early.body.conditions[0]?.paragraph]).toEqual([409, '§ 40 UVgO']);
      const tooSoon = await importSheet(id, lotId, ried, sheet('P-A4;XPK;1;4,10'));
      expect([tooSoon.status, tooSoon.body.conditions.length]).toEqual([409, 2]);
      expect((await read(id)).lots[0]?.bids).toEqual([]);

      const { tenderDeadline } = await read(id);
      await clockTo(addDays(tenderDeadline?.slice(0, 10) ?? today, 1));
      expect((await step(officer, id, 'opening')).body.opening).toMatchObject({
        complete: false,
        people: [{ person: 'Sabine Arndt' }],
      });
      expect((await step(officer, id, 'opening')).status).toBe(409);
      expect((await importSheet(id, lotId, ried, sheet('P-A4;XPK;1;4,10'))).status).toBe(409);
      expect((await step(head, id, 'opening')).body).toMatchObject({ phase: 'opening', opening: { complete: true } });

      const checked = await importSheet(
        id,
        lotId,
        ried,
        sheet('P-A4;XPK;1;4,20', 'P-A4;XPK;500;4,10', 'P-A3;XPK;1;9,00', 'P-X;XPK;1;1,00'),
        'check',
      );
      expect(checked.body).toMatchObject({
        accepted: 3,
        rejected: [{ line: 5, field: 'Artikelnummer' }],
        total: '5644.50',
        missing: [],
      });
      const bad = await importSheet(id, lotId, ried, sheet('P-A4;XPK;1;4,20', 'P-X;XPK;1;1,00'));
      expect([bad.status, bad.body.rejected.length, (await read(id)).lots[0]?.bids.length]).toEqual([422, 1, 0]);
      expect(
        (await importSheet(id, lotId, ried, sheet('P-A4;XPK;1;4,20', 'P-A4;XPK;500;4,10', 'P-A3;XPK;1;9,00'))).status,
      ).toBe(200);
      const json = {
        bidderId: main,
        lotId,
        receivedAt: tenderDeadline,
        positions: [{ articleNumber: 'P-A4', tiers: [{ fromQuantity: '1', unitPrice: '1.0000' }] }],
      };
      expect((await step(officer, id, 'bids', json)).body).toMatchObject({ total: '1200.00', missing: ['P-A3'] });
      const full = [...json.positions, { articleNumber: 'P-A3', tiers: [{ fromQuantity: '1', unitPrice: '1.0000' }] }];
      await step(officer, id, 'bids', {
        bidderId: late,
        lotId,
        receivedAt: new Date(Date.parse(tenderDeadline ?? '') + 60_000).toISOString(),
        positions: full,
      });
      const unknown = await step(officer, id, 'bids', {
        bidderId: main,
        lotId,
        positions: [{ articleNumber: 'X', tiers: [] }],
      });
      expect(unknown.body.errors.map(({ pointer }) => pointer)).toEqual([
        '/positions/0/articleNumber',
        '/positions/0/tiers',
      ]);

      const evaluated = await step(officer, id, 'evaluations');
      expect(evaluated.body.phase).toBe('evaluation');
      expect(evaluated.body.lots[0]?.evaluation?.ranking).toMatchObject([
        { bidder: 'Papierhaus Ried GmbH', rank: 1, note: null },
        { bidder: 'Mainpapier AG', rank: null, note: expect.stringMatching(/P-A3/) },
        { bidder: 'Späth KG', rank: null, note: expect.stringMatching(/^Verspätet/) },
      ]);
      expect((await step(officer, id, 'award')).body.conditions.map(({ pointer }) => pointer)).toContain(
        '/awardProposal',
      );
      expect((await step(officer, id, 'award-proposal')).body.phase).toBe('award-proposed');

      expect((await step(officer, id, 'award')).body.award).toMatchObject({
        people: [{ person: 'Sabine Arndt' }],
        awardedOn: null,
      });
      expect((await step(officer, id, 'award')).status).toBe(409);
      const decisions = await Promise.all([step(head, id, 'award'), step(head, id, 'award')]);
      expect(decisions.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await read(id)).toMatchObject({
        phase: 'awarded',
        award: { awardedOn: today, awardedValue: '5644.50', people: [{}, {}] },
      });
      const events = await ownerQuery(
        product,
        `select payload->>'procedureId' as id from platform.outbox where type = 'procedures.AwardDecided.v1'`,
      );
      expect(events.filter((row) => row['id'] === id)).toHaveLength(1);
      expect(
        (await step(officer, id, 'transitions', { to: 'cancelled', reason: 'Zu spät für eine Aufhebung.' })).status,
      ).toBe(409);

      const { body: record } = await officer.get<{
        items: { id: string; state: string; paragraph: string | null }[];
        entries: { text: string; person: string }[];
      }>(`/api/procedures/${id}/record`);
      expect(record.items.filter(({ state }) => state === 'open').map(({ id: item }) => item)).toEqual(['letters']);
      expect(record.entries.map(({ text }) => text).join('\n')).toMatch(
        /angelegt[^]*Vergabeart: Öffentliche Ausschreibung[^]*veröffentlicht[^]*geöffnet durch Sabine Arndt und Dr\. Martin Lehr[^]*Zuschlag erteilt/,
      );
    });

    it('refuses an award while two bids share the lowest price, until the evaluation is taken back', async () => {
      const id = await published(procedure(), 'us-open');
      const bidders = await addBidders(id, 'Erste GmbH', 'Zweite GmbH', 'Dritte GmbH');
      const { lots } = await opened(id);
      const lotId = lots[0]?.id ?? '';
      const priced = (price: string) => sheet(`P-A4;XPK;1;${price}`, `P-A3;XPK;1;${price}`);
      for (const [index, price] of ['4,00', '3,50', '3,50'].entries())
        await importSheet(id, lotId, bidders[index] ?? '', priced(price));
      await step(officer, id, 'evaluations');
      const tie = await step(officer, id, 'award-proposal');
      expect(tie.status).toBe(409);
      expect(tie.body.conditions[0]?.sentence).toMatch(
        /Los 1 .*(Zweite GmbH und Dritte GmbH|Dritte GmbH und Zweite GmbH)/,
      );
      expect((await step(officer, id, 'transitions', { to: 'opening' })).status).toBe(400);
      await step(officer, id, 'transitions', {
        to: 'opening',
        reason: 'Übertragungsfehler im Preisblatt der Dritten.',
      });
      await importSheet(id, lotId, bidders[2] ?? '', priced('3,60'));
      await step(officer, id, 'evaluations');
      expect((await step(officer, id, 'award-proposal')).body.lots[0]?.evaluation?.ranking[0]).toMatchObject({
        bidder: 'Zweite GmbH',
        proposed: true,
      });
    });
  });

  describe('the EU way', () => {
    it('waits for the standstill after the bidders were informed, and dates what follows from the days it happened on', async () => {
      const id = await published(
        procedure('400000.00', {
          lots: [{ title: 'Gesamtleistung', estimatedValue: '400000.00', cpv: '' }],
          term: undefined,
        }),
        'open',
      );
      const [first = '', second = ''] = await addBidders(id, 'Alpha GmbH', 'Beta GmbH');
      const { lots } = await opened(id);
      for (const [bidderId, total] of [
        [first, '390000.00'],
        [second, '380000.00'],
      ]) {
        expect((await step(officer, id, 'bids', { bidderId, lotId: lots[0]?.id, total })).status).toBe(201);
      }
      await step(officer, id, 'evaluations');
      await step(officer, id, 'award-proposal');
      const uninformed = await step(officer, id, 'award');
      expect(uninformed.body.conditions.map(({ paragraph }) => paragraph)).toEqual(
        expect.arrayContaining(['§ 134 Abs. 1 GWB']),
      );
      expect(
        (await step(officer, id, 'information-letters', { dispatchedOn: addDays(today, 1), channel: 'electronic' }))
          .status,
      ).toBe(400);
      const informed = await step(officer, id, 'information-letters', { dispatchedOn: today, channel: 'electronic' });
      expect(informed.body).toMatchObject({
        phase: 'informed',
        informationLetters: [{ standstillEnds: addDays(today, 10), awardFrom: addDays(today, 11) }],
      });
      await clockTo(addDays(today, 10));
      const waiting = await step(officer, id, 'award');
      expect([waiting.status, waiting.body.conditions[0]?.paragraph]).toEqual([409, '§ 134 Abs. 2 S. 2 GWB']);
      await clockTo(informed.body.informationLetters[0]?.awardSafeFrom ?? today);
      expect((await step(head, id, 'award')).status).toBe(200);
      expect((await step(officer, id, 'award')).body).toMatchObject({
        phase: 'awarded',
        award: { awardedValue: '380000.00' },
      });
      const dates = new Map((await read(id)).timeline?.steps.map((one) => [one.id, one.planned]));
      expect(dates.get('losers-informed')).toBe(informed.body.informationLetters[0]?.dispatchedOn);
      expect(dates.get('award')).toBe(today);
      expect(dates.get('award-notice') ?? '').toMatch(/^20/);
      expect((dates.get('award-notice') ?? '') >= addDays(today, 30)).toBe(true);
    });
  });

  describe('documents and the start page', () => {
    interface Made {
      readonly state: string;
      readonly error: string | null;
      readonly pages: number;
    }
    const make = async (template: string, subject: { type: string; id: string }): Promise<Made> => {
      const asked = await officer.post<{ id: string } & Refusal>('/api/documents', { template, subject });
      expect([asked.status, asked.body.detail]).toEqual([202, undefined]);
      return eventually(`the document ${template}`, async () => {
        const { body } = await officer.get<Made>(`/api/documents/${asked.body.id}`);
        return ['done', 'failed'].includes(body.state) && body;
      });
    };

    it('makes the record at any time and the invitation as soon as the dates stand', async () => {
      const id = await create();
      expect(await make('procurement-record', { type: 'procedure', id })).toMatchObject({ state: 'done', error: null });
      const early = await officer.post<Refusal>('/api/documents', {
        template: 'invitation-to-tender',
        subject: { type: 'procedure', id },
      });
      expect([early.status, early.body.detail]).toEqual([409, expect.stringMatching(/Vergabeart und Zeitplan/)]);
      const out = await published(procedure(), 'us-open');
      const [bidderId = ''] = await addBidders(out, 'Papierhaus Ried GmbH');
      expect(await make('invitation-to-tender', { type: 'procedure', id: out })).toMatchObject({ state: 'done' });
      expect(await make('invitation-to-tender', { type: 'bidder', id: bidderId })).toMatchObject({ state: 'done' });
      const [awarded] = (await officer.get<{ items: { id: string }[] }>('/api/procedures?phase=awarded')).body.items;
      expect(await make('procurement-record', { type: 'procedure', id: awarded?.id ?? '' })).toMatchObject({
        state: 'done',
        error: null,
      });
    });

    it('shows each person the task that waits for them, and finds procedures by file number', async () => {
      const id = await published(procedure('60000.00', { title: 'Hygienepapier' }), 'us-open');
      const tasks = async (who: Client): Promise<string[]> =>
        (await who.get<{ tasks: { title: string }[] }>('/api/today')).body.tasks
          .map(({ title }) => title)
          .filter((title) => title.includes('Hygienepapier'));
      expect(await tasks(officer)).toEqual([]);
      const { tenderDeadline, fileNumber } = await read(id);
      await clockTo(addDays(tenderDeadline?.slice(0, 10) ?? today, 1));
      expect(await tasks(officer)).toEqual(['Angebote öffnen: Hygienepapier']);
      await step(officer, id, 'opening');
      expect([await tasks(officer), await tasks(head)]).toEqual([[], ['Angebote öffnen: Hygienepapier']]);
      const found = await officer.get<{ items: { href: string }[] }>(`/api/search?q=${fileNumber}`);
      expect(found.body.items).toContainEqual(expect.objectContaining({ href: `/vergaben/${id}` }));
      const orderer = await product.as('besteller.raunheim@demo.example');
      expect((await orderer.get<{ items: unknown[] }>(`/api/search?q=${fileNumber}`)).body.items).toEqual([]);
    });
  });

  describe('who may what', () => {
    it('lets auditors read and nobody else of the members see or change a procedure', async () => {
      const id = await create();
      const auditor = await product.as('revision@demo.example');
      expect((await auditor.get(`/api/procedures/${id}`)).status).toBe(200);
      expect(
        (await step(auditor, id, 'transitions', { to: 'cancelled', reason: 'Das darf die Revision nicht.' })).status,
      ).toBe(403);
      const orderer = await product.as('besteller.raunheim@demo.example');
      expect((await orderer.get('/api/procedures')).status).toBe(403);
      expect((await orderer.get(`/api/procedures/${id}`)).status).toBe(403);
      expect((await step(orderer, id, 'award')).status).toBe(403);
    });

    it('keeps the second centre out', async () => {
      const id = await create();
      const wetterau = await product.as('leitung@wetterau.example');
      expect((await wetterau.get<{ items: unknown[] }>('/api/procedures')).body.items).toEqual([]);
      expect((await wetterau.get(`/api/procedures/${id}`)).status).toBe(404);
      expect(
        (await step(wetterau, id, 'transitions', { to: 'cancelled', reason: 'Nicht unser Verfahren.' })).status,
      ).toBe(404);
      expect((await wetterau.post('/api/procedures', procedure('1.00', { buyers: ['raunheim'] }))).status).toBe(404);
      expect((await officer.get('/api/procedures/kein-verfahren')).status).toBe(404);
    });

    it('pages and filters the list, newest first', async () => {
      await create(procedure('500.00', { title: 'Streusalz für den Winterdienst' }));
      const found = await officer.get<{ items: { title: string }[] }>('/api/procedures?q=streusalz&phase=open');
      expect(found.body.items.map(({ title }) => title)).toEqual(['Streusalz für den Winterdienst']);
      const first = await officer.get<{ items: { fileNumber: string }[]; nextCursor: string }>(
        '/api/procedures?limit=2',
      );
      const second = await officer.get<{ items: { fileNumber: string }[] }>(
        `/api/procedures?limit=2&cursor=${first.body.nextCursor}`,
      );
      const numbers = [...first.body.items, ...second.body.items].map(({ fileNumber }) => fileNumber);
      expect(numbers).toEqual([...new Set(numbers)].sort().reverse());
    });
  });
});

async function ownerQuery(product: Product, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await client.connect();
  return (await client.query<Record<string, unknown>>(sql).finally(() => client.end())).rows;
}
