import pg from 'pg';
import type { Product } from '../product';

/** A question with its answer and a request for documents in a procedure of the main job, which is over. */
export async function correspondenceRows(product: Product): Promise<void> {
  const owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
  await owner.connect();
  const bidder = `select centre_id, procedure_id, id as bidder_id from procedures.bidder order by id limit 1`;
  const fill = [
    `insert into procedures.bidder_question
       (centre_id, id, procedure_id, number, received_on, bidder_id, asked_by, text, person_name, recorded_at)
       select centre_id, gen_random_uuid(), procedure_id, 1, current_date, bidder_id, '', 'Wohin?', 'Zeilen', now()
       from (${bidder}) b`,
    `insert into procedures.bidder_answer
       (centre_id, question_id, version, kind, question, answer, reason, person_name, made_at)
       select centre_id, id, 1, 'answer', 'Wohin?', 'Dorthin.', '', 'Zeilen', now() from procedures.bidder_question`,
    `insert into procedures.missing_documents
       (centre_id, id, procedure_id, bidder_id, items, due, person_name, requested_at)
       select centre_id, gen_random_uuid(), procedure_id, bidder_id, '[]', now(), 'Zeilen', now() from (${bidder}) b`,
    `insert into procedures.missing_documents_event
       (centre_id, id, request_id, kind, item_ids, happened_on, note, person_name, recorded_at)
       select centre_id, gen_random_uuid(), id, 'sent', '[]', current_date, '', 'Zeilen', now()
       from procedures.missing_documents`,
    `insert into procedures.letter_text (centre_id, kind, version, opening, closing, changed_by, changed_at)
       select centre_id, 'award', 1, 'Zuschlag', 'Gruß', 'Zeilen', now() from (${bidder}) b`,
    `insert into procedures.message (centre_id, id, procedure_id, kind, about_id, subject, text, person_name, written_at)
       select centre_id, gen_random_uuid(), procedure_id, 'free', '', 'Betreff', 'Text', 'Zeilen', now() from (${bidder}) b`,
    `insert into procedures.message_recipient (centre_id, id, message_id, name, address, email, channel)
       select centre_id, gen_random_uuid(), id, 'Firma', '', '', 'post' from procedures.message`,
    `insert into procedures.message_event
       (centre_id, id, message_id, recipient_id, kind, happened_on, note, person_name, recorded_at)
       select centre_id, gen_random_uuid(), message_id, id, 'posted', current_date, '', 'Zeilen', now()
       from procedures.message_recipient`,
  ];
  try {
    for (const statement of fill) expect((await owner.query(statement)).rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}
