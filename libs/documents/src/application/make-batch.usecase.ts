import { conflict, DomainError, invalid, notFound } from '@app/kernel';
import { AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DocumentRequests } from '../contract';
import { common } from '../domain/batch';
import { BatchRepository } from '../infrastructure/batch.repository';
import { closedTemplates } from '../infrastructure/document.query';
import { DocumentRepository, type StoredDocument } from '../infrastructure/document.repository';
import { type DocumentWish, RequestBySubject, SAMPLE } from './request-by-subject.usecase';

/** A batch somebody wants: of documents to be made, or of finished ones to be taken along together. */
@Injectable()
export class MakeBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: DocumentRequests,
    private readonly bySubject: RequestBySubject,
    private readonly documents: DocumentRepository,
    private readonly batches: BatchRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Asks for many documents by their subjects, in this order. Returns the id of the batch. */
  async request(title: string, wishes: readonly DocumentWish[]): Promise<string> {
    requirePermission(this.uow.actor, 'document.request');
    const requests = [];
    for (const wish of wishes) requests.push(await this.bySubject.load(wish));
    return (await this.requests.requestBatch(title, requests)).id;
  }

  /**
   * Puts finished documents together in the given order. Returns the id of the batch. Throws `not-found` when one of
   * them does not exist for the actor, `conflict` naming those that are not done.
   */
  async select(title: string | undefined, ids: readonly string[]): Promise<string> {
    const { actor } = this.uow;
    requirePermission(actor, 'document.request');
    const closed = closedTemplates(actor);
    const readable = (await this.documents.findAll(ids)).filter(
      ({ template, source }) => !closed.includes(template) || source?.type === SAMPLE,
    );
    const found = new Map(readable.map((document) => [document.id, document]));
    const documents = [...new Set(ids)].map((id) => found.get(id) ?? missing());
    refuseUnfinished(documents);
    const memberId = common(documents, (one) => one.memberId)?.memberId ?? null;
    if (memberId === null && actor.reach === 'member') {
      throw new DomainError('forbidden', 'forbidden', 'Bitte wählen Sie Schriftstücke einer einzigen Kommune.');
    }
    if (memberId !== null) requirePermission(actor, 'document.request', memberId);
    const id = newId();
    const batch = {
      ...{ id, memberId, kind: 'selection' as const, subject: null, finishedAt: this.uow.now() },
      title: title?.trim() || `Zusammenstellung von ${documents.length} Schriftstücken`,
      documentIds: documents.map((document) => document.id),
    };
    await this.batches.insert(batch);
    this.audit.record({
      action: 'document.batch-selected',
      subject: { type: 'document-batch', id, label: batch.title },
      memberId: memberId ?? undefined,
      after: { documents: documents.length },
    });
    return id;
  }
}

function missing(): never {
  throw notFound('Eines der gewählten Dokumente');
}

const NAMED = 3;
function refuseUnfinished(documents: readonly StoredDocument[]): void {
  if (documents.length === 0) {
    const message = 'Bitte wählen Sie mindestens ein fertiges Schriftstück.';
    throw invalid('nothing-selected', message, [{ pointer: '/documentIds', message }]);
  }
  const open = documents.filter(({ state }) => state !== 'done').map(({ title }) => `„${title}“`);
  if (open.length === 0) return;
  const more = open.length > NAMED ? ` und ${open.length - NAMED} weitere` : '';
  throw conflict('not-done', `Noch nicht fertig: ${open.slice(0, NAMED).join(', ')}${more}.`);
}
