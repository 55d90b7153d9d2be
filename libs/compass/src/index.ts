import { CompassFoundation1760000010000 } from './infrastructure/migrations/compass-foundation.migration';

export { CompassHttpModule, CompassModule } from './compass.module';
export const compassMigrations = [CompassFoundation1760000010000];
