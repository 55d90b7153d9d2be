import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a member has a draft: the centre sees that there is one, never what stands in it. */
export class BundlingRoundDrafts1760000018601 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bundling.round_member add column draft_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bundling.round_member drop column draft_at');
  }
}
