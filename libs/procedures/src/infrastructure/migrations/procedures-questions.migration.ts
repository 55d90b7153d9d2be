import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = { read: 'staff', write: 'staff', appendOnly: true } as const;

/** What bidders asked, and each version of what was published to all of them or why it was not. */
export class ProceduresQuestions1760000007601 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.bidder_question (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null, number integer not null check (number > 0),
         received_on date not null, bidder_id uuid, asked_by text not null, text text not null,
         person_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, id), unique (centre_id, procedure_id, number),
         foreign key (centre_id, procedure_id) references procedures.procedure,
         foreign key (centre_id, bidder_id) references procedures.bidder)`,
      ...protect('procedures.bidder_question', KEPT),

      `create table procedures.bidder_answer (
         centre_id uuid not null default app.centre_id(),
         question_id uuid not null, version integer not null check (version > 0),
         kind text not null check (kind in ('answer', 'rejection')),
         question text not null, answer text not null, reason text not null,
         person_name text not null, made_at timestamptz not null,
         primary key (centre_id, question_id, version),
         foreign key (centre_id, question_id) references procedures.bidder_question)`,
      ...protect('procedures.bidder_answer', KEPT),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.bidder_answer');
    await runner.query('drop table procedures.bidder_question');
  }
}
