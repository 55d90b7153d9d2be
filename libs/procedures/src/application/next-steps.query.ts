import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Condition } from '../domain/conditions';
import { type Phase } from '../domain/phase';
import { checklist, nextStep } from '../domain/procedure-machine';
import { DossierLoader } from '../infrastructure/dossier.loader';

export interface NextStepOf {
  readonly id: string;
  readonly nextPhase: Phase | null;
  /** The first condition that is not met yet; null when the step can be taken or there is none. */
  readonly blocking: Condition | null;
  readonly unmet: number;
}

/**
 * What keeps procedures from their next step. Asked for the cards in view only, by the very rules that refuse the step:
 * stored reasons would be wrong the next day, since deadlines and standstills end by the clock.
 */
@Injectable()
export class NextStepsQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
  ) {}

  read(actor: Actor, ids: readonly string[]): Promise<readonly NextStepOf[]> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const steps: NextStepOf[] = [];
      for (const id of ids) {
        const dossier = await this.dossiers.read(id);
        const unmet = checklist(dossier).filter(({ met }) => !met);
        steps.push({ id, nextPhase: nextStep(dossier)?.to ?? null, blocking: unmet[0] ?? null, unmet: unmet.length });
      }
      return steps;
    });
  }
}
