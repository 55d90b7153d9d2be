export class ConsumptionColumnResponse {
  id: string;
  /** German heading, as in the exports. */
  header: string;
  kind: 'text' | 'code' | 'month' | 'quantity' | 'money' | 'count';
}
export class ConsumptionTotalsResponse {
  quantity?: string;
  unit?: string;
  unitName?: string;
  baseQuantity?: string;
  baseUnit?: string;
  net: string;
  vat: string;
  gross: string;
  /** Number of postings. */
  postings: number;
}
export class ConsumptionLineResponse extends ConsumptionTotalsResponse {
  member?: string;
  memberName?: string;
  costCentreId?: string;
  /** Number of the cost centre. */
  costCentre?: string;
  costCentreName?: string;
  /** Article number. */
  article?: string;
  articleText?: string;
  productGroup?: string;
  /** "2026-11" */
  month?: string;
}
export class ConsumptionFilterResponse {
  name: string;
  value: string;
}
export class ConsumptionResponse {
  columns: ConsumptionColumnResponse[];
  items: ConsumptionLineResponse[];
  totals: ConsumptionTotalsResponse;
  /** What the report is about, in words. */
  filters: ConsumptionFilterResponse[];
  asOf: Date;
  nextCursor: string | null;
}
export class ConsumptionPostingResponse {
  id: string;
  bookedOn: string;
  kind: 'receipt' | 'reversal';
  member: string;
  memberName: string;
  costCentreId: string;
  costCentre: string;
  costCentreName: string;
  article: string;
  articleText: string;
  productGroup: string;
  label: string | null;
  unit: string;
  unitName: string;
  quantity: string;
  baseUnit: string;
  baseQuantity: string;
  net: string;
  vat: string;
  gross: string;
  orderId: string;
  orderNumber: string;
  supplier: string;
}
export class ConsumptionPostingListResponse {
  items: ConsumptionPostingResponse[];
  nextCursor: string | null;
}
