import { CalendarFeed1760000003100 } from './infrastructure/migrations/calendar-feed.migration';
import { IdentityFoundation1760000003000 } from './infrastructure/migrations/identity-foundation.migration';
import { NotificationMail1760000009100 } from './infrastructure/migrations/notification-mail.migration';

export { IdentityHttpModule, IdentityJobsModule, IdentityModule } from './identity.module';
export const identityMigrations = [
  IdentityFoundation1760000003000,
  CalendarFeed1760000003100,
  NotificationMail1760000009100,
];
