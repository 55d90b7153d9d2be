import { AuditTrail } from '@app/platform';
import { Global, Module } from '@nestjs/common';
import { HashChainedAuditTrail } from './application/hash-chained-audit-trail';
import { ReadExtract } from './application/read-extract.query';
import { VerifyChain } from './application/verify-chain.usecase';
import { AuditExtracts } from './contract';
import { AuditController } from './http/audit.controller';

@Global()
@Module({
  providers: [
    { provide: AuditTrail, useClass: HashChainedAuditTrail },
    { provide: AuditExtracts, useClass: ReadExtract },
    VerifyChain,
  ],
  exports: [AuditExtracts, AuditTrail, VerifyChain],
})
export class AuditModule {}

@Module({ controllers: [AuditController] })
export class AuditHttpModule {}
