import {
  CitationResponse,
  RuleSetResponse,
  SkippedDayResponse,
  TraceStepResponse,
  UncertaintyResponse,
} from '../contract';

export class FrameworkPointResponse {
  id: 'term' | 'entitled' | 'maximum' | 'mini-competition';
  germanName: string;
  verdict: 'permitted' | 'needs-grounds' | 'not-permitted';
  reason: string;
  citations: CitationResponse[];
}
/** Null where the agreement states no maximum. */
export class LeftResponse {
  value: string | null;
  quantity: string | null;
}
export class CallOffVerdictResponse {
  verdict: 'permitted' | 'not-permitted';
  /** Without this call-off. */
  left: LeftResponse;
  /** After this call-off; null when it is not permitted. */
  leftAfter: LeftResponse | null;
  reasons: string[];
}
export class FrameworkJudgementResponse {
  /** Null where no longest term is known. */
  longestYears: number | null;
  points: FrameworkPointResponse[];
  callOff: CallOffVerdictResponse | null;
  ruleSet: RuleSetResponse;
  citations: CitationResponse[];
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
}

export class ModificationLimitResponse {
  factId: string;
  germanName: string;
  limit: string;
  used: string;
  /** Negative when the limit is exceeded. */
  left: string;
}
export class ModificationDutyResponse {
  id: 'modification-notice';
  germanName: string;
  /** Last day; null where the law names no number of days. */
  until: string | null;
  when: string;
  citation: CitationResponse;
}
export class ContractChangeResponse {
  id: string;
  on: string;
  ground: 'de-minimis' | 'additional' | 'unforeseen' | 'review-clause' | 'none';
  verdict: 'permitted' | 'needs-grounds' | 'needs-new-procedure';
  amount: string;
  /** This change in percent of the reference value, four places, rounded up. */
  share: string;
  /** All changes on the same ground up to this one; reductions count like increases. */
  runningTotal: string;
  totalShare: string;
  limits: ModificationLimitResponse[];
  duties: ModificationDutyResponse[];
  reason: string;
  citations: CitationResponse[];
}
export class ModificationJudgementResponse {
  regime: 'eu' | 'national';
  /** The value the percentages count from. */
  referenceValue: string;
  /** In the order of their days. */
  changes: ContractChangeResponse[];
  ruleSet: RuleSetResponse;
  citations: CitationResponse[];
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
}

export class ReviewStepResponse {
  id:
    | 'complaint'
    | 'complaint-visible'
    | 'review-application'
    | 'reasons-on-request'
    | 'ex-ante-wait'
    | 'ineffectiveness-after-information'
    | 'ineffectiveness-after-notice'
    | 'ineffectiveness-limit'
    | 'contract-kept'
    | 'chamber-decision'
    | 'award-ban'
    | 'appeal'
    | 'suspensive-effect'
    | 'procedure-ended';
  germanName: string;
  from: string | null;
  length: number | null;
  unit: 'days' | 'weeks' | 'months' | 'working-days' | 'hours' | null;
  /** How the day was found; null for a rule or a moment that is not computed. */
  rule: 'eu-1182-71' | 'bgb' | null;
  /** One's own act is in time until then by every view. */
  lastCountedDay: string | null;
  /** Null where the facts given do not fix it, or where the rule has no day. */
  ends: string | null;
  /** The first day on which the authority may rely on its being over, by every view. */
  safeDay: string | null;
  skipped: SkippedDayResponse[];
  reason: string;
  citations: CitationResponse[];
}
export class ReviewDatesResponse {
  steps: ReviewStepResponse[];
  ruleSet: RuleSetResponse;
  citations: CitationResponse[];
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
}

export class ChecklistItemResponse {
  /** Id of the fact. */
  id: string;
  text: string;
  obligation: 'required' | 'if-applicable' | 'recommended';
  citation: CitationResponse;
}
export class RetentionResponse {
  /** From the award. */
  years: number;
  /** Null while the award is not known. */
  until: string | null;
  reason: string;
  citation: CitationResponse;
}
export class RecordChecklistResponse {
  /** False for call-offs that need no record of their own. */
  recordNeeded: boolean;
  record: ChecklistItemResponse[];
  opening: ChecklistItemResponse[];
  /** Null where no rule is stored. */
  retention: RetentionResponse | null;
  ruleSet: RuleSetResponse;
  citations: CitationResponse[];
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
}
