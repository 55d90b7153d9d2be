import { type FieldError, invalid } from '@app/kernel';
import { STEP_IDS, type StepId } from '@app/law';
import { type Actor, CurrentActor, isCalendarDay, NotRemembered, Requires } from '@app/platform';
import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ChooseProcedureType } from '../application/choose-procedure-type.usecase';
import { BackwardPlanQuery } from '../application/dates/backward-plan.query';
import { PlanTimeline, type PreviewedDates } from '../application/plan-timeline.usecase';
import { ReassessProcedure } from '../application/reassess-procedure.usecase';
import type { TimelineInputs } from '../domain/procedure';
import type { TimelineResponse } from '@app/compass/contract';
import {
  AssessmentRequest,
  BackwardPlanRequest,
  ProcedureTypeRequest,
  TimelineModeQuery,
  TimelineRequest,
} from './procedure.request';
import { BackwardPlanResponse, ProcedureResponse, TimelinePreviewResponse } from './procedure.response';
import { ProcedurePage } from './procedure-page';
import { SeenVersion } from './seen-version';

/** Procedure type, assessment and dates: what is decided before the publication. */
@Controller('procedures/:id')
export class PlanningController {
  constructor(
    private readonly page: ProcedurePage,
    private readonly type: ChooseProcedureType,
    private readonly timeline: PlanTimeline,
    private readonly reassess: ReassessProcedure,
    private readonly backwardPlan: BackwardPlanQuery,
  ) {}

  @Post('procedure-type')
  @HttpCode(200)
  @Requires('procedure.manage')
  choose(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: ProcedureTypeRequest,
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.type.run(actor, id, body, seen));
  }

  @Post('assessment')
  @HttpCode(200)
  @Requires('procedure.manage')
  assess(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: AssessmentRequest,
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.reassess.run(actor, id, body.startsOn, seen));
  }

  /** `?mode=preview` computes and explains without saving; otherwise the dates are saved when nothing contradicts. */
  @Post('timeline')
  @HttpCode(200)
  @Requires('procedure.manage')
  async plan(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Query() { mode }: TimelineModeQuery,
    @Body() body: TimelineRequest,
  ): Promise<TimelinePreviewResponse> {
    const inputs = inputsOf(body);
    if (mode === 'save') await this.timeline.save(actor, id, inputs, seen);
    const dates = await this.timeline.preview(actor, id, inputs, mode === 'preview' ? body.procedureType : undefined);
    return previewOf(dates);
  }

  /** Counts back from the award and saves nothing; `overrides` and `noticeDispatchedOn` go into `timeline` as they are. */
  @Post('backward-plan')
  @HttpCode(200)
  @Requires('procedure.manage')
  @NotRemembered()
  async backward(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { award, tenderTime }: BackwardPlanRequest,
  ): Promise<BackwardPlanResponse> {
    const plan = await this.backwardPlan.read(actor, id, { award, tenderTime: tenderTime ?? null });
    return {
      ...{ award: plan.award, noticeBy: plan.noticeBy, tooLate: plan.tooLate },
      noticeDispatchedOn: plan.inputs.noticeDispatchedOn,
      overrides: { ...plan.inputs.overrides },
      preview: previewOf({ ...plan.dates, hints: plan.hints }),
    };
  }
}

const previewOf = (dates: PreviewedDates): TimelinePreviewResponse => ({
  timeline: dates.timeline as unknown as TimelineResponse,
  tenderDeadline: dates.tenderDeadline?.toISOString() ?? null,
  bindingUntil: dates.bindingUntil,
  conflicts: dates.conflicts.map((conflict) => ({ ...conflict })),
  hints: dates.hints.map((hint) => ({ ...hint })),
});

function inputsOf({ noticeDispatchedOn, overrides = {}, tenderTime }: TimelineRequest): TimelineInputs {
  const errors: FieldError[] = [];
  const read: Partial<Record<StepId, string>> = {};
  for (const [stepId, day] of Object.entries(overrides)) {
    const known = STEP_IDS.find((id) => id === stepId);
    if (!known || !isCalendarDay(day)) {
      errors.push({
        pointer: `/overrides/${stepId}`,
        message: known ? 'Hier wird ein Kalendertag erwartet (JJJJ-MM-TT).' : 'Diesen Schritt gibt es nicht.',
      });
    } else read[known] = day;
  }
  if (errors.length > 0) throw invalid('validation', 'Die geplanten Tage sind nicht richtig.', errors);
  return { noticeDispatchedOn, overrides: read, tenderTime: tenderTime ?? null };
}
