import { CentreLaw } from '@app/compass/contract';
import { conflict } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type BackwardGoal, type BackwardPlan, planBackward } from '../../domain/dates/backward';
import type { DateHint } from '../../domain/dates/member-hints';
import { isBeforePublication } from '../../domain/phase';
import { ProcedureRepository } from '../../infrastructure/procedure.repository';
import { MemberHints } from './member-hints.query';

/** The dates of a procedure counted back from its award. */
@Injectable()
export class BackwardPlanQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly procedures: ProcedureRepository,
    private readonly law: CentreLaw,
    private readonly hints: MemberHints,
  ) {}

  /** Throws `conflict` without a procedure type, and after the publication: then the dates stand. */
  read(
    actor: Actor,
    procedureId: string,
    goal: BackwardGoal,
  ): Promise<BackwardPlan & { readonly hints: readonly DateHint[] }> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const procedure = await this.procedures.find(procedureId);
      const { startsOn, state, regime, nature, procedureType, phase, plan: facts } = procedure;
      if (procedureType === null) {
        throw conflict('type-missing', 'Der Zeitplan hängt von der Vergabeart ab. Bitte zuerst die Vergabeart wählen.');
      }
      if (!isBeforePublication(phase)) {
        throw conflict(
          'dates-fixed',
          'Nach der Veröffentlichung stehen die Termine fest; zurückgerechnet wird nur vorher.',
        );
      }
      const plan = { startsOn, state, regime, nature, procedureType, plan: facts };
      const counted = planBackward(plan, goal, this.uow.today(), await this.law.current());
      return { ...counted, hints: await this.hints.about(procedure, counted.dates.timeline) };
    });
  }
}
