import { createSchema, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN_MEMBER = { read: 'member', write: 'member' } as const;
const OF_MEMBER = `member_id uuid not null,
         foreign key (centre_id, member_id) references organisation.member`;

/** Requisitions with their split over cost centres, approvals, purchase orders, receipts. All of it is the member's data. */
export class OrderingFoundation1760000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSchema('ordering'),
      ...this.requisitions(),
      ...this.orders(),
      ...this.receipts(),
      // Order numbers count the whole centre, whoever of a member orders: no member may see another's orders,
      // but each takes the next number. The counter holds nothing else.
      `create table ordering.number_series (
         centre_id uuid not null default app.centre_id(),
         kind text not null, year integer not null, last integer not null check (last > 0),
         primary key (centre_id, kind, year))`,
      ...protect('ordering.number_series', { read: 'centre', write: 'centre' }),
      `create view ordering.report_order with (security_invoker = true) as
         select centre_id, id, number, member_id, framework_id, ordered_on, net, state from ordering.purchase_order`,
      'grant select on ordering.report_order to vergabe_app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  private requisitions(): string[] {
    return [
      `create table ordering.requisition (
         centre_id uuid not null default app.centre_id(), id uuid not null, ${OF_MEMBER},
         number text, state text not null default 'draft'
           check (state in ('draft', 'submitted', 'approved', 'rejected', 'ordered', 'partly-received', 'received')),
         orderer_id uuid not null, site_id uuid, note text not null default '', net numeric(14,2),
         created_at timestamptz not null, submitted_at timestamptz,
         changed_by uuid not null, changed_at timestamptz not null, version integer not null default 1,
         check (state = 'draft' or (number is not null and site_id is not null and net is not null)),
         primary key (centre_id, id), unique (centre_id, number),
         foreign key (centre_id, site_id) references organisation.delivery_site)`,
      'create index requisition_of on ordering.requisition (centre_id, member_id, id desc)',
      ...protect('ordering.requisition', OWN_MEMBER),

      // Text, prices and framework are those of the last save; submitting freezes them.
      `create table ordering.requisition_line (
         centre_id uuid not null default app.centre_id(), requisition_id uuid not null, article_number text not null, ${OF_MEMBER},
         position integer not null, text text not null, product_group text not null, label text, framework_id uuid not null,
         unit text not null, quantity numeric(18,3) not null check (quantity > 0),
         unit_price numeric(14,4) not null, net numeric(14,2) not null, vat_rate numeric(5,2) not null,
         content numeric(18,3) not null, base_unit text not null,
         primary key (centre_id, requisition_id, article_number),
         foreign key (centre_id, requisition_id) references ordering.requisition on delete cascade)`,
      ...protect('ordering.requisition_line', OWN_MEMBER),

      `create table ordering.requisition_split (
         centre_id uuid not null default app.centre_id(), requisition_id uuid not null, article_number text not null,
         cost_centre_id uuid not null, ${OF_MEMBER},
         measure text not null check (measure in ('quantity', 'percent', 'amount')), asked numeric(18,3) not null,
         quantity numeric(18,3) not null check (quantity >= 0), net numeric(14,2) not null check (net >= 0),
         primary key (centre_id, requisition_id, article_number, cost_centre_id),
         foreign key (centre_id, requisition_id, article_number) references ordering.requisition_line on delete cascade,
         foreign key (centre_id, cost_centre_id) references organisation.cost_centre)`,
      ...protect('ordering.requisition_split', OWN_MEMBER),

      // Without a cost centre the approval is for the whole requisition. Taking back a requisition withdraws it.
      `create table ordering.approval (
         centre_id uuid not null default app.centre_id(), id uuid not null, ${OF_MEMBER},
         requisition_id uuid not null, cost_centre_id uuid, role text not null default 'approver', net numeric(14,2) not null,
         state text not null default 'waiting' check (state in ('waiting', 'approved', 'rejected', 'withdrawn')),
         requested_at timestamptz not null, decided_by uuid, decided_at timestamptz, reason text,
         version integer not null default 1,
         check ((state in ('approved', 'rejected')) = (decided_by is not null)),
         check (state <> 'rejected' or reason is not null),
         primary key (centre_id, id),
         foreign key (centre_id, requisition_id) references ordering.requisition,
         foreign key (centre_id, cost_centre_id) references organisation.cost_centre)`,
      `create unique index approval_waiting on ordering.approval (centre_id, requisition_id, cost_centre_id) nulls not distinct
         where state = 'waiting'`,
      'create index approval_of on ordering.approval (centre_id, requisition_id)',
      ...protect('ordering.approval', OWN_MEMBER),
    ];
  }

  private orders(): string[] {
    return [
      `create table ordering.purchase_order (
         centre_id uuid not null default app.centre_id(), id uuid not null, ${OF_MEMBER},
         number text not null, requisition_id uuid not null, orderer_id uuid not null, site_id uuid not null,
         framework_id uuid not null, framework_number text not null, supplier text not null,
         ordered_at timestamptz not null, ordered_on date not null,
         net numeric(14,2) not null, vat numeric(14,2) not null, gross numeric(14,2) not null check (gross = net + vat),
         state text not null default 'ordered' check (state in ('ordered', 'partly-received', 'received')),
         document_id uuid, version integer not null default 1,
         primary key (centre_id, id), unique (centre_id, number), unique (centre_id, requisition_id, framework_id),
         foreign key (centre_id, requisition_id) references ordering.requisition,
         foreign key (centre_id, site_id) references organisation.delivery_site)`,
      'create index purchase_order_of on ordering.purchase_order (centre_id, member_id, id desc)',
      ...protect('ordering.purchase_order', OWN_MEMBER),

      `create table ordering.order_line (
         centre_id uuid not null default app.centre_id(), id uuid not null, ${OF_MEMBER},
         order_id uuid not null, position integer not null, article_number text not null, text text not null,
         product_group text not null, label text, unit text not null,
         quantity numeric(18,3) not null check (quantity > 0), unit_price numeric(14,4) not null, net numeric(14,2) not null,
         vat_rate numeric(5,2) not null, content numeric(18,3) not null, base_unit text not null,
         received numeric(18,3) not null default 0 check (received between 0 and quantity),
         primary key (centre_id, id), unique (centre_id, order_id, position),
         foreign key (centre_id, order_id) references ordering.purchase_order)`,
      ...protect('ordering.order_line', OWN_MEMBER),

      // The VAT of the order, computed per rate on the sum, is shared over the parts; what receipts posted is kept beside.
      `create table ordering.order_split (
         centre_id uuid not null default app.centre_id(), line_id uuid not null, cost_centre_id uuid not null, ${OF_MEMBER},
         quantity numeric(18,3) not null, net numeric(14,2) not null, vat numeric(14,2) not null,
         posted_quantity numeric(18,3) not null default 0 check (posted_quantity between 0 and quantity),
         posted_net numeric(14,2) not null default 0 check (posted_net between 0 and net),
         posted_vat numeric(14,2) not null default 0 check (posted_vat between 0 and vat),
         primary key (centre_id, line_id, cost_centre_id),
         foreign key (centre_id, line_id) references ordering.order_line,
         foreign key (centre_id, cost_centre_id) references organisation.cost_centre)`,
      ...protect('ordering.order_split', OWN_MEMBER),
    ];
  }

  private receipts(): string[] {
    return [
      `create table ordering.receipt (
         centre_id uuid not null default app.centre_id(), id uuid not null, ${OF_MEMBER},
         order_id uuid not null, confirmed_by uuid not null, confirmed_at timestamptz not null, received_on date not null,
         primary key (centre_id, id),
         foreign key (centre_id, order_id) references ordering.purchase_order)`,
      'create index receipt_of on ordering.receipt (centre_id, order_id)',
      ...protect('ordering.receipt', { ...OWN_MEMBER, appendOnly: true }),

      `create table ordering.receipt_line (
         centre_id uuid not null default app.centre_id(), receipt_id uuid not null, position integer not null, ${OF_MEMBER},
         line_id uuid not null, quantity numeric(18,3) not null check (quantity > 0),
         condition text not null check (condition in ('accepted', 'refused')),
         primary key (centre_id, receipt_id, position),
         foreign key (centre_id, receipt_id) references ordering.receipt,
         foreign key (centre_id, line_id) references ordering.order_line)`,
      ...protect('ordering.receipt_line', { ...OWN_MEMBER, appendOnly: true }),
    ];
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema ordering cascade');
  }
}
