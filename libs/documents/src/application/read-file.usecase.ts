import { conflict, dayInGermany, germanDate } from '@app/kernel';
import { FileStore, requirePermission, UnitOfWork, type Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { fileNameOf } from '../domain/document';
import { DocumentQuery } from '../infrastructure/document.query';
import { readStored } from './read-stored';

export interface DocumentFile {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly fileName: string;
}

/** The archived bytes, handed out only if they still are what was archived. */
@Injectable()
export class ReadFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: DocumentQuery,
    private readonly files: FileStore,
  ) {}

  async execute(actor: Actor, id: string): Promise<DocumentFile> {
    requirePermission(actor, 'document.read');
    const { sha256, title, deletedAt } = await this.uow.run(actor, () => this.documents.byId(id));
    if (deletedAt)
      throw conflict(
        'deleted',
        `Dieses Dokument wurde am ${germanDate(dayInGermany(deletedAt))} nach Ablauf seiner Aufbewahrung gelöscht.`,
      );
    if (!sha256) throw conflict('not-done', 'Dieses Dokument ist noch nicht fertig.');
    const bytes = await readStored(this.files, sha256, title);
    return { bytes, sha256, fileName: fileNameOf(title) };
  }
}
