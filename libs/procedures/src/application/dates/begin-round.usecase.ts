import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { planRound, roundBarred, type RoundRequest, roundText } from '../../domain/dates/rounds';
import { goingLots } from '../../domain/dossier';
import { DateRepository } from '../../infrastructure/dates/date.repository';
import { ProcedureStep, refuseUnmet } from '../procedure-step';

/** From the negotiation back to bids: a new deadline for those who are invited; what they bid before stays. */
@Injectable()
export class BeginRound {
  constructor(
    private readonly step: ProcedureStep,
    private readonly dates: DateRepository,
  ) {}

  async run(actor: Actor, procedureId: string, request: RoundRequest, seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, async (dossier) => {
      const barred = roundBarred(dossier);
      if (barred !== null) {
        refuseUnmet('round-barred', 'Eine neue Runde ist jetzt nicht möglich.', [
          { pointer: '/phase', sentence: barred, paragraph: null },
        ]);
      }
      const { faults, inputs, dates } = planRound(dossier, request);
      const deadline = dates.tenderDeadline;
      if (faults.length > 0 || deadline === null) {
        refuseUnmet('round-refused', 'Die neue Runde kann so nicht beginnen.', faults);
      }
      const { procedure } = dossier;
      const round = procedure.round + 1;
      const invited = dossier.bidders
        .filter(({ id }) => request.bidderIds.includes(id))
        .map(({ id, name }) => ({ id, name }));
      await this.dates.insertRound(procedureId, { round, deadline, invited, reason: request.reason });
      const names = invited.map(({ name }) => name);
      return {
        action: 'round-begun',
        move: { lots: goingLots(dossier), to: 'bidding' as const },
        change: {
          round,
          timelineInputs: inputs,
          timeline: dates.timeline,
          tenderDeadline: deadline,
          bindingUntil: dates.bindingUntil,
        },
        lastChange: `Runde ${round} begonnen`,
        entries: [{ text: roundText(round, deadline, names, request.reason) }],
        before: { round: procedure.round, tenderDeadline: procedure.tenderDeadline },
        after: { round, tenderDeadline: deadline, invited: names, reason: request.reason },
      };
    });
  }
}
