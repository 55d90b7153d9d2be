import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PROCEDURE = 'foreign key (centre_id, procedure_id) references procedures.procedure';

/** What people write to the items of the record: every version stays. */
export class ProceduresRecord1760000007800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.record_text (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, item_id text not null, version integer not null check (version > 0),
         text text not null, applies boolean not null check (applies or text <> ''),
         person_id uuid not null default app.person_id(), person_name text not null, written_at timestamptz not null,
         primary key (centre_id, procedure_id, item_id, version), ${PROCEDURE})`,
      ...protect('procedures.record_text', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.record_text');
  }
}
