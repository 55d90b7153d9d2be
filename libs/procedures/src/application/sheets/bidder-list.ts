import type { BidderListData, ListedCompany } from '@app/documents/contract';
import type { LocalDate } from '@app/kernel';
import type { ExaminedBid } from '../../domain/examination/stages';
import { PHASE_NAMES } from '../../domain/phase';
import type { Bid, Bidder } from '../../domain/procedure';
import type { ExaminationFile } from '../../infrastructure/examination.loader';
import { recipientOf } from '../invitation-document';
import { headOf, requireOpened, type SheetContext } from './sheet-context';

/** When and how the invitation left, by bidder. */
export type Invitations = ReadonlyMap<string, { readonly on: LocalDate; readonly way: string }>;

/** Who was invited and who bid, with what became of the bids. Throws `conflict` before the opening. */
export function bidderList(file: ExaminationFile, context: SheetContext, invitations: Invitations): BidderListData {
  const { dossier } = file;
  requireOpened(dossier, 'Die Bieterliste');
  const { procedure: p, openings, peopleToOpen, bidders } = dossier;
  const opened = openings[peopleToOpen - 1];
  return {
    ...headOf(dossier, context),
    phase: PHASE_NAMES[p.phase],
    ...(p.tenderDeadline ? { deadline: p.tenderDeadline.toISOString() } : {}),
    ...(opened ? { openedAt: opened.at.toISOString() } : {}),
    companies: bidders.map((bidder) => companyOf(file, bidder, invitations)),
  };
}

function companyOf(file: ExaminationFile, bidder: Bidder, invitations: Invitations): ListedCompany {
  const { dossier } = file;
  const address = recipientOf(bidder).addressLines.join(', ');
  const invited = invitations.get(bidder.id);
  const numberOf = (lotId: string): number => dossier.lots.find(({ id }) => id === lotId)?.number ?? 0;
  const own = dossier.bids
    .filter(({ bidderId }) => bidderId === bidder.id)
    .sort((a, b) => numberOf(a.lotId) - numberOf(b.lotId));
  const { tenderDeadline: deadline } = dossier.procedure;
  return {
    name: bidder.name,
    ...(address ? { address } : {}),
    ...(invited ? { invited } : {}),
    bids: own.map((bid) => ({
      lot: String(numberOf(bid.lotId)),
      ...(bid.receivedAt ? { receivedAt: bid.receivedAt.toISOString() } : {}),
      late: bid.receivedAt !== null && deadline !== null && bid.receivedAt > deadline,
      state: stateOf(file, bid),
    })),
  };
}

/** What became of a bid: the award, its place, or why it takes no part. */
function stateOf({ dossier, lots }: ExaminationFile, bid: Bid): string {
  const lot = dossier.lots.find(({ id }) => id === bid.lotId);
  const won = dossier.proposals.some((proposal) => proposal.lots.some(({ bidId }) => bidId === bid.id));
  if (lot?.awardedOn && won) return 'Zuschlag erteilt';
  const bars = decided(lots.find((one) => one.lot.id === bid.lotId)?.examined, bid);
  if (bars.length > 0) return `nicht gewertet: ${bars.join(' ')}`;
  const row = dossier.evaluations
    .find(({ lotId }) => lotId === bid.lotId)
    ?.ranking.find(({ bidId }) => bidId === bid.id);
  if (!row) return 'noch nicht gewertet';
  return row.rank === null ? `nicht gewertet: ${row.note ?? 'ohne Rang'}` : `gewertet, Rang ${row.rank}`;
}

const decided = (examined: readonly ExaminedBid[] = [], { id }: Bid): readonly string[] =>
  examined
    .filter(({ bidId }) => bidId === id)
    .flatMap(({ bars }) => bars.filter((bar) => bar.decided).map(({ reason }) => reason));
