import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** A date of a procedure as a subscribed calendar shows it. */
export interface PersonDate {
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly title: string;
  /** Step of the timeline, or `need`. */
  readonly kind: string;
  readonly day: LocalDate;
  /** The moment of the tender deadline, where a time of day was set; null: the whole day. */
  readonly at: Date | null;
  /** Grows with every change. */
  readonly sequence: number;
  readonly changedAt: Date;
  /** The date is gone, or the person is no longer in charge. */
  readonly cancelled: boolean;
}

/** Dates nobody waits for: they are kept, not met. */
const QUIET = ['complaint-window', 'review-window', 'records-kept-until'];
/** A calendar that has not asked for this long learns nothing of what was cancelled; it shows what it has. */
const REMEMBERED_DAYS = 180;

/** The dates of the procedures a person is in charge of or stands in for; for the head those of all. */
@Injectable()
export class PersonDatesQuery {
  constructor(private readonly uow: UnitOfWork) {}

  /** From a day on, by day. What is cancelled stays visible for a while, so that calendars take it out. */
  of(personId: string, all: boolean, from: LocalDate): Promise<readonly PersonDate[]> {
    return this.uow.query<PersonDate>(
      `with mine as (
         select p.centre_id, p.id, false as former from procedures.procedure p
         where $2 or p.officer_id = $1 or p.deputy_id = $1
         union all
         select f.centre_id, f.procedure_id, true from procedures.former_person f
         where not $2 and f.person_id = $1 and f.left_at > now() - make_interval(days => $5))
       select p.id as "procedureId", p.file_number as "fileNumber", p.title, e.kind, e.day,
              case when p.timeline_inputs->>'tenderTime' is not null then e.at end as at,
              e.sequence, e.changed_at as "changedAt", (e.gone or mine.former) as cancelled
       from mine join procedures.procedure p on (p.centre_id, p.id) = (mine.centre_id, mine.id)
       join procedures.calendar_entry e on (e.centre_id, e.procedure_id) = (p.centre_id, p.id)
       where e.day >= $3 and e.kind <> all ($4)
         and (not e.gone or e.changed_at > now() - make_interval(days => $5))
       order by e.day, p.file_number, e.kind`,
      [personId, all, from, QUIET, REMEMBERED_DAYS],
    );
  }
}
