import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = { read: 'staff', write: 'staff' } as const;
const PROCEDURE = 'foreign key (centre_id, procedure_id) references procedures.procedure on delete cascade';
const KEY = 'centre_id uuid not null default app.centre_id(), procedure_id uuid not null';

/**
 * The list of procedures: an index for every order and filter, the words it is searched in, the dates of its calendar,
 * and the saved views. Words and dates follow from the procedure's own rows; triggers keep them, so that no step can forget.
 */
export class ProceduresListIndexes1760000007200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ORDERS, ...SEARCH, ...DATES, ...VIEWS, ...FILL, ...READING])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table procedures.procedure_view_default, procedures.procedure_view,
      procedures.procedure_date, procedures.procedure_search`);
    await runner.query(`drop function procedures.refresh_search, procedures.refresh_dates cascade`);
    await runner.query(`drop index procedures.procedure_by_title, procedures.procedure_by_deadline,
      procedures.procedure_by_late_deadline, procedures.procedure_by_value, procedures.procedure_by_change,
      procedures.procedure_by_officer, procedures.procedure_by_deputy, procedures.procedure_suspended,
      procedures.procedure_by_creation, procedures.procedure_by_phase_rank, procedures.procedure_buyer_by_member`);
    await runner.query(`drop function procedures.search_words, procedures.folded, procedures.phase_rank`);
  }
}

/** Where a phase stands in the order of the work; PHASES in the domain, held equal by test/e2e/procedure-list.spec.ts. */
const PHASES = [
  ...['planned', 'prepared', 'published', 'participation', 'invited', 'bidding', 'opening', 'examination'],
  ...['negotiation', 'evaluation', 'award-proposed', 'informed', 'standstill', 'awarded', 'notified', 'closed'],
  'cancelled',
];

/** What is missing comes last in either direction; so a deadline has an index for each. */
const ORDERS = [
  `create function procedures.phase_rank(text) returns integer language sql immutable parallel safe
     return array_position(array[${PHASES.map((phase) => `'${phase}'`).join(', ')}], $1)`,
  `create index procedure_by_phase_rank on procedures.procedure (centre_id, procedures.phase_rank(phase), file_number)`,
  `create index procedure_by_title on procedures.procedure (centre_id, (title collate "de-x-icu"), file_number)`,
  `create index procedure_by_deadline on procedures.procedure
     (centre_id, (coalesce(tender_deadline, 'infinity'::timestamptz)), file_number)`,
  `create index procedure_by_late_deadline on procedures.procedure
     (centre_id, (coalesce(tender_deadline, '-infinity'::timestamptz)) desc, file_number desc)`,
  `create index procedure_by_value on procedures.procedure
     (centre_id, (coalesce(awarded_value, estimated_value)), file_number)`,
  `create index procedure_by_change on procedures.procedure (centre_id, changed_at, file_number)`,
  `create index procedure_by_creation on procedures.procedure (centre_id, created_at)`,
  `create index procedure_by_officer on procedures.procedure (centre_id, officer_id, phase) include (officer_name)`,
  `create index procedure_by_deputy on procedures.procedure (centre_id, deputy_id, phase) where deputy_id is not null`,
  `create index procedure_suspended on procedures.procedure (centre_id, file_number) where suspended_on is not null`,
  `create index procedure_buyer_by_member on procedures.procedure_buyer (centre_id, member_id, procedure_id)`,
];

/**
 * One narrow row of words per procedure. A trigram index would never be used: the application reads under row-level
 * security, and LIKE is not leakproof, so PostgreSQL refuses it as an index condition. 20,000 narrow rows are read in
 * milliseconds (docs/performance.md).
 */
const SEARCH = [
  // "Müllabfuhr" is found by "muellabfuhr" and "MÜLL".
  `create function procedures.folded(text) returns text language sql immutable parallel safe
     return replace(replace(replace(replace(lower($1), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss')`,
  `create table procedures.procedure_search (${KEY}, words text not null,
     primary key (centre_id, procedure_id), ${PROCEDURE})`,
  ...protect('procedures.procedure_search', STAFF),
  `create function procedures.search_words(centre uuid, id uuid) returns text language sql stable
     return (select procedures.folded(concat_ws(' ', p.file_number, p.title, p.on_behalf_of,
         (select string_agg(m.name, ' ') from procedures.procedure_buyer b
          join organisation.member m on (m.centre_id, m.id) = (b.centre_id, b.member_id)
          where (b.centre_id, b.procedure_id) = (p.centre_id, p.id)),
         (select string_agg(d.name, ' ') from procedures.bidder d where (d.centre_id, d.procedure_id) = (p.centre_id, p.id)),
         (select string_agg(concat_ws(' ', l.cpv, l.title), ' ') from procedures.lot l
          where (l.centre_id, l.procedure_id) = (p.centre_id, p.id))))
       from procedures.procedure p where (p.centre_id, p.id) = (centre, search_words.id))`,
  `create function procedures.refresh_search() returns trigger language plpgsql as $$
     declare changed record; procedure uuid;
     begin
       if tg_op = 'DELETE' then changed := old; else changed := new; end if;
       if tg_table_name = 'procedure' then procedure := changed.id; else procedure := changed.procedure_id; end if;
       insert into procedures.procedure_search (centre_id, procedure_id, words)
       select changed.centre_id, procedure, words
       from procedures.search_words(changed.centre_id, procedure) as words where words is not null
       on conflict (centre_id, procedure_id) do update set words = excluded.words;
       return null;
     end $$`,
  `create trigger search_words after insert or update of file_number, title, on_behalf_of on procedures.procedure
     for each row execute function procedures.refresh_search()`,
  ...['procedure_buyer', 'bidder', 'lot'].map(
    (table) => `create trigger search_words after insert or update or delete on procedures.${table}
      for each row execute function procedures.refresh_search()`,
  ),
];

/** Planned days out of the timeline, and the days that are known better: the deadline as it stands, the running standstill. */
const DATES = [
  `create table procedures.procedure_date (${KEY}, kind text not null, day date not null,
     primary key (centre_id, procedure_id, kind), ${PROCEDURE})`,
  `create index procedure_date_by_day on procedures.procedure_date (centre_id, day)`,
  ...protect('procedures.procedure_date', STAFF),
  `create function procedures.refresh_dates() returns trigger language plpgsql as $$
     declare procedure uuid;
     begin
       if tg_table_name = 'procedure' then procedure := new.id; else procedure := new.procedure_id; end if;
       delete from procedures.procedure_date where centre_id = new.centre_id and procedure_id = procedure;
       insert into procedures.procedure_date (centre_id, procedure_id, kind, day)
       select distinct on (kind) new.centre_id, procedure, kind, day
       from procedures.procedure p
       cross join lateral (
         select step->>'id' as kind, (step->>'planned')::date as day, 2 as rank
         from jsonb_array_elements(case when jsonb_typeof(p.timeline->'steps') = 'array' then p.timeline->'steps' else '[]' end) as step
         union all
         select known.kind, known.day, 1
         from (values ('tender-end', (p.tender_deadline at time zone 'Europe/Berlin')::date),
                      ('binding-until', p.binding_until), ('need', p.term_from)) as known (kind, day)
         union all
         (select 'standstill-end', left(i.standstill->>'ends', 10)::date, 0
          from procedures.information_letter i
          where (i.centre_id, i.procedure_id) = (p.centre_id, p.id)
            and p.phase in ('informed', 'standstill', 'awarded', 'notified') and i.standstill is not null
          order by i.recorded_at desc limit 1)) as dates
       where (p.centre_id, p.id) = (new.centre_id, procedure) and day is not null
       order by kind, rank;
       return null;
     end $$`,
  `create trigger dates after insert or update of timeline, tender_deadline, binding_until, term_from, phase
     on procedures.procedure for each row execute function procedures.refresh_dates()`,
  `create trigger dates after insert on procedures.information_letter
     for each row execute function procedures.refresh_dates()`,
];

/** A view is a person's own or the centre's; which one opens first is each person's choice. */
const VIEWS = [
  `create table procedures.procedure_view (
     centre_id uuid not null default app.centre_id(), id uuid not null,
     owner_id uuid not null default app.person_id(), owner_name text not null,
     name text not null check (name <> ''), shared boolean not null,
     kind text not null check (kind in ('table', 'board', 'calendar', 'timeline')),
     filters jsonb not null, sort text not null, columns jsonb not null,
     changed_at timestamptz not null, version integer not null default 1,
     primary key (centre_id, id))`,
  `create unique index procedure_view_own_name on procedures.procedure_view (centre_id, owner_id, lower(name)) where not shared`,
  `create unique index procedure_view_shared_name on procedures.procedure_view (centre_id, lower(name)) where shared`,
  ...protect('procedures.procedure_view', STAFF),
  `create table procedures.procedure_view_default (
     centre_id uuid not null default app.centre_id(), person_id uuid not null default app.person_id(),
     view_id uuid not null,
     primary key (centre_id, person_id),
     foreign key (centre_id, view_id) references procedures.procedure_view on delete cascade)`,
  ...protect('procedures.procedure_view_default', STAFF),
  ...[
    'procedure_view using (shared or owner_id = app.person_id())',
    'procedure_view_default using (person_id = app.person_id())',
  ].map((own) => `create policy own on procedures.${own.replace(' using', ' as restrictive using')}`),
];

/** The rows there are already. Where their owner is no superuser, forced row-level security would hide them from it. */
const READ = [
  'procedure',
  'procedure_buyer',
  'bidder',
  'lot',
  'information_letter',
  'procedure_search',
  'procedure_date',
].map((table) => `procedures.${table}`);
const force = (word: string): readonly string[] =>
  [...READ, 'organisation.member'].map((table) => `alter table ${table} ${word} row level security`);
const FILL = [
  ...force('no force'),
  // An update that changes nothing fires the triggers.
  `update procedures.procedure set title = title, phase = phase`,
  ...force('force'),
];

/**
 * The same rule as protect() writes, asked once per query instead of once per row: over 20,000 rows that is most of the
 * time, and the planner then knows how many rows of the centre there are.
 */
const READING = [
  'procedure',
  'procedure_buyer',
  'procedure_search',
  'procedure_date',
  'opening_attestation',
  'award_decision',
].map(
  (table) => `alter policy read on procedures.${table}
    using (centre_id = (select app.centre_id()) and (select app.is_staff()))`,
);
