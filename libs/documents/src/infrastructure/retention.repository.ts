import type { LocalDate } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { AppliedRule, OwnRule } from '../domain/retention';

export interface RetentionSubject {
  readonly type: string;
  readonly id: string;
  readonly label: string;
}
/** The documents of one subject that are still there, taken together. */
export interface SubjectDocuments extends RetentionSubject {
  readonly documents: number;
  readonly unfinished: number;
  readonly lastAt: Date;
}
export interface KeptDocument {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly sha256: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}
export interface Hold extends RetentionSubject {
  readonly holdId: string;
  readonly reason: string;
  readonly placedAt: Date;
  readonly placedBy: string;
  readonly releasedAt: Date | null;
  readonly releasedBy: string | null;
  readonly releaseReason: string | null;
}
export interface RetentionRule {
  readonly subjectType: string;
  readonly years: number | null;
  readonly note: string;
  readonly setAt: Date;
  readonly setBy: string;
}
export interface Deletion {
  readonly documentId: string;
  readonly title: string;
  readonly template: string;
  readonly subjectLabel: string;
  readonly sha256: string | null;
  readonly requestedAt: Date;
  readonly keptUntil: LocalDate;
  readonly rules: readonly AppliedRule[];
  readonly reason: string;
  readonly deletedAt: Date;
  readonly deletedBy: string;
  /** `removed` or `kept`; null while the file is not looked after yet, or where there was none. */
  readonly file: 'removed' | 'kept' | null;
}

const SUBJECT = `subject_type as type, subject_id as id, max(subject_label) as label`;
const HOLD = `id as "holdId", subject_type as type, subject_id as id, subject_label as label, reason,
  placed_at as "placedAt", placed_by as "placedBy", released_at as "releasedAt", released_by as "releasedBy",
  release_reason as "releaseReason"`;

/** Rows of retention: subjects with their documents, holds, rules of the centre, the protocol of deletions. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Whoever holds or deletes waits for the other; the lock ends with the transaction. */
  async lock({ type, id }: Omit<RetentionSubject, 'label'>): Promise<void> {
    await this.uow.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `documents.retention ${this.uow.actor.centreId} ${type} ${id}`,
    ]);
  }

  /** The longest untouched first, behind `after`: [moment, type, id]. */
  subjects(after: readonly (string | number)[] | undefined, limit: number): Promise<SubjectDocuments[]> {
    return this.uow.query(
      `select * from (
         select ${SUBJECT}, count(*)::integer as documents,
                (count(*) filter (where state in ('waiting', 'running')))::integer as unfinished,
                max(coalesce(finished_at, requested_at)) as "lastAt"
         from documents.document where deleted_at is null group by subject_type, subject_id) as s
       where $1::timestamptz is null or ("lastAt", type, id) > ($1::timestamptz, $2, $3)
       order by "lastAt", type, id limit $4`,
      [after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
    );
  }

  subject({ type, id }: Omit<RetentionSubject, 'label'>): Promise<SubjectDocuments | undefined> {
    return this.uow.first(
      `select ${SUBJECT}, count(*)::integer as documents,
              (count(*) filter (where state in ('waiting', 'running')))::integer as unfinished,
              max(coalesce(finished_at, requested_at)) as "lastAt"
       from documents.document where deleted_at is null and subject_type = $1 and subject_id = $2
       group by subject_type, subject_id`,
      [type, id],
    );
  }

  documents({ type, id }: Omit<RetentionSubject, 'label'>): Promise<KeptDocument[]> {
    return this.uow.query(
      `select id, title, state, sha256, requested_at as "requestedAt", finished_at as "finishedAt"
       from documents.document where deleted_at is null and subject_type = $1 and subject_id = $2 order by id`,
      [type, id],
    );
  }

  /** Takes the documents out of the register of what is kept, into the protocol. Returns how many. */
  async delete(
    { type, id }: RetentionSubject,
    how: { readonly until: LocalDate; readonly rules: readonly AppliedRule[]; readonly reason: string },
  ): Promise<number> {
    await this.uow.execute(
      `insert into documents.deletion (document_id, title, template, template_version, subject_type, subject_id,
         subject_label, member_id, sha256, size, requested_at, finished_at, kept_until, rules, reason, deleted_at,
         deleted_by, deleted_by_id)
       select id, title, template, template_version, subject_type, subject_id, subject_label, member_id, sha256, size,
              requested_at, finished_at, $3, $4, $5, $6, $7, app.person_id()
       from documents.document where deleted_at is null and subject_type = $1 and subject_id = $2`,
      [type, id, how.until, JSON.stringify(how.rules), how.reason, this.uow.now(), this.uow.actor.name],
    );
    return this.uow.execute(
      `update documents.document set deleted_at = $3, data = '{}', version = version + 1
       where deleted_at is null and subject_type = $1 and subject_id = $2`,
      [type, id, this.uow.now()],
    );
  }

  /** Removes the files for the printer that hold copies of these documents. Returns their hashes. */
  async deletePrintFiles(documentIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.uow.query<{ sha256: string | null }>(
      `with gone as (delete from documents.print_file where document_ids && $1::uuid[] returning sha256)
       select sha256 from gone`,
      [documentIds],
    );
    return rows.flatMap(({ sha256 }) => sha256 ?? []);
  }

  /** The protocol, the newest first. */
  deletions(after: readonly (string | number)[] | undefined, limit: number): Promise<Deletion[]> {
    return this.uow.query(
      `select d.document_id as "documentId", d.title, d.template, d.subject_label as "subjectLabel", d.sha256,
              d.requested_at as "requestedAt", d.kept_until as "keptUntil", d.rules, d.reason,
              d.deleted_at as "deletedAt", d.deleted_by as "deletedBy",
              (select r.outcome from documents.file_removal r where r.sha256 = d.sha256 and r.at >= d.deleted_at
               order by r.at desc limit 1) as file
       from documents.deletion d
       where $1::timestamptz is null or (d.deleted_at, d.document_id) < ($1::timestamptz, $2::uuid)
       order by d.deleted_at desc, d.document_id desc limit $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async noteRemoval(eventId: string, sha256: string, outcome: 'removed' | 'kept'): Promise<void> {
    await this.uow.execute(
      `insert into documents.file_removal (event_id, sha256, outcome, at) values ($1, $2, $3, $4) on conflict do nothing`,
      [eventId, sha256, outcome, this.uow.now()],
    );
  }

  /** The hold that stands now. */
  holdOf({ type, id }: Omit<RetentionSubject, 'label'>): Promise<Hold | undefined> {
    return this.uow.first(
      `select ${HOLD} from documents.retention_hold where subject_type = $1 and subject_id = $2 and released_at is null`,
      [type, id],
    );
  }

  hold(id: string): Promise<Hold | undefined> {
    return this.uow.first(`select ${HOLD} from documents.retention_hold where id = $1`, [id]);
  }

  async placeHold({ type, id, label }: RetentionSubject, reason: string): Promise<string> {
    const holdId = newId();
    await this.uow.execute(
      `insert into documents.retention_hold (id, subject_type, subject_id, subject_label, reason, placed_at, placed_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [holdId, type, id, label, reason, this.uow.now(), this.uow.actor.name],
    );
    return holdId;
  }

  /** False when it is released already. */
  async releaseHold(id: string, reason: string): Promise<boolean> {
    const released = await this.uow.execute(
      `update documents.retention_hold set released_at = $2, released_by = $3, release_reason = $4
       where id = $1 and released_at is null`,
      [id, this.uow.now(), this.uow.actor.name, reason],
    );
    return released > 0;
  }

  /** The newest row of every kind of subject. */
  rules(): Promise<RetentionRule[]> {
    return this.uow.query(
      `select distinct on (subject_type) subject_type as "subjectType", years, note, set_at as "setAt", set_by as "setBy"
       from documents.retention_rule order by subject_type, id desc`,
    );
  }

  async setRule(subjectType: string, years: number | null, note: string): Promise<void> {
    await this.uow.execute(
      `insert into documents.retention_rule (id, subject_type, years, note, set_at, set_by) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), subjectType, years, note, this.uow.now(), this.uow.actor.name],
    );
  }
}

/** The rules that stand, by kind of subject. */
export const standingRules = (rules: readonly RetentionRule[]): ReadonlyMap<string, OwnRule> =>
  new Map(rules.flatMap(({ subjectType, years, note }) => (years === null ? [] : [[subjectType, { years, note }]])));
