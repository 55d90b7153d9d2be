import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CENTRE = 'centre_id uuid not null default app.centre_id()';

/** When people are reminded of dates: the centre's rules, each person's choice, and what was sent already. */
export class ProceduresReminders1760000007931 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table procedures.reminder_rule (
         ${CENTRE}, kind text not null, days integer not null check (days between 0 and 90),
         primary key (centre_id, kind))`,
      ...protect('procedures.reminder_rule', { read: 'staff', write: 'staff' }),
      `create table procedures.reminder_choice (
         ${CENTRE}, person_id uuid not null default app.person_id(), by_mail boolean not null,
         primary key (centre_id, person_id))`,
      ...protect('procedures.reminder_choice', { read: 'staff', write: 'staff' }),
      // One row per centre and day, and one per person and day: whoever writes it first acts, nobody else does.
      `create table procedures.reminder_run (${CENTRE}, day date not null, primary key (centre_id, day))`,
      ...protect('procedures.reminder_run', { read: 'staff', write: 'staff' }),
      `create table procedures.reminder_mail (
         ${CENTRE}, person_id uuid not null, day date not null, mail_id uuid not null,
         primary key (centre_id, person_id, day))`,
      ...protect('procedures.reminder_mail', { read: 'staff', write: 'staff' }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table procedures.reminder_mail, procedures.reminder_run, procedures.reminder_choice,
      procedures.reminder_rule`);
  }
}
