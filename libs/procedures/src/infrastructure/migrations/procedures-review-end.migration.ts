import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ends of review proceedings that people put before a second person; whether they agreed stands in the confirmation. */
export class ProceduresReviewEnd1760000007910 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.review_end (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, review_id uuid not null,
         happened_on date not null, ended_by text not null check (ended_by in ('withdrawn', 'ban-over', 'other')),
         note text not null, person_name text not null, asked_at timestamptz not null,
         primary key (centre_id, id),
         foreign key (centre_id, review_id) references procedures.review_proceedings)`,
      `create index review_end_by_review on procedures.review_end (centre_id, review_id)`,
      ...protect('procedures.review_end', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.review_end');
  }
}
