import { CentreLaw, type CompassAnswer, CompassSheets } from '@app/compass/contract';
import { conflict, germanDate, germanMoney, invalid, parseMoney } from '@app/kernel';
import {
  type Law,
  PROCEDURE_TYPE_NAMES,
  type ProcedureType,
  REGIME_NAMES,
  type Timeline,
  type TimelineRequest,
} from '@app/law';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../domain/dossier';
import type { Procedure, TimelineInputs } from '../domain/procedure';
import { planDates } from '../domain/timeline-plan';
import { ProcedureRepository, requireVersion } from '../infrastructure/procedure.repository';
import { PlanTimeline } from './plan-timeline.usecase';
import { ProcedureStep, refuseUnmet, type StepResult } from './procedure-step';

export interface StoreCompassSheetCommand {
  readonly assessment: unknown;
  readonly timeline: unknown;
  /** Saves the dates of the timeline as those of the procedure, too. */
  readonly applyTimeline: boolean;
}

/** Puts a sheet of the Vergabe-Kompass into the file of a procedure, where wanted with the dates; all or nothing. */
@Injectable()
export class StoreCompassSheet {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: CompassSheets,
    private readonly law: CentreLaw,
    private readonly procedures: ProcedureRepository,
    private readonly plan: PlanTimeline,
    private readonly step: ProcedureStep,
  ) {}

  /** Returns the id of the document. */
  run(
    actor: Actor,
    procedureId: string,
    command: StoreCompassSheetCommand,
    seenVersion: number | undefined,
  ): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const procedure = await this.procedures.lock(procedureId);
      requireVersion(procedure, seenVersion);
      const answer = await this.sheets.answer(command.assessment, command.timeline);
      if (command.applyTimeline) {
        await this.plan.save(actor, procedureId, inputsOf(procedure, answer, await this.law.current()));
      }
      const { documentId } = await this.step.run(actor, 'procedure.manage', procedureId, undefined, (dossier) =>
        this.store(dossier, answer, command.applyTimeline),
      );
      return documentId;
    });
  }

  private async store(
    { procedure }: Dossier,
    asked: CompassAnswer,
    applied: boolean,
  ): Promise<StepResult & { documentId: string }> {
    // What was saved is what the sheet shows, with the binding period the procedure adds.
    const answer = applied ? { ...asked, timeline: procedure.timeline } : asked;
    const { id, fileNumber, title } = procedure;
    const deviations = deviationsOf(procedure, answer);
    const documentId = await this.sheets.request({
      title,
      fileNumber,
      subject: { type: 'procedure', id, label: fileNumber },
      memberId: null,
      answer,
      chosen: choiceOf(procedure, answer),
      deviations,
    });
    const { assessment } = answer;
    return {
      documentId,
      action: 'compass-sheet-stored',
      change: {},
      lastChange: 'Kompass-Blatt abgelegt',
      entries: [
        {
          text: summaryOf(answer, deviations, applied),
          citation: assessment.citations.find(({ id: fact }) => fact === assessment.threshold.id)?.statute ?? null,
        },
      ],
      after: {
        documentId,
        value: assessment.estimatedValue,
        regime: assessment.regime,
        ruleSet: assessment.ruleSet,
        timelineApplied: applied,
      },
    };
  }
}

/** The type chosen in the procedure with its reason; before that the one whose dates were asked for. */
function choiceOf(
  { procedureType, typeChoice }: Procedure,
  { plan }: CompassAnswer,
): { type: ProcedureType; reason: string | null } | null {
  if (procedureType !== null) return { type: procedureType, reason: typeChoice?.reason ?? null };
  return plan && { type: plan.procedureType, reason: null };
}

/** In which fields another case was asked than the one of the procedure. */
function deviationsOf(procedure: Procedure, { question, assessment, plan }: CompassAnswer): readonly string[] {
  const value = (amount: string): string => germanMoney(parseMoney(amount));
  const differs: readonly (readonly [boolean, string])[] = [
    [question.state !== procedure.state, `Land (im Verfahren ${procedure.state})`],
    [question.buyer !== 'municipality', 'Auftraggeber (im Verfahren Kommune)'],
    [question.nature !== procedure.nature, 'Art der Leistung'],
    [question.startsOn !== procedure.startsOn, `Verfahrensbeginn (im Verfahren ${germanDate(procedure.startsOn)})`],
    [
      parseMoney(assessment.estimatedValue) !== parseMoney(procedure.estimatedValue),
      `Auftragswert (im Verfahren ${value(procedure.estimatedValue)})`,
    ],
    [
      plan !== null && procedure.procedureType !== null && plan.procedureType !== procedure.procedureType,
      `Fristen für „${plan ? PROCEDURE_TYPE_NAMES[plan.procedureType] : ''}“`,
    ],
  ];
  return differs.filter(([is]) => is).map(([, text]) => text);
}

function summaryOf({ question, assessment, timeline }: CompassAnswer, deviations: readonly string[], applied: boolean) {
  const { regime, estimatedValue, threshold, procedureTypes, duties, uncertain, ruleSet } = assessment;
  const free = procedureTypes
    .filter(({ verdict }) => verdict === 'free-choice' || verdict === 'permitted')
    .map(({ germanName }) => germanName);
  const award = timeline?.steps.find(({ id }) => id === 'award');
  const conflicts = timeline?.conflicts.length ?? 0;
  return [
    `Kompass-Blatt abgelegt: ${REGIME_NAMES[regime]} bei ${germanMoney(parseMoney(estimatedValue))} (Schwellenwert ${germanMoney(parseMoney(threshold.value))}) nach dem Stand vom ${germanDate(question.startsOn)}, Regelstand ${ruleSet.id}, Fassung ${ruleSet.version}.`,
    free.length > 0
      ? `Ohne Ausnahmegrund zulässig: ${free.join(', ')}.`
      : 'Ohne Ausnahmegrund ist keine Verfahrensart zulässig.',
    `Pflichten: ${duties.length}, nicht gesicherte Punkte: ${uncertain.length}.`,
    ...(award ? [`Zuschlag geplant am ${germanDate(award.planned)}.`] : []),
    ...(conflicts > 0 ? [`Unzulässige Termine: ${conflicts}.`] : []),
    ...(applied ? ['Die Termine sind in den Zeitplan des Verfahrens übernommen.'] : []),
    ...(deviations.length > 0 ? [`Weicht vom Verfahren ab: ${deviations.join('; ')}.`] : []),
  ].join(' ');
}

/** What of the asked timeline the procedure can keep. Refuses what it would silently lose. */
function inputsOf(procedure: Procedure, { plan, timeline }: CompassAnswer, law: Law): TimelineInputs {
  if (plan === null || timeline === null) {
    throw invalid('timeline-missing', 'Ohne Zeitplan gibt es keine Termine zu übernehmen.', [
      { pointer: '/timeline', message: 'Diese Angabe fehlt.' },
    ]);
  }
  if (procedure.phase !== 'planned' && procedure.phase !== 'prepared') {
    throw conflict('timeline-fixed', 'Die Termine stehen seit der Veröffentlichung fest und werden nicht übernommen.', {
      conditions: [],
    });
  }
  const other = otherCase(procedure, plan);
  if (other.length > 0) {
    refuseUnmet('timeline-other-case', 'Der Zeitplan gehört zu einem anderen Fall als das Verfahren.', other);
  }
  const first =
    timeline.steps.find(({ id }) => id === 'notice') ?? timeline.steps.find(({ id }) => id === 'invitation');
  const anchor = plan.anchor ? { [plan.anchor.stepId]: plan.anchor.on } : {};
  const asked = {
    noticeDispatchedOn: plan.noticeDispatchedOn ?? first?.planned ?? plan.startsOn,
    overrides: { ...plan.overrides, ...anchor },
    tenderTime: procedure.timelineInputs?.tenderTime ?? null,
  };
  const inputs = asShown(timeline, asked, (tried) => planDates({ ...plan, plan: procedure.plan }, tried, law).timeline);
  const moved = movedDays(timeline, planDates({ ...plan, plan: procedure.plan }, inputs, law).timeline);
  if (moved.length > 0) {
    refuseUnmet(
      'timeline-other-case',
      'Der Zeitplan beruht auf Angaben, die das Verfahren nicht kennt; dort lägen die Termine anders.',
      moved,
    );
  }
  return inputs;
}

/** Where the law names no day a procedure proposes one; who takes a sheet over keeps the day that stands on it. */
function asShown(
  shown: Timeline,
  asked: TimelineInputs,
  planned: (inputs: TimelineInputs) => Timeline,
): TimelineInputs {
  const days = planned(asked)
    .steps.filter(({ id, proposed }) => proposed && id !== 'binding-until')
    .flatMap(({ id }) => shown.steps.filter((step) => step.id === id).map((step) => [id, step.planned] as const));
  return { ...asked, overrides: { ...Object.fromEntries(days), ...asked.overrides } };
}

/** Urgency, call-offs and the like are not kept with a procedure: dates that rest on them would move unseen. */
const movedDays = (asked: Timeline, kept: Timeline) =>
  asked.steps
    .map((step) => ({ step, on: kept.steps.find(({ id }) => id === step.id)?.planned }))
    // The procedure adds a reserve to the binding period.
    .filter(({ step, on }) => step.id !== 'binding-until' && on !== step.planned)
    .map(({ step, on }) => ({
      pointer: '/timeline',
      sentence: `${step.germanName}: ${germanDate(step.planned)}, im Verfahren ${on === undefined ? 'nicht vorgesehen' : germanDate(on)}.`,
      paragraph: step.citations[0]?.statute ?? null,
    }));

function otherCase(procedure: Procedure, plan: TimelineRequest) {
  const fields = (['startsOn', 'state', 'nature', 'regime'] as const).filter(
    (field) => plan[field] !== procedure[field],
  );
  const unmet = (pointer: string, sentence: string) => ({ pointer, sentence, paragraph: null });
  return [
    ...fields.map((field) =>
      unmet(`/timeline/${field}`, `Im Verfahren steht „${procedure[field]}“, im Zeitplan „${plan[field]}“.`),
    ),
    ...(procedure.procedureType === plan.procedureType
      ? []
      : [
          unmet(
            '/timeline/procedureType',
            procedure.procedureType === null
              ? 'Im Verfahren ist noch keine Vergabeart gewählt.'
              : `Im Verfahren ist „${PROCEDURE_TYPE_NAMES[procedure.procedureType]}“ gewählt, der Zeitplan gilt für „${PROCEDURE_TYPE_NAMES[plan.procedureType]}“.`,
          ),
        ]),
  ];
}
