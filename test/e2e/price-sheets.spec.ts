import { addDays } from '@app/kernel';
import { procedure, ProcurementDesk } from '../support/procurement';

interface Report {
  deviations: { kind: string; row: number | null; articleNumber: string | null; matters: boolean }[];
  prices: { articleNumber: string; unitPrice: string | null; amount: string | null }[];
  total: string;
  missing: string[];
  stored: boolean;
  detail?: string;
}
type Fill = Readonly<Record<string, string | number | { formula: string; result?: number } | undefined>>;

const BYTES = { 'content-type': 'application/octet-stream' };
const PRICES: Fill = { F6: 4.1, F7: 9.5 };

describe('price sheets that bidders fill', () => {
  let desk: ProcurementDesk;
  let id: string;
  let lotId: string;
  let bidders: string[];
  let empty: Buffer;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    id = await desk.published(procedure(), 'us-open');
    lotId = (await desk.read(id)).lots[0]?.id ?? '';
    bidders = await desk.addBidders(id, 'Papier Süd', 'Papier Nord', 'Papier Ost');
    empty = await download(id);
  });
  afterAll(() => desk.product.stop());

  async function download(procedureId: string): Promise<Buffer> {
    const answer = await fetch(`${desk.product.address}/api/procedures/${procedureId}/price-sheet`, {
      headers: { cookie: desk.officer.cookie },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    expect(answer.headers.get('content-disposition')).toMatch(/Preisblatt .*\.xlsx/);
    return Buffer.from(await answer.arrayBuffer());
  }
  /** What a bidder sends back. */
  async function filled(cells: Fill, file = empty): Promise<Buffer> {
    const { default: exceljs } = await import('exceljs');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(file as unknown as ArrayBuffer);
    for (const [cell, value] of Object.entries(cells)) {
      const target = workbook.getWorksheet('Los 1')?.getCell(cell);
      if (target) target.value = value ?? null;
    }
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }
  const send = (bytes: Uint8Array, mode: 'check' | 'apply', bidderId = bidders[0] ?? '', who = desk.officer) =>
    who.send<Report>(
      'POST',
      `/api/procedures/${id}/bids/price-sheet?bidderId=${bidderId}&lotId=${lotId}&mode=${mode}`,
      bytes,
      BYTES,
    );
  const bids = async () => (await desk.read(id)).lots[0]?.bids ?? [];

  it('are sent with every position and read only after the opening', async () => {
    const { default: exceljs } = await import('exceljs');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(empty as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet('Los 1');
    expect(
      [6, 7].map((row) => ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((column) => sheet?.getCell(`${column}${row}`).value)),
    ).toEqual([
      [1, 'P-A4', 'Kopierpapier A4', 1200, 'Packung', null, 'EUR'],
      [2, 'P-A3', 'Kopierpapier A3', 80.5, 'Packung', null, 'EUR'],
    ]);
    const early = await send(await filled(PRICES), 'check');
    expect([early.status, early.body.detail]).toEqual([409, expect.stringMatching(/erst nach der Öffnung/)]);
    const requester = await desk.product.as('fachamt.trebur@demo.example');
    expect((await requester.get(`/api/procedures/${id}/price-sheet`)).status).toBe(403);
    const wetterau = await desk.product.as('leitung@wetterau.example');
    expect((await wetterau.get(`/api/procedures/${id}/price-sheet`)).status).toBe(404);
  });

  it('lie sealed and fill the bid at the opening; one that deviates is told and not entered', async () => {
    const seal = async (bidderId: string | undefined, bytes: Buffer) => {
      const file = { name: 'preisblatt.xlsx', content: bytes.toString('base64'), priceSheet: true };
      const answer = await desk.officer.post(`/api/procedures/${id}/sealed-bids`, {
        ...{ channel: 'portal', bidderId, lotId, file },
      });
      expect(answer.status).toBe(201);
    };
    await seal(bidders[1], await filled(PRICES));
    await seal(bidders[2], await filled({ ...PRICES, D6: 1000 }));
    await desk.opened(id);
    const { items } = (
      await desk.officer.get<{ items: { opened: { entered: boolean; findings: string[] } }[] }>(
        `/api/procedures/${id}/sealed-bids`,
      )
    ).body;
    expect(items.map(({ opened }) => opened.entered)).toEqual([true, false]);
    expect(items[1]?.opened.findings).toEqual([
      'Das Preisblatt weicht ab und wurde nicht eingetragen.',
      'Zeile 6: Die Menge lautet „1000“ statt „1200“.',
    ]);
    expect((await bids()).map(({ bidder, total }) => [bidder, total])).toEqual([['Papier Nord', '5684.75']]);
  });

  it('are checked first, row by row, and store nothing while something that matters deviates', async () => {
    const changed = await filled({
      F6: { formula: '8.2/2', result: 4.1 },
      C7: 'Kopierpapier A3 grau',
      F7: '9,50',
      B9: 'X-1',
    });
    const { status, body } = await send(changed, 'check');
    expect(status).toBe(200);
    expect(body.deviations.map(({ kind, row, matters }) => [kind, row, matters])).toEqual([
      ['formula', 6, true],
      ['text-changed', 7, true],
      ['price-as-text', 7, false],
      ['row-added', 9, true],
    ]);
    expect(body).toMatchObject({ missing: ['P-A4'], stored: false });
    const refused = await send(changed, 'apply');
    expect(refused.status).toBe(422);
    expect(refused.body.detail).toMatch(/an 3 Stellen/);
    expect(refused.body.deviations).toHaveLength(4);
    expect((await bids()).map(({ bidder }) => bidder)).not.toContain('Papier Süd');
  });

  it('fill the bid when nothing matters, and say which price is missing', async () => {
    const { status, body } = await send(await filled({ F6: '4,10' }), 'apply');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      stored: true,
      total: '4920.00',
      missing: ['P-A3'],
      prices: [
        { articleNumber: 'P-A4', unitPrice: '4.1000', amount: '4920.00' },
        { articleNumber: 'P-A3', unitPrice: null, amount: null },
      ],
    });
    expect(body.deviations.map(({ kind }) => kind)).toEqual(['price-as-text', 'price-missing']);
    const again = await send(await filled(PRICES), 'apply');
    expect(again.body).toMatchObject({ stored: true, total: '5684.75', missing: [] });
    expect((await bids()).find(({ bidder }) => bidder === 'Papier Süd')?.total).toBe('5684.75');
  });

  it('are known as those of another procedure, and refused when they are no workbook', async () => {
    const other = await desk.create(procedure('50000.00', { title: 'Anderes Verfahren' }));
    const { body } = await send(await filled(PRICES, await download(other)), 'check');
    expect(body.deviations.map(({ kind }) => kind)).toEqual(['other-procedure']);
    expect((await send(await filled(PRICES, await download(other)), 'apply')).status).toBe(422);
    expect((await send(Buffer.from('Artikelnummer;Preis'), 'check')).status).toBe(400);
    expect(
      (
        await desk.officer.send(
          'POST',
          `/api/procedures/${id}/bids/price-sheet?bidderId=${bidders[0]}&lotId=${lotId}&mode=check`,
          undefined,
        )
      ).status,
    ).toBe(400);
    expect((await send(await filled(PRICES), 'check', addDays('2026-01-01', 1))).status).toBe(400);
  });

  it('are the business of who runs procedures', async () => {
    const auditor = await desk.product.as('revision@demo.example');
    expect((await auditor.get(`/api/procedures/${id}/price-sheet`)).status).toBe(200);
    expect((await send(await filled(PRICES), 'check', bidders[0], auditor)).status).toBe(403);
  });
});
