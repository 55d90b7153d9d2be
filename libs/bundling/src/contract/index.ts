import type { LocalDate, Money, Quantity, UnitPrice } from '@app/kernel';

/** An article a member may order today, at today's price. */
export interface CatalogueEntry {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup: string;
  readonly unit: string;
  readonly unitPrice: UnitPrice;
  readonly contentPerUnit: Quantity;
  readonly baseUnit: string;
  readonly vatRate: number;
  readonly label: string | null;
  readonly manufacturer: string | null;
  readonly manufacturerNumber: string | null;
  readonly frameworkId: string;
  readonly frameworkNumber: string;
  readonly supplier: string;
  readonly tiers: readonly { readonly fromQuantity: Quantity; readonly unitPrice: UnitPrice }[];
  /** What the framework still allows the member, in units: by maximum quantity, value and quota. */
  readonly rest: Quantity;
}

export interface CallOffOrder {
  readonly orderId: string;
  readonly memberId: string;
  readonly frameworkId: string;
  readonly lines: readonly { readonly articleNumber: string; readonly quantity: Quantity }[];
}
/** Part of a called-off order that was cancelled; the same `returnId` gives back once. */
export interface CallOffReturn extends Pick<CallOffOrder, 'orderId' | 'memberId' | 'frameworkId'> {
  readonly returnId: string;
  readonly lines: readonly { readonly articleNumber: string; readonly quantity: Quantity; readonly net: Money }[];
}
/** The lines with the price of their tier. */
export interface PricedCallOff {
  readonly lines: readonly {
    readonly articleNumber: string;
    readonly quantity: Quantity;
    readonly unitPrice: UnitPrice;
    readonly net: Money;
  }[];
  readonly net: Money;
}
export interface FrameworkSummary {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly supplier: {
    readonly name: string;
    readonly street: string;
    readonly postcode: string;
    readonly city: string;
    readonly email: string;
  };
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The shared catalogue and the rest of each framework agreement, inside the caller's unit of work. */
export abstract class Frameworks {
  /** Articles of the frameworks in force for the member on that day, by article number; all, or the named ones. */
  abstract catalogue(
    memberId: string,
    day: LocalDate,
    articleNumbers?: readonly string[],
  ): Promise<readonly CatalogueEntry[]>;
  abstract summary(frameworkId: string): Promise<FrameworkSummary>;
  /**
   * Remembers the call-off; the rest is agreed minus the sum of all of them. Holds the agreement until the end of the
   * transaction, so that two orders cannot share one rest. At the prices of the day. The same order called off again gets
   * the same answer and takes nothing more. Throws `conflict` naming article and rest.
   */
  abstract callOff(order: CallOffOrder): Promise<PricedCallOff>;
  /** Gives back what a cancelled order had called off. Throws `conflict` when it holds less. */
  abstract giveBack(order: CallOffReturn): Promise<void>;
}
