import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a recipient ends mails of this kind (RFC 8058); letters have none. */
export class PlatformMailUnsubscribe1760000018320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table platform.mail add column unsubscribe_url text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table platform.mail drop column unsubscribe_url');
  }
}
