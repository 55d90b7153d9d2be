import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { ServiceLog, type TrainingWish } from '../application/service-log.usecase';
import { trainingTable } from '../application/service-tables';
import { ServiceFiguresQuery } from '../infrastructure/service-figures.query';
import { ServiceLogRepository } from '../infrastructure/service-log.repository';
import { ServiceLists } from './service-list';
import {
  ServiceCancelRequest,
  ServiceExportQuery,
  ServiceListQuery,
  ServiceSummaryQuery,
  TrainingRequest,
} from './services.request';
import {
  FormerServiceVersionListResponse,
  ServiceCreatedResponse,
  ServiceSummaryResponse,
  TrainingListResponse,
} from './services.response';

const wishOf = ({ topics = '', ...rest }: TrainingRequest): TrainingWish => ({ ...rest, topics });

/** Trainings and information events with those who took part. */
@Controller('trainings')
export class TrainingsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly log: ServiceLog,
    private readonly entries: ServiceLogRepository,
    private readonly lists: ServiceLists,
  ) {}

  /** Newest day first; cancelled ones only when asked for. */
  @Get()
  @Requires('service.read')
  list(@CurrentActor() actor: Actor, @Query() query: ServiceListQuery): Promise<TrainingListResponse> {
    return this.uow.run(actor, async () => {
      const members = await this.lists.members();
      const { items, nextCursor } = await this.lists.page(query, (filter, page) =>
        this.entries.trainings(filter, page),
      );
      return {
        items: items.map(({ participants, ...entry }) => ({
          ...entry,
          participants: participants.map(({ memberId, people }) => ({
            member: members.get(memberId)?.slug ?? '',
            memberName: members.get(memberId)?.name ?? '',
            people,
          })),
        })),
        nextCursor,
      };
    });
  }

  @Get('export')
  @Requires('service.read')
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@CurrentActor() actor: Actor, @Query() query: ServiceExportQuery): Promise<StreamableFile> {
    return this.lists.file(actor, query, 'Schulungen', this.entries.trainings.bind(this.entries), trainingTable);
  }

  @Get(':id/versions')
  @Requires('service.read')
  versions(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FormerServiceVersionListResponse> {
    return this.uow.run(actor, async () => ({ items: await this.entries.formerVersions(id) }));
  }

  @Post()
  @Requires('service.log')
  create(@CurrentActor() actor: Actor, @Body() body: TrainingRequest): Promise<ServiceCreatedResponse> {
    return this.uow.run(actor, async () => ({ id: await this.log.logTraining(wishOf(body)) }));
  }

  /** Corrects; the former version stays. */
  @Put(':id')
  @HttpCode(204)
  @Requires('service.log')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: TrainingRequest,
  ): Promise<void> {
    return this.uow.run(actor, () => this.log.changeTraining(id, version, wishOf(body)));
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
    return this.uow.run(actor, () => this.log.cancelTraining(id, version, reason));
  }
}

/** What the centre did for its members in a period. */
@Controller('services')
export class ServiceSummaryController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly figures: ServiceFiguresQuery,
    private readonly lists: ServiceLists,
  ) {}

  /** Per member and per month; a training counts for each member that sent somebody, and once in the total. */
  @Get('summary')
  @Requires('service.read')
  summary(@CurrentActor() actor: Actor, @Query() { from, to }: ServiceSummaryQuery): Promise<ServiceSummaryResponse> {
    return this.uow.run(actor, async () => {
      const members = [...(await this.lists.members()).values()];
      const lines = await this.figures.byMember(from, to);
      return {
        from,
        to,
        total: await this.figures.total(from, to),
        members: members.flatMap(({ id, slug, name }) =>
          lines
            .filter(({ memberId }) => memberId === id)
            .map(({ memberId: _, ...line }) => ({ ...line, member: slug, memberName: name })),
        ),
        months: await this.figures.byMonth(from, to),
      };
    });
  }
}
