import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A delivery that is retried by hand is a new job: its round is part of the job's name in the queue. */
export class PlatformDeliveryRound1760000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table platform.delivery add round integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table platform.delivery drop column round');
  }
}
