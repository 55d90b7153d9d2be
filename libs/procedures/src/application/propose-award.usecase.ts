import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { lotsEvaluated } from '../domain/conditions';
import type { Dossier, ProposedLot } from '../domain/dossier';
import { winners } from '../domain/evaluation';
import { PHASE_NAMES } from '../domain/phase';
import { scopeOf } from '../domain/scope';
import { AwardRepository } from '../infrastructure/award.repository';
import { ProcedureStep, refuseUnmet } from './procedure-step';

export const DEFAULT_REASON = 'Niedrigster Preis bei vollständigem Angebot.';

/** Proposes the lowest complete bid of every lot. Refused while two bids share the first place. */
@Injectable()
export class ProposeAward {
  constructor(
    private readonly step: ProcedureStep,
    private readonly award: AwardRepository,
  ) {}

  /** `lotIds` left out: all lots that are evaluated and wait. */
  async run(
    actor: Actor,
    procedureId: string,
    { reason = DEFAULT_REASON, lotIds }: { readonly reason?: string; readonly lotIds?: readonly string[] },
    seenVersion?: number,
  ): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, async (whole) => {
      const dossier = scopeOf(whole, lotIds);
      const lots = proposedLots(dossier);
      await this.award.insertProposal(procedureId, lots, reason);
      return {
        action: 'award-proposed',
        move: { lots: dossier.lots, to: 'award-proposed' as const },
        change: {},
        lastChange: 'Zuschlag vorgeschlagen',
        entries: [{ text: `Zuschlagsvorschlag: ${lots.map((lot) => lotText(dossier, lot)).join('; ')}. ${reason}` }],
        after: { lots, reason },
      };
    });
  }
}

function proposedLots(dossier: Dossier): readonly ProposedLot[] {
  const { procedure, evaluations } = dossier;
  if (procedure.phase !== 'evaluation') {
    const evaluated = lotsEvaluated(dossier);
    refuseUnmet(
      'proposal-not-due',
      `In der Phase „${PHASE_NAMES[procedure.phase]}“ wird kein Zuschlag vorgeschlagen.`,
      evaluated.met ? [] : [evaluated],
    );
  }
  const { lots, ties } = winners(evaluations);
  if (ties.length > 0) {
    refuseUnmet(
      'award-tie',
      'Der niedrigste Preis entscheidet hier nicht.',
      ties.map(({ lotId, bidIds }) => ({
        pointer: `/lots/${lotId}`,
        sentence: `Bei Los ${lotNumber(dossier, lotId)} liegen ${bidIds.map((id) => bidderName(dossier, id)).join(' und ')} mit gleicher Angebotssumme auf Rang 1. Bitte die Angebote prüfen und die Wertung zurücknehmen, wenn eines zu berichtigen ist.`,
        paragraph: null,
      })),
    );
  }
  if (lots.every(({ bidId }) => bidId === null)) {
    refuseUnmet('award-no-bid', 'Es gibt kein wertbares Angebot.', [
      {
        pointer: '/evaluations',
        sentence:
          'Zu keinem Los liegt ein vollständiges, rechtzeitiges Angebot vor; das Verfahren kann nur aufgehoben werden.',
        paragraph: null,
      },
    ]);
  }
  return lots;
}

const lotNumber = ({ lots }: Dossier, lotId: string): number => lots.find(({ id }) => id === lotId)?.number ?? 0;
const bidderName = ({ bids, bidders }: Dossier, bidId: string): string => {
  const bidderId = bids.find(({ id }) => id === bidId)?.bidderId;
  return bidders.find(({ id }) => id === bidderId)?.name ?? '';
};
const lotText = (dossier: Dossier, { lotId, bidId }: ProposedLot): string =>
  `Los ${lotNumber(dossier, lotId)}: ${bidId === null ? 'kein Zuschlag, weil kein wertbares Angebot vorliegt' : bidderName(dossier, bidId)}`;
