import { conflict } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { confirmationOf } from '../../domain/confirmation';
import {
  type DeadlineExtension,
  extensionBarred,
  type ExtensionPlan,
  type ExtensionRequest,
  extensionText,
  planExtension,
} from '../../domain/dates/extension';
import type { Dossier } from '../../domain/dossier';
import { CheckRepository } from '../../infrastructure/check.repository';
import { DateRepository } from '../../infrastructure/dates/date.repository';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import type { ProcedureChange } from '../../infrastructure/procedure.repository';
import { ProcedureStep, refuseUnmet, type StepResult } from '../procedure-step';

/** Moves a running deadline to a later moment; after its expiry a second person has to agree first. */
@Injectable()
export class ExtendDeadline {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: ProcedureStep,
    private readonly dossiers: DossierLoader,
    private readonly dates: DateRepository,
    private readonly checks: CheckRepository,
  ) {}

  /** What it would do; saves nothing. */
  preview(actor: Actor, procedureId: string, request: ExtensionRequest): Promise<ExtensionPlan> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      return planned(await this.dossiers.read(procedureId), request);
    });
  }

  async save(actor: Actor, procedureId: string, request: ExtensionRequest, seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, async (dossier) => {
      const plan = faultless(dossier, request);
      if (plan.late) return this.ask(dossier, plan, request);
      await this.dates.insertExtension(procedureId, rowOf(dossier, plan, request, 'done'));
      return {
        action: 'deadline-extended',
        change: changeOf(plan),
        lastChange: 'Angebotsfrist verlängert',
        entries: [entryOf(dossier, plan, request)],
        before: { tenderDeadline: dossier.procedure.tenderDeadline },
        after: { tenderDeadline: plan.dates.tenderDeadline, ground: request.ground, reason: request.reason },
      };
    });
  }

  private async ask(dossier: Dossier, plan: ExtensionPlan, request: ExtensionRequest): Promise<StepResult> {
    if (dossier.extensions.some((extension) => isWaiting(dossier, extension))) {
      throw conflict('extension-waiting', 'Eine Verlängerung wartet schon auf die zweite Person.');
    }
    const { id } = dossier.procedure;
    const extension = await this.dates.insertExtension(id, rowOf(dossier, plan, request, 'waiting'));
    const text = extensionText(dossier, plan, request);
    await this.checks.ask(id, 'late-extension', extension, text);
    return {
      action: 'confirmation-asked',
      change: {},
      lastChange: 'Mitzeichnung erbeten: Verlängerung nach Fristablauf',
      entries: [{ text: `Mitzeichnung erbeten: ${text}`, citation: plan.explanation.citations[0]?.statute ?? null }],
      after: { tenderDeadline: plan.dates.tenderDeadline, ground: request.ground, reason: request.reason },
    };
  }

  /** The second person has agreed: judged anew by the state that stands now. */
  async agreed(dossier: Dossier, extensionId: string): Promise<Pick<StepResult, 'change' | 'entries'>> {
    const extension = dossier.extensions.find(({ id }) => id === extensionId);
    if (!extension) throw new Error(`no extension ${extensionId}`);
    const plan = faultless(dossier, extension.request);
    await this.dates.agree(extensionId);
    return { change: changeOf(plan), entries: [entryOf(dossier, plan, extension.request)] };
  }
}

/** Asked, and nobody has answered yet. */
const isWaiting = (dossier: Dossier, { id, state }: DeadlineExtension): boolean =>
  state === 'waiting' && confirmationOf(dossier, 'late-extension', id)?.decision === null;

function planned(dossier: Dossier, request: ExtensionRequest): ExtensionPlan {
  const barred = extensionBarred(dossier);
  if (barred !== null) {
    refuseUnmet('extension-barred', 'Die Frist lässt sich jetzt nicht verlängern.', [
      { pointer: '/phase', sentence: barred, paragraph: null },
    ]);
  }
  return planExtension(dossier, request);
}

function faultless(dossier: Dossier, request: ExtensionRequest): ExtensionPlan {
  const plan = planned(dossier, request);
  if (plan.faults.length > 0) refuseUnmet('extension-refused', 'Die Frist wird so nicht verlängert.', plan.faults);
  return plan;
}

const changeOf = ({ inputs, dates }: ExtensionPlan): ProcedureChange => ({
  timelineInputs: inputs,
  timeline: dates.timeline,
  tenderDeadline: dates.tenderDeadline,
  bindingUntil: dates.bindingUntil,
});

const entryOf = (dossier: Dossier, plan: ExtensionPlan, request: ExtensionRequest) => ({
  text: `${extensionText(dossier, plan, request)} Zu unterrichten: ${plan.tell.join(', ')}.`,
  citation: plan.explanation.citations[0]?.statute ?? null,
});

function rowOf(
  { procedure }: Dossier,
  { dates, late, notice }: ExtensionPlan,
  request: ExtensionRequest,
  state: DeadlineExtension['state'],
) {
  const { tenderDeadline: before, round } = procedure;
  if (before === null || dates.tenderDeadline === null) throw new Error('an extension needs a deadline');
  return { round, before, after: dates.tenderDeadline, request, late, notice, state };
}

/** For pages: how an extension stands. */
export const extensionState = (dossier: Dossier, extension: DeadlineExtension): 'done' | 'waiting' | 'refused' => {
  if (extension.state === 'done') return 'done';
  return isWaiting(dossier, extension) ? 'waiting' : 'refused';
};
