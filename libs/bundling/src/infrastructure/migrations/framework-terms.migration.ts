import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was agreed beside maximum and prices: options, minimum, price clause, delivery, who else was named. */
export class FrameworkTerms1760000018645 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table bundling.framework_terms (
         centre_id uuid not null default app.centre_id(), framework_id uuid not null,
         options jsonb not null, minimum_value numeric(14,2) check (minimum_value >= 0),
         minimums jsonb not null,
         price_clause text not null check (price_clause in ('fixed', 'index', 'negotiated')),
         price_index text not null, price_from date, delivery_terms text not null,
         named_member_ids uuid[] not null, area_member_ids uuid[],
         changed_by_name text not null, changed_at timestamptz not null, version integer not null default 1,
         primary key (centre_id, framework_id),
         foreign key (centre_id, framework_id) references bundling.framework)`,
      ...protect('bundling.framework_terms', { read: 'centre', write: 'staff' }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bundling.framework_terms');
  }
}
