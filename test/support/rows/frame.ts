import pg from 'pg';
import type { Product } from '../product';

/** What happens to a running framework agreement, which the main job only concludes and orders from. */
export async function frameRows(product: Product): Promise<void> {
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  const of = `from (select f.centre_id, f.id, array_agg(m.member_id order by m.member_id) as members
      from bundling.framework f join bundling.framework_member m on (m.centre_id, m.framework_id) = (f.centre_id, f.id)
      group by 1, 2 having count(*) > 1 order by f.id limit 1) f`;
  const fill = [
    `insert into bundling.framework_alert_level (centre_id, framework_id, percent, days_before, changed_by_name, changed_at)
       select centre_id, id, '{80}', '{90}', 'A', now() ${of}`,
    `insert into bundling.framework_alert (centre_id, framework_id, kind, article_number, level, text, told_at)
       select centre_id, id, 'percent', '', 80, 't', now() ${of}`,
    `insert into bundling.framework_watch_run (centre_id, day) select centre_id, '2020-01-01' ${of}`,
    `insert into bundling.framework_proposal (centre_id, id, framework_id, kind, change, effect, ground, reason, proposed_by, proposed_by_name, proposed_at)
       select centre_id, gen_random_uuid(), id, 'value', '{}', '{}', 'none', 'r', gen_random_uuid(), 'A', now() ${of}`,
    `insert into bundling.framework_quota (centre_id, id, framework_id, member_id, article_number, amount, reason, recorded_by_name, recorded_at)
       select f.centre_id, gen_random_uuid(), f.id, one, '', coalesce((select sum(c.net) from bundling.call_off c
         where (c.centre_id, c.framework_id, c.member_id) = (f.centre_id, f.id, one)), 0) + 1, 'r', 'A', now()
       ${of} cross join lateral unnest(f.members[1:2]) one`,
    `insert into bundling.framework_quota_transfer (centre_id, id, framework_id, from_member_id, to_member_id, article_number, amount,
         reason, asked_by, asked_by_name, asked_at)
       select centre_id, gen_random_uuid(), id, members[1], members[2], '', 0.01, 'r', gen_random_uuid(), 'A', now() ${of}`,
    `insert into bundling.framework_quota_answer (centre_id, transfer_id, asked_by, agreed, reason, answered_by, answered_by_name, answered_at)
       select centre_id, id, asked_by, true, '', gen_random_uuid(), 'B', now() from bundling.framework_quota_transfer`,
    `insert into bundling.framework_terms (centre_id, framework_id, options, minimums, price_clause, price_index, delivery_terms,
         named_member_ids, changed_by_name, changed_at)
       select centre_id, id, '[]', '[]', 'fixed', '', '', '{}', 'A', now() ${of}`,
  ];
  try {
    for (const statement of fill) expect((await owner.query(statement)).rowCount).toBeGreaterThan(0);
  } finally {
    await owner.end();
  }
}
