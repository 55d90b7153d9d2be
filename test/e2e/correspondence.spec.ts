import { eventually } from '../support/eventually';
import { procedure, ProcurementDesk, type Refusal } from '../support/procurement';

interface Company {
  readonly id: string;
}
interface Bidders {
  readonly on: string;
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly companyId: string | null;
    readonly blockedReason: string | null;
    readonly admissionReason: string | null;
    readonly standing: readonly {
      readonly kind: string;
      readonly light: string;
      readonly citations: readonly { readonly statute: string }[];
    }[];
  }[];
}
interface Turn {
  readonly name: string;
  readonly invited: number;
  readonly bids: number;
  readonly inProcedure: boolean;
}
interface Rotation {
  readonly turns: readonly Turn[];
  readonly notAskedLately: readonly Turn[];
  readonly unlinked: readonly string[];
}

describe('bidders from the address book', () => {
  let desk: ProcurementDesk;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
  });
  afterAll(() => desk?.product.stop());

  const company = async (name: string, more: object = {}): Promise<string> => {
    const body = {
      name,
      city: 'Trebur',
      postcode: '65468',
      street: 'Am Markt 1',
      email: 'post@firma.example',
      ...more,
    };
    const created = await desk.officer.post<Company>('/api/companies', body);
    expect(created.status).toBe(201);
    return created.body.id;
  };
  const add = (id: string, body: object) =>
    desk.officer.post<{ id: string; detail: string; errors: { pointer: string; message: string }[] }>(
      `/api/procedures/${id}/bidders`,
      body,
    );
  const bidders = async (id: string, on = ''): Promise<Bidders> =>
    (await desk.officer.get<Bidders>(`/api/procedures/${id}/bidders${on}`)).body;
  const direct = async (): Promise<string> => {
    const id = await desk.create(procedure('900.00'));
    expect(
      (await desk.step(desk.officer, id, 'procedure-type', { type: 'direct', reason: 'Geringer Wert.' })).status,
    ).toBe(200);
    return id;
  };

  it('takes a company once, with the light of each declaration and its paragraph on any day', async () => {
    const id = await direct();
    const companyId = await company('Lichtblick Papier GmbH');
    const declared = { kind: 'competition-register', givenOn: desk.today, result: 'clear' };
    await desk.officer.post(`/api/companies/${companyId}/declarations`, declared);
    expect((await add(id, { companyId })).status).toBe(201);
    expect((await add(id, { companyId })).status).toBe(409);
    const { items } = await bidders(id);
    expect(items).toMatchObject([{ name: 'Lichtblick Papier GmbH', companyId, blockedReason: null }]);
    const register = items[0]?.standing.find(({ kind }) => kind === 'competition-register');
    expect(register?.light).toBe('valid');
    expect(register?.citations.some(({ statute }) => statute.includes('WRegG'))).toBe(true);
    const later = await bidders(id, '?on=2029-01-02');
    expect(later.items[0]?.standing.find(({ kind }) => kind === 'competition-register')?.light).toBe('expired');
    expect((await desk.officer.get(`/api/procedures/${id}/bidders?on=morgen`)).status).toBe(400);
  });

  it('makes a typed bidder the company of that name, and knows two merged entries as one', async () => {
    const id = await direct();
    const typed = { name: 'Doppelt & Söhne GmbH', street: '', postcode: '', city: 'Trebur', email: 'a@b.example' };
    const first = await add(id, typed);
    const companyId = await company('Doppelt & Söhne GmbH');
    expect((await add(id, { companyId })).body.id).toBe(first.body.id);
    const other = await company('Doppelt Handel GmbH');
    expect(
      (await desk.officer.post(`/api/companies/${other}/merge`, { otherId: companyId }, { 'if-match': '"1"' })).status,
    ).toBeLessThan(300);
    expect((await add(id, { companyId: other })).status).toBe(409);
    expect((await bidders(id)).items).toHaveLength(1);
  });

  it('refuses a blocked company with the reason of the block unless a reason is written, and keeps that', async () => {
    const id = await direct();
    const companyId = await company('Gesperrt Bau GmbH');
    const block = { reason: 'Mängel nicht beseitigt.' };
    const blocked = await desk.officer.send('PUT', `/api/companies/${companyId}/block`, block, { 'if-match': '"1"' });
    expect(blocked.status).toBe(200);
    const refused = await add(id, { companyId });
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/reason' });
    expect(refused.body.errors[0]?.message).toContain('Mängel nicht beseitigt');
    const reason = 'Einziger Anbieter des passenden Ersatzteils.';
    expect((await add(id, { companyId, reason })).status).toBe(201);
    expect((await bidders(id)).items[0]).toMatchObject({
      admissionReason: reason,
      blockedReason: 'Mängel nicht beseitigt.',
    });
    const record = await desk.officer.get<{ entries: { text: string }[] }>(`/api/procedures/${id}/record`);
    expect(record.body.entries.some(({ text }) => text.includes(reason))).toBe(true);
  });

  it('shows who had a turn elsewhere and names fitting companies nobody asked lately', async () => {
    const asked = await company('Oft Gefragt KG', { cpv: ['30197643-5'] });
    await company('Nie Gefragt AG', { cpv: ['30190000-7'] });
    await company('Etwas Anderes OHG', { cpv: ['45000000-7'] });
    for (let n = 0; n < 2; n++) expect((await add(await direct(), { companyId: asked })).status).toBe(201);
    const id = await direct();
    expect((await add(id, { companyId: asked })).status).toBe(201);
    const { body } = await desk.officer.get<Rotation>(`/api/procedures/${id}/rotation`);
    expect(body.turns.find(({ name }) => name === 'Oft Gefragt KG')).toMatchObject({
      invited: 2,
      bids: 0,
      inProcedure: true,
    });
    const names = body.notAskedLately.map(({ name }) => name);
    expect(names).toContain('Nie Gefragt AG');
    expect(names).not.toContain('Oft Gefragt KG');
    expect(body.turns.map(({ name }) => name)).not.toContain('Etwas Anderes OHG');
    const member = await desk.product.as('fachamt.nauheim@demo.example');
    expect((await member.get(`/api/procedures/${id}/rotation`)).status).toBe(403);
  });
});

interface Questions extends Refusal {
  readonly clock: { readonly answersUntil: string | null; readonly extension: string | null };
  readonly items: readonly {
    readonly id: string;
    readonly number: number;
    readonly state: string;
    readonly versions: readonly {
      readonly version: number;
      readonly answer: string;
    }[];
  }[];
}

describe('questions of bidders', () => {
  let desk: ProcurementDesk;
  let id: string;
  let bidderIds: readonly string[];
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    id = await desk.published(procedure('900000.00'), 'open');
    bidderIds = await desk.addBidders(id, 'Neugierig & Partner GmbH', 'Still KG');
  });
  afterAll(() => desk?.product.stop());

  const url = (): string => `/api/procedures/${id}/questions`;
  const ask = (more: object = {}) =>
    desk.officer.post<Questions>(url(), { receivedOn: desk.today, text: 'Gilt das auch für Los 2?', ...more });
  const answer = (questionId: string, body: object) =>
    desk.officer.post<Questions>(`${url()}/${questionId}/answers`, {
      question: 'Gilt es für alle?',
      reason: '',
      ...body,
    });

  it('numbers them, publishes answers in versions, a correction only with its reason', async () => {
    const { body, status } = await ask({ bidderId: bidderIds[0] });
    expect(status).toBe(201);
    const first = body.items[0]?.id ?? '';
    await ask({ askedBy: 'Maier von der Zaungast AG' });
    const answered = await answer(first, { version: 1, answer: 'Ja, bis 15 Uhr.' });
    expect(answered.body.items).toMatchObject([
      { number: 1, state: 'answered' },
      { number: 2, state: 'open' },
    ]);
    expect((await answer(first, { version: 1, answer: 'Doppelt.' })).status).toBe(409);
    expect((await answer(first, { version: 2, answer: 'Ja, bis 12 Uhr.' })).body.errors[0]?.pointer).toBe('/reason');
    const corrected = await answer(first, { version: 2, answer: 'Ja, bis 12 Uhr.', reason: 'Uhrzeit war falsch.' });
    expect(corrected.body.items[0]?.versions.map((each) => each.answer)).toEqual([
      'Ja, bis 15 Uhr.',
      'Ja, bis 12 Uhr.',
    ]);
  });

  it('publishes nothing that tells who asked: name, address or domain of a bidder, or who is noted as asking', async () => {
    const { body } = await ask();
    const open = body.items.at(-1)?.id ?? '';
    for (const telling of [
      'Wie Neugierig & Partner schrieb: ja.',
      'An angebot@bieter.example.',
      'Maier von der Zaungast AG fragt.',
    ]) {
      const refused = await answer(open, { version: 1, answer: telling });
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toMatchObject([{ pointer: '/answer' }]);
    }
    expect(
      (await answer(open, { version: 1, question: 'Fragt Still KG?', answer: 'Ja.' })).body.errors[0]?.pointer,
    ).toBe('/question');
    expect((await desk.officer.get<Questions>(url())).body.items.at(-1)?.state).toBe('open');
  });

  it('leaves a question unanswered for a reason only, and asks for a longer period when an answer is late', async () => {
    const { body } = await ask();
    const reject = (reason: string) =>
      desk.officer.post<Questions>(`${url()}/${body.items.at(-1)?.id}/rejection`, { version: 1, reason });
    expect((await reject('nein')).status).toBe(400);
    expect((await reject('Die Frage betrifft ein anderes Verfahren.')).body.items.at(-1)?.state).toBe('rejected');
    const { clock } = (await desk.officer.get<Questions>(url())).body;
    expect(clock.extension).toBeNull();
    expect(clock.answersUntil).not.toBeNull();
    await desk.clockTo(`${clock.answersUntil ?? ''}`);
    await desk.clockTo(new Date(Date.parse(clock.answersUntil ?? '') + 86_400_000).toISOString().slice(0, 10));
    expect((await desk.officer.get<Questions>(url())).body.clock.extension).toContain(
      'Die Angebotsfrist ist zu verlängern',
    );
  });

  it('makes one list for everybody, in which nobody is named', async () => {
    const subject = { type: 'procedure', id };
    const made = await desk.officer.post<{ id: string }>('/api/documents', { template: 'bidder-answers', subject });
    expect(made.status).toBeLessThan(300);
    const state = await eventually('the list', async () => {
      const found = (await desk.officer.get<{ state: string }>(`/api/documents/${made.body.id}`)).body.state;
      return found === 'done' || found === 'failed' ? found : undefined;
    });
    expect(state).toBe('done');
    const auditor = await desk.product.as('revision@demo.example');
    expect((await auditor.get(url())).status).toBe(200);
    expect((await auditor.post(url(), { receivedOn: desk.today, text: 'Darf ich?' })).status).toBe(403);
  });
});

interface Missing extends Refusal {
  readonly basis: { readonly id: string } | null;
  readonly items: readonly {
    readonly id: string;
    readonly bidder: string;
    readonly state: string;
    readonly items: readonly { readonly id: string; readonly state: string }[];
  }[];
}

describe('missing documents', () => {
  let desk: ProcurementDesk;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
  });
  afterAll(() => desk?.product.stop());

  it('are asked for after the opening only, and end complete or incomplete with a letter and sentences in the record', async () => {
    const id = await desk.published(procedure('900000.00'), 'open');
    const [bidderId] = await desk.addBidders(id, 'Lückenhaft GmbH');
    const url = `/api/procedures/${id}/missing-documents`;
    const items = [
      { name: 'Tariftreueerklärung', request: 'Bitte unterschrieben vorlegen.' },
      { name: 'Datenblatt', request: 'Bitte Seite 2 ergänzen.' },
    ];
    const ask = (day: string) => desk.officer.post<Missing>(url, { bidderId, items, due: `${day}T12:00:00Z` });
    expect((await ask('2030-01-02')).status).toBe(409);
    await desk.opened(id);
    expect((await ask('2020-01-02')).body.errors).toMatchObject([{ pointer: '/due' }]);
    const { body, status } = await ask('2030-01-02');
    expect(status).toBe(201);
    expect(body.basis?.id).toBe('NACHF-26');
    expect(body.items).toMatchObject([{ bidder: 'Lückenhaft GmbH', state: 'draft' }]);
    const request = body.items[0];
    const note = (kind: string, itemIds: readonly (string | undefined)[] = [], on = desk.today) =>
      desk.officer.post<Missing>(`${url}/${request?.id}/events`, { kind, itemIds, on });
    expect((await note('received', [request?.items[0]?.id])).status).toBe(400);
    expect((await note('sent')).body.items[0]?.state).toBe('waiting');
    expect((await note('received', [request?.items[0]?.id])).body.items[0]?.items).toMatchObject([
      { state: 'received' },
      { state: 'open' },
    ]);
    expect((await note('not-received', [request?.items[1]?.id])).body.errors).toMatchObject([{ pointer: '/kind' }]);
    expect((await note('received', [request?.items[1]?.id])).body.items[0]?.state).toBe('complete');
    const subject = { type: 'missing-documents', id: request?.id };
    const letter = await desk.officer.post('/api/documents', { template: 'missing-documents', subject });
    expect(letter.status).toBeLessThan(300);
    const record = await desk.officer.get<{ entries: { text: string }[] }>(`/api/procedures/${id}/record`);
    expect(record.body.entries.some(({ text }) => text.startsWith('Von Lückenhaft GmbH nachgefordert bis'))).toBe(true);
    const auditor = await desk.product.as('revision@demo.example');
    expect((await auditor.post(url, { bidderId, items, due: '2030-01-02T12:00:00Z' })).status).toBe(403);
  });
});
