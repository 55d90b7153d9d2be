import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEMAND_TABLES } from './demand-tables';
import { FRAMEWORK_TABLES } from './framework-tables';

/** Articles, demand rounds with their lines, bundles, framework agreements with their rest, and what reporting may read. */
export class BundlingFoundation1760000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('bundling'),
      `create table bundling.article (
         centre_id uuid not null default app.centre_id(),
         article_number text not null,
         text text not null, product_group text not null, cpv text not null,
         unit text not null, content_per_unit numeric(18,3) not null check (content_per_unit > 0), base_unit text not null,
         manufacturer text not null default '', manufacturer_number text not null default '', label text not null default '',
         vat_rate numeric(5,2) not null check (vat_rate between 0 and 100),
         reference_price numeric(14,4) not null check (reference_price > 0),
         version integer not null default 1,
         primary key (centre_id, article_number))`,
      `create index article_group on bundling.article (centre_id, product_group, article_number)`,
      ...protect('bundling.article', { read: 'centre', write: 'staff' }),
      ...DEMAND_TABLES,
      ...FRAMEWORK_TABLES,

      `create view bundling.report_round with (security_invoker = true) as
         select r.centre_id, r.id as round_id, r.number, r.title, r.product_groups, r.state,
                (r.opened_at at time zone 'Europe/Berlin')::date as opened_on,
                (r.closed_at at time zone 'Europe/Berlin')::date as closed_on,
                (select array_agg(m.member_id order by m.member_id) from bundling.round_member m
                 where (m.centre_id, m.round_id) = (r.centre_id, r.id)) as member_ids,
                b.id as bundle_id, b.estimated_value as yearly_value, b.estimated_value * b.term_years as term_value, b.procedure_id
         from bundling.demand_round r left join bundling.bundle b on (b.centre_id, b.round_id) = (r.centre_id, r.id)`,
      `grant select on bundling.report_round to vergabe_app`,
      `create view bundling.report_framework with (security_invoker = true) as
         select f.centre_id, f.id as framework_id, f.number, f.title, f.procedure_id, f.supplier_name,
                f.valid_from, f.valid_to, f.concluded_on, v.maximum_value, v.called_off_value,
                (select array_agg(m.member_id order by m.member_id) from bundling.framework_member m
                 where (m.centre_id, m.framework_id) = (f.centre_id, f.id)) as member_ids
         from bundling.framework f join bundling.framework_value_rest v on (v.centre_id, v.framework_id) = (f.centre_id, f.id)`,
      `grant select on bundling.report_framework to vergabe_app`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema bundling cascade');
  }
}
