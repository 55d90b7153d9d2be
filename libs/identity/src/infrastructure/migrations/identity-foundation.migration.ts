import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, roles, sessions, access tokens, notifications. Before somebody is known, a row is found only by whoever
 * already knows its key: the e-mail address typed in, the hash of a session or access token.
 */
export class IdentityFoundation1760000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const key = (setting: string): string => `nullif(current_setting('app.${setting}', true), '')`;
    const statements = [
      ...createSchema('identity'),
      `create table identity.person (
         centre_id uuid not null default app.centre_id() references organisation.centre,
         id uuid not null,
         email text not null check (email = lower(email)), name text not null,
         password_hash text not null,
         failed_attempts integer not null default 0, locked_until timestamptz,
         active boolean not null default true, version integer not null default 1,
         primary key (centre_id, id))`,
      'create unique index person_email on identity.person (email)',
      ...protect('identity.person', { read: 'centre', write: 'staff' }),
      `create policy by_email on identity.person for select using (email = ${key('sign_in_email')})`,

      `create table identity.role_assignment (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, person_id uuid not null,
         role text not null check (role in ('officer','head','admin','auditor','requester','orderer','approver','controller')),
         member_id uuid,
         check ((role in ('officer','head','admin','auditor')) = (member_id is null)),
         primary key (centre_id, id), unique nulls not distinct (centre_id, person_id, role, member_id),
         foreign key (centre_id, person_id) references identity.person,
         foreign key (centre_id, member_id) references organisation.member)`,
      ...protect('identity.role_assignment', { read: 'centre', write: 'staff' }),

      `create table identity.session (
         centre_id uuid not null default app.centre_id(),
         token_hash text not null, person_id uuid not null,
         created_at timestamptz not null default clock_timestamp(),
         expires_at timestamptz not null,
         primary key (centre_id, token_hash),
         foreign key (centre_id, person_id) references identity.person)`,
      'create index session_by_token on identity.session (token_hash)',
      ...protect('identity.session', { read: 'staff', write: 'staff' }),
      `create policy by_token on identity.session for select using (token_hash = ${key('session_token')})`,

      `create table identity.access_token (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, person_id uuid not null default app.person_id(),
         name text not null, scope text not null check (scope in ('read', 'write')),
         token_hash text not null, expires_on date not null,
         created_at timestamptz not null default clock_timestamp(),
         primary key (centre_id, id),
         foreign key (centre_id, person_id) references identity.person)`,
      'create unique index access_token_by_token on identity.access_token (token_hash)',
      ...protect('identity.access_token', { read: 'centre', write: 'centre' }),
      `create policy by_token on identity.access_token for select using (token_hash = ${key('session_token')})`,
      `create policy own on identity.access_token as restrictive
         using (person_id = app.person_id() or token_hash = ${key('session_token')}) with check (person_id = app.person_id())`,

      `create table identity.notification (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, person_id uuid not null,
         text text not null, href text not null,
         created_at timestamptz not null, read_at timestamptz,
         primary key (centre_id, id),
         foreign key (centre_id, person_id) references identity.person)`,
      'create index notification_of on identity.notification (centre_id, person_id, id)',
      ...protect('identity.notification', { read: 'centre', write: 'centre' }),
      `create policy own on identity.notification as restrictive for select using (person_id = app.person_id())`,
      `create policy own_update on identity.notification as restrictive for update using (person_id = app.person_id())`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema identity cascade');
  }
}
