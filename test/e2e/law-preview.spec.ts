import { daysAhead } from '../support/days';
import { procedure, ProcurementDesk } from '../support/procurement';
import type { Client, Product } from '../support/product';

interface Preview {
  readonly on: string;
  readonly changeDays: readonly { readonly on: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly type: string;
    readonly label: string;
    readonly href: string;
    readonly differs: boolean;
    readonly changes: readonly { readonly kind: string; readonly text: string }[];
    readonly unknown: readonly { readonly id: string }[];
  }[];
  readonly unchanged: number;
  readonly undecidable: readonly { readonly id: string; readonly reason: string }[];
}
interface ContractValues {
  readonly asOf: string;
  readonly items: readonly {
    readonly buyerId: string | null;
    readonly buyerName: string;
    readonly kind: string;
    readonly hint: boolean;
    readonly year: { readonly sum: string };
    readonly reasons: readonly string[];
    readonly needs: readonly {
      readonly label: string;
      readonly href: string;
      readonly value: string;
      readonly buyerNames: readonly string[];
    }[];
  }[];
}

describe('what the law means for everything open', () => {
  let desk: ProcurementDesk;
  let officer: Client;
  let product: Product;
  let wetterau: Client;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    ({ officer, product } = desk);
    wetterau = await product.as('leitung@wetterau.example');
  });
  afterAll(() => product.stop());

  const preview = async (on: string, client = officer): Promise<Preview> => {
    const { status, body } = await client.get<Preview>(`/api/law/preview?on=${on}`);
    expect(status).toBe(200);
    return body;
  };
  const values = async (client = officer): Promise<ContractValues> =>
    (await client.get<ContractValues>('/api/law/contract-values')).body;
  const round = async (quantity: string | null): Promise<string> => {
    const { body } = await officer.post<{ id: string }>('/api/demand-rounds', {
      title: 'Papier',
      productGroups: ['Papier'],
      reportUntil: daysAhead(300),
    });
    const orderer = await product.as('besteller.raunheim@demo.example');
    const line = { costCentre: '0111001', articleNumber: 'P-1001', quantity };
    if (quantity !== null)
      expect((await orderer.post(`/api/demand-rounds/${body.id}/lines`, { lines: [line] })).status).toBe(201);
    return body.id;
  };

  it('names what would be decided differently on another day first, and the open rounds (HE26-DIRECT-LD)', async () => {
    const small = await desk.create(procedure('60000.00'));
    const large = await desk.create(procedure('5000000.00', { nature: 'works' }));
    const cancelled = await desk.create(procedure('60000.00'));
    await desk.cancel(cancelled, 'not-started');
    const reported = await round('10000');
    const empty = await round(null);

    const before = await preview('2026-06-24');
    const item = (id: string) => before.items.find((known) => known.id === id);
    expect(item(small)).toMatchObject({ differs: true, href: `/vergaben/${small}`, type: 'procedure' });
    expect(
      item(small)
        ?.changes.map(({ text }) => text)
        .join('\n'),
    ).toContain('Direktauftrag:');
    expect(item(reported)).toMatchObject({ differs: true, href: `/bedarf/${reported}`, type: 'demand-round' });
    expect(item(cancelled)).toBeUndefined();
    const order = before.items.map(({ differs }) => differs);
    expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
    expect(before.unchanged).toBe(order.filter((differs) => !differs).length);
    expect(before.undecidable).toEqual([
      expect.objectContaining({ id: empty, reason: expect.stringContaining('noch kein Bedarf gemeldet') }),
    ]);
    expect(before.changeDays.map(({ on }) => on)).toEqual(expect.arrayContaining(['2026-06-25', '2026-07-01']));

    const same = await preview(desk.today);
    expect(same.items.some(({ differs }) => differs)).toBe(false);
    expect(same.items.map(({ id }) => id)).toEqual(expect.arrayContaining([small, large, reported]));
  });

  it('says of a day without rules that nothing can be decided, and refuses what is no day', async () => {
    const id = await desk.create();
    const later = await preview('2031-01-01');
    expect(later.items).toEqual([]);
    expect(later.undecidable.find((known) => known.id === id)?.reason).toContain('kein vollständiger Regelstand');
    expect((await officer.get('/api/law/preview?on=2026-02-30')).status).toBe(400);
    expect((await officer.get('/api/law/preview')).status).toBe(400);
    expect((await officer.get('/api/law/contract-values?asOf=2031-01-01')).status).toBe(422);
  });

  it('adds up similar needs of procedures and rounds against the next limit (EST-2, HE26-DIRECT-LD)', async () => {
    const furniture = { title: 'Stühle', estimatedValue: '70000.00', cpv: '39112000-0', positions: [] };
    const chairs = procedure('0.00', { title: 'Stühle', buyers: ['nauheim'], lots: [furniture], term: undefined });
    const first = await desk.create(chairs);
    const quiet = (await values()).items.find(({ kind, buyerId }) => kind === 'CPV-Gruppe 391' && buyerId !== null);
    expect(quiet).toMatchObject({ hint: false, year: { sum: '70000.00' } });
    await desk.create(chairs);
    const { items } = await values();
    const found = items.find(({ kind, buyerId }) => kind === 'CPV-Gruppe 391' && buyerId !== null);
    expect(found).toMatchObject({ hint: true, year: { sum: '140000.00' } });
    expect(found?.buyerName).toContain('Nauheim');
    expect(found?.needs.map(({ href }) => href)).toContain(`/vergaben/${first}`);
    expect(found?.reasons.join(' ')).toContain('§ 3 Abs. 2 VgV');
    expect(items.find(({ kind, buyerId }) => kind === 'CPV-Gruppe 391' && buyerId === null)?.year.sum).toBe(
      '140000.00',
    );

    const demand = await round('100');
    const paper = (await values()).items.find(({ kind, buyerId }) => kind === 'CPV-Gruppe 301' && buyerId === null);
    const need = paper?.needs.find(({ href }) => href === `/bedarf/${demand}`);
    // 100 packs at 4,35 € for the usual two years.
    expect(need).toMatchObject({ value: '870.00', buyerNames: [expect.stringContaining('Raunheim')] });
  });

  it('shows nothing of another centre and nothing to those who may not see procedures', async () => {
    await desk.create();
    expect(await preview('2026-06-24', wetterau)).toMatchObject({ items: [], undecidable: [] });
    expect((await values(wetterau)).items).toEqual([]);
    const orderer = await product.as('besteller.nauheim@demo.example');
    expect((await orderer.get('/api/law/preview?on=2026-06-24')).status).toBe(403);
    expect((await orderer.get('/api/law/contract-values')).status).toBe(403);
    const auditor = await product.as('revision@demo.example');
    expect((await preview('2026-06-24', auditor)).items.length).toBeGreaterThan(0);
  });
});
