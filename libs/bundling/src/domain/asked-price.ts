import type { UnitPrice } from '@app/kernel';

interface Priced {
  readonly unit: string;
  readonly referencePrice: UnitPrice;
}
/** An article as the members were asked for it. */
export interface AskedPrice {
  readonly articleNumber: string;
  readonly unit: string;
  readonly unitPrice: UnitPrice;
}

/**
 * The articles at the reference prices their demand round was opened with, so that the estimate (§ 3 Abs. 1 VgV) rests on
 * what its papers say. An article that is in another unit by now keeps its own price: bundling refuses it anyway.
 */
export function pricedAsAsked<T extends Priced>(
  articles: ReadonlyMap<string, T>,
  asked: readonly AskedPrice[],
): ReadonlyMap<string, T> {
  const priced = new Map(articles);
  for (const { articleNumber, unit, unitPrice } of asked) {
    const article = articles.get(articleNumber);
    if (article?.unit === unit) priced.set(articleNumber, { ...article, referencePrice: unitPrice });
  }
  return priced;
}
