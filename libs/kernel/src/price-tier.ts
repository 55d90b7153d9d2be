import type { UnitPrice } from './money';
import type { Quantity } from './quantity';

/** A price per unit that holds from a quantity on. */
export interface PriceTier {
  readonly fromQuantity: Quantity;
  readonly unitPrice: UnitPrice;
}

/** The price that holds for a quantity: the tier with the largest `fromQuantity` not above it; undefined below the first tier. */
export function tierPrice(tiers: readonly PriceTier[], quantity: Quantity): UnitPrice | undefined {
  let fitting: PriceTier | undefined;
  for (const tier of tiers) {
    if (tier.fromQuantity <= quantity && (!fitting || tier.fromQuantity > fitting.fromQuantity)) fitting = tier;
  }
  return fitting?.unitPrice;
}
