import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { S3Server } from '../../../../test/support/s3-server';
import { type FileStore, placeOf } from './file-store';
import { LocalFileStore } from './local-file-store';
import { S3FileStore } from './s3-file-store';

/** What every store has to hold, whatever lies behind it. */
describe.each(['a folder', 'a bucket'])('file store: %s', (kind) => {
  let store: FileStore;
  let folder: string;
  let server: S3Server | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-files-'));
    if (kind === 'a bucket') server = await S3Server.start();
    store = server ? new S3FileStore(server.settings) : new LocalFileStore(path.join(folder, 'files'));
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  it.each([0, 1, 70_000, 5_000_000])('gives back the %d bytes it was given, under their hash', async (size) => {
    const bytes = randomBytes(size);
    const sha256 = hashOf(bytes);
    expect(await store.put(bytes)).toEqual({ sha256, size });
    expect(await store.has(sha256)).toBe(true);
    expect((await buffer(await store.read(sha256))).equals(bytes)).toBe(true);
  });

  it('keeps the same bytes once, however often and at the same time they are stored', async () => {
    const bytes = Buffer.from('Vergabevermerk');
    const stored = await Promise.all([1, 2, 3, 4].map(() => store.put(bytes)));
    expect(new Set(stored.map(({ sha256 }) => sha256))).toEqual(new Set([hashOf(bytes)]));
    expect(await buffer(await store.read(hashOf(bytes)))).toEqual(bytes);
  });

  it('knows nothing by a name that is no hash', async () => {
    for (const name of ['../../etc/passwd', '', '0'.repeat(64), 'A'.repeat(64)])
      await expect(store.read(name)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await store.has('../../etc/passwd')).toBe(false);
    expect(await store.has('0'.repeat(64))).toBe(false);
  });

  it('removes a file for good, and does not mind doing it again', async () => {
    const { sha256 } = await store.put(Buffer.from('zu löschen'));
    await store.remove(sha256);
    await store.remove(sha256);
    expect(await store.has(sha256)).toBe(false);
    await expect(store.read(sha256)).rejects.toMatchObject({ kind: 'not-found' });
    await store.put(Buffer.from('zu löschen'));
    expect(await store.has(sha256)).toBe(true);
  });

  it('says that it is ready', () => expect(store.check()).resolves.toBeUndefined());

  it('lays files out the same way', () => {
    expect(placeOf(`abcd${'0'.repeat(60)}`)).toBe(`ab/cd/abcd${'0'.repeat(60)}.bin`);
  });
});
