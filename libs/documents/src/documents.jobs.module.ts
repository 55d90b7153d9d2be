import { Module } from '@nestjs/common';
import { DocumentJoiner } from './infrastructure/print/document-joiner';
import { JoinPrintFile } from './jobs/join-print-file.subscriber';
import { RemoveFiles } from './jobs/remove-files.subscriber';
import { RenderDocument } from './jobs/render-document.subscriber';

@Module({ providers: [RenderDocument, DocumentJoiner, JoinPrintFile, RemoveFiles] })
export class DocumentsJobsModule {}
