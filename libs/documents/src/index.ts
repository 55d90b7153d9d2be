import { DocumentsBatches1760000005210 } from './infrastructure/migrations/documents-batches.migration';
import { DocumentsEditions1760000005200 } from './infrastructure/migrations/documents-editions.migration';
import { DocumentsFoundation1760000005000 } from './infrastructure/migrations/documents-foundation.migration';
import { DocumentsQueue1760000005100 } from './infrastructure/migrations/documents-queue.migration';
import { DocumentsLetterhead1760000005400 } from './infrastructure/migrations/documents-letterhead.migration';
import { DocumentsRetention1760000005300 } from './infrastructure/migrations/documents-retention.migration';

export { DocumentsHttpModule } from './documents.http.module';
export { DocumentsJobsModule } from './documents.jobs.module';
export { DocumentsModule } from './documents.module';
export const documentsMigrations = [
  DocumentsFoundation1760000005000,
  DocumentsQueue1760000005100,
  DocumentsEditions1760000005200,
  DocumentsBatches1760000005210,
  DocumentsLetterhead1760000005400,
  DocumentsRetention1760000005300,
];
