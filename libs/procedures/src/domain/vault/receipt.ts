import type { Channel } from './sealed-content';

/** What is known of a bid while it is sealed, and what its envelope held afterwards. */
export interface Receipt {
  readonly id: string;
  /** The round of bids it is for. */
  readonly round: number;
  /** Counts the arrivals of the procedure from 1. */
  readonly number: number;
  readonly receivedAt: Date;
  /** By the clock of the database against the deadline. */
  readonly late: boolean;
  readonly channel: Channel;
  /** Of the envelope, hex. */
  readonly sha256: string;
  readonly pseudonym: string;
  readonly fingerprint: string;
  readonly withdrawnAt: Date | null;
  /** The number of the bid that took its place. */
  readonly replacedBy: number | null;
  readonly opened: OpenedBid | null;
}
export interface OpenedBid {
  readonly bidderId: string;
  readonly bidder: string;
  readonly lotId: string | null;
  /** Null: it stays a document. */
  readonly bidId: string | null;
  /** Net EUR, where prices could be read. */
  readonly total: string | null;
  readonly fileName: string | null;
  readonly contentType: string | null;
  /** Bytes. */
  readonly size: number | null;
  /** Of the file, or of the typed prices where there is none. */
  readonly sha256: string;
  readonly remarks: string | null;
  /** Percent; null: none. */
  readonly discountPercent: string | null;
  readonly variants: number;
  /** What somebody has to look at, German sentences. */
  readonly findings: readonly string[];
  readonly openedAt: Date;
}
export type ReceiptState = 'sealed' | 'withdrawn' | 'replaced' | 'opened' | 'unreadable';

/** `opening`: whether the bids of the procedure have been opened. */
export function receiptState(receipt: Receipt, opening: boolean): ReceiptState {
  if (receipt.withdrawnAt) return receipt.replacedBy === null ? 'withdrawn' : 'replaced';
  if (receipt.opened) return 'opened';
  return opening ? 'unreadable' : 'sealed';
}

export const isActive = ({ withdrawnAt }: Receipt): boolean => withdrawnAt === null;
