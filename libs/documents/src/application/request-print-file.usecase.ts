import { createHash } from 'node:crypto';
import { conflict, notFound } from '@app/kernel';
import { type Actor, AuditTrail, Deliveries, newId, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { PRINT_FILE_REQUESTED, type PrintFileRequestedV1 } from '../contract/events';
import { LARGEST_PRINT_FILE } from '../domain/batch';
import { type BatchDocument, BatchRepository } from '../infrastructure/batch.repository';
import { SAMPLE } from './request-by-subject.usecase';
import { closedTemplates } from '../infrastructure/document.query';
import { PrintFileRepository } from '../infrastructure/print-file.repository';

/** The subscriber that joins documents for the printer. */
export const JOINING = 'documents.join-print-file';

/** Somebody wants the finished documents of a batch as one file for a printer that prints both sides. */
@Injectable()
export class RequestPrintFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly batches: BatchRepository,
    private readonly prints: PrintFileRepository,
    private readonly outbox: Outbox,
    private readonly deliveries: Deliveries,
    private readonly audit: AuditTrail,
  ) {}

  /** Safe to repeat: the same documents make one file. Throws `conflict` while some are in work, or when none is done. */
  async execute(batchId: string): Promise<void> {
    const batch = await this.batches.find(batchId);
    if (!batch) throw notFound('Dieser Sammelauftrag');
    const { title, memberId } = batch;
    requirePermission(this.uow.actor, 'document.request', memberId ?? undefined);
    await this.batches.touch(batchId);
    const documents = await this.batches.documents(batchId);
    refuseClosed(this.uow.actor, documents);
    const done = finished(documents);
    refuseTooLarge(done);
    const documentIds = done.map(({ id }) => id);
    const contents = contentsOf(done);
    const known = await this.prints.of(batchId, contents);
    if (known && known.state !== 'failed') return;
    if (known) {
      await this.prints.reset(known.id);
      await this.deliveries.retry(known.eventId, JOINING);
    } else {
      const id = newId();
      const eventId = await this.outbox.publish(PRINT_FILE_REQUESTED, {
        printFileId: id,
      } satisfies PrintFileRequestedV1);
      await this.prints.insert({ id, batchId, memberId, contents, documentIds, eventId });
    }
    this.audit.record({
      action: 'document.print-file-requested',
      subject: { type: 'document-batch', id: batchId, label: title },
      memberId: memberId ?? undefined,
      after: { documents: documentIds.length },
    });
  }
}

/** Names a set of documents in their order; `BatchQuery` computes the same. */
export const contentsOf = (documents: readonly Pick<BatchDocument, 'id'>[]): string =>
  createHash('sha256')
    .update(documents.map(({ id }) => id).join(','))
    .digest('hex');

/** Throws `not-found` when a document is of a template that the actor may not read: the file would hold it. */
export function refuseClosed(actor: Actor, documents: readonly BatchDocument[]): void {
  const closed = closedTemplates(actor);
  if (documents.some(({ template, subjectType }) => closed.includes(template) && subjectType !== SAMPLE))
    throw notFound('Dieser Sammelauftrag');
}

/** The finished documents of a batch that has nothing in work any more. Throws `conflict`. */
export function finished(documents: readonly BatchDocument[]): readonly (BatchDocument & { sha256: string })[] {
  const open = documents.filter(({ state }) => state === 'waiting' || state === 'running').length;
  if (open > 0) {
    throw conflict(
      'batch-open',
      open === 1
        ? 'Ein Schriftstück ist noch in Arbeit. Bitte warten Sie, bis es fertig ist.'
        : `${open} Schriftstücke sind noch in Arbeit. Bitte warten Sie, bis alle fertig sind.`,
    );
  }
  const done = documents.filter((document): document is BatchDocument & { sha256: string } => document.sha256 !== null);
  if (done.length === 0)
    throw conflict('batch-empty', 'In diesem Sammelauftrag ist kein Schriftstück fertig geworden.');
  return done;
}

function refuseTooLarge(documents: readonly BatchDocument[]): void {
  if (documents.reduce((sum, { size }) => sum + (size ?? 0), 0) <= LARGEST_PRINT_FILE) return;
  throw conflict(
    'print-file-size',
    'Für eine einzige Druckdatei ist das zu viel. Bitte wählen Sie unter „Dokumente“ einen Teil der Schriftstücke aus.',
  );
}
