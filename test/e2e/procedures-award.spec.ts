import pg from 'pg';
import { addDays } from '@app/kernel';
import { eventually } from '../support/eventually';
import { procedure, ProcurementDesk, type Refusal, sheet } from '../support/procurement';
import { type Client, type Product } from '../support/product';

describe('procedures from the notice to the award', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let product: Product;

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head, product } = desk);
  });
  afterAll(() => product.stop());

  describe('the national way', () => {
    it('goes from the notice over two openers and two deciders to one award', async () => {
      const id = await desk.published(procedure(), 'us-open');
      const [ried = '', main = '', late = ''] = await desk.addBidders(
        id,
        'Papierhaus Ried GmbH',
        'Mainpapier AG',
        'Späth KG',
      );
      const { lots } = await desk.read(id);
      const lotId = lots[0]?.id ?? '';

      const early = await desk.step(officer, id, 'opening');
      expect([early.status, early.body.conditions[0]?.paragraph]).toEqual([409, '§ 40 UVgO']);
      const tooSoon = await desk.importSheet(id, lotId, ried, sheet('P-A4;XPK;1;4,10'));
      expect([tooSoon.status, tooSoon.body.conditions.length]).toEqual([409, 2]);
      expect((await desk.read(id)).lots[0]?.bids).toEqual([]);

      const { tenderDeadline } = await desk.read(id);
      await desk.clockTo(addDays(tenderDeadline?.slice(0, 10) ?? desk.today, 1));
      expect((await desk.step(officer, id, 'opening')).body.opening).toMatchObject({
        complete: false,
        people: [{ person: 'Sabine Arndt' }],
      });
      expect((await desk.step(officer, id, 'opening')).status).toBe(409);
      expect((await desk.importSheet(id, lotId, ried, sheet('P-A4;XPK;1;4,10'))).status).toBe(409);
      expect((await desk.step(head, id, 'opening')).body).toMatchObject({
        phase: 'opening',
        opening: { complete: true },
      });

      const checked = await desk.importSheet(
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
      const bad = await desk.importSheet(id, lotId, ried, sheet('P-A4;XPK;1;4,20', 'P-X;XPK;1;1,00'));
      expect([bad.status, bad.body.rejected.length, (await desk.read(id)).lots[0]?.bids.length]).toEqual([422, 1, 0]);
      expect(
        (await desk.importSheet(id, lotId, ried, sheet('P-A4;XPK;1;4,20', 'P-A4;XPK;500;4,10', 'P-A3;XPK;1;9,00')))
          .status,
      ).toBe(200);
      const json = {
        bidderId: main,
        lotId,
        receivedAt: tenderDeadline,
        positions: [{ articleNumber: 'P-A4', tiers: [{ fromQuantity: '1', unitPrice: '1.0000' }] }],
      };
      expect((await desk.step(officer, id, 'bids', json)).body).toMatchObject({ total: '1200.00', missing: ['P-A3'] });
      const full = [...json.positions, { articleNumber: 'P-A3', tiers: [{ fromQuantity: '1', unitPrice: '1.0000' }] }];
      await desk.step(officer, id, 'bids', {
        bidderId: late,
        lotId,
        receivedAt: new Date(Date.parse(tenderDeadline ?? '') + 60_000).toISOString(),
        positions: full,
      });
      const unknown = await desk.step(officer, id, 'bids', {
        bidderId: main,
        lotId,
        positions: [{ articleNumber: 'X', tiers: [] }],
      });
      expect(unknown.body.errors.map(({ pointer }) => pointer)).toEqual([
        '/positions/0/articleNumber',
        '/positions/0/tiers',
      ]);

      await desk.go(id, 'examination');
      const evaluated = await desk.step(officer, id, 'evaluations');
      expect(evaluated.body.phase).toBe('evaluation');
      expect(evaluated.body.lots[0]?.evaluation?.ranking).toMatchObject([
        { bidder: 'Papierhaus Ried GmbH', rank: 1, note: null },
        { bidder: 'Mainpapier AG', rank: null, note: expect.stringMatching(/P-A3/) },
        { bidder: 'Späth KG', rank: null, note: expect.stringMatching(/^Verspätet/) },
      ]);
      expect((await desk.step(officer, id, 'award')).body.conditions.map(({ pointer }) => pointer)).toContain(
        '/awardProposal',
      );
      expect((await desk.step(officer, id, 'award-proposal')).body.phase).toBe('award-proposed');
      const unsettled = await desk.step(officer, id, 'award');
      expect([unsettled.status, unsettled.body.conditions.map(({ pointer }) => pointer)]).toEqual([
        409,
        expect.arrayContaining(['/items/competition-register']),
      ]);
      await desk.settle(id, 'awarded');
      expect((await desk.step(officer, id, 'award')).body.award).toMatchObject({
        people: [{ person: 'Sabine Arndt' }],
        awardedOn: null,
      });
      expect((await desk.step(officer, id, 'award')).status).toBe(409);
      const decisions = await Promise.all([desk.step(head, id, 'award'), desk.step(head, id, 'award')]);
      expect(decisions.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await desk.read(id)).toMatchObject({
        phase: 'awarded',
        award: { awardedOn: desk.today, awardedValue: '5644.50', people: [{}, {}] },
      });
      const events = await ownerQuery(
        product,
        `select payload->>'procedureId' as id from platform.outbox where type = 'procedures.AwardDecided.v1'`,
      );
      expect(events.filter((row) => row['id'] === id)).toHaveLength(1);
      expect(
        (await desk.step(officer, id, 'transitions', { to: 'cancelled', reason: 'Zu spät für eine Aufhebung.' }))
          .status,
      ).toBe(409);

      const { body: record } = await officer.get<{
        items: { id: string; state: string; paragraph: string | null }[];
        entries: { text: string; person: string }[];
      }>(`/api/procedures/${id}/record`);
      expect(record.items.filter(({ state }) => state === 'open')).toEqual([]);
      expect(record.entries.map(({ text }) => text).join('\n')).toMatch(
        /angelegt[^]*Vergabeart: Öffentliche Ausschreibung[^]*„Bekannt gemacht“[^]*geöffnet durch Sabine Arndt und Dr\. Martin Lehr[^]*Zuschlag erteilt/,
      );
    });

    it('refuses an award while two bids share the lowest price, until the evaluation is taken back', async () => {
      const id = await desk.published(procedure(), 'us-open');
      const bidders = await desk.addBidders(id, 'Erste GmbH', 'Zweite GmbH', 'Dritte GmbH');
      const { lots } = await desk.opened(id);
      const lotId = lots[0]?.id ?? '';
      const priced = (price: string) => sheet(`P-A4;XPK;1;${price}`, `P-A3;XPK;1;${price}`);
      for (const [index, price] of ['4,00', '3,50', '3,50'].entries())
        await desk.importSheet(id, lotId, bidders[index] ?? '', priced(price));
      await desk.go(id, 'examination');
      await desk.step(officer, id, 'evaluations');
      const tie = await desk.step(officer, id, 'award-proposal');
      expect(tie.status).toBe(409);
      expect(tie.body.conditions[0]?.sentence).toMatch(
        /Los 1 .*(Zweite GmbH und Dritte GmbH|Dritte GmbH und Zweite GmbH)/,
      );
      expect((await desk.step(officer, id, 'transitions', { to: 'opening' })).status).toBe(400);
      await desk.step(officer, id, 'transitions', {
        to: 'opening',
        reason: 'Übertragungsfehler im Preisblatt der Dritten.',
      });
      await desk.importSheet(id, lotId, bidders[2] ?? '', priced('3,60'));
      await desk.go(id, 'examination');
      await desk.step(officer, id, 'evaluations');
      expect((await desk.step(officer, id, 'award-proposal')).body.lots[0]?.evaluation?.ranking[0]).toMatchObject({
        bidder: 'Zweite GmbH',
        proposed: true,
      });
    });
  });

  describe('the EU way', () => {
    it('waits for the standstill after the bidders were informed, and dates what follows from the days it happened on', async () => {
      const id = await desk.published(
        procedure('400000.00', {
          lots: [{ title: 'Gesamtleistung', estimatedValue: '400000.00', cpv: '' }],
          term: undefined,
        }),
        'open',
      );
      const [first = '', second = ''] = await desk.addBidders(id, 'Alpha GmbH', 'Beta GmbH');
      const { lots } = await desk.opened(id);
      for (const [bidderId, total] of [
        [first, '390000.00'],
        [second, '380000.00'],
      ]) {
        expect((await desk.step(officer, id, 'bids', { bidderId, lotId: lots[0]?.id, total })).status).toBe(201);
      }
      await desk.go(id, 'examination');
      await desk.step(officer, id, 'evaluations');
      await desk.step(officer, id, 'award-proposal');
      const uninformed = await desk.step(officer, id, 'award');
      expect(uninformed.body.conditions.map(({ paragraph }) => paragraph)).toEqual(
        expect.arrayContaining(['§ 134 Abs. 1 GWB']),
      );
      expect(
        (
          await desk.step(officer, id, 'information-letters', {
            dispatchedOn: addDays(desk.today, 1),
            channel: 'electronic',
          })
        ).status,
      ).toBe(400);
      const informed = await desk.step(officer, id, 'information-letters', {
        dispatchedOn: desk.today,
        channel: 'electronic',
      });
      expect(informed.body).toMatchObject({
        phase: 'standstill',
        informationLetters: [{ standstillEnds: addDays(desk.today, 10), awardFrom: addDays(desk.today, 11) }],
      });
      await desk.clockTo(addDays(desk.today, 10));
      const waiting = await desk.step(officer, id, 'award');
      expect([waiting.status, waiting.body.conditions[0]?.paragraph]).toEqual([409, '§ 134 Abs. 2 S. 2 GWB']);
      await desk.settle(id, 'awarded');
      await desk.clockTo(informed.body.informationLetters[0]?.awardSafeFrom ?? desk.today);
      expect((await desk.step(head, id, 'award')).status).toBe(200);
      expect((await desk.step(officer, id, 'award')).body).toMatchObject({
        phase: 'awarded',
        award: { awardedValue: '380000.00' },
      });
      const dates = new Map((await desk.read(id)).timeline?.steps.map((one) => [one.id, one.planned]));
      expect(dates.get('losers-informed')).toBe(informed.body.informationLetters[0]?.dispatchedOn);
      expect(dates.get('award')).toBe(desk.today);
      expect(dates.get('award-notice') ?? '').toMatch(/^20/);
      expect((dates.get('award-notice') ?? '') >= addDays(desk.today, 30)).toBe(true);
    });
  });

  describe('documents', () => {
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
      const id = await desk.create();
      expect(await make('procurement-record', { type: 'procedure', id })).toMatchObject({ state: 'done', error: null });
      const early = await officer.post<Refusal>('/api/documents', {
        template: 'invitation-to-tender',
        subject: { type: 'procedure', id },
      });
      expect([early.status, early.body.detail]).toEqual([409, expect.stringMatching(/Vergabeart und Zeitplan/)]);
      const out = await desk.published(procedure(), 'us-open');
      const [bidderId = ''] = await desk.addBidders(out, 'Papierhaus Ried GmbH');
      expect(await make('invitation-to-tender', { type: 'procedure', id: out })).toMatchObject({ state: 'done' });
      expect(await make('invitation-to-tender', { type: 'bidder', id: bidderId })).toMatchObject({ state: 'done' });
      const [awarded] = (await officer.get<{ items: { id: string }[] }>('/api/procedures?phase=awarded')).body.items;
      expect(await make('procurement-record', { type: 'procedure', id: awarded?.id ?? '' })).toMatchObject({
        state: 'done',
        error: null,
      });
    });
  });
});

async function ownerQuery(product: Product, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await client.connect();
  return (await client.query<Record<string, unknown>>(sql).finally(() => client.end())).rows;
}
