import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = { read: 'staff', write: 'staff' } as const;
const PROCEDURE = 'foreign key (centre_id, procedure_id) references procedures.procedure on delete cascade';
const CENTRE = 'centre_id uuid not null default app.centre_id()';

/**
 * What subscribed calendars have to remember of every date: how often it changed and whether it is gone. Triggers keep
 * it beside `procedure_date`, so that no step can forget; theirs run after `dates`, in the order of their names.
 */
export class ProceduresCalendar1760000007930 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...TRIGGERS, ...FILL]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.calendar_entry, procedures.former_person');
    await runner.query('drop function procedures.refresh_calendar cascade');
  }
}

const TABLES = [
  `create table procedures.calendar_entry (
     ${CENTRE}, procedure_id uuid not null, kind text not null,
     day date not null, at timestamptz,
     sequence integer not null default 0, gone boolean not null default false,
     changed_at timestamptz not null default clock_timestamp(),
     primary key (centre_id, procedure_id, kind), ${PROCEDURE})`,
  ...protect('procedures.calendar_entry', STAFF),
  `create table procedures.former_person (
     ${CENTRE}, procedure_id uuid not null, person_id uuid not null,
     left_at timestamptz not null default clock_timestamp(),
     primary key (centre_id, procedure_id, person_id), ${PROCEDURE})`,
  `create index former_person_by_person on procedures.former_person (centre_id, person_id)`,
  ...protect('procedures.former_person', STAFF),
];

const CURRENT = `select d.centre_id, d.procedure_id, d.kind, d.day,
         case when d.kind = 'tender-end' then p.tender_deadline end as at
       from procedures.procedure_date d
       join procedures.procedure p on (p.centre_id, p.id) = (d.centre_id, d.procedure_id)
       where p.phase <> 'cancelled'`;

const TRIGGERS = [
  `create function procedures.refresh_calendar() returns trigger language plpgsql as $$
     declare changed uuid; renamed boolean := false;
     begin
       if tg_table_name <> 'procedure' then changed := new.procedure_id;
       else
         changed := new.id;
         if tg_op = 'UPDATE' then
           renamed := (new.title, new.officer_id, new.deputy_id) is distinct from (old.title, old.officer_id, old.deputy_id);
           insert into procedures.former_person (centre_id, procedure_id, person_id)
           select distinct new.centre_id, new.id, who from unnest(array[old.officer_id, old.deputy_id]) as who
           where who is not null and who is distinct from new.officer_id and who is distinct from new.deputy_id
           on conflict (centre_id, procedure_id, person_id) do update set left_at = clock_timestamp();
           delete from procedures.former_person f
           where (f.centre_id, f.procedure_id) = (new.centre_id, new.id) and f.person_id in (new.officer_id, new.deputy_id);
         end if;
       end if;
       insert into procedures.calendar_entry as e (centre_id, procedure_id, kind, day, at)
       ${CURRENT} and (d.centre_id, d.procedure_id) = (new.centre_id, changed)
       on conflict (centre_id, procedure_id, kind) do update
       set day = excluded.day, at = excluded.at, sequence = e.sequence + 1, gone = false, changed_at = clock_timestamp()
       where renamed or e.gone or (e.day, e.at) is distinct from (excluded.day, excluded.at);
       update procedures.calendar_entry e set gone = true, sequence = e.sequence + 1, changed_at = clock_timestamp()
       where (e.centre_id, e.procedure_id) = (new.centre_id, changed) and not e.gone
         and not exists (select 1 from (${CURRENT}) c
                         where (c.centre_id, c.procedure_id, c.kind) = (e.centre_id, e.procedure_id, e.kind));
       return null;
     end $$`,
  `create trigger dates_for_calendars after insert
     or update of timeline, tender_deadline, binding_until, term_from, phase, title, officer_id, deputy_id
     on procedures.procedure for each row execute function procedures.refresh_calendar()`,
  `create trigger dates_for_calendars after insert on procedures.information_letter
     for each row execute function procedures.refresh_calendar()`,
];

/** Dates there are already. Where their owner is no superuser, forced row-level security would hide them from it. */
const force = (word: string): readonly string[] =>
  ['procedure', 'procedure_date', 'calendar_entry'].map(
    (table) => `alter table procedures.${table} ${word} row level security`,
  );
const FILL = [
  ...force('no force'),
  `insert into procedures.calendar_entry (centre_id, procedure_id, kind, day, at) ${CURRENT}`,
  ...force('force'),
];
