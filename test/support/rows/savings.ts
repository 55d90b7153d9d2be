import type { Product } from '../product';

/** A stored simulation of the bundle of the main job. */
export async function savingsRows(product: Product): Promise<void> {
  const officer = await product.as('sachbearbeitung@demo.example');
  const { body } = await officer.get<{ items: { bundleId: string | null }[] }>('/api/demand-rounds');
  const bundleId = body.items.find((round) => round.bundleId !== null)?.bundleId ?? '';
  const stored = await officer.post(`/api/bundles/${bundleId}/savings-simulations`, { name: 'Für den Vermerk' });
  expect(stored.status).toBe(201);
}
