import { Module } from '@nestjs/common';
import { RenderDocument } from './jobs/render-document.subscriber';

@Module({ providers: [RenderDocument] })
export class DocumentsJobsModule {}
