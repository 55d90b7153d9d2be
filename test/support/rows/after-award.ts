import pg from 'pg';
import type { Product } from '../product';

/** Complaints and reviews on a procedure of the main job, which nobody complains of. */
export async function afterAwardRows(product: Product): Promise<void> {
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  const procedure = 'select centre_id, id from procedures.procedure order by id limit 1';
  const fill = [
    `insert into procedures.complaint
       (centre_id, id, procedure_id, name, received_at, about, text, lot_ids, person_name, recorded_at)
       select centre_id, gen_random_uuid(), id, 'Alpha GmbH', now(), 'award', 'Wertung', '{}', 'A', now()
       from (${procedure}) p`,
    `insert into procedures.complaint_answer (centre_id, complaint_id, outcome, reason, answered_on, person_name, recorded_at)
       select centre_id, id, 'refused', 'r', current_date, 'A', now() from procedures.complaint limit 1`,
    `insert into procedures.review_proceedings
       (centre_id, id, procedure_id, chamber, file_number, informed_at, lot_ids, person_name, recorded_at)
       select centre_id, gen_random_uuid(), id, 'VK', '1', now(), '{}', 'A', now() from (${procedure}) p`,
    `insert into procedures.review_event (centre_id, review_id, kind, happened_on, ended_by, note, person_name, recorded_at)
       select centre_id, id, 'end', current_date, 'withdrawn', '', 'A', now() from procedures.review_proceedings limit 1`,
    `insert into procedures.review_end (centre_id, id, review_id, happened_on, ended_by, note, person_name, asked_at)
       select centre_id, gen_random_uuid(), id, current_date, 'withdrawn', 'n', 'A', now() from procedures.review_proceedings limit 1`,
    `insert into procedures.cancellation (centre_id, id, procedure_id, lot_ids, grounds, reason, tell, person_name, asked_at)
       select p.centre_id, gen_random_uuid(), p.id, array[l.id], '{x}', 'r', true, 'A', now()
       from (${procedure}) p join procedures.lot l on (l.centre_id, l.procedure_id) = (p.centre_id, p.id) limit 1`,
  ];
  try {
    for (const statement of fill) expect((await owner.query(statement)).rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}
