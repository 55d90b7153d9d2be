export class FigureResponse {
  id: string;
  name: string;
  kind: 'count' | 'amount' | 'minutes';
  note: string;
  value: string;
  /** In the same days one year earlier. */
  previous: string;
}
export class BreakdownResponse {
  code: string;
  name: string;
  count: number;
  value: string;
}
export class JointPurchaseResponse {
  procedureId: string;
  fileNumber: string;
  title: string;
  /** Number of members that take part. */
  members: number;
  suppliers: string[];
  awardedOn: string | null;
  /** Awarded value, before the award the estimated one. */
  value: string;
}
export class AnnualReportResponse {
  from: string;
  to: string;
  /** "2026/2027" */
  label: string;
  asOf: Date;
  figures: FigureResponse[];
  procedureTypes: BreakdownResponse[];
  natures: BreakdownResponse[];
  jointPurchases: JointPurchaseResponse[];
  ordersByMember: BreakdownResponse[];
  consumptionByMember: BreakdownResponse[];
}
export class ReportDocumentResponse {
  id: string;
  state: 'waiting';
}
export class FigureRowResponse {
  id: string;
  number: string;
  title: string;
  day: string;
  memberName: string | null;
  value: string | null;
  /** The page of the row. */
  href: string | null;
}
export class FigureRowListResponse {
  items: FigureRowResponse[];
  nextCursor: string | null;
}
