import { byText, type LocalDate, type UnitPrice } from '@app/kernel';

export const PRICE_ORIGINS = ['catalogue', 'last-award', 'estimate'] as const;
export type PriceOrigin = (typeof PRICE_ORIGINS)[number];

export const PRICE_ORIGIN_NAMES: Readonly<Record<PriceOrigin, string>> = {
  catalogue: 'Katalog',
  'last-award': 'letzter Zuschlag',
  estimate: 'Schätzung',
};

/** What an article costs in a framework agreement: the price of its first tier, net per order unit. */
export interface AgreedPrice {
  readonly articleNumber: string;
  readonly unit: string;
  readonly unitPrice: UnitPrice;
  /** Number of the agreement. */
  readonly agreement: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly concludedOn: LocalDate;
}

/** The price a round counts with, and where it comes from. */
export interface ReferencePrice {
  readonly unitPrice: UnitPrice;
  readonly origin: PriceOrigin;
  /** The day the price is from. */
  readonly asOf: LocalDate;
  /** Where it can be looked up: number of the agreement, "Artikelstamm". */
  readonly source: string;
}

export const ARTICLE_MASTER = 'Artikelstamm';

/**
 * The reference price of an article on a day: of the catalogue where an agreement is in force, of the last award where one has
 * ended, otherwise the estimate of the article master. Only prices of the same order unit count; of several the youngest.
 */
export function referencePriceOf(
  article: { readonly articleNumber: string; readonly unit: string; readonly referencePrice: UnitPrice },
  agreed: readonly AgreedPrice[],
  day: LocalDate,
): ReferencePrice {
  const [latest] = agreed
    .filter(
      ({ articleNumber, unit, concludedOn }) =>
        articleNumber === article.articleNumber && unit === article.unit && concludedOn <= day,
    )
    .sort(
      (a, b) =>
        Number(inForce(b, day)) - Number(inForce(a, day)) ||
        -byText(a.concludedOn, b.concludedOn) ||
        -byText(a.agreement, b.agreement),
    );
  if (!latest) return { unitPrice: article.referencePrice, origin: 'estimate', asOf: day, source: ARTICLE_MASTER };
  const origin = inForce(latest, day) ? 'catalogue' : 'last-award';
  return { unitPrice: latest.unitPrice, origin, asOf: latest.concludedOn, source: latest.agreement };
}

const inForce = ({ from, to }: AgreedPrice, day: LocalDate): boolean => from <= day && day <= to;
