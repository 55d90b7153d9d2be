import { CentreLaw } from '@app/compass/contract';
import { conflict, germanDate, germanInstant } from '@app/kernel';
import type { Law, ProcedureType } from '@app/law';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../domain/dossier';
import type { Procedure, TimelineInputs } from '../domain/procedure';
import {
  bindingShortened,
  type DateConflict,
  fixedDatesMoved,
  planDates,
  type PlannedDates,
} from '../domain/timeline-plan';
import type { DateHint } from '../domain/dates/member-hints';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import { MemberHints } from './dates/member-hints.query';
import { ProcedureStep, refuseUnmet, type StepResult } from './procedure-step';

/** Dates with what closing days and sessions of the buyers say about them. */
export type PreviewedDates = PlannedDates & { readonly hints: readonly DateHint[] };

/** Computes the dates from what people set; saves them only when nothing contradicts. */
@Injectable()
export class PlanTimeline {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly procedures: ProcedureRepository,
    private readonly law: CentreLaw,
    private readonly step: ProcedureStep,
    private readonly hints: MemberHints,
  ) {}

  /** What would be, without saving anything; also for a procedure type that is not chosen yet. */
  preview(actor: Actor, procedureId: string, inputs: TimelineInputs, type?: ProcedureType): Promise<PreviewedDates> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const procedure = await this.procedures.find(procedureId);
      const dates = planned(procedure, inputs, await this.law.current(), type);
      return { ...dates, hints: await this.hints.about(procedure, dates.timeline) };
    });
  }

  async save(actor: Actor, procedureId: string, inputs: TimelineInputs, seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, (dossier) => save(dossier, inputs));
  }
}

function planned(
  procedure: Procedure,
  inputs: TimelineInputs,
  law: Law,
  type: ProcedureType | null = procedure.procedureType,
): PlannedDates {
  if (type === null) {
    throw conflict('type-missing', 'Der Zeitplan hängt von der Vergabeart ab. Bitte zuerst die Vergabeart wählen.', {
      conditions: [{ pointer: '/procedureType', sentence: 'Die Vergabeart ist noch nicht gewählt.', paragraph: null }],
    });
  }
  const { timeline, phase, bindingUntil } = procedure;
  const dates = planDates({ ...procedure, procedureType: type }, inputs, law);
  if (timeline === null || phase === 'planned' || phase === 'prepared') return dates;
  const moved: readonly DateConflict[] = [
    ...fixedDatesMoved(timeline, dates.timeline),
    ...bindingShortened(bindingUntil, dates.bindingUntil),
    ...(sameInstant(procedure.tenderDeadline, dates.tenderDeadline)
      ? []
      : [
          {
            pointer: '/tenderTime',
            sentence: 'Das Ende der Angebotsfrist steht seit der Veröffentlichung fest.',
            paragraph: null,
          },
        ]),
  ];
  return { ...dates, conflicts: [...dates.conflicts, ...moved] };
}

const sameInstant = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();

function save(dossier: Dossier, inputs: TimelineInputs): StepResult {
  const { procedure } = dossier;
  const dates = planned(procedure, inputs, dossier.law);
  if (dates.conflicts.length > 0) {
    refuseUnmet('timeline-conflict', 'Der Zeitplan widerspricht den Fristen.', dates.conflicts);
  }
  const deadline = dates.tenderDeadline ? ` Ende der Angebotsfrist: ${germanInstant(dates.tenderDeadline)}.` : '';
  const binding = dates.bindingUntil ? ` Bindefrist bis ${germanDate(dates.bindingUntil)}.` : '';
  const { id, version } = dates.timeline.ruleSet;
  const tenderEnd = dates.timeline.steps.find((step) => step.id === 'tender-end');
  return {
    action: 'timeline-saved',
    change: {
      timelineInputs: inputs,
      timeline: dates.timeline,
      noticeDispatchedOn: inputs.noticeDispatchedOn,
      tenderDeadline: dates.tenderDeadline,
      bindingUntil: dates.bindingUntil,
    },
    lastChange: 'Zeitplan festgelegt',
    entries: [
      {
        text: `Zeitplan festgelegt: Absendung am ${germanDate(inputs.noticeDispatchedOn)}.${deadline}${binding}${tenderEnd ? ` ${tenderEnd.reason}` : ''} Berechnet nach Regelstand ${id}, Fassung ${version}.`,
        citation: tenderEnd?.citations[0]?.statute ?? null,
      },
    ],
    before: procedure.timelineInputs,
    after: inputs,
  };
}
