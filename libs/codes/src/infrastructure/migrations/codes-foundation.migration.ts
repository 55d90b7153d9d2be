import { createSchema } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The official code lists: CPV and NUTS, loaded by command, searched by everyone. */
export class CodesFoundation1760000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [...createSchema('codes')];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema codes cascade');
  }
}
