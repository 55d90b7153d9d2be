export class FrameworkSupplierResponse {
  name: string;
  street: string;
  postcode: string;
  city: string;
  email: string;
}
export class FrameworkTierResponse {
  fromQuantity: string;
  unitPrice: string;
}
export class FrameworkItemResponse {
  articleNumber: string;
  text: string;
  productGroup: string;
  unit: string;
  unitName: string;
  contentPerUnit: string;
  baseUnit: string;
  vatRate: string;
  label: string;
  manufacturer: string;
  manufacturerNumber: string;
  maximumQuantity: string;
  calledOff: string;
  rest: string;
  tiers: FrameworkTierResponse[];
}
export class FrameworkHeadResponse {
  id: string;
  number: string;
  title: string;
  supplier: FrameworkSupplierResponse;
  /** Slugs of the members that may call off. */
  members: string[];
  from: string;
  /** Last day on which may be called off. */
  to: string;
  concludedOn: string;
  /** The maximum lies this much above the reported demand. */
  marginPercent: number;
  procedureId: string;
  procedureFileNumber: string;
  articles: number;
  maximumValue: string;
  calledOffValue: string;
  restValue: string;
  version: number;
}
export class MemberCallOffResponse {
  member: string;
  net: string;
}
export class FrameworkResponse extends FrameworkHeadResponse {
  items: FrameworkItemResponse[];
  /** What each member has called off; a member sees only its own. */
  calledOffByMember: MemberCallOffResponse[];
}
export class FrameworkListResponse {
  items: FrameworkHeadResponse[];
  nextCursor: string | null;
}
