import pg from 'pg';
import type { Product } from '../product';

/** A text of the record of a procedure of the main job. */
export async function recordRows(product: Product): Promise<void> {
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  try {
    const { rowCount } = await owner.query(
      `insert into procedures.record_text
         (centre_id, procedure_id, item_id, version, text, applies, person_id, person_name, written_at)
       select b.centre_id, b.procedure_id, 'VM-VGV-10', 1, 'Keine bekannt.', true, p.id, p.name, now()
       from procedures.bid b join identity.person p using (centre_id)
       where p.email = 'sachbearbeitung@demo.example' order by b.id limit 1`,
    );
    expect(rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}
