/** Why nobody has to be informed before the award and no standstill runs (§ 134 GWB). */
export const INFORMATION_GROUNDS = ['no-loser', 'extreme-urgency', 'call-off'] as const;
export type InformationGround = (typeof INFORMATION_GROUNDS)[number];

/** Recorded once for a proposal, with its reason; falls with the proposal. */
export interface InformationWaiver {
  readonly id: string;
  readonly proposalId: string;
  readonly ground: InformationGround;
  readonly reason: string;
  readonly personName: string;
  readonly at: Date;
}
