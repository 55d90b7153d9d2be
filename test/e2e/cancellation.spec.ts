import { evaluatedProcedure } from '../support/award';
import { procedure, ProcurementDesk, type Procedure, type Refusal } from '../support/procurement';
import { type Client, type Product } from '../support/product';

interface Shown extends Procedure {
  readonly confirmations: readonly { id: string; kind: string; decision: string | null }[];
  readonly items: readonly { id: string; state: string; title: string }[];
  readonly lots: readonly (Procedure['lots'][number] & { readonly phase: string })[];
}
interface Options {
  readonly grounds: readonly { id: string; refusal: string | null; citation: { statute: string } | null }[];
  readonly lotIds: readonly string[];
}

describe('cancellation', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;
  let product: Product;

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head, product } = desk);
  });
  afterAll(() => product.stop());

  const reason = 'Der Gemeindevorstand hat die Mittel am 12.11. gestrichen.';
  const ask = (id: string, body: object) =>
    officer.post<Shown & Refusal>(`/api/procedures/${id}/cancellation`, { reason, ...body });
  const read = async (id: string) => (await officer.get<Shown>(`/api/procedures/${id}`)).body;
  const waiting = ({ confirmations }: Shown) =>
    confirmations.find(({ kind, decision }) => kind === 'cancellation' && !decision);
  const answer = (who: Client, id: string, confirmationId = '', body: object = { agree: true }) =>
    who.post<Shown & Refusal>(`/api/procedures/${id}/confirmations/${confirmationId}`, body);
  const tasks = async () =>
    (await officer.get<{ tasks: { id: string }[] }>('/api/today')).body.tasks.map((task) => task.id);

  it('gives up one lot with a ground of the law when a second person agrees; the others go on', async () => {
    const { id, lotIds } = await evaluatedProcedure(desk, 'eu', 2);
    const [first = '', second = ''] = lotIds;
    const { body: options } = await officer.get<Options>(`/api/procedures/${id}/cancellation`);
    expect(options.grounds[1]).toMatchObject({ refusal: null, citation: { statute: '§ 63 Abs. 1 S. 1 Nr. 2 VgV' } });
    expect(options.grounds[0]?.refusal).toMatch(/wertbares Angebot/);

    const around = await desk.step(officer, id, 'transitions', { to: 'cancelled', reason });
    expect([around.status, around.body.detail]).toEqual([409, expect.stringMatching(/\/cancellation/)]);
    const pointer = async (body: object) => (await ask(id, body)).body.errors?.[0]?.pointer;
    expect(await pointer({ grounds: ['OWN-CANC-UVGO-2'] })).toBe('/grounds');
    expect(await pointer({ grounds: ['OWN-CANC-VGV-1'] })).toBe('/grounds');
    expect(await pointer({ grounds: ['OWN-CANC-VGV-2'], reason: 'kurz' })).toBe('/reason');

    const asked = await ask(id, { grounds: ['OWN-CANC-VGV-2'], lotIds: [first] });
    expect([asked.status, asked.body.phase]).toEqual([200, 'evaluation']);
    expect((await ask(id, { grounds: ['OWN-CANC-VGV-2'] })).status).toBe(409);
    const confirmation = waiting(asked.body)?.id;
    expect((await answer(officer, id, confirmation)).status).toBe(409);
    const both = await Promise.all([answer(head, id, confirmation), answer(head, id, confirmation)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);

    const after = await read(id);
    expect(after.lots.map(({ phase }) => phase)).toEqual(['cancelled', 'evaluation']);
    const told = after.items.find((item) => item.id.startsWith('cancellation-information-'));
    expect(told).toMatchObject({ state: 'open', title: expect.stringMatching(/Los 1/) });
    expect(await tasks()).toContain(told?.id);
    expect((await desk.step(officer, id, `items/${told?.id ?? ''}`, { state: 'done' })).status).toBe(200);
    expect(await tasks()).not.toContain(told?.id);
    expect((await desk.step(officer, id, 'award-proposal', { lotIds: [second] })).status).toBe(200);
    const record = await officer.get<{ entries: { text: string; paragraph: string | null }[] }>(
      `/api/procedures/${id}/record`,
    );
    expect(record.body.entries).toContainEqual(
      expect.objectContaining({
        text: expect.stringMatching(/^Los 1 aufgehoben\. .*Grundlage .*Gemeindevorstand.*unverzüglich/),
        paragraph: '§ 63 Abs. 1 S. 1 Nr. 2 VgV',
      }),
    );
  });

  it('leaves a whole procedure open until the agreement, and the telling open after it', async () => {
    const id = await desk.published(procedure(), 'us-open');
    const asked = await ask(id, { grounds: ['OWN-CANC-UVGO-4'] });
    const refused = await answer(head, id, waiting(asked.body)?.id, {
      agree: false,
      comment: 'Bitte erst verhandeln.',
    });
    expect([refused.status, refused.body.phase]).toEqual([200, 'bidding']);
    const again = await ask(id, { grounds: ['OWN-CANC-UVGO-4'] });
    expect((await answer(head, id, waiting(again.body)?.id)).body.phase).toBe('cancelled');
    const told = (await read(id)).items.find((item) => item.id.startsWith('cancellation-information-'));
    expect((await desk.step(officer, id, 'items/publication-proof', { state: 'open' })).status).toBe(409);
    expect((await desk.step(officer, id, `items/${told?.id ?? ''}`, { state: 'done' })).status).toBe(200);
  });

  it('cannot be agreed to when a lot was awarded meanwhile', async () => {
    const { id } = await evaluatedProcedure(desk, 'national');
    await desk.step(officer, id, 'award-proposal');
    await desk.settle(id, 'awarded');
    const asked = await ask(id, { grounds: ['OWN-CANC-UVGO-3'] });
    for (const who of [officer, head]) expect((await desk.step(who, id, 'award')).status).toBe(200);
    const late = await answer(head, id, waiting(asked.body)?.id);
    expect([late.status, late.body.detail]).toEqual([409, expect.stringMatching(/Zuschlag erteilt/)]);
    expect((await read(id)).phase).toBe('awarded');
  });
});
