import { ReminderClock } from '../../../libs/procedures/src/jobs/reminder-clock';
import type { Product } from '../product';

/** Rules of the head, the choice of an officer, and the mails of a day. */
export async function reminderRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  expect((await head.send('PUT', '/api/reminder-rules', { rules: { award: 60, 'tender-end': 60 } })).status).toBe(200);
  const officer = await product.as('sachbearbeitung@demo.example');
  expect((await officer.send('PUT', '/api/reminders', { byMail: false })).status).toBe(204);
  await product.app.get(ReminderClock).look('00:00');
}
