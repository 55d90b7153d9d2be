import { type Actor, contentDisposition, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { BatchFiles } from '../application/batch-files';
import { ChangeBatch } from '../application/change-batch.usecase';
import { MakeBatch } from '../application/make-batch.usecase';
import { RequestPrintFile } from '../application/request-print-file.usecase';
import { BatchQuery, type BatchView } from '../infrastructure/batch.query';
import { CreateDocumentBatchRequest, DocumentBatchListQuery, SelectDocumentsRequest } from './document-batch.request';
import { DocumentBatchListResponse, DocumentBatchResponse } from './document-batch.response';

/** Many documents with one progress, one ZIP and one file for the printer. Every step answers with the batch as it is then. */
@Controller('document-batches')
export class DocumentBatchesController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly batches: BatchQuery,
    private readonly making: MakeBatch,
    private readonly changes: ChangeBatch,
    private readonly prints: RequestPrintFile,
    private readonly files: BatchFiles,
  ) {}

  /** Batches of the actor's matters, the newest first. */
  @Get()
  @Requires('document.read')
  list(@CurrentActor() actor: Actor, @Query() query: DocumentBatchListQuery): Promise<DocumentBatchListResponse> {
    return this.uow.run(actor, async () => {
      const { items, nextCursor } = await this.batches.list(query);
      return { items: items.map(viewOf), nextCursor };
    });
  }

  @Get(':id')
  @Requires('document.read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DocumentBatchResponse> {
    return this.uow.run(actor, () => this.read(id));
  }

  /** Asks for many documents by their subjects; the queue makes them. One that is refused refuses all. */
  @Post()
  @HttpCode(202)
  @Requires('document.request')
  create(@CurrentActor() actor: Actor, @Body() body: CreateDocumentBatchRequest): Promise<DocumentBatchResponse> {
    return this.uow.run(actor, async () => this.read(await this.making.request(body.title, body.documents)));
  }

  /** Puts finished documents together, to take them along as one ZIP or one file for the printer. */
  @Post('selection')
  @Requires('document.request')
  select(@CurrentActor() actor: Actor, @Body() body: SelectDocumentsRequest): Promise<DocumentBatchResponse> {
    return this.uow.run(actor, async () => this.read(await this.making.select(body.title, body.documentIds)));
  }

  /** Gives up all documents that are not done yet. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('document.request')
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DocumentBatchResponse> {
    return this.uow.run(actor, async () => {
      await this.changes.cancel(id);
      return this.read(id);
    });
  }

  /** Tries all failed documents again. */
  @Post(':id/retry')
  @HttpCode(202)
  @Requires('document.request')
  retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DocumentBatchResponse> {
    return this.uow.run(actor, async () => {
      await this.changes.retry(id);
      return this.read(id);
    });
  }

  /** Has the file for the printer made. Safe to repeat. */
  @Post(':id/print-file')
  @HttpCode(202)
  @Requires('document.request')
  print(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DocumentBatchResponse> {
    return this.uow.run(actor, async () => {
      await this.prints.execute(id);
      return this.read(id);
    });
  }

  /** All finished documents in the order of the batch, each beginning on a right-hand page. */
  @Get(':id/print-file')
  @Requires('document.read')
  @ApiProduces('application/pdf')
  async printFile(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { bytes, fileName } = await this.files.print(actor, id);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: contentDisposition('attachment', fileName),
      length: bytes.byteLength,
    });
  }

  /** All finished documents as single files, with a list that names the others, too. */
  @Get(':id/zip')
  @Requires('document.read')
  @ApiProduces('application/zip')
  async zip(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { stream, size, fileName } = await this.files.zip(actor, id);
    return new StreamableFile(stream, {
      type: 'application/zip',
      disposition: contentDisposition('attachment', fileName),
      length: size,
    });
  }

  private async read(id: string): Promise<DocumentBatchResponse> {
    return viewOf(await this.batches.byId(id));
  }
}

const viewOf = ({ failures, ...batch }: BatchView): DocumentBatchResponse => ({ ...batch, failures: [...failures] });
