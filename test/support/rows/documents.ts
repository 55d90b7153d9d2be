import pg from 'pg';
import type { Product } from '../product';

/** A batch of the finished documents of the main job, its print file, and the same of a member. */
export async function documentRows(product: Product): Promise<void> {
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  const fill = [
    `insert into documents.batch (centre_id, id, kind, title, member_id, document_ids, requested_at)
       select centre_id, gen_random_uuid(), 'selection', 'Zeilen', member_id, array_agg(id), now()
       from documents.document where state = 'done' group by centre_id, member_id`,
    `insert into documents.print_file
       (centre_id, id, batch_id, member_id, contents, document_ids, event_id, requested_at)
       select centre_id, gen_random_uuid(), id, member_id, 'rows', document_ids, gen_random_uuid(), now()
       from documents.batch where title = 'Zeilen'`,
  ];
  try {
    for (const statement of fill) expect((await owner.query(statement)).rowCount).toBeGreaterThan(0);
  } finally {
    await owner.end();
  }
}
