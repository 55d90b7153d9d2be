import { Contributions } from '@app/platform';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ArchivedDocuments } from './application/archived-documents.query';
import { AuditExtract } from './application/audit-extract';
import { BatchFiles } from './application/batch-files';
import { BatchProgress } from './application/batch-progress';
import { ChangeBatch } from './application/change-batch.usecase';
import { ChangeDocument } from './application/change-document.usecase';
import { DocumentFiles } from './application/document-files';
import { LetterheadFiles } from './application/letterhead-files';
import { RegisteredSources } from './application/document-sources';
import { MakeBatch } from './application/make-batch.usecase';
import { MakeEdition } from './application/make-edition.usecase';
import { PrintFiles } from './application/print-files';
import { Letterheads } from './application/letterheads';
import { MaintainLetterhead } from './application/maintain-letterhead.usecase';
import { ReadFile } from './application/read-file.usecase';
import { RequestBySubject } from './application/request-by-subject.usecase';
import { RequestDocument } from './application/request-document.usecase';
import { TemplateSamples } from './application/template-samples.query';
import { RequestPrintFile } from './application/request-print-file.usecase';
import { DeleteDocuments } from './application/retention/delete-documents.usecase';
import { RetentionQuery } from './application/retention/retention.query';
import { RetentionSources } from './application/retention/retention-sources';
import { RetentionSteps } from './application/retention/retention-steps.usecase';
import { DocumentArchive, DocumentRequests, DocumentSources } from './contract';
import { BatchQuery } from './infrastructure/batch.query';
import { BatchRepository } from './infrastructure/batch.repository';
import { DocumentRenderer } from './infrastructure/document-renderer';
import { DocumentQueueQuery } from './infrastructure/document-queue.query';
import { DocumentQuery } from './infrastructure/document.query';
import { DocumentRepository } from './infrastructure/document.repository';
import { PrintFileRepository } from './infrastructure/print-file.repository';
import { LetterheadRepository } from './infrastructure/letterhead.repository';
import { PictureFiles } from './infrastructure/picture-files';
import { RetentionRepository } from './infrastructure/retention.repository';

const retention = [DeleteDocuments, RetentionQuery, RetentionRepository, RetentionSources, RetentionSteps];
const inside = [
  ...retention,
  RegisteredSources,
  DocumentRepository,
  DocumentQuery,
  RequestBySubject,
  ChangeDocument,
  ReadFile,
  DocumentRenderer,
  TemplateSamples,
  AuditExtract,
  DocumentQueueQuery,
  MakeEdition,
  BatchRepository,
  BatchQuery,
  BatchProgress,
  BatchFiles,
  MakeBatch,
  ChangeBatch,
  PrintFileRepository,
  RequestPrintFile,
];
const letterhead = [LetterheadRepository, PictureFiles, Letterheads, MaintainLetterhead];

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    ...inside,
    DocumentFiles,
    LetterheadFiles,
    PrintFiles,
    ...letterhead,
    { provide: DocumentSources, useExisting: RegisteredSources },
    { provide: DocumentArchive, useClass: ArchivedDocuments },
    { provide: DocumentRequests, useClass: RequestDocument },
  ],
  exports: [DocumentArchive, DocumentSources, DocumentRequests, ...inside, ...letterhead],
})
export class DocumentsModule implements OnModuleInit {
  constructor(
    private readonly contributions: Contributions,
    private readonly documents: DocumentQuery,
  ) {}

  onModuleInit(): void {
    this.contributions.register({
      room: 'documents',
      tasks: async ({ personId }) => {
        const failed = personId ? await this.documents.failedOf(personId) : [];
        return failed.map(({ id, title, error }) => ({
          id: `document-failed-${id}`,
          title: `Dokument „${title}“ erneut versuchen`,
          detail: error,
          href: `/dokumente?dokument=${id}`,
          due: null,
          kind: 'Dokument',
        }));
      },
      search: async (_actor, text) => {
        const found = await this.documents.search(text);
        return found.map(({ id, title, subjectLabel }) => ({
          type: 'Dokument',
          label: title,
          detail: subjectLabel,
          href: `/dokumente?dokument=${id}`,
        }));
      },
    });
  }
}
