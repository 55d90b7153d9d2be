import type { LocalDate } from '@app/kernel';
import type { Period, Law } from '@app/law';
import type { Attestation, Bid, Bidder, Lot, Procedure } from './procedure';

/** A bid in the ranking of its lot. */
export interface RankedBid {
  readonly bidId: string;
  readonly bidderId: string;
  readonly total: string;
  /** Equal totals share a rank; null: not comparable. */
  readonly rank: number | null;
  /** Why it is not comparable. */
  readonly note: string | null;
}

export interface LotEvaluation {
  readonly lotId: string;
  readonly ranking: readonly RankedBid[];
  readonly personName: string;
  readonly at: Date;
}

/** Which bid shall win each lot; null: no award for this lot. */
export interface ProposedLot {
  readonly lotId: string;
  readonly bidId: string | null;
}

export interface AwardProposal {
  readonly lots: readonly ProposedLot[];
  readonly reason: string;
  readonly personId: string;
  readonly personName: string;
  readonly at: Date;
}

export type Channel = 'electronic' | 'post';

export interface InformationLetter {
  readonly id: string;
  readonly dispatchedOn: LocalDate;
  readonly channel: Channel;
  /** Standstill that follows; null where none is known (below the threshold). */
  readonly standstill: Pick<Period, 'ends' | 'earliestNextDay' | 'safeDay'> | null;
  readonly personName: string;
  readonly at: Date;
}

export interface AwardDecision extends Attestation {
  readonly role: string;
}

/** Everything that is known of a procedure: what the rules judge and the page shows. */
export interface Dossier {
  /** The law of the centre as it knows it now. */
  readonly law: Law;
  readonly procedure: Procedure;
  readonly lots: readonly Lot[];
  readonly bidders: readonly Bidder[];
  readonly bids: readonly Bid[];
  readonly openings: readonly Attestation[];
  readonly evaluations: readonly LotEvaluation[];
  readonly proposal: AwardProposal | null;
  readonly letters: readonly InformationLetter[];
  readonly decisions: readonly AwardDecision[];
  readonly now: Date;
  readonly today: LocalDate;
}

/** The letter that belongs to the proposal that stands now. */
export const currentLetter = ({ letters, proposal }: Dossier): InformationLetter | undefined =>
  proposal ? letters.filter(({ at }) => at >= proposal.at).at(-1) : undefined;
