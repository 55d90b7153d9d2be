import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from '../policies';

/** Who is acting (app.*), the outbox with its deliveries, idempotency keys and the demo clock. */
export class PlatformFoundation1760000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('app'),
      `create function app.centre_id() returns uuid language sql stable parallel safe
         return nullif(current_setting('app.centre_id', true), '')::uuid`,
      `create function app.person_id() returns uuid language sql stable parallel safe
         return nullif(current_setting('app.person_id', true), '')::uuid`,
      `create function app.reach() returns text language sql stable parallel safe
         return coalesce(current_setting('app.reach', true), '')`,
      `create function app.is_staff() returns boolean language sql stable parallel safe
         return app.reach() in ('centre', 'system')`,
      `create function app.member_ids() returns uuid[] language sql stable parallel safe
         return string_to_array(nullif(current_setting('app.member_ids', true), ''), ',')::uuid[]`,
      `create function app.sees(member uuid) returns boolean language sql stable parallel safe
         return app.is_staff() or coalesce(member = any (app.member_ids()), false)`,

      ...createSchema('platform'),
      `create table platform.outbox (
         centre_id uuid not null default app.centre_id(),
         id uuid not null,
         type text not null,
         actor jsonb not null,
         payload jsonb not null,
         created_at timestamptz not null default clock_timestamp(),
         published_at timestamptz,
         primary key (centre_id, id))`,
      `create index outbox_waiting on platform.outbox (created_at) where published_at is null`,
      ...protect('platform.outbox', { read: 'centre', write: 'centre' }),
      // The relay hands over the events of every centre; it reads nothing else.
      `create policy relay on platform.outbox using (app.reach() = 'relay') with check (app.reach() = 'relay')`,

      `create table platform.delivery (
         centre_id uuid not null,
         event_id uuid not null,
         subscriber text not null,
         queue text not null,
         state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
         attempts integer not null default 0,
         error text,
         created_at timestamptz not null default clock_timestamp(),
         queued_at timestamptz,
         finished_at timestamptz,
         primary key (centre_id, event_id, subscriber),
         foreign key (centre_id, event_id) references platform.outbox)`,
      `create index delivery_open on platform.delivery (state, queued_at) where state <> 'done'`,
      ...protect('platform.delivery', { read: 'staff', write: 'centre' }),
      `create policy subscriber on platform.delivery for select using (centre_id = app.centre_id())`,
      `create policy relay on platform.delivery using (app.reach() = 'relay') with check (app.reach() = 'relay')`,

      `create table platform.idempotency (
         centre_id uuid not null default app.centre_id(),
         person_id uuid not null default app.person_id(),
         key text not null,
         request_hash text not null,
         status integer,
         response jsonb,
         created_at timestamptz not null default clock_timestamp(),
         primary key (centre_id, person_id, key))`,
      ...protect('platform.idempotency', { read: 'centre', write: 'centre' }),
      // A key belongs to the person who sent it: nobody else of the centre learns the answer.
      `create policy own on platform.idempotency as restrictive using (person_id = app.person_id()) with check (person_id = app.person_id())`,

      `create table platform.demo_clock (
         centre_id uuid not null default app.centre_id() primary key,
         offset_seconds bigint not null)`,
      ...protect('platform.demo_clock', { read: 'centre', write: 'staff' }),
      `create function platform.clock_offset() returns bigint language sql stable
         return coalesce((select offset_seconds from platform.demo_clock where centre_id = app.centre_id()), 0)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema platform cascade');
    await runner.query('drop schema app cascade');
  }
}
