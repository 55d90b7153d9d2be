export class OpenedSealedBidResponse {
  bidderId: string;
  bidder: string;
  lotId: string | null;
  /** True where its prices stand among the bids of the lot. */
  entered: boolean;
  /** Net EUR. */
  total: string | null;
  fileName: string | null;
  /** Bytes. */
  size: number | null;
  /** Of the file as it was sent in, or of the typed prices. */
  sha256: string;
  remarks: string | null;
  /** Unconditional, percent. */
  discountPercent: string | null;
  variants: number;
  /** What somebody has to look at. */
  findings: string[];
  openedAt: string;
}

/** All that is known of a bid before the opening. */
export class SealedBidReceiptResponse {
  /** Counts the arrivals of the procedure from 1. */
  number: number;
  receivedAt: string;
  late: boolean;
  channel: 'portal' | 'email' | 'post';
  channelName: string;
  /** Of the sealed file. */
  sha256: string;
  state: 'sealed' | 'withdrawn' | 'replaced' | 'opened' | 'unreadable';
  replacedBy: number | null;
  opened: OpenedSealedBidResponse | null;
}

export class SoleOpeningChoiceResponse {
  person: string;
  reason: string;
  at: string;
}

/** Whether one person may open (§ 55 (2) sentence 3 VgV). */
export class SoleOpeningResponse {
  paragraph: string;
  /** Why not; empty where it may be chosen. */
  hindrances: string[];
  chosen: SoleOpeningChoiceResponse | null;
}

export class SealedBidsResponse {
  tenderDeadline: string | null;
  /** The time of the product, for a countdown. */
  now: string;
  /** Bids are taken: the procedure is published and not closed. */
  accepting: boolean;
  /** Two people have opened what was sealed. */
  opened: boolean;
  soleOpening: SoleOpeningResponse;
  items: SealedBidReceiptResponse[];
}
