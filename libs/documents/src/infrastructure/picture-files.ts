import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { DomainError } from '@app/kernel';
import { FileStore } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DocumentHead, Picture } from '../contract/templates';
import type { PictureBytes } from './render';

const KEPT = 16;

/** The bytes of the pictures a document names, read once per process and checked against their hash. */
@Injectable()
export class PictureFiles {
  private readonly kept = new Map<string, Uint8Array>();

  constructor(private readonly files: FileStore) {}

  /** Throws `unprocessable` with what to do where a picture is gone or damaged: drawing again would not help. */
  async of(data: unknown): Promise<PictureBytes> {
    const { logo, coatOfArms } = data as Partial<DocumentHead>;
    const found = new Map<string, Uint8Array>();
    if (logo) found.set(logo.sha256, await this.bytes(logo, 'Das Logo'));
    if (coatOfArms) found.set(coatOfArms.sha256, await this.bytes(coatOfArms, 'Das Wappen'));
    return found;
  }

  /** Throws `unprocessable`; `name` begins the sentence. */
  async bytes({ sha256, alt }: Picture, name: string): Promise<Uint8Array> {
    const known = this.kept.get(sha256);
    if (known) return known;
    const bytes = await this.read(sha256, `${name} im Briefkopf („${alt}“)`);
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(sha256, bytes);
    return bytes;
  }

  private async read(sha256: string, name: string): Promise<Uint8Array> {
    let bytes: Buffer;
    try {
      bytes = await buffer(await this.files.read(sha256));
    } catch (error) {
      // Anything but "there is none" passes, and is tried again.
      if (!(error instanceof DomainError)) throw error;
      throw unusable(`${name} liegt nicht mehr in der Ablage.`);
    }
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw unusable(`${name} ist beschädigt und kann nicht gelesen werden.`);
    return bytes;
  }
}

const unusable = (what: string): DomainError =>
  new DomainError(
    'unprocessable',
    'picture-unreadable',
    `${what} Bitte laden Sie es in der Verwaltung unter „Briefkopf“ neu hoch und erzeugen Sie das Dokument noch einmal.`,
  );
