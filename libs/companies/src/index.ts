import { CompaniesFoundation1760000013000 } from './infrastructure/migrations/companies-foundation.migration';
import { CompaniesTables1760000013100 } from './infrastructure/migrations/companies-tables.migration';

export { CompaniesHttpModule } from './companies.http.module';
export { CompaniesModule } from './companies.module';
export const companiesMigrations = [CompaniesFoundation1760000013000, CompaniesTables1760000013100];
