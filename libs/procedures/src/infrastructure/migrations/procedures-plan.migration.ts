import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is planned besides the lots. */
export class ProceduresPlan1760000007400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table procedures.procedure add column plan jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table procedures.procedure drop column plan');
  }
}
