import { createHash } from 'node:crypto';
import { conflict, notFound } from '@app/kernel';
import { type Actor, csvOf, FileStore, requirePermission, UnitOfWork, type ZipStream, zipOf } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { nameInBatch, stateWord } from '../domain/batch';
import { fileNameOf } from '../domain/document';
import { type BatchDocument, BatchRepository, type StoredBatch } from '../infrastructure/batch.repository';
import { type PrintBytes, PrintFileRepository } from '../infrastructure/print-file.repository';
import { readStored } from './read-stored';
import { contentsOf, finished, refuseClosed } from './request-print-file.usecase';

export interface BatchZip extends ZipStream {
  readonly fileName: string;
}

/** What of a batch can be taken along: all files as one ZIP, and the one for the printer. */
@Injectable()
export class BatchFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly batches: BatchRepository,
    private readonly prints: PrintFileRepository,
    private readonly files: FileStore,
  ) {}

  /**
   * Every finished PDF and a list that names all documents, also the failed ones with their cause. The same documents
   * give the same bytes. Throws `not-found`; `conflict` while some are in work or when none is done.
   */
  async zip(actor: Actor, id: string): Promise<BatchZip> {
    const { batch, documents } = await this.load(actor, id);
    const done = finished(documents);
    const list = listOf(batch, documents);
    const files = [
      {
        path: 'Liste.csv',
        size: list.length,
        sha256: createHash('sha256').update(list).digest('hex'),
        createdAt: batch.requestedAt,
        open: () => Promise.resolve([list]).then(streamed),
      },
      ...done.map((document) => ({
        path: nameOf(document, documents.length),
        size: document.size ?? 0,
        sha256: document.sha256,
        createdAt: document.finishedAt ?? batch.requestedAt,
        open: () => this.files.read(document.sha256),
      })),
    ];
    return { ...zipOf(files), fileName: fileNameOf(batch.title, 'zip') };
  }

  /** The file for the printer. Throws `conflict` while it is not made. */
  async print(actor: Actor, id: string): Promise<PrintBytes & { bytes: Buffer; fileName: string }> {
    const { batch, documents } = await this.load(actor, id);
    const file = await this.uow.run(actor, () => this.prints.done(id, contentsOf(finished(documents))));
    if (!file) throw conflict('not-done', 'Diese Druckdatei ist noch nicht fertig.');
    const title = `Druckdatei ${batch.title}`;
    return { ...file, bytes: await readStored(this.files, file.sha256, title), fileName: fileNameOf(title) };
  }

  private async load(actor: Actor, id: string): Promise<{ batch: StoredBatch; documents: readonly BatchDocument[] }> {
    requirePermission(actor, 'document.read');
    return this.uow.run(actor, async () => {
      const batch = await this.batches.find(id);
      if (!batch) throw notFound('Dieser Sammelauftrag');
      const documents = await this.batches.documents(id);
      refuseClosed(actor, documents);
      return { batch, documents };
    });
  }
}

async function* streamed(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

const nameOf = ({ position, title }: BatchDocument, total: number): string =>
  nameInBatch(position, total, fileNameOf(title));

const listOf = ({ title }: StoredBatch, documents: readonly BatchDocument[]): Buffer =>
  csvOf({
    name: title,
    columns: [
      { id: 'position', header: 'Nr.', kind: 'count' },
      { id: 'title', header: 'Schriftstück', kind: 'text' },
      { id: 'subject', header: 'Gegenstand', kind: 'text' },
      { id: 'state', header: 'Zustand', kind: 'text' },
      { id: 'error', header: 'Grund', kind: 'text' },
      { id: 'file', header: 'Datei', kind: 'text' },
      { id: 'pages', header: 'Seiten', kind: 'count' },
      { id: 'size', header: 'Bytes', kind: 'count' },
      { id: 'sha256', header: 'SHA-256', kind: 'code' },
    ],
    rows: documents.map((document) => ({
      ...{ position: document.position, title: document.title, subject: document.subjectLabel },
      ...{ state: stateWord(document.state), error: document.error },
      ...{ pages: document.pages, size: document.size, sha256: document.sha256 },
      file: document.sha256 === null ? null : nameOf(document, documents.length),
    })),
  });
