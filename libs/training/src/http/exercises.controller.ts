import { TRAINING_COOKIE } from '@app/identity/contract';
import { type Actor, Config, CurrentActor, NotRemembered, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { BeginExercise, type OpenedSession } from '../application/begin-exercise.usecase';
import { ExerciseGuideQuery } from '../application/exercise-guide.query';
import { PlayExercise } from '../application/play-exercise.usecase';
import { OPEN_DAYS } from '../infrastructure/exercise.repository';
import { guideResponse, summaryResponse } from './exercise.view';
import {
  BegunExerciseResponse,
  ExerciseGuideResponse,
  ExerciseListResponse,
  ExerciseSummaryResponse,
  SimulatedBidsResponse,
} from './exercise.response';

export class TakeRoleRequest {
  @IsUUID(undefined, { message: 'Bitte wählen Sie eine Person der Übung.' })
  personId: string;
}
export class SimulateBidsRequest {
  @IsUUID(undefined, { message: 'Bitte wählen Sie ein Verfahren der Übung.' })
  procedureId: string;
}

/** Trainings: a centre of one's own in which nothing is real, with a clock that is put forward (docs/decisions/0015). */
@Controller('exercises')
export class ExercisesController {
  constructor(
    private readonly beginning: BeginExercise,
    private readonly guide: ExerciseGuideQuery,
    private readonly play: PlayExercise,
    private readonly config: Config,
  ) {}

  /** The person's own ones, the newest first. */
  @Get()
  @Requires('training.use')
  async mine(@CurrentActor() actor: Actor): Promise<ExerciseListResponse> {
    const items = await this.beginning.mine(actor);
    return {
      openDays: OPEN_DAYS,
      items: items.map(({ id, begunAt, endedAt, open, summary }) => ({
        ...{ id, begunAt, endedAt, open },
        summary: summary && summaryResponse(summary),
      })),
    };
  }

  /** Spans two centres, so no single transaction could remember it; more than three open ones are refused. */
  @Post()
  @NotRemembered()
  @Requires('training.use')
  async begin(@CurrentActor() actor: Actor): Promise<BegunExerciseResponse> {
    return { id: await this.beginning.begin(actor) };
  }

  /** From now on the browser is in the training. */
  @Post(':id/enter')
  @HttpCode(204)
  @NotRemembered()
  @Requires('training.use')
  async enter(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.keep(reply, await this.beginning.enter(actor, id));
  }

  @Post(':id/discard')
  @HttpCode(204)
  @NotRemembered()
  @Requires('training.use')
  discard(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.beginning.discard(actor, id);
  }

  /** Only inside of a training. */
  @Get('current')
  @Requires('training.use')
  async current(@CurrentActor() actor: Actor): Promise<ExerciseGuideResponse> {
    return guideResponse(await this.guide.read(actor));
  }

  /** Another person of the same training, in a session of its own. */
  @Post('current/role')
  @HttpCode(204)
  @NotRemembered()
  @Requires('training.use')
  async takeRole(
    @CurrentActor() actor: Actor,
    @Body() { personId }: TakeRoleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.keep(reply, await this.play.takeRole(actor, personId));
  }

  /** Forward to the next date; never backward, and in no other centre. */
  @Post('current/clock')
  @HttpCode(200)
  @Requires('training.use')
  async advance(@CurrentActor() actor: Actor): Promise<ExerciseGuideResponse> {
    await this.play.advance(actor);
    return guideResponse(await this.guide.read(actor));
  }

  /** The invented companies hand in their bids. */
  @Post('current/bids')
  @HttpCode(200)
  @Requires('training.use')
  async handInBids(
    @CurrentActor() actor: Actor,
    @Body() { procedureId }: SimulateBidsRequest,
  ): Promise<SimulatedBidsResponse> {
    return { bids: await this.play.handInBids(actor, procedureId) };
  }

  /** The browser is back in the person's own centre; the training stays open. */
  @Post('current/leave')
  @HttpCode(204)
  @NotRemembered()
  @Requires('training.use')
  leave(@Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.clearCookie(TRAINING_COOKIE, { path: '/' });
  }

  @Post('current/end')
  @HttpCode(200)
  @NotRemembered()
  @Requires('training.use')
  async end(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseSummaryResponse> {
    const summary = await this.play.end(actor);
    void reply.clearCookie(TRAINING_COOKIE, { path: '/' });
    return summaryResponse(summary);
  }

  private keep(reply: FastifyReply, { token, seconds }: OpenedSession): void {
    void reply.setCookie(TRAINING_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: this.config.publicUrl.startsWith('https:'),
      maxAge: seconds,
    });
  }
}
