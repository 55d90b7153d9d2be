import { daysAhead } from '../days';
import type { Product } from '../product';

export async function identityAndLawRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  const token = { name: 'Auswertung', scope: 'read', expiresOn: daysAhead(3 * 365) };
  expect((await head.post('/api/tokens', token, { 'idempotency-key': 'one' })).status).toBe(201);
  const entry = {
    kind: 'value',
    factId: 'MIN-NAT',
    value: '3',
    statute: '§ 11 UVgO',
    source: 'BAnz AT 07.02.2017 B1',
  };
  expect((await head.post('/api/law/entries', entry)).status).toBe(201);
}
