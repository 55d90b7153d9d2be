import type { Money } from '@app/kernel';
import { allocate, divideHalfUp, vatOn } from '@app/kernel';

/** A cost centre's net share of an order line and the line's VAT rate in percent. */
export interface NetPart {
  readonly key: string;
  readonly net: Money;
  readonly vatRate: number;
}

/**
 * The VAT of an order: per rate on the sum (EN 16931), shared over the parts by largest remainder so that they add up to it.
 * Returns the VAT by the part's key and the total.
 */
export function orderVat(parts: readonly NetPart[]): {
  readonly total: Money;
  readonly byPart: ReadonlyMap<string, Money>;
} {
  const byPart = new Map<string, Money>();
  let total = 0n;
  for (const rate of new Set(parts.map(({ vatRate }) => vatRate))) {
    const ofRate = parts.filter(({ vatRate, net }) => vatRate === rate && net > 0n);
    const vat = vatOn(
      ofRate.reduce((sum, { net }) => sum + net, 0n),
      rate,
    );
    if (ofRate.length === 0) continue;
    total += vat;
    const shares = allocate(
      vat,
      ofRate.map(({ key, net }) => ({ key, weight: net })),
    );
    for (const [key, share] of shares) byPart.set(key, share);
  }
  return { total, byPart };
}

/** How much VAT has been posted once `postedNet` of a part is posted: none at the start, exactly its VAT at the end. */
export const postedVat = (part: { readonly net: Money; readonly vat: Money }, postedNet: Money): Money =>
  part.net === 0n ? 0n : divideHalfUp(part.vat * postedNet, part.net);

/** Shares a line's net over cost centres as it was shared before; the parts add up to `net` exactly. */
export function reshare<P extends { readonly costCentre: string; readonly amount: Money; readonly quantity: bigint }>(
  net: Money,
  parts: readonly P[],
): readonly P[] {
  const free = parts.every(({ amount }) => amount === 0n);
  const shares = allocate(
    net,
    parts.map(({ costCentre, amount, quantity }) => ({ key: costCentre, weight: free ? quantity : amount })),
  );
  return parts.map((part) => ({ ...part, amount: shares.get(part.costCentre) ?? 0n }));
}
