import { eventually } from '../eventually';
import type { Product } from '../product';

/** The archive of every awarded procedure, handed out once: rows in its register. */
export async function archiveRows(product: Product): Promise<void> {
  const officer = await product.as('sachbearbeitung@demo.example');
  const { items } = (await officer.get<{ items: { id: string }[] }>('/api/procedures?phase=awarded')).body;
  for (const { id } of items) {
    await eventually('the archive', async () => (await officer.get(`/api/procedures/${id}/archive`)).status === 200);
  }
}
