import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STAFF = { read: 'staff', write: 'staff' } as const;

/** How a bundle is cut into lots: rules by which articles are tendered together, variants with every step, and what was handed over. */
export class LotVariants1760000018620 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table bundling.bundle_merge (
         centre_id uuid not null default app.centre_id(),
         bundle_id uuid not null, article_number text not null, into_article text not null,
         numerator integer not null check (numerator > 0), denominator integer not null check (denominator > 0),
         reason text not null, merged_by_name text not null, merged_at timestamptz not null,
         primary key (centre_id, bundle_id, article_number),
         check (article_number <> into_article),
         foreign key (centre_id, bundle_id, article_number) references bundling.bundle_item,
         foreign key (centre_id, into_article) references bundling.article)`,
      ...protect('bundling.bundle_merge', STAFF),

      // The lots are read and written as a whole and checked as a whole: every pair of article and member once.
      `create table bundling.lot_variant (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, bundle_id uuid not null, number integer not null, name text not null,
         lots jsonb not null check (jsonb_typeof(lots) = 'array'),
         created_by_name text not null, created_at timestamptz not null,
         chosen_by_name text, chosen_at timestamptz, chosen_reason text,
         version integer not null default 1,
         primary key (centre_id, id), unique (centre_id, bundle_id, number),
         check ((chosen_at is null) = (chosen_reason is null)),
         foreign key (centre_id, bundle_id) references bundling.bundle)`,
      `create unique index lot_variant_chosen on bundling.lot_variant (centre_id, bundle_id) where chosen_at is not null`,
      ...protect('bundling.lot_variant', STAFF),

      `create table bundling.lot_variant_step (
         centre_id uuid not null default app.centre_id(),
         variant_id uuid not null, position integer not null,
         text text not null, before jsonb not null, undone boolean not null default false,
         by_name text not null, at timestamptz not null,
         primary key (centre_id, variant_id, position),
         foreign key (centre_id, variant_id) references bundling.lot_variant)`,
      ...protect('bundling.lot_variant_step', STAFF),

      // The lots of a procedure by their numbers there: who may call off, and where it is delivered.
      `create table bundling.handed_over_lot (
         centre_id uuid not null default app.centre_id(),
         procedure_id uuid not null, lot_number integer not null,
         bundle_id uuid not null, variant_id uuid, procedure_file_number text not null, award integer not null,
         title text not null, member_ids uuid[] not null check (cardinality(member_ids) > 0), delivery jsonb not null,
         primary key (centre_id, procedure_id, lot_number),
         foreign key (centre_id, bundle_id) references bundling.bundle,
         foreign key (centre_id, variant_id) references bundling.lot_variant)`,
      `create index handed_over_lot_bundle on bundling.handed_over_lot (centre_id, bundle_id)`,
      ...protect('bundling.handed_over_lot', { ...STAFF, appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['handed_over_lot', 'lot_variant_step', 'lot_variant', 'bundle_merge'])
      await runner.query(`drop table bundling.${table}`);
  }
}
