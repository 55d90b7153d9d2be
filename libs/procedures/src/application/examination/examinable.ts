import { notFound } from '@app/kernel';
import { rulebookOf } from '../../domain/examination/formal-grounds';
import { statuteText } from '../../domain/statute';
import type { Dossier } from '../../domain/dossier';
import type { Bid, Bidder, Lot } from '../../domain/procedure';
import { refuseUnmet } from '../procedure-step';
import { type Phase, PHASE_NAMES, PHASES } from '../../domain/phase';

/** Bids are judged between their opening and the proposal that rests on the judgement. */
const EXAMINABLE: ReadonlySet<Phase> = new Set(['opening', 'examination', 'negotiation', 'evaluation']);

export const isExaminable = ({ phase }: { readonly phase: Phase }): boolean => EXAMINABLE.has(phase);

/** Refuses before the opening and after the proposal: then it has to be taken back first. Lots may stand in different phases. */
export function requireExaminable({ procedure }: Dossier, lot?: Lot): void {
  const { phase } = lot ?? procedure;
  if (isExaminable({ phase })) return;
  const proposed = PHASES.indexOf(phase) > PHASES.indexOf('evaluation') && phase !== 'cancelled';
  refuseUnmet('examination-not-due', 'Die Prüfung steht jetzt nicht an.', [
    {
      pointer: '/phase',
      sentence: proposed
        ? `In der Phase „${PHASE_NAMES[phase]}“ ruht die Prüfung. Bitte zuerst den Zuschlagsvorschlag zurücknehmen.`
        : `In der Phase „${PHASE_NAMES[phase]}“ liegen keine geöffneten Angebote vor.`,
      paragraph: null,
    },
  ]);
}

export function lotOf({ lots }: Dossier, lotId: string): Lot {
  const lot = lots.find(({ id }) => id === lotId);
  if (!lot) throw notFound('Dieses Los des Verfahrens');
  return lot;
}
export function bidderOf({ bidders }: Dossier, bidderId: string): Bidder {
  const bidder = bidders.find(({ id }) => id === bidderId);
  if (!bidder) throw notFound('Diesen Bieter des Verfahrens');
  return bidder;
}
export function bidOf(
  dossier: Dossier,
  bidId: string,
): { readonly bid: Bid; readonly lot: Lot; readonly bidder: Bidder } {
  const bid = dossier.bids.find(({ id }) => id === bidId);
  if (!bid) throw notFound('Dieses Angebot des Verfahrens');
  return { bid, lot: lotOf(dossier, bid.lotId), bidder: bidderOf(dossier, bid.bidderId) };
}

/** A fact of GWB or VgV where they govern: above the threshold, but for works; null elsewhere. */
export const onlyEu = ({ procedure }: Dossier, factId: string): string | null =>
  rulebookOf(procedure) === 'vgv' ? factId : null;

/** The paragraph of a fact for the record; null where none is stored. */
export const paragraphOf = ({ law }: Dossier, factId: string | null): string | null =>
  factId === null ? null : (statuteText(law.fact(factId).statute) ?? null);
