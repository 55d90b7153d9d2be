import { RoundReminderClock } from '../../../libs/bundling/src/jobs/round-reminder.clock';
import { daysAhead } from '../days';
import { eventually } from '../eventually';
import type { Product } from '../product';

/** A template, changed assumptions of the calendar, and a round with questions, answers, an extension and reminders. */
export async function roundRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  const { body: proposal } = await head.get<{ usualQuestions: object[] }>('/api/round-proposal');
  const questions = proposal.usualQuestions;
  const setup = { title: 'Büromaterial', productGroups: ['Papier'], questions };
  const template = { ...setup, name: 'Papier jährlich', leftOut: [], requirements: [], answerDays: 28 };
  expect((await head.post('/api/round-templates', template)).status).toBe(201);
  const days = { answerDays: 35, bundlingDays: 21, evaluationDays: 21, procedureDays: 90 };
  const assumptions = await head.send('PUT', '/api/round-calendar/assumptions', days, { 'if-match': '"0"' });
  expect(assumptions.status).toBe(200);

  const members = ['nauheim', 'raunheim'];
  const { body: today } = await head.get<{ today: string }>('/api/today');
  const reportUntil = today.today > daysAhead(30) ? today.today : daysAhead(30);
  const round = await head.post<{ id: string; version: number }>('/api/demand-rounds', {
    ...setup,
    members,
    reportUntil,
  });
  expect(round.status).toBe(201);
  const path = `/api/demand-rounds/${round.body.id}`;
  const later = {
    reportUntil: new Date(Date.parse(reportUntil) + 7 * 86_400_000).toISOString().slice(0, 10),
    reason: 'Ferien',
  };
  const extended = await head.post(`${path}/extension`, later, { 'if-match': `"${round.body.version}"` });
  expect(extended.status).toBe(200);
  for (const member of members) {
    const body = { member, answers: { rechnungsanschrift: 'Rathausplatz 1' } };
    const saved = await head.send('PUT', `${path}/questionnaire/answers`, body, { 'if-match': '"0"' });
    expect(saved.status).toBe(200);
  }
  expect((await head.post(`${path}/reminders`)).status).toBe(200);
  await product.app.get(RoundReminderClock).look('00:00');
  await eventually('the reminders to be noted', async () => {
    const { body } = await head.get<{ members: { reminders: object[] }[] }>(`${path}/cockpit`);
    return body.members.every(({ reminders }) => reminders.length > 0);
  });
}
