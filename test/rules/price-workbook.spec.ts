import fc from 'fast-check';
import {
  columnNumber,
  HEAD_ROW,
  IDENTITY_SHEET,
  SHEET_COLUMNS,
  type SheetColumn,
  sheetName,
} from '../../libs/procedures/src/domain/price-workbook/layout';
import {
  type Cell,
  type DeviationKind,
  readPrices,
  type Workbook,
} from '../../libs/procedures/src/domain/price-workbook/read-prices';
import {
  isWorkbook,
  readWorkbook,
  sheetLot,
  writePriceWorkbook,
} from '../../libs/procedures/src/infrastructure/price-workbook';

const PROCEDURE = '5e0c0b52-4f43-4a3a-9d36-6f3a3a0f8c11';
const lotOf = (more: object = {}) =>
  sheetLot(PROCEDURE, {
    ...{ id: 'lot-1', number: 1, title: 'Papier', estimatedValue: '0.00', cpv: '', phase: 'opening', awardedOn: null },
    positions: [
      { articleNumber: 'P-1', text: 'Kopierpapier, A4\nweiß', unit: 'XPK', quantity: '60' },
      { articleNumber: 'S-1', text: 'Auftausalz = lose', unit: 'TNE', quantity: '12.5' },
      { articleNumber: 'T-1', text: 'Toner', unit: 'H87', quantity: '1234.000' },
    ],
    ...more,
  });
const LOT = lotOf();
const file = (lot = LOT) =>
  writePriceWorkbook({
    ...{ procedureId: PROCEDURE, fileNumber: '2026/L-1', title: 'Papier', centre: 'Zentrum', on: '2026-11-23' },
    lots: [lot],
  });

type Row = Cell[];
const number = (value: number, format = '#,##0.00##'): Cell => ({ kind: 'number', value, format });
const text = (value: string): Cell => ({ kind: 'text', value });
const formula = (inside: string, result = ''): Cell => ({ kind: 'formula', formula: inside, result });

describe('the price sheet as a workbook', () => {
  let sent: Workbook;
  beforeAll(async () => {
    sent = await readWorkbook(await file());
  });
  /** A copy of what was sent with 4.35, 71.3333 and 0 as prices, changed by a bidder. */
  const returned = (change: (rows: Map<number, Row>) => void): Workbook => {
    const rows = new Map([...(sent.sheets.get(sheetName(1)) ?? [])].map(([at, cells]) => [at, [...cells]]));
    [4.35, 71.3333, 0].forEach((price, index) => set(rows, index + 1, 'Preis netto je Einheit', number(price)));
    change(rows);
    return { sheets: new Map([...sent.sheets, [sheetName(1), rows]]) };
  };
  const set = (rows: Map<number, Row>, position: number, column: SheetColumn, cell: Cell): void => {
    const row = rows.get(HEAD_ROW + position);
    if (row) row[columnNumber(column) - 1] = cell;
  };
  const read = (change: (rows: Map<number, Row>) => void, lot = LOT) => readPrices(returned(change), PROCEDURE, lot);

  it('comes back with its prices when nothing but prices was filled in', () => {
    expect(read(() => undefined)).toEqual({
      deviations: [],
      positions: [
        { articleNumber: 'P-1', tiers: [{ fromQuantity: '1', unitPrice: '4.3500' }] },
        { articleNumber: 'S-1', tiers: [{ fromQuantity: '0.001', unitPrice: '71.3333' }] },
        { articleNumber: 'T-1', tiers: [{ fromQuantity: '1', unitPrice: '0.0000' }] },
      ],
    });
  });

  it('says of the empty sheet that every price is missing, and of nothing else', () => {
    const { deviations, positions } = readPrices(sent, PROCEDURE, LOT);
    expect(positions).toEqual([]);
    expect(deviations.map(({ kind, row, matters }) => [kind, row, matters])).toEqual(
      [1, 2, 3].map((position) => ['price-missing', HEAD_ROW + position, false]),
    );
  });

  it('reads any price with four places exactly, through the file', async () => {
    const { default: exceljs } = await import('exceljs');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 999_999_999 }), { minLength: 3, maxLength: 3 }),
        async (prices) => {
          const workbook = new exceljs.Workbook();
          await workbook.xlsx.load((await file()) as unknown as ArrayBuffer);
          prices.forEach((price, index) => {
            const cell = workbook
              .getWorksheet('Los 1')
              ?.getCell(HEAD_ROW + 1 + index, columnNumber('Preis netto je Einheit'));
            if (cell) cell.value = price / 10_000;
          });
          const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
          const { deviations, positions } = readPrices(await readWorkbook(bytes), PROCEDURE, LOT);
          expect(deviations).toEqual([]);
          expect(positions.map(({ tiers }) => Number(tiers[0]?.unitPrice.replace('.', '')))).toEqual(prices);
        },
      ),
      { numRuns: 10 },
    );
  });

  it.each<[DeviationKind, boolean, (rows: Map<number, Row>) => void]>([
    ['text-changed', true, (rows) => set(rows, 1, 'Bezeichnung', text('Kopierpapier, A3'))],
    ['unit-changed', true, (rows) => set(rows, 1, 'Einheit', text('Karton'))],
    ['quantity-changed', true, (rows) => set(rows, 1, 'Menge', number(61))],
    ['position-changed', true, (rows) => set(rows, 1, 'Position', number(9))],
    ['other-currency', true, (rows) => set(rows, 1, 'Währung', text('CHF'))],
    ['formula', true, (rows) => set(rows, 1, 'Menge', formula('30*2', '60'))],
    ['formula', true, (rows) => set(rows, 1, 'Preis netto je Einheit', formula('8.7/2', '4.35'))],
    ['price-missing', false, (rows) => set(rows, 1, 'Preis netto je Einheit', { kind: 'empty' })],
    ['price-missing', false, (rows) => set(rows, 1, 'Preis netto je Einheit', text(' '))],
    ['price-as-text', false, (rows) => set(rows, 1, 'Preis netto je Einheit', text('4,35'))],
    ['price-as-text', false, (rows) => set(rows, 1, 'Preis netto je Einheit', text('1.234,50 €'))],
    ['price-unreadable', true, (rows) => set(rows, 1, 'Preis netto je Einheit', text('1.234'))],
    ['price-unreadable', true, (rows) => set(rows, 1, 'Preis netto je Einheit', text('auf Anfrage'))],
    ['price-unreadable', true, (rows) => set(rows, 1, 'Preis netto je Einheit', number(1e21))],
    ['price-negative', true, (rows) => set(rows, 1, 'Preis netto je Einheit', number(-4.35))],
    ['price-negative', true, (rows) => set(rows, 1, 'Preis netto je Einheit', text('-4,35'))],
    ['price-places', true, (rows) => set(rows, 1, 'Preis netto je Einheit', number(4.35678))],
    ['other-currency', true, (rows) => set(rows, 1, 'Preis netto je Einheit', text('4,35 USD'))],
    ['other-currency', true, (rows) => set(rows, 1, 'Preis netto je Einheit', number(4.35, '[$$-409]#,##0.00'))],
    ['other-currency', true, (rows) => set(rows, 1, 'Preis netto je Einheit', number(4.35, '#,##0.00 "CHF"'))],
  ])('reports %s (matters: %s) in its row, and nothing else', (kind, matters, change) => {
    const { deviations } = read(change);
    expect(deviations).toEqual([expect.objectContaining({ kind, matters, row: HEAD_ROW + 1, articleNumber: 'P-1' })]);
  });

  it('takes the euro formats of Excel for euros', () => {
    for (const format of ['#,##0.00 [$€-407]', '_-* #,##0.00 [$€-407]_-', '#,##0.00 "€"', '[$-407]0.00'])
      expect(read((rows) => set(rows, 1, 'Preis netto je Einheit', number(4.35, format))).deviations).toEqual([]);
  });

  it('reports rows that are missing, added, doubled or moved to another number', () => {
    const kinds = (change: (rows: Map<number, Row>) => void) =>
      read(change).deviations.map(({ kind, row, articleNumber }) => [kind, row, articleNumber]);
    expect(kinds((rows) => rows.delete(HEAD_ROW + 2))).toEqual([['row-missing', null, 'S-1']]);
    expect(kinds((rows) => rows.set(20, [text('4'), text('X-1'), text('Eigenes')]))).toEqual([
      ['row-added', 20, 'X-1'],
    ]);
    expect(kinds((rows) => rows.set(20, [text('Skonto 3 %')]))).toEqual([['row-added', 20, null]]);
    expect(kinds((rows) => rows.set(20, [...(rows.get(HEAD_ROW + 1) ?? [])]))).toEqual([['row-repeated', 20, 'P-1']]);
    expect(kinds((rows) => set(rows, 3, 'Artikelnummer', text('T-2')))).toEqual([
      ['row-added', HEAD_ROW + 3, 'T-2'],
      ['row-missing', null, 'T-1'],
    ]);
  });

  it('does not mind rows in another order', () => {
    const { deviations, positions } = read((rows) => {
      const [first, last] = [rows.get(HEAD_ROW + 1) ?? [], rows.get(HEAD_ROW + 3) ?? []];
      rows.set(HEAD_ROW + 1, last).set(HEAD_ROW + 3, first);
    });
    expect(deviations).toEqual([]);
    expect(positions).toHaveLength(3);
  });

  it('finds swapped columns by their headings', () => {
    const { deviations } = read((rows) => {
      for (const cells of rows.values()) [cells[3], cells[5]] = [cells[5] ?? text(''), cells[3] ?? text('')];
    });
    expect(deviations.filter(({ kind }) => kind === 'head-changed')).toHaveLength(2);
    expect(deviations.some(({ matters }) => matters)).toBe(true);
  });

  it('knows another file, another procedure, another lot and another version', () => {
    const kinds = (workbook: Workbook, lot = LOT, procedure = PROCEDURE) =>
      readPrices(workbook, procedure, lot).deviations.map(({ kind }) => kind);
    const without = (name: string): Workbook => ({
      sheets: new Map([...sent.sheets].filter(([sheet]) => sheet !== name)),
    });
    expect(kinds(without(IDENTITY_SHEET))).toEqual(['not-a-price-sheet']);
    expect(kinds(without(sheetName(1)))).toEqual(['sheet-missing']);
    expect(kinds(sent, LOT, 'another')).toEqual(['other-procedure']);
    const changed = lotOf({ positions: LOT.positions.map((position) => ({ ...position, quantity: '7' })) });
    expect(kinds(sent, changed)).toContain('other-version');
    expect(kinds(sent, lotOf({ id: 'lot-2' }))).toContain('other-version');
  });

  it('reports each of several deviations on its own', () => {
    const columns = fc.uniqueArray(
      fc.constantFrom<SheetColumn>('Position', 'Bezeichnung', 'Menge', 'Einheit', 'Währung'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 3 }), (changed, position) => {
        const { deviations } = read((rows) => {
          for (const column of changed) set(rows, position, column, text('geändert'));
        });
        expect(deviations.map(({ column }) => column).sort()).toEqual([...changed].sort());
        expect(deviations.every(({ row, matters }) => row === HEAD_ROW + position && matters)).toBe(true);
      }),
    );
  });

  it('protects everything but prices and remarks, and hides what it is', async () => {
    const { default: exceljs } = await import('exceljs');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await file()) as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet('Los 1');
    const open = SHEET_COLUMNS.filter(
      (column) => sheet?.getCell(HEAD_ROW + 1, columnNumber(column)).protection?.locked === false,
    );
    expect(open).toEqual(['Preis netto je Einheit', 'Bemerkung']);
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
    expect(workbook.getWorksheet(IDENTITY_SHEET)?.state).toBe('veryHidden');
  });

  it.each([
    ['nichts', Buffer.alloc(0)],
    ['Text', Buffer.from('Artikelnummer;Preis')],
    ['nur der Anfang', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
  ])('refuses what is no workbook: %s', async (_, bytes) => {
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ kind: 'invalid', code: 'price-workbook' });
  });

  it('refuses a workbook that unpacks to more than a price sheet', async () => {
    const bytes = Buffer.from(await file());
    // The size in the directory, where a bomb has to tell it.
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(0x7fffffff, entry + 24);
    expect(isWorkbook(bytes)).toBe(true);
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ message: expect.stringMatching(/zu groß/) });
  });
});
