import { AuditHttpModule, auditMigrations, AuditModule } from '@app/audit';
import {
  bundlingEvents,
  BundlingHttpModule,
  BundlingJobsModule,
  bundlingMigrations,
  BundlingModule,
} from '@app/bundling';
import { CodesHttpModule, codesMigrations, CodesModule } from '@app/codes';
import { CompaniesHttpModule, companiesMigrations, CompaniesModule } from '@app/companies';
import { CompassHttpModule, compassMigrations, CompassModule } from '@app/compass';
import {
  ConsumptionHttpModule,
  ConsumptionJobsModule,
  consumptionMigrations,
  ConsumptionModule,
} from '@app/consumption';
import { ContractsHttpModule, ContractsJobsModule, contractsMigrations, ContractsModule } from '@app/contracts';
import { DocumentsHttpModule, DocumentsJobsModule, documentsMigrations, DocumentsModule } from '@app/documents';
import { DOCUMENT_ARCHIVED, DOCUMENT_REQUESTED } from '@app/documents/events';
import { IdentityHttpModule, IdentityJobsModule, identityMigrations, IdentityModule } from '@app/identity';
import { DIGEST_DUE } from '@app/identity/events';
import { OrderingHttpModule, OrderingJobsModule, orderingMigrations, OrderingModule } from '@app/ordering';
import { GOODS_RECEIVED, ORDER_PLACED } from '@app/ordering/events';
import { OrganisationHttpModule, organisationMigrations, OrganisationModule } from '@app/organisation';
import { MAIL_QUEUED, PlatformHttpModule, PlatformJobsModule, platformMigrations, type Schema } from '@app/platform';
import { ProceduresHttpModule, ProceduresJobsModule, proceduresMigrations, ProceduresModule } from '@app/procedures';
import { AWARD_DECIDED, REMINDERS_DUE } from '@app/procedures/events';
import { RequestsHttpModule, requestsMigrations, RequestsModule } from '@app/requests';
import { ServicesHttpModule, servicesMigrations, ServicesModule } from '@app/services';
import { ReportingHttpModule, ReportingModule } from '@app/reporting';
import { TrainingHttpModule, trainingMigrations, TrainingModule } from '@app/training';
import type { Type } from '@nestjs/common';

/** The only list of rooms. `core` holds rules and repositories, `http` controllers, `jobs` subscribers. */
export const core: Type[] = [
  OrganisationModule,
  IdentityModule,
  AuditModule,
  DocumentsModule,
  CodesModule,
  CompaniesModule,
  CompassModule,
  ConsumptionModule,
  ProceduresModule,
  ContractsModule,
  RequestsModule,
  ServicesModule,
  BundlingModule,
  OrderingModule,
  TrainingModule,
  ReportingModule,
];
export const http: Type[] = [
  PlatformHttpModule,
  OrganisationHttpModule,
  IdentityHttpModule,
  AuditHttpModule,
  DocumentsHttpModule,
  CodesHttpModule,
  CompaniesHttpModule,
  CompassHttpModule,
  ConsumptionHttpModule,
  ProceduresHttpModule,
  ContractsHttpModule,
  RequestsHttpModule,
  ServicesHttpModule,
  BundlingHttpModule,
  OrderingHttpModule,
  TrainingHttpModule,
  ReportingHttpModule,
];
export const jobs: Type[] = [
  PlatformJobsModule,
  IdentityJobsModule,
  DocumentsJobsModule,
  ConsumptionJobsModule,
  ContractsJobsModule,
  BundlingJobsModule,
  OrderingJobsModule,
  ProceduresJobsModule,
];

export const schema: Schema = {
  migrations: [
    ...platformMigrations,
    ...organisationMigrations,
    ...identityMigrations,
    ...auditMigrations,
    ...documentsMigrations,
    ...consumptionMigrations,
    ...proceduresMigrations,
    ...bundlingMigrations,
    ...orderingMigrations,
    ...compassMigrations,
    ...codesMigrations,
    ...companiesMigrations,
    ...requestsMigrations,
    ...servicesMigrations,
    ...contractsMigrations,
    ...trainingMigrations,
  ],
};

/** Every event type that is published; the start of a process with workers fails when nobody hears one of them. */
export const eventTypes: readonly string[] = [
  MAIL_QUEUED,
  DIGEST_DUE,
  DOCUMENT_ARCHIVED,
  DOCUMENT_REQUESTED,
  AWARD_DECIDED,
  REMINDERS_DUE,
  ...bundlingEvents,
  ORDER_PLACED,
  GOODS_RECEIVED,
];
