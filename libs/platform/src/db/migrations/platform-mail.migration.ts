import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '../policies';

/** Outgoing mail, and deliveries that wait for a moment. */
export class PlatformMail1760000001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // A delivery with a moment is handed to its queue only then: greylisting wants minutes, the queue counts seconds.
      'alter table platform.delivery add due_at timestamptz',

      `create table platform.mail (
         centre_id uuid not null default app.centre_id(),
         id uuid not null,
         about_type text not null,
         about_id text not null,
         about_label text not null,
         about_href text not null,
         recipient text not null,
         recipient_name text,
         reply_to text,
         reply_to_name text,
         subject text not null,
         body text not null,
         attachments jsonb not null,
         message_id text not null,
         person_id uuid default app.person_id(),
         person_name text not null,
         created_at timestamptz not null default clock_timestamp(),
         event_id uuid not null,
         state text not null default 'waiting'
           check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain', 'held')),
         attempts integer not null default 0,
         delays integer not null default 0,
         sender text,
         sender_name text,
         handed_over_at timestamptz,
         next_attempt_at timestamptz,
         sent_at timestamptz,
         cause text,
         answer text,
         settled_note text,
         primary key (centre_id, id))`,
      'create index mail_about on platform.mail (centre_id, about_type, about_id, id)',
      `create index mail_open on platform.mail (centre_id, person_id) where state in ('failed', 'uncertain')`,
      ...protect('platform.mail', { read: 'staff', write: 'staff' }),
      // Members' people may cause a mail; they never read one.
      'create policy queue on platform.mail for insert with check (centre_id = app.centre_id())',
      // What was written stays as it was written; only its way can go on.
      'revoke update, delete on platform.mail from vergabe_app',
      `grant update (event_id, state, attempts, delays, sender, sender_name, handed_over_at, next_attempt_at, sent_at,
         cause, answer, settled_note) on platform.mail to vergabe_app`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table platform.mail');
    await runner.query('alter table platform.delivery drop column due_at');
  }
}
