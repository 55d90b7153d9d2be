import { type Actor, CurrentActor, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { BeginRound } from '../../application/dates/begin-round.usecase';
import { DeadlinesQuery } from '../../application/dates/deadlines.query';
import { MemberHints } from '../../application/dates/member-hints.query';
import { ExtendDeadline } from '../../application/dates/extend-deadline.usecase';
import { TimelineModeQuery } from '../procedure.request';
import { DateHintListResponse, ProcedureResponse } from '../procedure.response';
import { ProcedurePage } from '../procedure-page';
import { SeenVersion } from '../seen-version';
import { BidRoundRequest, DeadlineExtensionRequest } from './dates.request';
import { DeadlinesResponse, ExtensionPreviewResponse } from './dates.response';
import { deadlinesView, extensionView } from './dates.view';

/** Extensions of running deadlines and further rounds of bids. */
@Controller('procedures/:id')
export class DatesController {
  constructor(
    private readonly page: ProcedurePage,
    private readonly deadlines: DeadlinesQuery,
    private readonly extend: ExtendDeadline,
    private readonly rounds: BeginRound,
    private readonly hints: MemberHints,
  ) {}

  @Get('deadlines')
  @Requires('procedure.read')
  async read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeadlinesResponse> {
    return deadlinesView(await this.deadlines.read(actor, id));
  }

  /** What closing days and sessions of the buyers say about the saved dates. */
  @Get('date-hints')
  @Requires('procedure.read')
  async dateHints(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DateHintListResponse> {
    return { items: (await this.hints.read(actor, id)).map((hint) => ({ ...hint })) };
  }

  /** `?mode=preview` says what would happen; otherwise the deadline is extended, or a second person is asked. */
  @Post('deadline-extensions')
  @HttpCode(200)
  @Requires('procedure.manage')
  async extendDeadline(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Query() { mode }: TimelineModeQuery,
    @Body() body: DeadlineExtensionRequest,
  ): Promise<ExtensionPreviewResponse> {
    const { procedure } = (await this.deadlines.read(actor, id)).dossier;
    const plan = await this.extend.preview(actor, id, body);
    if (mode === 'save') await this.extend.save(actor, id, body, seen);
    return extensionView(plan, procedure.tenderDeadline);
  }

  @Post('rounds')
  @HttpCode(200)
  @Requires('procedure.manage')
  beginRound(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: BidRoundRequest,
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.rounds.run(actor, id, body, seen));
  }
}
