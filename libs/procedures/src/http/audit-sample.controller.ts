import { invalid } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import {
  type Actor,
  csvOf,
  CurrentActor,
  decodeCursor,
  download,
  PageQuery,
  Requires,
  toPage,
  UnitOfWork,
} from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, type StreamableFile } from '@nestjs/common';
import { AuditSamples } from '../application/sample/audit-samples.usecase';
import type { SampleCriteria } from '../domain/sample/sample';
import { AuditFindingRequest, AuditSampleRequest } from './audit-sample.request';
import {
  AuditPopulationResponse,
  AuditSampleListResponse,
  AuditSampleResponse,
  DrawnAuditSampleResponse,
} from './audit-sample.response';
import { headView, protocolTable, sampleView } from './audit-sample.view';
import { SeenVersion } from './seen-version';

/** Samples of the auditors: anyone with seed and population can draw the same one again. */
@Controller('audit-samples')
export class AuditSampleController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly samples: AuditSamples,
  ) {}

  /** Newest first. */
  @Get()
  @Requires('audit-sample.read')
  async list(@CurrentActor() actor: Actor, @Query() { limit, cursor }: PageQuery): Promise<AuditSampleListResponse> {
    const rows = await this.samples.list(actor, limit + 1, decodeCursor(cursor, 2));
    const { items, nextCursor } = toPage(rows, limit, ({ drawnAt, id }) => [drawnAt.toISOString(), id]);
    const names = await this.memberNames(actor);
    return { items: items.map((head) => headView(head, names)), nextCursor };
  }

  /** `draw` stores the sample and has the archives of its procedures prepared. The same draw again gives the first one. */
  @Post()
  @Requires('audit-sample.draw')
  async draw(@CurrentActor() actor: Actor, @Body() body: AuditSampleRequest): Promise<DrawnAuditSampleResponse> {
    const criteria = await this.criteriaOf(actor, body);
    return { id: await this.samples.draw(actor, body.title, body.seed, criteria) };
  }

  /** How many procedures the sample would be drawn from; stores nothing. */
  @Post('population')
  @HttpCode(200)
  @Requires('audit-sample.read')
  async population(@CurrentActor() actor: Actor, @Body() body: AuditSampleRequest): Promise<AuditPopulationResponse> {
    const { entries, sha256 } = await this.samples.population(actor, await this.criteriaOf(actor, body));
    const least = body.aboveValue === undefined ? null : Number(body.aboveValue);
    return {
      size: entries.length,
      above: least === null ? 0 : entries.filter(({ value }) => Number(value) >= least).length,
      sha256,
    };
  }

  @Get(':id')
  @Requires('audit-sample.read')
  async read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AuditSampleResponse> {
    return sampleView(await this.samples.read(actor, id), await this.memberNames(actor));
  }

  /** The protocol of the sample as CSV: how it was drawn, every procedure with its marks and findings. */
  @Get(':id/protocol')
  @Requires('audit-sample.read')
  async protocol(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const sample = sampleView(await this.samples.read(actor, id), await this.memberNames(actor));
    return download(csvOf(protocolTable(sample)), `Stichprobe ${sample.title}`, 'csv');
  }

  @Post(':id/procedures/:procedureId/findings')
  @HttpCode(200)
  @Requires('audit-sample.draw')
  async note(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('procedureId') procedureId: string,
    @Body() { text, state }: AuditFindingRequest,
  ): Promise<AuditSampleResponse> {
    await this.samples.note(actor, id, procedureId, { text, state });
    return this.read(actor, id);
  }

  /** The next version of a finding; `If-Match` names the one that was seen, a stale one gets the present finding. */
  @Post(':id/procedures/:procedureId/findings/:number')
  @HttpCode(200)
  @Requires('audit-sample.draw')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('procedureId') procedureId: string,
    @Param('number', ParseIntPipe) number: number,
    @SeenVersion() seen: number | undefined,
    @Body() { text, state }: AuditFindingRequest,
  ): Promise<AuditSampleResponse> {
    await this.samples.note(actor, id, procedureId, { text, state }, { number, seen });
    return this.read(actor, id);
  }

  private criteriaOf(actor: Actor, body: AuditSampleRequest): Promise<SampleCriteria> {
    const { basis, from, to, regimes, aboveValue, size } = body;
    if (to < from) {
      throw invalid('validation', 'Eine Angabe ist nicht richtig.', [
        { pointer: '/to', message: 'Der letzte Tag liegt vor dem ersten.' },
      ]);
    }
    if (size === 0 && aboveValue === undefined) {
      throw invalid('validation', 'Eine Angabe ist nicht richtig.', [
        { pointer: '/size', message: 'Bitte ziehen Sie mindestens ein Verfahren oder nennen Sie eine Wertgrenze.' },
      ]);
    }
    return this.uow.run(actor, async () => {
      const memberIds = [];
      for (const slug of [...body.members].sort()) memberIds.push((await this.directory.memberBySlug(slug)).id);
      return { basis, from, to, memberIds, regimes: [...regimes].sort(), aboveValue: aboveValue ?? null, size };
    });
  }

  private memberNames(actor: Actor): Promise<ReadonlyMap<string, string>> {
    return this.uow.run(actor, async () => {
      const members = await this.directory.members();
      return new Map(members.map(({ id, name }) => [id, name]));
    });
  }
}
