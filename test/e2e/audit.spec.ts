import { execFileSync } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { type Client, type Product, startProduct } from '../support/product';

describe('the audit trail', () => {
  let product: Product;
  let owner: pg.Client;
  let auditor: Client;
  beforeAll(async () => {
    product = await startProduct();
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    for (const email of [
      'leitung@demo.example',
      'admin@demo.example',
      'revision@demo.example',
      'sachbearbeitung@demo.example',
    ])
      await product.as(email);
    auditor = await product.as('revision@demo.example');
  });
  afterAll(async () => {
    await owner.end();
    await product.stop();
  });

  const verify = (): { code: number; output: string } => {
    const cli = path.resolve(__dirname, '../../dist/apps/cli/src/main.js');
    const env = { ...process.env, DATABASE_URL: product.testDatabase.ownerUrl, LOG_LEVEL: 'error' };
    try {
      return { code: 0, output: execFileSync(process.execPath, [cli, 'audit:verify'], { env }).toString() };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: Buffer };
      return { code: status, output: stdout.toString() };
    }
  };
  /** Changes history the way only the database's owner can, looks, and puts everything back. */
  const tampered = async <T>(sql: string, look: () => Promise<T> | T): Promise<T> => {
    await owner.query('alter table audit.entry disable trigger append_only');
    await owner.query('create table saved as select * from audit.entry');
    await owner.query(sql);
    const result = await look();
    await owner.query('delete from audit.entry');
    await owner.query('insert into audit.entry select * from saved');
    await owner.query('drop table saved');
    await owner.query('alter table audit.entry enable trigger append_only');
    return result;
  };

  it('is whole after ordinary work, and says so by page and by command', async () => {
    const { body } = await auditor.get<{ entries: number; valid: boolean }>('/api/audit/verification');
    expect(body.valid).toBe(true);
    expect(body.entries).toBeGreaterThanOrEqual(5);
    expect(verify().code).toBe(0);
  });

  const verdict = async (): Promise<string> => {
    const { body } = await auditor.get<{ firstBroken?: { seq: number; reason: string } }>('/api/audit/verification');
    return body.firstBroken ? `Eintrag ${body.firstBroken.seq}: ${body.firstBroken.reason}` : 'unverändert';
  };

  it('names a single altered byte by the command, which then fails', async () => {
    const { code, output } = await tampered(
      `update audit.entry set action = overlay(action placing 'X' from 1 for 1) where seq = 2`,
      verify,
    );
    expect(code).toBe(1);
    expect(output).toMatch(/Eintrag 2 .*verändert/);
  });

  it.each([
    [
      'a single altered byte',
      `update audit.entry set person_name = overlay(person_name placing 'X' from 1 for 1) where seq = 3`,
      /Eintrag 3: .*verändert/,
    ],
    [
      'an altered time',
      `update audit.entry set at = at + interval '1 microsecond' where seq = 2`,
      /Eintrag 2: .*verändert/,
    ],
    ['a removed entry', 'delete from audit.entry where seq = 2', /Eintrag 3: davor fehlt/],
    ['a cut tail', 'delete from audit.entry where seq = (select max(seq) from audit.entry)', /am Ende fehlt/],
    [
      'two swapped entries',
      'update audit.entry set seq = case seq when 2 then -3 else -2 end where seq in (2, 3); update audit.entry set seq = -seq where seq < 0',
      /Eintrag 2: .*verändert/,
    ],
  ])('finds %s and names the entry', async (_what, sql, sentence) => {
    const look = await tampered(sql, verdict);
    expect(look).toMatch(sentence);
  });

  it('cannot be changed or deleted by the application, nor by accident by the owner', async () => {
    const app = new pg.Client({ connectionString: product.testDatabase.appUrl });
    await app.connect();
    for (const sql of [`update audit.entry set action = ''`, 'delete from audit.entry', 'truncate audit.entry']) {
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
      await expect(owner.query(sql)).rejects.toThrow(/never changed/);
    }
    await app.end();
  });

  it('is read by auditors, not by orderers', async () => {
    const orderer = await product.as('besteller.trebur@demo.example');
    expect((await orderer.get('/api/audit')).status).toBe(403);
    expect((await auditor.get('/api/audit?limit=2')).status).toBe(200);
  });

  it('is searched by person and label, page by page, the newest first', async () => {
    interface Trail {
      items: { seq: string; personName: string }[];
      nextCursor: string | null;
    }
    await product.as('leitung@demo.example');
    const first = (await auditor.get<Trail>('/api/audit?q=martin%20LEHR&limit=1')).body;
    const second = (await auditor.get<Trail>(`/api/audit?q=martin%20LEHR&limit=1&cursor=${first.nextCursor ?? ''}`))
      .body;
    expect([...first.items, ...second.items].map(({ personName }) => personName)).toEqual([
      'Dr. Martin Lehr',
      'Dr. Martin Lehr',
    ]);
    expect(Number(first.items[0]?.seq)).toBeGreaterThan(Number(second.items[0]?.seq));
    expect((await auditor.get<Trail>('/api/audit?q=%25')).body.items).toEqual([]);
  });

  it('lets the auditor change nothing', async () => {
    const { status } = await auditor.post('/api/tokens', { name: 'x', scope: 'write', expiresOn: '2099-01-01' });
    expect(status).toBe(403);
  });
});
