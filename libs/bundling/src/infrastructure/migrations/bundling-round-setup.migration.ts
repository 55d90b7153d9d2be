import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CENTRE = 'centre_id uuid not null default app.centre_id()';

/** How a demand round is set up and watched: templates, articles and questions as of its opening, answers, extensions, reminders. */
export class BundlingRoundSetup1760000018600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table bundling.demand_round
         add column left_out text[] not null default '{}',
         add column former_round_id uuid,
         add column framework_ids uuid[] not null default '{}',
         add column protocols_asked_by text, add column protocols_asked_at timestamptz,
         add foreign key (centre_id, former_round_id) references bundling.demand_round`,

      `create table bundling.round_template (
         ${CENTRE}, id uuid not null, name text not null, content jsonb not null,
         changed_by_name text not null, changed_at timestamptz not null,
         version integer not null default 1,
         primary key (centre_id, id), unique (centre_id, name))`,
      ...protect('bundling.round_template', { read: 'staff', write: 'staff' }),

      // One row per centre; without one the proposals of the software hold.
      `create table bundling.round_calendar_assumption (
         ${CENTRE},
         answer_days integer not null check (answer_days between 1 and 365),
         bundling_days integer not null check (bundling_days between 0 and 365),
         evaluation_days integer not null check (evaluation_days between 0 and 365),
         procedure_days integer not null check (procedure_days between 1 and 730),
         changed_by_name text not null, changed_at timestamptz not null,
         version integer not null default 1,
         primary key (centre_id))`,
      ...protect('bundling.round_calendar_assumption', { read: 'staff', write: 'staff' }),

      // The articles as they were when the round was opened. Rounds that are older than this table have none.
      `create table bundling.round_article (
         ${CENTRE}, round_id uuid not null, article_number text not null,
         text text not null, product_group text not null, unit text not null,
         content_per_unit numeric(18,3) not null, base_unit text not null,
         label text not null, requirement text not null,
         reference_price numeric(14,4) not null check (reference_price > 0),
         price_origin text not null check (price_origin in ('catalogue', 'last-award', 'estimate')),
         price_as_of date not null, price_source text not null,
         primary key (centre_id, round_id, article_number),
         foreign key (centre_id, round_id) references bundling.demand_round)`,
      ...protect('bundling.round_article', { read: 'centre', write: 'staff', appendOnly: true }),

      `create table bundling.round_question (
         ${CENTRE}, round_id uuid not null, id text not null, position integer not null,
         kind text not null check (kind in ('text', 'choice', 'number', 'yes-no', 'delivery-point', 'contact')),
         label text not null, hint text not null, mandatory boolean not null, choices text[] not null,
         primary key (centre_id, round_id, id), unique (centre_id, round_id, position),
         foreign key (centre_id, round_id) references bundling.demand_round)`,
      ...protect('bundling.round_question', { read: 'centre', write: 'staff', appendOnly: true }),

      `create table bundling.round_answer (
         ${CENTRE}, round_id uuid not null, member_id uuid not null,
         answers jsonb not null, saved_by_name text not null, saved_at timestamptz not null, late_reason text,
         version integer not null default 1,
         primary key (centre_id, round_id, member_id),
         foreign key (centre_id, round_id, member_id) references bundling.round_member)`,
      ...protect('bundling.round_answer', { read: 'member', write: 'member' }),

      `create table bundling.round_extension (
         ${CENTRE}, round_id uuid not null, position integer not null,
         from_day date not null, to_day date not null check (to_day > from_day), reason text not null,
         extended_by_name text not null, extended_at timestamptz not null,
         primary key (centre_id, round_id, position),
         foreign key (centre_id, round_id) references bundling.demand_round)`,
      ...protect('bundling.round_extension', { read: 'centre', write: 'staff', appendOnly: true }),

      // Who was reminded of what. Its keys allow each occasion once, and by hand once a day; no key to the participant, who
      // may be dropped while the history stays.
      `create table bundling.round_reminder (
         ${CENTRE}, round_id uuid not null, member_id uuid not null,
         occasion text not null check (occasion in ('days-7', 'days-2', 'overdue', 'hand')), sent_on date not null,
         by_name text not null, sent_at timestamptz not null,
         primary key (centre_id, round_id, member_id, occasion, sent_on),
         foreign key (centre_id, round_id) references bundling.demand_round,
         foreign key (centre_id, member_id) references organisation.member)`,
      `create unique index round_reminder_once on bundling.round_reminder (centre_id, round_id, member_id, occasion)
         where occasion <> 'hand'`,
      ...protect('bundling.round_reminder', { read: 'member', write: 'staff', appendOnly: true }),

      `create table bundling.round_reminder_run (${CENTRE}, day date not null, primary key (centre_id, day))`,
      ...protect('bundling.round_reminder_run', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table bundling.round_reminder_run, bundling.round_reminder, bundling.round_extension, bundling.round_answer,
                  bundling.round_question, bundling.round_article, bundling.round_calendar_assumption, bundling.round_template`,
    );
    await runner.query(
      `alter table bundling.demand_round drop column left_out, drop column former_round_id, drop column framework_ids,
         drop column protocols_asked_by, drop column protocols_asked_at`,
    );
  }
}
