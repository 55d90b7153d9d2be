import { ServicesFoundation1760000015000 } from './infrastructure/migrations/services-foundation.migration';

export { ServicesHttpModule, ServicesModule } from './services.module';
export const servicesMigrations = [ServicesFoundation1760000015000];
