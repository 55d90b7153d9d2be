import { type Answer, type Client, type Product, startProduct } from '../support/product';
import { completeRequest } from '../support/request';

interface Thing {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly version: number;
  readonly content: Record<string, unknown> & { lines: { amount: string }[] };
  readonly commands: string[];
  readonly missing: { pointer: string }[];
  readonly entries: {
    kind: string;
    text: string;
    unread: boolean;
    person: string;
    changes: { name: string; after: string }[];
  }[];
  readonly attachments: { id: string; name: string; mediaType: string; size: number }[];
  readonly officer: { name: string } | null;
  readonly holder: { side: string; sentence: string };
  readonly track: { id: string; state: string; detail: string | null }[];
  readonly questionOpen: boolean;
  readonly reason: string | null;
  readonly estimate: string | null;
  readonly procedure: { id: string; fileNumber: string } | null;
  readonly progress: { phaseName: string; awardedTo: string[] } | null;
}
interface Problem {
  readonly detail: string;
  readonly errors: { pointer: string; message: string }[];
  readonly differences: { pointer: string; stored: string; yours: string }[];
  readonly current: { version: number; content: Record<string, string> };
}
interface List {
  readonly items: (Thing & { title: string; unread: number; phaseName: string | null; member: { slug: string } })[];
  readonly nextCursor: string | null;
}
const PATH = '/api/procurement-requests';

describe('procurement requests', () => {
  let product: Product;
  let trebur: Client;
  let riedstadt: Client;
  let officer: Client;
  let head: Client;

  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
    trebur = await product.as('fachamt.trebur@demo.example');
    riedstadt = await product.as('fachamt.riedstadt@demo.example');
    officer = await product.as('sachbearbeitung@demo.example');
    head = await product.as('leitung@demo.example');
  });
  afterAll(() => product.stop());

  const draft = async (body: object, who = trebur): Promise<string> => {
    const created = await who.post<{ id: string }>(PATH, body);
    expect(created.status).toBe(201);
    return created.body.id;
  };
  const read = async (id: string, who = trebur): Promise<Thing> => (await who.get<Thing>(`${PATH}/${id}`)).body;
  const step = (who: Client, id: string, what: string, body?: object, headers?: Record<string, string>) =>
    who.post<Thing & Problem & { procedureId: string; fileNumber: string }>(`${PATH}/${id}/${what}`, body, headers);
  const save = (who: Client, id: string, version: number, body: object): Promise<Answer<Thing & Problem>> =>
    who.send<Thing & Problem>('PUT', `${PATH}/${id}`, body, { 'if-match': `"${version}"` });
  const submitted = async (more: object = {}, who = trebur, member = 'trebur'): Promise<string> => {
    const id = await draft(await completeRequest(who, member, more), who);
    expect((await step(who, id, 'submit')).status).toBe(200);
    return id;
  };
  const attach = (who: Client, id: string, name: string, bytes: Uint8Array | string) =>
    who.post<{ id: string } & Problem>(
      `${PATH}/${id}/attachments?name=${encodeURIComponent(name)}`,
      typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
      { 'content-type': 'application/octet-stream' },
    );

  describe('as a draft', () => {
    it('is kept as it was typed, wrong and incomplete, and judged only when it is handed in', async () => {
      const id = await draft({
        title: '  Salz ',
        budgetAmount: 'ca. 5.000',
        needOn: '31.2.',
        lines: [{ amount: 'viel' }],
      });
      const { content, missing, state, number } = await read(id);
      expect(content).toMatchObject({ title: '  Salz ', budgetAmount: 'ca. 5.000', needOn: '31.2.' });
      expect(content.lines).toEqual([{ text: '', amount: 'viel', lot: '' }]);
      expect({ state, number }).toEqual({ state: 'draft', number: null });
      const refused = await step(trebur, id, 'submit');
      expect(refused.status).toBe(422);
      expect(refused.body.errors).toEqual(missing);
      expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(
        expect.arrayContaining(['/budgetAmount', '/needOn', '/lines/0/amount', '/nature', '/contactName']),
      );
      expect(refused.body.detail).toContain('bleibt gespeichert');
    });

    it('changes only in the fields that are sent', async () => {
      const id = await draft({ title: 'Salz', description: 'viel' });
      const saved = await save(trebur, id, 1, { description: 'sehr viel' });
      expect(saved.body).toMatchObject({ version: 2, state: 'draft' });
      expect((await read(id)).content).toMatchObject({ title: 'Salz', description: 'sehr viel' });
    });

    it('tells the second window what differs, and loses neither version', async () => {
      const id = await draft({ title: 'Salz', quantity: '100 t' });
      expect((await save(trebur, id, 1, { title: 'Salz', quantity: '120 t' })).status).toBe(200);
      const stale = await save(trebur, id, 1, { title: 'Streusalz', quantity: '100 t' });
      expect(stale.status).toBe(412);
      expect(stale.body.differences).toEqual([
        { pointer: '/title', name: 'Gegenstand', stored: 'Salz', yours: 'Streusalz' },
        { pointer: '/quantity', name: 'Menge und Umfang', stored: '120 t', yours: '100 t' },
      ]);
      expect(stale.body.current).toMatchObject({ version: 2, content: { quantity: '120 t' } });
      expect((await read(id)).content).toMatchObject({ title: 'Salz', quantity: '120 t' });
      expect((await trebur.send('PUT', `${PATH}/${id}`, {})).status).toBe(400);
    });

    it('is the business of its department: neither centre, controlling nor another member sees it', async () => {
      const id = await draft({ title: 'Geheimer Entwurf' });
      const controller = await product.as('controlling.trebur@demo.example');
      for (const who of [officer, head, controller, riedstadt]) {
        expect((await who.get(`${PATH}/${id}`)).status).toBe(404);
        const found = await who.get<List>(`${PATH}?q=Geheimer`);
        expect(found.body.items).toEqual([]);
      }
      expect((await save(riedstadt, id, 1, { title: 'x' })).status).toBe(404);
      expect((await step(officer, id, 'review')).status).toBe(404);
    });

    it('belongs to a member the person acts for', async () => {
      expect((await trebur.post(PATH, { member: 'riedstadt' })).status).toBe(404);
      expect((await officer.post(PATH, { member: 'trebur' })).status).toBe(403);
      expect((await trebur.post(PATH, { unknown: 'x' })).status).toBe(400);
    });
  });

  describe('handed in', () => {
    it('gets the next number of the year, once however often it is sent', async () => {
      const [one, two] = [await submitted(), await submitted()];
      const [first, second] = [await read(one), await read(two)];
      expect(first.number).toMatch(/^A-\d{4}-\d{4}$/);
      expect(Number(second.number?.slice(-4))).toBe(Number(first.number?.slice(-4)) + 1);
      const again = await step(trebur, one, 'submit');
      expect(again.body).toMatchObject({ number: first.number, version: first.version });
      expect(first).toMatchObject({ state: 'submitted', estimate: '18000.50', holder: { side: 'centre' } });
      expect((await save(trebur, one, first.version, { title: 'x' })).status).toBe(409);
    });

    it('names a cost centre that is closed today', async () => {
      const { items } = (
        await trebur.get<{ items: { id: string; validTo: string | null }[] }>('/api/cost-centres?member=trebur')
      ).body;
      const kelsterbach = await product.as('fachamt.kelsterbach@demo.example');
      const foreign = (await kelsterbach.get<{ items: { id: string }[] }>('/api/cost-centres?member=kelsterbach')).body;
      const closed = items.find(({ validTo }) => validTo !== null);
      expect(closed).toBeDefined();
      for (const costCentreId of [closed?.id, foreign.items[0]?.id]) {
        const id = await draft(await completeRequest(trebur, 'trebur', { costCentreId }));
        const refused = await step(trebur, id, 'submit');
        expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(['/costCentreId']);
      }
    });

    it('goes back and forth with questions, unread marks and the changes between two submissions', async () => {
      const id = await submitted();
      expect((await step(officer, id, 'return', { text: ' ' })).body.errors[0]?.pointer).toBe('/text');
      expect((await step(officer, id, 'return', { text: 'Wie viel?', answerUntil: '2020-01-01' })).status).toBe(400);
      expect((await step(officer, id, 'return', { text: 'Wie viel?' })).body.state).toBe('returned');
      const asked = await read(id);
      expect(asked).toMatchObject({
        questionOpen: true,
        officer: { name: 'Sabine Arndt' },
        holder: { side: 'department' },
      });
      expect(asked.entries.at(-1)).toMatchObject({ kind: 'return', text: 'Wie viel?', unread: true });
      const today = await trebur.get<{ tasks: { title: string; href: string }[] }>('/api/today');
      expect(today.body.tasks).toContainEqual(
        expect.objectContaining({
          title: 'Frage beantworten: Streusalz für den Winterdienst',
          href: `/antraege/${id}`,
        }),
      );
      const notices = await trebur.get<{ items: { text: string; href: string }[] }>('/api/notifications');
      expect(notices.body.items[0]).toMatchObject({ href: `/antraege/${id}` });
      expect((await trebur.post(`${PATH}/${id}/read`)).status).toBe(204);
      expect((await read(id)).entries.at(-1)?.unread).toBe(false);

      expect((await step(trebur, id, 'answers', { text: '140 Tonnen.' })).status).toBe(201);
      const { version } = await read(id);
      expect((await save(trebur, id, version, { quantity: '140 t lose' })).status).toBe(200);
      expect((await step(trebur, id, 'submit')).body.state).toBe('submitted');
      const again = await read(id, officer);
      expect(again.entries.map(({ kind }) => kind)).toEqual(['submitted', 'return', 'answer', 'resubmitted']);
      expect(again.entries.at(-1)?.changes).toEqual([
        { name: 'Menge und Umfang', before: '120 t lose', after: '140 t lose' },
      ]);
      expect(again.questionOpen).toBe(false);
      const list = await officer.get<List>(`${PATH}?mine=true`);
      expect(list.body.items.find((item) => item.id === id)?.unread).toBe(1);
    });

    it('is refused with a reason the department reads, and nothing can be done to it afterwards', async () => {
      const id = await submitted();
      expect((await step(officer, id, 'refuse', {})).status).toBe(400);
      expect((await step(officer, id, 'refuse', { text: 'Es gibt eine Rahmenvereinbarung.' })).body.state).toBe(
        'refused',
      );
      expect(await read(id)).toMatchObject({ reason: 'Es gibt eine Rahmenvereinbarung.', commands: [] });
      for (const [who, what] of [
        [trebur, 'submit'],
        [trebur, 'withdraw'],
        [officer, 'review'],
        [officer, 'take-over'],
      ] as const)
        expect((await step(who, id, what)).status).toBe(409);
    });

    it('can be withdrawn before the centre has taken it over', async () => {
      const id = await submitted();
      expect((await step(trebur, id, 'withdraw', { text: 'Kein Bedarf mehr.' })).body.state).toBe('withdrawn');
      expect((await step(officer, id, 'take-over')).status).toBe(409);
    });

    it('is seen by its own controlling and the audit, who change nothing, and by no other member or centre', async () => {
      const id = await submitted();
      const [controller, auditor, wetterau, orderer] = await Promise.all(
        ['controlling.trebur', 'revision', 'leitung@wetterau', 'besteller.trebur'].map((name) =>
          product.as(name.includes('@') ? `${name}.example` : `${name}@demo.example`),
        ),
      );
      for (const who of [controller, auditor] as Client[]) expect((await read(id, who)).commands).toEqual([]);
      expect((await step(controller as Client, id, 'answers', { text: 'x' })).status).toBe(403);
      expect((await step(auditor as Client, id, 'review')).status).toBe(403);
      expect((await (orderer as Client).get(`${PATH}/${id}`)).status).toBe(403);
      for (const who of [riedstadt, wetterau] as Client[]) {
        expect((await who.get(`${PATH}/${id}`)).status).toBe(404);
        expect((await who.get<List>(PATH)).body.items.map((item) => item.id)).not.toContain(id);
      }
      for (const what of ['submit', 'withdraw', 'answers'])
        expect((await step(riedstadt, id, what, { text: 'x' })).status).toBe(404);
      for (const what of ['review', 'refuse', 'take-over', 'questions', 'return'])
        expect(
          (await step(wetterau as Client, id, what, what === 'review' || what === 'take-over' ? {} : { text: 'x' }))
            .status,
        ).toBe(404);
      expect((await trebur.get(`${PATH}/${id}/assessment`)).status).toBe(403);
    });

    it('shows the officer what the law says', async () => {
      const id = await submitted({ lines: [{ text: 'Salz', amount: '400000.00', lot: '' }] });
      const { body } = await officer.get<{ regime: string; estimatedValue: string; procedureTypes: object[] }>(
        `${PATH}/${id}/assessment`,
      );
      expect(body).toMatchObject({ regime: 'eu', estimatedValue: '400000.00' });
      expect(body.procedureTypes.length).toBeGreaterThan(5);
    });
  });

  describe('attachments', () => {
    it('are kept by their content and given back to those who may see the request', async () => {
      const id = await draft(await completeRequest(trebur, 'trebur'));
      const added = await attach(trebur, id, '../Lageplan Übersicht.txt', '%PDF-1.7 Plan');
      expect(added.status).toBe(201);
      expect((await read(id)).attachments).toEqual([
        expect.objectContaining({ name: 'Lageplan Übersicht.txt', mediaType: 'application/pdf', size: 13 }),
      ]);
      const file = `${PATH}/${id}/attachments/${added.body.id}`;
      const saved = await trebur.get<string>(file);
      expect(saved.body).toBe('%PDF-1.7 Plan');
      expect(saved.headers.get('content-disposition')).toContain(
        'attachment; filename="Lageplan _bersicht.txt"; filename*=UTF-8\'\'Lageplan%20%C3%9Cbersicht.txt',
      );
      expect(saved.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await officer.get(file)).status).toBe(404);
      expect((await riedstadt.get(file)).status).toBe(404);
      await step(trebur, id, 'submit');
      expect((await officer.get(file)).status).toBe(200);
      const other = await draft({ title: 'anderer' });
      expect((await trebur.get(`${PATH}/${other}/attachments/${added.body.id}`)).status).toBe(404);
      expect((await trebur.delete(file)).status).toBe(409);
    });

    it('are refused by size and format in words, and can be taken out of a draft', async () => {
      const id = await draft({ title: 'Anlagen' });
      const big = await attach(trebur, id, 'Film.pdf', new Uint8Array(21_000_000).fill(65));
      expect({ status: big.status, detail: big.body.detail }).toEqual({
        status: 400,
        detail: '„Film.pdf“ hat 21,0 MB; erlaubt sind höchstens 20 MB. Bitte verkleinern oder teilen Sie die Datei.',
      });
      expect((await attach(trebur, id, 'a.pdf', new Uint8Array([77, 90, 0, 1]))).body.detail).toContain('Format');
      expect((await attach(trebur, id, 'leer.pdf', new Uint8Array())).status).toBe(400);
      expect((await attach(riedstadt, id, 'a.pdf', '%PDF-')).status).toBe(404);
      const { body } = await attach(trebur, id, 'a.pdf', '%PDF-');
      expect((await trebur.delete(`${PATH}/${id}/attachments/${body.id}`)).status).toBe(204);
      expect((await read(id)).attachments).toEqual([]);
    });
  });

  describe('taken over', () => {
    const procedureOf = async (id: string) =>
      (
        await officer.get<{
          title: string;
          fileNumber: string;
          nature: string;
          phase: string;
          onBehalfOf: string | null;
          estimatedValue: string;
          joint: boolean;
          origin: { type: string; id: string };
          buyers: { slug: string }[];
          lots: { title: string; estimatedValue: string; cpv: string }[];
        }>(`/api/procedures/${id}`)
      ).body;

    it('becomes one procedure that knows everything, however often the button is pressed', async () => {
      const id = await submitted({
        title: 'Dach der Kita',
        nature: 'works',
        planningState: 'Entwurf',
        onBehalfOf: 'Stadtwerke Trebur',
        lotsWish: 'lots',
        lots: [
          { title: 'Abdichtung', cpv: '45261420-4' },
          { title: 'Blitzschutz', cpv: '' },
        ],
        lines: [
          { text: 'Bahn', amount: '1000.00', lot: '1' },
          { text: 'Fangstange', amount: '200.10', lot: '2' },
          { text: 'Dämmung', amount: '500.00', lot: '1' },
        ],
      });
      const before = (await officer.get<{ items: object[] }>('/api/procedures?limit=500')).body.items.length;
      const answers = await Promise.all([step(officer, id, 'take-over'), step(officer, id, 'take-over', {})]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers[1]?.body).toEqual(answers[0]?.body);
      const after = (await officer.get<{ items: object[] }>('/api/procedures?limit=500')).body.items.length;
      expect(after).toBe(before + 1);
      const made = await procedureOf(answers[0]?.body.procedureId ?? '');
      expect(made).toMatchObject({
        title: 'Dach der Kita',
        nature: 'works',
        onBehalfOf: 'Stadtwerke Trebur',
        estimatedValue: '1700.10',
        joint: false,
        origin: { type: 'request', id },
        buyers: [{ slug: 'trebur' }],
        lots: [
          { title: 'Abdichtung', estimatedValue: '1500.00', cpv: '45261420-4' },
          { title: 'Blitzschutz', estimatedValue: '200.10', cpv: '' },
        ],
      });
      const record = await officer.get<{ entries: { text: string }[] }>(
        `/api/procedures/${answers[0]?.body.procedureId ?? ''}/record`,
      );
      const text = record.body.entries.map((entry) => entry.text).join('\n');
      for (const said of ['früherer Vertrag', '06152 000-12', 'Kämmerei, Frau Ebert', 'Auftausalz für die Straßen'])
        expect(text).toContain(said);
    });

    it('shows the department phase and next day, and neither file number nor anything else of the procedure', async () => {
      const id = await submitted();
      const { procedureId } = (await step(officer, id, 'take-over')).body;
      const seen = await read(id);
      expect(seen).toMatchObject({
        state: 'accepted',
        procedure: null,
        progress: { phaseName: 'In Planung', nextDate: null, awardedOn: null, awardedTo: [] },
      });
      expect(JSON.stringify(seen)).not.toContain(procedureId);
      expect(JSON.stringify((await trebur.get(PATH)).body)).not.toContain(procedureId);
      expect((await trebur.get<List>(PATH)).body.items.find((item) => item.id === id)?.phaseName).toBe('In Planung');
      expect((await trebur.get(`/api/procedures/${procedureId}`)).status).toBe(403);
      expect((await read(id, officer)).procedure?.id).toBe(procedureId);
      expect((await officer.get<List>(`${PATH}?procedure=${procedureId}`)).body.items.map((item) => item.id)).toEqual([
        id,
      ]);
      // Questions go on after the decision.
      expect((await step(officer, id, 'questions', { text: 'Wann passt ein Termin?' })).status).toBe(201);
      expect((await step(trebur, id, 'answers', { text: 'Montag.' })).status).toBe(201);
    });

    it('is taken over by one of two people; the other learns who was first', async () => {
      const id = await submitted();
      const answers = await Promise.all([step(officer, id, 'take-over'), step(head, id, 'take-over')]);
      const statuses = answers.map(({ status }) => status);
      expect([...statuses].sort()).toEqual([200, 409]);
      const [won, lost] = statuses[0] === 200 ? answers : [...answers].reverse();
      expect(lost?.body.detail).toContain(`schon übernommen: Verfahren ${won?.body.fileNumber ?? '?'}`);
      expect(
        (await officer.get<{ items: object[] }>(`/api/procedures?q=${won?.body.fileNumber ?? ''}`)).body.items,
      ).toHaveLength(1);
    });

    it('meets a withdrawal of the department at the same moment: one of both happens', async () => {
      const id = await submitted();
      const [taken, withdrawn] = await Promise.all([step(officer, id, 'take-over'), step(trebur, id, 'withdraw')]);
      expect([taken.status, withdrawn.status].sort()).toEqual([200, 409]);
      expect((await read(id)).state).toBe(taken.status === 200 ? 'accepted' : 'withdrawn');
    });

    it('merges requests of several members into one joint procedure with all their lots', async () => {
      const [one, two] = [await submitted({ title: 'Salz Trebur' }), await submitted({}, riedstadt, 'riedstadt')];
      const works = await submitted({ nature: 'works', planningState: 'fertig' });
      const mixed = await step(officer, one, 'take-over', { with: [works] });
      expect(mixed.body.errors[0]?.pointer).toBe('/nature');
      const { procedureId } = (await step(officer, one, 'take-over', { with: [two], title: 'Streusalz 2027' })).body;
      expect(await procedureOf(procedureId)).toMatchObject({
        title: 'Streusalz 2027',
        joint: true,
        estimatedValue: '36001.00',
        buyers: [{ slug: 'riedstadt' }, { slug: 'trebur' }],
        lots: [{ title: 'Salz Trebur' }, { title: 'Streusalz für den Winterdienst' }],
      });
      const linked = await officer.get<List>(`${PATH}?procedure=${procedureId}`);
      expect(linked.body.items.map(({ member }) => member.slug).sort()).toEqual(['riedstadt', 'trebur']);
      // Each member sees its own request only.
      expect((await riedstadt.get<List>(`${PATH}?procedure=${procedureId}`)).body.items.map(({ id }) => id)).toEqual([
        two,
      ]);
    });

    it('goes into a procedure in planning, which gets one more buyer, and into none that is published', async () => {
      const created = await officer.post<{ id: string }>('/api/procedures', {
        title: 'Salz gemeinsam',
        nature: 'supplies',
        state: 'HE',
        buyers: ['riedstadt'],
        lots: [{ title: 'Salz', estimatedValue: '50000.00' }],
      });
      const id = await submitted();
      const { procedureId } = (await step(officer, id, 'take-over', { procedureId: created.body.id })).body;
      expect(procedureId).toBe(created.body.id);
      expect(await procedureOf(procedureId)).toMatchObject({
        joint: true,
        buyers: [{ slug: 'riedstadt' }, { slug: 'trebur' }],
        lots: [{ title: 'Salz' }],
      });
      const asked = await officer.post<{ confirmations: { id: string }[] }>(
        `/api/procedures/${procedureId}/cancellation`,
        { grounds: ['not-started'], reason: 'Es ist kein Bedarf mehr vorhanden.' },
      );
      await head.post(`/api/procedures/${procedureId}/confirmations/${asked.body.confirmations.at(-1)?.id}`, {
        agree: true,
      });
      const late = await submitted();
      expect((await step(officer, late, 'take-over', { procedureId })).status).toBe(409);
      expect((await read(late)).state).toBe('submitted');
      expect((await step(officer, late, 'take-over', { procedureId: late })).status).toBe(404);
      const cancelled = await read(id);
      expect(cancelled.track.find(({ state }) => state === 'stopped')).toMatchObject({ detail: 'Aufgehoben' });
    });
  });

  it('lists page by page without gaps, filters, and is found by the search', async () => {
    const all = (await officer.get<List>(`${PATH}?limit=500`)).body.items.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer<List> = await officer.get<List>(`${PATH}?limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      paged.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(all);
    const states = async (filter: string): Promise<string[]> => [
      ...new Set((await officer.get<List>(`${PATH}?${filter}`)).body.items.map(({ state }) => state)),
    ];
    expect(await states('state=refused')).toEqual(['refused']);
    expect(await states('state=closed')).not.toContain('submitted');
    expect(await states('state=open')).not.toContain('accepted');
    expect((await officer.get(`${PATH}?state=nonsense`)).status).toBe(400);
    expect((await officer.get(`${PATH}?cursor=nonsense`)).status).toBe(400);
    const id = await submitted({ title: 'Wärmebildkamera der Feuerwehr' });
    const found = async (who: Client): Promise<string[]> =>
      (await who.get<{ items: { href: string }[] }>('/api/search?q=Wärmebild')).body.items.map(({ href }) => href);
    expect([await found(officer), await found(trebur), await found(riedstadt)]).toEqual([
      [`/antraege/${id}`],
      [`/antraege/${id}`],
      [],
    ]);
    const tasks = (await officer.get<{ tasks: { title: string }[] }>('/api/today')).body.tasks.map(
      ({ title }) => title,
    );
    expect(tasks).toContain('Antrag prüfen: Wärmebildkamera der Feuerwehr');
  });

  it('comes with four requests in the demo, of which the officer sees those that were handed in', async () => {
    const nauheim = await product.as('fachamt.nauheim@demo.example');
    const own = (await nauheim.get<List>(PATH)).body.items.map(({ state }) => state).sort();
    expect(own).toEqual(['draft', 'returned', 'submitted']);
    const raunheim = (await officer.get<List>(`${PATH}?member=raunheim`)).body.items;
    expect(raunheim.map(({ state, title }) => [state, title])).toEqual([
      ['in-review', 'Sanierung des Daches der Kita Am Park'],
    ]);
    const { body: dach } = await officer.get<Thing>(`${PATH}/${raunheim[0]?.id ?? ''}`);
    expect(dach.estimate).toBe('241800.00');
  });
});
