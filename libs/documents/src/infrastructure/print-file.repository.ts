import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export type PrintFileState = 'waiting' | 'running' | 'done' | 'failed';

export interface StoredPrintFile {
  readonly id: string;
  readonly batchId: string;
  readonly memberId: string | null;
  readonly state: PrintFileState;
  readonly eventId: string;
  readonly requestedBy: string | null;
  readonly sha256: string | null;
}

/** What is joined, in the order of the batch. */
export interface PrintWork {
  readonly title: string;
  readonly requestedAt: Date;
  readonly parts: readonly { readonly title: string; readonly sha256: string }[];
}

/** A finished print file. */
export interface PrintBytes {
  readonly sha256: string;
  readonly pages: number;
}

const FIELDS = `id, batch_id as "batchId", member_id as "memberId", state, event_id as "eventId",
  requested_by as "requestedBy", sha256`;

/** Rows of documents.print_file: one for every set of finished documents of a batch that somebody wanted to print. */
@Injectable()
export class PrintFileRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** By the documents it holds (`contents`). */
  of(batchId: string, contents: string): Promise<StoredPrintFile | undefined> {
    return this.uow.first<StoredPrintFile>(
      `select ${FIELDS} from documents.print_file where batch_id = $1 and contents = $2`,
      [batchId, contents],
    );
  }

  done(batchId: string, contents: string): Promise<PrintBytes | undefined> {
    return this.uow.first<PrintBytes>(
      `select sha256, pages from documents.print_file where batch_id = $1 and contents = $2 and state = 'done'`,
      [batchId, contents],
    );
  }

  async insert(file: {
    readonly id: string;
    readonly batchId: string;
    readonly memberId: string | null;
    readonly contents: string;
    readonly documentIds: readonly string[];
    readonly eventId: string;
  }): Promise<void> {
    await this.uow.execute(
      `insert into documents.print_file (id, batch_id, member_id, contents, document_ids, event_id, requested_by, requested_at)
       values ($1, $2, $3, $4, $5, $6, app.person_id(), $7)`,
      [file.id, file.batchId, file.memberId, file.contents, file.documentIds, file.eventId, this.uow.now()],
    );
  }

  /** Marks it as running and returns what to join; undefined when nothing is left to do. */
  async begin(id: string): Promise<PrintWork | undefined> {
    const begun = await this.uow.execute(
      `update documents.print_file set state = 'running', error = null, finished_at = null
       where id = $1 and state in ('waiting', 'running', 'failed')`,
      [id],
    );
    if (!begun) return undefined;
    const [head] = await this.uow.query<Pick<PrintWork, 'title' | 'requestedAt'>>(
      `select b.title, b.requested_at as "requestedAt" from documents.print_file p
       join documents.batch b on (b.centre_id, b.id) = (p.centre_id, p.batch_id) where p.id = $1`,
      [id],
    );
    const parts = await this.uow.query<PrintWork['parts'][number]>(
      `select d.title, d.sha256
       from documents.print_file p cross join unnest(p.document_ids) with ordinality as place (id, position)
       join documents.document d on (d.centre_id, d.id) = (p.centre_id, place.id)
       where p.id = $1 and d.sha256 is not null order by place.position`,
      [id],
    );
    return head && { ...head, parts };
  }

  finish(
    id: string,
    { sha256, size, pages }: { readonly sha256: string; readonly size: number; readonly pages: number },
  ): Promise<StoredPrintFile | undefined> {
    return this.uow.first<StoredPrintFile>(
      `update documents.print_file set state = 'done', sha256 = $2, size = $3, pages = $4, finished_at = $5
       where id = $1 and state in ('waiting', 'running') returning ${FIELDS}`,
      [id, sha256, size, pages, this.uow.now()],
    );
  }

  fail(id: string, reason: string): Promise<StoredPrintFile | undefined> {
    return this.uow.first<StoredPrintFile>(
      `update documents.print_file set state = 'failed', error = $2, finished_at = $3
       where id = $1 and state in ('waiting', 'running') returning ${FIELDS}`,
      [id, reason, this.uow.now()],
    );
  }

  /** Back to the queue. */
  async reset(id: string): Promise<void> {
    await this.uow.execute(
      `update documents.print_file set state = 'waiting', error = null, finished_at = null
       where id = $1 and state = 'failed'`,
      [id],
    );
  }
}
