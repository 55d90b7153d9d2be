import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_ALL_MEMBERS = `set app.reach = 'system'`;
const SIDES = '(app.sees(from_member_id) or app.sees(to_member_id))';
const refuse = (message: string): string => `raise exception '${message}' using errcode = '23514';`;

const TABLES = [
  // Without an article the amount is EUR of the agreement's value, otherwise a quantity of it.
  `create table bundling.framework_quota (
     centre_id uuid not null default app.centre_id(), id uuid not null, framework_id uuid not null, member_id uuid not null,
     article_number text not null, amount numeric(18,3) not null check (amount <> 0), reason text not null,
     recorded_by_name text not null, recorded_at timestamptz not null,
     primary key (centre_id, id),
     foreign key (centre_id, framework_id, member_id) references bundling.framework_member)`,
  'create index framework_quota_of on bundling.framework_quota (centre_id, framework_id)',
  ...protect('bundling.framework_quota', { read: 'member', write: 'staff', appendOnly: true }),

  `create table bundling.framework_quota_transfer (
     centre_id uuid not null default app.centre_id(), id uuid not null, framework_id uuid not null,
     from_member_id uuid not null, to_member_id uuid not null check (to_member_id <> from_member_id),
     article_number text not null, amount numeric(18,3) not null check (amount > 0), reason text not null,
     asked_by uuid not null, asked_by_name text not null, asked_for uuid, asked_at timestamptz not null,
     primary key (centre_id, id), unique (centre_id, id, asked_by),
     foreign key (centre_id, framework_id, from_member_id) references bundling.framework_member,
     foreign key (centre_id, framework_id, to_member_id) references bundling.framework_member)`,
  'create index framework_quota_transfer_of on bundling.framework_quota_transfer (centre_id, framework_id)',
  `alter table bundling.framework_quota_transfer enable row level security`,
  `alter table bundling.framework_quota_transfer force row level security`,
  // Both members see it, and nobody else.
  `create policy read on bundling.framework_quota_transfer for select using (centre_id = app.centre_id() and ${SIDES})`,
  `create policy write_insert on bundling.framework_quota_transfer for insert with check (centre_id = app.centre_id() and ${SIDES})`,
  'grant select, insert on bundling.framework_quota_transfer to vergabe_app',

  // Answered once, and never by the one who asked.
  `create table bundling.framework_quota_answer (
     centre_id uuid not null default app.centre_id(), transfer_id uuid not null, asked_by uuid not null,
     agreed boolean not null, reason text not null,
     answered_by uuid not null check (answered_by <> asked_by), answered_by_name text not null, answered_at timestamptz not null,
     primary key (centre_id, transfer_id),
     foreign key (centre_id, transfer_id, asked_by) references bundling.framework_quota_transfer (centre_id, id, asked_by))`,
  `alter table bundling.framework_quota_answer enable row level security`,
  `alter table bundling.framework_quota_answer force row level security`,
  ...['read', 'write_insert'].map(
    (policy) =>
      `create policy ${policy} on bundling.framework_quota_answer for ${policy === 'read' ? 'select using' : 'insert with check'}
         (centre_id = app.centre_id() and exists (select from bundling.framework_quota_transfer t
            where (t.centre_id, t.id) = (framework_quota_answer.centre_id, framework_quota_answer.transfer_id)))`,
  ),
  'grant select, insert on bundling.framework_quota_answer to vergabe_app',
];

const RULE = [
  `create function bundling.quotas(p_centre uuid, p_framework uuid)
     returns table (member_id uuid, article_number text, amount numeric)
     language sql stable ${OF_ALL_MEMBERS} as $$
     select e.member_id, e.article_number, sum(e.amount) from (
       select q.member_id, q.article_number, q.amount from bundling.framework_quota q
       where q.centre_id = p_centre and q.framework_id = p_framework
       union all
       select side.member_id, t.article_number, side.amount
       from bundling.framework_quota_transfer t
       join bundling.framework_quota_answer a on (a.centre_id, a.transfer_id) = (t.centre_id, t.id) and a.agreed
       cross join lateral (values (t.from_member_id, -t.amount), (t.to_member_id, t.amount)) side (member_id, amount)
       where t.centre_id = p_centre and t.framework_id = p_framework) e
     group by 1, 2 $$`,
  `create function bundling.drawn_by_member(p_centre uuid, p_framework uuid)
     returns table (member_id uuid, article_number text, amount numeric)
     language sql stable ${OF_ALL_MEMBERS} as $$
     select c.member_id, c.article_number, sum(c.quantity) from bundling.call_off c
     where c.centre_id = p_centre and c.framework_id = p_framework group by 1, 2
     union all
     select c.member_id, '', sum(c.net) from bundling.call_off c
     where c.centre_id = p_centre and c.framework_id = p_framework group by 1 $$`,
  // Nobody passes its quota, and what is reserved for members with one is not drawn by those without.
  `create function bundling.check_quotas(p_centre uuid, p_framework uuid) returns void language plpgsql ${OF_ALL_MEMBERS} as $$
   begin
     if not exists (select from bundling.framework_quota q where q.centre_id = p_centre and q.framework_id = p_framework) then
       return;
     end if;
     perform from bundling.framework_maximum m where m.centre_id = p_centre and m.framework_id = p_framework for update;
     if exists (
       select from bundling.quotas(p_centre, p_framework) q
       left join bundling.drawn_by_member(p_centre, p_framework) d using (member_id, article_number)
       where q.amount < 0 or coalesce(d.amount, 0) > q.amount) then ${refuse('above the quota of a member')} end if;
     if exists (
       select from (select article_number, sum(amount) as reserved from bundling.quotas(p_centre, p_framework) group by 1) q
       where q.reserved + coalesce((
           select sum(d.amount) from bundling.drawn_by_member(p_centre, p_framework) d
           where d.article_number = q.article_number and not exists (
             select from bundling.quotas(p_centre, p_framework) own
             where (own.member_id, own.article_number) = (d.member_id, d.article_number))), 0)
         > coalesce(case when q.article_number = ''
             then (select m.maximum_value from bundling.framework_maximum m
                   where m.centre_id = p_centre and m.framework_id = p_framework)
             else (select i.maximum_quantity from bundling.framework_item_maximum i
                   where i.centre_id = p_centre and i.framework_id = p_framework and i.article_number = q.article_number) end, 0))
     then ${refuse('quotas above the maximum')} end if;
   end $$`,
  `create function bundling.keep_quotas() returns trigger language plpgsql ${OF_ALL_MEMBERS} as $$
   declare v record;
   begin
     if tg_table_name = 'framework_quota_answer' then
       for v in select distinct t.centre_id, t.framework_id from added a
         join bundling.framework_quota_transfer t on (t.centre_id, t.id) = (a.centre_id, a.transfer_id)
       loop perform bundling.check_quotas(v.centre_id, v.framework_id); end loop;
     else
       for v in select distinct a.centre_id, a.framework_id from added a
       loop perform bundling.check_quotas(v.centre_id, v.framework_id); end loop;
     end if;
     return null;
   end $$`,
  ...['framework_quota', 'framework_quota_answer', 'call_off'].map(
    (table) => `create trigger keep_quotas after insert on bundling.${table} referencing new table as added
       for each statement execute function bundling.keep_quotas()`,
  ),
];

/** Shares of members in the maximum of an agreement, and how they pass them on to each other. */
export class FrameworkQuotas1760000018644 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...RULE]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger keep_quotas on bundling.call_off');
    for (const table of ['framework_quota_answer', 'framework_quota_transfer', 'framework_quota'])
      await runner.query(`drop table bundling.${table}`);
    for (const name of ['keep_quotas', 'check_quotas', 'drawn_by_member', 'quotas'])
      await runner.query(`drop function bundling.${name}`);
  }
}
