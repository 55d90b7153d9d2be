export class SheetCostCentreResponse {
  number: string;
  name: string;
  department: string | null;
}
export class SheetArticleResponse {
  articleNumber: string;
  text: string;
  productGroup: string;
  unit: string;
  unitName: string;
  /** Fractions of the unit may be ordered. */
  divisible: boolean;
  contentPerUnit: string;
  baseUnit: string;
  label: string;
}
export class SheetFieldResponse {
  costCentre: string;
  articleNumber: string;
  /** Sum of the reported lines, decimal text; null without any. */
  reported: string | null;
  /** Draft as it was typed; null without any. */
  typed: string | null;
  typedBy: string | null;
  typedAt: Date | null;
  version: number;
  fault: string | null;
  hint: string | null;
}
export class CollectionPartResponse {
  department: string;
  people: SheetPersonResponse[];
  doneBy: string | null;
  doneAt: Date | null;
}
export class SheetPersonResponse {
  id: string;
  name: string;
}
export class DemandCollectionResponse {
  until: string | null;
  openedBy: string;
  openedAt: Date;
  releasedBy: string | null;
  releasedAt: Date | null;
  parts: CollectionPartResponse[];
}
export class DemandSheetResponse {
  roundId: string;
  title: string;
  number: string;
  reportUntil: string;
  /** The round takes reports today. */
  open: boolean;
  member: string;
  memberName: string;
  /** May report and release; others only help. */
  mayReport: boolean;
  costCentres: SheetCostCentreResponse[];
  articles: SheetArticleResponse[];
  /** Only fields with a report or a draft. */
  fields: SheetFieldResponse[];
  collection: DemandCollectionResponse | null;
}
export class SavedSheetResponse {
  /** What is kept, with what is wrong in it. */
  saved: SheetFieldResponse[];
  /** Cells that somebody else changed meanwhile, as they stand. */
  conflicts: SheetFieldResponse[];
}
export class ReportedSheetResponse {
  stored: number;
  removed: number;
}
export class DemandProposalResponse {
  costCentre: string;
  articleNumber: string;
  /** A year's demand in order units, decimal text; null without a basis. */
  quantity: string | null;
  low: string | null;
  high: string | null;
  reasons: string[];
}
export class DemandProposalListResponse {
  items: DemandProposalResponse[];
  /** Why every other cell has none. */
  otherwise: string;
}
export class SheetPersonListResponse {
  items: SheetPersonResponse[];
}
export class DemandQuestionResponse {
  id: string;
  finding: string;
  question: string;
  askedBy: string;
  askedAt: Date;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  acceptedBy: string | null;
  acceptedAt: Date | null;
  state: 'asked' | 'answered' | 'accepted';
}
export class PlausibilityFindingResponse {
  limit: 'per-head-high' | 'per-head-low' | 'former-high' | 'former-low';
  /** What the limit is, in words. */
  limitName: string;
  text: string;
}
export class ExaminedDemandResponse {
  member: string;
  memberName: string;
  articleNumber: string;
  text: string;
  unitName: string;
  quantity: string;
  findings: PlausibilityFindingResponse[];
  questions: DemandQuestionResponse[];
}
export class DemandPlausibilityResponse {
  items: ExaminedDemandResponse[];
}
