import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sums over all members: totals are everybody's of the centre, single call-offs are the member's. */
const OF_ALL_MEMBERS = `set app.reach = 'system'`;
const refuse = (message: string): string => `raise exception '${message}' using errcode = '23514';`;

const MAXIMUMS = [
  'drop view bundling.report_framework',
  `drop policy call_off on bundling.framework_value_rest`,
  `drop policy call_off on bundling.framework_rest`,
  'alter table bundling.framework_value_rest drop column called_off_value',
  'alter table bundling.framework_rest drop column called_off',
  'alter table bundling.framework_value_rest rename to framework_maximum',
  'alter table bundling.framework_rest rename to framework_item_maximum',
  // Null: the agreement states no maximum of this kind. One kind it must have (fact EUGH-23); the call-offs see to it.
  'alter table bundling.framework_maximum alter column maximum_value drop not null, add check (maximum_value >= 0)',
  'alter table bundling.framework_item_maximum alter column maximum_quantity drop not null, add check (maximum_quantity >= 0)',
  'grant update on bundling.framework_maximum, bundling.framework_item_maximum to vergabe_app',
];

const CALL_OFFS = [
  // What a cancelled order gives back is a row of its own with the opposite sign; nothing is ever changed.
  `alter table bundling.call_off add column return_id uuid,
     add check (case when return_id is null then quantity > 0 and net >= 0 else quantity < 0 and net <= 0 end)`,
  `create unique index call_off_return on bundling.call_off (centre_id, framework_id, return_id, article_number)
     where return_id is not null`,
  `create index call_off_item on bundling.call_off (centre_id, framework_id, article_number) include (quantity, net, member_id)`,
];

const SUMS = [
  `create function bundling.called_off(p_centre uuid, p_framework uuid, p_article text) returns numeric
     language sql stable ${OF_ALL_MEMBERS} as $$
     select coalesce(sum(c.quantity), 0) from bundling.call_off c
     where c.centre_id = p_centre and c.framework_id = p_framework and c.article_number = p_article $$`,
  `create function bundling.called_off_value(p_centre uuid, p_framework uuid) returns numeric
     language sql stable ${OF_ALL_MEMBERS} as $$
     select coalesce(sum(c.net), 0)::numeric(14,2) from bundling.call_off c
     where c.centre_id = p_centre and c.framework_id = p_framework $$`,
  // Agreed minus called off, computed whenever somebody looks.
  `create view bundling.framework_value_rest with (security_invoker = true) as
     select centre_id, framework_id, maximum_value, bundling.called_off_value(centre_id, framework_id) as called_off_value
     from bundling.framework_maximum`,
  `create view bundling.framework_rest with (security_invoker = true) as
     select centre_id, framework_id, article_number, maximum_quantity,
            bundling.called_off(centre_id, framework_id, article_number) as called_off
     from bundling.framework_item_maximum`,
  `grant select on bundling.framework_value_rest, bundling.framework_rest to vergabe_app`,
  // An agreement without a maximum value is worth its maximum quantities at the awarded prices.
  `create view bundling.report_framework with (security_invoker = true) as
     select f.centre_id, f.id as framework_id, f.number, f.title, f.procedure_id, f.supplier_name,
            f.valid_from, f.valid_to, f.concluded_on,
            coalesce(v.maximum_value, (
              select sum(round(q.maximum_quantity * (i.tiers -> 0 ->> 'unitPrice')::numeric, 2))
              from bundling.framework_item_maximum q
              join bundling.framework_item i using (centre_id, framework_id, article_number)
              where (q.centre_id, q.framework_id) = (f.centre_id, f.id)))::numeric(14,2) as maximum_value,
            v.called_off_value,
            (select array_agg(m.member_id order by m.member_id) from bundling.framework_member m
             where (m.centre_id, m.framework_id) = (f.centre_id, f.id)) as member_ids
     from bundling.framework f join bundling.framework_value_rest v on (v.centre_id, v.framework_id) = (f.centre_id, f.id)`,
  `grant select on bundling.report_framework to vergabe_app`,
];

/**
 * The last word is the database's: whoever adds call-offs holds the agreement until the end of the transaction and
 * passes no maximum, whatever the application has asked before.
 */
const HARD_STOP = [
  `create function bundling.hold_framework(p_framework uuid) returns void language plpgsql ${OF_ALL_MEMBERS} as $$
   begin
     perform from bundling.framework_maximum m
     where m.centre_id = app.centre_id() and m.framework_id = p_framework for update;
   end $$`,
  `create function bundling.keep_within_maximum() returns trigger language plpgsql ${OF_ALL_MEMBERS} as $$
   declare v record;
   begin
     -- Elsewhere the sums below would not see what others have called off meanwhile.
     if current_setting('transaction_isolation') <> 'read committed' then
       ${refuse('call-offs need read committed transactions')}
     end if;
     perform from bundling.framework_maximum m
     where (m.centre_id, m.framework_id) in (select a.centre_id, a.framework_id from added a)
     order by m.centre_id, m.framework_id for update;
     for v in
       select a.framework_id, m.maximum_value, bundling.called_off_value(a.centre_id, a.framework_id) as called_off
       from (select distinct centre_id, framework_id from added) a
       left join bundling.framework_maximum m using (centre_id, framework_id)
     loop
       if v.called_off > v.maximum_value then ${refuse('call-off above the maximum value')} end if;
     end loop;
     for v in
       select i.maximum_quantity, m.maximum_value, bundling.called_off(a.centre_id, a.framework_id, a.article_number) as called_off
       from (select distinct centre_id, framework_id, article_number from added) a
       left join bundling.framework_maximum m using (centre_id, framework_id)
       left join bundling.framework_item_maximum i using (centre_id, framework_id, article_number)
     loop
       if v.maximum_quantity is null and v.maximum_value is null then ${refuse('an agreement without any maximum')} end if;
       if v.called_off > v.maximum_quantity then ${refuse('call-off above the maximum quantity')} end if;
     end loop;
     if exists (
       select from bundling.call_off c
       where (c.centre_id, c.framework_id, c.order_id) in
         (select a.centre_id, a.framework_id, a.order_id from added a where a.return_id is not null)
       group by c.centre_id, c.framework_id, c.order_id, c.article_number having sum(c.quantity) < 0 or sum(c.net) < 0)
     then ${refuse('more given back than was called off')} end if;
     return null;
   end $$`,
  `create trigger keep_within_maximum after insert on bundling.call_off referencing new table as added
     for each statement execute function bundling.keep_within_maximum()`,
  // A maximum cannot sink below what was called off either.
  `create function bundling.keep_maximum() returns trigger language plpgsql ${OF_ALL_MEMBERS} as $$
   begin
     if tg_table_name = 'framework_maximum' then
       if new.maximum_value < bundling.called_off_value(new.centre_id, new.framework_id) then
         ${refuse('maximum value below what was called off')}
       end if;
     else
       perform from bundling.framework_maximum m
       where m.centre_id = new.centre_id and m.framework_id = new.framework_id for update;
       if new.maximum_quantity < bundling.called_off(new.centre_id, new.framework_id, new.article_number) then
         ${refuse('maximum quantity below what was called off')}
       end if;
     end if;
     return new;
   end $$`,
  ...['framework_maximum', 'framework_item_maximum'].map(
    (table) =>
      `create trigger keep_maximum before update on bundling.${table} for each row execute function bundling.keep_maximum()`,
  ),
];

/** The rest of a framework agreement is agreed minus called off, never a counter. */
export class FrameworkRestComputed1760000018640 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...MAXIMUMS, ...CALL_OFFS, ...SUMS, ...HARD_STOP]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('counters cannot be had back: restore the backup'));
  }
}
