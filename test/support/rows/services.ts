import type { Client, Product } from '../product';
import { daysAhead } from '../days';

export const consultation = {
  day: '2026-09-01',
  member: 'nauheim',
  asker: 'Bauamt',
  topic: 'Wahl der Verfahrensart',
  channel: 'phone',
  minutes: 20,
};

/** Logs one consultation and corrects it, so that a former version is kept. Returns its id. */
export async function correctedConsultation(officer: Client): Promise<string> {
  const created = await officer.post<{ id: string }>('/api/consultations', { ...consultation, day: daysAhead(0) });
  expect(created.status).toBe(201);
  const url = `/api/consultations/${created.body.id}`;
  const changed = await officer.send('PUT', url, { ...consultation, minutes: 25 }, { 'if-match': '"1"' });
  expect(changed.status).toBe(204);
  return created.body.id;
}

export async function serviceRows(product: Product): Promise<void> {
  await correctedConsultation(await product.as('sachbearbeitung@demo.example'));
}
