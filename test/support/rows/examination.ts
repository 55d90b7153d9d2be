import pg from 'pg';
import type { Product } from '../product';

/** Scores and findings on the bids of the main job, which is decided by price alone. */
export async function examinationRows(product: Product): Promise<void> {
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  const bid = `select b.centre_id, b.procedure_id, b.lot_id, b.id as bid_id, p.id as person_id, p.name as person_name
    from procedures.bid b join identity.person p using (centre_id)
    where p.email = 'sachbearbeitung@demo.example' order by b.id limit 1`;
  const fill = [
    `insert into procedures.award_plan (centre_id, procedure_id, plans, changed_at, changed_by)
       select centre_id, procedure_id, '[]', now(), person_name from (${bid}) b`,
    `insert into procedures.examination_finding
       (centre_id, id, procedure_id, kind, bid_id, subject, result, reason, person_id, person_name, made_at)
       select centre_id, gen_random_uuid(), procedure_id, 'formal', bid_id, 'form', 'passed', '', person_id, person_name, now()
       from (${bid}) b`,
    `insert into procedures.evaluator (centre_id, procedure_id, lot_id, person_id, person_name)
       select centre_id, procedure_id, lot_id, person_id, person_name from (${bid}) b`,
    `insert into procedures.score_sheet
       (centre_id, procedure_id, lot_id, person_id, person_name, version, version_reason, scores, saved_at)
       select centre_id, procedure_id, lot_id, person_id, person_name, 1, '', '[]', now() from (${bid}) b`,
    `insert into procedures.consensus_score
       (centre_id, id, procedure_id, lot_id, bid_id, criterion_id, points, reason, person_name, made_at)
       select centre_id, gen_random_uuid(), procedure_id, lot_id, bid_id, 'konzept', '5', 'Einvernehmen', person_name, now()
       from (${bid}) b`,
  ];
  try {
    for (const statement of fill) expect((await owner.query(statement)).rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}
