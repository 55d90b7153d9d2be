import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every entry carries: who logged it, its version, and why it was cancelled. */
const ENTRY = `version integer not null default 1, officer_id uuid default app.person_id(), officer_name text not null,
  logged_at timestamptz not null default clock_timestamp(), cancelled_reason text`;

/** Consultations, trainings with participants per member, and what entries said before they were corrected. */
export class ServicesTables1760000015100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table services.consultation (
         centre_id uuid not null default app.centre_id(), id uuid not null, member_id uuid not null, day date not null,
         asker text not null, topic text not null,
         channel text not null check (channel in ('phone', 'email', 'meeting', 'video', 'letter')),
         minutes integer not null check (minutes between 1 and 1440), note text not null default '',
         procedure_id uuid, ${ENTRY},
         primary key (centre_id, id))`,
      'create index consultation_day on services.consultation (centre_id, day desc, id desc)',
      ...protect('services.consultation', { read: 'staff', write: 'staff' }),

      `create table services.training (
         centre_id uuid not null default app.centre_id(), id uuid not null,
         kind text not null check (kind in ('training', 'information')), day date not null, title text not null,
         place text not null, minutes integer not null check (minutes between 1 and 6000), trainer text not null,
         topics text not null default '', ${ENTRY},
         primary key (centre_id, id))`,
      ...protect('services.training', { read: 'staff', write: 'staff' }),

      `create table services.participants (
         centre_id uuid not null default app.centre_id(), training_id uuid not null, member_id uuid not null,
         people integer not null check (people between 1 and 1000),
         primary key (centre_id, training_id, member_id),
         foreign key (centre_id, training_id) references services.training)`,
      ...protect('services.participants', { read: 'staff', write: 'staff' }),

      `create table services.former_version (
         centre_id uuid not null default app.centre_id(), entry_id uuid not null, version integer not null,
         content jsonb not null, replaced_by text not null, replaced_at timestamptz not null default clock_timestamp(),
         primary key (centre_id, entry_id, version))`,
      ...protect('services.former_version', { read: 'staff', write: 'staff', appendOnly: true }),

      `create view services.report_consultation with (security_invoker = true) as
         select centre_id, id, member_id, topic, asker, day, minutes from services.consultation
         where cancelled_reason is null`,
      'grant select on services.report_consultation to vergabe_app',
      `create view services.report_training with (security_invoker = true) as
         select centre_id, id, kind, title, place, day from services.training where cancelled_reason is null`,
      'grant select on services.report_training to vergabe_app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view services.report_consultation, services.report_training');
    await runner.query(
      'drop table services.former_version, services.participants, services.training, services.consultation',
    );
  }
}
