import pg from 'pg';
import type { Product } from '../product';

/** A rule, a hold, and a line of the protocol, which the clock of the main job does not reach. */
export async function retentionRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  const { body } = await head.get<{ items: { subject: { type?: string; id?: string } }[] }>('/api/retention/subjects');
  const reason = 'Klage vor dem Landgericht';
  const { type, id } = body.items[0]?.subject ?? {};
  expect((await head.post('/api/retention/holds', { subject: { type, id }, reason })).status).toBe(201);
  const rule = { subjectType: 'sample', years: 1, note: 'Aktenplan, Gruppe 02' };
  expect((await head.post('/api/retention/rules', rule)).status).toBe(204);
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  const document = `select * from documents.document where sha256 is not null order by id limit 1`;
  const fill = [
    `insert into documents.deletion (centre_id, document_id, title, template, template_version, subject_type, subject_id,
         subject_label, member_id, sha256, size, requested_at, kept_until, rules, reason, deleted_at, deleted_by)
       select centre_id, id, title, template, template_version, subject_type, subject_id, subject_label, member_id, sha256,
              size, requested_at, current_date, '[]', 'r', now(), 'A' from (${document}) d`,
    `insert into documents.file_removal (centre_id, event_id, sha256, outcome, at)
       select centre_id, event_id, sha256, 'kept', now() from (${document}) d`,
  ];
  try {
    for (const statement of fill) expect((await owner.query(statement)).rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}
