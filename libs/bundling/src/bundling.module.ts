import { Global, Module } from '@nestjs/common';
import { BundleRound } from './application/bundle-round.usecase';
import { BundlingContribution } from './application/bundling.contribution';
import { CloseRound } from './application/close-round.usecase';
import { ConcludeFrameworks } from './application/conclude-frameworks.usecase';
import { DemandLawSources } from './application/demand-law-sources';
import { DemandRoundProtocolSource } from './application/demand-round-protocol.source';
import { FrameworkCoverSource } from './application/framework-cover.source';
import { FrameworksInDatabase } from './application/frameworks-in-database';
import { ImportArticles } from './application/import-articles.usecase';
import { MemberDemandProtocols } from './application/member-demand-protocols';
import { OpenRound } from './application/open-round.usecase';
import { ProcedureFromBundle } from './application/procedure-from-bundle.usecase';
import { ReportDemand } from './application/report-demand.usecase';
import { Frameworks } from './contract';
import { BundlingDemo } from './demo/bundling.demo';
import { ArticleRepository } from './infrastructure/article.repository';
import { BundleRepository } from './infrastructure/bundle.repository';
import { DemandLineRepository } from './infrastructure/demand-line.repository';
import { FrameworkRepository } from './infrastructure/framework.repository';
import { OpenDemandQuery } from './infrastructure/open-demand.query';
import { RoundRepository } from './infrastructure/round.repository';

const inside = [
  ArticleRepository,
  BundleRepository,
  DemandLineRepository,
  FrameworkRepository,
  RoundRepository,
  BundleRound,
  CloseRound,
  ConcludeFrameworks,
  ImportArticles,
  MemberDemandProtocols,
  OpenRound,
  ProcedureFromBundle,
  ReportDemand,
];

@Global()
@Module({
  providers: [
    ...inside,
    { provide: Frameworks, useClass: FrameworksInDatabase },
    BundlingContribution,
    DemandLawSources,
    OpenDemandQuery,
    DemandRoundProtocolSource,
    FrameworkCoverSource,
    BundlingDemo,
  ],
  exports: [Frameworks, ...inside],
})
export class BundlingModule {}
