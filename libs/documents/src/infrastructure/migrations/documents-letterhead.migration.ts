import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Logo of the centre and coats of arms of its members, version by version; the bytes lie in the file store. */
export class DocumentsLetterhead1760000005400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table documents.letterhead (
         centre_id uuid not null default app.centre_id() references organisation.centre,
         id uuid not null,
         member_id uuid,
         version integer not null check (version > 0),
         sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
         media_type text check (media_type in ('image/png', 'image/jpeg')), width integer, height integer,
         alt text not null, web text,
         changed_by text not null, changed_at timestamptz not null,
         primary key (centre_id, id),
         check ((sha256 is null) = (media_type is null) and (sha256 is null) = (width is null or height is null)),
         foreign key (centre_id, member_id) references organisation.member)`,
      // Without a member it is the centre's own.
      `create unique index letterhead_version on documents.letterhead (centre_id, coalesce(member_id, centre_id), version)`,
      ...protect('documents.letterhead', { read: 'centre', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table documents.letterhead');
  }
}
