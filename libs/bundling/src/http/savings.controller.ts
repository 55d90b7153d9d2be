import { germanDate, notFound } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import {
  type Actor,
  csvOf,
  CurrentActor,
  download,
  type ExportTable,
  NotRemembered,
  requirePermission,
  Requires,
  UnitOfWork,
  xlsxOf,
} from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { memberTable, simulationTables, trueSavingsTables } from '../application/savings-tables';
import type { SavingsView } from '../application/savings-view';
import { SimulateSavings } from '../application/simulate-savings.usecase';
import { TrueSavingsQuery } from '../application/true-savings.query';
import { SavingsSimulationRepository } from '../infrastructure/savings-simulation.repository';
import { CreatedResponse } from './demand-round.response';
import { SavingsFormatQuery, SavingsWishRequest, StoreSavingsRequest } from './savings.request';
import {
  SavingsResponse,
  StoredSavingsListResponse,
  StoredSavingsResponse,
  TrueSavingsResponse,
} from './savings.response';

interface File {
  readonly name: string;
  readonly title: string;
  readonly csv: ExportTable;
  readonly sheets: readonly ExportTable[];
  readonly filters: readonly (readonly [string, string])[];
}

/** What a circle of members would save, what was stored of it, and what an agreement really saved. */
@Controller()
export class SavingsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly simulate: SimulateSavings,
    private readonly stored: SavingsSimulationRepository,
    private readonly real: TrueSavingsQuery,
    private readonly directory: Directory,
  ) {}

  /** Computes and keeps nothing; as JSON, or as a file. */
  @Post('bundles/:id/savings')
  @HttpCode(200)
  @NotRemembered()
  @Requires('bundle.read')
  @ApiOkResponse({ type: SavingsResponse })
  compute(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { format }: SavingsFormatQuery,
    @Body() wish: SavingsWishRequest,
  ): Promise<SavingsResponse | StreamableFile> {
    return this.uow.run<SavingsResponse | StreamableFile>(actor, async () => {
      const view = await this.simulate.compute(id, wish);
      return format === 'csv' || format === 'xlsx' ? this.file(actor, format, simulationFile(view)) : view;
    });
  }

  @Post('bundles/:id/savings-simulations')
  @Requires('demand-round.manage')
  store(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { name, ...wish }: StoreSavingsRequest,
  ): Promise<CreatedResponse> {
    return this.uow.run(actor, async () => ({ id: await this.simulate.store(id, name, wish) }));
  }

  /** Newest first. */
  @Get('bundles/:id/savings-simulations')
  @Requires('bundle.read')
  list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StoredSavingsListResponse> {
    return this.uow.run(actor, async () => ({
      items: (await this.stored.ofBundle(id)).map(({ createdByName, ...head }) => ({
        ...head,
        createdBy: createdByName,
      })),
    }));
  }

  @Get('savings-simulations/:id')
  @Requires('bundle.read')
  @ApiOkResponse({ type: StoredSavingsResponse })
  one(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { format }: SavingsFormatQuery,
  ): Promise<StoredSavingsResponse | StreamableFile> {
    return this.uow.run<StoredSavingsResponse | StreamableFile>(actor, async () => {
      const found = await this.stored.find(id);
      if (!found) throw notFound('Diese Simulation');
      const { createdByName, ...simulation } = found;
      const result = found.result as unknown as SavingsView;
      if (format === 'csv' || format === 'xlsx')
        return this.file(actor, format, simulationFile(result, simulation.name));
      return { ...simulation, result, createdBy: createdByName };
    });
  }

  @Get('frameworks/:id/savings')
  @Requires('bundle.read')
  @ApiOkResponse({ type: TrueSavingsResponse })
  trueSavings(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { format }: SavingsFormatQuery,
  ): Promise<TrueSavingsResponse | StreamableFile> {
    return this.uow.run<TrueSavingsResponse | StreamableFile>(actor, async () => {
      const view = await this.real.of(id);
      if (format !== 'csv' && format !== 'xlsx') return view;
      const sheets = trueSavingsTables(view);
      const title = `Ersparnis ${view.frameworkNumber}`;
      const filters = [['Stand', germanDate(view.asOf)]] as const;
      return this.file(actor, format, { name: title, title, csv: sheets[0] ?? EMPTY, sheets, filters });
    });
  }

  private async file(actor: Actor, format: 'csv' | 'xlsx', file: File): Promise<StreamableFile> {
    requirePermission(actor, 'bundle.read');
    if (format === 'csv') return download(csvOf(file.csv), file.name, 'csv');
    const provenance = {
      title: file.title,
      filters: file.filters,
      asOf: this.uow.now(),
      by: actor.name,
      centre: (await this.directory.centre()).name,
    };
    return download(await xlsxOf(file.sheets, provenance), file.name, 'xlsx');
  }
}

const EMPTY: ExportTable = { name: '', columns: [], rows: [] };

const simulationFile = (view: SavingsView, name?: string): File => ({
  name: `Einsparsimulation ${view.bundle.roundNumber}${name ? ` ${name}` : ''}`,
  title: `Einsparsimulation zu ${view.bundle.roundNumber} ${view.bundle.title}`,
  csv: memberTable(view),
  sheets: simulationTables(view),
  filters: [
    ['Bündel', view.bundle.roundNumber],
    ['Mitglieder', view.members.map((member) => member.name).join(', ')],
    ['Gerechnet am', germanDate(view.asOf)],
    ...(name ? [['Simulation', name] as const] : []),
  ],
});
