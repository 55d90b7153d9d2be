import type { PeriodUnit, ProcedureType, StepId } from '@app/law';

/** Answers of the law library as every room passes them on (law-api.md). */
export class CitationResponse {
  id: string;
  statute: string;
  text: string;
  source: string;
  status: 'verified' | 'remembered' | 'unknown';
}
export class TraceStepResponse {
  text: string;
  inputs: Record<string, string>;
  rule: string | null;
}
export class UncertaintyResponse {
  id: string;
  status: 'verified' | 'remembered' | 'unknown';
  text: string;
}
export class RuleSetResponse {
  id: string;
  version: string;
}
export class ThresholdResponse {
  id: string;
  value: string;
  validFrom: string | null;
  validTo: string | null;
}
/** A procedure type a lot may be let by without further grounds. */
export class LotTypeResponse {
  type: ProcedureType;
  germanName: string;
  verdict: 'free-choice' | 'permitted';
  upTo: string | null;
  reason: string;
}
export class LotRegimeResponse {
  id: string;
  regime: 'eu' | 'national';
  exempt: boolean;
  reason: string;
  /** Only for lots under national law; answers kept from earlier versions have none. */
  permittedTypes?: LotTypeResponse[];
}
/** A value at which something changes; `up-to`: the amount itself belongs to the lower side. */
export class ValueLimitResponse {
  id: string;
  amount: string;
  bound: 'up-to' | 'below';
  perLot: boolean;
  types: string[];
  text: string;
  distance: string;
}
/** Limits passed and limits ahead, nearest first. */
export class LimitDistancesResponse {
  below: ValueLimitResponse[];
  above: ValueLimitResponse[];
}
export class GroundResponse {
  id: string;
  text: string;
  citation: CitationResponse;
}
export class ProcedureTypeVerdictResponse {
  type: ProcedureType;
  germanName: string;
  verdict: 'free-choice' | 'permitted' | 'needs-grounds' | 'not-permitted';
  upTo: string | null;
  minimumBidders: number | null;
  grounds: GroundResponse[];
  reason: string;
}
export class DutyResponse {
  id: string;
  germanName: string;
  from: string | null;
  when: string;
  citation: CitationResponse;
}
export class AssessmentResponse {
  regime: 'eu' | 'national';
  estimatedValue: string;
  threshold: ThresholdResponse;
  distance: string;
  /** Answers kept from earlier versions have none. */
  limits?: LimitDistancesResponse;
  lots: LotRegimeResponse[];
  procedureTypes: ProcedureTypeVerdictResponse[];
  duties: DutyResponse[];
  ruleSet: RuleSetResponse;
  citations: CitationResponse[];
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
}
export class StepMinimumResponse {
  length: number;
  unit: PeriodUnit;
}
export class SkippedDayResponse {
  date: string;
  why: string;
}
export class TimelineStepResponse {
  id: StepId;
  germanName: string;
  kind: 'period' | 'moment';
  minimum: StepMinimumResponse | null;
  from: string | null;
  earliest: string | null;
  planned: string;
  latest: string | null;
  shifted: boolean;
  skipped: SkippedDayResponse[];
  lawful: boolean;
  reason: string;
  citations: CitationResponse[];
  /** The law names no day and nobody has planned one. */
  proposed?: boolean;
}
export class TimelineConflictResponse {
  stepId: StepId;
  message: string;
}
export class TimelineResponse {
  steps: TimelineStepResponse[];
  conflicts: TimelineConflictResponse[];
  earliestAward: string | null;
  ruleSet: RuleSetResponse;
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
  citations: CitationResponse[];
}
export class PeriodResponse {
  firstDay: string;
  lastCountedDay: string;
  ends: string;
  shifted: boolean;
  skipped: SkippedDayResponse[];
  earliestNextDay: string;
  safeDay: string;
  citations: CitationResponse[];
  trace: TraceStepResponse[];
  uncertain: UncertaintyResponse[];
}
