import { protect, withoutPolicies } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHOICE = 'procedures.reminder_choice';

/** Whether somebody wants the reminders by mail stands with everything else people choose to get by mail. */
export class ProceduresReminderChoices1760000009110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = withoutPolicies(
      CHOICE,
      withoutPolicies('identity.notification_choice', [
        `insert into identity.notification_choice (centre_id, person_id, kind, way)
         select centre_id, person_id, 'reminder', case when by_mail then 'daily' else 'none' end from ${CHOICE}`,
      ]),
    );
    for (const statement of statements) await runner.query(statement);
    await runner.query(`drop table ${CHOICE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table ${CHOICE} (
         centre_id uuid not null default app.centre_id(), person_id uuid not null default app.person_id(),
         by_mail boolean not null, primary key (centre_id, person_id))`,
      ...protect(CHOICE, { read: 'staff', write: 'staff' }),
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
