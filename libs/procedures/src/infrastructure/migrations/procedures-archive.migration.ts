import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which states of a procedure were handed out as an archive, with the hash of its list of contents. */
export class ProceduresArchive1760000007100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.archive (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null,
         state_sha256 text not null check (state_sha256 ~ '^[0-9a-f]{64}$'),
         manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
         files integer not null, size bigint not null,
         person_name text not null, created_at timestamptz not null,
         primary key (centre_id, procedure_id, state_sha256),
         foreign key (centre_id, procedure_id) references procedures.procedure)`,
      ...protect('procedures.archive', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.archive');
  }
}
