import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = { read: 'staff', write: 'staff' } as const;
const ADDED_ONLY = { ...STAFF, appendOnly: true } as const;
const CENTRE = 'centre_id uuid not null default app.centre_id()';
const SUBJECT = 'subject_type text not null, subject_id text not null, subject_label text not null';

/** How long documents are kept by rules of the centre, what holds them, and the protocol of what was deleted. */
export class DocumentsRetention1760000005300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // The row of a deleted document stays with what it was; its data and its file go.
      `alter table documents.document add deleted_at timestamptz,
         add constraint deleted_is_over check (deleted_at is null or state in ('done', 'failed', 'cancelled'))`,
      'create index document_by_hash on documents.document (centre_id, sha256) where sha256 is not null',

      // The newest row of a kind of subject counts; years null takes the rule back.
      `create table documents.retention_rule (
         ${CENTRE}, id uuid not null, subject_type text not null,
         years integer check (years between 1 and 100), note text not null,
         set_at timestamptz not null, set_by text not null,
         primary key (centre_id, id))`,
      ...protect('documents.retention_rule', ADDED_ONLY),

      `create table documents.retention_hold (
         ${CENTRE}, id uuid not null, ${SUBJECT},
         reason text not null, placed_at timestamptz not null, placed_by text not null,
         released_at timestamptz, released_by text, release_reason text,
         primary key (centre_id, id),
         check ((released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null)))`,
      `create unique index retention_hold_standing on documents.retention_hold (centre_id, subject_type, subject_id)
         where released_at is null`,
      ...protect('documents.retention_hold', STAFF),

      // What was deleted, by whom and under which rule: added only, for good.
      `create table documents.deletion (
         ${CENTRE}, document_id uuid not null, title text not null, template text not null,
         template_version integer not null, ${SUBJECT}, member_id uuid,
         sha256 text, size integer, requested_at timestamptz not null, finished_at timestamptz,
         kept_until date not null, rules jsonb not null, reason text not null,
         deleted_at timestamptz not null, deleted_by text not null, deleted_by_id uuid,
         primary key (centre_id, document_id),
         foreign key (centre_id, document_id) references documents.document)`,
      ...protect('documents.deletion', ADDED_ONLY),

      // Whether the file of a deleted document went, too: it stays while anything else refers to the same bytes.
      `create table documents.file_removal (
         ${CENTRE}, event_id uuid not null, sha256 text not null,
         outcome text not null check (outcome in ('removed', 'kept')), at timestamptz not null,
         primary key (centre_id, event_id, sha256))`,
      ...protect('documents.file_removal', ADDED_ONLY),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['file_removal', 'deletion', 'retention_hold', 'retention_rule'])
      await runner.query(`drop table documents.${table}`);
    await runner.query('drop index documents.document_by_hash');
    await runner.query('alter table documents.document drop column deleted_at');
  }
}
