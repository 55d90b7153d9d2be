import { AuditFoundation1760000004000 } from './infrastructure/migrations/audit-foundation.migration';

export { VerifyChain } from './application/verify-chain.usecase';
export { AuditHttpModule, AuditModule } from './audit.module';
export const auditMigrations = [AuditFoundation1760000004000];
