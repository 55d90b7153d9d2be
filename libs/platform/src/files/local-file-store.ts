import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { notFound } from '@app/kernel';
import { Outage } from '../lifecycle/outage';
import { FileStore, isSha256, placeOf } from './file-store';

/** What the system says when there is no room: on the disk, or for this user. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);
const NO_ROOM = 'Der Speicher für Dateien ist voll. Bitte schaffen Sie Platz und versuchen Sie es dann erneut.';
const CANNOT_WRITE =
  'In den Speicher für Dateien kann nicht geschrieben werden. Bitte wenden Sie sich an die Administration.';

/** A folder: ab/cd/abcd….bin. Written aside, synced, then renamed, so that no torn file ever has a hash as its name. */
export class LocalFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!(await this.has(sha256)))
      await this.write(this.pathOf(sha256), bytes).catch((error: NodeJS.ErrnoException) => {
        throw new Outage(FULL.has(error.code ?? '') ? NO_ROOM : CANNOT_WRITE, { cause: error });
      });
    return { sha256, size: bytes.byteLength };
  }

  private async write(target: string, bytes: Uint8Array): Promise<void> {
    const created = await mkdir(path.dirname(target), { recursive: true });
    const aside = `${target}.${randomUUID()}.part`;
    try {
      const file = await open(aside, 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, target);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
    await syncFolders(path.dirname(target), created ? path.dirname(created) : undefined);
  }

  async read(sha256: string): Promise<Readable> {
    if (!(await this.has(sha256))) throw notFound('Diese Datei');
    return createReadStream(this.pathOf(sha256));
  }

  async has(sha256: string): Promise<boolean> {
    if (!isSha256(sha256)) return false;
    return access(this.pathOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  async remove(sha256: string): Promise<void> {
    const file = this.pathOf(sha256);
    if (!(await this.has(sha256))) return;
    await rm(file, { force: true });
    await syncFolders(path.dirname(file));
  }

  async check(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await access(this.folder, constants.R_OK | constants.W_OK);
  }

  private pathOf(sha256: string): string {
    if (!isSha256(sha256)) throw notFound('Diese Datei');
    return path.join(this.folder, placeOf(sha256));
  }
}

/** Makes names durable, not only bytes: the folder of the file, and the folders above it up to the one that existed. */
async function syncFolders(from: string, upTo = from): Promise<void> {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
    if (folder === upTo || folder === path.dirname(folder)) return;
  }
}
