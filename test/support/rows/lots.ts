import { daysAhead } from '../days';
import type { Product } from '../product';

/** A bundle with merged articles, a variant that was changed and chosen, and its hand-over. */
export async function lotRows(product: Product): Promise<void> {
  const officer = await product.as('sachbearbeitung@demo.example');
  const post = async <T>(url: string, body: object, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await officer.post<T>(url, body, headers);
    if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const round = await post<{ id: string }>('/api/demand-rounds', {
    title: 'Papier in Losen',
    productGroups: ['Papier'],
    reportUntil: daysAhead(300),
  });
  for (const member of ['nauheim', 'raunheim'])
    await post(`/api/demand-rounds/${round.id}/lines`, {
      member,
      lines: ['P-1001', 'P-1002'].map((articleNumber) => ({ costCentre: '0111001', articleNumber, quantity: '3' })),
    });
  await post(`/api/demand-rounds/${round.id}/close`, {});
  const { id } = await post<{ id: string }>(`/api/demand-rounds/${round.id}/bundle`, {});
  await post(`/api/bundles/${id}/merges`, {
    ...{ articleNumber: 'P-1001', intoArticle: 'P-1002', reason: 'Fünf Packungen sind ein Karton.' },
  });
  const variant = await post<{ id: string }>(`/api/bundles/${id}/variants`, { proposal: 'region' });
  const path = `/api/bundles/${id}/variants/${variant.id}`;
  await post(`${path}/changes`, { kind: 'rename', lot: 'L1', name: 'Süden' }, { 'if-match': '"1"' });
  await post(`${path}/choice`, { reason: 'Kurze Wege.' }, { 'if-match': '"2"' });
  await post(`/api/bundles/${id}/procedure`, {});
}
