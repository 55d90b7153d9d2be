import { createHash } from 'node:crypto';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { addDays } from '@app/kernel';
import { createLog, DEMO_CENTRES } from '@app/platform';
import pg from 'pg';
import { procedure, ProcurementDesk, type Refusal, sheet } from '../support/procurement';
import { type Client, type Product, startProduct } from '../support/product';
import { disguises, holdsAny, readDatabase, readEverything, readFolder } from '../support/vault';

interface Receipt {
  readonly number: number;
  readonly receivedAt: string;
  readonly late: boolean;
  readonly sha256: string;
  readonly state: string;
  readonly replacedBy: number | null;
  readonly opened: {
    bidder: string;
    entered: boolean;
    total: string | null;
    fileName: string | null;
    sha256: string;
    remarks: string | null;
    findings: string[];
  } | null;
}
interface Vault {
  readonly opened: boolean;
  readonly items: readonly Receipt[];
}

// Words that stand nowhere else: the company, its prices, the name of its file, what it says, and the file itself.
const COMPANY = 'Quaderwerk Verschwiegen';
const FILE_NAME = 'angebot-zwickelmarke.csv';
const REMARK = 'Skonto Plauderverbot drei Prozent';
const PRICE = '31337,4242';
const SECRETS = [COMPANY, FILE_NAME, REMARK, PRICE, '31337.4242', '37607404.54'].flatMap(disguises);
const WORDS = ['Quaderwerk', 'zwickelmarke', 'Plauderverbot', '31337'];
const SHEET = sheet(`P-A4;XPK;1;${PRICE}`, 'P-A3;XPK;1;31');
const ROLES = [
  'sachbearbeitung@demo.example',
  'leitung@demo.example',
  'admin@demo.example',
  'revision@demo.example',
  ...['besteller', 'freigabe', 'fachamt', 'controlling'].map((role) => `${role}.raunheim@demo.example`),
  'leitung@wetterau.example',
];

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const newBidder = (name: string) => ({
  name,
  street: 'Hafenstraße 1',
  postcode: '64560',
  city: 'Riedstadt',
  email: 'angebot@bieter.example',
});

describe('sealed bids', () => {
  let desk: ProcurementDesk;
  let product: Product;
  let officer: Client;
  let head: Client;
  let owner: pg.Client;
  let app: pg.Client;
  const logged: string[] = [];

  const seal = (id: string, body: object, who = officer) =>
    who.post<Receipt & Refusal>(`/api/procedures/${id}/sealed-bids`, { channel: 'portal', ...body });
  const vaultOf = async (id: string, who = officer): Promise<Vault> =>
    (await who.get<Vault>(`/api/procedures/${id}/sealed-bids`)).body;
  const running = async (): Promise<{ id: string; lotId: string }> => {
    const id = await desk.published(procedure(), 'us-open');
    return { id, lotId: (await desk.read(id)).lots[0]?.id ?? '' };
  };
  const secretBid = (lotId: string) => ({
    bidder: newBidder(COMPANY),
    lotId,
    remarks: REMARK,
    file: { name: FILE_NAME, contentType: 'text/csv', content: base64(SHEET), priceSheet: true },
  });
  /** As the application's role, as somebody of the centre who may do everything there; rolled back. */
  const asApplication = async <T>(work: () => Promise<T>, centre: string = DEMO_CENTRES['gross-gerau']): Promise<T> => {
    await app.query('begin');
    try {
      const { rows } = await owner.query<{ id: string }>(
        `select id from identity.person where email = 'sachbearbeitung@demo.example'`,
      );
      await app.query(
        `select set_config('app.centre_id', $1, true), set_config('app.reach', 'centre', true), set_config('app.person_id', $2, true)`,
        [centre, rows[0]?.id],
      );
      return await work();
    } finally {
      await app.query('rollback');
    }
  };
  const refusedBy = async (sql: string, values: unknown[] = []): Promise<string | undefined> => {
    await app.query('savepoint attempt');
    try {
      await app.query(sql, values);
      return undefined;
    } catch (error) {
      await app.query('rollback to savepoint attempt');
      return (error as { code?: string }).code;
    }
  };

  beforeAll(async () => {
    const log = createLog('trace', { write: (line: string) => void logged.push(line) });
    desk = await ProcurementDesk.open(startProduct({ LOG_LEVEL: 'trace' }, { http: true, jobs: true }, log));
    ({ product, officer, head } = desk);
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    app = new pg.Client({ connectionString: product.testDatabase.appUrl });
    await owner.connect();
    await app.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await app?.end();
    await product?.stop();
  });

  it('are readable by nobody and nowhere before the opening, and completely afterwards', async () => {
    const { id, lotId } = await running();
    const sent = await seal(id, secretBid(lotId));
    expect(sent.status).toBe(201);
    expect(Object.keys(sent.body).sort()).toEqual(
      ['channel', 'channelName', 'late', 'number', 'opened', 'receivedAt', 'replacedBy', 'sha256', 'state'].sort(),
    );
    expect(sent.body).toMatchObject({ number: 1, late: false, state: 'sealed', opened: null });
    // What else the product makes of a procedure meanwhile: documents, events, notices of the start page.
    await officer.post('/api/documents', { template: 'procurement-record', subject: { type: 'procedure', id } });
    await new Promise((resolve) => setTimeout(resolve, 2_000));

    const { rows } = await owner.query<{ id: string }>(
      'select id::text from procedures.sealed_bid where procedure_id = $1',
      [id],
    );
    const ids = [id, lotId, ...rows.map((row) => row.id), 'raunheim'];
    for (const [index, email] of ROLES.entries()) {
      const [known, words] = index === 0 ? [ids, WORDS] : [[id], WORDS.slice(0, 1)];
      const report = await readEverything(product, await product.as(email), known, words, SECRETS);
      expect({ email, found: report.found }).toEqual({ email, found: [] });
      expect(report.asked).toBeGreaterThan(60);
    }
    const file = await officer.get<Refusal>(`/api/procedures/${id}/sealed-bids/1/file`);
    expect([file.status, file.body.detail]).toEqual([409, expect.stringContaining('verschlossen')]);

    const seen = await asApplication(() => readDatabase(app, SECRETS));
    expect(seen.found).toEqual([]);
    expect(seen.refused).toEqual(['platform.training_centre', 'procedures.bid_key', 'public.schema_migration']);
    expect(seen.rows).toBeGreaterThan(500);
    await owner.query('begin');
    expect((await readDatabase(owner, SECRETS)).found).toEqual([]);
    await owner.query('rollback');
    const folder = await readFolder(product.dataDir, SECRETS);
    expect(folder.found).toEqual([]);
    expect(folder.files).toBeGreaterThan(0);
    expect(logged.length).toBeGreaterThan(100);
    expect(logged.filter((line) => holdsAny(Buffer.from(line), SECRETS))).toEqual([]);

    await desk.opened(id);
    const opened = (await vaultOf(id)).items[0];
    expect(opened).toMatchObject({
      state: 'opened',
      opened: { bidder: COMPANY, entered: true, fileName: FILE_NAME, remarks: REMARK, findings: [] },
    });
    expect(opened?.opened?.sha256).toBe(createHash('sha256').update(SHEET).digest('hex'));
    expect((await officer.get<string>(`/api/procedures/${id}/sealed-bids/1/file`)).body).toBe(SHEET);
    expect((await desk.read(id)).lots[0]?.bids).toEqual([
      expect.objectContaining({ bidder: COMPANY, total: opened?.opened?.total, missing: [] }),
    ]);
    // The same search finds it now: it was not blind.
    const auditor = await product.as('revision@demo.example');
    expect((await readEverything(product, auditor, [id], WORDS.slice(0, 1), SECRETS)).found.length).toBeGreaterThan(2);
    expect((await asApplication(() => readDatabase(app, SECRETS))).found).toContain('procedures.opened_bid');
    const { body: record } = await officer.get<{ entries: { text: string }[] }>(`/api/procedures/${id}/record`);
    expect(record.entries.map(({ text }) => text).join('\n')).toContain(`Eingang 1: ${COMPANY}, Los 1`);
  }, 240_000);

  it('cannot be had by SQL as the application role: no key, no earlier deadline, no planted person or clock', async () => {
    const { id, lotId } = await running();
    await seal(id, secretBid(lotId));
    const release = 'select procedures.release_bid_key($1, 1)';
    await asApplication(async () => {
      expect(await refusedBy('select * from procedures.bid_key')).toBe('42501');
      expect(await refusedBy(release, [id])).toBe('42501');
      expect(await refusedBy(`select procedures.attest_bid_opening($1, 1, 't', 'p')`, [id])).toBe('42501');
      for (const table of [
        'bid_opening',
        'sole_opening',
        'sealed_bid',
        'sealed_bid_withdrawal',
        'bid_vault',
        'bid_key',
      ]) {
        expect(await refusedBy(`insert into procedures.${table} (procedure_id) values ($1)`, [id])).toMatch(
          /42501|42703/,
        );
        expect(await refusedBy(`update procedures.${table} set centre_id = centre_id`)).toBe('42501');
        expect(await refusedBy(`delete from procedures.${table}`)).toBe('42501');
      }
      expect(await refusedBy('alter table procedures.procedure disable trigger keep_opening_time')).toBe('42501');
      expect(await refusedBy('drop function procedures.vault_clock() cascade')).toBe('42501');

      // The deadline brought forward helps neither the key nor an attestation.
      await app.query(`update procedures.procedure set tender_deadline = now() - interval '9 days' where id = $1`, [
        id,
      ]);
      expect(await refusedBy(`select procedures.attest_bid_opening($1, 1, 't', 'p')`, [id])).toBe('42501');
      expect(await refusedBy(release, [id])).toBe('42501');
      await app.query(`update procedures.procedure set tender_deadline = null where id = $1`, [id]);
      expect(await refusedBy(release, [id])).toBe('42501');
    });
    // After the deadline one session or token stands for one person, also in the database.
    await asApplication(async () => {
      await app.query(
        `insert into platform.demo_clock (offset_seconds) values (90000000)
         on conflict (centre_id) do update set offset_seconds = platform.demo_clock.offset_seconds + 90000000`,
      );
      const people = await owner.query<{ id: string }>(
        `select id from identity.person where centre_id = $1 order by id limit 2`,
        [DEMO_CENTRES['gross-gerau']],
      );
      const act = (n: number) => app.query(`select set_config('app.person_id', $1, true)`, [people.rows[n]?.id]);
      await act(0);
      await app.query(`select procedures.attest_bid_opening($1, 1, 'one session', 'planted')`, [id]);
      expect(await refusedBy(release, [id])).toBe('42501');
      await act(1);
      expect(await refusedBy(`select procedures.attest_bid_opening($1, 1, 'one session', 'planted')`, [id])).toBe(
        '23505',
      );
      await app.query(`select procedures.attest_bid_opening($1, 1, 'another session', 'planted')`, [id]);
      // Two planted people get the key as it lies there: wrapped under what no database holds.
      const { rows } = await app.query<{ release_bid_key: string }>(release, [id]);
      expect(Buffer.from(rows[0]?.release_bid_key ?? '', 'base64url').length).toBe(12 + 16 + 43);
    });
    // A real centre has no demo clock, whatever is written there.
    const drift = await asApplication(async () => {
      await app.query('insert into platform.demo_clock (offset_seconds) values (90000000)');
      const { rows } = await app.query<{ s: number }>(
        'select extract(epoch from procedures.vault_clock() - clock_timestamp())::float as s',
      );
      return rows[0]?.s ?? NaN;
    }, '01900000-0000-7000-8000-00000000abcd');
    expect(Math.abs(drift)).toBeLessThan(1);
  });

  it('are not opened by planted people either: what the server did not attest itself counts nothing', async () => {
    const { id, lotId } = await running();
    await seal(id, secretBid(lotId));
    const { tenderDeadline } = await desk.read(id);
    await desk.clockTo(addDays(tenderDeadline?.slice(0, 10) ?? '', 1));
    const person = await owner.query<{ id: string }>(
      `select id from identity.person where email = 'admin@demo.example'`,
    );
    await app.query('begin');
    await app.query(
      `select set_config('app.centre_id', $1, true), set_config('app.reach', 'centre', true), set_config('app.person_id', $2, true)`,
      [DEMO_CENTRES['gross-gerau'], person.rows[0]?.id],
    );
    await app.query(`select procedures.attest_bid_opening($1, 1, 'planted', 'planted')`, [id]);
    await app.query(
      `insert into procedures.opening_attestation (procedure_id, person_id, person_name, attested_at)
       values ($1, app.person_id(), 'Erfunden', now())`,
      [id],
    );
    await app.query('commit');
    // One real person and one invented one: the procedure counts two, the vault one.
    expect((await desk.step(officer, id, 'opening')).status).toBe(200);
    expect((await vaultOf(id)).items[0]).toMatchObject({ state: 'sealed', opened: null });
    const second = await head.post<Vault>(`/api/procedures/${id}/sealed-bids/unsealing`);
    expect([second.status, second.body.items[0]?.state]).toEqual([200, 'opened']);
  });

  it('want two people in two sessions', async () => {
    const { id, lotId } = await running();
    await seal(id, secretBid(lotId));
    expect((await desk.step(officer, id, 'opening')).status).toBe(409);
    const { tenderDeadline } = await desk.read(id);
    await desk.clockTo(addDays(tenderDeadline?.slice(0, 10) ?? '', 1));
    expect((await desk.step(officer, id, 'opening')).status).toBe(200);
    expect((await vaultOf(id)).items[0]?.state).toBe('sealed');
    const again = await product.as('sachbearbeitung@demo.example');
    for (const same of [officer, again]) {
      expect((await desk.step(same, id, 'opening')).status).toBe(409);
      expect((await same.post(`/api/procedures/${id}/sealed-bids/unsealing`)).status).toBe(409);
    }
    expect((await vaultOf(id)).items[0]?.state).toBe('sealed');
    expect((await desk.step(head, id, 'opening')).status).toBe(200);
    expect((await vaultOf(id)).items[0]?.state).toBe('opened');
    const auditor = await product.as('revision@demo.example');
    expect((await auditor.get<string>(`/api/procedures/${id}/sealed-bids/1/file`)).body).toBe(SHEET);
  });

  it('are replaced and withdrawn by their receipt before the deadline, by the same company, and by nobody afterwards', async () => {
    const { id, lotId } = await running();
    const typed = {
      bidder: newBidder('Papier Nord'),
      lotId,
      positions: [{ articleNumber: 'P-A4', tiers: [{ fromQuantity: '1', unitPrice: '4.10' }] }],
    };
    const first = await seal(id, typed);
    expect([first.status, first.body.number]).toEqual([201, 1]);
    expect((await seal(id, typed)).body.number).toBe(1);
    const other = await seal(id, { ...secretBid(lotId), replaces: 1 });
    expect([other.status, other.body.errors[0]?.pointer]).toEqual([400, '/replaces']);
    const better = {
      ...typed,
      bidder: newBidder(' papier  NORD'),
      positions: [{ articleNumber: 'P-A4', tiers: [{ fromQuantity: '1', unitPrice: '3.90' }] }],
      replaces: 1,
    };
    expect((await seal(id, better)).body.number).toBe(2);
    await seal(id, secretBid(lotId));
    expect(
      (await officer.post<Vault>(`/api/procedures/${id}/sealed-bids/3/withdrawal`)).body.items.map(
        ({ state }) => state,
      ),
    ).toEqual(['replaced', 'sealed', 'withdrawn']);
    expect((await officer.post(`/api/procedures/${id}/sealed-bids/3/withdrawal`)).status).toBe(409);
    await desk.opened(id);
    const { items } = await vaultOf(id);
    expect(items.map(({ state }) => state)).toEqual(['replaced', 'opened', 'withdrawn']);
    expect(items[1]?.opened).toMatchObject({ entered: true, findings: ['Ohne Preis für die geforderte Menge: P-A3.'] });
    expect((await officer.post(`/api/procedures/${id}/sealed-bids/2/withdrawal`)).status).toBe(409);
    expect((await desk.read(id)).lots[0]?.bids.map(({ bidder }) => bidder)).toEqual(['papier  NORD']);
  });

  it('lose nothing: bad price sheets, strange files, late bids, envelopes that were damaged', async () => {
    const { id, lotId } = await running();
    const file = (content: string | Buffer, more: object = {}) => ({
      file: { name: 'blatt.csv', content: Buffer.from(content).toString('base64'), priceSheet: true, ...more },
    });
    const from = (name: string) => ({ bidder: newBidder(name), lotId });
    await seal(id, { ...from('A'), ...file(sheet('P-A4;XPK;1;4,10', 'P-A3;XPK;1;teuer')) });
    await seal(id, { ...from('B'), ...file(Buffer.from([0, 255, 0, 34, 10, 0xd8, 0])) });
    await seal(id, { ...from('C'), ...file('%PDF-1.7', { name: '../../angebot\u0007.pdf', priceSheet: false }) });
    await seal(id, { ...from('D'), ...file(sheet('P-A4;XPK;1;99999999999', 'P-A3;XPK;1;1')) });
    const damaged = await seal(id, { ...from('E'), ...file(SHEET) });
    const { sha256 } = damaged.body;
    const envelope = path.join(product.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.bin`);
    await rename(envelope, `${envelope}.away`);
    const { tenderDeadline } = await desk.read(id);
    await desk.clockTo(addDays(tenderDeadline?.slice(0, 10) ?? '', 1));
    const late = await seal(id, { ...from('F'), ...file(SHEET) });
    expect(late.body).toMatchObject({ number: 6, late: true, state: 'sealed' });
    await desk.step(officer, id, 'opening');
    expect((await desk.step(head, id, 'opening')).status).toBe(200);
    const { items } = await vaultOf(id);
    expect(items.map(({ state, opened }) => [state, opened?.entered ?? null])).toEqual([
      ['opened', false],
      ['opened', false],
      ['opened', false],
      ['opened', false],
      ['unreadable', null],
      ['opened', true],
    ]);
    expect(items[0]?.opened?.findings[1]).toContain('Zeile 3');
    expect(items[1]?.opened?.findings).not.toEqual([]);
    expect(items[2]?.opened).toMatchObject({ fileName: 'angebot.pdf', findings: [] });
    expect(items[3]?.opened?.findings.join(' ')).toContain('werden nicht angenommen');
    expect(items[5]?.opened?.findings[0]).toMatch(/^Verspätet eingegangen am/);
    await rename(`${envelope}.away`, envelope);
    const mended = await officer.post<Vault>(`/api/procedures/${id}/sealed-bids/unsealing`);
    expect(mended.body.items[4]).toMatchObject({ state: 'opened', opened: { entered: true } });
    // After the opening a bid is late and read at once.
    const after = await seal(id, { ...from('G'), ...file(SHEET) });
    expect(after.body).toMatchObject({ late: true, state: 'opened' });
  });

  it('may be opened by one person where every bid came electronically and somebody chose so (§ 55 Abs. 2 S. 3 VgV)', async () => {
    const id = await desk.published(procedure('400000.00'), 'open');
    const lotId = (await desk.read(id)).lots[0]?.id ?? '';
    const choose = (of: string, reason = 'Alle Angebote kommen über das Portal.') =>
      officer.post<Vault & Refusal>(`/api/procedures/${of}/sealed-bids/sole-opening`, { reason });
    expect((await choose(id)).status).toBe(409);
    await seal(id, secretBid(lotId));
    expect((await choose(id, 'kurz')).status).toBe(400);
    expect((await choose(id)).status).toBe(200);
    expect((await choose(id)).status).toBe(409);
    expect((await desk.step(officer, id, 'opening')).status).toBe(409);
    const national = await running();
    await seal(national.id, secretBid(national.lotId));
    expect((await choose(national.id)).body.conditions[0]?.sentence).toContain('nur für EU-weite Verfahren');

    const byPost = await desk.published(procedure('400000.00'), 'open');
    await seal(byPost, secretBid((await desk.read(byPost)).lots[0]?.id ?? ''));
    expect((await choose(byPost)).status).toBe(200);
    await seal(byPost, {
      ...secretBid(''),
      lotId: undefined,
      file: { name: 'brief.pdf', content: 'YQ==' },
      channel: 'post',
    });

    const { tenderDeadline } = await desk.read(id);
    await desk.clockTo(addDays(tenderDeadline?.slice(0, 10) ?? '', 1));
    expect((await desk.step(officer, id, 'opening')).body).toMatchObject({
      phase: 'opening',
      opening: { complete: true },
    });
    expect((await vaultOf(id)).items[0]?.state).toBe('opened');
    const [other] = await desk.addBidders(id, 'Nicht im Tresor');
    expect((await desk.importSheet(id, lotId, other ?? '', SHEET)).status).toBe(409);
    // A letter brings the second person back.
    expect((await desk.step(officer, byPost, 'opening')).body.opening.complete).toBe(false);
    expect((await vaultOf(byPost)).items[0]?.state).toBe('sealed');
    expect((await desk.step(head, byPost, 'opening')).body.opening.complete).toBe(true);
  });

  it('say what is wrong at the field and take nothing before the publication', async () => {
    const { id, lotId } = await running();
    const wrong = async (body: object) => {
      const answer = await seal(id, body);
      return [answer.status, answer.body.errors?.map(({ pointer }) => pointer)];
    };
    expect(await wrong({ lotId })).toEqual([400, ['/bidderId']]);
    expect(await wrong({ bidder: newBidder('A'), lotId })).toEqual([400, ['/file']]);
    expect(await wrong({ bidder: newBidder('A'), total: '12.00' })).toEqual([400, ['/lotId']]);
    expect(await wrong({ bidder: newBidder('A'), lotId: id, file: { name: 'a', content: 'YQ==' } })).toEqual([
      400,
      ['/lotId'],
    ]);
    expect(await wrong({ bidder: newBidder('A'), lotId, file: { name: 'a', content: '§§§' } })).toEqual([
      400,
      ['/file/content'],
    ]);
    expect(await wrong({ bidder: newBidder('A\u0000'), lotId, file: { name: 'a', content: 'YQ==' } })).toEqual([
      400,
      [''],
    ]);
    expect(await wrong({ bidderId: id, lotId, file: { name: 'a', content: 'YQ==' } })).toEqual([400, ['/bidderId']]);
    // A slip of the keyboard or worse: it would stand in the way of the opening.
    const much = [{ fromQuantity: '1', unitPrice: '999999999.99' }];
    const prices = ['P-A4', 'P-A3'].map((articleNumber) => ({ articleNumber, tiers: much }));
    expect(await wrong({ bidder: newBidder('A'), lotId, positions: prices })).toEqual([400, ['/positions']]);
    for (const name of ['..', 'ordner/', `${'a'.repeat(199)}\u00e4\u0308`, '\u202e'])
      expect(await wrong({ bidder: newBidder('A'), lotId, file: { name, content: 'YQ==' } })).toEqual([
        400,
        ['/file/name'],
      ]);
    const planned = await desk.create();
    expect((await seal(planned, { bidder: newBidder('A'), file: { name: 'a', content: 'YQ==' } })).status).toBe(409);
    const auditor = await product.as('revision@demo.example');
    expect((await seal(id, secretBid(lotId), auditor)).status).toBe(403);
    const wetterau = await product.as('leitung@wetterau.example');
    expect((await seal(id, secretBid(lotId), wetterau)).status).toBe(404);
  });
});
