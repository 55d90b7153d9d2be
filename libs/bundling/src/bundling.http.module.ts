import { Module } from '@nestjs/common';
import { ArticleController } from './http/article.controller';
import { BundleController } from './http/bundle.controller';
import { DemandReportController } from './http/demand-report.controller';
import { DemandRoundController } from './http/demand-round.controller';
import { FrameworkController } from './http/framework.controller';

@Module({
  controllers: [
    ArticleController,
    DemandReportController,
    DemandRoundController,
    BundleController,
    FrameworkController,
  ],
})
export class BundlingHttpModule {}
