import { AuditTrail } from '@app/platform';
import { Global, Module } from '@nestjs/common';
import { HashChainedAuditTrail } from './application/hash-chained-audit-trail';
import { VerifyChain } from './application/verify-chain.usecase';
import { AuditController } from './http/audit.controller';

@Global()
@Module({
  providers: [{ provide: AuditTrail, useClass: HashChainedAuditTrail }, VerifyChain],
  exports: [AuditTrail, VerifyChain],
})
export class AuditModule {}

@Module({ controllers: [AuditController] })
export class AuditHttpModule {}
