import { Module } from '@nestjs/common';
import { DocumentRenderer } from './infrastructure/document-renderer';
import { RenderDocument } from './jobs/render-document.subscriber';

@Module({ providers: [DocumentRenderer, RenderDocument] })
export class DocumentsJobsModule {}
