import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { LocalFileStore } from './local-file-store';

describe('local file store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-files-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps the same bytes once, however often and at the same time they are stored', async () => {
    const store = new LocalFileStore(path.join(folder, 'files'));
    const bytes = Buffer.from('Vergabevermerk');
    const stored = await Promise.all([1, 2, 3].map(() => store.put(bytes)));
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    expect(files.map(({ name }) => name)).toEqual([`${stored[0]?.sha256}.bin`]);
    expect(await buffer(await store.read(stored[0]?.sha256 ?? ''))).toEqual(bytes);
  });

  it('knows nothing by a name that is no hash', async () => {
    const store = new LocalFileStore(folder);
    await expect(store.read('../../etc/passwd')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(store.read('0'.repeat(64))).rejects.toMatchObject({ kind: 'not-found' });
  });
});
