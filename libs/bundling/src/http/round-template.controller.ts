import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { RoundTemplates } from '../application/round-templates.usecase';
import type { RoundSetup } from '../domain/round-setup';
import type { RoundTemplate } from '../infrastructure/round-template.repository';
import { setupResponse } from './round-setup.controller';
import { RoundTemplateRequest } from './round-setup.request';
import { RoundTemplateListResponse, RoundTemplateResponse } from './round-setup.response';

/** Templates of demand rounds, kept by the centre. */
@Controller('round-templates')
export class RoundTemplateController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly templates: RoundTemplates,
  ) {}

  /** By name. */
  @Get()
  @Requires('bundle.read')
  list(@CurrentActor() actor: Actor): Promise<RoundTemplateListResponse> {
    return this.uow.run(actor, async () => ({ items: (await this.templates.all()).map(responseOf) }));
  }

  @Post()
  @Requires('demand-round.manage')
  create(
    @CurrentActor() actor: Actor,
    @Body() { name, ...setup }: RoundTemplateRequest,
  ): Promise<RoundTemplateResponse> {
    return this.uow.run(actor, async () => responseOf(await this.templates.create(name, contentOf(setup))));
  }

  @Put(':id')
  @Requires('demand-round.manage')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { name, ...setup }: RoundTemplateRequest,
  ): Promise<RoundTemplateResponse> {
    return this.uow.run(actor, async () =>
      responseOf(await this.templates.change(id, version, name, contentOf(setup))),
    );
  }

  /** Rounds that were made from it stay as they are. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('demand-round.manage')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string, @IfMatch() version: number): Promise<void> {
    return this.uow.run(actor, () => this.templates.remove(id, version));
  }
}

const contentOf = ({ members, ...setup }: Omit<RoundTemplateRequest, 'name'>): RoundSetup => ({
  ...setup,
  members: members ?? null,
});

const responseOf = ({ content, changedByName, ...template }: RoundTemplate): RoundTemplateResponse => ({
  ...template,
  content: setupResponse(content),
  changedBy: changedByName,
});
