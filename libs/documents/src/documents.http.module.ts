import { Module } from '@nestjs/common';
import { AuditExtractController } from './http/audit-extract.controller';
import { DocumentBatchesController } from './http/document-batches.controller';
import { DocumentEventsController } from './http/document-events.controller';
import { DocumentQueueController } from './http/document-queue.controller';
import { DocumentsController } from './http/documents.controller';
import { LetterheadsController } from './http/letterheads.controller';
import { RetentionController } from './http/retention.controller';
import { TemplateSamplesController } from './http/template-samples.controller';

/** Events and queue first: `documents/:id` would take their address otherwise. */
@Module({
  controllers: [
    DocumentEventsController,
    DocumentQueueController,
    DocumentsController,
    TemplateSamplesController,
    AuditExtractController,
    DocumentBatchesController,
    LetterheadsController,
    RetentionController,
  ],
})
export class DocumentsHttpModule {}
