export class ContractPartnerResponse {
  name: string;
  street: string;
  postcode: string;
  city: string;
  email: string;
}
export class ContractMemberResponse {
  slug: string;
  name: string;
}
export class ContractLotResponse {
  lotId: string;
  number: number;
  title: string;
  cpv: string;
  value: string;
}
export class ContractOptionResponse {
  id: string;
  title: string;
  months: number;
  value: string;
  exerciseBy: string | null;
  decision: 'exercised' | 'declined' | null;
  decidedOn: string | null;
  decidedBy: string | null;
  note: string;
}
/** How far a limit on changes is used up. */
export class ContractLimitResponse {
  factId: string;
  name: string;
  limit: string;
  used: string;
  /** Negative when the limit is exceeded. */
  left: string;
}
export class ContractListItemResponse {
  id: string;
  number: string;
  title: string;
  partner: string;
  members: ContractMemberResponse[];
  procedureId: string;
  value: string;
  currentValue: string;
  termFrom: string | null;
  endsOn: string | null;
  /** The next day to decide about an option; null: none open, or without a day. */
  optionBy: string | null;
  openOptions: number;
  /** Latest day to begin with the successor; null: not known, or settled. */
  successorBy: string | null;
  successor: string | null;
  /** The tightest limit on small changes; null: no rule is stored. */
  smallChanges: ContractLimitResponse | null;
}
export class ContractListResponse {
  items: ContractListItemResponse[];
  nextCursor: string | null;
}
export class ChangeNoticeResponse {
  due: boolean;
  until: string | null;
}
export class ContractModificationResponse {
  id: string;
  on: string;
  amount: string;
  ground: 'de-minimis' | 'additional' | 'unforeseen' | 'review-clause' | 'none';
  natureChanged: boolean;
  reason: string;
  verdict: 'permitted' | 'needs-grounds' | 'needs-new-procedure';
  verdictReason: string;
  /** In percent of the reference value, four places. */
  share: string;
  /** All changes on the same ground up to this one. */
  runningTotal: string;
  totalShare: string;
  limits: ContractLimitResponse[];
  notice: ChangeNoticeResponse;
  person: string;
  at: string;
}
export class ContractPriceAdjustmentResponse {
  id: string;
  from: string;
  valueBefore: string;
  valueAfter: string;
  basis: string;
  person: string;
  at: string;
}
export class ContractTaskResponse {
  id: string;
  /** `duty`: settled in the procedure. */
  kind: 'option' | 'successor' | 'change-notice' | 'duty';
  title: string;
  due: string | null;
  paragraph: string | null;
  done: boolean;
  overdue: boolean;
  /** Number, link or place where the proof is found. */
  proof: string | null;
  proofOn: string | null;
  person: string | null;
}
export class SuccessorDayResponse {
  id: string;
  name: string;
  latest: string;
  reason: string;
  paragraphs: string[];
}
export class SuccessorPlanResponse {
  contractEnds: string;
  startBy: string;
  days: SuccessorDayResponse[];
  doubts: string[];
}
export class ContractSuccessorResponse {
  procedureId: string;
  fileNumber: string;
}
export class ContractRetentionResponse {
  until: string | null;
  note: string | null;
}
export class ContractDoubtResponse {
  id: string;
  text: string;
}
export class ContractResponse {
  id: string;
  number: string;
  title: string;
  procedureId: string;
  fileNumber: string;
  partner: ContractPartnerResponse;
  members: ContractMemberResponse[];
  lots: ContractLotResponse[];
  nature: string;
  natureName: string;
  regimeName: string;
  awardedOn: string;
  value: string;
  currentValue: string;
  termFrom: string | null;
  termTo: string | null;
  /** With the options that were exercised. */
  endsOn: string | null;
  /** If every open option were exercised too. */
  longestEnd: string | null;
  priceClause: 'fixed' | 'index' | 'negotiated';
  priceClauseName: string;
  priceIndex: string;
  priceFrom: string | null;
  preparationDays: number;
  options: ContractOptionResponse[];
  modifications: ContractModificationResponse[];
  adjustments: ContractPriceAdjustmentResponse[];
  smallChanges: ContractLimitResponse | null;
  /** What is not certain about the limits. */
  doubts: ContractDoubtResponse[];
  tasks: ContractTaskResponse[];
  successorPlan: SuccessorPlanResponse | null;
  successor: ContractSuccessorResponse | null;
  noSuccessor: string | null;
  /** Null for those who may not read the procedure. */
  retention: ContractRetentionResponse | null;
  mayManage: boolean;
  mayReadProcedure: boolean;
  changedBy: string;
  changedAt: string;
  version: number;
}
export class ModificationPreviewResponse {
  verdict: 'permitted' | 'needs-grounds' | 'needs-new-procedure';
  reason: string;
  share: string;
  runningTotal: string;
  totalShare: string;
  referenceValue: string;
  limits: ContractLimitResponse[];
  notice: ChangeNoticeResponse;
  paragraphs: string[];
  doubts: ContractDoubtResponse[];
}
export class ConcludedContractsResponse {
  /** Of all contracts of the procedure. */
  ids: string[];
}
