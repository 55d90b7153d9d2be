import type { Product } from '../product';
import { completeRequest } from '../request';

/** A request with a file, handed in, asked about and read. */
export async function requestRows(product: Product): Promise<void> {
  const requester = await product.as('fachamt.trebur@demo.example');
  const officer = await product.as('sachbearbeitung@demo.example');
  const body = await completeRequest(requester, 'trebur');
  const { id } = (await requester.post<{ id: string }>('/api/procurement-requests', body)).body;
  const path = `/api/procurement-requests/${id}`;
  const file = await requester.post(`${path}/attachments?name=Plan.pdf`, new TextEncoder().encode('%PDF-1.7'), {
    'content-type': 'application/octet-stream',
  });
  expect(file.status).toBe(201);
  expect((await requester.post(`${path}/submit`)).status).toBe(200);
  expect((await officer.post(`${path}/questions`, { text: 'Welche Körnung?' })).status).toBe(201);
  expect((await officer.post(`${path}/read`)).status).toBe(204);
}
