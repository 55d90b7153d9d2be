import { MemberDays1760000002100 } from './infrastructure/migrations/member-days.migration';
import { OrganisationFoundation1760000002000 } from './infrastructure/migrations/organisation-foundation.migration';

export { OrganisationHttpModule, OrganisationModule } from './organisation.module';
export const organisationMigrations = [OrganisationFoundation1760000002000, MemberDays1760000002100];
