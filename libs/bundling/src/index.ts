import {
  DEMAND_REPORTED,
  FRAMEWORK_CONCLUDED,
  FRAMEWORK_WATCH_DUE,
  ROUND_EXTENDED,
  ROUND_JOINED,
  ROUND_OPENED,
  ROUND_REMINDED,
  ROUND_REMINDERS_DUE,
} from './contract/events';
import { LotVariants1760000018620 } from './infrastructure/migrations/lot-variants.migration';
import { BundlingFoundation1760000008000 } from './infrastructure/migrations/bundling-foundation.migration';
import { BundlingRoundDrafts1760000018601 } from './infrastructure/migrations/bundling-round-drafts.migration';
import { BundlingRoundSetup1760000018600 } from './infrastructure/migrations/bundling-round-setup.migration';
import { DemandQuestions1760000018611 } from './infrastructure/migrations/demand-questions.migration';
import { DemandSheet1760000018610 } from './infrastructure/migrations/demand-sheet.migration';
import { FRAMEWORK_MIGRATIONS } from './infrastructure/migrations/framework-migrations';
import { Savings1760000018630 } from './infrastructure/migrations/savings.migration';

export { WatchFrameworks } from './application/watch-frameworks.usecase';
export { ConcludeFrameworks } from './application/conclude-frameworks.usecase';
export { bundleDemand } from './domain/bundle';
export { BundlingHttpModule } from './bundling.http.module';
export { BundlingJobsModule } from './bundling.jobs.module';
export { BundlingModule } from './bundling.module';
export const bundlingMigrations = [
  BundlingFoundation1760000008000,
  BundlingRoundSetup1760000018600,
  BundlingRoundDrafts1760000018601,
  DemandSheet1760000018610,
  DemandQuestions1760000018611,
  LotVariants1760000018620,
  Savings1760000018630,
  ...FRAMEWORK_MIGRATIONS,
];
export const bundlingEvents = [
  ROUND_OPENED,
  FRAMEWORK_CONCLUDED,
  ROUND_EXTENDED,
  ROUND_JOINED,
  ROUND_REMINDED,
  ROUND_REMINDERS_DUE,
  DEMAND_REPORTED,
  FRAMEWORK_WATCH_DUE,
];
