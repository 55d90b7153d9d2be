import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { conflict } from '@app/kernel';
import type { FileStore } from '@app/platform';

/** The bytes as they were archived. Throws `conflict` when they no longer are what their hash says. */
export async function readStored(files: FileStore, sha256: string, title: string): Promise<Buffer> {
  const bytes = await buffer(await files.read(sha256));
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw conflict(
      'file-changed',
      `Die archivierte Datei von „${title}“ stimmt nicht mehr mit ihrem Prüfwert überein und wird deshalb nicht ` +
        'ausgegeben. Bitte wenden Sie sich an die Administration.',
    );
  }
  return bytes;
}
