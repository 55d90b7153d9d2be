import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../policies';

/** Runs that re-hash every file the database knows, and what they found. */
export class PlatformFileChecks1760000018400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table platform.file_check (
         centre_id uuid not null default app.centre_id(),
         id uuid not null,
         day date not null,
         by_hand boolean not null,
         state text not null default 'running' check (state in ('running', 'done', 'failed')),
         started_at timestamptz not null, started_by text not null,
         finished_at timestamptz,
         total integer not null, files integer not null default 0, bytes bigint not null default 0,
         step integer not null default 0,
         source text, after_key uuid, after_sha256 text,
         error text,
         primary key (centre_id, id),
         check ((state = 'running') = (finished_at is null)),
         check ((state = 'failed') = (error is not null)))`,
      // One at a time; and whichever process looks first begins the one of the day.
      `create unique index file_check_running on platform.file_check (centre_id) where state = 'running'`,
      `create unique index file_check_of_day on platform.file_check (centre_id, day) where not by_hand`,
      ...protect('platform.file_check', { read: 'staff', write: 'staff' }),

      `create table platform.file_finding (
         centre_id uuid not null default app.centre_id(),
         check_id uuid not null, source text not null, key uuid not null, sha256 text not null,
         problem text not null check (problem in ('missing', 'changed')),
         label text not null, href text, found_at timestamptz not null,
         primary key (centre_id, check_id, source, key, sha256),
         foreign key (centre_id, check_id) references platform.file_check)`,
      ...protect('platform.file_finding', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table platform.file_finding');
    await runner.query('drop table platform.file_check');
  }
}
