import { type Actor, contentDisposition, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeDocument } from '../application/change-document.usecase';
import { RegisteredSources } from '../application/document-sources';
import { MakeEdition } from '../application/make-edition.usecase';
import { ReadFile } from '../application/read-file.usecase';
import { RequestBySubject, SAMPLE } from '../application/request-by-subject.usecase';
import { type TemplateInfo, TEMPLATES } from '../contract/templates';
import { TEMPLATE_PURPOSES } from '../contract/template-purposes';
import { fileNameOf } from '../domain/document';
import { DocumentQuery } from '../infrastructure/document.query';
import { documentSource } from '../infrastructure/render';
import { CreateDocumentRequest, DocumentListQuery, TemplateListQuery } from './document.request';
import {
  DocumentListResponse,
  DocumentResponse,
  DocumentTemplateListResponse,
  DocumentTemplateResponse,
  RequestedDocumentResponse,
} from './document.response';

@Controller()
export class DocumentsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: DocumentQuery,
    private readonly bySubject: RequestBySubject,
    private readonly changes: ChangeDocument,
    private readonly editions: MakeEdition,
    private readonly readFile: ReadFile,
    private readonly sources: RegisteredSources,
  ) {}

  /** The documents the product can make. */
  @Get('document-templates')
  @Requires('document.read')
  templates(@Query() query: TemplateListQuery): DocumentTemplateListResponse {
    const { subjectType } = query;
    if (subjectType === undefined || subjectType === SAMPLE) return { items: TEMPLATES.map(withPurpose) };
    const made = this.sources.templatesFor(subjectType);
    return { items: TEMPLATES.filter(({ id }) => made.includes(id)).map(withPurpose) };
  }

  /** Asks for a document; the queue makes it. */
  @Post('documents')
  @HttpCode(202)
  @Requires('document.request')
  create(@CurrentActor() actor: Actor, @Body() body: CreateDocumentRequest): Promise<RequestedDocumentResponse> {
    return this.uow.run(actor, async () => ({ id: await this.bySubject.execute(body), state: 'waiting' }));
  }

  /** Documents of the actor's matters, the newest first. */
  @Get('documents')
  @Requires('document.read')
  list(@CurrentActor() actor: Actor, @Query() query: DocumentListQuery): Promise<DocumentListResponse> {
    return this.uow.run(actor, async () => {
      const { items, nextCursor } = await this.documents.list({ ...query, latest: query.latest === 'true' });
      return { items: [...items], nextCursor };
    });
  }

  @Get('documents/:id')
  @Requires('document.read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DocumentResponse> {
    return this.uow.run(actor, () => this.documents.byId(id));
  }

  /** The archived PDF, checked against its hash. */
  @Get('documents/:id/file')
  @Requires('document.read')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { bytes, sha256, fileName } = await this.readFile.execute(actor, id);
    const tag = `"${sha256}"`;
    void reply.header('etag', tag);
    if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(tag)) {
      void reply.status(304);
      return undefined;
    }
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: contentDisposition('inline', fileName),
      length: bytes.byteLength,
    });
  }

  /** What the document was made from, as it is attached to the PDF: template, version, data. */
  @Get('documents/:id/data')
  @Requires('document.record')
  async data(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { title, template, templateVersion, data } = await this.uow.run(actor, () => this.documents.snapshot(id));
    const bytes = Buffer.from(documentSource(template, templateVersion, data));
    return new StreamableFile(bytes, {
      type: 'application/json',
      disposition: contentDisposition('attachment', fileNameOf(title, 'json')),
      length: bytes.byteLength,
    });
  }

  /**
   * Makes the document anew from the data of today in the template of today; the old one stays. While such an edition
   * is being made, asking again answers with that one.
   */
  @Post('documents/:id/editions')
  @HttpCode(202)
  @Requires('document.request')
  again(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequestedDocumentResponse> {
    return this.uow.run(actor, async () => ({ id: await this.editions.execute(id), state: 'waiting' }));
  }

  /** Tries a failed document again. */
  @Post('documents/:id/retry')
  @HttpCode(202)
  @Requires('document.request')
  retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequestedDocumentResponse> {
    return this.uow.run(actor, async () => {
      await this.changes.retry(id);
      return { id, state: 'waiting' };
    });
  }

  /** Gives up a document that is not done yet. */
  @Post('documents/:id/cancel')
  @HttpCode(200)
  @Requires('document.request')
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequestedDocumentResponse> {
    return this.uow.run(actor, async () => {
      await this.changes.cancel(id);
      return { id, state: 'cancelled' };
    });
  }

  /** Puts a waiting document before all others. */
  @Post('documents/:id/ahead')
  @HttpCode(200)
  @Requires('document.ahead')
  putAhead(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RequestedDocumentResponse> {
    return this.uow.run(actor, async () => {
      await this.changes.putAhead(id);
      return { id, state: 'waiting' };
    });
  }
}

const withPurpose = ({ samples, ...template }: TemplateInfo): DocumentTemplateResponse => ({
  ...template,
  ...TEMPLATE_PURPOSES[template.id],
  ...(samples ? { samples: [...samples] } : {}),
});
