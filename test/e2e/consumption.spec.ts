import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { formatMoney, formatQuantity, parseMoney, parseQuantity } from '@app/kernel';
import { GOODS_RECEIVED, type GoodsReceivedV1 } from '@app/ordering/events';
import { DEMO_CENTRES, DeliveryWorker, germanCell, Outbox, systemActor, UnitOfWork } from '@app/platform';
import exceljs from 'exceljs';
import pg from 'pg';
import { type ReportDimension, reportConsumption } from '../../libs/consumption/src/domain/report';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';

interface Line {
  readonly [column: string]: string | number | undefined;
}
interface Report {
  readonly columns: { id: string; header: string; kind: 'text' | 'code' | 'month' | 'quantity' | 'money' | 'count' }[];
  readonly items: Line[];
  readonly totals: Line;
  readonly nextCursor: string | null;
}
interface CostCentre {
  readonly id: string;
  readonly memberId: string;
  readonly number: string;
}

const EVERYTHING: readonly ReportDimension[] = ['member', 'costCentre', 'article', 'month'];

describe('consumption', () => {
  let product: Product;
  let owner: pg.Client;
  let officer: Client;
  let costCentres: CostCentre[];
  const system = systemActor(DEMO_CENTRES['gross-gerau'], 'test');
  const uow = (): UnitOfWork => product.app.get(UnitOfWork);

  beforeAll(async () => {
    product = await startProduct();
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    costCentres = (
      await owner.query<CostCentre>(
        `select c.id, c.member_id as "memberId", c.number from organisation.cost_centre c
         join organisation.member m using (centre_id) where m.id = c.member_id and m.slug in ('raunheim', 'trebur')
         order by m.slug, c.number`,
      )
    ).rows;
    officer = await product.as('sachbearbeitung@demo.example');
    const [a, b] = of('raunheim');
    const [c] = of('trebur');
    await receive(a!, '2026-11-30', [paper(a!, 10), toner(a!, 2), paper(b!, 5)]);
    await receive(a!, '2026-12-01', [paper(a!, 3), { ...toner(b!, 1), text: '=1+1;„Toner“', productGroup: '@Toner' }]);
    await receive(c!, '2026-12-15', [paper(c!, 7)]);
  });
  afterAll(async () => {
    await owner?.end();
    await product?.stop();
  });

  const of = (slug: 'raunheim' | 'trebur'): CostCentre[] => {
    const [first] = costCentres;
    const ofFirst = costCentres.filter(({ memberId }) => memberId === first?.memberId);
    return slug === 'raunheim' ? ofFirst : costCentres.filter((each) => !ofFirst.includes(each));
  };
  type Goods = GoodsReceivedV1['postings'][number];
  const goods = (
    costCentre: CostCentre,
    packs: number,
    what: Partial<Goods>,
    cents: bigint,
    content: number,
  ): Goods => {
    const net = BigInt(packs) * cents;
    const vat = (net * 19n + 50n) / 100n;
    return {
      orderLineId: randomUUID(),
      costCentreId: costCentre.id,
      articleNumber: '',
      text: '',
      productGroup: '',
      label: null,
      unit: 'XPK',
      quantity: formatQuantity(BigInt(packs) * 1000n),
      baseUnit: 'Blatt',
      baseQuantity: formatQuantity(BigInt(packs * content) * 1000n),
      net: formatMoney(net),
      vatRate: 19,
      vat: formatMoney(vat),
      gross: formatMoney(net + vat),
      ...what,
    };
  };
  const paper = (costCentre: CostCentre, packs: number): Goods =>
    goods(
      costCentre,
      packs,
      { articleNumber: '0047', text: 'Kopierpapier A4', productGroup: 'Papier', label: 'Blauer Engel' },
      415n,
      500,
    );
  const toner = (costCentre: CostCentre, pieces: number): Goods =>
    goods(
      costCentre,
      pieces,
      { articleNumber: 'T-9', text: 'Toner schwarz', productGroup: 'Toner', unit: 'H87', baseUnit: 'Stück' },
      7999n,
      1,
    );

  /** Publishes a receipt as ordering does and waits until it is posted. Returns the event's id. */
  async function receive({ memberId }: CostCentre, day: string, postings: Goods[]): Promise<string> {
    const receipt: GoodsReceivedV1 = {
      receiptId: randomUUID(),
      orderId: randomUUID(),
      orderNumber: 'B-2026-0001',
      memberId,
      day,
      supplier: 'Papierhaus Ried GmbH',
      postings,
    };
    const event = await uow().run(system, () => product.app.get(Outbox).publish(GOODS_RECEIVED, receipt));
    await eventually('the receipt is posted', async () => (await deliveryOf(event)) === 'done');
    return event;
  }
  const deliveryOf = async (event: string): Promise<string | undefined> =>
    (
      await owner.query<{ state: string }>(
        `select state from platform.delivery where event_id = $1 and subscriber = 'consumption.post-receipt'`,
        [event],
      )
    ).rows[0]?.state;
  const ask = async (query: string, who = officer): Promise<Report> => {
    const answer = await who.get<Report>(`/api/consumption?${query}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const ledger = async (): Promise<unknown[][]> =>
    Promise.all(
      ['posting', 'monthly'].map(
        async (table) => (await owner.query(`select * from consumption.${table} order by ${table}::text`)).rows,
      ),
    );
  /** What the pure rule makes of the postings as they stand in the table. */
  const expected = async (dimensions: readonly ReportDimension[], condition = 'true'): Promise<Line[]> => {
    const { rows } = await owner.query<Record<string, string>>(
      `select m.slug, c.number, p.article_number, p.unit, p.quantity, p.base_unit, p.base_quantity, p.net, p.vat, p.gross,
              p.booked_on::text as booked_on
       from consumption.posting p join organisation.member m on m.id = p.member_id
       join organisation.cost_centre c on c.id = p.cost_centre_id where ${condition}`,
    );
    const postings = rows.map((row) => ({
      member: row['slug']!,
      costCentre: row['number']!,
      articleNumber: row['article_number']!,
      unit: row['unit']!,
      quantity: parseQuantity(row['quantity']!),
      baseUnit: row['base_unit']!,
      baseQuantity: parseQuantity(row['base_quantity']!),
      net: parseMoney(row['net']!),
      vat: parseMoney(row['vat']!),
      gross: parseMoney(row['gross']!),
      bookedOn: row['booked_on']!,
    }));
    return reportConsumption(postings, dimensions).map(({ quantity, baseQuantity, net, vat, gross, ...rest }) => ({
      ...rest,
      ...(quantity === undefined ? {} : { quantity: formatQuantity(quantity) }),
      ...(baseQuantity === undefined ? {} : { baseQuantity: formatQuantity(baseQuantity) }),
      net: formatMoney(net),
      vat: formatMoney(vat),
      gross: formatMoney(gross),
    }));
  };
  const NAMES = ['memberName', 'costCentreName', 'costCentreId', 'articleText', 'productGroup', 'unitName'];
  const withoutNames = (lines: readonly Line[]): Line[] =>
    lines.map((line) => Object.fromEntries(Object.entries(line).filter(([column]) => !NAMES.includes(column))));

  it('is posted once per event, however often the job runs', async () => {
    const [costCentre] = of('raunheim');
    const event = await receive(costCentre!, '2026-10-05', [paper(costCentre!, 1)]);
    const before = await ledger();
    const job = {
      data: { centreId: system.centreId, eventId: event, subscriber: 'consumption.post-receipt' },
      attemptsMade: 0,
      updateProgress: () => Promise.resolve(),
    };
    const worker = product.app.get(DeliveryWorker);
    await Promise.all([worker.deliver(job as never), worker.deliver(job as never)]);
    // Even where the mark of the delivery got lost, the ledger knows the event.
    await owner.query(`update platform.delivery set state = 'waiting' where event_id = $1`, [event]);
    await Promise.all([worker.deliver(job as never), worker.deliver(job as never)]);
    expect(await deliveryOf(event)).toBe('done');
    expect(await ledger()).toEqual(before);
  });

  it('refuses goods that contradict themselves, as a job that a person can see', async () => {
    const [costCentre] = of('raunheim');
    const before = await ledger();
    const receipt = {
      receiptId: randomUUID(),
      orderId: randomUUID(),
      orderNumber: 'B-2026-0002',
      memberId: costCentre!.memberId,
      day: '2026-11-01',
      supplier: 'X',
      postings: [paper(costCentre!, 1), { ...paper(costCentre!, 1), gross: '99.00' }],
    };
    const event = await uow().run(system, () => product.app.get(Outbox).publish(GOODS_RECEIVED, receipt));
    await eventually('the job failed', async () => (await deliveryOf(event)) === 'failed');
    expect(await ledger()).toEqual(before);
  });

  it.each([
    [EVERYTHING],
    [['month', 'member']],
    [['costCentre']],
    [['article']],
    [['article', 'month']],
    [['member', 'article']],
    [[]],
  ] as ReportDimension[][][])('by %j says what the postings add up to', async (dimensions) => {
    const report = await ask(`groupBy=${dimensions.join(',')}`);
    expect(withoutNames(report.items)).toEqual(await expected(dimensions));
    expect(report.totals).toMatchObject(
      (await expected([])).map(({ net, vat, gross, postings }) => ({ net, vat, gross, postings }))[0]!,
    );
  });

  it('is cut by member, cost centre, article and days, whole months or not', async () => {
    const [costCentre] = of('raunheim');
    const conditions: [string, string][] = [
      ['member=trebur', `m.slug = 'trebur'`],
      ['article=0047', `p.article_number = '0047'`],
      [`costCentre=${costCentre!.id}`, `p.cost_centre_id = '${costCentre!.id}'`],
      [`member=raunheim&costCentre=${costCentre!.number}`, `p.cost_centre_id = '${costCentre!.id}'`],
      ['from=2026-12-01&to=2026-12-31', `p.booked_on between '2026-12-01' and '2026-12-31'`],
      ['from=2026-11-30&to=2026-12-01', `p.booked_on between '2026-11-30' and '2026-12-01'`],
      ['article=GIBT-ES-NICHT', 'false'],
    ];
    for (const [query, condition] of conditions) {
      const report = await ask(`${query}&groupBy=member,article,month`);
      expect([query, withoutNames(report.items)]).toEqual([
        query,
        await expected(['member', 'article', 'month'], condition),
      ]);
    }
  });

  it('comes page by page, every line once', async () => {
    const whole = await ask('');
    const lines: Line[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Report = await ask(`limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      lines.push(...page.items);
      expect(page.totals).toEqual(whole.totals);
      cursor = page.nextCursor;
    }
    expect(lines.length).toBeGreaterThan(4);
    expect(lines).toEqual(whole.items);
  });

  it('opens down to the single posting', async () => {
    const [costCentre] = of('raunheim');
    const { body } = await officer.get<{ items: Line[]; nextCursor: string }>(
      `/api/consumption/postings?costCentre=${costCentre!.id}&article=0047&limit=2`,
    );
    expect(body.items.map(({ bookedOn, quantity, net }) => [bookedOn, quantity, net])).toEqual([
      ['2026-12-01', '3', '12.45'],
      ['2026-11-30', '10', '41.50'],
    ]);
    expect(body.items[0]).toMatchObject({
      orderNumber: 'B-2026-0001',
      supplier: 'Papierhaus Ried GmbH',
      label: 'Blauer Engel',
    });
    const next = await officer.get<{ items: Line[] }>(
      `/api/consumption/postings?costCentre=${costCentre!.id}&article=0047&limit=2&cursor=${body.nextCursor}`,
    );
    expect(next.body.items.map(({ bookedOn }) => bookedOn)).toEqual(['2026-10-05']);
  });

  it('is exported cell by cell as the page shows it, as CSV and as workbook', async () => {
    const report = await ask('groupBy=member,costCentre,article,month');
    const shown = [...report.items, { ...report.totals, memberName: 'Summe' } as Line];
    const csv = await officer.get<string>('/api/consumption?groupBy=member,costCentre,article,month&format=csv');
    expect(csv.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Verbrauch .*\.csv"; filename\*=UTF-8''/,
    );
    const text = Buffer.from(
      await (
        await fetch(`${product.address}/api/consumption?format=csv`, { headers: { cookie: officer.cookie } })
      ).arrayBuffer(),
    ).toString();
    expect(text.startsWith('\ufeff"Mitgliedskommune";"Kostenstelle"')).toBe(true);
    const cell = (line: Line, { id, kind }: Report['columns'][number]): string => {
      const value = id === 'memberName' ? String(line[id]) : germanCell(kind, line[id]);
      const number = ['quantity', 'money', 'count'].includes(kind);
      if (number) return value;
      return `"${value.replace(/^(?=[=+\-@])/, "'").replaceAll('"', '""')}"`;
    };
    expect(text.trimEnd().split('\r\n').slice(1)).toEqual(
      shown.map((line) => report.columns.map((column) => cell(line, column)).join(';')),
    );
    expect(text).toContain(`"'=1+1;„Toner“";"'@Toner"`);

    const file = await fetch(`${product.address}/api/consumption?format=xlsx`, { headers: { cookie: officer.cookie } });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await file.arrayBuffer());
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Verbrauch', 'Herkunft']);
    const [sheet, origin] = workbook.worksheets;
    const cells = Array.from({ length: sheet!.rowCount - 1 }, (_, index) =>
      report.columns.map((_column, at) => sheet!.getRow(index + 2).getCell(at + 1).value),
    );
    expect(cells).toEqual(
      shown.map((line) =>
        report.columns.map(({ id, kind }) => {
          const value = line[id];
          if (value === undefined) return null;
          if (kind === 'month') return new Date(`${value}-01T00:00:00Z`);
          return kind === 'text' || kind === 'code' ? value : Number(value);
        }),
      ),
    );
    const dangerous = cells.flatMap((row, index) =>
      row.flatMap((value, at) => (/^[=@]/.test(String(value)) ? [sheet!.getRow(index + 2).getCell(at + 1)] : [])),
    );
    expect(new Set(dangerous.map(({ value }) => value))).toEqual(new Set(['=1+1;„Toner“', '@Toner']));
    expect(dangerous.every(({ type, formula }) => type === exceljs.ValueType.String && !formula)).toBe(true);
    expect(origin!.getSheetValues().flat()).toEqual(
      expect.arrayContaining(['alle Buchungen', 'Sabine Arndt', 'Stand der Daten']),
    );
  });

  it('keeps monthly sums that a rebuild from the postings gives again', async () => {
    const before = await ledger();
    await owner.query('update consumption.monthly set net = net + 1, gross = gross + 1 where centre_id = $1', [
      system.centreId,
    ]);
    expect((await ledger())[1]).not.toEqual(before[1]);
    const cli = path.resolve(__dirname, '../../dist/apps/cli/src/main.js');
    const env = { ...process.env, DATABASE_URL: product.testDatabase.ownerUrl, LOG_LEVEL: 'error' };
    const output = execFileSync(process.execPath, [cli, 'consumption:rebuild'], { env }).toString();
    expect(output).toContain(`Groß-Gerau: ${before[1]?.length} Monatssummen neu berechnet.`);
    expect(await ledger()).toEqual(before);
  });

  it('can be changed by nobody of the application', async () => {
    for (const sql of ['update consumption.posting set net = 0', 'delete from consumption.posting'])
      await expect(uow().run(system, () => uow().execute(sql))).rejects.toMatchObject({
        driverError: { code: '42501' },
      });
  });

  it.each(['besteller', 'freigabe', 'controlling'])('shows %s only the own member', async (role) => {
    const person = await product.as(`${role}.raunheim@demo.example`);
    const report = await ask('groupBy=member', person);
    expect(report.items.map(({ member }) => member)).toEqual(['raunheim']);
    const [foreign] = of('trebur');
    for (const query of ['member=trebur', `costCentre=${foreign!.id}`])
      expect((await person.get(`/api/consumption?${query}`)).status).toBe(404);
    const { body } = await person.get<{ items: Line[] }>('/api/consumption/postings');
    expect(new Set(body.items.map(({ member }) => member))).toEqual(new Set(['raunheim']));
    const csv = await person.get<string>('/api/consumption?format=csv&groupBy=member');
    expect(csv.body).not.toContain('Trebur');
  });

  it('is refused to whom it is no business of, and shows another centre nothing', async () => {
    const requester = await product.as('fachamt.raunheim@demo.example');
    expect((await requester.get('/api/consumption')).status).toBe(403);
    const elsewhere = await product.as('leitung@wetterau.example');
    expect(await ask('', elsewhere)).toMatchObject({ items: [], totals: { net: '0.00', postings: 0 } });
  });

  it.each([
    ['groupBy=year', '/groupBy'],
    ['groupBy=member,member', '/groupBy'],
    ['from=2026-02-30', '/from'],
    ['from=2026-12-01&to=2026-11-01', '/to'],
    ['format=pdf', '/format'],
    ['limit=0', '/limit'],
    ['cursor=unsinn', null],
    ['farbe=rot', '/farbe'],
  ])('answers %s with the wrong field', async (query, pointer) => {
    const { status, body, headers } = await officer.get<{ detail: string; errors?: { pointer: string }[] }>(
      `/api/consumption?${query}`,
    );
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/problem\+json/);
    expect(body.errors?.[0]?.pointer ?? null).toBe(pointer);
  });
});
