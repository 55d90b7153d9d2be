import {
  CentreIds,
  type DeliveredEvent,
  FileReferences,
  FileStore,
  Subscriber,
  systemActor,
  UnitOfWork,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DOCUMENTS_DELETED, type DocumentsDeletedV1 } from '../contract/events';
import { RetentionRepository } from '../infrastructure/retention.repository';

interface Removal {
  readonly sha256: string;
  readonly outcome: 'removed' | 'kept';
}

/** Removes the files of deleted documents, where no row of any centre refers to the same bytes (any more). */
@Injectable()
export class RemoveFiles extends Subscriber<DocumentsDeletedV1, readonly Removal[]> {
  readonly name = 'documents.remove-files';
  readonly events = [DOCUMENTS_DELETED];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly centres: CentreIds,
    private readonly references: FileReferences,
    private readonly files: FileStore,
    private readonly rows: RetentionRepository,
  ) {
    super();
  }

  override async prepare({ id, payload }: DeliveredEvent<DocumentsDeletedV1>): Promise<readonly Removal[]> {
    const removals: Removal[] = [];
    for (const sha256 of payload.hashes) {
      const isNeeded = await this.isReferred(sha256, id);
      if (!isNeeded) await this.files.remove(sha256);
      removals.push({ sha256, outcome: isNeeded ? 'kept' : 'removed' });
    }
    return removals;
  }

  async handle({ id }: DeliveredEvent<DocumentsDeletedV1>, removals: readonly Removal[]): Promise<void> {
    for (const { sha256, outcome } of removals) await this.rows.noteRemoval(id, sha256, outcome);
  }

  /** The store is one for all centres; each is asked with its own rights. */
  private async isReferred(sha256: string, requestId: string): Promise<boolean> {
    for (const centreId of await this.centres.all())
      if (await this.uow.run(systemActor(centreId, requestId), () => this.references.refers(sha256))) return true;
    return false;
  }
}
