import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Config } from '@app/platform';
import { ArchiveSources } from '@app/procedures/contract';
import { addDays } from '@app/kernel';
import { playMainJob } from '../support/main-job';
import { positions, procedure, ProcurementDesk, sheet } from '../support/procurement';
import { type Client, startProduct } from '../support/product';

jest.setTimeout(240_000);

const run = promisify(execFile);
const UNZIP = '/usr/bin/unzip';
const VERIFIER = path.resolve('libs/procedures/src/infrastructure/archive/pruefen.mjs');

interface Manifest {
  readonly fileNumber: string;
  readonly created: { at: string; by: string };
  readonly program: { version: string };
  readonly retention: { years: number; until: string | null; citation: { id: string; statute: string } } | null;
  readonly retentionNote: string | null;
  readonly auditExtract: string;
  readonly files: readonly { path: string; size: number; sha256: string; title: string; mediaType: string }[];
}
interface State {
  readonly record: string;
  readonly archives: readonly { manifestSha256: string; by: string; files: number }[];
  readonly retention: { until: string | null } | null;
}
interface Fetched {
  readonly status: number;
  readonly bytes: Buffer;
  readonly headers: Headers;
}

describe('the archive of a procedure', () => {
  let desk: ProcurementDesk;
  let folder: string;
  let awarded: { id: string; fileNumber: string };
  beforeAll(async () => {
    desk = await ProcurementDesk.open();
    folder = await mkdtemp(path.join(tmpdir(), 'vergabeakte-'));
    await playMainJob(desk.product.address);
    const { body } = await desk.officer.get<{ items: { id: string; fileNumber: string }[] }>(
      '/api/procedures?phase=awarded',
    );
    awarded = body.items[0]!;
    const today = await desk.officer.get<{ today: string }>('/api/today');
    await desk.clockTo(today.body.today);
  });
  afterAll(async () => {
    await desk?.product.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const archive = async (who: Client, id: string): Promise<Fetched> => {
    const response = await fetch(`${desk.product.address}/api/procedures/${id}/archive`, {
      headers: { cookie: who.cookie },
    });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
  };
  const verify = async (...args: string[]): Promise<{ code: number; said: string }> => {
    try {
      return { code: 0, said: (await run(process.execPath, [VERIFIER, ...args])).stdout };
    } catch (error) {
      const { code, stdout } = error as { code: number; stdout: string };
      return { code, said: stdout };
    }
  };
  const saved = async (bytes: Buffer, name: string): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return file;
  };
  const unpacked = async (bytes: Buffer, name: string): Promise<string> => {
    const target = path.join(folder, name);
    await run(UNZIP, ['-q', '-d', target, await saved(bytes, `${name}.zip`)]);
    return target;
  };
  const text = (file: string): Promise<string> => readFile(file, 'utf8');

  it('is one ZIP with everything of the procedure, that the verifier finds whole', async () => {
    const { status, bytes, headers } = await archive(desk.officer, awarded.id);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(headers.get('content-disposition')).toContain(`Vergabeakte ${awarded.fileNumber}.zip`);
    const zip = await saved(bytes, 'whole.zip');
    const verdict = await verify(zip);
    expect(verdict).toMatchObject({ code: 0, said: expect.stringMatching(/^In Ordnung: Alle \d+ Dateien/m) });
    expect(verdict.said).toContain(`Prüfzahl des Archivs: ${headers.get('x-archive-seal')}`);
    expect((await verify(zip, `--pruefzahl=${headers.get('x-archive-seal')}`)).code).toBe(0);
    expect((await verify(zip, `--pruefzahl=${'0'.repeat(64)}`)).code).toBe(1);
  });

  (existsSync(UNZIP) ? describe : describe.skip)('unpacked', () => {
    let at: string;
    let manifest: Manifest;
    beforeAll(async () => {
      at = await unpacked((await archive(desk.officer, awarded.id)).bytes, 'unpacked');
      manifest = JSON.parse(await text(path.join(at, 'manifest.json'))) as Manifest;
    });

    it('passes unzip -t, sha256sum -c and the verifier that lies in it', async () => {
      await run(UNZIP, ['-t', `${at}.zip`]);
      await run('sha256sum', ['--strict', '--quiet', '-c', 'SHA256SUMS'], { cwd: at });
      const inside = await run(process.execPath, ['pruefen.mjs'], { cwd: at });
      expect(inside.stdout).toMatch(/In Ordnung/);
      expect(await text(path.join(at, 'pruefen.mjs'))).toBe(await text(VERIFIER));
    });

    it('keeps umlauts in its names and lists every file with hash and size', async () => {
      const there = (await readdir(at, { recursive: true, withFileTypes: true }))
        .filter((item) => item.isFile())
        .map((item) => path.relative(at, path.join(item.parentPath, item.name)));
      expect(there.sort()).toEqual([...manifest.files.map((file) => file.path), 'SHA256SUMS', 'manifest.json'].sort());
      expect(there.some((name) => name.startsWith('02 Schriftstücke/'))).toBe(true);
      expect(there).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^01 Vergabevermerk\/.*Vergabevermerk.*\.pdf$/),
          '07 Angebote/Angebotsübersicht.csv',
          expect.stringMatching(/^07 Angebote\/Los 1 .*\/Toner-Kontor Südhessen KG\.csv$/),
          '10 Recht/Rechtsblatt.txt',
          '11 Daten/Verfahren.json',
          '12 Protokoll/Protokollauszug.json',
          'README.txt',
        ]),
      );
      for (const { path: name, size, sha256 } of manifest.files) {
        const bytes = await readFile(path.join(at, name));
        expect([name, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([name, size, sha256]);
      }
      const pdf = manifest.files.find(
        (file) => file.path.startsWith('01 Vergabevermerk/') && file.path.endsWith('.pdf'),
      );
      expect((await readFile(path.join(at, pdf?.path ?? ''))).subarray(0, 5).toString()).toBe('%PDF-');
    });

    it('says until when it is kept and on which provision that rests', async () => {
      const { termTo, awardedOn } = await rowOf(desk, awarded.id);
      const threeYears = addYears(awardedOn, 3);
      expect(manifest.retention).toMatchObject({
        until: termTo !== null && termTo > threeYears ? termTo : threeYears,
        citation: { id: expect.stringMatching(/^(DOC-VGV8|VM-UVGO)$/), statute: expect.stringMatching(/^§ [68]/) },
      });
      expect(await text(path.join(at, 'README.txt'))).toContain(manifest.retention?.citation.statute ?? '-');
    });

    it('has data that its own schema describes, with the bids once they were opened', async () => {
      const data = JSON.parse(await text(path.join(at, '11 Daten/Verfahren.json'))) as {
        rounds: readonly { openings: unknown[]; bids: unknown[] }[];
        procedure: { fileNumber: string };
      };
      const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
      addFormats(ajv);
      const valid = ajv.compile(JSON.parse(await text(path.join(at, '11 Daten/Verfahren.schema.json'))) as object);
      expect([valid(data), valid.errors]).toEqual([true, null]);
      expect(data.procedure.fileNumber).toBe(awarded.fileNumber);
      expect(data.rounds.map(({ openings, bids }) => [openings.length, bids.length > 2])).toEqual([[2, true]]);
    });

    it('holds the entries of the audit chain as the product knows them', async () => {
      const { entries } = JSON.parse(await text(path.join(at, manifest.auditExtract))) as {
        entries: { seq: string; action: string; subjectId: string }[];
      };
      const known = await desk.head.get<{ items: { seq: string; action: string }[] }>(
        `/api/audit?subject=${awarded.id}&limit=100`,
      );
      const expected = known.body.items.map(({ seq }) => seq).filter((seq) => entries.some((one) => one.seq === seq));
      expect(expected).toHaveLength(
        known.body.items.filter(({ action }) => action !== 'procedure.archive-exported').length,
      );
      expect(entries.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['procedure.created', 'procedure.awarded', 'document.archived']),
      );
    });
  });

  it('gives the same bytes for the same state, whoever asks, and others after a change', async () => {
    const id = await desk.create();
    const first = await archive(desk.officer, id);
    const again = await archive(desk.head, id);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.bytes.equals(first.bytes)).toBe(true);
    await desk.step(desk.officer, id, 'procedure-type', { type: 'us-open', reason: 'Breiter Markt.' });
    const later = await archive(desk.officer, id);
    expect([later.status, later.bytes.equals(first.bytes)]).toEqual([200, false]);
    const state = (await desk.officer.get<State>(`/api/procedures/${id}/archive/state`)).body;
    expect(state).toMatchObject({ record: 'done', archives: [{ by: 'Sabine Arndt' }, { by: 'Sabine Arndt' }] });
    expect(state.archives.map(({ manifestSha256 }) => manifestSha256)).toEqual([
      later.headers.get('x-archive-seal'),
      first.headers.get('x-archive-seal'),
    ]);
    const { items } = (
      await desk.head.get<{ items: { action: string; personName: string; after: { manifestSha256: string } }[] }>(
        `/api/audit?subject=${id}`,
      )
    ).body;
    expect(
      items.filter(({ action }) => action === 'procedure.archive-exported').map(({ after }) => after.manifestSha256),
    ).toEqual([later, again, first].map(({ headers }) => headers.get('x-archive-seal')));
  });

  it('is asked for first and had afterwards, without making the Vergabevermerk twice', async () => {
    const id = await desk.create();
    const state = (): Promise<State> =>
      desk.officer.get<State>(`/api/procedures/${id}/archive/state`).then(({ body }) => body);
    expect((await state()).record).toBe('missing');
    const asked = await Promise.all([1, 2].map(() => desk.officer.post<State>(`/api/procedures/${id}/archive`)));
    expect(asked.map(({ status }) => status)).toEqual([202, 202]);
    expect((await archive(desk.officer, id)).status).toBe(200);
    expect((await state()).record).toBe('done');
    const documents = await desk.officer.get<{ items: unknown[] }>(
      `/api/documents?subjectType=procedure&subjectId=${id}`,
    );
    expect(documents.body.items).toHaveLength(1);
  });

  it('holds no bids before they were opened, whoever lists them', async () => {
    const id = await desk.published(procedure(), 'us-open');
    const [bidderId = ''] = await desk.addBidders(id, 'Papierhaus "Ried" / Söhne GmbH');
    const before = await archive(desk.officer, id);
    expect(before.bytes.includes('07 Angebote')).toBe(false);
    const { lots } = await desk.opened(id);
    const prices = positions.map(({ articleNumber, unit }) => `${articleNumber};${unit};1;4,25`);
    expect((await desk.importSheet(id, lots[0]?.id ?? '', bidderId, sheet(...prices))).status).toBe(200);
    const after = await archive(desk.officer, id);
    expect(after.bytes.includes('07 Angebote/Los 1 Papier/Papierhaus -Ried- - Söhne GmbH.csv')).toBe(true);
    expect((await verify(await saved(after.bytes, 'bids.zip'))).code).toBe(0);
  });

  it('refuses to be made when a part of the product lists a sealed bid', async () => {
    const id = await desk.published(procedure(), 'us-open');
    let leak = true;
    desk.product.app.get(ArchiveSources).register((procedureId) =>
      Promise.resolve(
        leak && procedureId === id
          ? [
              {
                folder: 'bids',
                name: ['Angebot.txt'],
                title: 'Angebot',
                mediaType: 'text/plain',
                origin: 'Test',
                createdAt: new Date('2026-01-01T00:00:00Z'),
                content: Buffer.from('geheim'),
              },
            ]
          : [],
      ),
    );
    expect((await archive(desk.officer, id)).status).toBe(500);
    leak = false;
    expect((await archive(desk.officer, id)).status).toBe(200);
  });

  it('takes what other parts register, numbers what would collide and keeps them inside', async () => {
    const id = await desk.create();
    const createdAt = new Date('2026-11-02T09:30:00Z');
    desk.product.app.get(ArchiveSources).register((procedureId) =>
      Promise.resolve(
        procedureId === id
          ? [
              'Größenänderung.txt',
              'größenänderung.txt',
              '../../aus dem Archiv.txt',
              `${'sehr '.repeat(60)}lang.txt`,
            ].map((name, index) => ({
              folder: 'messages' as const,
              name: [name] as const,
              title: `Nachricht ${index}`,
              mediaType: 'text/plain',
              origin: 'Test',
              createdAt,
              content: { open: () => Promise.resolve(chunks(`Inhalt ${index}`)) },
            }))
          : [],
      ),
    );
    const { bytes } = await archive(desk.officer, id);
    expect((await verify(await saved(bytes, 'sources.zip'))).code).toBe(0);
    const names = [...new Set(bytes.toString('utf8').match(/04 Nachrichten\/[^\p{Cc}]*?\.txt/gu))];
    expect(names).toEqual(
      expect.arrayContaining(['04 Nachrichten/Größenänderung.txt', '04 Nachrichten/größenänderung (2).txt']),
    );
    expect(names.every((name) => name.length < 110 && !name.includes('..'))).toBe(true);
  });

  it('is refused in words when a stored file is damaged', async () => {
    const id = await desk.create();
    expect((await archive(desk.officer, id)).status).toBe(200);
    const { items } = (
      await desk.officer.get<{ items: { sha256: string }[] }>(`/api/documents?subjectType=procedure&subjectId=${id}`)
    ).body;
    const hash = items[0]?.sha256 ?? '';
    const file = path.join(
      desk.product.app.get(Config).dataDir,
      'files',
      hash.slice(0, 2),
      hash.slice(2, 4),
      `${hash}.bin`,
    );
    await writeFile(file, 'etwas anderes');
    const changed = await archive(desk.officer, id);
    expect([changed.status, changed.bytes.toString()]).toEqual([409, expect.stringContaining('stimmt nicht mehr')]);
    await unlink(file);
    const gone = await archive(desk.officer, id);
    expect([gone.status, gone.bytes.toString()]).toEqual([409, expect.stringContaining('fehlt in der Ablage')]);
  });

  it('goes to the centre only: officers, head and auditors, of the same centre', async () => {
    const status = async (email: string): Promise<number> =>
      (await archive(await desk.product.as(email), awarded.id)).status;
    expect(await status('revision@demo.example')).toBe(200);
    expect(await status('besteller.raunheim@demo.example')).toBe(403);
    expect(await status('fachamt.nauheim@demo.example')).toBe(403);
    expect(await status('admin@demo.example')).toBe(403);
    expect(await status('leitung@wetterau.example')).toBe(404);
    const auditor = await desk.product.as('revision@demo.example');
    const id = await desk.create();
    // Who only reads has nothing made: neither by asking for it nor by fetching it.
    expect((await auditor.post(`/api/procedures/${id}/archive`)).status).toBe(403);
    const early = await archive(auditor, id);
    expect([early.status, early.bytes.toString()]).toEqual([409, expect.stringContaining('von der Vergabestelle')]);
    expect((await auditor.get<State>(`/api/procedures/${id}/archive/state`)).body.record).toBe('missing');
    expect((await archive(desk.officer, id)).status).toBe(200);
    expect((await archive(auditor, id)).status).toBe(200);
    const { items } = (
      await desk.head.get<{ items: { action: string; personName: string }[] }>(`/api/audit?subject=${id}`)
    ).body;
    expect(items[0]).toMatchObject({ action: 'procedure.archive-exported', personName: 'Rolf Venn' });
    expect((await desk.officer.get(`/api/procedures/00000000-0000-7000-8000-000000000000/archive`)).status).toBe(404);
  });
});

describe('the archive without anybody who makes documents', () => {
  it('says that the Vergabevermerk is on its way', async () => {
    const product = await startProduct({ WORKERS: 'off' }, { http: true, jobs: false });
    try {
      const officer = await product.as('sachbearbeitung@demo.example');
      const { id } = (await officer.post<{ id: string }>('/api/procedures', procedure())).body;
      const refused = await officer.get<{ detail: string }>(`/api/procedures/${id}/archive`);
      expect([refused.status, refused.body.detail]).toEqual([409, expect.stringMatching(/noch erzeugt/)]);
      expect((await officer.get<State>(`/api/procedures/${id}/archive/state`)).body.record).toBe('making');
    } finally {
      await product.stop();
    }
  });
});

async function* chunks(content: string): AsyncGenerator<Uint8Array> {
  for (const part of content) yield await Promise.resolve(Buffer.from(part));
}

async function rowOf(desk: ProcurementDesk, id: string): Promise<{ awardedOn: string; termTo: string | null }> {
  const { body } = await desk.officer.get<{ award: { awardedOn: string }; term: { to: string } | null }>(
    `/api/procedures/${id}`,
  );
  return { awardedOn: body.award.awardedOn, termTo: body.term?.to ?? null };
}

const addYears = (day: string, years: number): string => {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return addDays(addDays(moved, 1), -1);
};
