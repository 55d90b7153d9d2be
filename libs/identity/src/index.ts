import { CalendarFeed1760000003100 } from './infrastructure/migrations/calendar-feed.migration';
import { IdentityFoundation1760000003000 } from './infrastructure/migrations/identity-foundation.migration';

export { IdentityHttpModule, IdentityModule } from './identity.module';
export const identityMigrations = [IdentityFoundation1760000003000, CalendarFeed1760000003100];
