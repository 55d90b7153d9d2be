import { ServicesFoundation1760000015000 } from './infrastructure/migrations/services-foundation.migration';
import { ServicesTables1760000015100 } from './infrastructure/migrations/services-tables.migration';

export { ServicesHttpModule, ServicesModule } from './services.module';
export const servicesMigrations = [ServicesFoundation1760000015000, ServicesTables1760000015100];
