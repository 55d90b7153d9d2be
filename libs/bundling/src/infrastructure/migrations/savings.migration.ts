import { protect, withoutPolicies } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const copying = (statement: string): readonly string[] =>
  ['bundling.bundle', 'bundling.bundle_item', 'bundling.bundle_reference'].reduce<readonly string[]>(
    (inner, table) => withoutPolicies(table, inner),
    [statement],
  );

/** Stored savings simulations, and the reference prices a bundle was valued with, to measure the saving of the award against. */
export class Savings1760000018630 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table bundling.bundle_reference (
         centre_id uuid not null default app.centre_id(),
         bundle_id uuid not null, article_number text not null,
         reference_price numeric(14,4) not null check (reference_price >= 0),
         as_of date not null,
         -- Of bundles made before prices were kept: value ÷ quantity, rounded.
         derived boolean not null default false,
         primary key (centre_id, bundle_id, article_number),
         foreign key (centre_id, bundle_id, article_number) references bundling.bundle_item)`,
      ...protect('bundling.bundle_reference', { read: 'staff', write: 'staff', appendOnly: true }),
      ...copying(`insert into bundling.bundle_reference
           (centre_id, bundle_id, article_number, reference_price, as_of, derived)
         select i.centre_id, i.bundle_id, i.article_number, round(i.estimated_value / i.quantity, 4),
                (b.created_at at time zone 'Europe/Berlin')::date, true
         from bundling.bundle_item i join bundling.bundle b on (b.centre_id, b.id) = (i.centre_id, i.bundle_id)
         where i.quantity > 0`),

      // As before (app.sees), but asked once per statement instead of once per line: a round may have a million of them.
      `alter policy read on bundling.demand_line using (
         centre_id = (select app.centre_id())
         and ((select app.is_staff()) or member_id = any ((select app.member_ids())::uuid[])))`,
      `alter policy read on bundling.bundle_part using (centre_id = (select app.centre_id()) and (select app.is_staff()))`,
      `alter policy write_insert on bundling.bundle_part
         with check (centre_id = (select app.centre_id()) and (select app.is_staff()))`,

      // A decision may cite it: it stays as it was computed, with everything it was computed from.
      `create table bundling.savings_simulation (
         centre_id uuid not null default app.centre_id(),
         id uuid not null, bundle_id uuid not null, name text not null,
         wish jsonb not null, result jsonb not null,
         created_by_name text not null, created_at timestamptz not null,
         primary key (centre_id, id), unique (centre_id, bundle_id, name),
         foreign key (centre_id, bundle_id) references bundling.bundle)`,
      ...protect('bundling.savings_simulation', { read: 'staff', write: 'staff', appendOnly: true }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter policy read on bundling.demand_line using (centre_id = app.centre_id() and app.sees(member_id))`,
    );
    for (const kind of ['read', 'write_insert'])
      await runner.query(
        `alter policy ${kind} on bundling.bundle_part
         ${kind === 'read' ? 'using' : 'with check'} (centre_id = app.centre_id() and app.is_staff())`,
      );
    await runner.query('drop table bundling.savings_simulation, bundling.bundle_reference');
  }
}
