/** A further round of bids after a negotiation. */
export interface BidRound {
  /** 2 for the first one after the bids of the beginning. */
  readonly round: number;
  readonly deadline: Date;
  readonly invited: readonly { readonly id: string; readonly name: string }[];
  readonly reason: string;
  readonly personName: string;
  readonly at: Date;
}
