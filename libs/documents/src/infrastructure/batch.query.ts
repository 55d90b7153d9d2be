import { People } from '@app/identity/contract';
import { notFound } from '@app/kernel';
import { decodeCursor, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DocumentSubject } from '../contract';
import type { BatchKind } from '../domain/batch';
import type { PrintFileState } from './print-file.repository';

export interface BatchView {
  readonly id: string;
  readonly kind: BatchKind;
  readonly title: string;
  /** What all documents are about, where it is one thing. */
  readonly subject: DocumentSubject | null;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly total: number;
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Pages and bytes of the finished documents. */
  readonly pages: number;
  readonly size: number;
  /** The first documents that failed, each with its cause. */
  readonly failures: readonly { readonly id: string; readonly title: string; readonly error: string }[];
  /** Of the documents that are finished now; null until somebody asked for it. */
  readonly printFile: {
    readonly state: PrintFileState;
    readonly error: string | null;
    readonly pages: number | null;
    readonly size: number | null;
  } | null;
  readonly version: number;
}

export interface BatchFilter {
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly limit: number;
  readonly cursor?: string;
}

const SHOWN_FAILURES = 20;

/** Ids of the finished documents in the order of the batch: a print file holds exactly these. */
const CONTENTS = `encode(sha256(convert_to(
  string_agg(d.id::text, ',' order by place.position) filter (where d.state = 'done'), 'UTF8')), 'hex')`;

const SELECT = `select b.id, b.kind, b.title,
    case when b.subject_type is not null
      then jsonb_build_object('type', b.subject_type, 'id', b.subject_id, 'label', b.subject_label) end as subject,
    b.requested_by as "requestedBy", b.requested_at as "requestedAt", b.finished_at as "finishedAt",
    cardinality(b.document_ids) as total, sums.waiting, sums.running, sums.done, sums.failed, sums.cancelled,
    sums.pages, sums.size, b.version,
    (select coalesce(jsonb_agg(f), '[]') from (
       select d.id, d.title, d.error from documents.document d
       where d.centre_id = b.centre_id and d.id = any (b.document_ids) and d.state = 'failed'
       order by d.id limit ${SHOWN_FAILURES}) f) as failures,
    (select jsonb_build_object('state', p.state, 'error', p.error, 'pages', p.pages, 'size', p.size)
     from documents.print_file p where p.batch_id = b.id and p.contents = sums.contents) as "printFile"
  from documents.batch b cross join lateral (
    select count(*) filter (where d.state = 'waiting')::int as waiting,
           count(*) filter (where d.state = 'running')::int as running,
           count(*) filter (where d.state = 'done')::int as done,
           count(*) filter (where d.state = 'failed')::int as failed,
           count(*) filter (where d.state = 'cancelled')::int as cancelled,
           coalesce(sum(d.pages), 0)::int as pages, coalesce(sum(d.size), 0)::float8 as size,
           ${CONTENTS} as contents
    from unnest(b.document_ids) with ordinality as place (id, position)
    join documents.document d on (d.centre_id, d.id) = (b.centre_id, place.id)) sums`;

/** Batches as people see them; row-level security decides which. */
@Injectable()
export class BatchQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: People,
  ) {}

  /** Throws `not-found`, also for a batch the actor may not see. */
  async byId(id: string): Promise<BatchView> {
    const [batch] = await this.byIds([id]);
    if (!batch) throw notFound('Dieser Sammelauftrag');
    return batch;
  }

  byIds(ids: readonly string[]): Promise<BatchView[]> {
    return this.read(`${SELECT} where b.id = any ($1::uuid[])`, [ids]);
  }

  /** The newest first. */
  async list({ subjectType, subjectId, limit, cursor }: BatchFilter): Promise<Page<BatchView>> {
    const rows = await this.read(
      `${SELECT}
       where ($1::text is null or b.subject_type = $1) and ($2::text is null or b.subject_id = $2)
         and ($3::uuid is null or b.id < $3)
       order by b.id desc limit $4`,
      [subjectType ?? null, subjectId ?? null, decodeCursor(cursor, 1)?.[0] ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  private async read(sql: string, parameters: readonly unknown[]): Promise<BatchView[]> {
    const rows = await this.uow.query<BatchView>(sql, parameters);
    const ids = [...new Set(rows.flatMap(({ requestedBy }) => requestedBy ?? []))];
    const names = ids.length > 0 ? await this.people.names(ids) : new Map<string, string>();
    return rows.map((row) => ({ ...row, requestedBy: names.get(row.requestedBy ?? '') ?? null }));
  }
}
