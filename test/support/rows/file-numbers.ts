import type { Product } from '../product';

export async function fileNumberRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  expect(
    (await head.send<unknown>('PUT', '/api/file-number-scheme', { pattern: '{jahr}-{art}-{nummer:5}' })).status,
  ).toBe(200);
}
