export class EffectLineResponse {
  name: string;
  before: string;
  after: string;
}
export class EffectLimitResponse {
  name: string;
  limit: string;
  used: string;
  /** Negative when the limit is exceeded. */
  left: string;
}
export class EffectParagraphResponse {
  id: string;
  statute: string;
  status: string;
}
export class EffectTermResponse {
  verdict: string;
  reason: string;
}
export class EffectLawResponse {
  /** Null: no contract is known, nothing was judged. */
  verdict: 'permitted' | 'needs-grounds' | 'needs-new-procedure' | null;
  reason: string;
  contractNumber: string | null;
  limits: EffectLimitResponse[];
  /** Of the longest term; for an extension. */
  term: EffectTermResponse | null;
  paragraphs: EffectParagraphResponse[];
  doubts: string[];
}
export class ProposalEffectResponse {
  lines: EffectLineResponse[];
  /** By how much the agreement becomes worth more, net EUR. */
  amount: string;
  basis: string;
  law: EffectLawResponse;
}
export class FrameworkProposalResponse {
  id: string;
  kind: 'quantity' | 'value' | 'price' | 'extension';
  /** Empty: the whole agreement. */
  articleNumber: string;
  /** The first day of a price. */
  from: string | null;
  ground: string;
  reason: string;
  /** As it was when it was proposed. */
  effect: ProposalEffectResponse;
  proposedBy: string;
  proposedAt: Date;
  /** Whether the reader has proposed it and so cannot decide about it. */
  own: boolean;
  state: 'open' | 'accepted' | 'refused' | 'withdrawn';
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string;
}
export class FrameworkProposalListResponse {
  /** Open ones first, then the newest. */
  items: FrameworkProposalResponse[];
}
