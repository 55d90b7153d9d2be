import type { LocalDate } from '@app/kernel';
import { decodeCursor, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { OPEN_STATES, type State } from '../domain/machine';

export interface RequestListItem {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: State;
  readonly nature: string;
  readonly memberId: string;
  readonly costCentreId: string;
  readonly requesterId: string;
  readonly requesterName: string;
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly answerUntil: LocalDate | null;
  readonly estimate: string | null;
  readonly needOn: LocalDate | null;
  readonly submittedAt: Date | null;
  readonly changedAt: Date;
  readonly procedureId: string | null;
  readonly fileNumber: string | null;
  /** Words of others that the person has not seen. */
  readonly unread: number;
  /** The centre asked last and the department has not answered. */
  readonly questionOpen: boolean;
  readonly version: number;
}

export interface RequestFilter {
  readonly limit: number;
  readonly cursor?: string;
  /** A state, `open` or `closed`. */
  readonly state?: string;
  readonly memberId?: string;
  readonly procedureId?: string;
  readonly nature?: string;
  readonly q?: string;
  /** Only those the acting person wrote or looks after. */
  readonly mine?: boolean;
}

const ITEM = `r.id, r.number, r.title, r.state, r.nature, r.member_id as "memberId",
  r.content->>'costCentreId' as "costCentreId", r.requester_id as "requesterId", r.requester_name as "requesterName",
  r.officer_id as "officerId", r.officer_name as "officerName", r.answer_until as "answerUntil", r.estimate,
  r.need_on as "needOn", r.submitted_at as "submittedAt", r.changed_at as "changedAt",
  r.procedure_id as "procedureId", r.file_number as "fileNumber", r.version,
  (select count(*)::int from requests.entry e
   where (e.centre_id, e.request_id) = (r.centre_id, r.id) and e.text <> '' and e.person_id is distinct from app.person_id()
     and e.at > coalesce((select read_at from requests.reading x where (x.centre_id, x.request_id) = (r.centre_id, r.id)
                          and x.person_id = app.person_id()), '-infinity')) as unread,
  coalesce((select e.side = 'centre' and r.state not in ('refused', 'withdrawn') from requests.entry e
   where (e.centre_id, e.request_id) = (r.centre_id, r.id) and e.kind in ('question', 'return', 'answer', 'resubmitted')
   order by e.id desc limit 1), false) as "questionOpen"`;

/** Requests the actor may see, those changed last first. A draft that was never handed in is seen by its department only. */
@Injectable()
export class RequestListQuery {
  constructor(private readonly uow: UnitOfWork) {}

  async page(filter: RequestFilter): Promise<Page<RequestListItem>> {
    const after = decodeCursor(filter.cursor, 2);
    const states = filter.state === 'open' || filter.state === 'closed' ? OPEN_STATES : filter.state && [filter.state];
    const rows = await this.uow.query<RequestListItem>(
      `select ${ITEM} from requests.request r
       where (r.submitted_at is not null or $1 or r.member_id = any ($2::uuid[]))
         and ($3::text[] is null or (r.state = any ($3)) = $4)
         and ($5::uuid is null or r.member_id = $5) and ($6::uuid is null or r.procedure_id = $6)
         and ($7::text is null or r.nature = $7)
         and ($8::text is null or strpos(lower(r.title), lower($8)) > 0 or strpos(lower(r.number), lower($8)) > 0)
         and (not $9 or r.requester_id = app.person_id() or r.officer_id = app.person_id())
         and ($10::timestamptz is null or (r.changed_at, r.id) < ($10, $11::uuid))
       order by r.changed_at desc, r.id desc limit $12`,
      [
        ...this.drafts(),
        ...[states ?? null, filter.state !== 'closed', filter.memberId ?? null, filter.procedureId ?? null],
        ...[filter.nature ?? null, filter.q?.trim() || null, filter.mine ?? false],
        ...[after?.[0] ?? null, after?.[1] ?? null, filter.limit + 1],
      ],
    );
    return toPage(rows, filter.limit, (row) => [row.changedAt.toISOString(), row.id]);
  }

  /** All drafts (the machinery), and those of these members. */
  private drafts(): [boolean, readonly string[]] {
    const grant = this.uow.actor.grants.get('request.create');
    return [this.uow.actor.reach === 'system', Array.isArray(grant) ? (grant as readonly string[]) : []];
  }
}
