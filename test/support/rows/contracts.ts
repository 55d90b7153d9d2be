import pg from 'pg';
import { eventually } from '../eventually';
import type { Product } from '../product';

interface Contracts {
  readonly items: readonly { readonly id: string; readonly procedureId: string }[];
}

/** What happens to a contract of the main job, which is only concluded there. */
export async function contractRows(product: Product): Promise<void> {
  const officer = await product.as('sachbearbeitung@demo.example');
  await eventually('a contract of the award', async () => {
    const { body } = await officer.get<Contracts>('/api/contracts');
    return body.items.length > 0;
  });
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  const contract = 'select centre_id, id from contracts.contract order by id limit 1';
  const fill = [
    `insert into contracts.modification (centre_id, id, contract_id, modified_on, amount, ground, nature_changed, reason,
         verdict, verdict_reason, notice_due, person_name, recorded_at)
       select centre_id, gen_random_uuid(), id, current_date, 1, 'de-minimis', false, 'r', 'permitted', '', false, 'A', now()
       from (${contract}) c`,
    `insert into contracts.price_adjustment (centre_id, id, contract_id, adjusted_from, value_before, value_after, basis,
         person_name, recorded_at)
       select centre_id, gen_random_uuid(), id, current_date, 1, 2, 'VPI', 'A', now() from (${contract}) c`,
    `insert into contracts.proof (centre_id, id, contract_id, task_id, done_on, proof, person_name, recorded_at)
       select centre_id, gen_random_uuid(), id, 't', current_date, 'TED', 'A', now() from (${contract}) c`,
  ];
  try {
    for (const statement of fill) expect((await owner.query(statement)).rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}
