import type { State } from '../domain/machine';

export class CreatedProcurementRequestResponse {
  id: string;
  version: number;
}
export class RequestMemberResponse {
  slug: string;
  name: string;
}
export class RequestCostCentreResponse {
  id: string;
  number: string;
  name: string;
}
export class RequestPersonResponse {
  id: string;
  name: string;
}
/** Of the procedure, for those who may open it. */
export class RequestProcedureResponse {
  id: string;
  fileNumber: string;
}
export class RequestNextDateResponse {
  date: string;
  what: string;
}
/** What the department is told of the procedure. */
export class RequestProgressResponse {
  phaseName: string;
  /** Who runs the procedure. */
  officer: string | null;
  nextDate: RequestNextDateResponse | null;
  awardedOn: string | null;
  awardedTo: string[];
}
export class RequestListItemResponse {
  id: string;
  number: string | null;
  title: string;
  state: State;
  stateName: string;
  nature: string;
  natureName: string;
  member: RequestMemberResponse;
  department: string | null;
  costCentre: RequestCostCentreResponse | null;
  requester: RequestPersonResponse;
  officer: RequestPersonResponse | null;
  /** Net EUR, decimal string. */
  estimate: string | null;
  needOn: string | null;
  submittedAt: string | null;
  changedAt: string;
  /** Words of others that the person has not seen. */
  unread: number;
  questionOpen: boolean;
  answerUntil: string | null;
  procedure: RequestProcedureResponse | null;
  /** Phase of the procedure; null before the request is taken over. */
  phaseName: string | null;
  version: number;
}
export class RequestListResponse {
  items: RequestListItemResponse[];
  nextCursor: string | null;
}
export class RequestLineResponse {
  text: string;
  amount: string;
  lot: string;
}
export class RequestLotResponse {
  title: string;
  cpv: string;
}
/** As it was typed. */
export class RequestContentResponse {
  title: string;
  description: string;
  nature: string;
  form: string;
  quantity: string;
  place: string;
  needOn: string;
  termFrom: string;
  termTo: string;
  planningState: string;
  maximumValue: string;
  previousContract: string;
  previousSupplier: string;
  previousEndsOn: string;
  pricesAsked: string;
  onBehalfOf: string;
  costCentreId: string;
  budgetAmount: string;
  budgetYear: string;
  budgetKind: string;
  budgetConfirmedBy: string;
  lotsWish: string;
  lotsReason: string;
  estimateMethod: string;
  estimateNote: string;
  contactName: string;
  contactPhone: string;
  contactEmail: string;
  lines: RequestLineResponse[];
  lots: RequestLotResponse[];
}
export class RequestDifferenceResponse {
  name: string;
  before: string;
  after: string;
}
export class RequestEntryResponse {
  id: string;
  /** submitted, resubmitted, review, question, remark, answer, return, refused, withdrawn, accepted. */
  kind: string;
  side: 'department' | 'centre';
  text: string;
  person: string;
  own: boolean;
  at: string;
  /** The person has not seen it yet. */
  unread: boolean;
  /** What changed since it was handed in before. */
  changes: RequestDifferenceResponse[];
}
export class RequestAttachmentResponse {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  sha256: string;
  mediaType: string;
  typeName: string;
  person: string;
  addedAt: string;
}
export class RequestTrackStepResponse {
  id: string;
  name: string;
  state: 'done' | 'current' | 'ahead' | 'stopped';
  detail: string | null;
}
export class RequestHolderResponse {
  side: 'department' | 'centre' | 'nobody';
  sentence: string;
}
export class RequestFaultResponse {
  pointer: string;
  message: string;
}
export class ProcurementRequestResponse {
  id: string;
  number: string | null;
  state: State;
  stateName: string;
  member: RequestMemberResponse;
  department: string | null;
  costCentre: RequestCostCentreResponse | null;
  requester: RequestPersonResponse;
  officer: RequestPersonResponse | null;
  content: RequestContentResponse;
  /** Sum of the lines, net EUR. */
  estimate: string | null;
  budgetNotice: string | null;
  reason: string | null;
  answerUntil: string | null;
  questionOpen: boolean;
  track: RequestTrackStepResponse[];
  holder: RequestHolderResponse;
  /** What the acting person may do now. */
  commands: string[];
  /** What would be missing if it were handed in now; empty where it cannot be handed in. */
  missing: RequestFaultResponse[];
  /** Fields that have to be filled in for this kind of request. */
  required: string[];
  entries: RequestEntryResponse[];
  attachments: RequestAttachmentResponse[];
  procedure: RequestProcedureResponse | null;
  progress: RequestProgressResponse | null;
  createdAt: string;
  submittedAt: string | null;
  changedAt: string;
  changedBy: string;
  version: number;
}
/** The state after a step. */
export class RequestStepResponse {
  id: string;
  number: string | null;
  state: State;
  version: number;
}
export class SavedRequestResponse extends RequestStepResponse {
  savedAt: string;
  missing: RequestFaultResponse[];
  /** Fields that have to be filled in for this kind of request. */
  required: string[];
}
export class TakenOverResponse {
  procedureId: string;
  fileNumber: string;
}
export class AddedAttachmentResponse {
  id: string;
}
