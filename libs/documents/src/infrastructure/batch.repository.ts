import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DocumentSubject } from '../contract';
import type { BatchKind } from '../domain/batch';
import type { DocumentState } from '../domain/document';

export interface NewBatch {
  readonly id: string;
  readonly kind: BatchKind;
  readonly title: string;
  readonly subject: DocumentSubject | null;
  readonly memberId: string | null;
  readonly documentIds: readonly string[];
  readonly finishedAt: Date | null;
}

export interface StoredBatch {
  readonly id: string;
  readonly title: string;
  readonly memberId: string | null;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
}

/** A document at its place in a batch; null fields where it is not done. */
export interface BatchDocument {
  readonly position: number;
  readonly id: string;
  readonly title: string;
  readonly template: string;
  readonly subjectType: string;
  readonly subjectLabel: string;
  readonly state: DocumentState;
  readonly error: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly pages: number | null;
  readonly finishedAt: Date | null;
}

/** How a batch ended that has nothing open any more. */
export interface BatchEnd extends StoredBatch {
  readonly done: number;
  readonly failed: number;
}

const FIELDS = `id, title, member_id as "memberId", requested_by as "requestedBy", requested_at as "requestedAt"`;

/** Rows of documents.batch. Whoever changes documents of a batch changes them first and then the batch. */
@Injectable()
export class BatchRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async insert({ id, kind, title, subject, memberId, documentIds, finishedAt }: NewBatch): Promise<void> {
    await this.uow.execute(
      `insert into documents.batch (id, kind, title, subject_type, subject_id, subject_label, member_id, document_ids,
                                    requested_by, requested_at, finished_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, app.person_id(), $9, $10)`,
      [
        ...[id, kind, title, subject?.type ?? null, subject?.id ?? null, subject?.label ?? null, memberId],
        ...[documentIds, this.uow.now(), finishedAt],
      ],
    );
  }

  find(id: string): Promise<StoredBatch | undefined> {
    return this.uow.first<StoredBatch>(`select ${FIELDS} from documents.batch where id = $1`, [id]);
  }

  /** The documents in the order of the batch. */
  documents(id: string): Promise<BatchDocument[]> {
    return this.uow.query<BatchDocument>(
      `select place.position::int, d.id, d.title, d.template, d.subject_type as "subjectType", d.subject_label as "subjectLabel", d.state, d.error, d.sha256, d.size,
              d.pages, d.finished_at as "finishedAt"
       from documents.batch b cross join unnest(b.document_ids) with ordinality as place (id, position)
       join documents.document d on (d.centre_id, d.id) = (b.centre_id, place.id)
       where b.id = $1 order by place.position`,
      [id],
    );
  }

  /**
   * Notes that a document of the batch has come to its end. The row stays locked until the transaction ends, so that of
   * two last documents one sees the other. Returns how the batch ended when this was the last one.
   */
  async settle(id: string): Promise<BatchEnd | undefined> {
    await this.touch(id);
    return this.uow.first<BatchEnd>(
      `update documents.batch b set finished_at = $2
       from (select count(*) filter (where state = 'done')::int as done,
                    count(*) filter (where state = 'failed')::int as failed,
                    count(*) filter (where state in ('waiting', 'running')) as open
             from documents.document where batch_id = $1) so_far
       where b.id = $1 and so_far.open = 0 and b.finished_at is null
       returning ${FIELDS}, done, failed`,
      [id, this.uow.now()],
    );
  }

  /** Locks the batch and tells open pages of it. */
  async touch(id: string): Promise<void> {
    await this.uow.execute('update documents.batch set version = version + 1 where id = $1', [id]);
  }

  async reopen(id: string): Promise<void> {
    await this.uow.execute('update documents.batch set finished_at = null, version = version + 1 where id = $1', [id]);
  }

  /** Documents that were asked for with the batch and stand so, with the events that make them. */
  inState(id: string, states: readonly DocumentState[]): Promise<{ readonly id: string; readonly eventId: string }[]> {
    return this.uow.query(
      `select id, event_id as "eventId" from documents.document where batch_id = $1 and state = any ($2) order by id`,
      [id, states],
    );
  }

  /** Gives up what is not done yet; returns which. */
  async cancelOpen(id: string): Promise<string[]> {
    const cancelled = await this.uow.query<{ id: string }>(
      `update documents.document set state = 'cancelled', finished_at = $2, version = version + 1
       where batch_id = $1 and state in ('waiting', 'running') returning id`,
      [id, this.uow.now()],
    );
    return cancelled.map((document) => document.id);
  }

  /** Failed documents back to the queue; returns how many. */
  resetFailed(id: string): Promise<number> {
    return this.uow.execute(
      `update documents.document
       set state = 'waiting', progress = 0, error = null, finished_at = null, waiting_since = $2, version = version + 1
       where batch_id = $1 and state = 'failed'`,
      [id, this.uow.now()],
    );
  }
}
