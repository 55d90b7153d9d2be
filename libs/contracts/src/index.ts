import { ContractsFoundation1760000018000 } from './infrastructure/migrations/contracts-foundation.migration';

export { ContractsHttpModule, ContractsJobsModule, ContractsModule } from './contracts.module';
export const contractsMigrations = [ContractsFoundation1760000018000];
