import { Module } from '@nestjs/common';
import { AnnualReportController } from './http/annual-report.controller';
import { CostAllocationController } from './http/cost-allocation.controller';

@Module({ controllers: [AnnualReportController, CostAllocationController] })
export class ReportingHttpModule {}
