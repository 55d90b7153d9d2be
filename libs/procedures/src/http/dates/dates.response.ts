import type { CitationResponse, UncertaintyResponse } from '@app/compass/contract';
import { DateConflictResponse } from '../procedure.response';

export class MovedDateResponse {
  stepId: string;
  name: string;
  /** Null: the step is new in the plan. */
  before: string | null;
  after: string;
  /** Why it could not stay where it was; null when it simply follows. */
  broken: string | null;
  paragraph: string | null;
}
export class ExtensionPreviewResponse {
  tenderDeadlineBefore: string | null;
  tenderDeadline: string | null;
  bindingUntil: string | null;
  moved: MovedDateResponse[];
  /** Who must be told. */
  tell: string[];
  /** What has to be corrected; null where there is no notice. */
  notice: string | null;
  /** After expiry: a second person must agree. */
  late: boolean;
  reasons: string[];
  citations: CitationResponse[];
  uncertain: UncertaintyResponse[];
  /** What forbids it. */
  faults: DateConflictResponse[];
}
export class DeadlineExtensionResponse {
  id: string;
  round: number;
  before: string;
  after: string;
  ground: string;
  groundName: string;
  reason: string;
  late: boolean;
  notice: string | null;
  state: 'done' | 'waiting' | 'refused';
  person: string;
  at: string;
}
export class RoundBidResponse {
  bidder: string;
  lot: number;
  total: string;
}
export class BidRoundResponse {
  round: number;
  deadline: string;
  invited: string[];
  reason: string;
  person: string;
  at: string;
  /** What was bid in the round before. */
  bidsBefore: RoundBidResponse[];
}
export class InvitableBidderResponse {
  id: string;
  name: string;
}
export class DeadlinesResponse {
  /** Why nothing can be extended now; null when it can. */
  extensionBarred: string | null;
  extensions: DeadlineExtensionResponse[];
  /** Why no new round can begin now; null when it can. */
  roundBarred: string | null;
  /** Who handed in a bid in this round. */
  invitable: InvitableBidderResponse[];
  rounds: BidRoundResponse[];
}
