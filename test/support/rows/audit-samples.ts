import type { Product } from '../product';

/** A sample of the procedures of the main job with a finding. */
export async function auditSampleRows(product: Product): Promise<void> {
  const auditor = await product.as('revision@demo.example');
  const drawn = await auditor.post<{ id: string }>('/api/audit-samples', {
    ...{ title: 'Stichprobe', basis: 'created', from: '2020-01-01', to: '2099-12-31', members: [], regimes: [] },
    ...{ size: 1, seed: 'Lottozahlen' },
  });
  expect(drawn.status).toBe(201);
  const url = `/api/audit-samples/${drawn.body.id}`;
  const { body } = await auditor.get<{ procedures: { id: string }[] }>(url);
  const finding = { text: 'Zu prüfen.', state: 'open' };
  expect((await auditor.post(`${url}/procedures/${body.procedures[0]?.id}/findings`, finding)).status).toBe(200);
}
