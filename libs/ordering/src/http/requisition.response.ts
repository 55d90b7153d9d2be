export class RequisitionSplitResponse {
  /** Number of the cost centre. */
  costCentre: string;
  costCentreId: string;
  costCentreName: string;
  /** `quantity`, `percent` or `amount`: what was asked for. */
  measure: string;
  asked: string;
  quantity: string;
  net: string;
}
export class RequisitionLineResponse {
  articleNumber: string;
  text: string;
  productGroup: string;
  label: string | null;
  unit: string;
  unitName: string;
  quantity: string;
  unitPrice: string;
  net: string;
  vatRate: number;
  contentPerUnit: string;
  baseUnit: string;
  framework: string;
  split: RequisitionSplitResponse[];
  /** In a draft: what is wrong with the line today. */
  problem: string | null;
}
export class RequisitionSiteResponse {
  id: string;
  name: string;
  street: string;
  postcode: string;
  city: string;
}
export class RequisitionApprovalResponse {
  id: string;
  state: string;
  net: string;
  /** Who may decide, while it waits. */
  approvers: string[];
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
}
export class RequisitionOrderResponse {
  id: string;
  number: string;
  supplier: string;
  net: string;
  state: string;
}
export class RequisitionResponse {
  id: string;
  number: string | null;
  member: string;
  state: string;
  stateName: string;
  orderer: string;
  /** True for the person who asks. */
  own: boolean;
  site: RequisitionSiteResponse | null;
  note: string;
  /** Net sum of the lines. */
  net: string;
  createdAt: Date;
  submittedAt: Date | null;
  lines: RequisitionLineResponse[];
  approvals: RequisitionApprovalResponse[];
  orders: RequisitionOrderResponse[];
  version: number;
}
export class RequisitionListItemResponse {
  id: string;
  number: string | null;
  member: string;
  state: string;
  stateName: string;
  orderer: string;
  own: boolean;
  net: string;
  lines: number;
  /** The first articles. */
  summary: string;
  createdAt: Date;
  submittedAt: Date | null;
  reason: string | null;
  version: number;
}
export class RequisitionListResponse {
  items: RequisitionListItemResponse[];
  nextCursor: string | null;
}
