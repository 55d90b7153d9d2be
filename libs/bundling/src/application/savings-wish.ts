import {
  type FieldError,
  invalid,
  parseDecimal,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  type PriceTier,
} from '@app/kernel';
import type { SavingAssumptions } from '../domain/savings';
import { type Discount, PROCESS_COST } from '../domain/savings-sources';

/** `last-award`: tiers of the last agreement · `discount`: reference prices less a discount · `typed`: tiers put in. */
export type TierSource = 'last-award' | 'discount' | 'typed';
/** What savings are compared with: the prices the bundle was valued with, or the last award's at the joint quantity. */
export type ReferenceKind = 'bundle' | 'last-award';

/** What a person wants simulated; whatever is left out has the preset. Numbers are decimal texts. */
export interface SavingsWish {
  /** Slugs of the circle; all members of the bundle when left out. */
  readonly members?: readonly string[] | undefined;
  readonly tierSource?: TierSource | undefined;
  readonly discounts?: readonly { readonly fromQuantity: string; readonly percent: string }[] | undefined;
  readonly tiers?:
    | readonly { readonly articleNumber: string; readonly fromQuantity: string; readonly unitPrice: string }[]
    | undefined;
  readonly reference?: ReferenceKind | undefined;
  readonly ordersPerYear?: number | undefined;
  readonly processCost?: string | undefined;
  readonly minimumOrder?: string | undefined;
  readonly freight?: string | undefined;
  readonly freightFreeFrom?: string | null | undefined;
  readonly tierBasis?: 'year' | 'order' | undefined;
}

const PERCENT_SCALE = 2;

/** The assumptions of a wish with the presets. Throws `invalid` for a text that is no amount. */
export const assumptionsOf = (wish: SavingsWish): SavingAssumptions => ({
  ordersPerYear: wish.ordersPerYear ?? 1,
  processCost: wish.processCost === undefined ? PROCESS_COST.amount : parseMoney(wish.processCost),
  minimumOrder: parseMoney(wish.minimumOrder ?? '0'),
  freight: parseMoney(wish.freight ?? '0'),
  freightFreeFrom: typeof wish.freightFreeFrom === 'string' ? parseMoney(wish.freightFreeFrom) : null,
  tierBasis: wish.tierBasis ?? 'year',
});

export const discountsOf = ({ discounts = [] }: SavingsWish): readonly Discount[] => {
  const errors = discounts.flatMap(({ fromQuantity }, index) =>
    twice(discounts, index, (each) => each.fromQuantity === fromQuantity)
      ? [{ pointer: `/discounts/${index}/fromQuantity`, message: 'Diese Menge steht schon in der Rabattstaffel.' }]
      : [],
  );
  refuse(errors);
  return discounts.map(({ fromQuantity, percent }) => ({
    fromQuantity: parseQuantity(fromQuantity),
    basisPoints: parseDecimal(percent, PERCENT_SCALE),
  }));
};

/** The typed tiers by article number. Throws `invalid` for an article that is not in the bundle or a tier that stands twice. */
export function typedTiers(
  { tiers = [] }: SavingsWish,
  articleNumbers: ReadonlySet<string>,
): ReadonlyMap<string, readonly PriceTier[]> {
  refuse(
    tiers.flatMap((tier, index): FieldError[] => {
      if (!articleNumbers.has(tier.articleNumber))
        return [
          {
            pointer: `/tiers/${index}/articleNumber`,
            message: `Der Artikel „${tier.articleNumber}“ steht nicht im Bündel.`,
          },
        ];
      const same = (each: typeof tier) =>
        each.articleNumber === tier.articleNumber &&
        parseQuantity(each.fromQuantity) === parseQuantity(tier.fromQuantity);
      return twice(tiers, index, same)
        ? [
            {
              pointer: `/tiers/${index}/fromQuantity`,
              message: `Zu „${tier.articleNumber}“ steht diese Menge schon da.`,
            },
          ]
        : [];
    }),
  );
  const found = new Map<string, PriceTier[]>();
  for (const { articleNumber, fromQuantity, unitPrice } of tiers) {
    const own = found.get(articleNumber) ?? [];
    found.set(articleNumber, own);
    own.push({ fromQuantity: parseQuantity(fromQuantity), unitPrice: parseUnitPrice(unitPrice) });
  }
  return found;
}

const twice = <T>(all: readonly T[], index: number, same: (each: T) => boolean): boolean =>
  all.slice(0, index).some(same);

export function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0)
    throw invalid(
      'savings-wish',
      'Die Simulation kann mit diesen Angaben nicht rechnen. Bitte prüfen Sie sie.',
      errors,
    );
}
