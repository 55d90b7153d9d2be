import { FRAMEWORK_CONCLUDED, ROUND_OPENED } from './contract/events';
import { BundlingFoundation1760000008000 } from './infrastructure/migrations/bundling-foundation.migration';

export { ConcludeFrameworks } from './application/conclude-frameworks.usecase';
export { bundleDemand } from './domain/bundle';
export { BundlingHttpModule } from './bundling.http.module';
export { BundlingJobsModule } from './bundling.jobs.module';
export { BundlingModule } from './bundling.module';
export const bundlingMigrations = [BundlingFoundation1760000008000];
export const bundlingEvents = [ROUND_OPENED, FRAMEWORK_CONCLUDED];
