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
  /** Null: the agreement states no maximum quantity. */
  maximumQuantity: string | null;
  calledOff: string;
  /** Maximum minus the sum of all call-offs; null: no maximum quantity. */
  rest: string | null;
  /** Valid today; before the agreement begins the first, after its end the last ones. */
  tiers: FrameworkTierResponse[];
  priceFrom: string | null;
  /** The first day on which the price no longer counts; null: open end. */
  priceTo: string | null;
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
  /** Null: the agreement states no maximum value. */
  maximumValue: string | null;
  calledOffValue: string;
  /** Maximum minus the sum of all call-offs; null: no maximum value. */
  restValue: string | null;
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
