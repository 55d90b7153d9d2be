import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_FRAMEWORK = `centre_id uuid not null default app.centre_id(), framework_id uuid not null,
         foreign key (centre_id, framework_id) references bundling.framework`;

/** When people want to be told how far an agreement is used up, and what they were told. */
export class FrameworkWatch1760000018642 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create function bundling.drawn_by_day(p_centre uuid, p_framework uuid)
         returns table (day date, article_number text, quantity numeric, net numeric)
         language sql stable set app.reach = 'system' as $$
         select (c.called_off_at at time zone 'Europe/Berlin')::date, c.article_number, sum(c.quantity), sum(c.net)
         from bundling.call_off c where c.centre_id = p_centre and c.framework_id = p_framework group by 1, 2 $$`,

      `create table bundling.framework_alert_level (${OF_FRAMEWORK},
         percent integer[] not null, days_before integer[] not null,
         changed_by_name text not null, changed_at timestamptz not null, version integer not null default 1,
         primary key (centre_id, framework_id))`,
      ...protect('bundling.framework_alert_level', { read: 'centre', write: 'staff' }),

      // Its key lets every level be told once. Without an article: the value or the term of the agreement.
      `create table bundling.framework_alert (${OF_FRAMEWORK},
         kind text not null check (kind in ('percent', 'days')), article_number text not null, level integer not null,
         text text not null, told_at timestamptz not null,
         primary key (centre_id, framework_id, kind, article_number, level))`,
      ...protect('bundling.framework_alert', { read: 'staff', write: 'staff', appendOnly: true }),

      `create table bundling.framework_watch_run (
         centre_id uuid not null default app.centre_id(), day date not null, primary key (centre_id, day))`,
      ...protect('bundling.framework_watch_run', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['framework_watch_run', 'framework_alert', 'framework_alert_level'])
      await runner.query(`drop table bundling.${table}`);
    await runner.query('drop function bundling.drawn_by_day');
  }
}
