import { decodeCursor, type Page, type Priority, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DocumentState } from '../domain/document';

/** What the queue holds for one member; `memberId` null: for the centre itself. */
export interface QueueShare {
  readonly memberId: string | null;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  /** Done today, in Germany. */
  readonly done: number;
  readonly oldestWaitingSince: Date | null;
}

export interface QueuedDocument {
  readonly id: string;
  readonly state: DocumentState;
  readonly progress: number;
  readonly error: string | null;
  readonly title: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string };
  readonly memberId: string | null;
  readonly priority: Priority;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly version: number;
}

/** `open`: waiting and running, in the order of the queue · `failed` · `done`: of today. */
export type QueuePart = 'open' | 'failed' | 'done';

export interface QueueFilter {
  readonly part: QueuePart;
  /** A member's id, or `centre`. */
  readonly member?: string;
  readonly limit: number;
  readonly cursor?: string;
}

const RUNNING_FIRST = 9;
const TODAY = `finished_at >= ($1::date)::timestamp at time zone 'Europe/Berlin'`;
const PARTS: Readonly<
  Record<QueuePart, { readonly which: string; readonly rank: string; readonly direction: string }>
> = {
  open: {
    which: `$1::date is not null and state in ('waiting', 'running')`,
    rank: `case state when 'running' then ${RUNNING_FIRST} else priority end`,
    direction: 'asc',
  },
  failed: { which: `$1::date is not null and state = 'failed'`, rank: '0', direction: 'desc' },
  done: { which: `state = 'done' and ${TODAY}`, rank: '0', direction: 'desc' },
};

/** The queue as staff sees it, from the rows of the documents. */
@Injectable()
export class DocumentQueueQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** Only members for whom there is something; the centre's own first. */
  shares(): Promise<QueueShare[]> {
    return this.uow.query<QueueShare>(
      `select member_id as "memberId",
              count(*) filter (where state = 'waiting')::int as waiting,
              count(*) filter (where state = 'running')::int as running,
              count(*) filter (where state = 'failed')::int as failed,
              count(*) filter (where state = 'done')::int as done,
              min(coalesce(waiting_since, requested_at)) filter (where state = 'waiting') as "oldestWaitingSince"
       from documents.document
       where state in ('waiting', 'running', 'failed') or (state = 'done' and ${TODAY})
       group by member_id order by member_id nulls first`,
      [this.uow.today()],
    );
  }

  async list({ part, member, limit, cursor }: QueueFilter): Promise<Page<QueuedDocument>> {
    const { which, rank, direction } = PARTS[part];
    const after = decodeCursor(cursor, 2);
    const beyond = direction === 'asc' ? '>' : '<';
    const rows = await this.uow.query<QueuedDocument & { rank: number }>(
      `select * from (
         select id, state, progress, error, title, member_id as "memberId", priority, requested_by as "requestedBy",
                jsonb_build_object('type', subject_type, 'id', subject_id, 'label', subject_label) as subject,
                requested_at as "requestedAt", finished_at as "finishedAt", version, ${rank} as rank
         from documents.document
         where ${which} and ($2::text is null or coalesce(member_id::text, 'centre') = $2)) queued
       where $3::int is null or rank < $3 or (rank = $3 and id ${beyond} $4::uuid)
       order by rank desc, id ${direction} limit $5`,
      [this.uow.today(), member ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    const { items, nextCursor } = toPage(rows, limit, (row) => [row.rank, row.id]);
    return { items: items.map(({ rank: _, ...document }) => document), nextCursor };
  }
}
