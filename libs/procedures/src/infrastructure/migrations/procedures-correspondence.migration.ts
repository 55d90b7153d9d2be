import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bidders know the company of the address book they are; a blocked one also why it takes part all the same. */
export class ProceduresCorrespondence1760000007600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // No foreign key: the address book is made by a later migration, and its companies are never deleted.
      `alter table procedures.bidder
         add column company_id uuid, add column added_at timestamptz, add column admission_reason text`,
      `create unique index bidder_once on procedures.bidder (centre_id, procedure_id, company_id)`,
      `create index bidder_by_company on procedures.bidder (centre_id, company_id) where company_id is not null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table procedures.bidder drop column company_id, drop column added_at, drop column admission_reason',
    );
  }
}
