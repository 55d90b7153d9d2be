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
  readonly source?: DocumentOrigin;
  readonly batchId?: string;
}

/** What the data of a document were assembled from. */
export interface DocumentOrigin {
  readonly type: string;
  readonly id: string;
}

export interface StoredDocument {
  readonly id: string;
  readonly title: string;
  readonly memberId: string | null;
  readonly state: DocumentState;
  readonly eventId: string;
  readonly requestedBy: string | null;
  readonly version: number;
  readonly template: TemplateId;
  readonly source: DocumentOrigin | null;
  /** The batch it was asked for with. */
  readonly batchId: string | null;
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

const FIELDS = `id, title, member_id as "memberId", state, event_id as "eventId", requested_by as "requestedBy", version,
  template, case when source_type is not null then jsonb_build_object('type', source_type, 'id', source_id) end as source, batch_id as "batchId"`;

/** Rows of documents.document. Every change of state names the states it may come from, so that a second one finds none. */
@Injectable()
export class DocumentRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Writes the requests in one statement; each becomes the next edition of its template and source. */
  async insert(documents: readonly NewDocument[]): Promise<void> {
    await this.lockEditions(documents);
    const rows = documents.map(({ subject, source, ...document }, position) => ({
      ...{ ...document, position, subjectType: subject.type, subjectId: subject.id, subjectLabel: subject.label },
      ...(source && { sourceType: source.type, sourceId: source.id }),
    }));
    await this.uow.execute(
      `insert into documents.document (id, template, template_version, title, subject_type, subject_id, subject_label,
                                       member_id, data, event_id, source_type, source_id, batch_id, edition, priority,
                                       requested_by, requested_at, waiting_since)
       select id, template, "templateVersion", title, "subjectType", "subjectId", "subjectLabel",
              "memberId", data, "eventId", "sourceType", "sourceId", "batchId",
              case when "sourceType" is null then 1 else
                coalesce((select max(edition) from documents.document earlier
                          where (earlier.template, earlier.source_type, earlier.source_id) =
                                (new.template, new."sourceType", new."sourceId")), 0)
                + row_number() over (partition by template, "sourceType", "sourceId" order by position) end,
              priority, app.person_id(), $2, $2
       from jsonb_to_recordset($1::jsonb) as new (
         id uuid, template text, "templateVersion" integer, title text, "subjectType" text, "subjectId" text,
         "subjectLabel" text, "memberId" uuid, data jsonb, "eventId" uuid, "sourceType" text, "sourceId" text,
         "batchId" uuid, priority integer, position integer)`,
      [JSON.stringify(rows), this.uow.now()],
    );
  }

  /** Until the end of the transaction nobody else numbers editions of these; always in the same order. */
  async lockEditions(documents: readonly Pick<NewDocument, 'template' | 'source'>[]): Promise<void> {
    const keys = documents.flatMap(({ template, source }) =>
      source ? [`${template} ${source.type} ${source.id}`] : [],
    );
    for (const key of [...new Set(keys)].sort()) {
      await this.uow.query('select pg_advisory_xact_lock(hashtextextended(app.centre_id() || $1, 0))', [key]);
    }
  }

  /** The edition that is being made right now. */
  openEdition(template: TemplateId, source: DocumentOrigin): Promise<StoredDocument | undefined> {
    return this.uow.first<StoredDocument>(
      `select ${FIELDS} from documents.document
       where (template, source_type, source_id) = ($1, $2, $3) and state in ('waiting', 'running')
       order by edition desc limit 1`,
      [template, source.type, source.id],
    );
  }

  find(id: string): Promise<StoredDocument | undefined> {
    return this.uow.first<StoredDocument>(`select ${FIELDS} from documents.document where id = $1`, [id]);
  }

  findAll(ids: readonly string[]): Promise<StoredDocument[]> {
    return this.uow.query<StoredDocument>(`select ${FIELDS} from documents.document where id = any ($1::uuid[])`, [
      ids,
    ]);
  }

  /**
   * Marks the document as running and returns what to draw; undefined when nothing is left to do. It may be running
   * already (a process was killed) or failed (its delivery was set going again).
   */
  begin(id: string): Promise<DocumentInWork | undefined> {
    return this.uow.first<DocumentInWork>(
      `update documents.document
       set state = 'running', progress = $2, error = null, finished_at = null, attempts = attempts + 1, version = version + 1
       where id = $1 and state in ('waiting', 'running', 'failed') and deleted_at is null
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
       where id = $1 and state = 'failed' and deleted_at is null`,
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
