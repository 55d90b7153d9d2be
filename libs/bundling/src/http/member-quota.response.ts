export class MemberQuotaResponse {
  member: string;
  memberName: string;
  /** Empty: EUR of the value. */
  articleNumber: string;
  quota: string;
  used: string;
  rest: string;
}
export class QuotaTransferResponse {
  id: string;
  from: string;
  to: string;
  articleNumber: string;
  amount: string;
  reason: string;
  askedBy: string;
  /** Slug of the member that has asked; null: the centre. */
  askedFor: string | null;
  askedAt: Date;
  /** Null: nobody has answered. */
  agreed: boolean | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  answerReason: string | null;
  /** Whether the reader may answer. */
  mayAnswer: boolean;
}
export class MemberQuotasResponse {
  /** Whether any member has a quota, also one the reader does not see. */
  shared: boolean;
  /** A member sees its own. */
  quotas: MemberQuotaResponse[];
  /** A member sees those it is part of. */
  transfers: QuotaTransferResponse[];
}
