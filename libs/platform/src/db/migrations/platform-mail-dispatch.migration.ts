import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../policies';

/** Every attempt at a mail, why a mail is held, and the switch that stops all outgoing mail of a centre. */
export class PlatformMailDispatch1760000018300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table platform.mail add column held_for text check (held_for in ('server', 'training', 'suspension'))`,
      'grant update (held_for) on platform.mail to vergabe_app',
      'create index mail_by_state on platform.mail (centre_id, state, id)',

      `create table platform.mail_attempt (
         centre_id uuid not null default app.centre_id(),
         mail_id uuid not null,
         number integer not null,
         begun_at timestamptz not null default clock_timestamp(),
         ended_at timestamptz,
         outcome text check (outcome in ('sent', 'delayed', 'failed', 'uncertain', 'stopped')),
         cause text,
         answer text,
         primary key (centre_id, mail_id, number),
         foreign key (centre_id, mail_id) references platform.mail)`,
      ...protect('platform.mail_attempt', { read: 'staff', write: 'staff' }),
      'revoke update, delete on platform.mail_attempt from vergabe_app',
      'grant update (ended_at, outcome, cause, answer) on platform.mail_attempt to vergabe_app',

      // A row stands here while nothing may leave; the time is that of the database, as of the mails.
      `create table platform.mail_suspension (
         centre_id uuid not null default app.centre_id() primary key,
         reason text not null,
         person_id uuid default app.person_id(),
         person_name text not null,
         since timestamptz not null default clock_timestamp())`,
      ...protect('platform.mail_suspension', { read: 'staff', write: 'staff' }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table platform.mail_attempt, platform.mail_suspension');
    await runner.query('drop index platform.mail_by_state');
    await runner.query('alter table platform.mail drop column held_for');
  }
}
