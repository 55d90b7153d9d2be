import { addDays } from '@app/kernel';
import { convertIcsCalendar } from 'ts-ics';
import { eventually } from '../support/eventually';
import { type Condition, procedure, ProcurementDesk, type Refusal } from '../support/procurement';
import { type Client, type Product } from '../support/product';

jest.setTimeout(60_000);

interface DocumentBody {
  readonly id: string;
  readonly state: string;
  readonly pages: number | null;
  readonly template: string;
  readonly title: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
}
interface Made {
  readonly documentId: string;
}

describe('sheets and calendars of the Vergabe-Kompass', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let product: Product;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head, product } = desk);
  });
  afterAll(() => product.stop());

  const assessment = (more: object = {}) => ({
    startsOn: desk.today,
    state: 'HE',
    buyer: 'municipality',
    nature: 'supplies',
    value: '400000.00',
    ...more,
  });
  const timeline = (more: object = {}) => ({
    startsOn: desk.today,
    state: 'HE',
    regime: 'eu',
    procedureType: 'open',
    nature: 'supplies',
    noticeDispatchedOn: addDays(desk.today, 2),
    ...more,
  });
  const store = (who: Client, id: string, body: object, headers = {}) =>
    who.post<Made & Refusal>(`/api/procedures/${id}/compass-sheets`, body, headers);
  const open = async (): Promise<string> => {
    const id = await desk.create(procedure('400000.00'));
    await desk.step(officer, id, 'procedure-type', { type: 'open', reason: 'Offenes Verfahren.' });
    return id;
  };
  const documentsOf = async (id: string): Promise<readonly DocumentBody[]> =>
    (
      await officer.get<{ items: DocumentBody[] }>(`/api/documents?subjectType=procedure&subjectId=${id}`)
    ).body.items.filter(({ template }) => template === 'compass-sheet');
  const done = (who: Client, id: string): Promise<DocumentBody> =>
    eventually(`document ${id} done`, async () => {
      const { body } = await who.get<DocumentBody>(`/api/documents/${id}`);
      return body.state === 'done' && body;
    });
  const textOf = async (who: Client, url: string): Promise<{ type: string; disposition: string; text: string }> => {
    const answer = await fetch(`${product.address}${url}`, { headers: { cookie: who.cookie } });
    expect(answer.status).toBe(200);
    return {
      type: answer.headers.get('content-type') ?? '',
      disposition: answer.headers.get('content-disposition') ?? '',
      text: await answer.text(),
    };
  };

  describe('a sheet without a procedure', () => {
    it('is made for whoever may have documents made, on one page', async () => {
      const { status, body } = await officer.post<Made>('/api/law/sheets', {
        title: 'Streusalz für den Winterdienst',
        assessment: assessment(),
        timeline: timeline(),
      });
      expect(status).toBe(201);
      const document = await done(officer, body.documentId);
      expect(document).toMatchObject({
        template: 'compass-sheet',
        pages: 1,
        title: 'Kompass-Blatt Streusalz für den Winterdienst',
        subject: { type: 'compass-sheet' },
      });
      const alone = await officer.post<Made>('/api/law/sheets', { title: 'Ohne Fristen', assessment: assessment() });
      expect((await done(officer, alone.body.documentId)).pages).toBe(1);
    });

    it('belongs to the member of the person who asked; no other member sees it', async () => {
      const nauheim = await product.as('besteller.nauheim@demo.example');
      const { status, body } = await nauheim.post<Made>('/api/law/sheets', {
        title: 'Bänke',
        assessment: assessment(),
      });
      expect(status).toBe(201);
      expect((await done(nauheim, body.documentId)).title).toBe('Kompass-Blatt Bänke');
      const raunheim = await product.as('besteller.raunheim@demo.example');
      expect((await raunheim.get(`/api/documents/${body.documentId}`)).status).toBe(404);
    });

    it('refuses the character NUL in the title and questions that are none', async () => {
      const nul = { title: 'a\u0000b', assessment: assessment() };
      expect((await officer.post('/api/law/sheets', nul)).status).toBe(400);
      for (const wrong of [{}, [], 'x', null, { ...assessment(), surprise: 1 }]) {
        expect((await officer.post('/api/law/sheets', { title: 'x', assessment: wrong })).status).toBe(400);
      }
    });

    it('is refused to people who only read', async () => {
      const auditor = await product.as('revision@demo.example');
      expect((await auditor.post('/api/law/sheets', { title: 'x', assessment: assessment() })).status).toBe(403);
    });

    it.each([
      ['the value', { assessment: { value: 'viel' } }, '/assessment/value'],
      ['the day of the notice', { timeline: { noticeDispatchedOn: '2027-02-29' } }, '/timeline/noticeDispatchedOn'],
      ['another nature for the dates', { timeline: { nature: 'services' } }, '/timeline/nature'],
      ['an empty title', { title: ' ' }, '/title'],
      ['a title that is too long', { title: 'x'.repeat(201) }, '/title'],
    ])(
      'names %s at its field',
      async (_, wrong: { assessment?: object; timeline?: object; title?: string }, pointer) => {
        const { status, body } = await officer.post<Refusal>('/api/law/sheets', {
          title: wrong.title ?? 'Titel',
          assessment: assessment(wrong.assessment),
          timeline: timeline(wrong.timeline),
        });
        expect([status, body.errors.map((error) => error.pointer)]).toEqual([400, [pointer]]);
      },
    );
  });

  describe('a sheet in the file of a procedure', () => {
    it('is stored with the documents and in the record, with its source', async () => {
      const id = await open();
      const { status, body } = await store(officer, id, { assessment: assessment(), timeline: timeline() });
      expect(status).toBe(201);
      const [listed] = await documentsOf(id);
      expect(listed).toMatchObject({ id: body.documentId, subject: { type: 'procedure', id } });
      expect((await done(officer, body.documentId)).pages).toBe(1);
      const record = await officer.get<{ entries: { text: string; paragraph: string | null }[] }>(
        `/api/procedures/${id}/record`,
      );
      expect(record.body.entries.at(-1)).toMatchObject({
        text: expect.stringMatching(/^Kompass-Blatt abgelegt: EU-weites Vergabeverfahren bei 400\.000,00.€/),
        paragraph: expect.stringContaining('RL 2014/24/EU'),
      });
      expect((await desk.read(id)).timeline).toBeNull();
      const trail = await head.get<{ items: { action: string }[] }>(`/api/audit?subject=${id}`);
      expect(trail.body.items.map(({ action }) => action)).toContain('procedure.compass-sheet-stored');
    });

    it('says where it was asked for another case than the procedure', async () => {
      const id = await open();
      await store(officer, id, { assessment: assessment({ value: '90000.00' }) });
      const { body } = await officer.get<{ entries: { text: string }[] }>(`/api/procedures/${id}/record`);
      expect(body.entries.at(-1)?.text).toMatch(/Weicht vom Verfahren ab: Auftragswert \(im Verfahren 400\.000,00.€\)/);
    });

    it('is stored once for a request that is sent twice at the same moment', async () => {
      const id = await open();
      const key = { 'idempotency-key': `sheet-twice-${id}` };
      const [one, two] = await Promise.all([
        store(officer, id, { assessment: assessment() }, key),
        store(officer, id, { assessment: assessment() }, key),
      ]);
      expect(one.body).toEqual(two.body);
      expect(await documentsOf(id)).toHaveLength(1);
    });

    it('refuses a version that is not the latest', async () => {
      const id = await open();
      const { version } = await desk.read(id);
      const stale = await store(officer, id, { assessment: assessment() }, { 'if-match': `"${version - 1}"` });
      expect(stale.status).toBe(412);
      expect(await documentsOf(id)).toHaveLength(0);
      const fresh = await store(officer, id, { assessment: assessment() }, { 'if-match': `"${version}"` });
      expect(fresh.status).toBe(201);
    });

    it('is refused to members, to auditors and to another centre', async () => {
      const id = await open();
      const body = { assessment: assessment() };
      const orderer = await product.as('besteller.nauheim@demo.example');
      const auditor = await product.as('revision@demo.example');
      const elsewhere = await product.as('leitung@wetterau.example');
      expect((await store(orderer, id, body)).status).toBe(403);
      expect((await store(auditor, id, body)).status).toBe(403);
      expect((await store(elsewhere, id, body)).status).toBe(404);
      expect((await elsewhere.get(`/api/procedures/${id}/timeline.ics`)).status).toBe(404);
      expect(await documentsOf(id)).toHaveLength(0);
    });
  });

  describe('taking over the dates', () => {
    it('saves them with the sheet, and the sheet shows what was saved', async () => {
      const id = await open();
      const deadline = addDays(desk.today, 50);
      const asked = timeline({ overrides: { 'tender-end': deadline } });
      const { status } = await store(officer, id, {
        assessment: assessment(),
        timeline: asked,
        applyTimeline: true,
      });
      expect(status).toBe(201);
      const saved = (await desk.read(id)).timeline?.steps;
      expect(saved?.find(({ id: step }) => step === 'tender-end')?.planned).toBe(deadline);
      expect(saved?.find(({ id: step }) => step === 'notice')?.planned).toBe(addDays(desk.today, 2));
    });

    it('with a conflict refuses everything: no dates, no document, no entry', async () => {
      const id = await open();
      const before = await desk.read(id);
      const early = timeline({ overrides: { 'tender-end': addDays(desk.today, 7) } });
      const { status, body } = await store(officer, id, {
        assessment: assessment(),
        timeline: early,
        applyTimeline: true,
      });
      expect([status, body.conditions[0]?.pointer]).toEqual([409, '/overrides/tender-end']);
      const after = await desk.read(id);
      expect([after.version, after.timeline]).toEqual([before.version, null]);
      expect(await documentsOf(id)).toHaveLength(0);
    });

    it.each<[string, object, string]>([
      ['another procedure type', { procedureType: 'restricted' }, '/timeline/procedureType'],
      ['a shortening the procedure does not keep', { urgency: 'substantiated' }, '/timeline'],
    ])('refuses %s instead of losing it', async (_, more, pointer) => {
      const id = await open();
      const { status, body } = await store(officer, id, {
        assessment: assessment(),
        timeline: timeline(more),
        applyTimeline: true,
      });
      const pointers = new Set(body.conditions.map((condition: Condition) => condition.pointer));
      expect([status, [...pointers]]).toEqual([409, [pointer]]);
      expect(await documentsOf(id)).toHaveLength(0);
    });

    it('needs a timeline', async () => {
      const { status, body } = await store(officer, await open(), { assessment: assessment(), applyTimeline: true });
      expect([status, body.errors[0]?.pointer]).toEqual([400, '/timeline']);
    });

    it('keeps the latest beginning of a chain computed backward', async () => {
      const id = await open();
      const award = addDays(desk.today, 90);
      const backward = timeline({ noticeDispatchedOn: null, anchor: { stepId: 'award', on: award } });
      const { status } = await store(officer, id, {
        assessment: assessment(),
        timeline: backward,
        applyTimeline: true,
      });
      expect(status).toBe(201);
      expect((await desk.read(id)).timeline?.steps.find(({ id: step }) => step === 'award')?.planned).toBe(award);
    });

    it('is refused after the publication', async () => {
      const id = await desk.published(procedure('400000.00'), 'open');
      const body = { assessment: assessment(), timeline: timeline(), applyTimeline: true };
      expect((await store(officer, id, body)).status).toBe(409);
    });
  });

  it('leaves what was decided as it is when the law of the centre changes; what is computed anew names its version', async () => {
    const id = await open();
    expect((await desk.step(officer, id, 'timeline', { noticeDispatchedOn: desk.today })).status).toBe(200);
    const stored = async () =>
      (await officer.get<{ assessment: object; timeline: object }>(`/api/procedures/${id}`)).body;
    const before = await stored();
    const entry = { kind: 'value', factId: 'MIN-NAT', value: '4', statute: '§ 11 UVgO', source: 'BAnz AT 07.02.2017' };
    expect((await head.post('/api/law/entries', entry)).status).toBe(201);
    const after = await stored();
    expect([after.assessment, after.timeline]).toEqual([before.assessment, before.timeline]);

    expect((await desk.step(officer, id, 'timeline', { noticeDispatchedOn: addDays(desk.today, 1) })).status).toBe(200);
    await store(officer, id, { assessment: assessment() });
    const record = await officer.get<{ entries: { text: string }[] }>(`/api/procedures/${id}/record`);
    const [planned, sheet] = record.body.entries.slice(-2).map(({ text }) => text);
    expect(planned).toMatch(/^Zeitplan festgelegt: .*Fassung \d{4}-\d{2}-\d{2}\+Z1\.$/);
    expect(sheet).toMatch(/^Kompass-Blatt abgelegt: .*Fassung \d{4}-\d{2}-\d{2}\+Z1\./);
  });

  it('never moves published dates, although the centre has entered other periods since (VOBEU-10a)', async () => {
    const id = await desk.published(procedure('6000000.00', { nature: 'works' }), 'open');
    const before = (await desk.read(id)).timeline?.steps ?? [];
    const entry = { kind: 'value', factId: 'VOBEU-10a', value: '60/-5/15/15', statute: '§ 10a EU VOB/A', source: 'x' };
    expect((await head.post('/api/law/entries', entry)).status).toBe(201);
    await desk.opened(id);
    const after = (await desk.read(id)).timeline?.steps ?? [];
    const upTo = before.findIndex(({ id: step }) => step === 'tender-end') + 1;
    const days = (steps: typeof before) => steps.slice(0, upTo).map(({ id: step, planned }) => [step, planned]);
    expect(days(after)).toEqual(days(before));
  });

  describe('calendar files', () => {
    it('hold the dates of a procedure under ids that stay when the dates change', async () => {
      const id = await open();
      expect((await officer.get(`/api/procedures/${id}/timeline.ics`)).status).toBe(409);
      const dates = { noticeDispatchedOn: desk.today, overrides: { 'tender-end': addDays(desk.today, 45) } };
      expect((await desk.step(officer, id, 'timeline', { ...dates, tenderTime: '12:00' })).status).toBe(200);
      const first = await textOf(officer, `/api/procedures/${id}/timeline.ics`);
      expect(first.type).toBe('text/calendar; charset=utf-8; method=PUBLISH');
      expect(first.disposition).toMatch(/^attachment; filename="Zeitplan \d{4}-L-\d{4}\.ics"/);
      const calendar = convertIcsCalendar(undefined, first.text);
      const stored = (await desk.read(id)).timeline?.steps ?? [];
      expect(calendar.events?.map(({ uid }) => uid).sort()).toEqual(
        stored.map((step) => `${step.id}-${id}@vergabezentrum`).sort(),
      );
      const deadline = calendar.events?.find(({ uid }) => uid.startsWith('tender-end-'));
      expect(deadline?.start.local).toMatchObject({ timezone: 'Europe/Berlin' });
      expect(deadline?.start.date.toISOString()).toBe((await desk.read(id)).tenderDeadline);

      const later = { ...dates, overrides: { 'tender-end': addDays(desk.today, 60) } };
      expect((await desk.step(officer, id, 'timeline', later)).status).toBe(200);
      const second = convertIcsCalendar(undefined, (await textOf(officer, `/api/procedures/${id}/timeline.ics`)).text);
      expect(second.events?.map(({ uid }) => uid).sort()).toEqual(calendar.events?.map(({ uid }) => uid).sort());
      expect(second.events?.[0]?.sequence).toBeGreaterThan(calendar.events?.[0]?.sequence ?? 0);
    });

    it('are made of a question, too, and are the same for the same question', async () => {
      const ask = () => officer.post<string>('/api/law/timelines/calendar', timeline());
      const [one, two] = [await ask(), await ask()];
      expect([one.status, one.headers.get('content-type')]).toEqual([
        200,
        'text/calendar; charset=utf-8; method=PUBLISH',
      ]);
      expect(one.body).toBe(two.body);
      expect(convertIcsCalendar(undefined, one.body).events?.map(({ summary }) => summary)).toContain(
        'Zuschlag – Offenes Verfahren',
      );
      const wrong = await officer.post<Refusal>('/api/law/timelines/calendar', timeline({ state: 'XX' }));
      expect([wrong.status, wrong.body.errors[0]?.pointer]).toEqual([400, '/state']);
    });
  });
});
