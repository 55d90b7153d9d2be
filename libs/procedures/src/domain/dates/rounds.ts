import { germanInstant, type LocalDate } from '@app/kernel';
import type { Dossier } from '../dossier';
import { transition } from '../procedure-machine';
import type { DateConflict } from '../timeline-plan';
import { moveDeadline, type MovedPlan } from './move-dates';

export type { BidRound } from './bid-round';

export interface RoundRequest {
  readonly tenderEnd: LocalDate;
  readonly tenderTime: string;
  readonly bidderIds: readonly string[];
  readonly reason: string;
}

export interface RoundPlan extends MovedPlan {
  readonly faults: readonly DateConflict[];
}

const fault = (pointer: string, sentence: string): DateConflict => ({ pointer, sentence, paragraph: null });

/** Null when the negotiation may lead to new bids now; otherwise why not. */
export const roundBarred = (dossier: Dossier): string | null =>
  transition(dossier, 'bidding')?.from === 'negotiation' && dossier.procedure.timeline !== null
    ? null
    : 'Neue Angebote werden nur aus der Verhandlung heraus verlangt, wenn die Vergabeart sie zulässt.';

/** What the new round would do. Throws where rounds are barred (`roundBarred`). */
export function planRound(dossier: Dossier, { tenderEnd, tenderTime, bidderIds }: RoundRequest): RoundPlan {
  const plan = moveDeadline(dossier.procedure, { tenderEnd, tenderTime, participationEnd: null }, dossier.law);
  const { tenderDeadline: after, conflicts } = plan.dates;
  const { tenderDeadline: before } = dossier.procedure;
  const bid = new Set(dossier.bids.map(({ bidderId }) => bidderId));
  const strangers = dossier.bidders.filter(({ id }) => bidderIds.includes(id) && !bid.has(id));
  const unknown = bidderIds.some((id) => !dossier.bidders.some((bidder) => bidder.id === id));
  return {
    ...plan,
    faults: [
      ...(after === null || after <= dossier.now || (before !== null && after < before)
        ? [fault('/tenderEnd', 'Das Ende der neuen Angebotsfrist muss noch vor uns liegen.')]
        : []),
      ...(unknown ? [fault('/bidderIds', 'Eines der Unternehmen gehört nicht zu diesem Verfahren.')] : []),
      ...strangers.map(({ name }) =>
        fault(
          '/bidderIds',
          `${name} hat in der letzten Runde kein Angebot abgegeben und kann nicht eingeladen werden.`,
        ),
      ),
      ...conflicts,
    ],
  };
}

export const roundText = (round: number, deadline: Date, names: readonly string[], reason: string): string =>
  `Runde ${round}: neue Angebote bis ${germanInstant(deadline)} verlangt von ${names.join(', ')}. Grund: ${reason} Die Angebote der früheren Runde bleiben in der Akte.`;
