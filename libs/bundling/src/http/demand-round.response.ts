export class RoundMemberResponse {
  member: string;
  name: string;
  answered: boolean;
  answeredAt: Date | null;
  answeredBy: string | null;
  lines: number;
  articles: number;
}
export class DemandRoundResponse {
  id: string;
  number: string;
  title: string;
  productGroups: string[];
  reportUntil: string;
  state: 'open' | 'closed' | 'bundled';
  openedBy: string;
  openedAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
  /** The centre sees all members that were asked, a member only itself. */
  members: RoundMemberResponse[];
  bundleId: string | null;
  /** Numbers of articles of the groups that are not asked for. */
  leftOut: string[];
  /** The round it follows, where it was made from one. */
  formerRoundId: string | null;
  /** Framework agreements whose end it prepares. */
  frameworkIds: string[];
  /** Who asked for the closing protocols of the members. */
  protocolsAskedBy: string | null;
  protocolsAskedAt: Date | null;
  version: number;
}
export class DemandRoundListResponse {
  items: DemandRoundResponse[];
  nextCursor: string | null;
}
export class DemandLineResponse {
  id: string;
  member: string;
  costCentre: string;
  costCentreName: string;
  articleNumber: string;
  text: string;
  unit: string;
  unitName: string;
  quantity: string;
  contentPerUnit: string;
  baseUnit: string;
  baseQuantity: string;
  note: string;
  source: 'page' | 'csv';
  reportedBy: string;
  reportedAt: Date;
  lateReason: string | null;
  version: number;
}
export class DemandLineListResponse {
  items: DemandLineResponse[];
  nextCursor: string | null;
}
export class ReportedLinesResponse {
  ids: string[];
}
export class CreatedResponse {
  id: string;
}

export class MemberProtocolResponse {
  /** Of the document. */
  id: string;
  /** Slug of the member. */
  member: string;
}
export class MemberProtocolListResponse {
  items: MemberProtocolResponse[];
}
