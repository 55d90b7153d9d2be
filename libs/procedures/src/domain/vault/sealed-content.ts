import type { NewBid } from '../new-bid';
import type { Bidder } from '../procedure';

export type Channel = 'portal' | 'email' | 'post';
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  portal: 'über das Vergabeportal',
  email: 'per E-Mail',
  post: 'per Post',
};

/** Who bids: a company of the procedure, or (id null) one that shall be entered at the opening and not before. */
export type SealedBidder = Omit<Bidder, 'id'> & { readonly id: string | null };

/** What an envelope holds beside the bytes of its file. */
export interface SealedHead {
  readonly bidder: SealedBidder;
  readonly lotId: string | null;
  readonly remarks: string | null;
  /** Unconditional discount on the net sum, percent with at most two places; null: none. */
  readonly discountPercent: string | null;
  /** How many variants came with it. */
  readonly variants: number;
  /** Prices that were typed in. */
  readonly bid: NewBid | null;
  readonly file: { readonly name: string; readonly contentType: string; readonly priceSheet: boolean } | null;
}
export interface SealedContent extends SealedHead {
  /** Of the file; empty where there is none. */
  readonly bytes: Uint8Array;
}

const LENGTH = 4;

/** Length of the head, the head as JSON, the bytes of the file. */
export function encodeContent({ bytes, ...head }: SealedContent): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const whole = new Uint8Array(LENGTH + json.byteLength + bytes.byteLength);
  new DataView(whole.buffer).setUint32(0, json.byteLength);
  whole.set(json, LENGTH);
  whole.set(bytes, LENGTH + json.byteLength);
  return whole;
}

export function decodeContent(whole: Uint8Array): SealedContent {
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(whole.subarray(LENGTH, LENGTH + length))) as SealedHead;
  // Envelopes of former versions name neither discount nor variants.
  return { ...{ discountPercent: null, variants: 0 }, ...head, bytes: whole.subarray(LENGTH + length) };
}

/** The same company is meant, however it was written. */
export const normalisedName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
