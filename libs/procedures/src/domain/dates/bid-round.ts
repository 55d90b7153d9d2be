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

/** Whether this company may bid in the round that runs; in the first one everybody may. */
export function isInvited(
  { procedure, rounds }: { readonly procedure: { readonly round: number }; readonly rounds: readonly BidRound[] },
  bidderId: string | null,
): boolean {
  const invited = rounds.find(({ round }) => round === procedure.round)?.invited;
  return invited === undefined || invited.some(({ id }) => id === bidderId);
}
