import { conflict, notFound } from '@app/kernel';
import { AuditTrail, Deliveries, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { BatchProgress } from './batch-progress';
import { DocumentRepository, type StoredDocument } from '../infrastructure/document.repository';

/** The subscriber that makes documents; retrying a document means retrying its delivery. */
export const RENDERING = 'documents.render';

/** The database says aloud the id of a document that is no longer wanted. */
export const DOCUMENT_CANCELLED = 'document_cancelled';

/** What a person does with a document that is not done: try it again, give it up, or put it before the others. */
@Injectable()
export class ChangeDocument {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly deliveries: Deliveries,
    private readonly audit: AuditTrail,
    private readonly batches: BatchProgress,
  ) {}

  // Delivery before document, as a worker locks them: two that meet never wait for each other.

  async retry(id: string): Promise<void> {
    const document = await this.load(id);
    const isReset = (await this.deliveries.retry(document.eventId, RENDERING)) && (await this.documents.reset(id));
    if (!isReset) {
      throw conflict('not-failed', 'Dieses Dokument ist nicht fehlgeschlagen; es kann nicht erneut versucht werden.');
    }
    if (document.batchId) await this.batches.reopened(document.batchId);
    this.record('document.retried', document);
  }

  /** A thread that is drawing it ends at once; nothing is archived any more. */
  async cancel(id: string): Promise<void> {
    const document = await this.load(id);
    await this.deliveries.drop(document.eventId, RENDERING);
    if (!(await this.documents.cancel(id))) {
      throw conflict('not-open', 'Dieses Dokument ist nicht mehr in Arbeit; es kann nicht abgebrochen werden.');
    }
    await this.uow.query('select pg_notify($1, $2)', [DOCUMENT_CANCELLED, id]);
    if (document.batchId) await this.batches.settled(document.batchId);
    this.record('document.cancelled', document);
  }

  async putAhead(id: string): Promise<void> {
    const document = await this.load(id);
    requirePermission(this.uow.actor, 'document.ahead');
    await this.deliveries.putAhead(document.eventId, RENDERING);
    if (!(await this.documents.putAhead(id))) {
      throw conflict('not-waiting', 'Dieses Dokument wartet nicht mehr; es lässt sich nicht vorziehen.');
    }
    this.record('document.put-ahead', document);
  }

  private async load(id: string): Promise<StoredDocument> {
    const document = await this.documents.find(id);
    if (!document) throw notFound('Dieses Dokument');
    requirePermission(this.uow.actor, 'document.request', document.memberId ?? undefined);
    return document;
  }

  private record(action: string, { id, title, memberId, state }: StoredDocument): void {
    this.audit.record({
      action,
      subject: { type: 'document', id, label: title },
      memberId: memberId ?? undefined,
      before: { state },
    });
  }
}
