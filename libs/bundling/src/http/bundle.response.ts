export class BundlePartResponse {
  member: string;
  memberName: string;
  costCentre: string;
  costCentreName: string;
  quantity: string;
  lineId: string;
}
export class BundleItemResponse {
  articleNumber: string;
  text: string;
  cpv: string;
  unit: string;
  unitName: string;
  quantity: string;
  baseUnit: string;
  baseQuantity: string;
  estimatedValue: string;
  parts: BundlePartResponse[];
}
export class BundleLotResponse {
  id: string;
  position: number;
  name: string;
  cpv: string;
  estimatedValue: string;
  items: BundleItemResponse[];
}
export class ArticleProofResponse {
  articleNumber: string;
  unit: string;
  lines: number;
  reported: string;
  bundled: string;
  inParts: string;
  proven: boolean;
}
export class BundleProofResponse {
  lineCount: number;
  partCount: number;
  itemValues: string;
  proven: boolean;
  articles: ArticleProofResponse[];
}
export class BundleResponse {
  id: string;
  roundId: string;
  roundNumber: string;
  title: string;
  lots: BundleLotResponse[];
  /** Value of the reported demand, which counts as that of one year. */
  estimatedValue: string;
  termYears: number;
  /** estimatedValue × termYears: what the assessment rests on. */
  termValue: string;
  /** The answer of the law library at the time of bundling, as POST /api/law/assessments gives it. */
  assessment: Record<string, unknown>;
  /** That every line stands in the bundle exactly once. */
  proof: BundleProofResponse;
  createdBy: string;
  createdAt: Date;
  procedureId: string | null;
  procedureFileNumber: string | null;
  version: number;
}
