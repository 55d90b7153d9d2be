import { OrderingFoundation1760000009000 } from './infrastructure/migrations/ordering-foundation.migration';

export { GOODS_RECEIVED, ORDER_PLACED } from './contract/events';
export { OrderingHttpModule } from './ordering.http.module';
export { OrderingJobsModule } from './ordering.jobs.module';
export { OrderingModule } from './ordering.module';
export const orderingMigrations = [OrderingFoundation1760000009000];
