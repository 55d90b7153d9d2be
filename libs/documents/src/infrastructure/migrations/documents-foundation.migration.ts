import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents: what was asked for, with the data it is made from, and what became of it. The bytes lie in the file store. */
export class DocumentsFoundation1760000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('documents'),
      `create table documents.document (
         centre_id uuid not null default app.centre_id() references organisation.centre,
         id uuid not null,
         template text not null, template_version integer not null,
         title text not null,
         subject_type text not null, subject_id text not null, subject_label text not null,
         member_id uuid,
         data jsonb not null,
         state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
         progress integer not null default 0 check (progress between 0 and 100),
         error text,
         sha256 text check (sha256 ~ '^[0-9a-f]{64}$'), size integer, pages integer,
         requested_by uuid, requested_at timestamptz not null, finished_at timestamptz,
         event_id uuid not null,
         attempts integer not null default 0,
         version integer not null default 1,
         primary key (centre_id, id),
         check ((state = 'done') = (sha256 is not null)),
         check ((state = 'failed') = (error is not null)),
         foreign key (centre_id, member_id) references organisation.member)`,
      `create index document_subject on documents.document (centre_id, subject_type, subject_id, id)`,
      `create index document_unfinished on documents.document (centre_id, requested_by) where state <> 'done'`,
      // Documents without a member are the centre's own.
      ...protect('documents.document', { read: 'member', write: 'member' }),

      // Open pages hear of every change; they learn the id only and read the row with their own rights.
      `create function documents.tell() returns trigger language plpgsql as $$
         begin
           perform pg_notify('documents', new.centre_id || ' ' || new.id);
           return null;
         end $$`,
      `create trigger tell after insert or update on documents.document for each row execute function documents.tell()`,

      `create view documents.report_document with (security_invoker = true) as
         select centre_id, id, template, subject_type, subject_id, member_id, state, pages, requested_at, finished_at
         from documents.document`,
      'grant select on documents.report_document to vergabe_app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema documents cascade');
  }
}
