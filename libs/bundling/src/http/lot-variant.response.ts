export class VariantTypeResponse {
  type: string;
  germanName: string;
}
export class VariantCitationResponse {
  id: string;
  statute: string;
  text: string;
  source: string;
  status: 'verified' | 'remembered' | 'unknown';
}
export class VariantHintResponse {
  tone: 'info' | 'warning' | 'danger';
  text: string;
  citation: VariantCitationResponse;
}
export class VariantAwardResponse {
  award: number;
  lots: number;
  value: string;
  regime: 'eu' | 'national';
  /** The type the dates belong to. */
  timelineType: string;
  /** Shortest tender period, "35 Tage"; null where the library names none. */
  tenderPeriod: string | null;
  earliestAward: string | null;
  /** False: alone it would evade the law of the whole; it cannot be handed over. */
  lawful: boolean;
}
export class VariantComparisonResponse {
  /** Net EUR over the term: what was reported … */
  demandValue: string;
  /** … and what rounding up to whole packs adds. */
  surplusValue: string;
  value: string;
  regime: 'eu' | 'national';
  threshold: string;
  /** What is left to the threshold; negative when it is passed. */
  distance: string;
  lotCount: number;
  /** Share of the largest lot in the value, percent with one place. */
  largestShare: string;
  types: VariantTypeResponse[];
  awards: VariantAwardResponse[];
  earliestAward: string | null;
  hints: VariantHintResponse[];
  /** What the answer rests on although it is not certain. */
  uncertain: string[];
  /** The day of the law. */
  asOf: string;
  /** Every pair of article and member stands in exactly one lot. */
  proven: boolean;
}
export class VariantChoiceResponse {
  by: string;
  at: Date;
  reason: string;
}
export class LotVariantHeadResponse {
  /** null: the lots by product group that hold without any choice. */
  id: string | null;
  number: number;
  name: string;
  createdBy: string | null;
  createdAt: Date | null;
  choice: VariantChoiceResponse | null;
  comparison: VariantComparisonResponse;
  version: number;
}
export class LotVariantListResponse {
  items: LotVariantHeadResponse[];
}
export class TenderSourceResponse {
  articleNumber: string;
  unitName: string;
  /** Over the term, in this unit. */
  quantity: string;
  /** Tender units in one of these, "1/5". */
  factor: string;
}
export class TenderLineResponse {
  articleNumber: string;
  text: string;
  unit: string;
  unitName: string;
  /** What is asked for over the term, in whole packs. */
  quantity: string;
  /** What was reported, exactly: decimal or fraction. */
  demand: string;
  /** quantity − demand, the line of its own; "0" where nothing was rounded. */
  surplus: string;
  demandValue: string;
  surplusValue: string;
  sources: TenderSourceResponse[];
  members: string[];
}
export class VariantLotResponse {
  key: string;
  number: number;
  name: string;
  cpv: string;
  award: number;
  outsideEu: boolean;
  demandValue: string;
  surplusValue: string;
  value: string;
  /** Slugs … */
  members: string[];
  /** … and names, in the same order. */
  memberNames: string[];
  regime: 'eu' | 'national';
  /** Let outside EU law under the 20 % rule. */
  exempt: boolean;
  reason: string;
  types: VariantTypeResponse[];
  lines: TenderLineResponse[];
}
export class LotVariantResponse extends LotVariantHeadResponse {
  /** What undoing would take back; null: nothing. */
  lastStep: string | null;
  lots: VariantLotResponse[];
}
export class TenderPartResponse {
  member: string;
  memberName: string;
  costCentre: string;
  costCentreName: string;
  articleNumber: string;
  unitName: string;
  /** As reported, for one year. */
  quantity: string;
  /** Over the term in tender units: decimal or fraction. */
  tenderQuantity: string;
  lineId: string;
}
export class TenderPartsResponse {
  line: TenderLineResponse;
  parts: TenderPartResponse[];
  /** The parts' tender quantities and the rounding surplus add up to the quantity. */
  proven: boolean;
}
export class ArticleMergeResponse {
  articleNumber: string;
  text: string;
  intoArticle: string;
  intoText: string;
  factor: string;
  unitName: string;
  intoUnitName: string;
  reason: string;
  mergedBy: string;
  mergedAt: Date;
}
export class MergeProposalResponse {
  articleNumber: string;
  text: string;
  intoArticle: string;
  intoText: string;
  factor: string;
  unitName: string;
  intoUnitName: string;
  reason: string;
}
export class ArticleMergeListResponse {
  items: ArticleMergeResponse[];
  /** Pairs that look like the same article in two packs; nothing is merged without a person. */
  proposals: MergeProposalResponse[];
}
export class HandedOverDeliveryResponse {
  member: string;
  name: string;
  street: string;
  postcode: string;
  city: string;
}
export class HandedOverLotResponse {
  procedureId: string;
  fileNumber: string;
  lotNumber: number;
  award: number;
  title: string;
  /** Slugs of the members that may call off. */
  members: string[];
  delivery: HandedOverDeliveryResponse[];
}
export class HandOverResponse {
  items: HandedOverLotResponse[];
}
