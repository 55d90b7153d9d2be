import { DomainError, formatMoney, germanInstant, type LocalDate, notFound, yearOf } from '@app/kernel';
import { may, newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { differences, EMPTY_CONTENT, type RequestContent } from '../domain/content';
import type { Side, Standing } from '../domain/machine';
import { requestNumber } from '../domain/request-number';
import { dayOf, estimateOf } from '../domain/required-facts';

/** One request as it is stored. */
export interface StoredRequest extends Standing {
  readonly id: string;
  readonly memberId: string;
  /** null until it is handed in for the first time. */
  readonly number: string | null;
  readonly content: RequestContent;
  readonly requesterId: string;
  readonly requesterName: string;
  readonly officerId: string | null;
  readonly officerName: string | null;
  /** Until when the department shall answer. */
  readonly answerUntil: LocalDate | null;
  readonly fileNumber: string | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly version: number;
}

/** A step or a word about a request; never changed. */
export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly side: Side;
  readonly text: string;
  /** What was handed in, with a submission. */
  readonly content: RequestContent | null;
  readonly personId: string | null;
  readonly personName: string;
  readonly at: Date;
}

export interface NewRequest {
  readonly memberId: string;
  readonly requesterId: string;
  readonly requesterName: string;
  readonly content: RequestContent;
}

const REQUEST = `select id, member_id as "memberId", number, state, content, requester_id as "requesterId",
  requester_name as "requesterName", officer_id as "officerId", officer_name as "officerName",
  answer_until as "answerUntil", reason, procedure_id as "procedureId", file_number as "fileNumber",
  created_at as "createdAt", submitted_at as "submittedAt", changed_at as "changedAt", changed_by as "changedBy", version
  from requests.request`;
const MOST_TITLE = 300;

@Injectable()
export class RequestRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** "A-2026-0007"; the row stays locked until the commit, so draw it last. */
  async nextNumber(): Promise<string> {
    const year = yearOf(this.uow.today());
    const row = await this.uow.first<{ last: number }>(
      `insert into requests.number_series as series (year, last) values ($1, 1)
       on conflict (centre_id, year) do update set last = series.last + 1 returning last`,
      [year],
    );
    return requestNumber(year, row?.last ?? 1);
  }

  async insert({ memberId, requesterId, requesterName, content }: NewRequest): Promise<string> {
    const id = newId();
    const { title, nature, estimate, needOn } = forLists(content);
    await this.uow.execute(
      `insert into requests.request (id, member_id, state, content, title, nature, estimate, need_on,
         requester_id, requester_name, created_at, changed_at, changed_by)
       values ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $10, $9)`,
      [
        id,
        memberId,
        JSON.stringify(content),
        title,
        nature,
        estimate,
        needOn,
        requesterId,
        requesterName,
        this.uow.now(),
      ],
    );
    return id;
  }

  /** Throws `not-found`, also for a draft that is not the actor's to see. */
  find(id: string): Promise<StoredRequest> {
    return this.one(`${REQUEST} where id = $1`, id);
  }

  /** What became part of a procedure, the oldest first; inside what the actor may see. */
  async ofProcedure(procedureId: string): Promise<readonly StoredRequest[]> {
    const requests = await this.uow.query<StoredRequest>(`${REQUEST} where procedure_id = $1 order by id`, [
      procedureId,
    ]);
    return requests.map((request) => ({ ...request, content: { ...EMPTY_CONTENT, ...request.content } }));
  }

  /** As `find`, but holds the request until the end of the transaction. */
  lock(id: string): Promise<StoredRequest> {
    return this.one(`${REQUEST} where id = $1 for update`, id);
  }

  private async one(sql: string, id: string): Promise<StoredRequest> {
    const request = await this.uow.first<StoredRequest>(sql, [id]);
    // What was never handed in is the department's own business.
    if (!request || (request.submittedAt === null && !may(this.uow.actor, 'request.create', request.memberId)))
      throw notFound('Diesen Vergabeantrag');
    return { ...request, content: { ...EMPTY_CONTENT, ...request.content } };
  }

  /** Writes the change under the version that was read. Throws `stale`. */
  async update(request: StoredRequest, change: Partial<StoredRequest>): Promise<StoredRequest> {
    const written = { changedAt: this.uow.now(), changedBy: this.uow.actor.name, version: request.version + 1 };
    const next = { ...request, ...written, ...change };
    const { title, nature, estimate, needOn } = forLists(next.content);
    const touched = await this.uow.execute(
      `update requests.request set state = $3, content = $4, title = $5, nature = $6, estimate = $7, need_on = $8,
         number = $9, officer_id = $10, officer_name = $11, answer_until = $12, reason = $13, procedure_id = $14,
         file_number = $15, submitted_at = $16, changed_at = $17, changed_by = $18, version = version + 1
       where id = $1 and version = $2`,
      [
        ...[request.id, request.version, next.state, JSON.stringify(next.content), title, nature, estimate, needOn],
        ...[next.number, next.officerId, next.officerName, next.answerUntil, next.reason, next.procedureId],
        ...[next.fileNumber, next.submittedAt, next.changedAt, next.changedBy],
      ],
    );
    if (touched === 0) refuseStale(await this.find(request.id), next.content);
    return next;
  }

  entries(requestId: string): Promise<readonly Entry[]> {
    return this.uow.query<Entry>(
      `select id, kind, side, text, content, person_id as "personId", person_name as "personName", at
       from requests.entry where request_id = $1 order by id`,
      [requestId],
    );
  }

  async addEntry(
    request: Pick<StoredRequest, 'id' | 'memberId'>,
    entry: Pick<Entry, 'kind' | 'side' | 'text'> & { readonly content?: RequestContent },
    author: Pick<Entry, 'personId' | 'personName'> = this.author(),
  ): Promise<void> {
    await this.uow.execute(
      `insert into requests.entry (id, request_id, member_id, kind, side, text, content, person_id, person_name, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[newId(), request.id, request.memberId, entry.kind, entry.side, entry.text.trim()],
        ...[entry.content ? JSON.stringify(entry.content) : null, author.personId, author.personName, this.uow.now()],
      ],
    );
  }

  private author(): Pick<Entry, 'personId' | 'personName'> {
    const { personId, name } = this.uow.actor;
    return { personId, personName: name };
  }

  /** How far the acting person has read; undefined: nothing yet. */
  async readAt(requestId: string): Promise<Date | undefined> {
    const row = await this.uow.first<{ readAt: Date }>(
      'select read_at as "readAt" from requests.reading where request_id = $1 and person_id = app.person_id()',
      [requestId],
    );
    return row?.readAt;
  }

  async markRead(request: Pick<StoredRequest, 'id' | 'memberId'>): Promise<void> {
    await this.uow.execute(
      `insert into requests.reading (request_id, member_id, read_at) values ($1, $2, $3)
       on conflict (centre_id, request_id, person_id) do update set read_at = excluded.read_at`,
      [request.id, request.memberId, this.uow.now()],
    );
  }
}

const forLists = (content: RequestContent) => {
  const estimate = estimateOf(content);
  return {
    title: content.title.trim().slice(0, MOST_TITLE),
    nature: content.nature,
    estimate: estimate === undefined || estimate >= 10n ** 14n ? null : formatMoney(estimate),
    needOn: dayOf(content.needOn) ?? null,
  };
};

/** Refuses naming who changed what meanwhile, with both versions, so that nothing typed is lost. */
export function refuseStale(stored: StoredRequest, typed: RequestContent): never {
  const { changedBy, changedAt, version, content, state } = stored;
  throw new DomainError(
    'stale',
    'request-changed',
    `${changedBy} hat den Antrag inzwischen geändert (${germanInstant(changedAt)}). Ihre Eingabe ist noch nicht gespeichert.`,
    [],
    {
      current: { version, state, changedBy, changedAt: changedAt.toISOString(), content },
      differences: differences(content, typed).map(({ pointer, name, before, after }) => ({
        pointer,
        name,
        stored: before,
        yours: after,
      })),
    },
  );
}
