import { conflict, notFound } from '@app/kernel';
import { AuditTrail, Deliveries, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DocumentRepository, type StoredDocument } from '../infrastructure/document.repository';

/** The subscriber that makes documents; retrying a document means retrying its delivery. */
export const RENDERING = 'documents.render';

/** What a person does with a document that is not done: try it again, or give it up. */
@Injectable()
export class ChangeDocument {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly deliveries: Deliveries,
    private readonly audit: AuditTrail,
  ) {}

  async retry(id: string): Promise<void> {
    const document = await this.load(id);
    const isReset = (await this.documents.reset(id)) && (await this.deliveries.retry(document.eventId, RENDERING));
    if (!isReset) {
      throw conflict('not-failed', 'Dieses Dokument ist nicht fehlgeschlagen; es kann nicht erneut versucht werden.');
    }
    this.record('document.retried', document);
  }

  async cancel(id: string): Promise<void> {
    const document = await this.load(id);
    if (!(await this.documents.cancel(id))) {
      throw conflict('not-open', 'Dieses Dokument ist nicht mehr in Arbeit; es kann nicht abgebrochen werden.');
    }
    this.record('document.cancelled', document);
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
