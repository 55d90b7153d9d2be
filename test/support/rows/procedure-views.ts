import type { Product } from '../product';

export async function procedureViewRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  const view = {
    name: 'Laufende',
    shared: true,
    kind: 'table',
    filters: { phase: 'open' },
    sort: 'deadline',
    columns: [],
  };
  const saved = await head.post<{ id: string }>('/api/procedure-views', view);
  expect(saved.status).toBe(201);
  expect((await head.post('/api/procedure-views/default', { viewId: saved.body.id })).status).toBe(204);
}
