export class OrderSplitResponse {
  /** Number of the cost centre. */
  costCentre: string;
  costCentreId: string;
  costCentreName: string;
  quantity: string;
  net: string;
  vat: string;
  received: string;
}
export class OrderLineResponse {
  id: string;
  articleNumber: string;
  text: string;
  productGroup: string;
  label: string | null;
  unit: string;
  unitName: string;
  quantity: string;
  received: string;
  /** Still to be delivered. */
  rest: string;
  unitPrice: string;
  net: string;
  vatRate: number;
  contentPerUnit: string;
  baseUnit: string;
  split: OrderSplitResponse[];
}
export class ReceiptLineResponse {
  lineId: string;
  articleNumber: string;
  quantity: string;
  unitName: string;
  condition: string;
}
export class ReceiptResponse {
  id: string;
  confirmedBy: string;
  confirmedAt: Date;
  day: string;
  lines: ReceiptLineResponse[];
}
export class OrderSiteResponse {
  name: string;
  street: string;
  postcode: string;
  city: string;
}
export class OrderResponse {
  id: string;
  number: string;
  member: string;
  memberName: string;
  requisitionId: string;
  requisitionNumber: string;
  orderer: string;
  note: string;
  framework: string;
  frameworkNumber: string;
  supplier: string;
  site: OrderSiteResponse | null;
  orderedAt: Date;
  net: string;
  vat: string;
  gross: string;
  state: string;
  stateName: string;
  /** The purchase order as PDF: its document. */
  documentId: string | null;
  lines: OrderLineResponse[];
  receipts: ReceiptResponse[];
  version: number;
}
export class OrderListItemResponse {
  id: string;
  number: string;
  member: string;
  memberName: string;
  orderer: string;
  own: boolean;
  supplier: string;
  frameworkNumber: string;
  orderedAt: Date;
  net: string;
  gross: string;
  state: string;
  stateName: string;
  lines: number;
  /** The first articles. */
  summary: string;
  documentId: string | null;
  version: number;
}
export class OrderListResponse {
  items: OrderListItemResponse[];
  nextCursor: string | null;
}
