export * from './assessment';
export * from './calendar';
export * from './codes';
export type { DutyAnswer } from './duties';
export type { Estimate, LotAnswer, LotEstimate } from './estimate';
export type { Citation, Explanation, TraceStep, Uncertainty } from './explanation';
export type { Fact, FactStatus } from './facts';
export { fact } from './facts';
export type { Period, PeriodDirection, PeriodRule, PeriodUnit } from './period-rules';
export {
  lengthText,
  lengthTextDative,
  PERIOD_DIRECTIONS,
  PERIOD_RULES,
  PERIOD_UNITS,
  UNIT_NAMES,
} from './period-rules';
export type { PeriodAnswer, PeriodRequest } from './periods';
export { computePeriod } from './periods';
export type { Ground, ProcedureTypeAnswer } from './procedure-types';
export type { RuleSetAnswer, RuleSetFact, RuleSetRef } from './rule-sets';
export { LAW_VERSION, ruleSetOn, ruleSets } from './rule-sets';
export { germanStatute } from './statute-names';
export type { ThresholdAnswer } from './thresholds';
export type { Timeline, TimelineRequest } from './timeline';
export { computeTimeline } from './timeline';
export { PLANNING_DEFAULT_DAYS } from './timeline-plan';
export type { Urgency } from './timeline-minimums';
export { URGENCIES } from './timeline-minimums';
export type { StepId, StepMinimum, TimelineConflict, TimelineStep } from './timeline-steps';
export { STEP_IDS, STEP_NAMES } from './timeline-steps';
