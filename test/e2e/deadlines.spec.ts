import { addDays } from '@app/kernel';
import { procedure, ProcurementDesk, type Refusal } from '../support/procurement';
import { type Client, type Product } from '../support/product';
import { negotiated } from '../support/rows/dates';

const REASON = 'Die Antwort auf Frage 7 kam erst gestern.';
interface Preview extends Refusal {
  readonly moved: readonly { stepId: string; before: string | null; after: string; broken: string | null }[];
  readonly tell: readonly string[];
  readonly notice: string | null;
  readonly late: boolean;
  readonly citations: readonly { id: string }[];
  readonly uncertain: readonly { text: string }[];
  readonly tenderDeadline: string;
}
interface Deadlines {
  readonly extensionBarred: string | null;
  readonly roundBarred: string | null;
  readonly extensions: readonly { id: string; state: string; late: boolean }[];
  readonly invitable: readonly { id: string; name: string }[];
  readonly rounds: readonly { round: number; invited: readonly string[]; bidsBefore: readonly { total: string }[] }[];
}

describe('deadlines that move', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let product: Product;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head, product } = desk);
  });
  afterAll(() => product.stop());

  const extend = (id: string, body: object, mode = 'save') =>
    officer.post<Preview>(`/api/procedures/${id}/deadline-extensions?mode=${mode}`, body);
  const deadlines = async (id: string): Promise<Deadlines> =>
    (await officer.get<Deadlines>(`/api/procedures/${id}/deadlines`)).body;
  const endOf = async (id: string): Promise<string> => (await desk.read(id)).tenderDeadline?.slice(0, 10) ?? '';

  it('previews an extension without saving it, then extends, with what has to be done before the opening', async () => {
    const id = await desk.published(procedure('400000.00'), 'open');
    await desk.addBidders(id, 'Nord GmbH');
    const before = await endOf(id);
    const body = { tenderEnd: addDays(before, 14), ground: 'late-answer', reason: REASON };
    const preview = await extend(id, body, 'preview');
    expect(preview.body).toMatchObject({
      late: false,
      faults: [],
      notice: expect.stringContaining('eForms') as string,
    });
    expect(preview.body.tell[0]).toBe('Nord GmbH');
    expect(preview.body.moved.map(({ stepId }) => stepId)).toEqual(expect.arrayContaining(['tender-end', 'award']));
    expect(preview.body.citations.map(({ id: fact }) => fact)).toEqual(['DL-20-3', 'BGB-190', 'EFORMS']);
    expect(await endOf(id)).toBe(before);

    expect((await extend(id, body)).status).toBe(200);
    expect(await endOf(id)).toBe(addDays(before, 14));
    const again = await extend(id, body);
    expect([again.status, again.body.conditions[0]?.pointer]).toEqual([409, '/tenderEnd']);
    const earlier = await extend(id, { ...body, tenderEnd: before });
    expect(earlier.body.conditions[0]?.sentence).toMatch(/nie verkürzt/);

    const items = (await officer.get<{ items: { id: string; before: string }[] }>(`/api/procedures/${id}`)).body.items;
    const open = items.filter((item) => item.id.startsWith('extension-'));
    expect(open.map((item) => item.before)).toEqual(['opening', 'opening']);
    await desk.clockTo(addDays(before, 15));
    await desk.step(officer, id, 'opening');
    expect((await extend(id, { ...body, tenderEnd: addDays(before, 60) })).body.conditions[0]?.sentence).toMatch(
      /Öffnung schon bestätigt/,
    );
  });

  it('after expiry asks a second person, and says that no source allows it', async () => {
    const id = await desk.published(procedure('60000.00'), 'us-open');
    const before = await endOf(id);
    await desk.clockTo(addDays(before, 1));
    const body = { tenderEnd: addDays(desk.today, 10), ground: 'technical', reason: REASON };
    const asked = await extend(id, body);
    expect([asked.status, asked.body.late]).toEqual([200, true]);
    expect(asked.body.uncertain.map(({ text }) => text).join(' ')).toContain('nicht belegt');
    expect(await endOf(id)).toBe(before);
    expect((await extend(id, body)).status).toBe(409);
    const { confirmations } = (
      await officer.get<{ confirmations: { id: string; kind: string; decision: string | null }[] }>(
        `/api/procedures/${id}`,
      )
    ).body;
    const waiting = confirmations.find(({ kind }) => kind === 'late-extension')?.id ?? '';
    const answer = { agree: true };
    expect((await officer.post(`/api/procedures/${id}/confirmations/${waiting}`, answer)).status).toBe(409);
    expect((await head.post(`/api/procedures/${id}/confirmations/${waiting}`, answer)).status).toBe(200);
    expect(await endOf(id)).toBe(addDays(desk.today, 10));
    expect((await deadlines(id)).extensions).toMatchObject([{ state: 'done', late: true }]);
  });

  it('extends nothing before the publication, and for nobody who may not', async () => {
    const id = await desk.create();
    const body = { tenderEnd: addDays(desk.today, 30), ground: 'other', reason: REASON };
    expect((await extend(id, body)).body.conditions[0]?.pointer).toBe('/phase');
    expect((await extend(id, { ...body, reason: 'kurz' })).body.errors[0]?.pointer).toBe('/reason');
    const auditor = await product.as('revision@demo.example');
    expect((await auditor.post(`/api/procedures/${id}/deadline-extensions`, body)).status).toBe(403);
  });

  it('leads from the negotiation to a new round; earlier bids stay as history', async () => {
    const id = await negotiated(officer, head, desk.today);
    const url = `/api/procedures/${id}`;
    const round = {
      tenderEnd: addDays(desk.today, 40),
      tenderTime: '12:00',
      reason: 'Letzte Angebote nach Verhandlung.',
    };
    const opened = await desk.opened(id);
    const [lot] = opened.lots;
    const { bidders } = (await officer.get<{ bidders: { id: string; name: string }[] }>(url)).body;
    const [nord, south, west] = bidders.map((bidder) => bidder.id);
    for (const [bidderId, total] of [
      [nord, '59000.00'],
      [south, '57500.00'],
    ] as const) {
      expect((await officer.post(`${url}/bids`, { bidderId, lotId: lot?.id, total })).status).toBe(201);
    }
    expect((await desk.step(officer, id, 'rounds', { ...round, bidderIds: [nord] })).status).toBe(409);
    for (const to of ['examination', 'negotiation']) await desk.go(id, to);
    expect((await deadlines(id)).roundBarred).toBeNull();
    expect((await desk.step(officer, id, 'rounds', { ...round, bidderIds: [] })).body.errors[0]?.pointer).toBe(
      '/bidderIds',
    );
    expect(
      (await desk.step(officer, id, 'rounds', { ...round, bidderIds: [west] })).body.conditions[0]?.sentence,
    ).toMatch(/kein Angebot/);
    const begun = await desk.step(officer, id, 'rounds', { ...round, bidderIds: [south] });
    expect(begun.body).toMatchObject({ phase: 'bidding', round: 2 });
    expect(begun.body.lots[0]?.bids).toEqual([]);
    expect((await deadlines(id)).rounds).toMatchObject([
      { round: 2, invited: ['Süd GmbH'], bidsBefore: [{ total: expect.any(String) as string }, {}] },
    ]);
    // The vault asks the same, also where the name is typed in.
    const file = { name: 'angebot.pdf', content: Buffer.from('%PDF-1.7').toString('base64') };
    for (const [who, pointer] of [
      [{ bidderId: nord }, '/bidderId'],
      [
        { bidder: { name: ' NORD  gmbh', street: '', postcode: '', city: 'Ried', email: 'n@b.example' } },
        '/bidder/name',
      ],
      [{ bidder: { name: 'Neu GmbH', street: '', postcode: '', city: 'Ried', email: 'n@b.example' } }, '/bidder/name'],
    ] as const) {
      const refused = await officer.post<Refusal>(`${url}/sealed-bids`, { channel: 'portal', ...who, file });
      expect([refused.status, refused.body.errors]).toMatchObject([
        400,
        [{ pointer, message: expect.stringContaining('nicht eingeladen') as string }],
      ]);
    }
    expect(
      (await officer.post(`${url}/sealed-bids`, { channel: 'portal', bidderId: south, lotId: lot?.id, file })).status,
    ).toBe(201);
    await desk.settle(id, 'opening');
    await desk.opened(id);
    const late = await officer.post<Refusal>(`${url}/bids`, { bidderId: nord, lotId: lot?.id, total: '1.00' });
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('nicht eingeladen')]);
    expect((await officer.post(`${url}/bids`, { bidderId: south, lotId: lot?.id, total: '55000.00' })).status).toBe(
      201,
    );
  });
});
