import { divideHalfUp, type LocalDate, type Money, type PriceTier, type Quantity, type UnitPrice } from '@app/kernel';

/**
 * What an order costs an administration, as municipalities are reported to have measured it before they ordered electronically.
 * The sources are press texts of a vendor and its customers: claims and nothing more, so everybody may put in an own figure.
 */
export const PROCESS_COST = {
  amount: 8_500n as Money,
  steps: 15,
  weeks: 4,
  certainty: 'Presseangabe, nicht nachgeprüft',
  sources: [
    'Presseberichte zur Kreisverwaltung Groß-Gerau (mittelstandcafe.de, Beiträge 1793979 und 1838114)',
    'Pressebericht zur Stadt Erfurt (immittelstand.de/?p=216599)',
  ],
} as const;

/** From this quantity on, so many hundredths of a percent below the reference price. */
export interface Discount {
  readonly fromQuantity: Quantity;
  readonly basisPoints: bigint;
}

/** Tiers of a market where nobody has made an offer: the reference price less the discount, half up to 1/10,000 EUR. */
export const discountTiers = (reference: UnitPrice, discounts: readonly Discount[]): readonly PriceTier[] =>
  discounts.map(({ fromQuantity, basisPoints }) => ({
    fromQuantity,
    unitPrice: divideHalfUp(reference * (10_000n - basisPoints), 10_000n),
  }));

/** The tiers an article was awarded at last. */
export interface LastAward {
  /** Number of the framework agreement. */
  readonly agreement: string;
  readonly concludedOn: LocalDate;
  readonly tiers: readonly PriceTier[];
}
