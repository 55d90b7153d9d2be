import { ReminderClock } from '../../../libs/procedures/src/jobs/reminder-clock';
import { eventually } from '../eventually';
import type { Product } from '../product';

/** Rules and choice of the head, and the mail of the day to the officer. Not in a training, where nobody is reminded. */
export async function reminderRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  expect((await head.send('PUT', '/api/reminder-rules', { rules: { award: 60, 'tender-end': 60 } })).status).toBe(200);
  expect((await head.send('PUT', '/api/reminders', { byMail: false })).status).toBe(204);
  await product.app.get(ReminderClock).look('00:00');
  await eventually('the reminders of the day to be written', async () => {
    const { body } = await head.get<{ items: readonly unknown[] }>('/api/mails?aboutType=reminder');
    return body.items.length > 0;
  });
}
