import { createSchema } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consultations and trainings of the centre, logged for the annual report. */
export class ServicesFoundation1760000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [...createSchema('services')];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema services cascade');
  }
}
