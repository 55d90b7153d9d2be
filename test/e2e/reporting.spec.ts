import { randomUUID } from 'node:crypto';
import { DEMO_CENTRES } from '@app/platform';
import exceljs from 'exceljs';
import pg from 'pg';
import { daysAhead } from '../support/days';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';

interface Figure {
  readonly id: string;
  readonly name: string;
  readonly kind: 'count' | 'amount' | 'minutes';
  readonly value: string;
  readonly previous: string;
}
interface Breakdown {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly value: string;
}
interface Report {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly figures: Figure[];
  readonly procedureTypes: Breakdown[];
  readonly natures: Breakdown[];
  readonly jointPurchases: Record<string, unknown>[];
  readonly ordersByMember: Breakdown[];
  readonly consumptionByMember: Breakdown[];
}
interface Row {
  readonly id: string;
  readonly number: string;
  readonly value: string | null;
  readonly memberName: string | null;
  readonly href: string | null;
}

const CENTRE = DEMO_CENTRES['gross-gerau'];
const YEAR = 'from=2026-07-01&to=2027-06-30';

describe('the annual report', () => {
  let product: Product;
  let owner: pg.Client;
  let officer: Client;
  const memberIds = new Map<string, string>();

  beforeAll(async () => {
    product = await startProduct();
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    officer = await product.as('sachbearbeitung@demo.example');
    const { rows } = await owner.query<{ id: string; slug: string }>(
      'select id, slug from organisation.member where centre_id = $1',
      [CENTRE],
    );
    for (const { id, slug } of rows) memberIds.set(slug, id);
    await procedure('Kopierpapier', 'supplies', '450000.00', ['raunheim', 'trebur'], '2026-07-01', {
      on: '2026-10-01',
      value: '398000.10',
    });
    await procedure('Reinigung Rathaus', 'services', '45000.00', ['raunheim'], '2027-06-30', null);
    await procedure('Toner', 'supplies', '20000.00', ['raunheim', 'trebur', 'nauheim'], '2026-12-01', null);
    await procedure('Sanierung', 'works', '80000.00', ['trebur'], '2025-07-01', {
      on: '2026-08-15',
      value: '79000.00',
    });
    await procedure('Danach', 'works', '80000.00', ['trebur'], '2027-07-01', null);
    await plantUpstreamRows();
  });
  afterAll(async () => {
    await owner?.end();
    await product?.stop();
  });

  /** Through the API; only the days are set by hand, because the report looks at several years. */
  async function procedure(
    title: string,
    nature: string,
    estimatedValue: string,
    buyers: string[],
    startsOn: string,
    award: { on: string; value: string } | null,
  ): Promise<void> {
    const created = await officer.post<{ id: string }>('/api/procedures', {
      title,
      nature,
      state: 'HE',
      buyers,
      lots: [{ title, estimatedValue }],
    });
    expect(created.status).toBe(201);
    await owner.query(
      `update procedures.procedure set starts_on = $2, awarded_on = $3, awarded_value = $4,
              phase = case when $3::date is null then phase else 'awarded' end where id = $1`,
      [created.body.id, startsOn, award?.on ?? null, award?.value ?? null],
    );
  }

  /** Rows of rooms whose way here is long and tested there. Foreign keys to their own roots are not looked at. */
  async function plantUpstreamRows(): Promise<void> {
    await owner.query(`set session_replication_role = replica`);
    const insert = (table: string, values: Record<string, unknown>): Promise<unknown> => {
      const entries = Object.entries({ centre_id: CENTRE, ...values });
      return owner.query(
        `insert into ${table} (${entries.map(([column]) => column).join(', ')}) values (${entries.map((_, at) => `$${at + 1}`).join(', ')})`,
        entries.map(([, value]) => value),
      );
    };
    const paper = await owner.query<{ id: string }>(`select id from procedures.procedure where title = 'Kopierpapier'`);
    const frameworkId = randomUUID();
    await insert('bundling.framework', {
      id: frameworkId,
      number: 'RV-1',
      procedure_id: paper.rows[0]?.id,
      procedure_file_number: 'x',
      lot_id: randomUUID(),
      title: 'Papier',
      supplier_name: 'Papierhaus Ried GmbH',
      supplier_street: 'x',
      supplier_postcode: 'x',
      supplier_city: 'x',
      supplier_email: 'x',
      valid_from: '2026-11-01',
      valid_to: '2028-10-31',
      margin_percent: 10,
      concluded_on: '2026-10-01',
    });
    await insert('bundling.framework_maximum', { framework_id: frameworkId, maximum_value: '437800.11' });
    await insert('bundling.demand_round', {
      id: randomUUID(),
      number: 'BA-1',
      title: 'Papier und Toner',
      product_groups: ['Papier'],
      report_until: '2026-08-01',
      opened_by_name: 'x',
      // Already 1 July in Germany.
      opened_at: '2026-06-30T22:30:00Z',
    });
    for (const [member, day, net] of [
      ['raunheim', '2026-11-02', '100.10'],
      ['raunheim', '2026-11-03', '200.20'],
      ['trebur', '2027-06-30', '50.00'],
      ['trebur', '2026-06-30', '999.00'],
    ] as const) {
      await insert('ordering.purchase_order', {
        id: randomUUID(),
        member_id: memberIds.get(member),
        number: `B-${member}-${day}`,
        requisition_id: randomUUID(),
        orderer_id: randomUUID(),
        site_id: randomUUID(),
        framework_id: frameworkId,
        framework_number: 'RV-1',
        supplier: 'Papierhaus Ried GmbH',
        ordered_at: `${day}T10:00:00Z`,
        ordered_on: day,
        net,
        vat: '0.00',
        gross: net,
      });
      await insert('consumption.posting', {
        booked_on: day,
        id: randomUUID(),
        member_id: memberIds.get(member),
        cost_centre_id: randomUUID(),
        kind: 'receipt',
        article_number: 'P-1',
        text: 'Papier',
        product_group: 'Papier',
        unit: 'XPK',
        quantity: '1',
        base_unit: 'Blatt',
        base_quantity: '500',
        net: '10.05',
        vat: '1.91',
        gross: '11.96',
        order_id: randomUUID(),
        order_number: `B-${member}-${day}`,
        order_line_id: randomUUID(),
        supplier: 'Papierhaus Ried GmbH',
        source_event: randomUUID(),
        source_index: 0,
      });
    }
    await owner.query(`set session_replication_role = origin`);
  }

  const report = async (query = YEAR, who = officer): Promise<Report> => {
    const answer = await who.get<Report>(`/api/annual-report?${query}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const rowsOf = async (query: string): Promise<Row[]> => {
    const rows: Row[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { status: number; body: { items: Row[]; nextCursor: string | null } } = await officer.get(
        `/api/annual-report/rows?${query}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(page.status).toBe(200);
      rows.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    return rows;
  };

  it('counts and sums what belongs to the reporting year, beside the year before', async () => {
    const { label, figures } = await report();
    expect(label).toBe('2026/2027');
    expect(Object.fromEntries(figures.map(({ id, value, previous }) => [id, [value, previous]]))).toEqual({
      procedures: ['3', '1'],
      'procedures-eu': ['1', '0'],
      'procedures-national': ['2', '1'],
      awards: ['2', '0'],
      'awards-value': ['477000.10', '0.00'],
      'joint-purchases': ['2', '0'],
      'joint-purchases-value': ['418000.10', '0.00'],
      'demand-rounds': ['1', '0'],
      frameworks: ['1', '0'],
      'frameworks-value': ['437800.11', '0.00'],
      orders: ['3', '1'],
      'orders-value': ['350.30', '999.00'],
      consumption: ['30.15', '10.05'],
      // The first year of the model centre, which the demo holds.
      consultations: ['0', '260'],
      'consultation-minutes': ['0', '7225'],
      trainings: ['0', '9'],
      'information-events': ['0', '2'],
    });
  });

  it('says which types and natures, which joint purchases, and what each member ordered and consumed', async () => {
    const body = await report();
    expect(body.natures).toEqual([
      { code: 'supplies', name: 'Lieferleistung', count: 2, value: '418000.10' },
      { code: 'services', name: 'Dienstleistung', count: 1, value: '45000.00' },
    ]);
    expect(body.procedureTypes.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(body.jointPurchases).toMatchObject([
      {
        title: 'Kopierpapier',
        members: 2,
        suppliers: ['Papierhaus Ried GmbH'],
        awardedOn: '2026-10-01',
        value: '398000.10',
      },
      { title: 'Toner', members: 3, suppliers: [], awardedOn: null, value: '20000.00' },
    ]);
    expect(body.ordersByMember).toEqual([
      { code: 'raunheim', name: 'Raunheim', count: 2, value: '300.30' },
      { code: 'trebur', name: 'Trebur', count: 1, value: '50.00' },
    ]);
    expect(body.consumptionByMember.map(({ code, value }) => [code, value])).toEqual([
      ['raunheim', '20.10'],
      ['trebur', '10.05'],
    ]);
  });

  it('opens exactly the rows that every figure counts', async () => {
    const { figures } = await report();
    for (const { id, kind, value } of figures) {
      const rows = await rowsOf(`figure=${id}&${YEAR}`);
      const cents = rows.reduce((sum, row) => sum + Number(String(row.value).replace('.', '')), 0);
      expect([id, kind === 'count' ? rows.length : cents]).toEqual([id, Number(value.replace('.', ''))]);
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    }
  });

  it('opens the rows of a type, a nature and a member, each with its page', async () => {
    const { procedureTypes } = await report();
    for (const { code, count } of procedureTypes)
      expect(await rowsOf(`figure=procedures&procedureType=${code}&${YEAR}`)).toHaveLength(count);
    const supplies = await rowsOf(`figure=procedures&nature=supplies&${YEAR}`);
    expect(supplies).toHaveLength(2);
    expect(supplies[0]?.href).toBe(`/vergaben/${supplies[0]?.id}`);
    const orders = await rowsOf(`figure=orders&member=trebur&${YEAR}`);
    expect(orders.map(({ number, memberName }) => [number, memberName])).toEqual([['B-trebur-2027-06-30', 'Trebur']]);
  });

  it('is about the reporting year that is running when no days are given', async () => {
    const { today } = (await officer.get<{ today: string }>('/api/session')).body;
    const body = await report('');
    expect(body.from <= today && today <= body.to).toBe(true);
    expect([body.from.slice(5), body.to.slice(5)]).toEqual(['07-01', '06-30']);
  });

  it('leaves as CSV and as workbook with the figures of the page', async () => {
    const { figures, jointPurchases } = await report();
    const csv = await officer.get<string>(`/api/annual-report?${YEAR}&format=csv`);
    const german = (value: string): string => value.replace('.', ',');
    const lines = csv.body.trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(';'))).toEqual(
      figures.map(({ name, kind, value, previous }) => [
        `"${name}"`,
        expect.any(String),
        ...(kind !== 'amount' ? [value, previous, '', ''] : ['', '', german(value), german(previous)]),
      ]),
    );
    const file = await fetch(`${product.address}/api/annual-report?${YEAR}&format=xlsx`, {
      headers: { cookie: officer.cookie },
    });
    expect(file.headers.get('content-disposition')).toMatch(/Jahresbericht%202026-2027\.xlsx/);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await file.arrayBuffer());
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Kennzahlen',
      'Verfahrensarten',
      'Leistungsarten',
      'Gemeinsame Beschaffungen',
      'Bestellungen',
      'Verbrauch',
      'Herkunft',
    ]);
    const [first] = workbook.worksheets;
    expect(
      figures.map((_, at) => first?.getRow(at + 2).getCell(3).value ?? first?.getRow(at + 2).getCell(5).value),
    ).toEqual(figures.map(({ value }) => Number(value)));
    expect(workbook.getWorksheet('Gemeinsame Beschaffungen')?.rowCount).toBe(jointPurchases.length + 1);
  });

  it.each(['=', '+', '-', '@'])('writes a supplier whose name begins with %s as text, not as formula', async (sign) => {
    const name = `${sign}1+1 Handels GmbH`;
    await owner.query('update bundling.framework set supplier_name = $1', [name]);
    const file = await fetch(`${product.address}/api/annual-report?${YEAR}&format=xlsx`, {
      headers: { cookie: officer.cookie },
    });
    await owner.query(`update bundling.framework set supplier_name = 'Papierhaus Ried GmbH'`);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await file.arrayBuffer());
    const cells: exceljs.Cell[] = [];
    workbook.getWorksheet('Gemeinsame Beschaffungen')?.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    const suppliers = cells.filter(({ value }) => value === name);
    expect(suppliers.map(({ type }) => type)).toEqual([exceljs.ValueType.String]);
    expect(cells.filter(({ formula }) => formula)).toEqual([]);
  });

  it('becomes a document by its address and by its subject', async () => {
    const asked = await officer.get<{ id: string; state: string }>(`/api/annual-report?${YEAR}&format=pdf`);
    expect(asked.status).toBe(202);
    expect(asked.body.state).toBe('waiting');
    const bySubject = await officer.post<{ id: string }>('/api/documents', {
      template: 'annual-report',
      subject: { type: 'reporting-period', id: '2026-07-01_2027-06-30' },
    });
    expect(bySubject.status).toBe(202);
    for (const { id } of [asked.body, bySubject.body]) {
      const done = await eventually('the document is done', async () => {
        const { body } = await officer.get<{ state: string; error: string | null; pages: number }>(
          `/api/documents/${id}`,
        );
        return ['done', 'failed'].includes(body.state) && body;
      });
      expect(done).toMatchObject({ state: 'done', error: null });
      expect(done.pages).toBeGreaterThan(0);
    }
    const wrong = await officer.post('/api/documents', {
      template: 'annual-report',
      subject: { type: 'reporting-period', id: '2026' },
    });
    expect(wrong.status).toBe(404);
  });

  it('is for the staff of the centre, and each centre sees only its own', async () => {
    for (const role of ['besteller', 'freigabe', 'controlling', 'fachamt']) {
      const person = await product.as(`${role}.raunheim@demo.example`);
      expect((await person.get(`/api/annual-report?${YEAR}`)).status).toBe(403);
      expect((await person.get(`/api/annual-report/rows?figure=orders&${YEAR}`)).status).toBe(403);
    }
    const auditor = await product.as('revision@demo.example');
    expect((await report(YEAR, auditor)).figures).toEqual((await report()).figures);
    const elsewhere = await report(YEAR, await product.as('leitung@wetterau.example'));
    expect(new Set(elsewhere.figures.map(({ value }) => Number(value)))).toEqual(new Set([0]));
    expect(elsewhere.jointPurchases).toEqual([]);
  });

  it('tells people who only read that CSV and XLSX are theirs, and makes no document for them', async () => {
    const auditor = await product.as('revision@demo.example');
    const token = await officer.post<{ token: string }>('/api/tokens', {
      name: 'Auswertung',
      scope: 'read',
      expiresOn: daysAhead(30),
    });
    const withToken = (format: string): Promise<Response> =>
      fetch(`${product.address}/api/annual-report?${YEAR}&format=${format}`, {
        headers: { authorization: `Bearer ${token.body.token}` },
      });
    const documents = async (): Promise<number> =>
      (await officer.get<{ items: unknown[] }>('/api/documents?subjectType=reporting-period')).body.items.length;
    const before = await documents();
    type Problem = { type: string; detail: string };
    const refused = await auditor.get<Problem>(`/api/annual-report?${YEAR}&format=pdf`);
    const refusedToken = await withToken('pdf');
    for (const [status, body] of [
      [refused.status, refused.body],
      [refusedToken.status, (await refusedToken.json()) as Problem],
    ] as const) {
      expect(status).toBe(403);
      expect(body.type).toMatch(/read-only$/);
      expect(body.detail).toMatch(/mit einem lesenden Zugang nicht möglich.*als CSV- oder Excel-Datei \(XLSX\)/);
    }
    for (const format of ['csv', 'xlsx']) {
      expect((await auditor.get(`/api/annual-report?${YEAR}&format=${format}`)).status).toBe(200);
      expect((await withToken(format)).status).toBe(200);
    }
    expect(await documents()).toBe(before);
  });

  it.each([
    ['?from=2026-07-01', '/to'],
    ['?from=2026-13-01&to=2027-06-30', '/from'],
    ['?from=2027-06-30&to=2026-07-01', '/to'],
    [`?${YEAR}&format=docx`, '/format'],
    ['/rows?figure=schulungen', '/figure'],
    [`/rows?figure=orders&${YEAR}&cursor=unsinn`, null],
  ])('answers %s with the wrong field', async (query, pointer) => {
    const { status, body, headers } = await officer.get<{ errors?: { pointer: string }[] }>(
      `/api/annual-report${query}`,
    );
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/problem\+json/);
    expect(body.errors?.[0]?.pointer ?? null).toBe(pointer);
  });
});
