import pg from 'pg';
import type { Product } from '../product';

/** What bodies decided, and an award without information, on a proposal of the main job. */
export async function awardBodyRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  const rule = { body: 'Magistrat der Stadt Raunheim', fromValue: '250000' };
  expect((await head.send<unknown>('PUT', '/api/body-rules/raunheim', rule)).status).toBe(204);
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  const proposal = 'select centre_id, procedure_id, id from procedures.award_proposal order by id limit 1';
  const fill = [
    `insert into procedures.body_decision
       (centre_id, id, procedure_id, proposal_id, member_id, needed, reference, note, person_name, recorded_at)
       select p.centre_id, gen_random_uuid(), p.procedure_id, p.id, b.member_id, false, '', 'klein', 'A', now()
       from (${proposal}) p join procedures.procedure_buyer b using (centre_id, procedure_id) limit 1`,
    `insert into procedures.information_waiver
       (centre_id, id, procedure_id, proposal_id, ground, reason, person_name, recorded_at)
       select centre_id, gen_random_uuid(), procedure_id, id, 'no-loser', 'r', 'A', now() from (${proposal}) p`,
  ];
  try {
    for (const statement of fill) expect((await owner.query(statement)).rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}
