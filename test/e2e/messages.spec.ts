import { addDays } from '@app/kernel';
import pg from 'pg';
import { awardableProcedure, evaluatedProcedure } from '../support/award';
import { eventually } from '../support/eventually';
import { type MailServer, startMailServer } from '../support/mail-server';
import { procedure, ProcurementDesk, type Refusal } from '../support/procurement';
import { type Client, startProduct } from '../support/product';

interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly state: string;
  readonly on: string | null;
  readonly documentId: string | null;
  readonly mailId: string | null;
  readonly proofs: readonly { readonly id: string; readonly name: string }[];
}
interface Message {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly earliest: string | null;
  readonly recipients: readonly Recipient[];
}
interface Messages {
  readonly items: readonly Message[];
  readonly due: readonly {
    readonly kind: string;
    readonly aboutId: string;
    readonly lots: readonly number[];
    readonly bidderIds: readonly string[];
    readonly citation: { readonly statute: string; readonly status: string } | null;
  }[];
}
type Answer = Messages & Refusal;
const FILE = {
  name: 'Sendebericht.pdf',
  contentType: 'application/pdf',
  content: Buffer.from('%PDF Beleg').toString('base64'),
};

describe('letters to bidders', () => {
  let server: MailServer;
  let desk: ProcurementDesk;
  beforeAll(async () => {
    server = await startMailServer();
    desk = await ProcurementDesk.open(
      startProduct({ SMTP_URL: server.url, MAIL_FROM: 'Vergabe <vergabe@kreis.example>' }),
    );
  });
  afterAll(async () => {
    await desk?.product.stop();
    await server?.stop();
  });

  const read = async (id: string, who: Client = desk.officer): Promise<Messages> =>
    (await who.get<Messages>(`/api/procedures/${id}/messages`)).body;
  const post = (id: string, what: string, body: object = {}) =>
    desk.officer.post<Answer>(`/api/procedures/${id}/${what}`, body);
  const proposed = async (regime: 'eu' | 'national' = 'eu'): Promise<string> => {
    const { id } = await evaluatedProcedure(desk, regime);
    expect((await desk.step(desk.officer, id, 'award-proposal')).status).toBe(200);
    return id;
  };
  const order = async (id: string, kind: string, more: object = {}) => {
    const due = (await read(id)).due.find((one) => one.kind === kind);
    expect(due?.kind).toBe(kind);
    return { kind, aboutId: due?.aboutId ?? '', ...more };
  };
  const until = (id: string, state: string): Promise<Message> =>
    eventually(`letters to be ${state}`, async () => {
      const [message] = (await read(id)).items;
      return message?.recipients.every((one) => one.state === state) && message;
    });

  it('write and mail the information of all losing bidders in one step; the standstill follows from what was sent', async () => {
    const id = await proposed();
    const { due } = await read(id);
    expect(due).toMatchObject([
      { kind: 'information', lots: [1], citation: { statute: '§ 134 Abs. 1 GWB', status: 'verified' } },
    ]);
    const wanted = await order(id, 'information');
    const preview = await desk.officer.post<{ items: { bidder: string; sections: unknown }[]; earliest: string }>(
      `/api/procedures/${id}/letters/preview`,
      wanted,
    );
    expect(preview.body.items.map(({ bidder }) => bidder)).toEqual(['Alpha GmbH']);
    expect(JSON.stringify(preview.body)).toContain('Beta GmbH');
    expect(JSON.stringify(preview.body)).not.toContain('380');
    expect((await read(id)).items).toEqual([]);

    const before = server.received.length;
    const [once, twice] = await Promise.all([post(id, 'letters', wanted), post(id, 'letters', wanted)]);
    expect([once.status, twice.status].sort()).toEqual([201, 409]);
    const sent = await until(id, 'sent');
    expect(sent).toMatchObject({ kind: 'information', earliest: preview.body.earliest, state: 'sent' });
    const mails = server.received.slice(before);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.raw).toContain('application/pdf');
    // Recording the dispatch another way is refused as long as the letters lie here.
    const typed = await desk.step(desk.officer, id, 'information-letters', {
      dispatchedOn: desk.today,
      channel: 'post',
    });
    expect([typed.status, typed.body.detail]).toEqual([409, expect.stringContaining('Nachrichten')]);

    expect((await post(id, `messages/${sent.id}/completion`)).status).toBe(200);
    expect((await post(id, `messages/${sent.id}/completion`)).status).toBe(200);
    const after = await desk.read(id);
    expect(after).toMatchObject({ phase: 'standstill', informationLetters: [{ dispatchedOn: desk.today }] });
    expect(after.informationLetters).toHaveLength(1);
    expect(after.informationLetters[0]?.awardFrom).toBe(preview.body.earliest);
    expect((await read(id)).items[0]?.state).toBe('completed');
  });

  it('are refused while the evaluation contradicts itself, naming what is wrong', async () => {
    const id = await proposed('national');
    const wanted = await order(id, 'information');
    const owner = new pg.Client({ connectionString: desk.product.testDatabase.ownerUrl });
    await owner.connect();
    await owner.query(`update procedures.bid set total = total + 1 where procedure_id = $1`, [id]);
    await owner.end();
    const refused = await post(id, 'letters', wanted);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('nach der Wertung geändert')]);
    expect((await read(id)).items).toEqual([]);
  });

  it('go by post or portal with day and proof; a portal needs its file, and nothing is taken over before', async () => {
    const id = await proposed();
    const [due] = (await read(id)).due;
    const ways = due?.bidderIds.map((bidderId) => ({ bidderId, channel: 'portal' }));
    const made = await post(id, 'letters', await order(id, 'information', { recipients: ways }));
    const [message] = made.body.items;
    const open = await post(id, `messages/${message?.id}/completion`);
    expect([open.status, open.body.conditions[0]?.sentence]).toEqual([409, expect.stringContaining('Alpha GmbH')]);
    await until(id, 'open');
    const bare = { channel: 'portal', on: desk.today };
    const refused = await post(id, `messages/${message?.id}/proof`, bare);
    expect([refused.status, refused.body.errors[0]?.pointer]).toEqual([400, '/file']);
    const early = await post(id, `messages/${message?.id}/proof`, { ...bare, file: FILE, on: addDays(desk.today, -1) });
    expect(early.body.errors[0]?.pointer).toBe('/on');
    const proven = await post(id, `messages/${message?.id}/proof`, { ...bare, file: FILE });
    expect(proven.body.items[0]).toMatchObject({
      state: 'sent',
      recipients: [{ state: 'sent', channel: 'portal', on: desk.today }],
    });
    const proof = proven.body.items[0]?.recipients[0]?.proofs[0];
    const file = await desk.officer.get<string>(`/api/procedures/${id}/messages/${message?.id}/proofs/${proof?.id}`);
    expect([file.status, file.body, file.headers.get('content-type')]).toEqual([
      200,
      '%PDF Beleg',
      'application/octet-stream',
    ]);
    expect((await post(id, `messages/${message?.id}/completion`)).status).toBe(200);
    expect((await desk.read(id)).phase).toBe('standstill');
  });

  it('that name a day too early for the way they took have to be written anew', async () => {
    const id = await proposed();
    const [due] = (await read(id)).due;
    const ways = due?.bidderIds.map((bidderId) => ({ bidderId, channel: 'portal' }));
    const [message] = (await post(id, 'letters', await order(id, 'information', { recipients: ways }))).body.items;
    await until(id, 'open');
    // Written for the portal (ten days), then posted (fifteen days).
    await post(id, `messages/${message?.id}/proof`, { channel: 'post', on: desk.today });
    const late = await post(id, `messages/${message?.id}/completion`);
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('neu informieren')]);
    expect((await desk.read(id)).phase).toBe('award-proposed');
  });

  it('can be taken back before they leave, and written again', async () => {
    const id = await proposed('national');
    const [due] = (await read(id)).due;
    const ways = due?.bidderIds.map((bidderId) => ({ bidderId, channel: 'post' }));
    const wanted = await order(id, 'information', { recipients: ways, withReasons: true });
    const [message] = (await post(id, 'letters', wanted)).body.items;
    expect((await post(id, `messages/${message?.id}/withdrawal`, { reason: 'kurz' })).status).toBe(400);
    const reason = 'Der Name der Ansprechperson stimmt nicht.';
    const back = await post(id, `messages/${message?.id}/withdrawal`, { reason });
    expect(back.body.items[0]?.state).toBe('withdrawn');
    expect((await post(id, `messages/${message?.id}/proof`, { channel: 'post', on: desk.today })).status).toBe(409);
    expect((await post(id, 'letters', wanted)).status).toBe(201);
    await until(id, 'open');
  });

  it('tell winners of the award and settle its item; bidders of a cancellation likewise', async () => {
    const { id } = await awardableProcedure(desk);
    await desk.step(desk.head, id, 'award');
    expect((await desk.step(desk.officer, id, 'award')).body.phase).toBe('awarded');
    await post(id, 'letters', await order(id, 'award'));
    const sent = await until(id, 'sent');
    expect(sent.recipients.map(({ name }) => name)).toEqual(['Beta GmbH']);
    await post(id, `messages/${sent.id}/completion`);
    const { body } = await desk.officer.get<{ items: { id: string; state: string }[] }>(`/api/procedures/${id}`);
    expect(body.items.find((item) => item.id === 'award-letter')?.state).toBe('done');

    const given = (await evaluatedProcedure(desk, 'national')).id;
    await desk.cancel(given, 'OWN-CANC-UVGO-2');
    await post(given, 'letters', await order(given, 'cancellation', { note: 'Der Bedarf ist weggefallen.' }));
    const told = await until(given, 'sent');
    expect(told.recipients.map(({ name }) => name)).toEqual(['Alpha GmbH', 'Beta GmbH']);
    expect((await post(given, `messages/${told.id}/completion`)).status).toBe(200);
    const cancelled = await desk.officer.get<{ items: { id: string; state: string }[] }>(`/api/procedures/${given}`);
    expect(cancelled.body.items.find((item) => item.id.startsWith('cancellation-information'))?.state).toBe('done');
  });

  it('are free texts, too: each company gets its own, members and departments see none', async () => {
    const { id, bidderIds } = await evaluatedProcedure(desk, 'national');
    const recipients = [
      { bidderId: bidderIds[0], channel: 'email' },
      { bidderId: bidderIds[1], channel: 'post' },
    ];
    const before = server.received.length;
    const made = await post(id, 'messages', { subject: 'Verzögerung', text: 'Die Prüfung dauert an.', recipients });
    expect(made.status).toBe(201);
    await eventually('the mail to arrive', async () => server.received.length === before + 1);
    expect(server.received.at(-1)?.to).toHaveLength(1);
    const [message] = (await read(id)).items;
    expect(message?.recipients.map(({ documentId }) => documentId === null)).toEqual([true, false]);
    const strange = [{ bidderId: '00000000-0000-4000-8000-000000000000', channel: 'email' }];
    expect((await post(id, 'messages', { subject: 'S', text: 'T', recipients: strange })).status).toBe(404);
    const department = await desk.product.as('fachamt.nauheim@demo.example');
    expect((await department.get(`/api/procedures/${id}/messages`)).status).toBe(403);
  });

  it('that are due are all written in one go, with one progress', async () => {
    const { id, bidderIds } = await evaluatedProcedure(desk, 'national');
    expect((await desk.officer.post(`/api/procedures/${id}/letters/due`)).status).toBe(409);
    await desk.step(desk.officer, id, 'transitions', { to: 'examination', reason: 'Unterlagen fehlen noch.' });
    for (const bidderId of bidderIds.slice(0, 2)) {
      await desk.officer.post(`/api/procedures/${id}/missing-documents`, {
        ...{ bidderId, due: `${addDays(desk.today, 6)}T22:00:00Z` },
        items: [{ name: 'Eigenerklärung', request: 'Bitte unterschreiben.' }],
      });
    }
    expect((await read(id)).due).toHaveLength(2);
    const key = { 'idempotency-key': 'all-due-letters' };
    const both = await Promise.all([1, 2].map(() => desk.officer.post(`/api/procedures/${id}/letters/due`, {}, key)));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const { items, due } = await read(id);
    expect(due).toEqual([]);
    expect(items.map(({ kind, recipients }) => [kind, recipients.length])).toEqual([
      ['missing-documents', 1],
      ['missing-documents', 1],
    ]);
    const batches = await desk.officer.get<{ items: { total: number }[] }>(
      `/api/document-batches?subjectType=procedure&subjectId=${id}`,
    );
    expect(batches.body.items.map(({ total }) => total)).toEqual([2]);
  });

  it('invite, ask for documents, answer all and tell the new deadline from the same list', async () => {
    const { id, bidderIds } = await evaluatedProcedure(desk, 'national');
    await desk.step(desk.officer, id, 'transitions', { to: 'examination', reason: 'Unterlagen fehlen noch.' });
    const asked = await desk.officer.post(`/api/procedures/${id}/missing-documents`, {
      ...{ bidderId: bidderIds[0], due: `${addDays(desk.today, 6)}T22:00:00Z` },
      items: [{ name: 'Eigenerklärung', request: 'Bitte unterschreiben.' }],
    });
    expect(asked.status).toBe(201);
    await post(id, 'letters', await order(id, 'missing-documents'));
    const letter = await until(id, 'sent');
    expect(letter.recipients.map(({ name }) => name)).toEqual(['Alpha GmbH']);
    await post(id, `messages/${letter.id}/completion`);
    const requests = await desk.officer.get<{ items: { state: string }[] }>(`/api/procedures/${id}/missing-documents`);
    expect(requests.body.items[0]?.state).toBe('waiting');

    const invitedId = await desk.create(procedure('20000.00'));
    const choice = { type: 'us-neg-wo-call', reason: 'Kleiner Markt.' };
    const chosen = await desk.step(desk.officer, invitedId, 'procedure-type', choice);
    expect([chosen.status, chosen.body.detail]).toEqual([200, undefined]);
    await desk.step(desk.officer, invitedId, 'timeline', { noticeDispatchedOn: desk.today, overrides: {} });
    await desk.addBidders(invitedId, 'Alpha GmbH', 'Beta GmbH', 'Gamma GmbH');
    for (const to of ['prepared', 'invited']) await desk.go(invitedId, to);
    await post(invitedId, 'letters', await order(invitedId, 'invitation'));
    const invitation = await until(invitedId, 'sent');
    expect(invitation.recipients).toHaveLength(3);
    expect(new Set(invitation.recipients.map(({ documentId }) => documentId)).size).toBe(3);
    await post(invitedId, `messages/${invitation.id}/completion`);
    const after = await desk.officer.get<{ items: { id: string; state: string }[] }>(`/api/procedures/${invitedId}`);
    expect(after.body.items.find((item) => item.id === 'invitations-sent')?.state).toBe('done');
    await desk.go(invitedId, 'bidding');

    const question = { receivedOn: desk.today, text: 'Wohin wird geliefert?' };
    await desk.officer.post(`/api/procedures/${invitedId}/questions`, question);
    const { body: asking } = await desk.officer.get<{ items: { id: string }[] }>(
      `/api/procedures/${invitedId}/questions`,
    );
    const answer = { version: 1, question: 'Wohin wird geliefert?', answer: 'An die Rathäuser.', reason: '' };
    const published = await desk.officer.post(
      `/api/procedures/${invitedId}/questions/${asking.items[0]?.id}/answers`,
      answer,
    );
    expect(published.status).toBe(200);
    await post(invitedId, 'letters', await order(invitedId, 'answers'));
    const answers = await until(invitedId, 'sent');
    // Everybody reads the same, so it is drawn once.
    expect(new Set(answers.recipients.map(({ documentId }) => documentId)).size).toBe(1);
    expect((await read(invitedId)).due).toEqual([]);

    const { tenderDeadline } = await desk.read(invitedId);
    const extended = await desk.officer.post(`/api/procedures/${invitedId}/deadline-extensions?mode=save`, {
      ...{ tenderEnd: addDays(tenderDeadline?.slice(0, 10) ?? desk.today, 7), ground: 'other' },
      reason: 'Mehrere Bieter bitten um mehr Zeit.',
    });
    expect([extended.status, extended.body]).toEqual([200, expect.anything()]);
    await post(invitedId, 'letters', await order(invitedId, 'extension'));
    expect((await until(invitedId, 'sent')).recipients).toHaveLength(3);
  });

  it('are worded by the centre: versioned, checked, and used from then on', async () => {
    interface Texts {
      readonly items: readonly { readonly kind: string; readonly version: number; readonly opening: string }[];
      readonly mayChange: boolean;
      readonly errors: readonly { readonly pointer: string; readonly message: string }[];
    }
    const put = (who: Client, body: object, version = 0) =>
      who.send<Texts>('PUT', '/api/letter-texts/information', body, { 'if-match': `"${version}"` });
    const closing = 'Freundliche Grüße\n\n{Bearbeitung}';
    const wrong = await put(desk.head, { opening: 'An {Bieter}', closing });
    expect([wrong.status, wrong.body.errors[0]?.pointer]).toEqual([400, '/opening']);
    expect(wrong.body.errors[0]?.message).toContain('Möglich sind: {Aktenzeichen}');
    const words = { opening: 'Guten Tag {Unternehmen},\n\nzu {Lose} haben wir entschieden.', closing };
    expect((await put(desk.officer, words)).status).toBe(403);
    expect((await put(desk.head, words)).status).toBe(200);
    expect((await put(desk.head, { ...words, opening: 'Anders' }, 0)).status).toBe(412);
    expect((await put(desk.head, words, 1)).body.items.find(({ kind }) => kind === 'information')?.version).toBe(1);
    const id = await proposed('national');
    const preview = await desk.officer.post<{ items: { opening: string; closing: string }[] }>(
      `/api/procedures/${id}/letters/preview`,
      await order(id, 'information'),
    );
    expect(preview.body.items[0]?.opening).toBe('Guten Tag Alpha GmbH,\n\nzu Los 1 haben wir entschieden.');
    expect(preview.body.items[0]?.closing).toContain('Freundliche Grüße');
    expect((await desk.officer.get<Texts>('/api/letter-texts')).body.mayChange).toBe(false);
  });
});
