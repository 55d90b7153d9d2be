import { invalid } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { fact } from '@app/law';
import type { Dossier } from '../domain/dossier';
import { type Phase, PHASE_NAMES } from '../domain/phase';
import { transition, unmetOnTheWay } from '../domain/procedure-machine';
import { AwardRepository } from '../infrastructure/award.repository';
import { ProcedureStep, refuseUnmet, type StepResult } from './procedure-step';

const MOST_SHORT_REASON = 10;

/** Moves the procedure to another phase, or refuses with everything that is still missing on the way there. */
@Injectable()
export class TransitionProcedure {
  constructor(
    private readonly step: ProcedureStep,
    private readonly award: AwardRepository,
  ) {}

  async run(
    actor: Actor,
    procedureId: string,
    to: Phase,
    reason: string | undefined,
    seenVersion?: number,
  ): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, (dossier) =>
      this.move(dossier, to, reason?.trim()),
    );
  }

  private async move(dossier: Dossier, to: Phase, reason: string | undefined): Promise<StepResult> {
    const { phase } = dossier.procedure;
    const direct = transition(dossier, to);
    if (direct?.by !== 'request') refuseJump(dossier, to);
    if (direct.needsReason && (reason?.length ?? 0) < MOST_SHORT_REASON) {
      throw invalid('reason-missing', 'Dieser Schritt muss begründet werden.', [
        {
          pointer: '/reason',
          message: `Bitte begründen Sie den Schritt mit mindestens ${MOST_SHORT_REASON} Zeichen für den Vergabevermerk.`,
        },
      ]);
    }
    const unmet = direct.conditions.map((rule) => rule(dossier)).filter(({ met }) => !met);
    if (unmet.length > 0) {
      refuseUnmet('transition-unmet', `Der Schritt zu „${PHASE_NAMES[to]}“ ist noch nicht möglich.`, unmet);
    }
    const { id } = dossier.procedure;
    if (to === 'evaluation') await this.award.clearProposal(id);
    if (to === 'opening') await this.award.clearEvaluations(id);
    return {
      action: direct.needsReason ? (to === 'cancelled' ? 'cancelled' : 'set-back') : to,
      change: { phase: to },
      lastChange: `Phase „${PHASE_NAMES[to]}“`,
      entries: [{ text: entryOf(dossier, to, reason), citation: to === 'cancelled' ? informFact(dossier) : null }],
      before: { phase },
      after: { phase: to, ...(reason ? { reason } : {}) },
    };
  }
}

const informFact = ({ procedure }: Dossier): string | null =>
  procedure.regime === 'national' && procedure.nature !== 'works' ? fact('LET-UVGO').statute : null;

function entryOf({ procedure }: Dossier, to: Phase, reason: string | undefined): string {
  if (to === 'cancelled') return `Verfahren aufgehoben. Grund: ${reason ?? ''}`;
  if (to === 'prepared' && procedure.phase === 'planned')
    return 'Vorbereitung abgeschlossen: Vergabeart gewählt, Zeitplan festgelegt.';
  if (to === 'published') return 'Verfahren veröffentlicht; die Angebotsfrist läuft.';
  return `Zurück zu „${PHASE_NAMES[to]}“. Grund: ${reason ?? ''}`;
}

function refuseJump(dossier: Dossier, to: Phase): never {
  const { phase } = dossier.procedure;
  const unmet = unmetOnTheWay(dossier, to);
  if (unmet === undefined || unmet.length === 0) {
    refuseUnmet('transition-unknown', `Von „${PHASE_NAMES[phase]}“ führt kein Schritt zu „${PHASE_NAMES[to]}“.`, []);
  }
  refuseUnmet('transition-unmet', `Bis zu „${PHASE_NAMES[to]}“ fehlt noch:`, unmet);
}
