import { createSchema } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the departments ask the centre to procure: from the draft to the procedure. */
export class RequestsFoundation1760000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [...createSchema('requests')];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema requests cascade');
  }
}
