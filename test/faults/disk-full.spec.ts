import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../support/eventually';
import { type Client, type Product, startProduct } from '../support/product';

/** Mounts a file system of one megabyte; false where this user may not mount. */
const mountSmall = (folder: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
const unmount = (folder: string): void => void spawnSync('umount', ['-l', folder]);

const mayMount = ((): boolean => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-mount-'));
  const may = mountSmall(folder);
  if (may) unmount(folder);
  rmSync(folder, { recursive: true, force: true });
  return may;
})();

interface Document {
  readonly id: string;
  readonly state: string;
  readonly error: string | null;
  readonly sha256: string | null;
}

(mayMount ? describe : describe.skip)(`a full disk${mayMount ? '' : ' (skipped: this user may not mount)'}`, () => {
  let product: Product;
  let officer: Client;
  let files: string;
  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    files = path.join(product.dataDir, 'files');
    mkdirSync(files, { recursive: true });
    mountSmall(files);
  });
  afterAll(async () => {
    unmount(files);
    await product.stop();
  });

  const ask = async (fileNumber: string): Promise<string> => {
    const wish = {
      template: 'purchase-order',
      subject: { type: 'sample', id: 'purchase-order' },
      data: { fileNumber },
    };
    const { status, body } = await officer.post<{ id: string }>('/api/documents', wish);
    expect(status).toBe(202);
    return body.id;
  };
  const settled = (id: string): Promise<Document> =>
    eventually(
      'the document to be settled',
      async () => {
        const { body } = await officer.get<Document>(`/api/documents/${id}`);
        return ['done', 'failed'].includes(body.state) && body;
      },
      60_000,
    );

  it('fails the document in words, keeps nothing half, and makes it when there is room again', async () => {
    const filler = path.join(files, 'voll');
    await writeFile(filler, Buffer.alloc(1 << 20)).catch(() => undefined);
    const id = await ask('VZ-GG 2026/0815');
    expect(await settled(id)).toMatchObject({
      state: 'failed',
      sha256: null,
      error: 'Der Speicher für Dateien ist voll. Bitte schaffen Sie Platz und versuchen Sie es dann erneut.',
    });
    const kept = (await readdir(files, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(kept.map(({ name }) => name)).toEqual(['voll']);

    await rm(filler);
    expect((await officer.post(`/api/documents/${id}/retry`)).status).toBe(202);
    expect((await settled(id)).state).toBe('done');
  });
});
