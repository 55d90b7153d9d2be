import { type Actor, CurrentActor, may, Requires, pageOf, ShortListQuery } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ProcedureViews } from '../application/procedure-views.usecase';
import type { ProcedureView } from '../infrastructure/procedure-view.repository';
import { DefaultViewRequest, ProcedureViewRequest, requireFilters } from './procedure-list.request';
import { ProcedureViewResponse, ProcedureViewsResponse } from './procedure-list.response';
import { SeenVersion } from './seen-version';

/** Saved views of the list of procedures. */
@Controller('procedure-views')
export class ProcedureViewsController {
  constructor(private readonly views: ProcedureViews) {}

  @Get()
  @Requires('procedure.read')
  async all(@CurrentActor() actor: Actor, @Query() query: ShortListQuery): Promise<ProcedureViewsResponse> {
    const { items, nextCursor } = pageOf(await this.views.all(actor), query, ({ id }) => id);
    return { items: items.map((view) => viewResponse(view, actor)), nextCursor };
  }

  @Post()
  @Requires('procedure.manage')
  async save(@CurrentActor() actor: Actor, @Body() body: ProcedureViewRequest): Promise<ProcedureViewResponse> {
    requireFilters(body.filters);
    return viewResponse(await this.views.save(actor, body), actor);
  }

  @Put(':id')
  @Requires('procedure.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number | undefined,
    @Body() body: ProcedureViewRequest,
  ): Promise<ProcedureViewResponse> {
    requireFilters(body.filters);
    return viewResponse(await this.views.change(actor, id, body, seen), actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('procedure.manage')
  delete(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.views.delete(actor, id);
  }

  /** Which view opens first for this person. */
  @Post('default')
  @HttpCode(204)
  @Requires('procedure.manage')
  setDefault(@CurrentActor() actor: Actor, @Body() { viewId }: DefaultViewRequest): Promise<void> {
    return this.views.setDefault(actor, viewId ?? null);
  }
}

const viewResponse = ({ ownerId, ...view }: ProcedureView, actor: Actor): ProcedureViewResponse => ({
  ...view,
  filters: { ...view.filters },
  columns: [...view.columns],
  own: ownerId === actor.personId,
  mayChange: may(actor, 'procedure.manage') && (ownerId === actor.personId || may(actor, 'procedure.oversee')),
});
