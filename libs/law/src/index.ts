export * from './assessment/assessment';
export * from './calendar/calendar';
export * from './book/codes';
export type { CallOff, Left } from './contracts/call-off';
export type {
  CallOffAnswer,
  FrameworkAnswer,
  FrameworkPoint,
  FrameworkPointId,
  FrameworkRequest,
} from './contracts/framework';
export { judgeFramework } from './contracts/framework';
export type {
  ChangeAnswer,
  ContractChange,
  LimitAnswer,
  ModificationAnswer,
  ModificationRequest,
} from './contracts/modification';
export { judgeModification } from './contracts/modification';
export type { ModificationDuty } from './contracts/modification-notice';
export type { ModificationGround } from './contracts/modification-rules';
export type { ChangeVerdict } from './contracts/modification-verdict';
export type { DutyAnswer } from './duties/duties';
export type { RecordChecklist, RecordChecklistRequest, RecordItemAnswer, Retention } from './duties/record-checklist';
export { recordChecklist } from './duties/record-checklist';
export type { RecordObligation } from './duties/record-items';
export type { Estimate } from './value/estimate';
export { estimationFact } from './value/estimation-rules';
export type { LotEstimate } from './value/lots';
export type { Citation, Explanation, TraceStep, Uncertainty } from './book/explanation';
export { citationOf, explainer } from './book/explanation';
export type { LawChange } from './book/changes';
export { lawChanges } from './book/changes';
export type { Evaluation, RankedBid } from './evaluation/evaluate';
export { evaluate } from './evaluation/evaluate';
export type {
  BidRequest,
  CriterionRequest,
  EvaluationMethod,
  EvaluationRequest,
} from './evaluation/evaluation-request';
export { EVALUATION_METHOD_NAMES, EVALUATION_METHODS } from './evaluation/evaluation-request';
export type { LowBid, LowBidBasis } from './evaluation/low-bids';
export type { TieRule } from './evaluation/ranking';
export { TIE_RULES } from './evaluation/ranking';
export type { Rounding } from './evaluation/rational';
export { ROUNDINGS } from './evaluation/rational';
export type { SensitivityStage } from './evaluation/sensitivity';
export type { CorridorCriterion } from './evaluation/ufab';
export { CORRIDOR_CRITERIA } from './evaluation/ufab';
export type { Fact, FactStatus } from './book/facts';
export type { Law, LawData, SuccessorRow } from './book/law';
export { extended, fact, lawOf, SHIPPED_DATA, SHIPPED_LAW } from './book/law';
export type { OwnDuty, OwnEntry, OwnLimit, OwnValue, StoredEntry } from './book/own-entries';
export { checkedEntry, entryText, hasEffect, isOpenToEntries, withOwnEntries } from './book/own-entries';
export type { DutyRow, FreeRow, LimitRow, RuleSetRow } from './book/rows';
export type { Period, PeriodDirection, PeriodRule, PeriodUnit } from './periods/period-rules';
export { lengthText, PERIOD_DIRECTIONS, PERIOD_RULES, PERIOD_UNITS } from './periods/period-rules';
export type { Extension, PeriodAnswer, PeriodRequest } from './periods/periods';
export { computePeriod, extendPeriod } from './periods/periods';
export type { LimitDistances, ValueLimit } from './procedure-types/limit-distances';
export type { LotAnswer, LotType } from './procedure-types/lot-types';
export type { Ground, ProcedureTypeAnswer } from './procedure-types/procedure-types';
export type { ReviewAnswer, ReviewRequest } from './review/review-dates';
export { reviewDates } from './review/review-dates';
export type { ReviewEvents } from './review/review-events';
export type { ReviewRule, ReviewStep, ReviewStepId } from './review/review-steps';
export type { LawChangeKind, LawQuestion, TimelineInputs } from './preview/decision';
export type { DecisionChange, LawComparison } from './preview/law-change';
export { compareOn } from './preview/law-change';
export type { ChangeDay, RuleSetAnswer, RuleSetFact, RuleSetRef } from './book/rule-sets';
export { changeDays, ruleSetOn, ruleSets } from './book/rule-sets';
export { germanStatute } from './book/statute-names';
export type { Need } from './value/need';
export { kindOfNeed } from './value/need';
export type { NeedWindow, SplittingAnswer, SplittingRequest, WatchedNeeds } from './value/splitting';
export { watchSplitting } from './value/splitting';
export type { LimitAnswer as NeedLimit } from './value/splitting-limits';
export type { ThresholdAnswer } from './value/thresholds';
export type { Timeline, TimelineRequest } from './timeline/timeline';
export { computeTimeline } from './timeline/timeline';
export type { Urgency } from './timeline/timeline-minimums';
export { URGENCIES } from './timeline/timeline-minimums';
export type { StepId, StepMinimum, TimelineConflict, TimelineStep } from './timeline/timeline-steps';
export { STEP_IDS, STEP_NAMES } from './timeline/timeline-steps';
