import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What members type before they report it, and who of a member collects for its departments. */
export class DemandSheet1760000018610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // As typed, also wrong. A draft of the member is the member's alone, one that the centre types for it the centre's.
      `create table bundling.demand_draft (
         centre_id uuid not null default app.centre_id(),
         round_id uuid not null, member_id uuid not null,
         side text not null check (side in ('member', 'centre')),
         cost_centre_id uuid not null, article_number text not null,
         typed text not null check (length(typed) <= 60),
         typed_by uuid, typed_by_name text not null, typed_at timestamptz not null,
         version integer not null,
         primary key (centre_id, round_id, member_id, side, cost_centre_id, article_number),
         foreign key (centre_id, round_id, member_id) references bundling.round_member,
         foreign key (centre_id, cost_centre_id) references organisation.cost_centre,
         foreign key (centre_id, article_number) references bundling.article)`,
      ...protect('bundling.demand_draft', { read: 'member', write: 'member' }),
      `create policy own_side on bundling.demand_draft as restrictive
         using ((side = 'centre') = app.is_staff()) with check ((side = 'centre') = app.is_staff())`,

      `create sequence bundling.demand_draft_version as integer`,
      `grant usage on sequence bundling.demand_draft_version to vergabe_app`,

      `create table bundling.demand_collection (
         centre_id uuid not null default app.centre_id(),
         round_id uuid not null, member_id uuid not null,
         until date, opened_by_name text not null, opened_at timestamptz not null,
         released_by_name text, released_at timestamptz,
         primary key (centre_id, round_id, member_id),
         foreign key (centre_id, round_id, member_id) references bundling.round_member)`,
      ...protect('bundling.demand_collection', { read: 'member', write: 'member' }),
      `create policy inside on bundling.demand_collection as restrictive
         using (not app.is_staff()) with check (not app.is_staff())`,

      `create table bundling.demand_collection_part (
         centre_id uuid not null default app.centre_id(),
         round_id uuid not null, member_id uuid not null, department_id uuid not null,
         person_ids uuid[] not null check (cardinality(person_ids) > 0),
         done_by_name text, done_at timestamptz,
         primary key (centre_id, round_id, member_id, department_id),
         foreign key (centre_id, round_id, member_id) references bundling.demand_collection,
         foreign key (centre_id, department_id) references organisation.department)`,
      ...protect('bundling.demand_collection_part', { read: 'member', write: 'member' }),
      `create policy inside on bundling.demand_collection_part as restrictive
         using (not app.is_staff()) with check (not app.is_staff())`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['demand_collection_part', 'demand_collection', 'demand_draft'])
      await runner.query(`drop table bundling.${table}`);
    await runner.query('drop sequence bundling.demand_draft_version');
  }
}
