import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How urgent a document is (as its delivery has it), and what the queue page reads. */
export class DocumentsQueue1760000005100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // Since when it waits: again, after a retry; null for what was asked for before this was written down.
      'alter table documents.document add priority smallint not null default 0, add waiting_since timestamptz',
      `create index document_open on documents.document (centre_id, state, requested_at)
         where state in ('waiting', 'running', 'failed')`,
      `create index document_finished on documents.document (centre_id, finished_at) where finished_at is not null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index documents.document_finished');
    await runner.query('drop index documents.document_open');
    await runner.query('alter table documents.document drop column priority, drop column waiting_since');
  }
}
