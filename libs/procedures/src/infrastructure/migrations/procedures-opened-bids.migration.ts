import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is read out at the opening beside the price: discount and number of variants. */
export class ProceduresOpenedBids1760000007951 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table procedures.opened_bid
         add column discount_percent numeric(4,2) check (discount_percent > 0),
         add column variants integer not null default 0 check (variants >= 0)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table procedures.opened_bid drop column discount_percent, drop column variants');
  }
}
