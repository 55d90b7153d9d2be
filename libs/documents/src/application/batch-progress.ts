import { Notifications } from '@app/identity/contract';
import { Injectable } from '@nestjs/common';
import { endText } from '../domain/batch';
import { BatchRepository } from '../infrastructure/batch.repository';

/** The page of a batch. */
export const batchAddress = (id: string): string => `/dokumente?sammlung=${id}`;

/** Follows the documents of a batch to their end, in the unit of work of each. */
@Injectable()
export class BatchProgress {
  constructor(
    private readonly batches: BatchRepository,
    private readonly notifications: Notifications,
  ) {}

  /** A document has come to its end. With the last one, whoever asked is told once of all. */
  async settled(batchId: string): Promise<void> {
    const end = await this.batches.settle(batchId);
    if (!end?.requestedBy) return;
    await this.notifications.notifyPerson(end.requestedBy, `„${end.title}“: ${endText(end)}.`, batchAddress(end.id));
  }

  /** A document that had failed is made again. */
  reopened(batchId: string): Promise<void> {
    return this.batches.reopen(batchId);
  }
}
