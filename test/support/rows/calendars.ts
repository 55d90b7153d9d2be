import type { Product } from '../product';

/** A subscription of an officer, and a procedure that went from one officer to another. */
export async function calendarRows(product: Product): Promise<void> {
  const officer = await product.as('sachbearbeitung@demo.example');
  expect((await officer.post('/api/calendar-feed')).status).toBe(201);
  const created = await officer.post<{ id: string }>('/api/procedures', {
    ...{ title: 'Streugut für den Bauhof', nature: 'supplies', state: 'HE', buyers: ['raunheim'] },
    lots: [{ title: 'Streugut', estimatedValue: '30000.00', cpv: '' }],
  });
  const id = created.body.id;
  const { items } = (await officer.get<{ items: { id: string }[] }>('/api/procedure-officers')).body;
  for (const { id: officerId } of items.slice(0, 2)) {
    expect((await officer.send('PUT', `/api/procedures/${id}/people`, { officerId })).status).toBe(200);
  }
}
