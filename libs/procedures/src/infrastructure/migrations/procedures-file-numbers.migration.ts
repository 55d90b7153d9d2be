import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A centre writes its file numbers its own way; `*` counts all natures together. Numbers that were given stay. */
export class ProceduresFileNumbers1760000007900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.file_number_scheme (
         centre_id uuid not null default app.centre_id(),
         pattern text not null, changed_at timestamptz not null, changed_by text not null,
         version integer not null default 1 check (version > 0),
         primary key (centre_id))`,
      ...protect('procedures.file_number_scheme', { read: 'staff', write: 'staff' }),
      `alter table procedures.procedure_number drop constraint procedure_number_letter_check,
         add constraint procedure_number_letter_check check (letter in ('L', 'D', 'B', '*'))`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.file_number_scheme');
    await runner.query(`delete from procedures.procedure_number where letter = '*'`);
    await runner.query(
      `alter table procedures.procedure_number drop constraint procedure_number_letter_check,
         add constraint procedure_number_letter_check check (letter in ('L', 'D', 'B'))`,
    );
  }
}
