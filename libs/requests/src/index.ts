import { ProcurementRequests1760000014100 } from './infrastructure/migrations/procurement-requests.migration';
import { RequestsFoundation1760000014000 } from './infrastructure/migrations/requests-foundation.migration';

export { RequestsHttpModule, RequestsModule } from './requests.module';
export const requestsMigrations = [RequestsFoundation1760000014000, ProcurementRequests1760000014100];
