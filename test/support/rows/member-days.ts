import type { Product } from '../product';

export async function memberDayRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  for (const member of ['nauheim', 'raunheim']) {
    const day = { member, kind: 'closed', from: '2026-12-24', to: '2026-12-31', label: 'Rathaus geschlossen' };
    expect((await head.post('/api/member-days', day)).status).toBe(201);
  }
}
