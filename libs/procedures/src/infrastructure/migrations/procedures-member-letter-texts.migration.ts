import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words of a member for letters of its own procedures; a version without words takes those of the centre again. */
export class ProceduresMemberLetterTexts1760000007903 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.member_letter_text (
         centre_id uuid not null default app.centre_id(),
         member_id uuid not null, kind text not null, version integer not null check (version > 0),
         opening text, closing text, check ((opening is null) = (closing is null)),
         changed_by text not null, changed_at timestamptz not null,
         primary key (centre_id, member_id, kind, version),
         foreign key (centre_id, member_id) references organisation.member)`,
      ...protect('procedures.member_letter_text', { read: 'member', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table procedures.member_letter_text');
  }
}
