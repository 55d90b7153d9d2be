import { invalid } from '@app/kernel';
import { fact } from '@app/law';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { proposalMade } from '../../domain/conditions';
import {
  INFORMATION_GROUND_FACTS,
  INFORMATION_GROUND_NAMES,
  informationGroundDoubt,
  informationGroundRefusal,
} from '../../domain/award/information-duty';
import type { InformationGround } from '../../domain/award/information-waiver';
import { requireWhole, scopeOf } from '../../domain/scope';
import { BodyRepository } from '../../infrastructure/award/body.repository';
import { ProcedureStep, refuseUnmet } from '../procedure-step';

const LEAST_REASON = 20;

/** Says that nobody has to be informed before this award and on what ground; no standstill runs then (§ 134 GWB). */
@Injectable()
export class WaiveInformation {
  constructor(
    private readonly step: ProcedureStep,
    private readonly bodies: BodyRepository,
  ) {}

  /** `lotIds` left out: all lots of the procedure that stand where it stands. Throws `conflict` where the ground does not carry. */
  async run(
    actor: Actor,
    procedureId: string,
    { ground, reason, lotIds }: { ground: InformationGround; reason: string; lotIds?: readonly string[] },
  ): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (whole) => {
      const dossier = scopeOf(whole, lotIds);
      const { procedure, proposal } = dossier;
      if (procedure.regime !== 'eu' || procedure.phase !== 'award-proposed' || !proposal) {
        const made = proposalMade(dossier);
        refuseUnmet(
          'waiver-not-due',
          'Ob jemand zu informieren ist, wird in EU-Verfahren nach dem Zuschlagsvorschlag entschieden.',
          made.met ? [] : [made],
        );
      }
      requireWhole(dossier, proposal);
      const refusal = informationGroundRefusal(dossier, ground);
      const paragraph = fact(INFORMATION_GROUND_FACTS[ground]).statute;
      if (refusal !== null)
        refuseUnmet('waiver-ground', 'Dieser Grund trägt hier nicht.', [
          { pointer: '/ground', sentence: refusal, paragraph },
        ]);
      if (reason.trim().length < LEAST_REASON) {
        throw invalid('reason-missing', 'Der Grund muss erläutert werden.', [
          {
            pointer: '/reason',
            message: `Bitte erläutern Sie ihn mit mindestens ${LEAST_REASON} Zeichen für den Vergabevermerk.`,
          },
        ]);
      }
      await this.bodies.insertWaiver(procedureId, { proposalId: proposal.id, ground, reason: reason.trim() });
      const doubt = informationGroundDoubt(dossier, ground);
      return {
        action: 'information-waived',
        move: { lots: dossier.lots, to: 'informed' as const },
        change: {},
        lastChange: 'Zuschlag ohne Bieterinformation',
        entries: [
          {
            text: `Vor dem Zuschlag ist niemand zu informieren, eine Wartefrist läuft nicht: ${INFORMATION_GROUND_NAMES[ground]}. ${reason.trim()}${doubt ? ` ${doubt}` : ''}`,
            citation: paragraph,
          },
        ],
        after: { ground, reason },
      };
    });
  }
}
