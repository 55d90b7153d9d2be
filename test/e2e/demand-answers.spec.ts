import { randomUUID } from 'node:crypto';
import { dayInGermany } from '@app/kernel';
import { GOODS_RECEIVED, type GoodsReceivedV1 } from '@app/ordering/events';
import { DEMO_CENTRES, Outbox, systemActor, UnitOfWork } from '@app/platform';
import exceljs from 'exceljs';
import pg from 'pg';
import { monthsFrom } from '../../libs/bundling/src/domain/demand-proposal';
import { type ImportAnswer, type Lines, MEMBERS, PAPER_AND_TONER, type Round } from '../support/demand';
import { eventually } from '../support/eventually';
import { Client, type Product, startProduct } from '../support/product';

interface Field {
  costCentre: string;
  articleNumber: string;
  reported: string | null;
  typed: string | null;
  typedBy: string | null;
  version: number;
  fault: string | null;
  hint: string | null;
}
interface Sheet {
  open: boolean;
  mayReport: boolean;
  costCentres: { number: string; department: string | null }[];
  articles: { articleNumber: string; productGroup: string }[];
  fields: Field[];
  collection: null | {
    releasedBy: string | null;
    parts: { department: string; people: { name: string }[]; doneBy: string | null }[];
  };
}
interface Problem {
  detail: string;
  errors?: { pointer: string; message: string }[];
}
interface Examined {
  member: string;
  articleNumber: string;
  findings: { limit: string; text: string }[];
  questions: { id: string; state: string; question: string; answer: string | null }[];
}

describe('answering a demand round', () => {
  let product: Product;
  let owner: pg.Client;
  let officer: Client;
  let orderer: Client;
  let colleague: Client;
  let department: Client;
  const CELL = { costCentre: '0111001', articleNumber: 'P-1001' };
  beforeAll(async () => {
    product = await startProduct();
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    officer = await product.as('sachbearbeitung@demo.example');
    orderer = await product.as('besteller.raunheim@demo.example');
    department = await product.as('fachamt.raunheim@demo.example');
    // A second orderer of the same member: the approver's account gets the role, too.
    await owner.query(
      `insert into identity.role_assignment (centre_id, id, person_id, role, member_id)
       select a.centre_id, gen_random_uuid(), a.person_id, 'orderer', a.member_id
       from identity.role_assignment a join identity.person p on p.id = a.person_id
       where p.email = 'freigabe.raunheim@demo.example'`,
    );
    colleague = await product.as('freigabe.raunheim@demo.example');
  });
  afterAll(async () => {
    await owner?.end();
    await product?.stop();
  });

  const open = async (body: object = PAPER_AND_TONER): Promise<Round> =>
    (await officer.post<Round>('/api/demand-rounds', body)).body;
  const sheetOf = async (client: Client, round: Round): Promise<Sheet> =>
    (await client.get<Sheet>(`/api/demand-rounds/${round.id}/sheet`)).body;
  const fieldOf = async (client: Client, round: Round, cell = CELL): Promise<Field | undefined> =>
    (await sheetOf(client, round)).fields.find(
      ({ costCentre, articleNumber }) => costCentre === cell.costCentre && articleNumber === cell.articleNumber,
    );
  const save = (client: Client, round: Round, ...cells: object[]) =>
    client.send<{ saved: Field[]; conflicts: Field[] } & Problem>('PUT', `/api/demand-rounds/${round.id}/sheet`, {
      cells,
    });
  const report = (client: Client, round: Round) =>
    client.post<{ stored: number; removed: number } & Problem>(`/api/demand-rounds/${round.id}/sheet/report`, {});
  const linesOf = async (client: Client, round: Round): Promise<Lines['items']> =>
    (await client.get<Lines>(`/api/demand-rounds/${round.id}/lines?limit=500`)).body.items;

  describe('the template', () => {
    const template = async (round: Round, format: string): Promise<Uint8Array> => {
      const answer = await fetch(`${product.address}/api/demand-rounds/${round.id}/template?format=${format}`, {
        headers: { cookie: orderer.cookie },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`Bedarf-BA-.*raunheim\\.${format}`));
      return new Uint8Array(await answer.arrayBuffer());
    };
    const load = (round: Round, mode: string, bytes: Uint8Array) =>
      orderer.post<
        ImportAnswer & {
          untouched: number;
          hints: { record: number; value: string; message: string }[];
          readAs: string;
        }
      >(`/api/demand-rounds/${round.id}/lines/import?mode=${mode}`, bytes);

    it('has a line for each cost centre and article with its pack, and reads back as nothing to report', async () => {
      const round = await open();
      const { costCentres, articles } = await sheetOf(orderer, round);
      for (const format of ['csv', 'xlsx']) {
        const bytes = await template(round, format);
        const { body } = await load(round, 'check', bytes);
        expect(body).toMatchObject({ accepted: 0, rejected: [], untouched: costCentres.length * articles.length });
      }
      const book = new exceljs.Workbook();
      await book.xlsx.load((await template(round, 'xlsx')).buffer as exceljs.Buffer);
      const row = book.worksheets[0]?.getRow(2).values as unknown[];
      expect(row.slice(1, 5).map(String)).toEqual(['0111001', 'Hauptamt', 'P-1001', expect.any(String)]);
      expect(row.slice(6, 8)).toEqual(['Packung', '500 Blatt']);
    });

    it('is filled in and read: numbers as numbers or text, formulas and dates refused by name, nothing half loaded', async () => {
      const round = await open();
      const book = new exceljs.Workbook();
      await book.xlsx.load((await template(round, 'xlsx')).buffer as exceljs.Buffer);
      const sheet = book.worksheets[0]!;
      const write = async (...values: exceljs.CellValue[]): Promise<Uint8Array> => {
        values.forEach((value, index) => {
          const cell = sheet.getCell(`E${index + 2}`);
          cell.value = value;
          cell.style = { numFmt: value instanceof Date ? 'dd.mm.yyyy' : '0' };
        });
        return new Uint8Array(await book.xlsx.writeBuffer());
      };
      const bad = await write(12, '1.250', { formula: 'A1+1', result: 3 }, new Date('2026-05-03T00:00:00Z'));
      const refused = await load(round, 'all-or-nothing', bad);
      expect(refused.status).toBe(422);
      expect(refused.body.rejected).toMatchObject([
        { record: 3, line: 4, field: 'Menge', value: '=A1+1', message: expect.stringContaining('Formel') as string },
        {
          record: 4,
          line: 5,
          field: 'Menge',
          value: '03.05.2026',
          message: expect.stringContaining('Datum') as string,
        },
      ]);
      expect(await linesOf(orderer, round)).toEqual([]);

      const good = await load(round, 'all-or-nothing', await write(12, '1.250', null, null));
      expect(good.body).toMatchObject({ accepted: 2, stored: 2, readAs: 'XLSX' });
      expect(good.body.hints).toMatchObject([
        { record: 2, value: '1.250', message: '„1.250“ wurde als 1250 Karton gelesen: Der Punkt trennt Tausender.' },
      ]);
      expect((await linesOf(orderer, round)).map(({ quantity }) => quantity)).toEqual(['12', '1250']);
    });
  });

  describe('the draft', () => {
    it('keeps what was typed, also what is wrong, and survives', async () => {
      const round = await open();
      const saved = await save(
        orderer,
        round,
        { ...CELL, typed: 'zwölf', version: 0 },
        { ...CELL, articleNumber: 'P-1002', typed: '7', version: 0 },
      );
      expect([saved.status, saved.body.conflicts]).toEqual([200, []]);
      const again = await product.as('besteller.raunheim@demo.example');
      expect(await fieldOf(again, round)).toMatchObject({
        ...{ typed: 'zwölf', version: saved.body.saved[0]?.version, reported: null },
        fault: expect.stringContaining('„zwölf“ ist keine Zahl') as string,
      });
      expect(await linesOf(orderer, round)).toEqual([]);
    });

    it('is the member’s alone until it is reported, also in the database', async () => {
      const round = await open();
      await save(orderer, round, { ...CELL, typed: '7', version: 0 });
      const centre = await officer.get<Sheet>(`/api/demand-rounds/${round.id}/sheet?member=raunheim`);
      expect(centre.body.fields).toEqual([]);
      const app = new pg.Client({ connectionString: product.testDatabase.appUrl });
      await app.connect();
      const seen = async (reach: string): Promise<number> => {
        await app.query('begin');
        await app.query(
          `select set_config('app.centre_id', $1, true), set_config('app.reach', $2, true),
                  set_config('app.member_ids', '', true)`,
          [DEMO_CENTRES['gross-gerau'], reach],
        );
        const { rows } = await app.query<{ count: string }>('select count(*) from bundling.demand_draft');
        await app.query('rollback');
        return Number(rows[0]?.count);
      };
      const { rows } = await owner.query<{ count: string }>('select count(*) from bundling.demand_draft');
      expect(Number(rows[0]?.count)).toBeGreaterThan(0);
      expect([await seen('centre'), await seen('system'), await seen('member')]).toEqual([0, 0, 0]);
      await app.end();
      expect(
        (await save(await product.as('besteller.trebur@demo.example'), round, { ...CELL, typed: '1', version: 0 }))
          .status,
      ).toBe(200);
      expect(await fieldOf(orderer, round)).toMatchObject({ typed: '7' });
    });

    it('of two people at once: the second learns who changed what and loses nothing', async () => {
      const round = await open();
      const other = { ...CELL, articleNumber: 'P-1002' };
      const first = await save(orderer, round, { ...CELL, typed: '5', version: 0 });
      const seen = first.body.saved[0]?.version;
      const late = await save(
        colleague,
        round,
        { ...CELL, typed: '9', version: 0 },
        { ...other, typed: '3', version: 0 },
      );
      expect(late.body.conflicts).toMatchObject([
        { ...CELL, typed: '5', version: seen, typedBy: expect.any(String) as string },
      ]);
      expect(await fieldOf(colleague, round, other)).toMatchObject({ typed: '3' });
      const mine = await save(colleague, round, { ...CELL, typed: '9', version: seen });
      const now = mine.body.saved[0]?.version;
      expect(mine.body.conflicts).toEqual([]);
      const both = await Promise.all([
        save(orderer, round, { ...CELL, typed: '20', version: now }),
        save(colleague, round, { ...CELL, typed: '30', version: now }),
      ]);
      const stored = (await fieldOf(orderer, round))?.typed;
      expect(both.flatMap(({ body }) => body.conflicts.map(({ typed }) => typed))).toEqual([stored]);
    });

    it('is reported all or nothing, once, and then says what is needed in all', async () => {
      const round = await open();
      const second = { costCentre: '0111003', articleNumber: 'P-1002' };
      await save(orderer, round, { ...CELL, typed: 'x', version: 0 }, { ...second, typed: '4', version: 0 });
      const refused = await report(orderer, round);
      expect(refused.status).toBe(422);
      expect(refused.body.errors).toEqual([
        { pointer: '/0111001/P-1001', message: expect.stringContaining('keine Zahl') as string },
      ]);
      expect(await linesOf(orderer, round)).toEqual([]);

      const wrong = (await fieldOf(orderer, round))?.version;
      await save(orderer, round, { ...CELL, typed: '1.250', version: wrong });
      const answers = await Promise.all([report(orderer, round), report(colleague, round)]);
      expect(answers.map(({ body }) => body.stored).sort()).toEqual([0, 2]);
      const quantities = async () =>
        (await linesOf(orderer, round)).map(({ articleNumber, quantity }) => [articleNumber, quantity]);
      expect((await quantities()).sort()).toEqual([
        ['P-1001', '1250'],
        ['P-1002', '4'],
      ]);
      expect(await fieldOf(orderer, round)).toMatchObject({ reported: '1250', typed: null, version: 0 });

      await save(orderer, round, { ...CELL, typed: '2', version: 0 }, { ...second, typed: '', version: 0 });
      expect((await report(orderer, round)).body).toEqual({ stored: 1, removed: 2 });
      expect(await quantities()).toEqual([['P-1001', '2']]);
    });

    it('takes no cell of another member, no article that is not asked for, and nothing after the last day', async () => {
      const round = await open({ ...PAPER_AND_TONER, productGroups: ['Papier'] });
      const wrong = await save(
        orderer,
        round,
        { ...CELL, articleNumber: 'T-1021', typed: '1', version: 0 },
        { ...CELL, costCentre: '1110010', typed: '1', version: 0 },
      );
      expect(wrong.status).toBe(400);
      expect(wrong.body.errors?.map(({ pointer }) => pointer)).toEqual([
        '/cells/0/articleNumber',
        '/cells/1/costCentre',
      ]);
      await officer.post(`/api/demand-rounds/${round.id}/close`);
      expect((await save(orderer, round, { ...CELL, typed: '1', version: 0 })).status).toBe(409);
      expect((await report(orderer, round)).status).toBe(409);
      expect((await sheetOf(orderer, round)).open).toBe(false);
    });
  });

  describe('the collection among departments', () => {
    const people = async (round: Round): Promise<{ id: string; name: string }[]> =>
      (await orderer.get<{ items: { id: string; name: string }[] }>(`/api/demand-rounds/${round.id}/collection/people`))
        .body.items;
    const personOf = async (email: string): Promise<string> =>
      (await owner.query<{ id: string }>('select id from identity.person where email = $1', [email])).rows[0]!.id;
    const begin = async (round: Round, body: object) =>
      orderer.send<Problem>('PUT', `/api/demand-rounds/${round.id}/collection`, body);

    it('asks named people for their cost centres; only the release reports, before it nobody outside sees anything', async () => {
      const round = await open();
      const helper = await personOf('fachamt.raunheim@demo.example');
      expect((await people(round)).map(({ id }) => id)).toContain(helper);
      expect((await department.get(`/api/demand-rounds/${round.id}/sheet`)).status).toBe(403);
      const { costCentres } = await sheetOf(orderer, round);
      const asked = costCentres[0]?.department ?? '';
      const other = costCentres.find((each) => each.department !== asked);
      expect((await begin(round, { departments: [{ department: asked, people: [helper] }] })).status).toBe(204);
      await eventually('the helper to be told', async () => {
        const { body } = await department.get<{ items: { href: string }[] }>('/api/notifications');
        return body.items.some(({ href }) => href === `/bedarf/${round.id}/zuarbeit`);
      });

      const own = await sheetOf(department, round);
      expect(own.mayReport).toBe(false);
      expect(new Set(own.costCentres.map((each) => each.department))).toEqual(new Set([asked]));
      expect((await save(department, round, { ...CELL, typed: '6', version: 0 })).body.conflicts).toEqual([]);
      expect(
        (await save(department, round, { ...CELL, costCentre: other?.number, typed: '6', version: 0 })).status,
      ).toBe(400);
      expect((await report(department, round)).status).toBe(403);
      expect(
        (await department.post(`/api/demand-rounds/${round.id}/lines`, { lines: [{ ...CELL, quantity: '1' }] })).status,
      ).toBe(403);
      expect((await department.post(`/api/demand-rounds/${round.id}/collection/done`, {})).status).toBe(204);
      expect((await department.post(`/api/demand-rounds/${round.id}/collection/done`, {})).status).toBe(204);
      expect((await sheetOf(orderer, round)).collection?.parts).toMatchObject([
        { department: asked, doneBy: expect.any(String) as string },
      ]);

      const centre = await officer.get<Sheet>(`/api/demand-rounds/${round.id}/sheet?member=raunheim`);
      expect(centre.body).toMatchObject({ fields: [], collection: null });
      expect(await linesOf(officer, round)).toEqual([]);
      const { body: seen } = await officer.get<Round>(`/api/demand-rounds/${round.id}`);
      expect(seen.members.find(({ member }) => member === 'raunheim')).toMatchObject({ answered: false, lines: 0 });

      const field = await fieldOf(orderer, round);
      expect(field).toMatchObject({ typed: '6' });
      await save(orderer, round, { ...CELL, typed: '8', version: field?.version });
      expect((await report(orderer, round)).body).toEqual({ stored: 1, removed: 0 });
      expect(await linesOf(officer, round)).toMatchObject([{ member: 'raunheim', quantity: '8' }]);
      expect((await sheetOf(orderer, round)).collection?.releasedBy).toEqual(expect.any(String));
      const over = await department.get<Problem>(`/api/demand-rounds/${round.id}/sheet`);
      expect([over.status, over.body.detail]).toEqual([
        403,
        'Die Sammlung Ihrer Kommune ist abgeschlossen und gemeldet.',
      ]);
    });

    it('is opened by the member alone, for its own departments, people and time', async () => {
      const round = await open();
      const helper = await personOf('fachamt.trebur@demo.example');
      const { body, status } = await begin(round, {
        until: '2017-01-01',
        departments: [{ department: 'Raumfahrt', people: [helper] }],
      });
      expect(status).toBe(400);
      expect(body.errors?.map(({ pointer }) => pointer)).toEqual([
        '/until',
        '/departments/0/department',
        '/departments/0/people',
      ]);
      const parts = { departments: [{ department: 'Zentrale Verwaltung', people: [helper] }] };
      expect(
        (await officer.send('PUT', `/api/demand-rounds/${round.id}/collection`, { member: 'raunheim', ...parts }))
          .status,
      ).toBe(403);
      expect((await department.send('PUT', `/api/demand-rounds/${round.id}/collection`, parts)).status).toBe(403);
    });
  });

  describe('proposals and plausibility', () => {
    const month = dayInGermany(new Date()).slice(0, 7);
    /** 10 packs of paper a month for the last twelve whole months. */
    const consume = async (): Promise<void> => {
      const uow = product.app.get(UnitOfWork);
      const { rows } = await owner.query<{ member: string; id: string }>(
        `select m.id as member, c.id from organisation.cost_centre c join organisation.member m on m.id = c.member_id
         where m.slug = 'raunheim' and c.number = '0111001'`,
      );
      const { member, id } = rows[0]!;
      await uow.run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), async () => {
        for (let back = 1; back <= 12; back += 1) {
          const receipt: GoodsReceivedV1 = {
            ...{
              receiptId: randomUUID(),
              orderId: randomUUID(),
              orderNumber: 'B-1',
              memberId: member,
              supplier: 'Papierhaus',
            },
            day: `${monthsFrom(month, -back)}-15`,
            postings: [
              {
                ...{
                  orderLineId: randomUUID(),
                  costCentreId: id,
                  articleNumber: 'P-1001',
                  text: 'Papier',
                  productGroup: 'Papier',
                },
                ...{ label: null, unit: 'XPK', quantity: '10', baseUnit: 'Blatt', baseQuantity: '5000' },
                ...{ net: '40.00', vatRate: 19, vat: '7.60', gross: '47.60' },
              },
            ],
          };
          await product.app.get(Outbox).publish(GOODS_RECEIVED, receipt);
        }
      });
      await eventually('the receipts to be posted', async () => {
        const posted = await owner.query<{ count: string }>('select count(*) from consumption.posting');
        return Number(posted.rows[0]?.count) === 12;
      });
    };
    const proposals = async (client: Client, round: Round) =>
      (
        await client.get<{
          items: { quantity: string; low: string; high: string; reasons: string[] }[];
          otherwise: string;
        }>(`/api/demand-rounds/${round.id}/sheet/proposals`)
      ).body;
    const plausibility = async (client: Client, round: Round, query = ''): Promise<Examined[]> =>
      (await client.get<{ items: Examined[] }>(`/api/demand-rounds/${round.id}/plausibility${query}`)).body.items;

    it('are empty and say why without consumption, and explain themselves with it; nothing is reported by itself', async () => {
      const round = await open();
      expect(await proposals(orderer, round)).toMatchObject({
        items: [],
        otherwise: expect.stringMatching(/^Kein Vorschlag: .* noch kein Verbrauch gebucht/) as string,
      });
      await consume();
      const { items, otherwise } = await proposals(orderer, round);
      expect(items).toMatchObject([{ ...CELL, quantity: '120', low: '120', high: '120' }]);
      expect(items[0]?.reasons[0]).toMatch(/60\.000 Blatt verbraucht; auf zwölf Monate sind das 120 Packung\.$/);
      expect(items[0]?.reasons).toContainEqual(expect.stringMatching(/^12 Monate ohne jede Buchung/));
      expect(otherwise).toMatch(/nicht gebucht/);
      expect(await linesOf(orderer, round)).toEqual([]);
      expect((await sheetOf(orderer, round)).fields).toEqual([]);
      expect((await proposals(await product.as('besteller.trebur@demo.example'), round)).items).toEqual([]);
    });

    it('stand out per head and against the former round; asked with one click, answered, accepted, and audited', async () => {
      const towns = MEMBERS.filter((member) => member !== 'kreis-gross-gerau');
      const line = (quantity: string) => ({ lines: [{ ...CELL, quantity }] });
      const before = await open({ ...PAPER_AND_TONER, title: 'Vorjahr' });
      await orderer.post(`/api/demand-rounds/${before.id}/lines`, line('100'));
      await officer.post(`/api/demand-rounds/${before.id}/close`);
      const round = await open({ ...PAPER_AND_TONER, title: 'Auffälliges' });
      for (const member of towns.filter((each) => each !== 'raunheim'))
        await officer.post(`/api/demand-rounds/${round.id}/lines`, { member, ...line('20') });
      await orderer.post(`/api/demand-rounds/${round.id}/lines`, line('1000'));

      const texts = await eventually('the member to see both findings', async () => {
        const [own] = await plausibility(orderer, round);
        const found = own?.findings.map(({ text }) => text) ?? [];
        return found.length === 2 && found[0]?.includes('10 Kommunen') && found;
      });
      expect(texts[0]).toMatch(/-mal der Median je 1\.000 Einwohner: .* Packung \(Vergleich von 10 Kommunen\)\.$/);
      expect(texts[1]).toBe(
        `10-mal die frühere Menge: 1.000 statt 100 Packung in der Bedarfsabfrage ${before.number}.`,
      );
      const all = await plausibility(officer, round);
      expect(all.find(({ member }) => member === 'raunheim')?.findings.map(({ text }) => text)).toEqual(texts);
      expect(await plausibility(await product.as('besteller.trebur@demo.example'), round)).toEqual([]);

      const ask = () =>
        officer.post<{ id: string }>(`/api/demand-rounds/${round.id}/questions`, {
          member: 'raunheim',
          articleNumber: 'P-1001',
        });
      const [first, second] = [await ask(), await ask()];
      expect([first.status, second.body.id]).toEqual([201, first.body.id]);
      const told = async (client: Client, part: string) => {
        const { body } = await client.get<{ items: { text: string }[] }>('/api/notifications');
        return body.items.filter(({ text }) => text.includes(part));
      };
      expect(await told(orderer, 'Rückfrage zur Bedarfsabfrage „Auffälliges“')).toHaveLength(1);

      const path = `/api/demand-rounds/${round.id}/questions/${first.body.id}`;
      expect((await officer.post<Problem>(`${path}/accept`)).body.detail).toMatch(/noch nicht beantwortet/);
      expect((await orderer.post(`${path}/answer`, { text: ' ' })).status).toBe(400);
      expect(
        (await (await product.as('besteller.trebur@demo.example')).post(`${path}/answer`, { text: 'x' })).status,
      ).toBe(404);
      expect((await orderer.post(`${path}/answer`, { text: 'Tippfehler, es sind 100.' })).status).toBe(204);
      expect((await colleague.post<Problem>(`${path}/answer`, { text: 'x' })).status).toBe(409);
      expect(await told(officer, 'Tippfehler, es sind 100.')).toHaveLength(1);
      expect((await orderer.post(`${path}/accept`)).status).toBe(403);
      expect((await officer.post(`${path}/accept`)).status).toBe(204);
      expect((await officer.post(`${path}/accept`)).status).toBe(204);
      const [examined] = await plausibility(orderer, round);
      expect(examined?.questions).toMatchObject([{ state: 'accepted', answer: 'Tippfehler, es sind 100.' }]);
      const { rows } = await owner.query<{ action: string }>(
        `select action from audit.entry where action like 'demand-question.%' order by action`,
      );
      expect(rows.map(({ action }) => action)).toEqual([
        'demand-question.accepted',
        'demand-question.answered',
        'demand-question.asked',
      ]);
    });
  });
});
