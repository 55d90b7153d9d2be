import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../policies';

const STATES = `'waiting', 'sending', 'sent', 'failed', 'uncertain', 'held'`;

/** What came back after the mail server had taken it. */
export class PlatformMailBounces1760000018310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'alter table platform.mail drop constraint mail_state_check',
      `alter table platform.mail add constraint mail_state_check check (state in (${STATES}, 'bounced'))`,
      'drop index platform.mail_open',
      `create index mail_open on platform.mail (centre_id, person_id) where state in ('failed', 'uncertain', 'bounced')`,
      'create index mail_by_message on platform.mail (centre_id, message_id)',

      // One row per report: the key lets a report that is handed in twice count once.
      `create table platform.mail_bounce (
         centre_id uuid not null default app.centre_id(),
         mail_id uuid not null,
         report_id text not null,
         recipient text not null,
         reported_recipient text not null,
         status text not null,
         cause text not null,
         diagnostic text,
         reporting_server text,
         received_at timestamptz not null default clock_timestamp(),
         person_id uuid default app.person_id(),
         person_name text not null,
         primary key (centre_id, mail_id, report_id),
         foreign key (centre_id, mail_id) references platform.mail)`,
      'create index mail_bounce_of on platform.mail_bounce (centre_id, recipient, received_at)',
      ...protect('platform.mail_bounce', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      'drop table platform.mail_bounce',
      'drop index platform.mail_by_message, platform.mail_open',
      `create index mail_open on platform.mail (centre_id, person_id) where state in ('failed', 'uncertain')`,
      'alter table platform.mail drop constraint mail_state_check',
      `alter table platform.mail add constraint mail_state_check check (state in (${STATES}))`,
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
