import { protect, withoutPolicies } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The owner is under the policies of these tables, too, while it copies what they hold. */
const copying = (statement: string): readonly string[] =>
  ['bundling.framework', 'bundling.framework_item', 'bundling.framework_price'].reduce<readonly string[]>(
    (inner, table) => withoutPolicies(table, inner),
    [statement],
  );

/** The price list of an agreement: prices valid in half-open intervals that cannot overlap. */
export class FrameworkPrices1760000018641 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // Comes with PostgreSQL and is trusted: the owner of a database may make it.
      'create extension if not exists btree_gist with schema public',
      // valid_to is the first day that no longer counts; null: until the end of the agreement.
      `create table bundling.framework_price (
         centre_id uuid not null default app.centre_id(),
         framework_id uuid not null, article_number text not null,
         valid_from date not null, valid_to date check (valid_to > valid_from),
         tiers jsonb not null check (jsonb_array_length(tiers) > 0),
         basis text not null, recorded_by_name text not null, recorded_at timestamptz not null,
         primary key (centre_id, framework_id, article_number, valid_from),
         foreign key (centre_id, framework_id, article_number) references bundling.framework_item,
         constraint one_price_a_day exclude using gist
           (centre_id with =, framework_id with =, article_number with =, daterange(valid_from, valid_to, '[)') with &&))`,
      ...protect('bundling.framework_price', { read: 'centre', write: 'staff' }),
      // A price that was valid stays what it was: only its end may be set, when a newer one follows.
      'revoke update, delete on bundling.framework_price from vergabe_app',
      'grant update (valid_to) on bundling.framework_price to vergabe_app',
      ...copying(`insert into bundling.framework_price
           (centre_id, framework_id, article_number, valid_from, tiers, basis, recorded_by_name, recorded_at)
         select i.centre_id, i.framework_id, i.article_number, f.valid_from, i.tiers, 'Zuschlag', 'Übernahme', f.concluded_on
         from bundling.framework_item i join bundling.framework f on (f.centre_id, f.id) = (i.centre_id, i.framework_id)
         where jsonb_array_length(i.tiers) > 0`),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bundling.framework_price');
  }
}
