import type { LocalDate } from '@app/kernel';
import type { Period, Law } from '@app/law';
import type { ChecklistMark } from './checklist-mark';
import type { Cancellation } from './cancellation/cancelled';
import type { BodyDecision, BodyRule } from './award/body-decision';
import type { InformationWaiver } from './award/information-waiver';
import type { Confirmation } from './confirmation';
import type { DeadlineExtension } from './dates/deadline-extension';
import type { BidRound } from './dates/bid-round';
import type { RecordPart } from './record/record-part';
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
  readonly id: string;
  readonly lots: readonly ProposedLot[];
  readonly reason: string;
  readonly personId: string;
  readonly personName: string;
  readonly at: Date;
}

export type Channel = 'electronic' | 'post';

export interface InformationLetter {
  readonly id: string;
  readonly proposalId: string;
  readonly dispatchedOn: LocalDate;
  readonly channel: Channel;
  /** Standstill that follows; null where none is known (below the threshold). */
  readonly standstill: Pick<Period, 'ends' | 'earliestNextDay' | 'safeDay'> | null;
  readonly personName: string;
  readonly at: Date;
}

export interface AwardDecision extends Attestation {
  readonly proposalId: string;
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
  /** Two, or one where that was chosen for electronic tenders that lie sealed here (fact OPEN-VGV-26). */
  readonly peopleToOpen: number;
  readonly evaluations: readonly LotEvaluation[];
  /** Those that stand: every lot is in one of them at most. */
  readonly proposals: readonly AwardProposal[];
  /** The one that is spoken of: of a part of the lots its own, otherwise the last. */
  readonly proposal: AwardProposal | null;
  readonly letters: readonly InformationLetter[];
  /** Members that buy. */
  readonly buyerIds: readonly string[];
  /** Of the buyers: from which value on a body of theirs decides the award. */
  readonly bodyRules: readonly BodyRule[];
  /** Oldest first. */
  readonly bodyDecisions: readonly BodyDecision[];
  /** Why nobody had to be informed before the award. */
  readonly waivers: readonly InformationWaiver[];
  readonly decisions: readonly AwardDecision[];
  readonly marks: readonly ChecklistMark[];
  readonly confirmations: readonly Confirmation[];
  /** Asked for; whether a second person agreed stands in the confirmations. */
  readonly cancellations: readonly Cancellation[];
  /** Lots that the review proceedings leave alone while they suspend others. */
  readonly spared: readonly string[];
  readonly extensions: readonly DeadlineExtension[];
  /** Rounds of bids after the first one. */
  readonly rounds: readonly BidRound[];
  readonly record: RecordPart;
  readonly now: Date;
  readonly today: LocalDate;
}

/** The letter that belongs to the proposal that stands now. */
export const currentLetter = ({ letters, proposal }: Dossier): InformationLetter | undefined =>
  letters.filter(({ proposalId }) => proposalId === proposal?.id).at(-1);

/** The lots that were not cancelled. */
export const goingLots = ({ lots }: Pick<Dossier, 'lots'>): readonly Lot[] =>
  lots.filter(({ phase }) => phase !== 'cancelled');

/**
 * The dossier as if it had these lots only: every rule judges a part of the lots as it judges the whole procedure.
 * The lots must stand in one phase.
 */
export function partOf(dossier: Dossier, lotIds: readonly string[]): Dossier {
  const of = ({ lotId }: { readonly lotId: string }): boolean => lotIds.includes(lotId);
  const lots = dossier.lots.filter(({ id }) => lotIds.includes(id));
  const proposal = dossier.proposals.find((one) => one.lots.some(of)) ?? null;
  return {
    ...dossier,
    procedure: {
      ...dossier.procedure,
      phase: lots[0]?.phase ?? dossier.procedure.phase,
      suspendedOn: lots.every(({ id }) => dossier.spared.includes(id)) ? null : dossier.procedure.suspendedOn,
    },
    lots,
    bids: dossier.bids.filter(of),
    evaluations: dossier.evaluations.filter(of),
    proposal,
    decisions: dossier.decisions.filter(({ proposalId }) => proposalId === proposal?.id),
  };
}
