import { centreHead, DocumentSources } from '@app/documents/contract';
import { Directory } from '@app/organisation/contract';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ArchiveSources } from '../../contract';
import { MessagesQuery } from './messages.query';
import { MissingDocumentsQuery } from './missing-documents.query';
import { QuestionsQuery } from './questions.query';

/** Names to documents and archive what the correspondence of a procedure has for them. */
@Injectable()
export class CorrespondenceSources implements OnModuleInit {
  constructor(
    private readonly documents: DocumentSources,
    private readonly archive: ArchiveSources,
    private readonly directory: Directory,
    private readonly questions: QuestionsQuery,
    private readonly missing: MissingDocumentsQuery,
    private readonly messages: MessagesQuery,
  ) {}

  onModuleInit(): void {
    this.documents.register({
      template: 'bidder-answers',
      subjectType: 'procedure',
      load: async (id) => this.questions.document(id, centreHead(await this.directory.centre())),
    });
    this.documents.register({
      template: 'missing-documents',
      subjectType: 'missing-documents',
      load: async (id) => this.missing.letter(id, centreHead(await this.directory.centre())),
    });
    this.archive.register((procedureId) => this.missing.archive(procedureId));
    this.archive.register((procedureId) => this.questions.archive(procedureId));
    this.archive.register((procedureId) => this.messages.archive(procedureId));
  }
}
