import { germanDate } from '@app/kernel';
import { daysAhead } from '../support/days';
import {
  type Bundle,
  type ImportAnswer,
  type Lines,
  MEMBERS,
  PAPER_AND_TONER,
  REPORT_UNTIL,
  type Round,
} from '../support/demand';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';

interface Problem {
  type: string;
  detail: string;
  errors?: { pointer: string; message: string }[];
}

describe('demand rounds over HTTP', () => {
  let product: Product;
  let officer: Client;
  let orderer: Client;
  let other: Client;
  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    orderer = await product.as('besteller.raunheim@demo.example');
    other = await product.as('besteller.trebur@demo.example');
  });
  afterAll(() => product.stop());

  const open = async (body: object = PAPER_AND_TONER): Promise<Round> => {
    const answer = await officer.post<Round>('/api/demand-rounds', body);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const paper = { costCentre: '0111001', articleNumber: 'P-1001', quantity: '3' };
  const report = (client: Client, round: Round, body: object, headers: Record<string, string> = {}) =>
    client.post<{ ids: string[] } & Problem>(`/api/demand-rounds/${round.id}/lines`, body, headers);
  const linesOf = async (client: Client, round: Round): Promise<Lines['items']> =>
    (await client.get<Lines>(`/api/demand-rounds/${round.id}/lines`)).body.items;

  describe('articles', () => {
    it('are found by every word, group and page', async () => {
      const found = await orderer.get<{ items: { articleNumber: string; unitName: string }[] }>(
        '/api/articles?q=recycling%20karton&group=Papier',
      );
      expect(found.body.items.length).toBeGreaterThan(0);
      expect(found.body.items.every(({ unitName }) => unitName === 'Karton')).toBe(true);
      const numbers: string[] = [];
      let cursor = '';
      do {
        const page = await orderer.get<{ items: { articleNumber: string }[]; nextCursor: string | null }>(
          `/api/articles?limit=50${cursor && `&cursor=${cursor}`}`,
        );
        numbers.push(...page.body.items.map(({ articleNumber }) => articleNumber));
        cursor = page.body.nextCursor ?? '';
      } while (cursor);
      expect(numbers).toHaveLength(134);
      expect(numbers).toEqual([...new Set(numbers)].sort());
    });

    it('are checked and taken over by the centre only', async () => {
      const header =
        'Artikelnummer;Bezeichnung;Warengruppe;CPV;Einheit;Gebindeinhalt;Basiseinheit;Hersteller;Herstellernummer;Umweltzeichen;MwSt;Referenzpreis netto';
      const file = `${header}\nS-1;Auftausalz;Winterdienst;34927100-2;TNE;1;Tonne;;;;19;89,50\nS-2;Splitt;Winterdienst;34927100-2;TNE;1;Tonne;;;;19;billig\n`;
      expect((await orderer.post('/api/articles/import?mode=check', file)).status).toBe(403);
      const checked = await officer.post<ImportAnswer>('/api/articles/import?mode=check', file);
      expect(checked.body).toMatchObject({
        accepted: 1,
        stored: 0,
        rejected: [{ record: 2, field: 'Referenzpreis netto', value: 'billig' }],
      });
      expect((await officer.get<{ items: unknown[] }>('/api/articles?q=Auftausalz')).body.items).toEqual([]);
      expect((await officer.post<ImportAnswer>('/api/articles/import?mode=apply', file)).body.stored).toBe(1);
      const again = await officer.post<ImportAnswer>('/api/articles/import?mode=apply', file);
      expect(again.body.stored).toBe(0);
      const missing = await officer.post<Problem>('/api/articles/import?mode=apply', 'Nummer;Name\n1;x\n');
      expect(missing.status).toBe(400);
      expect(missing.body.detail).toMatch(/„Artikelnummer“/);
    });
  });

  describe('opening', () => {
    it('asks all members unless some are named, and tells their orderers', async () => {
      const all = await open();
      expect(all.members.map(({ member }) => member).sort()).toEqual([...MEMBERS].sort());
      expect(all.number).toMatch(/^BA-\d{4}-\d{3}$/);
      const some = await open({ ...PAPER_AND_TONER, title: 'Nur Raunheim', members: ['raunheim'] });
      const told = await eventually('the notification of the orderer', async () => {
        const { body } = await orderer.get<{ items: { text: string; href: string }[] }>('/api/notifications');
        return body.items.find(({ href }) => href === `/bedarf/${some.id}`);
      });
      expect(told.text).toMatch(/Nur Raunheim/);
      expect(told.text).toContain(germanDate(REPORT_UNTIL));
      const { body } = await other.get<{ items: { href: string }[] }>('/api/notifications');
      expect(body.items.some(({ href }) => href === `/bedarf/${some.id}`)).toBe(false);
    });

    it('names every wrong field', async () => {
      const wrong = { title: ' ', productGroups: ['Papier', 'Gold'], reportUntil: '2017-01-01', members: ['atlantis'] };
      const answer = await officer.post<Problem>('/api/demand-rounds', wrong);
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual([
        '/title',
        '/reportUntil',
        '/productGroups/1',
        '/members/0',
      ]);
    });

    it.each(['2027-02-29', '31.12.2026', 20261231, daysAhead(735)])('refuses %j as last day', async (reportUntil) => {
      const { status, body } = await officer.post<Problem>('/api/demand-rounds', { ...PAPER_AND_TONER, reportUntil });
      expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/reportUntil']]);
    });

    it('takes a last day in nearly two years', async () => {
      const round = await open({ ...PAPER_AND_TONER, title: 'Langfristig', reportUntil: daysAhead(725) });
      expect(round.state).toBe('open');
    });

    it('lists rounds page by page, the newest first', async () => {
      for (const title of ['Seite A', 'Seite B', 'Seite C']) await open({ ...PAPER_AND_TONER, title });
      type Page = { items: { id: string; title: string }[]; nextCursor: string | null };
      const all = (await officer.get<Page>('/api/demand-rounds?limit=500')).body;
      expect(all.items.slice(0, 3).map(({ title }) => title)).toEqual(['Seite C', 'Seite B', 'Seite A']);
      expect(all.nextCursor).toBeNull();
      const ids: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const url: string = `/api/demand-rounds?limit=2${cursor && `&cursor=${cursor}`}`;
        const page: Page = (await officer.get<Page>(url)).body;
        expect(page.items.length).toBeLessThanOrEqual(2);
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(ids).toEqual(all.items.map(({ id }) => id));
      expect((await officer.get('/api/demand-rounds?limit=501')).status).toBe(400);
      expect((await officer.get('/api/demand-rounds?cursor=unsinn')).status).toBe(400);
    });

    it('is the business of the centre', async () => {
      for (const person of [orderer, await product.as('revision@demo.example'), await product.as('admin@demo.example')])
        expect((await person.post('/api/demand-rounds', PAPER_AND_TONER)).status).toBe(403);
    });

    it('happens once for one idempotency key, also at the same moment', async () => {
      const key = { 'idempotency-key': 'open-once' };
      const body = { ...PAPER_AND_TONER, title: 'Einmal' };
      const answers = await Promise.all([1, 2, 3].map(() => officer.post<Round>('/api/demand-rounds', body, key)));
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      const { body: list } = await officer.get<{ items: { title: string }[] }>('/api/demand-rounds');
      expect(list.items.filter(({ title }) => title === 'Einmal')).toHaveLength(1);
    });

    it('gives rounds opened at the same moment different numbers', async () => {
      const rounds = await Promise.all(
        [1, 2, 3, 4].map((n) => open({ ...PAPER_AND_TONER, title: `Gleichzeitig ${n}` })),
      );
      expect(new Set(rounds.map(({ number }) => number)).size).toBe(4);
    });
  });

  describe('reporting', () => {
    it('keeps lines per cost centre and article with their content, and lets the member change and remove them', async () => {
      const round = await open();
      const created = await report(orderer, round, {
        lines: [paper, { ...paper, costCentre: '0111003', quantity: '7' }],
      });
      expect(created.status).toBe(201);
      const [first] = await linesOf(orderer, round);
      expect(first).toMatchObject({ member: 'raunheim', costCentre: '0111001', quantity: '3', baseQuantity: '1500' });
      const url = `/api/demand-rounds/${round.id}/lines/${first?.id ?? ''}`;
      const changed = await orderer.send('PUT', url, { ...paper, quantity: '5' }, { 'if-match': '"1"' });
      expect(changed.status).toBe(204);
      const late = await orderer.send<Problem>('PUT', url, { ...paper, quantity: '9' }, { 'if-match': '"1"' });
      expect(late.status).toBe(412);
      expect(late.body.detail).toMatch(/hat diese Bedarfsmeldung inzwischen geändert/);
      expect((await linesOf(orderer, round))[0]?.quantity).toBe('5');
      expect((await orderer.delete(url)).status).toBe(204);
      expect(await linesOf(orderer, round)).toHaveLength(1);
    });

    it('points at every wrong field and stores nothing', async () => {
      const round = await open();
      const lines = [
        paper,
        { costCentre: '9999999', articleNumber: 'P-9999', quantity: '1.5' },
        { ...paper, quantity: '0.5' },
      ];
      const answer = await report(orderer, round, { lines });
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual([
        '/lines/1/articleNumber',
        '/lines/1/costCentre',
        '/lines/2/quantity',
      ]);
      expect(await linesOf(orderer, round)).toEqual([]);
    });

    it('is possible for the own member only, and each member sees its own lines only', async () => {
      const round = await open();
      await report(orderer, round, { lines: [paper] });
      await report(officer, round, { member: 'trebur', lines: [paper] });
      expect((await report(orderer, round, { member: 'trebur', lines: [paper] })).status).toBe(404);
      const [treburs] = await linesOf(other, round);
      expect(treburs?.member).toBe('trebur');
      expect((await linesOf(orderer, round)).map(({ member }) => member)).toEqual(['raunheim']);
      expect((await linesOf(officer, round)).map(({ member }) => member).sort()).toEqual(['raunheim', 'trebur']);
      expect((await orderer.get(`/api/demand-rounds/${round.id}/lines?member=trebur`)).status).toBe(404);
      const foreign = `/api/demand-rounds/${round.id}/lines/${treburs?.id ?? ''}`;
      expect((await orderer.delete(foreign)).status).toBe(404);
      const seen = await orderer.get<Round>(`/api/demand-rounds/${round.id}`);
      expect(seen.body.members.map(({ member }) => member)).toEqual(['raunheim']);
      const controller = await product.as('controlling.raunheim@demo.example');
      expect((await report(controller, round, { lines: [paper] })).status).toBe(403);
    });

    it('is closed to members that were not asked and to other centres', async () => {
      const round = await open({ ...PAPER_AND_TONER, members: ['trebur'] });
      expect((await orderer.get(`/api/demand-rounds/${round.id}`)).status).toBe(404);
      expect((await report(orderer, round, { lines: [paper] })).status).toBe(404);
      expect((await report(officer, round, { member: 'raunheim', lines: [paper] })).status).toBe(400);
      const wetterau = await product.as('leitung@wetterau.example');
      expect((await wetterau.get(`/api/demand-rounds/${round.id}`)).status).toBe(404);
      expect((await wetterau.get<{ items: unknown[] }>('/api/demand-rounds')).body.items).toEqual([]);
      expect((await wetterau.get<{ items: unknown[] }>('/api/articles')).body.items).toEqual([]);
      expect((await wetterau.post(`/api/demand-rounds/${round.id}/close`)).status).toBe(404);
    });

    it('adds up repeated files unless they replace, and counts a repeated request once', async () => {
      const round = await open();
      const url = `/api/demand-rounds/${round.id}/lines/import?mode=good-lines`;
      const file =
        'Kostenstelle;Artikelnummer;Menge;Einheit;Bemerkung\n0111001;P-1001;2;XPK;\n0111003;P-1001;4;Packung;\n';
      const key = { 'idempotency-key': 'file-1' };
      const twice = await Promise.all([
        orderer.post<ImportAnswer>(url, file, key),
        orderer.post<ImportAnswer>(url, file, key),
      ]);
      expect(twice.map(({ body }) => body.stored)).toEqual([2, 2]);
      expect(await linesOf(orderer, round)).toHaveLength(2);
      await orderer.post(url, file);
      expect(await linesOf(orderer, round)).toHaveLength(4);
      await orderer.post(`${url}&replace=true`, file);
      expect(await linesOf(orderer, round)).toHaveLength(2);
    });

    it('refuses files that are none', async () => {
      const round = await open();
      const url = `/api/demand-rounds/${round.id}/lines/import?mode=check`;
      expect((await orderer.post<Problem>(url)).body.detail).toMatch(/Datei fehlt/);
      expect((await orderer.post<Problem>(url, 'Stelle;Menge\n1;2\n')).body.detail).toMatch(/fehlen die Spalten/);
      const workbook = await orderer.post<Problem>(url, new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2]));
      expect(workbook.body.detail).toMatch(/Excel-Arbeitsmappe/);
    });

    it('can be answered without any demand', async () => {
      const round = await open();
      expect((await orderer.post(`/api/demand-rounds/${round.id}/answer`, {})).status).toBe(204);
      const { body } = await orderer.get<Round>(`/api/demand-rounds/${round.id}`);
      expect(body.members).toMatchObject([{ member: 'raunheim', answered: true, lines: 0 }]);
    });

    it('offers a template that the import reads', async () => {
      const answer = await orderer.get<string>('/api/demand-rounds/lines/template');
      expect(answer.headers.get('content-disposition')).toMatch(/filename\*=UTF-8''/);
      expect(answer.body.replace('\uFEFF', '').trim()).toBe('Kostenstelle;Artikelnummer;Menge;Einheit;Bemerkung');
    });
  });

  describe('closing and bundling', () => {
    it('needs a closed round with demand', async () => {
      const round = await open();
      const early = await officer.post<Problem>(`/api/demand-rounds/${round.id}/bundle`);
      expect(early.status).toBe(409);
      expect(early.body.detail).toMatch(/noch offen/);
      expect((await orderer.post(`/api/demand-rounds/${round.id}/close`)).status).toBe(403);
      await officer.post(`/api/demand-rounds/${round.id}/close`);
      const empty = await officer.post<Problem>(`/api/demand-rounds/${round.id}/bundle`);
      expect(empty.body.detail).toMatch(/kein Bedarf/);
    });

    it('lets one of two people close it; afterwards nobody reports', async () => {
      const round = await open();
      await report(orderer, round, { lines: [paper] });
      const head = await product.as('leitung@demo.example');
      const answers = await Promise.all(
        [officer, head].map((person) => person.post<Problem>(`/api/demand-rounds/${round.id}/close`)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.detail).toMatch(/wurde schon .* geschlossen/);
      for (const client of [orderer, officer]) {
        const refused = await report(client, round, { member: 'raunheim', lines: [paper], reason: 'vergessen' });
        expect(refused.status).toBe(409);
      }
    });

    it('bundles once, also when two people press at the same moment', async () => {
      const round = await open();
      await report(orderer, round, {
        lines: [paper, { costCentre: '0111001', articleNumber: 'T-1021', quantity: '2' }],
      });
      await officer.post(`/api/demand-rounds/${round.id}/close`);
      const head = await product.as('leitung@demo.example');
      const answers = await Promise.all(
        [officer, head, officer].map((person) =>
          person.post<{ id: string }>(`/api/demand-rounds/${round.id}/bundle`, { termYears: 4 }),
        ),
      );
      const ids = new Set(answers.map(({ body }) => body.id));
      expect(ids.size).toBe(1);
      const [id = ''] = ids;
      const { body } = await officer.get<Bundle>(`/api/bundles/${id}`);
      expect(body.lots.map(({ name }) => name)).toEqual(['Papier', 'Tinte und Toner']);
      expect(body.termYears).toBe(4);
      expect(body.assessment.estimatedValue).toBe(body.termValue);
      expect((await orderer.get(`/api/bundles/${id}`)).status).toBe(403);
      const wetterau = await product.as('leitung@wetterau.example');
      expect((await wetterau.get(`/api/bundles/${id}`)).status).toBe(404);
      expect((await officer.get<Round>(`/api/demand-rounds/${round.id}`)).body).toMatchObject({
        state: 'bundled',
        bundleId: id,
      });
    });
  });

  it('shows tasks, dates and finds to whom they belong', async () => {
    const round = await open({ ...PAPER_AND_TONER, title: 'Kopierpapier für alle' });
    const today = async (client: Client) =>
      (await client.get<{ tasks: { href: string; title: string }[]; dates: { href: string }[] }>('/api/today')).body;
    const href = `/bedarf/${round.id}`;
    const before = await today(orderer);
    expect(before.tasks.find((task) => task.href === href)?.title).toBe(
      `Bedarf melden bis ${germanDate(REPORT_UNTIL)}`,
    );
    expect(before.dates.some((date) => date.href === href)).toBe(true);
    await report(orderer, round, { lines: [paper] });
    expect((await today(orderer)).tasks.some((task) => task.href === href)).toBe(false);
    await officer.post(`/api/demand-rounds/${round.id}/close`);
    expect((await today(officer)).tasks.find((task) => task.href === href)?.title).toBe('Bedarf bündeln');
    const found = await orderer.get<{ items: { type: string; label: string }[] }>('/api/search?q=kopierpapier');
    expect(new Set(found.body.items.map(({ type }) => type))).toEqual(new Set(['Bedarfsabfrage', 'Artikel']));
  });

  // Moves the clock of the whole centre: last.
  it('takes late reports from the centre with a reason only', async () => {
    const year = new Date().getFullYear();
    const round = await open({ ...PAPER_AND_TONER, reportUntil: `${year + 1}-01-31` });
    await officer.post('/api/demo/clock', { today: `${year + 1}-02-01` });
    const late = await report(orderer, round, { lines: [paper], reason: 'vergessen' });
    expect(late.status).toBe(409);
    expect(late.body.detail).toBe(
      `Die Meldefrist ist am 31.01.${year + 1} abgelaufen. Bitte wenden Sie sich an das Vergabezentrum.`,
    );
    expect((await report(officer, round, { member: 'raunheim', lines: [paper] })).body.detail).toMatch(
      /braucht eine Begründung/,
    );
    const reason = 'Nachmeldung der Schule';
    expect((await report(officer, round, { member: 'raunheim', lines: [paper], reason })).status).toBe(201);
    expect(await linesOf(orderer, round)).toMatchObject([{ lateReason: reason }]);
  });
});
