import type { Estimate } from '@app/law';
import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CreateProcedure } from '../application/create-procedure.usecase';
import { TransitionProcedure } from '../application/transition-procedure.usecase';
import { CreateProcedureRequest, TransitionRequest } from './procedure.request';
import { CreatedProcedureResponse, ProcedureResponse } from './procedure.response';
import { ProcedurePage } from './procedure-page';
import { SeenVersion } from './seen-version';

@Controller('procedures')
export class ProceduresController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly createProcedure: CreateProcedure,
    private readonly transition: TransitionProcedure,
    private readonly page: ProcedurePage,
  ) {}

  @Post()
  @Requires('procedure.manage')
  create(@CurrentActor() actor: Actor, @Body() body: CreateProcedureRequest): Promise<CreatedProcedureResponse> {
    return this.uow.run(actor, async () => {
      const buyerIds: string[] = [];
      for (const slug of body.buyers) buyerIds.push((await this.directory.memberBySlug(slug)).id);
      const { title, nature, state, onBehalfOf, term, joint } = body;
      return this.createProcedure.run(actor, {
        title,
        nature,
        state,
        buyerIds,
        onBehalfOf: onBehalfOf ?? null,
        ...(body.estimate ? { estimate: body.estimate as unknown as Estimate } : {}),
        estimateReasons: [],
        lots: body.lots.map(({ cpv, positions, ...lot }) => ({ ...lot, cpv: cpv ?? '', positions: positions ?? [] })),
        term: term ? { from: term.from, to: term.to } : null,
        joint: joint ?? buyerIds.length > 1,
        origin: null,
      });
    });
  }

  @Get(':id')
  @Requires('procedure.read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ProcedureResponse> {
    return this.page.read(actor, id);
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @Requires('procedure.manage')
  move(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: TransitionRequest,
  ): Promise<ProcedureResponse> {
    return this.page.after(actor, id, () => this.transition.run(actor, id, body.to, body.reason, seen, body.lotIds));
  }
}
