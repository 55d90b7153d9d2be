import { germanMoney, parseMoney } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { bidsRecorded } from '../domain/conditions';
import type { RankedBid } from '../domain/dossier';
import { basisOf } from '../domain/examination/evaluation-faults';
import type { LotPlan } from '../domain/examination/lot-plan';
import { methodText } from '../domain/examination/method-names';
import { transition } from '../domain/procedure-machine';
import { PHASE_NAMES } from '../domain/phase';
import type { Bid, Bidder, Lot } from '../domain/procedure';
import { scopeOf } from '../domain/scope';
import { AwardRepository } from '../infrastructure/award.repository';
import { ExaminationLoader } from '../infrastructure/examination.loader';
import { ExaminationRepository } from '../infrastructure/examination.repository';
import { ProcedureStep, refuseUnmet } from './procedure-step';

/**
 * Ranks the bids by the announced method and moves their lots into the evaluation. Evaluated again as often as something
 * changed before a proposal is made.
 */
@Injectable()
export class EvaluateBids {
  constructor(
    private readonly step: ProcedureStep,
    private readonly award: AwardRepository,
    private readonly files: ExaminationLoader,
    private readonly examination: ExaminationRepository,
  ) {}

  async run(actor: Actor, procedureId: string): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (whole) => {
      const dossier = scopeOf(whole, undefined);
      const { procedure, bids, bidders } = dossier;
      if (procedure.phase !== 'evaluation' && !transition(dossier, 'evaluation')) {
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
      const { lots } = await this.files.of(dossier);
      for (const lot of lots) {
        const { ranking, evaluation, labels } = lot.now;
        await this.award.saveEvaluation(procedureId, lot.lot.id, ranking);
        const result = evaluation && { evaluation, labels };
        await this.examination.insertEvaluation(procedureId, { lotId: lot.lot.id, basis: basisOf(lot), result });
      }
      return {
        action: 'evaluated',
        move: { lots: dossier.lots, to: 'evaluation' as const },
        change: {},
        lastChange: 'Angebote gewertet',
        entries: lots.map(({ lot, plan, now }) => ({ text: rankingText(lot, plan, now.ranking, bidders, bids) })),
        after: lots.map(({ lot, now }) => ({
          lot: lot.number,
          ranking: now.ranking.map(({ bidId, rank, total }) => ({ bidId, rank, total })),
        })),
      };
    });
  }
}

function rankingText(
  lot: Lot,
  plan: LotPlan,
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
  return `Wertung Los ${lot.number} ${methodText(plan.evaluation)}: ${rows.join('; ')}.`;
}
