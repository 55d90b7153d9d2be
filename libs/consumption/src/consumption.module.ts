import { Global, Module } from '@nestjs/common';
import { ConsumptionReportDocument } from './application/consumption-report.document';
import { ConsumptionReports } from './application/consumption-report.usecase';
import { ConsumptionFigures } from './application/ports/consumption-figures';
import { Ledger } from './application/ports/ledger';
import { PostReceipt } from './application/post-receipt.usecase';
import { ConsumptionHistory } from './contract';
import { ConsumptionFiguresQuery } from './infrastructure/consumption-figures.query';
import { ConsumptionHistoryQuery } from './infrastructure/consumption-history.query';
import { LedgerRepository } from './infrastructure/ledger.repository';

@Global()
@Module({
  providers: [
    { provide: Ledger, useClass: LedgerRepository },
    { provide: ConsumptionFigures, useClass: ConsumptionFiguresQuery },
    { provide: ConsumptionHistory, useClass: ConsumptionHistoryQuery },
    PostReceipt,
    ConsumptionReports,
    ConsumptionReportDocument,
  ],
  exports: [ConsumptionHistory, PostReceipt, ConsumptionReports, Ledger],
})
export class ConsumptionModule {}
