import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Centres, members with population, departments, cost centres, delivery sites. */
export class OrganisationFoundation1760000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('organisation'),
      `create table organisation.centre (
         centre_id uuid primary key,
         name text not null, street text not null, postcode text not null, city text not null,
         email text not null, phone text not null)`,
      ...protect('organisation.centre', { read: 'centre', write: 'staff' }),
      // The operator's commands (audit:verify) walk over the centres; they learn ids only in that mode.
      `create policy operator on organisation.centre for select using (app.reach() = 'operator')`,

      `create table organisation.member (
         centre_id uuid not null default app.centre_id() references organisation.centre,
         id uuid not null,
         slug text not null, name text not null,
         kind text not null check (kind in ('municipality', 'county')),
         ags text not null check (ags ~ '^[0-9]{5}([0-9]{3})?$'),
         postcode text not null,
         joined_on date not null, left_on date check (left_on >= joined_on),
         version integer not null default 1,
         primary key (centre_id, id), unique (centre_id, slug))`,
      ...protect('organisation.member', { read: 'centre', write: 'staff' }),

      `create table organisation.member_population (
         centre_id uuid not null default app.centre_id(),
         member_id uuid not null, as_of date not null,
         inhabitants integer not null check (inhabitants > 0), source text not null,
         primary key (centre_id, member_id, as_of),
         foreign key (centre_id, member_id) references organisation.member)`,
      ...protect('organisation.member_population', { read: 'centre', write: 'staff' }),

      `create table organisation.department (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, member_id uuid not null, name text not null,
         primary key (centre_id, id), unique (centre_id, member_id, name),
         foreign key (centre_id, member_id) references organisation.member)`,
      ...protect('organisation.department', { read: 'member', write: 'staff' }),

      `create table organisation.cost_centre (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, member_id uuid not null, department_id uuid,
         number text not null, name text not null,
         valid_from date not null, valid_to date check (valid_to >= valid_from),
         responsible text, version integer not null default 1,
         primary key (centre_id, id), unique (centre_id, member_id, number),
         foreign key (centre_id, member_id) references organisation.member,
         foreign key (centre_id, department_id) references organisation.department)`,
      ...protect('organisation.cost_centre', { read: 'member', write: 'staff' }),

      `create table organisation.delivery_site (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, member_id uuid not null,
         name text not null, street text not null, postcode text not null, city text not null,
         primary key (centre_id, id), unique (centre_id, member_id, name),
         foreign key (centre_id, member_id) references organisation.member)`,
      ...protect('organisation.delivery_site', { read: 'member', write: 'staff' }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema organisation cascade');
  }
}
