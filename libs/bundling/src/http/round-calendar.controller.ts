import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { type CalendarAnswer, RoundCalendar } from '../application/round-calendar';
import { CalendarAssumptionsRequest } from './round-setup.request';
import { RoundCalendarResponse } from './round-setup.response';

/** When the next demand rounds have to begin. */
@Controller('round-calendar')
export class RoundCalendarController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: RoundCalendar,
  ) {}

  /** Counted back from the end of the framework agreements, the next end first. */
  @Get()
  @Requires('bundle.read')
  read(@CurrentActor() actor: Actor): Promise<RoundCalendarResponse> {
    return this.uow.run(actor, async () => responseOf(await this.calendar.read()));
  }

  /** How long people need where no law names a length; `If-Match: "0"` while nobody has changed the proposals. */
  @Put('assumptions')
  @Requires('demand-round.manage')
  setAssumptions(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number,
    @Body() body: CalendarAssumptionsRequest,
  ): Promise<RoundCalendarResponse> {
    return this.uow.run(actor, async () => {
      await this.calendar.setAssumptions(version, body);
      return responseOf(await this.calendar.read());
    });
  }
}

const responseOf = ({ assumptions, items }: CalendarAnswer): RoundCalendarResponse => {
  const { changedByName, ...days } = assumptions;
  return {
    assumptions: { ...days, changedBy: changedByName },
    items: items.map(({ plan, frameworkIds, numbers, titles, productGroups, endsOn, maximumValue, nextRound }) => ({
      ...{ endsOn, maximumValue, nextRound },
      frameworkIds: [...frameworkIds],
      numbers: [...numbers],
      titles: [...titles],
      productGroups: [...productGroups],
      startBy: plan.startBy,
      reportUntil: plan.reportUntil,
      lateBy: plan.lateBy,
      steps: plan.steps.map((step) => ({ ...step, paragraphs: [...step.paragraphs] })),
      doubts: [...plan.doubts],
    })),
  };
};
