import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Medians of a round that its members are compared with, and what the centre asks back. */
export class DemandQuestions1760000018611 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // A member may not see the figures of others; of four and more the median tells of none.
      `create table bundling.round_median (
         centre_id uuid not null default app.centre_id(),
         round_id uuid not null, article_number text not null,
         numerator numeric not null, denominator numeric not null check (denominator > 0),
         members integer not null,
         primary key (centre_id, round_id, article_number),
         foreign key (centre_id, round_id) references bundling.demand_round,
         foreign key (centre_id, article_number) references bundling.article)`,
      ...protect('bundling.round_median', { read: 'centre', write: 'staff' }),

      `create table bundling.demand_question (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, round_id uuid not null, member_id uuid not null, article_number text not null,
         finding text not null, question text not null check (question <> ''),
         asked_by uuid, asked_by_name text not null, asked_at timestamptz not null,
         answer text check (answer <> ''), answered_by_name text, answered_at timestamptz,
         accepted_by_name text, accepted_at timestamptz,
         primary key (centre_id, id),
         check ((answer is null) = (answered_at is null)),
         check (accepted_at is null or answered_at is not null),
         foreign key (centre_id, round_id, member_id) references bundling.round_member,
         foreign key (centre_id, article_number) references bundling.article)`,
      `create unique index demand_question_open on bundling.demand_question (centre_id, round_id, member_id, article_number)
         where accepted_at is null`,
      ...protect('bundling.demand_question', { read: 'member', write: 'staff' }),
      `create policy answer on bundling.demand_question for update
         using (centre_id = app.centre_id() and app.sees(member_id))
         with check (centre_id = app.centre_id() and app.sees(member_id))`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['demand_question', 'round_median']) await runner.query(`drop table bundling.${table}`);
  }
}
