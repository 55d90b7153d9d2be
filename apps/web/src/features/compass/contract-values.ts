import type { components } from '../../shared/api/schema';
import { addDecimals, counted, drawnLength, money } from '../../shared/format';

type Schemas = components['schemas'];
export type ContractValue = Schemas['ContractValueResponse'];

export interface BuyerValues {
  readonly buyerId: string | null;
  readonly buyerName: string;
  readonly items: readonly ContractValue[];
}

/** The sums by buyer: the centre first, then members with a hint, then by name. */
export function valuesByBuyer(items: readonly ContractValue[]): readonly BuyerValues[] {
  const buyers = new Map<string | null, ContractValue[]>();
  for (const item of items) buyers.set(item.buyerId, [...(buyers.get(item.buyerId) ?? []), item]);
  const hinted = (rows: readonly ContractValue[]): number => (rows.some(({ hint }) => hint) ? 0 : 1);
  return [...buyers]
    .map(([buyerId, rows]) => ({ buyerId, buyerName: rows[0]?.buyerName ?? '', items: rows }))
    .sort(
      (a, b) =>
        Number(a.buyerId !== null) - Number(b.buyerId !== null) ||
        hinted(a.items) - hinted(b.items) ||
        a.buyerName.localeCompare(b.buyerName, 'de'),
    );
}

/** How full the bar is, and what it says: the sum against the next limit, or above the last one. */
export function measure({ year, next, limits }: ContractValue): { readonly share: number; readonly text: string } {
  const limit = limits.find(({ id }) => id === next?.limitId);
  if (!next || !limit) return { share: 100, text: `${money(year.sum)}, über dem EU-Schwellenwert` };
  const upTo = addDecimals([year.sum, next.left]);
  const share = drawnLength(upTo) === 0 ? 0 : Math.min(100, (drawnLength(year.sum) / drawnLength(upTo)) * 100);
  return { share, text: `${money(year.sum)}, noch ${money(next.left)} bis ${money(upTo)} (${limit.germanName})` };
}

export const hintCount = (items: readonly ContractValue[]): string =>
  counted(items.filter(({ hint }) => hint).length, 'Hinweis', 'Hinweise');
