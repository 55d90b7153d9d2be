/** Where the form shows a mistake the server found in the plan of one lot. */
export function fieldOf(pointer: string, lot: string): string {
  if (!pointer.startsWith(lot)) return pointer;
  const inside = pointer.slice(lot.length).replace(/^\/evaluation/, '');
  // The weights do not make 100 %: shown where the price has its own.
  if (inside === '/criteria') return '/priceWeight';
  return inside
    .replace(/^(\/criteria\/\d+\/levels)\/.*$/, '$1')
    .replace(/^\/pricePoints\/zeroAt$/, '/zeroAt')
    .replace(/^\/reference\/performance$/, '/referencePerformance')
    .replace(/^\/reference\/price$/, '/referencePrice')
    .replace(/^\/criterion$/, '/corridorCriterion');
}
