import { germanMoney, parseMoney } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { bidsRecorded } from '../domain/conditions';
import { goingLots, type RankedBid } from '../domain/dossier';
import { rankBids } from '../domain/evaluation';
import { transition } from '../domain/procedure-machine';
import { PHASE_NAMES } from '../domain/phase';
import type { Bid, Bidder, Lot } from '../domain/procedure';
import { AwardRepository } from '../infrastructure/award.repository';
import { ProcedureStep, refuseUnmet } from './procedure-step';

/** Ranks the bids of every lot by the lowest price and moves the procedure into the evaluation. */
@Injectable()
export class EvaluateBids {
  constructor(
    private readonly step: ProcedureStep,
    private readonly award: AwardRepository,
  ) {}

  async run(actor: Actor, procedureId: string): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      const { procedure, bids, bidders } = dossier;
      const lots = goingLots(dossier);
      if (!transition(dossier, 'evaluation')) {
        refuseUnmet('evaluation-not-due', 'Gewertet wird nach der Prüfung der Angebote.', [
          {
            pointer: '/phase',
            sentence: `Das Verfahren steht in der Phase „${PHASE_NAMES[procedure.phase]}“.`,
            paragraph: null,
          },
        ]);
      }
      const recorded = bidsRecorded(dossier);
      if (!recorded.met) refuseUnmet('evaluation-no-bids', 'Es gibt nichts zu werten.', [recorded]);
      const rankings = lots.map((lot) => ({
        lot,
        ranking: rankBids(
          bids.filter(({ lotId }) => lotId === lot.id),
          procedure.tenderDeadline,
        ),
      }));
      for (const { lot, ranking } of rankings) await this.award.insertEvaluation(procedureId, lot.id, ranking);
      return {
        action: 'evaluated',
        move: { lots, to: 'evaluation' as const },
        change: {},
        lastChange: 'Angebote gewertet',
        entries: rankings.map(({ lot, ranking }) => ({ text: rankingText(lot, ranking, bidders, bids) })),
        after: rankings.map(({ lot, ranking }) => ({
          lot: lot.number,
          ranking: ranking.map(({ bidId, rank, total }) => ({ bidId, rank, total })),
        })),
      };
    });
  }
}

function rankingText(
  lot: Lot,
  ranking: readonly RankedBid[],
  bidders: readonly Bidder[],
  bids: readonly Bid[],
): string {
  const name = (bidId: string): string => {
    const bidderId = bids.find(({ id }) => id === bidId)?.bidderId;
    return bidders.find(({ id }) => id === bidderId)?.name ?? '';
  };
  if (ranking.length === 0) return `Wertung Los ${lot.number}: kein Angebot.`;
  const rows = ranking.map(({ bidId, rank, total, note }) =>
    rank === null
      ? `nicht wertbar: ${name(bidId)} (${note ?? ''})`
      : `${rank}. ${name(bidId)} ${germanMoney(parseMoney(total))}`,
  );
  return `Wertung Los ${lot.number} nach dem niedrigsten Preis: ${rows.join('; ')}.`;
}
