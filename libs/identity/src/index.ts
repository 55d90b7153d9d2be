import { IdentityFoundation1760000003000 } from './infrastructure/migrations/identity-foundation.migration';

export { IdentityHttpModule, IdentityModule } from './identity.module';
export const identityMigrations = [IdentityFoundation1760000003000];
