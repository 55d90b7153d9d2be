import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { STEPS_DONE } from '../../domain/dates/ahead';
import type { OpenDate } from '../../domain/dates/reminders';
import { OPEN_PHASES } from '../procedure-filter';

/** Rules and what was sent. */
@Injectable()
export class ReminderRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** What the centre has set itself, by kind. */
  async rules(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.uow.query<{ kind: string; days: number }>(
      'select kind, days from procedures.reminder_rule',
    );
    return Object.fromEntries(rows.map(({ kind, days }) => [kind, days]));
  }

  async setRules(rules: Readonly<Record<string, number>>): Promise<void> {
    for (const [kind, days] of Object.entries(rules)) {
      await this.uow.execute(
        `insert into procedures.reminder_rule (kind, days) values ($1, $2)
         on conflict (centre_id, kind) do update set days = excluded.days`,
        [kind, days],
      );
    }
  }

  /** Dates of open procedures whose step is not done: those in the person's charge or deputyship, and those of nobody. */
  openDates(personId: string, nobodys: boolean, from: LocalDate, to: LocalDate): Promise<readonly OpenDate[]> {
    return this.uow.query<OpenDate>(
      `select p.id as "procedureId", p.file_number as "fileNumber", p.title, d.kind, d.day
       from procedures.procedure p
       join procedures.procedure_date d on (d.centre_id, d.procedure_id) = (p.centre_id, p.id)
       where p.phase = any ($5) and (p.officer_id = $1 or p.deputy_id = $1 or $2 and p.officer_id is null)
         and d.day between $3 and $4 and not ($6::jsonb -> p.regime -> p.phase) ? d.kind
         and not (d.kind in ('question-deadline', 'answers-until') and d.day < $7)
       order by d.day, p.file_number, d.kind`,
      [personId, nobodys, from, to, OPEN_PHASES, JSON.stringify(STEPS_DONE), this.uow.today()],
    );
  }

  /** True for the first who begins the day of the centre; never in a training, where nobody is to be mailed. */
  async beginRun(day: LocalDate): Promise<boolean> {
    return (
      (await this.uow.execute(
        'insert into procedures.reminder_run (day) select $1 where not platform.is_training() on conflict do nothing',
        [day],
      )) > 0
    );
  }

  wasSent(personId: string, day: LocalDate): Promise<unknown> {
    return this.uow.first('select 1 from procedures.reminder_mail where person_id = $1 and day = $2', [personId, day]);
  }

  /** The key forbids a second mail of the day. */
  async noteSent(personId: string, day: LocalDate, mailId: string): Promise<void> {
    await this.uow.execute('insert into procedures.reminder_mail (person_id, day, mail_id) values ($1, $2, $3)', [
      personId,
      day,
      mailId,
    ]);
  }
}
