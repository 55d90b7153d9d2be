import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words of the centre for its letters, version by version. */
export class ProceduresLetterTexts1760000007902 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.letter_text (
         centre_id uuid not null default app.centre_id(),
         kind text not null, version integer not null check (version > 0),
         opening text not null, closing text not null,
         changed_by text not null, changed_at timestamptz not null,
         primary key (centre_id, kind, version))`,
      ...protect('procedures.letter_text', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.letter_text');
  }
}
