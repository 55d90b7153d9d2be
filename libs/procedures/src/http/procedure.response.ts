import type { ConfirmationKind } from '../domain/confirmation';
import type { Phase } from '../domain/phase';
import { AssessmentResponse, TimelineResponse } from '@app/compass/contract';

export class CreatedProcedureResponse {
  id: string;
  fileNumber: string;
}
export class CreatedResponse {
  id: string;
}
export class ConditionResponse {
  id: string;
  pointer: string;
  paragraph: string | null;
  met: boolean;
  sentence: string;
}
export class PhaseResponse {
  id: Phase;
  name: string;
  state: 'done' | 'current' | 'ahead';
}
export class BuyerResponse {
  slug: string;
  name: string;
}
export class TermResponse {
  from: string;
  to: string;
}
export class OriginResponse {
  type: string;
  id: string;
}
export class TypeChoiceResponse {
  reason: string;
  groundId: string | null;
  groundText: string | null;
  person: string;
  at: string;
}
export class TimelineInputsResponse {
  noticeDispatchedOn: string;
  overrides: Record<string, string>;
  tenderTime: string | null;
}
export class PositionResponse {
  articleNumber: string;
  text: string;
  unit: string;
  unitName: string;
  quantity: string;
}
export class BidTierResponse {
  fromQuantity: string;
  unitPrice: string;
}
export class BidPositionResponse {
  articleNumber: string;
  tiers: BidTierResponse[];
}
export class BidResponse {
  id: string;
  bidderId: string;
  bidder: string;
  receivedAt: string | null;
  positions: BidPositionResponse[];
  missing: string[];
  total: string;
}
export class RankedBidResponse {
  bidId: string;
  bidderId: string;
  bidder: string;
  total: string;
  rank: number | null;
  note: string | null;
  proposed: boolean;
}
export class EvaluationResponse {
  person: string;
  at: string;
  ranking: RankedBidResponse[];
}
export class MandatoryItemLotResponse {
  lotId: string;
  number: number;
  state: 'open' | 'done' | 'waiting' | 'waived';
  note: string | null;
  markedBy: string | null;
  markedAt: string | null;
  notYet: string | null;
}
export class MandatoryItemResponse {
  id: string;
  title: string;
  paragraph: string | null;
  /** Must be settled before this phase. */
  before: Phase;
  beforeName: string;
  /** `waived`: left open, and a second person agreed · `waiting`: asked. */
  state: 'open' | 'done' | 'waiting' | 'waived';
  note: string | null;
  responsibleId: string | null;
  responsible: string | null;
  markedBy: string | null;
  markedAt: string | null;
  /** Why it cannot be settled now. */
  notYet: string | null;
  /** What the file itself says about it: then nobody ticks it. */
  proof: string | null;
  /** How it stands for each lot, where lots go their own ways. */
  lots: MandatoryItemLotResponse[];
}
export class ConfirmationResponse {
  id: string;
  kind: ConfirmationKind;
  kindName: string;
  subject: string;
  text: string;
  askedById: string;
  askedBy: string;
  askedAt: string;
  decision: 'agreed' | 'refused' | null;
  decidedBy: string | null;
  decidedAt: string | null;
  comment: string | null;
}
export class ProcedureLotResponse {
  id: string;
  number: number;
  title: string;
  estimatedValue: string;
  cpv: string;
  phase: Phase;
  phaseName: string;
  awardedOn: string | null;
  regime: 'eu' | 'national' | null;
  positions: PositionResponse[];
  bids: BidResponse[];
  evaluation: EvaluationResponse | null;
}
export class BidderResponse {
  id: string;
  name: string;
  street: string;
  postcode: string;
  city: string;
  email: string;
}
export class PersonActResponse {
  personId: string;
  person: string;
  role: string | null;
  at: string;
}
export class OpeningResponse {
  /** True when two people have opened the bids. */
  complete: boolean;
  people: PersonActResponse[];
}
export class ProposalResponse {
  id: string;
  lotIds: string[];
  reason: string;
  person: string;
  at: string;
  value: string;
}
export class InformationLetterResponse {
  id: string;
  proposalId: string;
  dispatchedOn: string;
  channel: 'electronic' | 'post';
  person: string;
  at: string;
  standstillEnds: string | null;
  awardFrom: string | null;
  awardSafeFrom: string | null;
}
export class AwardResponse {
  people: PersonActResponse[];
  awardedOn: string | null;
  awardedValue: string | null;
}
/** Lots that stand in one place from the evaluation on: those of one proposal, or those that wait for one. */
export class ProcedurePartResponse {
  lotIds: string[];
  phase: Phase;
  phaseName: string;
  proposalId: string | null;
  /** Who has decided over this award. */
  people: PersonActResponse[];
  nextPhase: Phase | null;
  nextPhaseName: string | null;
  /** Conditions of its next step, met and unmet. */
  checklist: ConditionResponse[];
}
export class PlannedOptionResponse {
  title: string;
  value: string;
}
export class ThirdPartyResponse {
  name: string;
  fee: string | null;
}
export class PlannedFrameworkResponse {
  parties: 'one' | 'several';
  maximumValue: string | null;
  maximumQuantity: string | null;
  termReasons: string;
}
export class PlanResponse {
  description: string;
  /** Slug of the member that signs for all buyers; null: the centre. */
  leadBuyer: string | null;
  thirdParty: ThirdPartyResponse | null;
  place: string[];
  /** The code the procedure is published under: the chosen one, else that of the first lot; '' for none. */
  mainCpv: string;
  furtherCpv: string[];
  options: PlannedOptionResponse[];
  framework: PlannedFrameworkResponse | null;
  dynamicSystem: boolean;
  planningCompetition: boolean;
}
export class ProcedureResponse {
  id: string;
  fileNumber: string;
  title: string;
  nature: string;
  natureName: string;
  state: string;
  onBehalfOf: string | null;
  phase: Phase;
  phaseName: string;
  phases: PhaseResponse[];
  regime: 'eu' | 'national';
  regimeName: string;
  procedureType: string | null;
  procedureTypeName: string | null;
  typeChoice: TypeChoiceResponse | null;
  ruleSet: string;
  lawVersion: string;
  startsOn: string;
  estimatedValue: string;
  estimateReasons: string[];
  assessment: AssessmentResponse;
  timelineInputs: TimelineInputsResponse | null;
  timeline: TimelineResponse | null;
  tenderDeadline: string | null;
  /** True while the tender deadline lies ahead or is not set. */
  sealed: boolean;
  bindingUntil: string | null;
  buyers: BuyerResponse[];
  joint: boolean;
  plan: PlanResponse;
  term: TermResponse | null;
  origin: OriginResponse | null;
  lots: ProcedureLotResponse[];
  /** How the lots go apart; empty before the evaluation. */
  parts: ProcedurePartResponse[];
  bidders: BidderResponse[];
  opening: OpeningResponse;
  /** The last that stands; see `proposals` where lots go different ways. */
  proposal: ProposalResponse | null;
  proposals: ProposalResponse[];
  informationLetters: InformationLetterResponse[];
  award: AwardResponse;
  nextPhase: Phase | null;
  nextPhaseName: string | null;
  /** Conditions of the next step, met and unmet. */
  checklist: ConditionResponse[];
  /** Everything mandatory of all phases. */
  items: MandatoryItemResponse[];
  /** What a second person was asked. */
  confirmations: ConfirmationResponse[];
  round: number;
  /** Since when review proceedings forbid the award. */
  suspendedOn: string | null;
  officerId: string | null;
  officer: string | null;
  deputyId: string | null;
  deputy: string | null;
  changedBy: string;
  changedAt: string;
  lastChange: string;
  version: number;
}
export class DateConflictResponse {
  pointer: string;
  sentence: string;
  paragraph: string | null;
}
export class DateHintResponse {
  stepId: string;
  sentence: string;
  /** The nearest day that fits; null where none is known. */
  better: string | null;
}
export class DateHintListResponse {
  items: DateHintResponse[];
}
export class TimelinePreviewResponse {
  timeline: TimelineResponse;
  tenderDeadline: string | null;
  bindingUntil: string | null;
  conflicts: DateConflictResponse[];
  /** What closing days and sessions of the buyers say; never blocks. */
  hints: DateHintResponse[];
}
export class BackwardPlanResponse {
  award: string;
  /** The last working day for notice or invitations. */
  noticeBy: string;
  /** Why the goal cannot be met; the plan then begins today. */
  tooLate: string | null;
  /** What `POST …/timeline` would take to plan so. */
  noticeDispatchedOn: string;
  overrides: Record<string, string>;
  preview: TimelinePreviewResponse;
}
export class RecordedBidResponse {
  id: string;
  total: string;
  missing: string[];
}
export class FindingResponse {
  field: string;
  value: string;
  message: string;
}
export class RejectedPriceResponse extends FindingResponse {
  record: number;
  line: number;
  further: FindingResponse[];
}
export class BidImportResponse {
  accepted: number;
  rejected: RejectedPriceResponse[];
  total: string;
  missing: string[];
}
export class CompassSheetResponse {
  /** The document; the queue makes it. */
  documentId: string;
}
