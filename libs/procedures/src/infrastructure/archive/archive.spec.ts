import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type FileOfZip, zipOf } from '@app/platform';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { inTimeZone } from '../../../../../test/support/time-zone';
import { type ManifestFile, type ManifestHead, manifestText, sumsOf } from '../../domain/archive/archive-manifest';
import { type ArchiveVerdict, verifyArchive } from './pruefen.mjs';

const HEAD: ManifestHead = {
  fileNumber: '2026-L-0042',
  procedureId: 'p',
  title: 'Kopierpapier für Büros',
  centre: { id: 'c', name: 'Vergabezentrum' },
  phase: { id: 'awarded', name: 'Zuschlag erteilt' },
  program: { name: 'Vergabezentrum', version: '0' },
  ruleSet: { id: 'r', version: 'v', on: '2026-01-01' },
  retention: null,
  retentionNote: null,
  auditExtract: '12 Protokoll/Protokollauszug.json',
};
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const chained = (previousHash: string, fields: readonly (string | null)[]) => ({
  seq: '1',
  previousHash,
  fields,
  hash: createHash('sha256')
    .update(Buffer.from(previousHash, 'hex'))
    .update(fields.map((field) => (field === null ? '-' : `${[...field].length}:${field}`)).join(','))
    .digest('hex'),
});
const CREATED = new Date('2026-11-22T12:30:00Z');
const CONTENT: Readonly<Record<string, string>> = {
  'README.txt': 'Lies mich\r\n',
  '01 Vergabevermerk/Vermerk.pdf': '%PDF-1.7 Vermerk',
  '02 Schriftstücke/Größe & Maß.pdf': `%PDF-1.7 ${'Maß'.repeat(5000)}`,
  '02 Schriftstücke/leer.txt': '',
  [HEAD.auditExtract]: JSON.stringify({ entries: [chained('ab12', ['c', '1', null, 'Größe 😀'])] }),
};

/** The files of an honest archive; `content` replaces what is in it. */
function filesOf(content = CONTENT): Map<string, Buffer> {
  const files = new Map(Object.entries(content).map(([name, text]) => [name, Buffer.from(text)]));
  const lines: ManifestFile[] = [...files].map(([name, bytes]) => ({
    path: name,
    size: bytes.length,
    sha256: sha256(bytes),
    mediaType: 'text/plain',
    title: name,
    origin: 'Test',
    createdAt: CREATED.toISOString(),
  }));
  const manifest = manifestText(HEAD, lines, sha256(sumsOf(lines)), { at: CREATED, by: 'Jana' });
  const sums = sumsOf([...lines, { path: 'manifest.json', sha256: sha256(manifest) }]);
  return files.set('manifest.json', Buffer.from(manifest)).set('SHA256SUMS', Buffer.from(sums));
}
const asFile = (name: string, bytes: Buffer): FileOfZip => ({
  path: name,
  size: bytes.length,
  sha256: sha256(bytes),
  createdAt: CREATED,
  open: () => Promise.resolve(once(bytes)),
});
async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
const zipped = (files: Map<string, Buffer>): Promise<Buffer> =>
  buffer(zipOf([...files].map(([name, bytes]) => asFile(name, bytes))).stream);

describe('the archive and its verifier', () => {
  let folder: string;
  let honest: Buffer;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pruefen-'));
    honest = await zipped(filesOf());
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const verifyZip = async (bytes: Uint8Array, options?: { expected?: string }): Promise<ArchiveVerdict> => {
    const file = path.join(folder, 'archive.zip');
    await writeFile(file, bytes);
    return verifyArchive(file, options);
  };
  /** Unpacked by hand, then changed. */
  const verifyFolder = async (change: (at: string) => Promise<unknown>): Promise<ArchiveVerdict> => {
    const at = await mkdtemp(path.join(folder, 'unpacked-'));
    for (const [name, bytes] of filesOf()) {
      await mkdir(path.dirname(path.join(at, name)), { recursive: true });
      await writeFile(path.join(at, name), bytes);
    }
    await change(at);
    return verifyArchive(at);
  };
  const faultsOf = ({ ok, faults }: ArchiveVerdict): string[] => {
    expect(ok).toBe(faults.length === 0);
    return faults.map(({ kind, path: name }) => `${kind} ${name}`);
  };
  const VERMERK = '01 Vergabevermerk/Vermerk.pdf';
  const SIZES = '02 Schriftstücke/Größe & Maß.pdf';

  it('finds an honest archive whole, as a ZIP and unpacked', async () => {
    expect(await verifyZip(honest)).toMatchObject({ ok: true, summary: { fileNumber: '2026-L-0042', files: 7 } });
    expect(await verifyFolder(() => Promise.resolve())).toMatchObject({ ok: true, faults: [] });
  });

  it('says its size before it is read and is the same in every time zone', async () => {
    expect(zipOf([...filesOf()].map(([name, bytes]) => asFile(name, bytes))).size).toBe(honest.length);
    const files = [...filesOf()].map(([name, bytes]) => asFile(name, bytes));
    for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
      expect((await buffer(inTimeZone(zone, () => zipOf(files).stream))).equals(honest)).toBe(true);
    }
  });

  it('ends with an error instead of a whole ZIP when a file is not what it was', async () => {
    const file = asFile('a.txt', Buffer.from('abc'));
    const lying = { ...file, open: () => Promise.resolve(once(Buffer.from('abd'))) };
    await expect(buffer(zipOf([file, lying]).stream)).rejects.toThrow('changed while it was read');
  });

  it('closes the file that is open when the reader goes away', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(Buffer.alloc(65_536));
      } finally {
        closed = true;
      }
    }
    const { stream } = zipOf([{ ...asFile('a', Buffer.alloc(0)), size: 1e9, open: () => Promise.resolve(endless()) }]);
    for await (const chunk of stream) if (chunk) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(closed).toBe(true);
  });

  it('reads files above the size of its buffers piece by piece', async () => {
    const piece = Buffer.alloc(1 << 20, 7);
    const count = 64;
    const hash = createHash('sha256');
    for (let at = 0; at < count; at++) hash.update(piece);
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < count; at++) yield await Promise.resolve(piece);
    }
    const large = { path: 'groß.bin', size: count * piece.length, sha256: hash.digest('hex'), createdAt: CREATED };
    const target = path.join(folder, 'large.zip');
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().arrayBuffers)), 5);
    const before = process.memoryUsage().arrayBuffers;
    await pipeline(zipOf([{ ...large, open: () => Promise.resolve(pieces()) }]).stream, createWriteStream(target));
    clearInterval(watch);
    expect(peak - before).toBeLessThan(32 * piece.length);
    expect((await readFile(target)).length).toBeGreaterThan(large.size);
  });

  describe('unpacked and changed', () => {
    const cases: readonly [string, (at: string) => Promise<unknown>, readonly string[]][] = [
      ['a byte', (at) => writeFile(path.join(at, VERMERK), '%PDF-1.7 Vermerl'), [`changed ${VERMERK}`]],
      ['a missing file', (at) => rm(path.join(at, VERMERK)), [`missing ${VERMERK}`]],
      ['an additional file', (at) => writeFile(path.join(at, 'neu.txt'), 'x'), ['additional neu.txt']],
      [
        'a renamed file',
        (at) => rename(path.join(at, VERMERK), path.join(at, '01 Vergabevermerk/anders.pdf')),
        [`renamed ${VERMERK}`],
      ],
      [
        'two swapped files',
        async (at) => {
          await rename(path.join(at, VERMERK), path.join(at, 'x'));
          await rename(path.join(at, SIZES), path.join(at, VERMERK));
          await rename(path.join(at, 'x'), path.join(at, SIZES));
        },
        [`swapped ${VERMERK}`, `swapped ${SIZES}`],
      ],
      ['a missing manifest', (at) => rm(path.join(at, 'manifest.json')), ['missing manifest.json']],
      ['missing sums', (at) => rm(path.join(at, 'SHA256SUMS')), ['missing SHA256SUMS']],
      [
        'a manifest that calls the procedure otherwise',
        async (at) => {
          const file = path.join(at, 'manifest.json');
          await writeFile(file, (await readFile(file, 'utf8')).replace('2026-L-0042', '2026-L-0043'));
        },
        ['manifest manifest.json'],
      ],
      [
        'a file and its line in the sums',
        async (at) => {
          await writeFile(path.join(at, VERMERK), 'anders');
          const file = path.join(at, 'SHA256SUMS');
          const old = sha256(CONTENT[VERMERK] ?? '');
          await writeFile(file, (await readFile(file, 'utf8')).replace(old, sha256('anders')));
        },
        [`manifest ${VERMERK}`, `changed ${VERMERK}`],
      ],
      ['a link', (at) => symlink('README.txt', path.join(at, 'link.txt')), ['name link.txt']],
      ['what file managers leave', (at) => writeFile(path.join(at, 'Thumbs.db'), 'x'), []],
    ];
    it.each(cases)('tells %s', async (_what, change, expected) => {
      expect(faultsOf(await verifyFolder(change)).sort()).toEqual([...expected].sort());
    });

    it('tells a file and both lists written anew by the Prüfzahl only', async () => {
      const forged = await zipped(filesOf({ ...CONTENT, [VERMERK]: 'gefälscht' }));
      const expected = (await verifyZip(honest)).summary?.seal;
      expect(faultsOf(await verifyZip(forged))).toEqual([]);
      expect(faultsOf(await verifyZip(forged, { expected }))).toEqual(['seal manifest.json']);
      expect(faultsOf(await verifyZip(honest, { expected }))).toEqual([]);
    });

    it('tells an entry of the trail whose text was changed although all lists fit', async () => {
      const entry = { ...chained('ab12', ['c', '1', null, 'Größe 😀']), fields: ['c', '1', null, 'Größe 😁'] };
      const forged = await zipped(filesOf({ ...CONTENT, [HEAD.auditExtract]: JSON.stringify({ entries: [entry] }) }));
      expect(faultsOf(await verifyZip(forged))).toEqual([`audit ${HEAD.auditExtract}`]);
    });
  });

  describe('as a ZIP of somebody else', () => {
    /** Names yazl refuses are written over one of the same length. */
    const withName = (name: string): Promise<Buffer> => {
      const stand = 'x'.repeat(name.length);
      return zipped(filesOf().set(stand, Buffer.from('böse'))).then((zip) =>
        Buffer.from(zip.toString('latin1').replaceAll(stand, name), 'latin1'),
      );
    };
    it.each(['../evil.sh', '/etc/passwd', 'C:/evil.exe', '..\\evil.exe', 'a/../../evil', 'a//b', './a', 'line\nbreak'])(
      'refuses the name %j',
      async (name) => {
        expect(faultsOf(await verifyZip(await withName(name)))).toContain(`name ${name}`);
      },
    );

    it('finds a name that differs between list and content, and two that differ in case only', async () => {
      const at = honest.indexOf(Buffer.from('README.txt'));
      const other = Buffer.from(honest);
      other.write('LIESMI.txt', at);
      expect(faultsOf(await verifyZip(other))).toContain('name README.txt');
      expect(faultsOf(await verifyZip(await zipped(filesOf().set('readme.TXT', Buffer.from('x')))))).toEqual([
        'name readme.TXT',
        'additional readme.TXT',
      ]);
    });

    it('is as good compressed, and with other dates', async () => {
      const zip = new ZipFile();
      for (const [name, bytes] of filesOf()) zip.addBuffer(bytes, name, { mtime: new Date(0) });
      zip.end();
      expect(faultsOf(await verifyZip(await buffer(zip.outputStream)))).toEqual([]);
    });

    it('reads the format for more than 4 GB', async () => {
      const zip = new ZipFile();
      for (const [name, bytes] of filesOf()) zip.addBuffer(bytes, name, { compress: false, forceZip64Format: true });
      zip.end({ forceZip64Format: true, comment: 'Anmerkung' });
      expect(faultsOf(await verifyZip(await buffer(zip.outputStream)))).toEqual([]);
    });
  });

  describe('always', () => {
    it('refuses every truncated ZIP', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(honest.length - 1), async (length) => {
          expect((await verifyZip(honest.subarray(0, length))).ok).toBe(false);
        }),
        { numRuns: 60 },
      );
    });

    it('finds every flipped bit in what the files hold', async () => {
      const places = [...filesOf().values()]
        .filter(({ length }) => length > 0)
        .map((bytes) => ({ from: honest.indexOf(bytes), length: bytes.length }));
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...places),
          fc.nat(),
          fc.integer({ min: 0, max: 7 }),
          async (place, nat, bit) => {
            const flipped = Buffer.from(honest);
            const at = place.from + (nat % place.length);
            flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
            expect((await verifyZip(flipped)).ok).toBe(false);
          },
        ),
        { numRuns: 120 },
      );
    });

    it('never throws at a broken byte anywhere, and calls nothing whole whose files are not', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(honest.length - 1), fc.nat(255), async (at, value) => {
          const broken = Buffer.from(honest);
          broken[at] = value;
          const verdict = await verifyZip(broken);
          const untouched = [...filesOf().values()].every((bytes) => broken.includes(bytes));
          expect(verdict.ok && !untouched).toBe(false);
        }),
        { numRuns: 120 },
      );
    });
  });
});
