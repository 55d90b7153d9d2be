import { Global, Module } from '@nestjs/common';
import { AnnualReportDocument } from './application/annual-report.document';
import { AnnualReports } from './application/annual-report.usecase';
import { CostAllocationStatements } from './application/cost-allocation-statements.usecase';
import { AnnualFigures } from './application/ports/annual-figures';
import { AnnualFiguresQuery } from './infrastructure/annual-figures.query';

@Global()
@Module({
  providers: [
    { provide: AnnualFigures, useClass: AnnualFiguresQuery },
    AnnualReports,
    AnnualReportDocument,
    CostAllocationStatements,
  ],
  exports: [AnnualReports, AnnualReportDocument, CostAllocationStatements],
})
export class ReportingModule {}
