import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The secret address of each person's calendar: one at a time, found only by whoever knows it. */
export class CalendarFeed1760000003100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const token = `nullif(current_setting('app.session_token', true), '')`;
    const statements = [
      `create table identity.calendar_feed (
         centre_id uuid not null default app.centre_id(),
         person_id uuid not null default app.person_id(),
         token_hash text not null,
         created_at timestamptz not null default clock_timestamp(),
         primary key (centre_id, person_id),
         foreign key (centre_id, person_id) references identity.person)`,
      'create unique index calendar_feed_by_token on identity.calendar_feed (token_hash)',
      ...protect('identity.calendar_feed', { read: 'centre', write: 'centre' }),
      `create policy by_token on identity.calendar_feed for select using (token_hash = ${token})`,
      `create policy own on identity.calendar_feed as restrictive
         using (person_id = app.person_id() or token_hash = ${token}) with check (person_id = app.person_id())`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table identity.calendar_feed');
  }
}
