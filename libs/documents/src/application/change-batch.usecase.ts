import { conflict, notFound } from '@app/kernel';
import { AuditTrail, Deliveries, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { BatchRepository, type StoredBatch } from '../infrastructure/batch.repository';
import { DOCUMENT_CANCELLED, RENDERING } from './change-document.usecase';

/** What a person does with a whole batch: give up what is open, try again what failed. */
@Injectable()
export class ChangeBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly batches: BatchRepository,
    private readonly deliveries: Deliveries,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws `conflict` when nothing is open. What is done stays. */
  async cancel(id: string): Promise<void> {
    const batch = await this.load(id);
    // Delivery before document, as a worker locks them: two that meet never wait for each other.
    for (const { eventId } of await this.batches.inState(id, ['waiting', 'running'])) {
      await this.deliveries.drop(eventId, RENDERING);
    }
    const cancelled = await this.batches.cancelOpen(id);
    for (const documentId of cancelled) {
      await this.uow.query('select pg_notify($1, $2)', [DOCUMENT_CANCELLED, documentId]);
    }
    if (cancelled.length === 0) throw conflict('not-open', 'In diesem Sammelauftrag ist nichts mehr in Arbeit.');
    await this.batches.settle(id);
    this.record('document.batch-cancelled', batch, cancelled.length);
  }

  /** Throws `conflict` when nothing has failed. */
  async retry(id: string): Promise<void> {
    const batch = await this.load(id);
    for (const { eventId } of await this.batches.inState(id, ['failed'])) {
      await this.deliveries.retry(eventId, RENDERING);
    }
    const reset = await this.batches.resetFailed(id);
    if (reset === 0) throw conflict('not-failed', 'In diesem Sammelauftrag ist nichts fehlgeschlagen.');
    await this.batches.reopen(id);
    this.record('document.batch-retried', batch, reset);
  }

  private async load(id: string): Promise<StoredBatch> {
    const batch = await this.batches.find(id);
    if (!batch) throw notFound('Dieser Sammelauftrag');
    requirePermission(this.uow.actor, 'document.request', batch.memberId ?? undefined);
    return batch;
  }

  private record(action: string, { id, title, memberId }: StoredBatch, documents: number): void {
    this.audit.record({
      action,
      subject: { type: 'document-batch', id, label: title },
      memberId: memberId ?? undefined,
      after: { documents },
    });
  }
}
