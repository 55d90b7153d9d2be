import { Notifications } from '@app/identity/contract';
import { AuditTrail, type DeliveredEvent, FileStore, Outbox, Signals, Subscriber, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { BatchProgress } from '../application/batch-progress';
import { DOCUMENT_CANCELLED, RENDERING } from '../application/change-document.usecase';
import { versionOf } from '../application/request-document.usecase';
import {
  DOCUMENT_ARCHIVED,
  DOCUMENT_REQUESTED,
  type DocumentArchivedV1,
  type DocumentRequestedV1,
} from '../contract/events';
import { PROGRESS } from '../domain/document';
import { DocumentRenderer } from '../infrastructure/document-renderer';
import { type Archived, DocumentRepository, type StoredDocument } from '../infrastructure/document.repository';

/**
 * Draws and archives what was asked for. Every step may be cut off and done again: the same data give the same bytes,
 * the store keeps them once under their hash, and the row says `done` in the transaction that marks the delivery.
 */
@Injectable()
export class RenderDocument extends Subscriber<DocumentRequestedV1, Archived | undefined> {
  readonly name = RENDERING;
  readonly events = [DOCUMENT_REQUESTED];
  override readonly queue = 'documents';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: DocumentRepository,
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly audit: AuditTrail,
    private readonly notifications: Notifications,
    private readonly outbox: Outbox,
    private readonly signals: Signals,
    private readonly batches: BatchProgress,
  ) {
    super();
  }

  override async prepare({ actor, payload }: DeliveredEvent<DocumentRequestedV1>): Promise<Archived | undefined> {
    const cancelled = new AbortController();
    const cancellation = this.signals
      .on(DOCUMENT_CANCELLED)
      .subscribe((documentId) => documentId === payload.documentId && cancelled.abort());
    try {
      const work = await this.uow.run(actor, () => this.documents.begin(payload.documentId));
      if (!work) return undefined;
      const { pdf, pages } = await this.renderer.render(work.template, work.data, cancelled.signal);
      // A signal may be lost; the row says whether the document is still wanted.
      const isWanted = await this.uow.run(actor, () => this.documents.progress(payload.documentId, PROGRESS.archiving));
      return isWanted
        ? { ...(await this.files.put(pdf)), pages, templateVersion: versionOf(work.template) }
        : undefined;
    } catch (error) {
      if (cancelled.signal.aborted) return undefined;
      throw error;
    } finally {
      cancellation.unsubscribe();
    }
  }

  async handle({ payload }: DeliveredEvent<DocumentRequestedV1>, archived: Archived | undefined): Promise<void> {
    const document = archived && (await this.documents.finish(payload.documentId, archived));
    if (!document) return;
    this.audit.record({
      action: 'document.archived',
      subject: { type: 'document', id: document.id, label: document.title },
      memberId: document.memberId ?? undefined,
      after: archived,
    });
    const { id: documentId, title } = document;
    await this.outbox.publish(DOCUMENT_ARCHIVED, {
      ...{ documentId, title, sha256: archived.sha256 },
    } satisfies DocumentArchivedV1);
    await this.tell(document, `„${title}“ ist fertig.`);
  }

  override async failed({ payload }: DeliveredEvent<DocumentRequestedV1>, reason: string): Promise<void> {
    const document = await this.documents.fail(payload.documentId, reason);
    if (!document) return;
    this.audit.record({
      action: 'document.failed',
      subject: { type: 'document', id: document.id, label: document.title },
      memberId: document.memberId ?? undefined,
      after: { error: reason },
    });
    await this.tell(document, `„${document.title}“ konnte nicht erzeugt werden: ${reason}`);
  }

  private async tell(document: StoredDocument, text: string): Promise<void> {
    // Of a batch people hear once, when all of it has come to its end.
    if (document.batchId) return this.batches.settled(document.batchId);
    if (document.requestedBy) {
      await this.notifications.notifyPerson(document.requestedBy, text, `/dokumente?dokument=${document.id}`);
    }
  }
}
