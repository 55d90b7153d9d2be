import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const AMOUNTS = `net numeric(14,2) not null, vat numeric(14,2) not null, gross numeric(14,2) not null, check (gross = net + vat)`;

/** The ledger of consumption, its monthly sums, and what reporting may read. */
export class ConsumptionFoundation1760000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('consumption'),
      // Key and columns are ready for partitions by day and for sharding by centre.
      `create table consumption.posting (
         centre_id uuid not null default app.centre_id(),
         booked_on date not null, id uuid not null,
         member_id uuid not null, cost_centre_id uuid not null,
         kind text not null check (kind in ('receipt', 'reversal')),
         article_number text not null, text text not null, product_group text not null, label text,
         unit text not null, quantity numeric(18,3) not null,
         base_unit text not null, base_quantity numeric(18,3) not null,
         ${AMOUNTS},
         order_id uuid not null, order_number text not null, order_line_id uuid not null, supplier text not null,
         reverses uuid, reason text,
         source_event uuid not null, source_index integer not null,
         recorded_at timestamptz not null default clock_timestamp(),
         primary key (centre_id, booked_on, id),
         unique (centre_id, source_event, source_index),
         foreign key (centre_id, member_id) references organisation.member,
         foreign key (centre_id, cost_centre_id) references organisation.cost_centre,
         check ((kind = 'reversal') = (reverses is not null and reason is not null)),
         check (kind = 'reversal' or (quantity >= 0 and base_quantity >= 0 and net >= 0)))`,
      `create unique index posting_reversed_once on consumption.posting (centre_id, reverses) where reverses is not null`,
      `create index posting_of_cost_centre on consumption.posting (centre_id, member_id, cost_centre_id, booked_on desc, id desc)`,
      `create index posting_of_article on consumption.posting (centre_id, article_number, booked_on desc, id desc)`,
      ...protect('consumption.posting', { read: 'member', write: 'member', appendOnly: true }),

      // The sums of the postings, kept in the transaction that adds them. Nothing stands here that they do not say.
      `create table consumption.monthly (
         centre_id uuid not null default app.centre_id(),
         month date not null check (month = date_trunc('month', month)),
         member_id uuid not null, cost_centre_id uuid not null, article_number text not null,
         unit text not null, base_unit text not null,
         quantity numeric(18,3) not null, base_quantity numeric(18,3) not null, ${AMOUNTS},
         postings integer not null check (postings > 0),
         primary key (centre_id, month, member_id, cost_centre_id, article_number, unit, base_unit))`,
      ...protect('consumption.monthly', { read: 'member', write: 'member' }),

      `create view consumption.report_posting with (security_invoker = true) as
         select centre_id, id, booked_on, kind, member_id, cost_centre_id, article_number, text, product_group, label,
                unit, quantity, base_unit, base_quantity, net, vat, gross, order_id, order_number, supplier
         from consumption.posting`,
      `grant select on consumption.report_posting to vergabe_app`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema consumption cascade');
  }
}
