import type { ConsumptionPosting } from '../domain/posting';

/** A posting with what the order says about the goods, and the event it stems from: an event is posted once. */
export interface LedgerEntry {
  /** `member` and `costCentre` are ids. */
  readonly posting: ConsumptionPosting;
  readonly goods: {
    readonly text: string;
    readonly productGroup: string;
    readonly label: string | null;
    readonly orderId: string;
    readonly orderNumber: string;
    readonly orderLineId: string;
    readonly supplier: string;
  };
  readonly source: { readonly event: string; readonly index: number };
}
