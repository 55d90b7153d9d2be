import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents that belong together: asked for in one go or picked by a person, and their files for the printer. */
export class DocumentsBatches1760000005210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table documents.batch (
         centre_id uuid not null default app.centre_id() references organisation.centre,
         id uuid not null,
         kind text not null check (kind in ('request', 'selection')),
         title text not null,
         subject_type text, subject_id text, subject_label text,
         member_id uuid,
         document_ids uuid[] not null check (cardinality(document_ids) > 0),
         requested_by uuid, requested_at timestamptz not null, finished_at timestamptz,
         version integer not null default 1,
         primary key (centre_id, id),
         check (num_nulls(subject_type, subject_id, subject_label) in (0, 3)),
         foreign key (centre_id, member_id) references organisation.member)`,
      `create index batch_subject on documents.batch (centre_id, subject_type, subject_id, id)`,
      // A batch of several members' documents is the centre's own.
      ...protect('documents.batch', { read: 'member', write: 'member' }),

      `alter table documents.document add column batch_id uuid,
         add foreign key (centre_id, batch_id) references documents.batch`,
      `create index document_batch on documents.document (centre_id, batch_id) where batch_id is not null`,

      `create table documents.print_file (
         centre_id uuid not null default app.centre_id(),
         id uuid not null,
         batch_id uuid not null,
         member_id uuid,
         contents text not null,
         document_ids uuid[] not null check (cardinality(document_ids) > 0),
         state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
         error text,
         sha256 text check (sha256 ~ '^[0-9a-f]{64}$'), size integer, pages integer,
         event_id uuid not null,
         requested_by uuid, requested_at timestamptz not null, finished_at timestamptz,
         primary key (centre_id, id),
         unique (centre_id, batch_id, contents),
         check ((state = 'done') = (sha256 is not null)),
         check ((state = 'failed') = (error is not null)),
         foreign key (centre_id, batch_id) references documents.batch)`,
      ...protect('documents.print_file', { read: 'member', write: 'member' }),

      // Open pages hear that a batch has come further; they learn its id only and read it with their own rights.
      `create function documents.tell_batch() returns trigger language plpgsql as $$
         begin
           perform pg_notify('document_batches',
             new.centre_id || ' ' || coalesce(to_jsonb(new) ->> 'batch_id', new.id::text));
           return null;
         end $$`,
      `create trigger tell after insert or update on documents.batch for each row execute function documents.tell_batch()`,
      `create trigger tell after insert or update on documents.print_file
         for each row execute function documents.tell_batch()`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table documents.print_file');
    await runner.query('alter table documents.document drop column batch_id');
    await runner.query('drop table documents.batch');
    await runner.query('drop function documents.tell_batch()');
  }
}
