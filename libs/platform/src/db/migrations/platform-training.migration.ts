import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEMO_CENTRES } from '../../demo/demo-seed';

const PINNED = 'security definer set search_path = pg_catalog, pg_temp';

/**
 * Which centres are training centres. The database itself draws the id of a new one, so no centre that exists, with its
 * sealed bids and its clock, can ever become one; no role of the application may write the table (docs/decisions/0015).
 */
export class PlatformTraining1760000001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table platform.training_centre (
         centre_id uuid primary key,
         begun_at timestamptz not null default clock_timestamp())`,
      'alter table platform.training_centre enable row level security',
      'alter table platform.training_centre force row level security',
      'create policy own on platform.training_centre for select using (centre_id = app.centre_id())',
      // Only the function below gets here: nobody else holds the right to insert.
      'create policy begin on platform.training_centre for insert with check (true)',

      `create function platform.begin_training_centre() returns uuid language plpgsql ${PINNED} as $$
       declare v_id uuid := gen_random_uuid();
       begin
         if app.reach() <> 'system' or app.centre_id() is null then
           raise exception 'only the machinery begins a training' using errcode = '42501';
         end if;
         insert into platform.training_centre (centre_id) values (v_id);
         return v_id;
       end $$`,
      'revoke all on function platform.begin_training_centre() from public',
      'grant execute on function platform.begin_training_centre() to vergabe_app',

      // Of the centre that acts; nobody learns it of another one.
      `create function platform.is_training() returns boolean language sql stable ${PINNED}
         as $$ select exists (select from platform.training_centre where centre_id = app.centre_id()) $$`,
      'revoke all on function platform.is_training() from public',
      'grant execute on function platform.is_training() to vergabe_app',

      // A real centre lives by real time, whatever stands in the table of demo clocks.
      `create or replace function platform.clock_offset() returns bigint language sql stable
         return case when app.centre_id() in ('${Object.values(DEMO_CENTRES).join("', '")}') or platform.is_training()
           then coalesce((select offset_seconds from platform.demo_clock where centre_id = app.centre_id()), 0)
           else 0 end`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace function platform.clock_offset() returns bigint language sql stable
      return coalesce((select offset_seconds from platform.demo_clock where centre_id = app.centre_id()), 0)`);
    await runner.query('drop function platform.is_training()');
    await runner.query('drop function platform.begin_training_centre()');
    await runner.query('drop table platform.training_centre');
  }
}
