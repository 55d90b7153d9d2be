export class FrameworkOptionResponse {
  title: string;
  months: number;
  /** Last day to declare it; null: none agreed. */
  exerciseBy: string | null;
}
export class FrameworkMinimumResponse {
  articleNumber: string;
  quantity: string;
}
export class FrameworkTermsResponse {
  options: FrameworkOptionResponse[];
  /** If every option were drawn. */
  longestEnd: string;
  minimumValue: string | null;
  minimums: FrameworkMinimumResponse[];
  priceClause: 'fixed' | 'index' | 'negotiated';
  priceIndex: string;
  priceFrom: string | null;
  deliveryTerms: string;
  /** Slugs of members named in the procedure that take no part so far. */
  named: string[];
  /** Slugs of the members in the area of delivery; null: none recorded. */
  area: string[] | null;
  /** Null: nothing was entered. */
  changedBy: string | null;
  changedAt: Date | null;
  version: number;
}
export class CircleCitationResponse {
  id: string;
  statute: string;
  text: string;
  source: string;
  status: 'verified' | 'remembered' | 'unknown';
}
export class CirclePointResponse {
  id: string;
  name: string;
  verdict: 'fits' | 'open' | 'fails';
  reason: string;
  citations: CircleCitationResponse[];
}
export class CircleAnswerResponse {
  verdict: 'may' | 'check' | 'new-procedure';
  sentence: string;
  points: CirclePointResponse[];
  doubts: string[];
}
