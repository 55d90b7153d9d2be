import { protect } from '@app/platform';

const callOffPolicy = (table: string): string[] => [
  // An order runs in its member's transaction and has to lower the rest that all members share: who takes part in the
  // agreement may update the two counters, nothing else of the row; the check keeps them below the maximum.
  `create policy call_off on ${table} for update
     using (centre_id = app.centre_id() and exists (
       select 1 from bundling.framework_member m
       where m.centre_id = ${table}.centre_id and m.framework_id = ${table}.framework_id and app.sees(m.member_id)))`,
  `revoke update on ${table} from vergabe_app`,
];

/** Framework agreements with items, members, what is left of them, and every call-off. */
export const FRAMEWORK_TABLES: readonly string[] = [
  `create table bundling.framework (
     centre_id uuid not null default app.centre_id(),
     id uuid not null, number text not null,
     procedure_id uuid not null, procedure_file_number text not null, lot_id uuid not null, title text not null,
     supplier_name text not null, supplier_street text not null, supplier_postcode text not null,
     supplier_city text not null, supplier_email text not null,
     valid_from date not null, valid_to date not null check (valid_to >= valid_from),
     margin_percent integer not null, concluded_on date not null,
     version integer not null default 1,
     primary key (centre_id, id), unique (centre_id, number), unique (centre_id, procedure_id, lot_id))`,
  ...protect('bundling.framework', { read: 'centre', write: 'staff' }),

  `create table bundling.framework_member (
     centre_id uuid not null default app.centre_id(),
     framework_id uuid not null, member_id uuid not null,
     primary key (centre_id, framework_id, member_id),
     foreign key (centre_id, framework_id) references bundling.framework,
     foreign key (centre_id, member_id) references organisation.member)`,
  ...protect('bundling.framework_member', { read: 'centre', write: 'staff' }),

  `create table bundling.framework_item (
     centre_id uuid not null default app.centre_id(),
     framework_id uuid not null, article_number text not null,
     text text not null, product_group text not null, unit text not null,
     content_per_unit numeric(18,3) not null, base_unit text not null, vat_rate numeric(5,2) not null,
     label text not null, manufacturer text not null, manufacturer_number text not null,
     tiers jsonb not null,
     primary key (centre_id, framework_id, article_number),
     foreign key (centre_id, framework_id) references bundling.framework)`,
  ...protect('bundling.framework_item', { read: 'centre', write: 'staff' }),

  `create table bundling.framework_value_rest (
     centre_id uuid not null default app.centre_id(),
     framework_id uuid not null,
     maximum_value numeric(14,2) not null, called_off_value numeric(14,2) not null default 0,
     primary key (centre_id, framework_id),
     check (called_off_value between 0 and maximum_value),
     foreign key (centre_id, framework_id) references bundling.framework)`,
  ...protect('bundling.framework_value_rest', { read: 'centre', write: 'staff' }),
  ...callOffPolicy('bundling.framework_value_rest'),
  `grant update (called_off_value) on bundling.framework_value_rest to vergabe_app`,

  `create table bundling.framework_rest (
     centre_id uuid not null default app.centre_id(),
     framework_id uuid not null, article_number text not null,
     maximum_quantity numeric(18,3) not null, called_off numeric(18,3) not null default 0,
     primary key (centre_id, framework_id, article_number),
     check (called_off between 0 and maximum_quantity),
     foreign key (centre_id, framework_id, article_number) references bundling.framework_item)`,
  ...protect('bundling.framework_rest', { read: 'centre', write: 'staff' }),
  ...callOffPolicy('bundling.framework_rest'),
  `grant update (called_off) on bundling.framework_rest to vergabe_app`,

  `create table bundling.call_off (
     centre_id uuid not null default app.centre_id(),
     framework_id uuid not null, order_id uuid not null, position integer not null, member_id uuid not null,
     article_number text not null, quantity numeric(18,3) not null, unit_price numeric(14,4) not null, net numeric(14,2) not null,
     called_off_at timestamptz not null,
     primary key (centre_id, framework_id, order_id, position),
     foreign key (centre_id, framework_id, article_number) references bundling.framework_item,
     foreign key (centre_id, member_id) references organisation.member)`,
  ...protect('bundling.call_off', { read: 'member', write: 'member', appendOnly: true }),
];
