import { CompaniesFoundation1760000013000 } from './infrastructure/migrations/companies-foundation.migration';

export { CompaniesHttpModule, CompaniesModule } from './companies.module';
export const companiesMigrations = [CompaniesFoundation1760000013000];
