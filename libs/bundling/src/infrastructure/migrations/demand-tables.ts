import { protect } from '@app/platform';

/** Demand rounds, what the members report in them, and the bundle made of it. */
export const DEMAND_TABLES: readonly string[] = [
  `create table bundling.demand_round (
     centre_id uuid not null default app.centre_id(),
     id uuid not null, number text not null, title text not null,
     product_groups text[] not null check (cardinality(product_groups) > 0),
     report_until date not null,
     state text not null default 'open' check (state in ('open', 'closed', 'bundled')),
     opened_by uuid, opened_by_name text not null, opened_at timestamptz not null,
     closed_by_name text, closed_at timestamptz,
     version integer not null default 1,
     primary key (centre_id, id), unique (centre_id, number),
     check (state = 'open' or closed_at is not null))`,
  ...protect('bundling.demand_round', { read: 'centre', write: 'staff' }),

  `create table bundling.round_member (
     centre_id uuid not null default app.centre_id(),
     round_id uuid not null, member_id uuid not null,
     answered_at timestamptz, answered_by_name text,
     primary key (centre_id, round_id, member_id),
     foreign key (centre_id, round_id) references bundling.demand_round,
     foreign key (centre_id, member_id) references organisation.member)`,
  ...protect('bundling.round_member', { read: 'member', write: 'staff' }),
  // Whom the centre asks is the centre's; that a member has answered is noted in the member's own transaction.
  `create policy answer on bundling.round_member for update
     using (centre_id = app.centre_id() and app.sees(member_id))
     with check (centre_id = app.centre_id() and app.sees(member_id))`,

  `create table bundling.demand_line (
     centre_id uuid not null default app.centre_id(),
     id uuid not null, round_id uuid not null, member_id uuid not null, cost_centre_id uuid not null,
     article_number text not null, unit text not null,
     quantity numeric(18,3) not null check (quantity > 0),
     note text not null default '',
     source text not null check (source in ('page', 'csv')),
     reported_by uuid, reported_by_name text not null, reported_at timestamptz not null,
     late_reason text,
     version integer not null default 1,
     primary key (centre_id, id),
     foreign key (centre_id, round_id, member_id) references bundling.round_member,
     foreign key (centre_id, cost_centre_id) references organisation.cost_centre,
     foreign key (centre_id, article_number) references bundling.article)`,
  `create index demand_line_round on bundling.demand_line (centre_id, round_id, member_id, id)`,
  ...protect('bundling.demand_line', { read: 'member', write: 'member' }),

  `create table bundling.bundle (
     centre_id uuid not null default app.centre_id(),
     id uuid not null, round_id uuid not null,
     estimated_value numeric(14,2) not null, term_years integer not null check (term_years between 1 and 8),
     assessment jsonb not null, proof jsonb not null,
     created_by_name text not null, created_at timestamptz not null,
     procedure_id uuid, procedure_file_number text,
     version integer not null default 1,
     primary key (centre_id, id), unique (centre_id, round_id),
     foreign key (centre_id, round_id) references bundling.demand_round)`,
  ...protect('bundling.bundle', { read: 'staff', write: 'staff' }),

  `create table bundling.bundle_lot (
     centre_id uuid not null default app.centre_id(),
     id uuid not null, bundle_id uuid not null, position integer not null,
     name text not null, cpv text not null, estimated_value numeric(14,2) not null,
     primary key (centre_id, id), unique (centre_id, bundle_id, position),
     foreign key (centre_id, bundle_id) references bundling.bundle)`,
  ...protect('bundling.bundle_lot', { read: 'staff', write: 'staff' }),

  `create table bundling.bundle_item (
     centre_id uuid not null default app.centre_id(),
     bundle_id uuid not null, article_number text not null, lot_id uuid not null,
     text text not null, cpv text not null, unit text not null, quantity numeric(18,3) not null,
     base_unit text not null, base_quantity numeric(18,3) not null, estimated_value numeric(14,2) not null,
     primary key (centre_id, bundle_id, article_number),
     foreign key (centre_id, lot_id) references bundling.bundle_lot)`,
  ...protect('bundling.bundle_item', { read: 'staff', write: 'staff' }),

  // Its key allows every demand line once in a bundle.
  `create table bundling.bundle_part (
     centre_id uuid not null default app.centre_id(),
     bundle_id uuid not null, line_id uuid not null, position integer not null, article_number text not null,
     member_id uuid not null, cost_centre_id uuid not null, quantity numeric(18,3) not null,
     primary key (centre_id, bundle_id, line_id),
     foreign key (centre_id, bundle_id, article_number) references bundling.bundle_item,
     foreign key (centre_id, line_id) references bundling.demand_line)`,
  `create index bundle_part_item on bundling.bundle_part (centre_id, bundle_id, article_number, position)`,
  ...protect('bundling.bundle_part', { read: 'staff', write: 'staff' }),
];
