import { AuditHttpModule, auditMigrations, AuditModule } from '@app/audit';
import { IdentityHttpModule, identityMigrations, IdentityModule } from '@app/identity';
import { OrganisationHttpModule, organisationMigrations, OrganisationModule } from '@app/organisation';
import { PlatformFoundation1760000001000, PlatformHttpModule, PlatformJobsModule, type Schema } from '@app/platform';
import type { Type } from '@nestjs/common';

/** The only list of rooms. `core` holds rules and repositories, `http` controllers, `jobs` subscribers. */
export const core: Type[] = [OrganisationModule, IdentityModule, AuditModule];
export const http: Type[] = [PlatformHttpModule, OrganisationHttpModule, IdentityHttpModule, AuditHttpModule];
export const jobs: Type[] = [PlatformJobsModule];

export const schema: Schema = {
  rows: [],
  migrations: [PlatformFoundation1760000001000, ...organisationMigrations, ...identityMigrations, ...auditMigrations],
};

/** Every event type that is published; the start of a process with workers fails when nobody hears one of them. */
export const eventTypes: readonly string[] = [];
