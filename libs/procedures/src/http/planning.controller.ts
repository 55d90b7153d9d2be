import { type FieldError, invalid } from '@app/kernel';
import { STEP_IDS, type StepId } from '@app/law';
import { type Actor, CurrentActor, isCalendarDay, Requires } from '@app/platform';
import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ChooseProcedureType } from '../application/choose-procedure-type.usecase';
import { PlanTimeline } from '../application/plan-timeline.usecase';
import { ReassessProcedure } from '../application/reassess-procedure.usecase';
import type { TimelineInputs } from '../domain/procedure';
import type { TimelineResponse } from '@app/compass/contract';
import { AssessmentRequest, ProcedureTypeRequest, TimelineModeQuery, TimelineRequest } from './procedure.request';
import { ProcedureResponse, TimelinePreviewResponse } from './procedure.response';
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
    return {
      timeline: dates.timeline as unknown as TimelineResponse,
      tenderDeadline: dates.tenderDeadline?.toISOString() ?? null,
      bindingUntil: dates.bindingUntil,
      conflicts: dates.conflicts.map((conflict) => ({ ...conflict })),
      hints: dates.hints.map((hint) => ({ ...hint })),
    };
  }
}

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
