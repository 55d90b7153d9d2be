import { PRIORITY, type Priority, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { TemplateId } from '../contract/templates';
import { PROGRESS, type DocumentState } from '../domain/document';

export interface NewDocument {
  readonly id: string;
  readonly template: TemplateId;
  readonly templateVersion: number;
  readonly title: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
  readonly memberId: string | null;
  readonly data: unknown;
  readonly eventId: string;
  readonly priority: Priority;
}

export interface StoredDocument {
  readonly id: string;
  readonly title: string;
  readonly memberId: string | null;
  readonly state: DocumentState;
  readonly eventId: string;
  readonly requestedBy: string | null;
  readonly version: number;
}

/** A document as it is being made. */
export interface DocumentInWork {
  readonly template: TemplateId;
  readonly data: unknown;
}

/** What a rendered document is known by. */
export interface Archived {
  readonly sha256: string;
  readonly size: number;
  readonly pages: number;
  readonly templateVersion: number;
}

const FIELDS = `id, title, member_id as "memberId", state, event_id as "eventId", requested_by as "requestedBy", version`;

/** Rows of documents.document. Every change of state names the states it may come from, so that a second one finds none. */
@Injectable()
export class DocumentRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async insert(document: NewDocument): Promise<void> {
    await this.uow.execute(
      `insert into documents.document (id, template, template_version, title, subject_type, subject_id, subject_label,
                                       member_id, data, event_id, priority, requested_by, requested_at, waiting_since)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, app.person_id(), $12, $12)`,
      [
        document.id,
        document.template,
        document.templateVersion,
        document.title,
        document.subject.type,
        document.subject.id,
        document.subject.label,
        document.memberId,
        JSON.stringify(document.data),
        document.eventId,
        document.priority,
        this.uow.now(),
      ],
    );
  }

  find(id: string): Promise<StoredDocument | undefined> {
    return this.uow.first<StoredDocument>(`select ${FIELDS} from documents.document where id = $1`, [id]);
  }

  /**
   * Marks the document as running and returns what to draw; undefined when nothing is left to do. It may be running
   * already (a process was killed) or failed (its delivery was set going again).
   */
  begin(id: string): Promise<DocumentInWork | undefined> {
    return this.uow.first<DocumentInWork>(
      `update documents.document
       set state = 'running', progress = $2, error = null, finished_at = null, attempts = attempts + 1, version = version + 1
       where id = $1 and state in ('waiting', 'running', 'failed')
       returning template, data`,
      [id, PROGRESS.drawing],
    );
  }

  /** False when the document is no longer being made. */
  async progress(id: string, percent: number): Promise<boolean> {
    const touched = await this.uow.execute(
      `update documents.document set progress = greatest(progress, $2), version = version + 1 where id = $1 and state = 'running'`,
      [id, percent],
    );
    return touched > 0;
  }

  finish(id: string, archived: Archived): Promise<StoredDocument | undefined> {
    return this.uow.first<StoredDocument>(
      `update documents.document
       set state = 'done', progress = $2, sha256 = $3, size = $4, pages = $5, template_version = $6, finished_at = $7,
           version = version + 1
       where id = $1 and state in ('waiting', 'running')
       returning ${FIELDS}`,
      [id, PROGRESS.done, archived.sha256, archived.size, archived.pages, archived.templateVersion, this.uow.now()],
    );
  }

  fail(id: string, reason: string): Promise<StoredDocument | undefined> {
    return this.uow.first<StoredDocument>(
      `update documents.document set state = 'failed', error = $2, finished_at = $3, version = version + 1
       where id = $1 and state in ('waiting', 'running')
       returning ${FIELDS}`,
      [id, reason, this.uow.now()],
    );
  }

  /** Back to the queue. False when the document has not failed (any more). */
  async reset(id: string): Promise<boolean> {
    const touched = await this.uow.execute(
      `update documents.document set state = 'waiting', progress = 0, error = null, finished_at = null, waiting_since = $2,
              version = version + 1
       where id = $1 and state = 'failed'`,
      [id, this.uow.now()],
    );
    return touched > 0;
  }

  /** Gives the document up. False when it is no longer waiting or running. */
  async cancel(id: string): Promise<boolean> {
    const touched = await this.uow.execute(
      `update documents.document set state = 'cancelled', finished_at = $2, version = version + 1
       where id = $1 and state in ('waiting', 'running')`,
      [id, this.uow.now()],
    );
    return touched > 0;
  }

  /** Puts the document before all others. False when it is not waiting (any more). */
  async putAhead(id: string): Promise<boolean> {
    const touched = await this.uow.execute(
      `update documents.document set priority = $2, version = version + 1 where id = $1 and state = 'waiting'`,
      [id, PRIORITY.ahead],
    );
    return touched > 0;
  }
}
