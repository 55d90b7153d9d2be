import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CENTRE = 'centre_id uuid not null default app.centre_id()';

/** Which notifications people get by mail, at once or once a day, and what was sent. */
export class NotificationMail1760000009100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const own = 'person_id = app.person_id()';
    const statements = [
      `alter table identity.notification add column kind text not null default 'other'`,
      // What the person had chosen when it was written.
      `alter table identity.notification add column way text not null default 'none' check (way in ('now', 'daily', 'none'))`,
      'alter table identity.notification add column mail_id uuid',
      `create index notification_to_mail on identity.notification (centre_id, person_id, id)
         where way = 'daily' and mail_id is null and read_at is null`,

      `create table identity.notification_choice (
         ${CENTRE}, person_id uuid not null, kind text not null, way text not null check (way in ('now', 'daily', 'none')),
         primary key (centre_id, person_id, kind),
         foreign key (centre_id, person_id) references identity.person)`,
      // Whoever notifies somebody has to know how; only the person chooses.
      ...protect('identity.notification_choice', { read: 'centre', write: 'centre' }),
      `create policy own_insert on identity.notification_choice as restrictive for insert with check (${own})`,
      `create policy own_update on identity.notification_choice as restrictive for update using (${own})`,
      `create policy own_delete on identity.notification_choice as restrictive for delete using (${own})`,

      // One row per centre and day, and one per person and day: whoever writes it first acts, nobody else does.
      `create table identity.digest_run (${CENTRE}, day date not null, primary key (centre_id, day))`,
      ...protect('identity.digest_run', { read: 'staff', write: 'staff' }),
      `create table identity.digest_mail (
         ${CENTRE}, person_id uuid not null, day date not null,
         primary key (centre_id, person_id, day),
         foreign key (centre_id, person_id) references identity.person)`,
      ...protect('identity.digest_mail', { read: 'staff', write: 'staff' }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table identity.digest_mail, identity.digest_run, identity.notification_choice');
    await runner.query('alter table identity.notification drop column kind, drop column way, drop column mail_id');
  }
}
