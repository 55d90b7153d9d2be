import { Global, Module } from '@nestjs/common';
import { AnswerContribution } from './application/answer.contribution';
import { BundlePlans } from './application/bundle-plan';
import { BundleRound } from './application/bundle-round.usecase';
import { BundlingContribution } from './application/bundling.contribution';
import { ChangeParticipants } from './application/change-participants.usecase';
import { CloseRound } from './application/close-round.usecase';
import { ConcludeFrameworks } from './application/conclude-frameworks.usecase';
import { DemandCollection } from './application/demand-collection.usecase';
import { DemandLawSources } from './application/demand-law-sources';
import { DemandPlausibility } from './application/demand-plausibility';
import { DemandProposals } from './application/demand-proposals';
import { DemandQuestions } from './application/demand-questions.usecase';
import { DemandRoundProtocolSource } from './application/demand-round-protocol.source';
import { ExtendRound } from './application/extend-round.usecase';
import { FillQuestionnaire } from './application/fill-questionnaire.usecase';
import { DemandSheet } from './application/demand-sheet.usecase';
import { DemandTemplate } from './application/demand-template';
import { FrameworkCoverSource } from './application/framework-cover.source';
import { FrameworksInDatabase } from './application/frameworks-in-database';
import { LotVariants } from './application/lot-variants.usecase';
import { MergeArticles } from './application/merge-articles.usecase';
import { VariantJudge } from './application/variant-judge';
import { ImportArticles } from './application/import-articles.usecase';
import { MemberDemandProtocols } from './application/member-demand-protocols';
import { OpenRound } from './application/open-round.usecase';
import { ProcedureFromBundle } from './application/procedure-from-bundle.usecase';
import { ReportDemand } from './application/report-demand.usecase';
import { RoundCalendar } from './application/round-calendar';
import { RoundCalendarContribution } from './application/round-calendar.contribution';
import { RoundProposals } from './application/round-proposal.query';
import { RoundReminders } from './application/round-reminders.usecase';
import { RoundSetupStore } from './application/round-setup';
import { RoundTemplates } from './application/round-templates.usecase';
import { WatchRound } from './application/watch-round.query';
import { SimulateSavings } from './application/simulate-savings.usecase';
import { TrueSavingsQuery } from './application/true-savings.query';
import { ReportingDesk } from './application/reporting-desk';
import { Frameworks } from './contract';
import { BundlingDemo } from './demo/bundling.demo';
import { ArticleMergeRepository } from './infrastructure/article-merge.repository';
import { LotVariantRepository } from './infrastructure/lot-variant.repository';
import { FRAMEWORK_PROVIDERS, FRAMEWORK_REGISTRATIONS } from './framework-providers';
import { ArticleRepository } from './infrastructure/article.repository';
import { BundleRepository } from './infrastructure/bundle.repository';
import { DemandBundling } from './infrastructure/demand-bundling.query';
import { CollectionRepository } from './infrastructure/collection.repository';
import { CallOffRepository } from './infrastructure/call-off.repository';
import { DemandLineRepository } from './infrastructure/demand-line.repository';
import { DraftRepository } from './infrastructure/draft.repository';
import { FrameworkRepository } from './infrastructure/framework.repository';
import { OpenDemandQuery } from './infrastructure/open-demand.query';
import { QuestionnaireRepository } from './infrastructure/questionnaire.repository';
import { RoundArticleRepository } from './infrastructure/round-article.repository';
import { RoundCalendarRepository } from './infrastructure/round-calendar.repository';
import { RoundTemplateRepository } from './infrastructure/round-template.repository';
import { RoundWatchRepository } from './infrastructure/round-watch.repository';
import { PlausibilityQuery } from './infrastructure/plausibility.query';
import { QuestionRepository } from './infrastructure/question.repository';
import { RoundRepository } from './infrastructure/round.repository';
import { SavingsQuery } from './infrastructure/savings.query';
import { SavingsSimulationRepository } from './infrastructure/savings-simulation.repository';

const inside = [
  ArticleRepository,
  BundleRepository,
  DemandBundling,
  CallOffRepository,
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
  QuestionnaireRepository,
  RoundArticleRepository,
  RoundCalendarRepository,
  RoundTemplateRepository,
  RoundWatchRepository,
  ChangeParticipants,
  ExtendRound,
  FillQuestionnaire,
  RoundCalendar,
  RoundProposals,
  RoundReminders,
  RoundSetupStore,
  RoundTemplates,
  WatchRound,
  SavingsQuery,
  SavingsSimulationRepository,
  SimulateSavings,
  TrueSavingsQuery,
  CollectionRepository,
  DraftRepository,
  PlausibilityQuery,
  QuestionRepository,
  ReportingDesk,
  DemandCollection,
  DemandPlausibility,
  DemandProposals,
  DemandQuestions,
  DemandSheet,
  DemandTemplate,
  ArticleMergeRepository,
  LotVariantRepository,
  BundlePlans,
  LotVariants,
  MergeArticles,
  VariantJudge,
  ...FRAMEWORK_PROVIDERS,
];

@Global()
@Module({
  providers: [
    ...inside,
    { provide: Frameworks, useClass: FrameworksInDatabase },
    BundlingContribution,
    RoundCalendarContribution,
    AnswerContribution,
    DemandLawSources,
    OpenDemandQuery,
    DemandRoundProtocolSource,
    FrameworkCoverSource,
    BundlingDemo,
    ...FRAMEWORK_REGISTRATIONS,
  ],
  exports: [Frameworks, ...inside],
})
export class BundlingModule {}
