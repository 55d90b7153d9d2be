import { createSchema } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The address book of companies with register facts and declarations. */
export class CompaniesFoundation1760000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [...createSchema('companies')];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema companies cascade');
  }
}
