import { type Actor, CurrentActor, newId, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { BiddersQuery } from '../application/correspondence/bidders.query';
import { MissingDocumentsQuery } from '../application/correspondence/missing-documents.query';
import { RequestDocuments } from '../application/correspondence/request-documents.usecase';
import { itemState, type MissingRequest, missingState } from '../domain/correspondence/missing-documents';
import { MissingDocumentsRequest, MissingEventRequest } from './missing-documents.request';
import { MissingDocumentsResponse, MissingRequestResponse } from './missing-documents.response';

/** Documents asked for later; every step answers with the list as it is then. */
@Controller('procedures/:id/missing-documents')
export class MissingDocumentsController {
  constructor(
    private readonly query: MissingDocumentsQuery,
    private readonly bidders: BiddersQuery,
    private readonly requests: RequestDocuments,
  ) {}

  @Get()
  @Requires('procedure.read')
  async read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MissingDocumentsResponse> {
    const { law, now, items } = await this.query.read(actor, id);
    const names = new Map((await this.bidders.list(actor, id)).items.map((bidder) => [bidder.id, bidder.name]));
    return {
      basis: law.basis,
      consequence: law.consequence,
      notes: [...law.notes],
      items: items.map((request) => requestView(request, names.get(request.bidderId) ?? '', now)),
    };
  }

  @Post()
  @Requires('procedure.manage')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { bidderId, lotId, items, due }: MissingDocumentsRequest,
  ): Promise<MissingDocumentsResponse> {
    await this.requests.ask(actor, id, {
      ...{ bidderId, lotId: lotId ?? null, due: new Date(due) },
      items: items.map(({ name, request }) => ({ id: newId(), name, request })),
    });
    return this.read(actor, id);
  }

  /** That it was sent, what came, what did not come, or that it is taken back. */
  @Post(':requestId/events')
  @HttpCode(200)
  @Requires('procedure.manage')
  async record(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('requestId') requestId: string,
    @Body() { kind, itemIds = [], on, note = '' }: MissingEventRequest,
  ): Promise<MissingDocumentsResponse> {
    await this.requests.record(actor, id, requestId, { kind, itemIds, on, note });
    return this.read(actor, id);
  }
}

const requestView = (request: MissingRequest, bidder: string, now: Date): MissingRequestResponse => ({
  ...{ id: request.id, bidderId: request.bidderId, bidder, lotId: request.lotId },
  state: missingState(request, now),
  due: request.due.toISOString(),
  person: request.personName,
  at: request.at.toISOString(),
  items: request.items.map((item) => ({ ...item, state: itemState(request, item.id) })),
  events: request.events.map(({ personName, at, itemIds, ...event }) => ({
    ...event,
    itemIds: [...itemIds],
    person: personName,
    at: at.toISOString(),
  })),
});
