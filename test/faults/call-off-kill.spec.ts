import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { insertFramework } from '../support/framework';
import { type ServerProcess, startServer } from '../support/processes';
import { type Client, signIn } from '../support/product';

const ORDERS = 300;
const REST = 100;
jest.setTimeout(180_000);

interface Requisition {
  readonly id: string;
  readonly approvals: readonly { readonly id: string }[];
}

/** 300 people approve one unit each of an agreement that has 100 left; the server dies twice while they do. */
describe('kill -9 of the API in the middle of 300 call-offs', () => {
  let database: TestDatabase;
  let sql: pg.Client;
  let dataDir: string;
  let server: ServerProcess;

  const start = () => startServer('api', { DATABASE_URL: database.ownerUrl, DATA_DIR: dataDir, DEMO: '1' });

  beforeAll(async () => {
    database = await createTestDatabase('demo');
    dataDir = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-call-off-'));
    sql = new pg.Client({ connectionString: database.ownerUrl });
    await sql.connect();
    server = await start();
  });
  afterAll(async () => {
    await server?.stop();
    await sql?.end();
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** One submitted requisition of one unit, and copies of it; returns the ids of their approvals. */
  const requisitions = async (orderer: Client): Promise<readonly string[]> => {
    await insertFramework(database, {
      number: 'RV-2026-990',
      members: ['raunheim'],
      items: [{ articleNumber: 'S-1', text: 'Streusalz', maximum: String(REST), tiers: { 1: '5.0000' } }],
      maximumValue: null,
    });
    const sites = await orderer.get<{ items: { id: string }[] }>('/api/sites?member=raunheim');
    const draft = await orderer.post<Requisition>('/api/requisitions', {
      ...{ member: 'raunheim', site: sites.body.items[0]?.id, note: '' },
      lines: [{ articleNumber: 'S-1', quantity: '1', split: [{ costCentre: '0111001', percent: '100' }] }],
    });
    const submitted = await orderer.post<Requisition>(`/api/requisitions/${draft.body.id}/submit`);
    expect(submitted.status).toBe(200);
    const model = draft.body.id;
    await sql.query('create temp table copies (id uuid, approval_id uuid, place integer)');
    await sql.query(`insert into copies select gen_random_uuid(), gen_random_uuid(), n from generate_series(2, $1) n`, [
      ORDERS,
    ]);
    const copy = async (table: string, changes: string, of = 'requisition_id'): Promise<void> => {
      await sql.query(
        `insert into ordering.${table} select (jsonb_populate_record(null::ordering.${table}, to_jsonb(m) || ${changes})).*
         from ordering.${table} m cross join copies c where m.${of} = $1`,
        [model],
      );
    };
    await copy('requisition', `jsonb_build_object('id', c.id, 'number', 'K-' || c.place)`, 'id');
    await copy('requisition_line', `jsonb_build_object('requisition_id', c.id)`);
    await copy('requisition_split', `jsonb_build_object('requisition_id', c.id)`);
    await copy('approval', `jsonb_build_object('requisition_id', c.id, 'id', c.approval_id)`);
    const { rows } = await sql.query<{ id: string }>('select id from ordering.approval order by id');
    return rows.map(({ id }) => id);
  };

  it('grants exactly 100 of them, however often they are repeated with their key', async () => {
    const approvals = await requisitions(await signIn(server.address, 'besteller.raunheim@demo.example'));
    expect(approvals).toHaveLength(ORDERS);
    const answers = new Map<string, { status: number; detail: string }>();
    /** Everybody who has no answer yet asks (again) with the same key; a dead server answers nobody. */
    const ask = async (): Promise<void> => {
      const approver = await signIn(server.address, 'freigabe.raunheim@demo.example');
      const waiting = approvals.filter((id) => !answers.has(id));
      await Promise.all(
        waiting.map(async (id) => {
          const answer = await approver
            .post<{ detail: string }>(`/api/approvals/${id}/approve`, {}, { 'idempotency-key': `call-off-${id}` })
            .catch(() => undefined);
          if (answer) answers.set(id, { status: answer.status, detail: answer.body.detail });
        }),
      );
    };
    const calledOff = async (): Promise<number> => {
      const { rows } = await sql.query<{ n: number }>('select count(*)::int as n from bundling.call_off');
      return rows[0]?.n ?? 0;
    };
    const dieAt = async (granted: number): Promise<void> => {
      const asked = ask();
      while ((await calledOff()) < granted);
      await server.kill();
      await asked;
      const before = await calledOff();
      expect(before).toBeGreaterThanOrEqual(granted);
      expect(before).toBeLessThan(REST);
      server = await start();
    };
    await dieAt(15);
    await dieAt(55);
    await ask();

    expect(answers.size).toBe(ORDERS);
    const granted = [...answers.values()].filter(({ status }) => status === 200);
    const refused = [...answers.values()].filter(({ status }) => status !== 200);
    expect([granted.length, refused.length]).toEqual([REST, ORDERS - REST]);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([409]));
    for (const { detail } of refused) expect(detail).toMatch(/noch die Menge 0 abrufbar/);
    const { rows } = await sql.query<Record<string, number>>(
      `select (select count(*)::int from bundling.call_off) as "callOffs",
              (select count(*)::int from ordering.purchase_order) as orders,
              (select count(*)::int from ordering.requisition where state = 'ordered') as ordered,
              (select called_off::int from bundling.framework_rest) as "calledOff"`,
    );
    expect(rows[0]).toEqual({ callOffs: REST, orders: REST, ordered: REST, calledOff: REST });
  });
});
