import type { LocalDate } from '@app/kernel';

/** An approved requisition became a purchase order. */
export const ORDER_PLACED = 'ordering.OrderPlaced.v1';
export interface OrderPlacedV1 {
  readonly orderId: string;
}

/** Goods arrived; one posting per order line and cost centre. Quantities and amounts are decimal strings. */
export const GOODS_RECEIVED = 'ordering.GoodsReceived.v1';
export interface GoodsReceivedV1 {
  readonly receiptId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly memberId: string;
  readonly day: LocalDate;
  readonly supplier: string;
  readonly postings: readonly {
    readonly orderLineId: string;
    readonly costCentreId: string;
    readonly articleNumber: string;
    readonly text: string;
    readonly productGroup: string;
    readonly label: string | null;
    readonly unit: string;
    readonly quantity: string;
    readonly baseUnit: string;
    readonly baseQuantity: string;
    readonly net: string;
    readonly vatRate: number;
    readonly vat: string;
    readonly gross: string;
  }[];
}
