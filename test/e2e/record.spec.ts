import { procedure, ProcurementDesk, type Refusal, sheet } from '../support/procurement';
import type { Client } from '../support/product';

interface RecordAnswer extends Refusal {
  readonly items: readonly {
    readonly id: string;
    readonly state: string;
    readonly obligation: string;
    readonly reason: string | null;
    readonly sentences: readonly string[];
    readonly statements: readonly { text: string; person: string | null; entryId: string | null }[];
    readonly texts: readonly { version: number; text: string; person: string }[];
  }[];
  readonly entries: readonly { id: string; text: string; person: string }[];
}

describe('the procurement record', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let head: Client;

  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, head } = desk);
  });
  afterAll(() => desk.product.stop());

  const record = async (id: string, who = officer) =>
    (await who.get<RecordAnswer>(`/api/procedures/${id}/record`)).body;
  const item = async (id: string, itemId: string) => (await record(id)).items.find((one) => one.id === itemId);
  const write = (who: Client, id: string, itemId: string, seen: number | undefined, text: string, applies = true) =>
    who.post<RecordAnswer & { version: number; text: string }>(
      `/api/procedures/${id}/record/items/${itemId}/text`,
      { text, applies },
      seen === undefined ? {} : { 'if-match': `"${seen}"` },
    );

  it('lists what § 8 VgV asks for, with sentences that name their running entry', async () => {
    const id = await desk.create(procedure('400000.00'));
    const { items, entries } = await record(id);
    expect(items.map((one) => one.id)).toEqual(expect.arrayContaining(['DOC-VGV8', 'VM-VGV-01', 'VM-VGV-12']));
    const value = items.find((one) => one.id === 'VM-VGV-01');
    expect(value).toMatchObject({ state: 'complete', obligation: 'required' });
    expect(value?.sentences[0]).toMatch(/^Auftraggeber: .*Raunheim/);
    const linked = value?.statements[0];
    expect(entries.find((entry) => entry.id === linked?.entryId)?.person).toBe(linked?.person);
    expect(linked?.person).toBe('Sabine Arndt');
  });

  it('keeps every version of a text; who comes too late gets the newer one and loses nothing', async () => {
    const id = await desk.create(procedure('400000.00'));
    expect((await write(officer, id, 'VM-VGV-10', undefined, 'Ohne Fassung')).status).toBe(400);
    const [one, two] = await Promise.all([
      write(officer, id, 'VM-VGV-10', 0, 'Keine Konflikte bekannt.'),
      write(head, id, 'VM-VGV-10', 0, 'Ein Konflikt, Herr Alt hat nicht mitgewirkt.'),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 412]);
    const late = one.status === 412 ? one : two;
    const kept = (await item(id, 'VM-VGV-10'))?.texts[0]?.text;
    expect(late.body).toMatchObject({ version: 1, text: kept });
    expect((await write(head, id, 'VM-VGV-10', 1, 'Zweite Fassung.')).status).toBe(200);
    expect(await item(id, 'VM-VGV-10')).toMatchObject({
      state: 'complete',
      texts: [
        { version: 1, text: kept },
        { version: 2, text: 'Zweite Fassung.', person: 'Dr. Martin Lehr' },
      ],
    });
    expect((await record(id)).entries.at(-1)?.text).toMatch(/Vergabevermerk ergänzt: Interessenkonflikte .*Fassung 2/);
    const trail = await head.get<{ items: { action: string }[] }>(`/api/audit?subject=${id}`);
    expect(trail.body.items.filter(({ action }) => action === 'procedure.record-text-written')).toHaveLength(2);
  });

  it('lets an item that does not apply be called so with a reason, a required one never', async () => {
    const id = await desk.create(procedure('400000.00'));
    const silent = await write(officer, id, 'VM-VGV-09', 0, '', false);
    expect([silent.status, silent.body.errors[0]?.pointer]).toEqual([400, '/text']);
    expect((await write(officer, id, 'VM-VGV-09', 0, 'Nur elektronische Angebote.', false)).status).toBe(200);
    expect(await item(id, 'VM-VGV-09')).toMatchObject({
      state: 'not-applicable',
      reason: 'Nur elektronische Angebote.',
    });
    const required = await write(officer, id, 'VM-VGV-05', 0, 'Nicht nötig.', false);
    expect([required.status, required.body.errors[0]?.pointer]).toEqual([400, '/applies']);
    expect((await write(officer, id, 'VM-UVGO:value', 0, 'Falscher Punkt')).status).toBe(404);
  });

  it('is read by the auditor and written by nobody else than those who run procedures', async () => {
    const id = await desk.create(procedure('400000.00'));
    const auditor = await desk.product.as('revision@demo.example');
    expect((await record(id, auditor)).items.length).toBeGreaterThan(10);
    expect((await write(auditor, id, 'VM-VGV-10', 0, 'Geprüft.')).status).toBe(403);
  });

  it('is an item before the award: nobody ticks it, it follows from the lights', async () => {
    const id = await desk.published(procedure(), 'us-open');
    const bidders = await desk.addBidders(id, 'Erste GmbH', 'Zweite GmbH');
    const { lots } = await desk.opened(id);
    for (const [index, price] of ['4,00', '5,00'].entries()) {
      const csv = sheet(`P-A4;XPK;1;${price}`, `P-A3;XPK;1;${price}`);
      await desk.importSheet(id, lots[0]?.id ?? '', bidders[index] ?? '', csv);
    }
    const complete = async () =>
      (await officer.get<{ items: { id: string; state: string }[] }>(`/api/procedures/${id}`)).body.items.find(
        (one) => one.id === 'record-complete',
      )?.state;
    expect(await complete()).toBe('open');
    const ticked = await officer.post<Refusal>(`/api/procedures/${id}/items/record-complete`, { state: 'done' });
    expect(ticked.status).toBe(409);
    await desk.go(id, 'examination');
    await desk.step(officer, id, 'evaluations');
    expect(await item(id, 'VM-UVGO:winner')).toMatchObject({ state: 'open' });
    await desk.step(officer, id, 'award-proposal');
    expect(await complete()).toBe('done');
    expect((await item(id, 'VM-UVGO:rejected'))?.sentences).toEqual([
      'Los 1, Zweite GmbH: nicht berücksichtigt. Rang 2 in der Wertung.',
    ]);
  });
});
