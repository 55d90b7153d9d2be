import { invalid } from '@app/kernel';
import { type Actor, CurrentActor, IfMatch, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { CompanyExport } from '../application/company-export';
import { ImportCompanies } from '../application/import-companies.usecase';
import { MaintainCompany } from '../application/maintain-company.usecase';
import { MaintainContacts } from '../application/maintain-contacts.usecase';
import { MergeCompanies } from '../application/merge-companies.usecase';
import { type CompanyFacts, NO_FACTS } from '../domain/company';
import { CompanyListQuery } from '../infrastructure/company-list.query';
import {
  CompanyBlockRequest,
  CompanyContactRequest,
  CompanyDuplicateQuery,
  CompanyExportQuery,
  CompanyFilterQuery,
  CompanyImportQuery,
  CompanyMergeQuery,
  CompanyMergeRequest,
  CompanyQuery,
  CompanyRequest,
} from './company.request';
import {
  CompanyCreatedResponse,
  CompanyDuplicateListResponse,
  CompanyImportResponse,
  CompanyListResponse,
  CompanyMergePreviewResponse,
  CompanyResponse,
  DeclarationKindListResponse,
} from './company.response';
import { duplicateView, factsView, kindViews, listItemView } from './company.view';
import { CompanyPage } from './company-page';

const factsOf = (request: CompanyRequest): CompanyFacts => ({
  ...NO_FACTS,
  ...(Object.fromEntries(
    Object.entries(request).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<CompanyFacts>),
});

@Controller('companies')
export class CompaniesController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly list: CompanyListQuery,
    private readonly exports: CompanyExport,
    private readonly maintain: MaintainCompany,
    private readonly contacts: MaintainContacts,
    private readonly mergeCompanies: MergeCompanies,
    private readonly importCompanies: ImportCompanies,
    private readonly page: CompanyPage,
  ) {}

  /** The best hits of a search first, else by name. Merged companies stand in the list no more. */
  @Get()
  @Requires('company.read')
  all(@CurrentActor() actor: Actor, @Query() query: CompanyFilterQuery): Promise<CompanyListResponse> {
    return this.uow.run(actor, async () => {
      const { items, nextCursor } = await this.list.page(query);
      return { items: items.map(listItemView), nextCursor };
    });
  }

  /** The companies of a filter as a file; its columns are those the import reads. */
  @Get('export')
  @Requires('company.read')
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@CurrentActor() actor: Actor, @Query() query: CompanyExportQuery): Promise<StreamableFile> {
    return this.exports.file(actor, query, query.format);
  }

  /** Companies that may be the one that is being entered. */
  @Get('duplicates')
  @Requires('company.read')
  async duplicates(
    @CurrentActor() actor: Actor,
    @Query() { name = '', postcode = '', vatId = '', email = '', except }: CompanyDuplicateQuery,
  ): Promise<CompanyDuplicateListResponse> {
    const found = await this.maintain.duplicates(actor, { name, postcode, vatId, email }, except);
    return { items: found.map(duplicateView) };
  }

  /** What can be recorded, and what each kind rests on today. */
  @Get('declaration-kinds')
  @Requires('company.read')
  kinds(@CurrentActor() actor: Actor): Promise<DeclarationKindListResponse> {
    return this.uow.run(actor, () => Promise.resolve({ items: kindViews(this.uow.today()) }));
  }

  @Post()
  @Requires('company.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CompanyRequest): Promise<CompanyCreatedResponse> {
    return { id: await this.maintain.create(actor, factsOf(body)) };
  }

  /** Companies from a CSV file: `check` only looks, `apply` takes over the good records. */
  @Post('import')
  @HttpCode(200)
  @Requires('company.manage')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async import(
    @CurrentActor() actor: Actor,
    @Query() { mode }: CompanyImportQuery,
    @Body() body: unknown,
  ): Promise<CompanyImportResponse> {
    if (!(body instanceof Uint8Array) || body.length === 0) {
      throw invalid(
        'csv-missing',
        'Die Datei fehlt oder ist leer. Erwartet wird eine CSV-Datei als Inhalt der Anfrage (text/csv).',
      );
    }
    const { accepted, rejected, stored } = await this.importCompanies.run(actor, body, mode);
    return { accepted, rejected: rejected.map((each) => ({ ...each, further: [...each.further] })), stored };
  }

  /** With the lights of a day; the id of a merged company shows the one it was merged into. */
  @Get(':id')
  @Requires('company.read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() { on }: CompanyQuery): Promise<CompanyResponse> {
    return this.page.read(actor, id, on);
  }

  /** Replaces the facts; what is left out is emptied. */
  @Put(':id')
  @Requires('company.manage')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: CompanyRequest,
  ): Promise<CompanyResponse> {
    return this.page.after(actor, id, () => this.maintain.change(actor, id, version, factsOf(body)));
  }

  /** Blocked companies stay in the list and say why. */
  @Put(':id/block')
  @Requires('company.manage')
  block(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { reason }: CompanyBlockRequest,
  ): Promise<CompanyResponse> {
    return this.page.after(actor, id, () => this.maintain.block(actor, id, version, reason));
  }

  @Delete(':id/block')
  @Requires('company.manage')
  unblock(@CurrentActor() actor: Actor, @Param('id') id: string, @IfMatch() version: number): Promise<CompanyResponse> {
    return this.page.after(actor, id, () => this.maintain.block(actor, id, version, null));
  }

  /** What the company would be after the other one was merged into it; stores nothing. */
  @Get(':id/merge')
  @Requires('company.manage')
  async previewMerge(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { otherId }: CompanyMergeQuery,
  ): Promise<CompanyMergePreviewResponse> {
    const { facts, aliases, blockedReason } = await this.mergeCompanies.preview(actor, id, otherId);
    return { ...factsView(facts), aliases: [...aliases], blockedReason };
  }

  /** Merges the other company into this one; its id leads here from now on. */
  @Post(':id/merge')
  @HttpCode(200)
  @Requires('company.manage')
  merge(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { otherId }: CompanyMergeRequest,
  ): Promise<CompanyResponse> {
    return this.page.after(actor, id, () => this.mergeCompanies.run(actor, id, otherId, version));
  }

  @Post(':id/contacts')
  @Requires('company.manage')
  addContact(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { name, role = '', email = '', phone = '' }: CompanyContactRequest,
  ): Promise<CompanyResponse> {
    return this.page.after(actor, id, () => this.contacts.add(actor, id, { name, role, email, phone }));
  }

  /** Erases the person for good; the company stays. */
  @Delete(':id/contacts/:contactId')
  @HttpCode(204)
  @Requires('company.manage')
  eraseContact(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
  ): Promise<void> {
    return this.contacts.erase(actor, id, contactId);
  }
}
