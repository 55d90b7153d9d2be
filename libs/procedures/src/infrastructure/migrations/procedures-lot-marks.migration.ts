import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lots that go their own ways settle the items of the checklist each for themselves; null: a mark for all lots. */
export class ProceduresLotMarks1760000007940 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table procedures.checklist_mark
         add column id uuid not null default gen_random_uuid(),
         add column lot_id uuid,
         drop constraint checklist_mark_pkey,
         add primary key (centre_id, id),
         add unique nulls not distinct (centre_id, procedure_id, item_id, lot_id),
         add foreign key (centre_id, lot_id) references procedures.lot on delete cascade`,
    );
    await runner.query('alter table procedures.checklist_mark alter column id drop default');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('marks of single lots cannot be taken back'));
  }
}
