import { conflict, invalid } from '@app/kernel';
import { AuditTrail, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DOCUMENTS_DELETED, type DocumentsDeletedV1 } from '../../contract/events';
import { RetentionRepository } from '../../infrastructure/retention.repository';
import { RetentionQuery } from './retention.query';

export interface DeletionOrder {
  readonly subject: { readonly type: string; readonly id: string };
  /** The documents the person saw: one that came since is not deleted unseen. */
  readonly documents: readonly string[];
  /** Why, in the person's words; stands in the protocol for good. */
  readonly reason: string;
  /** What the subject is called, typed by the person. */
  readonly confirmation: string;
}

/** Deletes the documents of a subject after their time, with their copies for the printer; the protocol of it stays. */
@Injectable()
export class DeleteDocuments {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: RetentionRepository,
    private readonly query: RetentionQuery,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Returns how many. Throws `conflict` with every obstacle, `invalid` where the confirmation is not the name. */
  async execute({ subject, documents, reason, confirmation }: DeletionOrder): Promise<number> {
    requirePermission(this.uow.actor, 'retention.manage');
    await this.rows.lock(subject);
    const kept = await this.query.one(subject);
    const { until, rules, obstacles } = kept.verdict;
    if (obstacles.length > 0 || until === null)
      throw conflict('retention', `Diese Unterlagen können nicht gelöscht werden. ${obstacles.join(' ')}`, {
        obstacles,
      });
    if (confirmation !== kept.label) {
      const message = `Bitte geben Sie zur Bestätigung „${kept.label}“ ein.`;
      throw invalid('confirmation', message, [{ pointer: '/confirmation', message }]);
    }
    const present = await this.rows.documents(subject);
    if (present.map(({ id }) => id).join() !== [...documents].sort().join())
      throw conflict(
        'documents-changed',
        'Die Unterlagen haben sich inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    const deleted = await this.rows.delete(kept, { until, rules, reason });
    const copies = await this.rows.deletePrintFiles(present.map(({ id }) => id));
    const hashes = [...new Set([...present.flatMap(({ sha256 }) => sha256 ?? []), ...copies])];
    await this.outbox.publish(DOCUMENTS_DELETED, { hashes } satisfies DocumentsDeletedV1);
    this.audit.record({
      action: 'retention.deleted',
      subject: { ...subject, label: kept.label },
      after: { until, rules, reason, documents: present.map(({ id, title, sha256 }) => ({ id, title, sha256 })) },
    });
    return deleted;
  }
}
