export class CoursePointResponse {
  day: string;
  /** The sum of all call-offs until then. */
  used: string;
}
export class BurnDownResponse {
  /** Decimal; EUR or units of the article. */
  used: string;
  /** Null: no maximum of this kind. */
  maximum: string | null;
  rest: string | null;
  /** Percent of the maximum, one place; null without a maximum. */
  share: string | null;
  /** Percent of the term that is over, one place. */
  time: string;
  /** The first day on which nothing would be left at the pace so far; null: not within the term, or not forecast. */
  exhaustedOn: string | null;
  usedAtEnd: string | null;
  reasons: string[];
  course: CoursePointResponse[];
}
export class ItemBurnDownResponse extends BurnDownResponse {
  articleNumber: string;
  text: string;
  unitName: string;
}
export class MemberBurnDownResponse extends BurnDownResponse {
  member: string;
}
export class FrameworkAlertResponse {
  kind: 'percent' | 'days';
  level: number;
  /** Empty: the value or the term of the agreement. */
  articleNumber: string;
  text: string;
}
export class AlertLevelsResponse {
  percent: number[];
  daysBefore: number[];
  /** Null: the usual ones. */
  changedBy: string | null;
  version: number;
}
export class FrameworkBurnDownResponse {
  value: BurnDownResponse;
  items: ItemBurnDownResponse[];
  /** A member sees its own only. */
  members: MemberBurnDownResponse[];
  alerts: FrameworkAlertResponse[];
  levels: AlertLevelsResponse;
}
export class CallOffEntryResponse {
  orderId: string;
  position: number;
  member: string;
  articleNumber: string;
  text: string;
  unitName: string;
  /** With a minus where a cancelled order gave back. */
  quantity: string;
  unitPrice: string;
  net: string;
  returned: boolean;
  at: Date;
}
export class CallOffListResponse {
  items: CallOffEntryResponse[];
  nextCursor: string | null;
}
export class PriceListTierResponse {
  fromQuantity: string;
  unitPrice: string;
}
export class PriceListEntryResponse {
  articleNumber: string;
  text: string;
  unitName: string;
  from: string;
  /** The first day on which it no longer counts; null: open end. */
  to: string | null;
  tiers: PriceListTierResponse[];
  basis: string;
  recordedBy: string;
}
export class PriceListResponse {
  /** Of every article by day; with `day` the one valid then. */
  items: PriceListEntryResponse[];
}
