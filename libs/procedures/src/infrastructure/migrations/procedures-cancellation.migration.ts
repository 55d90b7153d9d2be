import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people asked to give up, with the grounds they ticked; whether it was agreed to stands in the confirmation. */
export class ProceduresCancellation1760000007501 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.cancellation (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, procedure_id uuid not null,
         lot_ids uuid[] not null check (cardinality(lot_ids) > 0),
         grounds text[] not null check (cardinality(grounds) > 0),
         reason text not null, tell boolean not null,
         person_name text not null, asked_at timestamptz not null,
         primary key (centre_id, id),
         foreign key (centre_id, procedure_id) references procedures.procedure)`,
      `create index cancellation_by_procedure on procedures.cancellation (centre_id, procedure_id)`,
      ...protect('procedures.cancellation', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.cancellation');
  }
}
