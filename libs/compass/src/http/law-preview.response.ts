import { CitationResponse, RuleSetResponse, TraceStepResponse, UncertaintyResponse } from '../contract';

export class ChangeDayResponse {
  on: string;
  /** What begins or ends on that day, German sentences. */
  texts: string[];
}
export class DecisionChangeResponse {
  kind: 'regime' | 'threshold' | 'procedure-type' | 'duty' | 'period' | 'rule-set';
  /** False for what changes without changing the decision. */
  decisive: boolean;
  /** German, old → new, with the paragraph. */
  text: string;
  citations: CitationResponse[];
}
export class PreviewedCaseResponse {
  type: string;
  id: string;
  label: string;
  href: string;
  startsOn: string;
  differs: boolean;
  changes: DecisionChangeResponse[];
  /** What is not known about the law of the new day. */
  unknown: UncertaintyResponse[];
}
export class UndecidableCaseResponse {
  type: string;
  id: string;
  label: string;
  href: string;
  startsOn: string;
  reason: string;
}
export class LawPreviewResponse {
  on: string;
  today: string;
  changeDays: ChangeDayResponse[];
  /** Those that would be decided differently first. */
  items: PreviewedCaseResponse[];
  unchanged: number;
  undecidable: UndecidableCaseResponse[];
}

export class NeedWindowResponse {
  from: string;
  to: string;
  /** Net EUR. */
  sum: string;
  needIds: string[];
  /** Ids of the limits that the sum passes although each of the needs stays within. */
  passed: string[];
}
export class NeedLimitResponse {
  id: string;
  germanName: string;
  /** Net EUR, the largest value that stays within. */
  upTo: string;
  perLot: boolean;
  citation: CitationResponse;
}
export class NextLimitResponse {
  limitId: string;
  left: string;
}
export class WatchedNeedResponse {
  id: string;
  label: string;
  href: string;
  value: string;
  on: string;
  buyerNames: string[];
}
export class ContractValueResponse {
  /** null: the whole centre. */
  buyerId: string | null;
  buyerName: string;
  nature: string;
  natureName: string;
  /** CPV group or product group. */
  kind: string;
  year: NeedWindowResponse;
  largest: NeedWindowResponse;
  limits: NeedLimitResponse[];
  next: NextLimitResponse | null;
  hint: boolean;
  reasons: string[];
  against: string[];
  needs: WatchedNeedResponse[];
}
export class ContractValuesResponse {
  asOf: string;
  /** Hints first. */
  items: ContractValueResponse[];
  ruleSet: RuleSetResponse;
  citations: CitationResponse[];
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
}
