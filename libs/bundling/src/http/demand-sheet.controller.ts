import { formatQuantity, isDivisibleUnit, unitName } from '@app/kernel';
import { People } from '@app/identity/contract';
import { type Actor, CurrentActor, download, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { DemandCollection } from '../application/demand-collection.usecase';
import { DemandProposals } from '../application/demand-proposals';
import { DemandSheet, type Sheet } from '../application/demand-sheet.usecase';
import { DemandTemplate } from '../application/demand-template';
import type { Article } from '../domain/article';
import type { Collection } from '../infrastructure/collection.repository';
import { AnswerRoundRequest } from './demand-round.request';
import {
  CollectionDoneRequest,
  DemandSheetQuery,
  DemandTemplateQuery,
  OpenCollectionRequest,
  SaveSheetRequest,
} from './demand-sheet.request';
import {
  DemandCollectionResponse,
  DemandProposalListResponse,
  DemandSheetResponse,
  ReportedSheetResponse,
  SavedSheetResponse,
  SheetPersonListResponse,
} from './demand-sheet.response';

/** The sheet a member fills in: drafts, proposals, the collection among its departments, and the template as a file. */
@Controller('demand-rounds')
export class DemandSheetController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: DemandSheet,
    private readonly proposals: DemandProposals,
    private readonly templates: DemandTemplate,
    private readonly collection: DemandCollection,
    private readonly people: People,
  ) {}

  @Get(':id/sheet')
  @Requires('demand.contribute')
  read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { member }: DemandSheetQuery,
  ): Promise<DemandSheetResponse> {
    return this.uow.run(actor, async () => this.shown(await this.sheets.read(id, member)));
  }

  /** Keeps drafts, also wrong ones. */
  @Put(':id/sheet')
  @Requires('demand.contribute')
  save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { cells, ...report }: SaveSheetRequest,
  ): Promise<SavedSheetResponse> {
    return this.uow.run(actor, async () => {
      const { saved, conflicts } = await this.sheets.save(id, report, cells);
      return { saved: [...saved], conflicts: [...conflicts] };
    });
  }

  /** Reports the draft, all or nothing: 422 names every wrong cell (`/cost centre/article`). Releases an open collection. */
  @Post(':id/sheet/report')
  @HttpCode(200)
  @Requires('demand.report')
  report(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: AnswerRoundRequest,
  ): Promise<ReportedSheetResponse> {
    return this.uow.run(actor, () => this.sheets.report(id, body));
  }

  /** From the member's own consumption; nothing of it is reported by itself. */
  @Get(':id/sheet/proposals')
  @Requires('demand.contribute')
  propose(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { member }: DemandSheetQuery,
  ): Promise<DemandProposalListResponse> {
    return this.uow.run(actor, async () => {
      const { items, otherwise } = await this.proposals.of(id, member);
      return {
        items: items.map(({ costCentre, articleNumber, proposal }) => ({
          ...{ costCentre, articleNumber, reasons: [...proposal.reasons] },
          ...(proposal.quantity === null
            ? { quantity: null, low: null, high: null }
            : {
                quantity: formatQuantity(proposal.quantity),
                low: formatQuantity(proposal.low),
                high: formatQuantity(proposal.high),
              }),
        })),
        otherwise,
      };
    });
  }

  /** A line for each cost centre and article, to be filled in and read back. */
  @Get(':id/template')
  @Requires('demand.report')
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  template(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { member, format, costCentre }: DemandTemplateQuery,
  ): Promise<StreamableFile> {
    return this.uow.run(actor, async () => {
      const { bytes, name } = await this.templates.make(id, format, member, costCentre);
      return download(bytes, name, format);
    });
  }

  /** Opens the collection among the departments, or changes it. */
  @Put(':id/collection')
  @HttpCode(204)
  @Requires('demand.report')
  open(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: OpenCollectionRequest): Promise<void> {
    return this.uow.run(actor, () => this.collection.open(id, body));
  }

  /** The people who can be asked to help. */
  @Get(':id/collection/people')
  @Requires('demand.report')
  helpers(
    @CurrentActor() actor: Actor,
    @Param('id') _id: string,
    @Query() { member }: DemandSheetQuery,
  ): Promise<SheetPersonListResponse> {
    return this.uow.run(actor, async () => ({
      items: [...(await this.collection.helpers(member))]
        .map(([id, name]) => ({ id, name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'de')),
    }));
  }

  /** The departments of the person are done. */
  @Post(':id/collection/done')
  @HttpCode(204)
  @Requires('demand.contribute')
  done(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { done, member }: CollectionDoneRequest,
  ): Promise<void> {
    return this.uow.run(actor, () => this.collection.done(id, { member }, done ?? true));
  }

  private async shown(sheet: Sheet): Promise<DemandSheetResponse> {
    const { round, departments, collection } = sheet;
    const today = this.uow.today();
    return {
      roundId: round.id,
      title: round.title,
      number: round.number,
      reportUntil: round.reportUntil,
      open: round.state === 'open' && (today <= round.reportUntil || this.uow.actor.reach !== 'member'),
      member: sheet.member,
      memberName: sheet.memberName,
      mayReport: sheet.mayReport,
      costCentres: sheet.costCentres.map(({ number, name, departmentId }) => ({
        number,
        name,
        department: departmentId ? (departments.get(departmentId) ?? null) : null,
      })),
      articles: sheet.articles.map(articleOf),
      fields: [...sheet.fields],
      collection: collection ? await this.collectionOf(collection, departments) : null,
    };
  }

  private async collectionOf(
    { parts, ...head }: Collection,
    departments: ReadonlyMap<string, string>,
  ): Promise<DemandCollectionResponse> {
    const names = await this.people.names(parts.flatMap(({ personIds }) => personIds));
    return {
      ...head,
      parts: parts.map(({ departmentId, personIds, doneBy, doneAt }) => ({
        department: departments.get(departmentId) ?? '',
        people: personIds.map((id) => ({ id, name: names.get(id) ?? 'Nicht mehr dabei' })),
        doneBy,
        doneAt,
      })),
    };
  }
}

const articleOf = ({ articleNumber, text, productGroup, unit, content, baseUnit, label }: Article) => ({
  ...{ articleNumber, text, productGroup, unit, baseUnit, label },
  unitName: unitName(unit),
  divisible: isDivisibleUnit(unit),
  contentPerUnit: formatQuantity(content),
});
