import type { Product } from '../product';

/** A declaration with proof that was withdrawn; companies, declarations and contact persons come with the demo. */
export async function companyRows(product: Product): Promise<void> {
  const officer = await product.as('sachbearbeitung@demo.example');
  const { today } = (await officer.get<{ today: string }>('/api/today')).body;
  const { id } = (await officer.post<{ id: string }>('/api/companies', { name: 'Zeilen GmbH' })).body;
  const declaration = { kind: 'competition-register', givenOn: today, result: 'clear' };
  const path = `/api/companies/${id}/declarations`;
  const { body } = await officer.post<{ declarations: { id: string }[] }>(path, declaration);
  const recorded = `${path}/${body.declarations[0]?.id ?? ''}`;
  const proof = await officer.send('POST', `${recorded}/proofs?name=a.pdf`, Buffer.from('%PDF-1.7'), {
    'content-type': 'application/octet-stream',
  });
  expect(proof.status).toBe(201);
  expect((await officer.post(`${recorded}/withdrawal`, { reason: 'Falsch erfasst.' })).status).toBe(200);
}
