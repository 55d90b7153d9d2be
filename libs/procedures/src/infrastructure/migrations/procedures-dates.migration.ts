import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = { read: 'staff', write: 'staff' } as const;
const PROCEDURE = 'foreign key (centre_id, procedure_id) references procedures.procedure';

/** Extensions of running deadlines, and further rounds of bids after a negotiation. */
export class ProceduresDates1760000007700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.deadline_extension (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null, round integer not null check (round > 0),
         deadline_before timestamptz not null, deadline_after timestamptz not null,
         request jsonb not null, late boolean not null, notice text,
         state text not null check (state in ('waiting', 'done')),
         person_name text not null, asked_at timestamptz not null,
         primary key (centre_id, id), ${PROCEDURE},
         check (deadline_after >= deadline_before),
         check (late or state = 'done'))`,
      `create index deadline_extension_by_procedure
         on procedures.deadline_extension (centre_id, procedure_id, asked_at, id)`,
      ...protect('procedures.deadline_extension', STAFF),

      `create table procedures.bid_round (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, round integer not null check (round > 1),
         deadline timestamptz not null, invited jsonb not null, reason text not null,
         person_name text not null, begun_at timestamptz not null,
         primary key (centre_id, procedure_id, round), ${PROCEDURE})`,
      ...protect('procedures.bid_round', STAFF),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.bid_round');
    await runner.query('drop table procedures.deadline_extension');
  }
}
