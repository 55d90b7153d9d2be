import { DocumentSubjectResponse } from './document.response';

export class AppliedRetentionRuleResponse {
  /** `law`: a fact of the law book · `own`: set by the centre. */
  kind: 'law' | 'own';
  text: string;
  until: string | null;
  /** The provision, for rules of the law. */
  citation: string | null;
}
export class StandingHoldResponse {
  id: string;
  reason: string;
  placedAt: Date;
  placedBy: string;
}
export class KeptSubjectResponse {
  subject: DocumentSubjectResponse;
  documents: number;
  /** When the newest document was finished. */
  lastAt: Date;
  /** The last day on which the documents have to be there; null where no rule names one. */
  until: string | null;
  rules: AppliedRetentionRuleResponse[];
  note: string | null;
  /** Why nothing may be deleted today; empty when it may. */
  obstacles: string[];
  hold: StandingHoldResponse | null;
}
export class KeptSubjectListResponse {
  items: KeptSubjectResponse[];
  nextCursor: string | null;
}
export class KeptDocumentResponse {
  id: string;
  title: string;
  state: string;
  sha256: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
}
export class KeptSubjectDetailResponse extends KeptSubjectResponse {
  items: KeptDocumentResponse[];
}
export class RetentionRuleResponse {
  subjectType: string;
  /** Null: taken back. */
  years: number | null;
  note: string;
  setAt: Date;
  setBy: string;
}
export class RetentionRuleListResponse {
  items: RetentionRuleResponse[];
}
export class HoldPlacedResponse {
  id: string;
}
export class DeletedDocumentsResponse {
  deleted: number;
}
export class DeletedDocumentResponse {
  documentId: string;
  title: string;
  template: string;
  subjectLabel: string;
  sha256: string | null;
  requestedAt: Date;
  keptUntil: string;
  rules: string[];
  reason: string;
  deletedAt: Date;
  deletedBy: string;
  /** `kept`: something else refers to the same bytes; null while it is not looked after yet, or where there was none. */
  file: 'removed' | 'kept' | null;
}
export class DeletedDocumentListResponse {
  items: DeletedDocumentResponse[];
  nextCursor: string | null;
}
