import { ConsumptionFoundation1760000006000 } from './infrastructure/migrations/consumption-foundation.migration';

export { Ledger } from './application/ports/ledger';
export { ConsumptionHttpModule } from './consumption.http.module';
export { ConsumptionJobsModule } from './consumption.jobs.module';
export { ConsumptionModule } from './consumption.module';
export const consumptionMigrations = [ConsumptionFoundation1760000006000];
