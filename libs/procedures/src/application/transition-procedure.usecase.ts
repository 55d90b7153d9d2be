import { conflict, invalid } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type Dossier, goingLots } from '../domain/dossier';
import { type Phase, PHASE_NAMES } from '../domain/phase';
import { transition, type Transition, unmetOf, unmetOnTheWay } from '../domain/procedure-machine';
import { proposalsTakenBack, scopeOf } from '../domain/scope';
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
    lotIds?: readonly string[],
  ): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, (whole) => {
      if (to === 'cancelled') refuseCancellation();
      return this.move(whole, scopeOf(whole, lotIds), to, reason?.trim());
    });
  }

  private async move(whole: Dossier, dossier: Dossier, to: Phase, reason: string | undefined): Promise<StepResult> {
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
    const unmet = unmetOf(direct, dossier);
    if (unmet.length > 0) {
      refuseUnmet('transition-unmet', `Der Schritt zu „${PHASE_NAMES[to]}“ ist noch nicht möglich.`, unmet);
    }
    for (const { id } of proposalsTakenBack(whole, dossier, direct)) await this.award.withdrawProposal(id);
    if (phase === 'evaluation' && (to === 'examination' || to === 'opening'))
      await this.award.clearEvaluations(dossier.lots.map(({ id }) => id));
    return {
      action: direct.needsReason ? 'set-back' : to,
      move: { lots: dossier.lots, to },
      change: {},
      lastChange: `Phase „${PHASE_NAMES[to]}“`,
      entries: [{ text: entryOf(whole, dossier, direct, reason) }],
      before: { phase },
      after: { phase: to, lots: dossier.lots.map(({ number }) => number), ...(reason ? { reason } : {}) },
    };
  }
}

function refuseCancellation(): never {
  throw conflict(
    'cancellation-path',
    'Ein Verfahren oder Los wird mit einem gesetzlichen Grund und der Zustimmung einer zweiten Person aufgehoben. Bitte „Verfahren aufheben“ wählen (POST /api/procedures/{id}/cancellation).',
    { conditions: [] },
  );
}

function entryOf(all: Dossier, { lots, procedure }: Dossier, { to, needsReason }: Transition, reason = ''): string {
  const whole = lots.length === goingLots(all).length;
  const what = whole ? 'Verfahren' : `Los ${lots.map(({ number }) => number).join(', ')}`;
  if (needsReason) return `${what}: zurück zu „${PHASE_NAMES[to]}“. Grund: ${reason}`;
  if (to === 'prepared') return 'Vorbereitung abgeschlossen: Vergabeart gewählt, Zeitplan festgelegt.';
  return `${what}: von „${PHASE_NAMES[procedure.phase]}“ zu „${PHASE_NAMES[to]}“.`;
}

function refuseJump(dossier: Dossier, to: Phase): never {
  const { phase } = dossier.procedure;
  const unmet = unmetOnTheWay(dossier, to);
  if (unmet === undefined || unmet.length === 0) {
    refuseUnmet('transition-unknown', `Von „${PHASE_NAMES[phase]}“ führt kein Schritt zu „${PHASE_NAMES[to]}“.`, []);
  }
  refuseUnmet('transition-unmet', `Bis zu „${PHASE_NAMES[to]}“ fehlt noch:`, unmet);
}
