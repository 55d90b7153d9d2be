import { TWO_PEOPLE } from '../conditions';
import { type Kind, pathOf } from '../phase';
import type { Attestation, Bid } from '../procedure';

/** The bids of one round with who opened them. */
export interface BidRound {
  /** 1, and one more after every negotiation. */
  readonly round: number;
  readonly openings: readonly Attestation[];
  readonly bids: readonly Bid[];
}

/**
 * The rounds whose bids may leave the product: two people have opened them. A direct award has no opening, because
 * there is nothing sealed.
 */
export const openedRounds = (kind: Kind, rounds: readonly BidRound[]): readonly BidRound[] => {
  const hasOpening = pathOf(kind).includes('opening');
  return rounds.filter(({ openings }) => !hasOpening || openings.length >= TWO_PEOPLE);
};
