import { createHash, randomUUID } from 'node:crypto';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  DEMO_CENTRES,
  FileCheckClock,
  FileReferences,
  FileStore,
  Outage,
  systemActor,
  UnitOfWork,
} from '@app/platform';
import pg from 'pg';
import { CheckFiles, FILES_PER_STEP } from '../../libs/platform/src/files/check/check-files.subscriber';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';

jest.setTimeout(60_000);

interface Check {
  readonly id: string;
  readonly state: string;
  readonly byHand: boolean;
  readonly total: number;
  readonly files: number;
  readonly bytes: number;
  readonly missing: number;
  readonly changed: number;
}
interface State {
  readonly checks: readonly Check[];
  readonly findings: readonly { problem: string; label: string; href: string; sourceName: string; sha256: string }[];
}

describe('the check of all files', () => {
  let product: Product;
  let head: Client;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct();
    head = await product.as('leitung@demo.example');
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());
  afterEach(() => jest.restoreAllMocks());

  const state = async (who = head): Promise<State> => (await who.get<State>('/api/file-checks')).body;
  const checked = async (who = head): Promise<State> => {
    expect((await who.post('/api/file-checks')).status).toBe(202);
    return eventually('the check is over', async () => {
      const now = await state(who);
      return now.checks[0]?.state !== 'running' && now;
    });
  };
  let made = 0;
  const document = async (): Promise<string> => {
    // The same data would be the same file.
    const data = { fileNumber: `2026-${(made += 1)}` };
    const wish = { template: 'bidder-answers', subject: { type: 'sample', id: 'bidder-answers' }, data };
    const { body } = await officer.post<{ id: string }>('/api/documents', wish);
    return eventually('the document', async () => {
      const { sha256 } = (await officer.get<{ sha256: string | null }>(`/api/documents/${body.id}`)).body;
      return sha256 ?? undefined;
    });
  };
  const placeOf = (sha256: string): string =>
    path.join(product.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.bin`);
  const tasks = async (who: Client): Promise<string[]> =>
    (await who.get<{ tasks: { title: string; kind: string }[] }>('/api/today')).body.tasks
      .filter(({ kind }) => kind === 'Dateien')
      .map(({ title }) => title);
  const sql = async (text: string, values: readonly unknown[]): Promise<void> => {
    const client = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await client.connect();
    await client.query(text, [...values]).finally(() => client.end());
  };

  it('reads every file the rooms name, with its bytes', async () => {
    const bytes = (await readFile(placeOf(await document()))).length;
    const before = (await product.app
      .get(UnitOfWork)
      .run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), () => product.app.get(FileReferences).count())) as number;
    const { checks, findings } = await checked();
    expect(checks[0]).toMatchObject({ state: 'done', byHand: true, missing: 0, changed: 0 });
    expect([checks[0]?.files, checks[0]?.total]).toEqual([before, before]);
    expect(checks[0]?.bytes).toBeGreaterThanOrEqual(bytes);
    expect(findings).toEqual([]);
    expect(await tasks(head)).toEqual([]);
  });

  it('knows where rooms keep files', () => {
    expect(
      product.app
        .get(FileReferences)
        .list()
        .map(({ name }) => name),
    ).toEqual(
      expect.arrayContaining([
        'companies.proof',
        'documents.document',
        'documents.letterhead',
        'platform.mail',
        'procedures.message_event',
        'procedures.sealed_bid',
        'requests.attachment',
      ]),
    );
  });

  it('reports what is missing and what was changed, until it is back', async () => {
    const [gone, torn] = [await document(), await document()];
    const [goneBytes, tornBytes] = [await readFile(placeOf(gone)), await readFile(placeOf(torn))];
    await unlink(placeOf(gone));
    const changed = Buffer.from(tornBytes);
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    await writeFile(placeOf(torn), changed);
    const { checks, findings } = await checked();
    expect(checks[0]).toMatchObject({ missing: 1, changed: 1 });
    expect(findings.map(({ sha256, problem, sourceName }) => [sha256, problem, sourceName]).sort()).toEqual(
      [
        [gone, 'missing', 'Dokumente'],
        [torn, 'changed', 'Dokumente'],
      ].sort(),
    );
    expect(findings[0]?.href).toMatch(/^\/dokumente\?dokument=/);
    const admin = await product.as('admin@demo.example');
    for (const who of [head, admin])
      expect(await tasks(who)).toEqual(['2 abgelegte Dateien fehlen oder sind verändert']);
    expect(await tasks(officer)).toEqual([]);
    await writeFile(placeOf(gone), goneBytes);
    await writeFile(placeOf(torn), tornBytes);
    expect((await checked()).findings).toEqual([]);
    expect(await tasks(head)).toEqual([]);
  });

  it('is of one centre: another one sees neither check nor finding, and counts its own files', async () => {
    const other = await product.as('leitung@wetterau.example');
    expect(await state(other)).toEqual({ checks: [], findings: [] });
    const { checks } = await checked(other);
    expect(checks).toHaveLength(1);
    expect(checks[0]?.files).toBeLessThan((await state()).checks[0]?.files ?? 0);
  });

  it('is begun by head and administration, seen by those who see the jobs', async () => {
    expect((await officer.post('/api/file-checks')).status).toBe(403);
    expect((await officer.get('/api/file-checks')).status).toBe(200);
    const auditor = await product.as('revision@demo.example');
    expect((await auditor.get('/api/file-checks')).status).toBe(200);
    expect((await auditor.post('/api/file-checks')).status).toBe(403);
    const orderer = await product.as('besteller.nauheim@demo.example');
    expect((await orderer.get('/api/file-checks')).status).toBe(403);
  });

  it('waits for a store that is away instead of calling its files missing', async () => {
    await document();
    const away = jest.spyOn(product.app.get(FileStore), 'read').mockRejectedValueOnce(new Outage('weg'));
    const { checks } = await checked();
    expect(away.mock.calls.length).toBeGreaterThan(1);
    expect(checks[0]).toMatchObject({ state: 'done', missing: 0, changed: 0 });
  });

  it('begins once a day by itself, whoever looks and however often', async () => {
    const clock = product.app.get(FileCheckClock, { strict: false });
    await eventually('no check is running', async () =>
      (await state()).checks.every(({ state: now }) => now !== 'running'),
    );
    const begun = await Promise.all([clock.look('00:00'), clock.look('00:00')]);
    expect(begun[0]! + begun[1]!).toBe(Object.keys(DEMO_CENTRES).length);
    await eventually('it is over', async () => (await state()).checks.every(({ state: now }) => now !== 'running'));
    expect(await clock.look('00:00')).toBe(0);
    expect((await state()).checks.filter(({ byHand }) => !byHand)).toHaveLength(1);
  });

  it('goes on where it was cut off, and counts no step twice', async () => {
    const sha256 = await document();
    const many = 2 * FILES_PER_STEP + 50;
    await sql(
      `insert into documents.document (centre_id, id, template, template_version, title, subject_type, subject_id,
         subject_label, data, state, progress, sha256, size, pages, requested_at, finished_at, event_id)
       select $1, gen_random_uuid(), 'bidder-answers', 1, 'Kopie', 'sample', 'copies', 'Kopien', '{}', 'done', 100,
         $2, 1, 1, now(), now(), gen_random_uuid() from generate_series(1, $3)`,
      [DEMO_CENTRES['gross-gerau'], sha256, many],
    );
    const subscriber = product.app.get(CheckFiles, { strict: false });
    const prepare = jest.spyOn(subscriber, 'prepare');
    const uow = product.app.get(UnitOfWork);
    let cutOff = 0;
    const handle = subscriber.handle.bind(subscriber);
    jest.spyOn(subscriber, 'handle').mockImplementation(async (event, step) => {
      await handle(event, step);
      // The first time the transaction ends as with a process that dies before its commit.
      if ((cutOff += 1) === 1) throw new Error('cut off');
    });
    const { checks } = await checked();
    expect(checks[0]?.files).toBe(checks[0]?.total);
    expect(checks[0]?.files).toBeGreaterThan(many);
    expect(prepare.mock.calls.length).toBeGreaterThan(4);
    const [event] = prepare.mock.calls[0] ?? [];
    // A step that comes late, after the check is over, changes nothing.
    const late = { from: 0, source: null, afterKey: null, afterSha256: null, files: 9, bytes: 9, findings: [] };
    await uow.run(systemActor(DEMO_CENTRES['gross-gerau'], randomUUID()), () => handle(event!, late));
    expect((await state()).checks[0]).toEqual(checks[0]);
    expect(
      createHash('sha256')
        .update(await readFile(placeOf(sha256)))
        .digest('hex'),
    ).toBe(sha256);
  });
});
