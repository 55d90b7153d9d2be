import { DocumentsFoundation1760000005000 } from './infrastructure/migrations/documents-foundation.migration';
import { DocumentsQueue1760000005100 } from './infrastructure/migrations/documents-queue.migration';

export { DocumentsHttpModule } from './documents.http.module';
export { DocumentsJobsModule } from './documents.jobs.module';
export { DocumentsModule } from './documents.module';
export const documentsMigrations = [DocumentsFoundation1760000005000, DocumentsQueue1760000005100];
