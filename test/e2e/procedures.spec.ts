import { addDays } from '@app/kernel';
import {
  type Condition,
  positions,
  procedure,
  type Procedure,
  ProcurementDesk,
  type Refusal,
} from '../support/procurement';
import { type Client, type Product } from '../support/product';

describe('planning procedures', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let product: Product;

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head, product } = desk);
  });
  afterAll(() => product.stop());

  describe('creating', () => {
    it('numbers the procedures of a year and nature without gap, also when many are created at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 6 }, () =>
          officer.post<{ fileNumber: string }>('/api/procedures', procedure('900.00', { nature: 'works' })),
        ),
      );
      const numbers = answers.map(({ body }) => body.fileNumber).sort();
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${desk.today.slice(0, 4)}-B-000${n}`));
    });

    it('pins the law of the day and says regime, verdicts and what is uncertain', async () => {
      const { body } = await officer.get<
        Procedure & {
          ruleSet: string;
          assessment: { procedureTypes: { type: string; verdict: string }[]; uncertain: unknown[] };
        }
      >(`/api/procedures/${await desk.create()}`);
      expect(body).toMatchObject({ regime: 'national', phase: 'planned', startsOn: desk.today, procedureType: null });
      expect(body.ruleSet).toContain('HE-');
      expect(body.assessment.procedureTypes.find(({ type }) => type === 'us-open')?.verdict).toBe('free-choice');
      expect((await desk.read(await desk.create(procedure('400000.00')))).regime).toBe('eu');
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

    it.each([
      [{ title: '  ' }, '/title'],
      [{ term: { from: '2027-02-29', to: '2028-12-31' } }, '/term/from'],
      [{ term: { from: '2027-01-01', to: '31.12.2028' } }, '/term/to'],
      [{ lots: [{ title: '\t', estimatedValue: '1.00' }] }, '/lots/0/title'],
    ])('refuses %j at its field', async (wrong, pointer) => {
      const { status, body } = await officer.post<Refusal>('/api/procedures', procedure('60000.00', wrong));
      expect([status, body.errors.map((error) => error.pointer)]).toEqual([400, [pointer]]);
    });
  });

  describe('choosing type and dates', () => {
    it('refuses a type that is not permitted and one that needs grounds without them', async () => {
      const id = await desk.create();
      const wrong = await desk.step(officer, id, 'procedure-type', { type: 'open', reason: 'Wir möchten EU-weit.' });
      expect(wrong.status).toBe(409);
      expect(wrong.body.conditions[0]?.sentence).toMatch(/Schwellenwert/);
      const euId = await desk.create(procedure('400000.00'));
      const without = await desk.step(officer, euId, 'procedure-type', { type: 'neg-wo-call', reason: 'Eilt.' });
      expect(without.status).toBe(400);
      expect(without.body.errors.map(({ pointer }) => pointer)).toEqual(['/groundId', '/reason']);
      const { body } = await officer.get<{
        assessment: { procedureTypes: { type: string; grounds: { id: string }[] }[] };
      }>(`/api/procedures/${euId}`);
      const groundId = body.assessment.procedureTypes.find(({ type }) => type === 'neg-wo-call')?.grounds[0]?.id;
      const withGround = await desk.step(officer, euId, 'procedure-type', {
        type: 'neg-wo-call',
        groundId,
        reason: 'Nach einem offenen Verfahren ging kein Angebot ein.',
      });
      expect(withGround.body).toMatchObject({ procedureType: 'neg-wo-call', typeChoice: { groundId } });
    });

    it('previews dates without saving, refuses those against the law with reason and paragraph, saves lawful ones', async () => {
      const id = await desk.create(procedure('400000.00'));
      const early = { noticeDispatchedOn: desk.today, overrides: { 'tender-end': addDays(desk.today, 5) } };
      expect((await desk.step(officer, id, 'timeline', early)).body.conditions[0]?.sentence).toMatch(/Vergabeart/);
      await desk.step(officer, id, 'procedure-type', { type: 'open', reason: 'Offenes Verfahren.' });
      const preview = await officer.post<{ conflicts: Condition[] }>(
        `/api/procedures/${id}/timeline?mode=preview`,
        early,
      );
      expect(preview.status).toBe(200);
      expect(preview.body.conflicts[0]).toMatchObject({
        pointer: '/overrides/tender-end',
        paragraph: expect.stringMatching(/§ 15 .*VgV/),
      });
      const saved = await desk.step(officer, id, 'timeline', early);
      expect([saved.status, saved.body.conditions[0]?.pointer]).toEqual([409, '/overrides/tender-end']);
      expect((await desk.read(id)).timeline).toBeNull();
      const noon = await desk.step(officer, id, 'timeline', { noticeDispatchedOn: desk.today, tenderTime: '12:00' });
      expect(noon.body.conditions[0]?.pointer).toBe('/tenderTime');
      expect((await desk.step(officer, id, 'timeline', { noticeDispatchedOn: desk.today })).status).toBe(200);
      expect((await desk.read(id)).timeline?.steps.map(({ id: stepId }) => stepId)).toEqual(
        expect.arrayContaining(['notice', 'tender-end', 'standstill-end', 'award']),
      );
    });

    it.each([
      ['timeline', { noticeDispatchedOn: '2027-02-29' }, '/noticeDispatchedOn'],
      ['timeline', { noticeDispatchedOn: '2027-03-01', overrides: { award: '2027-04-31' } }, '/overrides/award'],
      ['assessment', { startsOn: '2027-13-01' }, '/startsOn'],
      ['information-letters', { dispatchedOn: '2027-06-31', channel: 'post' }, '/dispatchedOn'],
      ['procedure-type', { type: 'us-open', reason: '   ' }, '/reason'],
      ['bidders', { name: ' ', street: '', postcode: '64560', city: 'Riedstadt', email: 'a@b.example' }, '/name'],
    ])('refuses %s with %j at its field', async (what, wrong, pointer) => {
      const { status, body } = await desk.step(officer, await desk.create(), what, wrong);
      expect([status, body.errors.map((error) => error.pointer)]).toEqual([400, [pointer]]);
    });

    it('refuses a jump with every unmet condition and its paragraph', async () => {
      const { status, body } = await desk.step(officer, await desk.create(), 'transitions', { to: 'awarded' });
      expect(status).toBe(409);
      expect(body.conditions.map(({ pointer }) => pointer)).toEqual(
        expect.arrayContaining(['/procedureType', '/timeline', '/opening', '/bids', '/award']),
      );
      expect(body.conditions.find(({ pointer }) => pointer === '/opening')?.paragraph).toBe('§ 40 UVgO');
    });

    it('tells the second of two people who changed what', async () => {
      const id = await desk.create();
      const choice = { type: 'us-open', reason: 'Breiter Markt.' };
      const [a, b] = await Promise.all(
        [officer, head].map((who) => desk.step(who, id, 'procedure-type', choice, { 'if-match': '"1"' })),
      );
      const statuses = [a?.status, b?.status].sort();
      expect(statuses).toEqual([200, 412]);
      const late = [a, b].find((answer) => answer?.status === 412);
      expect(late?.body.detail).toMatch(
        /(Sabine Arndt|Dr\. Martin Lehr) hat das Verfahren inzwischen geändert \(Vergabeart „Öffentliche Ausschreibung“ gewählt/,
      );
      // The state that stands now, not its version only.
      expect(late?.body).toMatchObject({ version: 2, current: { id, version: 2, procedureType: 'us-open' } });
    });

    it('gives short lists in pages, too', async () => {
      const id = await desk.create();
      await desk.addBidders(id, 'Alpha GmbH', 'Beta GmbH', 'Gamma GmbH');
      const page = (query: string) =>
        officer.get<{ items: { name: string }[]; nextCursor: string | null }>(`/api/procedures/${id}/bidders${query}`);
      expect((await page('')).body).toMatchObject({ items: [{}, {}, {}], nextCursor: null });
      const first = (await page('?limit=2')).body;
      const second = (await page(`?limit=2&cursor=${first.nextCursor}`)).body;
      expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
        'Alpha GmbH',
        'Beta GmbH',
        'Gamma GmbH',
      ]);
      expect(second.nextCursor).toBeNull();
      expect((await page('?cursor=anders')).status).toBe(400);
      for (const url of [`/api/procedures/${id}/complaints`, '/api/procedure-views'])
        expect((await officer.get(`${url}?limit=2`)).body).toMatchObject({ nextCursor: null });
    });

    it('wants as many invited companies as the law names where there is no notice', async () => {
      const id = await desk.create();
      const { body } = await officer.get<{
        assessment: { procedureTypes: { type: string; verdict: string; minimumBidders: number | null }[] };
      }>(`/api/procedures/${id}`);
      const type = body.assessment.procedureTypes.find((one) => one.type === 'us-res-no-tw');
      expect(type?.verdict).toBe('permitted');
      await desk.step(officer, id, 'procedure-type', { type: 'us-res-no-tw', reason: 'Wertgrenze eingehalten.' });
      await desk.step(officer, id, 'timeline', { noticeDispatchedOn: desk.today });
      await desk.go(id, 'prepared');
      await desk.settle(id, 'invited');
      const few = await desk.step(officer, id, 'transitions', { to: 'invited' });
      expect([few.status, few.body.conditions.map(({ pointer }) => pointer)]).toEqual([409, ['/bidders']]);
      await desk.addBidders(id, ...Array.from({ length: type?.minimumBidders ?? 0 }, (_, n) => `Firma ${n}`));
      await desk.go(id, 'invited');
      await desk.go(id, 'bidding');
    });
  });

  describe('the start page', () => {
    it('shows each person the task that waits for them, and finds procedures by file number', async () => {
      const id = await desk.published(procedure('60000.00', { title: 'Hygienepapier' }), 'us-open');
      const tasks = async (who: Client): Promise<string[]> =>
        (await who.get<{ tasks: { title: string }[] }>('/api/today')).body.tasks
          .map(({ title }) => title)
          .filter((title) => title.includes('Hygienepapier'));
      expect(await tasks(officer)).toEqual([]);
      const { tenderDeadline, fileNumber } = await desk.read(id);
      await desk.clockTo(addDays(tenderDeadline?.slice(0, 10) ?? desk.today, 1));
      expect(await tasks(officer)).toEqual(['Angebote öffnen: Hygienepapier']);
      await desk.step(officer, id, 'opening');
      expect([await tasks(officer), await tasks(head)]).toEqual([[], ['Angebote öffnen: Hygienepapier']]);
      const found = await officer.get<{ items: { href: string }[] }>(`/api/search?q=${fileNumber}`);
      expect(found.body.items).toContainEqual(expect.objectContaining({ href: `/vergaben/${id}` }));
      const orderer = await product.as('besteller.raunheim@demo.example');
      expect((await orderer.get<{ items: unknown[] }>(`/api/search?q=${fileNumber}`)).body.items).toEqual([]);
    });
  });

  describe('who may what', () => {
    it('lets auditors read and nobody else of the members see or change a procedure', async () => {
      const id = await desk.create();
      const auditor = await product.as('revision@demo.example');
      expect((await auditor.get(`/api/procedures/${id}`)).status).toBe(200);
      expect(
        (await desk.step(auditor, id, 'transitions', { to: 'cancelled', reason: 'Das darf die Revision nicht.' }))
          .status,
      ).toBe(403);
      const orderer = await product.as('besteller.raunheim@demo.example');
      expect((await orderer.get('/api/procedures')).status).toBe(403);
      expect((await orderer.get(`/api/procedures/${id}`)).status).toBe(403);
      expect((await desk.step(orderer, id, 'award')).status).toBe(403);
    });

    it('keeps the second centre out', async () => {
      const id = await desk.create();
      const wetterau = await product.as('leitung@wetterau.example');
      expect((await wetterau.get<{ items: unknown[] }>('/api/procedures')).body.items).toEqual([]);
      expect((await wetterau.get(`/api/procedures/${id}`)).status).toBe(404);
      expect(
        (await desk.step(wetterau, id, 'transitions', { to: 'cancelled', reason: 'Nicht unser Verfahren.' })).status,
      ).toBe(404);
      expect((await wetterau.post('/api/procedures', procedure('1.00', { buyers: ['raunheim'] }))).status).toBe(404);
      expect((await officer.get('/api/procedures/kein-verfahren')).status).toBe(404);
    });

    it('pages and filters the list, newest first', async () => {
      await desk.create(procedure('500.00', { title: 'Streusalz für den Winterdienst' }));
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
