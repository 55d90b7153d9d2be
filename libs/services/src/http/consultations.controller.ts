import { Directory } from '@app/organisation/contract';
import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { type ConsultationWish, ServiceLog } from '../application/service-log.usecase';
import { consultationTable } from '../application/service-tables';
import type { Channel } from '../domain/service-entry';
import { ServiceFiguresQuery } from '../infrastructure/service-figures.query';
import { ServiceLogRepository } from '../infrastructure/service-log.repository';
import { ServiceLists } from './service-list';
import {
  ConsultationRequest,
  ServiceCancelRequest,
  ServiceExportQuery,
  ServiceListQuery,
  ServiceSuggestionQuery,
} from './services.request';
import {
  ConsultationListResponse,
  FormerServiceVersionListResponse,
  ServiceCreatedResponse,
  ServiceSuggestionsResponse,
} from './services.response';

const wishOf = ({ note = '', procedureId, ...rest }: ConsultationRequest): ConsultationWish => ({
  ...rest,
  note,
  procedureId: procedureId ?? null,
});

/** Consultations: who asked what, and how long it took. */
@Controller('consultations')
export class ConsultationsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly log: ServiceLog,
    private readonly entries: ServiceLogRepository,
    private readonly figures: ServiceFiguresQuery,
    private readonly lists: ServiceLists,
  ) {}

  /** Newest day first; cancelled ones only when asked for. */
  @Get()
  @Requires('service.read')
  list(@CurrentActor() actor: Actor, @Query() query: ServiceListQuery): Promise<ConsultationListResponse> {
    return this.uow.run(actor, async () => {
      const members = await this.lists.members();
      const { items, nextCursor } = await this.lists.page(query, (filter, page) =>
        this.entries.consultations(filter, page),
      );
      return {
        items: items.map(({ memberId, ...entry }) => {
          const member = members.get(memberId);
          return { ...entry, member: member?.slug ?? '', memberName: member?.name ?? '' };
        }),
        nextCursor,
      };
    });
  }

  @Get('export')
  @Requires('service.read')
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@CurrentActor() actor: Actor, @Query() query: ServiceExportQuery): Promise<StreamableFile> {
    const load = this.entries.consultations.bind(this.entries);
    return this.lists.file(actor, query, 'Beratungen', load, consultationTable);
  }

  /** What was typed before, and the person's last entry. */
  @Get('suggestions')
  @Requires('service.read')
  suggestions(
    @CurrentActor() actor: Actor,
    @Query() { member }: ServiceSuggestionQuery,
  ): Promise<ServiceSuggestionsResponse> {
    return this.uow.run(actor, async () => {
      const memberId = member ? (await this.directory.memberBySlug(member)).id : null;
      const { askers, topics } = await this.figures.suggestions(memberId);
      const last = await this.figures.lastOf(actor.personId);
      const defaults = {
        member: last ? (await this.directory.memberById(last.memberId)).slug : null,
        channel: (last?.channel ?? 'phone') as Channel,
        minutes: last?.minutes ?? 15,
      };
      return { askers: [...askers], topics: [...topics], defaults };
    });
  }

  @Get(':id/versions')
  @Requires('service.read')
  versions(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FormerServiceVersionListResponse> {
    return this.uow.run(actor, async () => ({ items: await this.entries.formerVersions(id) }));
  }

  @Post()
  @Requires('service.log')
  create(@CurrentActor() actor: Actor, @Body() body: ConsultationRequest): Promise<ServiceCreatedResponse> {
    return this.uow.run(actor, async () => ({ id: await this.log.logConsultation(wishOf(body)) }));
  }

  /** Corrects; the former version stays. */
  @Put(':id')
  @HttpCode(204)
  @Requires('service.log')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: ConsultationRequest,
  ): Promise<void> {
    return this.uow.run(actor, () => this.log.changeConsultation(id, version, wishOf(body)));
  }

  @Post(':id/cancel')
  @HttpCode(204)
  @Requires('service.log')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { reason }: ServiceCancelRequest,
  ): Promise<void> {
    return this.uow.run(actor, () => this.log.cancelConsultation(id, version, reason));
  }
}
