import { createHash } from 'node:crypto';
import pg from 'pg';
import { awardableProcedure } from '../support/award';
import { eventually } from '../support/eventually';
import { procedure, ProcurementDesk } from '../support/procurement';
import type { Client } from '../support/product';

interface Finding {
  readonly number: number;
  readonly version: number;
  readonly text: string;
  readonly state: string;
  readonly former: readonly { version: number; text: string }[];
}
interface Sample {
  readonly id: string;
  readonly seed: string;
  readonly populationSha256: string;
  readonly population: readonly { id: string; fileNumber: string; value: string }[];
  readonly populationIntact: boolean;
  readonly changes: { added: readonly string[]; removed: readonly string[]; changed: readonly string[] };
  readonly procedures: readonly {
    id: string;
    fileNumber: string;
    stratum: string;
    marks: readonly { id: string; text: string }[];
    findings: readonly Finding[];
    winners: readonly string[];
  }[];
  readonly detail?: string;
  readonly version?: number;
  readonly errors?: readonly { pointer: string }[];
}
const SEED = 'Lotto am Samstag, 21.11.2026: 3 14 15 92 65 35';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('samples of the auditor', () => {
  let desk: ProcurementDesk;
  let auditor: Client;
  let awarded: string;
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    auditor = await desk.product.as('revision@demo.example');
    for (const value of ['20000.00', '30000.00', '40000.00', '50000.00', '70000.00'])
      await desk.create(procedure(value));
    awarded = (await awardableProcedure(desk, 1)).id;
    for (const who of [desk.officer, desk.head]) expect((await desk.step(who, awarded, 'award')).status).toBe(200);
  });
  afterAll(() => desk.product.stop());

  const criteria = (more: object = {}) => ({
    ...{ title: 'Jahresprüfung', basis: 'created', from: '2026-01-01', to: '2029-12-31', members: [], regimes: [] },
    ...{ aboveValue: '300000.00', size: 3, seed: SEED },
    ...more,
  });
  const draw = (body: object = {}, who = auditor) => who.post<Sample>('/api/audit-samples', criteria(body));
  const read = async (id: string, who = auditor) => (await who.get<Sample>(`/api/audit-samples/${id}`)).body;

  it('can be drawn again by anyone who has seed and population', async () => {
    const { body: population } = await auditor.post<{ size: number; above: number; sha256: string }>(
      '/api/audit-samples/population',
      criteria(),
    );
    const drawn = await draw();
    expect([drawn.status, drawn.body.detail]).toEqual([201, undefined]);
    const sample = await read(drawn.body.id);
    expect(sample).toMatchObject({ populationSha256: population.sha256, populationIntact: true, seed: SEED });
    expect(sample.changes).toEqual({ added: [], removed: [], changed: [] });

    // What an outsider does with the published figures, without this product.
    const text = sample.population.map(({ id, fileNumber, value }) => `${id};${fileNumber};${value}\n`).join('');
    expect(sha256(text)).toBe(sample.populationSha256);
    const order = [...sample.population].sort((a, b) =>
      sha256(`${SEED}:${a.id}`) < sha256(`${SEED}:${b.id}`) ? -1 : 1,
    );
    const above = order.filter(({ value }) => Number(value) >= 300_000);
    const rest = order.filter(({ value }) => Number(value) < 300_000).slice(0, 3);
    expect(above.length).toBe(population.above);
    expect(above.some(({ id }) => id === awarded)).toBe(true);
    expect(sample.procedures.map(({ id }) => id)).toEqual([...above, ...rest].map(({ id }) => id));
    expect(sample.procedures.map(({ stratum }) => stratum)).toEqual([
      ...above.map(() => 'above'),
      ...rest.map(() => 'random'),
    ]);
  });

  it('is kept once, shows what changed afterwards, and differs with another seed', async () => {
    const first = await draw({ title: 'Zweite' });
    expect((await draw({ title: 'Zweite' })).body.id).toBe(first.body.id);
    const before = await read(first.body.id);
    const id = await desk.create(procedure('45000.00'));
    const { fileNumber } = await desk.read(id);
    const after = await read(first.body.id);
    expect(after.procedures.map((one) => one.id)).toEqual(before.procedures.map((one) => one.id));
    expect(after).toMatchObject({ populationIntact: true, changes: { added: [fileNumber], removed: [], changed: [] } });
    expect((await draw({ title: 'Zweite' })).body.id).not.toBe(first.body.id);
    const seeds = ['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs'];
    const drawn = new Set<string>();
    for (const seed of seeds) {
      const sample = await read((await draw({ seed, aboveValue: undefined, size: 2 })).body.id);
      drawn.add(sample.procedures.map((one) => one.id).join());
    }
    expect(drawn.size).toBeGreaterThan(1);
    const { items, nextCursor } = (
      await auditor.get<{ items: { id: string }[]; nextCursor: string }>('/api/audit-samples?limit=2')
    ).body;
    const next = await auditor.get<{ items: { id: string }[] }>(`/api/audit-samples?limit=2&cursor=${nextCursor}`);
    expect(new Set([...items, ...next.body.items].map((head) => head.id)).size).toBe(4);
  });

  it('marks where to look first, and has a package for every procedure', async () => {
    const { body } = await draw({ title: 'Merkmale' });
    const sample = await read(body.id);
    const won = sample.procedures.find(({ id }) => id === awarded);
    expect(won?.winners).toEqual(['Beta GmbH']);
    expect(sample.procedures.find(({ id }) => id !== awarded)?.marks.map(({ id }) => id)).toContain('splitting');
    // Drawing has the archives prepared, which an auditor cannot do by hand.
    for (const { id, fileNumber } of sample.procedures)
      await eventually(`the archive of ${fileNumber}`, async () => {
        const state = await auditor.get<{ record: string }>(`/api/procedures/${id}/archive/state`);
        return state.body.record === 'done';
      });
    expect((await auditor.get(`/api/procedures/${awarded}/archive`)).status).toBe(200);
    const protocol = await auditor.get<string>(`/api/audit-samples/${body.id}/protocol`);
    expect(String(protocol.body)).toContain(won?.fileNumber);
    expect(String(protocol.body)).toContain(sample.populationSha256);
  });

  it('takes findings of auditors only, every version kept; who comes too late gets the present one', async () => {
    const sample = await read((await draw({ title: 'Feststellungen' })).body.id);
    const [first] = sample.procedures;
    const url = `/api/audit-samples/${sample.id}/procedures/${first?.id}/findings`;
    const finding = { text: 'Die Schätzung ist nicht belegt.', state: 'open' };
    for (const who of [desk.officer, desk.head]) expect((await who.post(url, finding)).status).toBe(403);
    const noted = await auditor.post<Sample>(url, finding);
    expect(noted.body.procedures[0]?.findings).toMatchObject([{ number: 1, version: 1, state: 'open' }]);
    const answered = { text: 'Die Schätzung wurde nachgereicht.', state: 'settled' };
    const changed = await auditor.post<Sample>(`${url}/1`, answered, { 'if-match': '"1"' });
    expect(changed.body.procedures[0]?.findings).toMatchObject([
      { version: 2, state: 'settled', former: [{ version: 1, text: finding.text }] },
    ]);
    const late = await auditor.post<Sample & { text: string }>(`${url}/1`, finding, { 'if-match': '"1"' });
    expect([late.status, late.body.version, late.body.text]).toEqual([412, 2, answered.text]);
    expect((await read(sample.id, desk.head)).procedures[0]?.findings).toHaveLength(1);
    const other = `/api/audit-samples/${sample.id}/procedures/${sample.id}/findings`;
    expect((await auditor.post(other, finding)).status).toBe(404);
  });

  it('is drawn by auditors, read by the head, and nobody else’s business', async () => {
    const { body } = await draw({ title: 'Rechte' });
    expect((await draw({ title: 'Leitung' }, desk.head)).status).toBe(403);
    expect((await draw({ title: 'Amt' }, desk.officer)).status).toBe(403);
    expect((await desk.head.get(`/api/audit-samples/${body.id}`)).status).toBe(200);
    for (const email of ['sachbearbeitung@demo.example', 'fachamt.nauheim@demo.example', 'admin@demo.example'])
      expect((await (await desk.product.as(email)).get(`/api/audit-samples/${body.id}`)).status).toBe(403);
    const wetterau = await desk.product.as('leitung@wetterau.example');
    expect((await wetterau.get(`/api/audit-samples/${body.id}`)).status).toBe(404);
    const app = new pg.Client({ connectionString: desk.product.testDatabase.appUrl });
    await app.connect();
    for (const table of ['audit_sample', 'audit_sample_procedure', 'audit_finding'])
      await expect(app.query(`delete from procedures.${table}`)).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  it('says what is wrong at the field', async () => {
    const wrong = async (body: object) => {
      const answer = await draw(body);
      return [answer.status, answer.body.errors?.map(({ pointer }) => pointer)];
    };
    expect(await wrong({ to: '2025-01-01' })).toEqual([400, ['/to']]);
    expect(await wrong({ seed: 'ab' })).toEqual([400, ['/seed']]);
    expect(await wrong({ size: 0, aboveValue: undefined })).toEqual([400, ['/size']]);
    expect((await draw({ from: '2020-01-01', to: '2020-12-31' })).status).toBe(409);
    expect((await draw({ members: ['nirgendwo'] })).status).toBe(404);
  });
});
