import { Module } from '@nestjs/common';
import { ArticleController } from './http/article.controller';
import { BundleController } from './http/bundle.controller';
import { DemandQuestionController } from './http/demand-question.controller';
import { DemandReportController } from './http/demand-report.controller';
import { DemandRoundController } from './http/demand-round.controller';
import { DemandSheetController } from './http/demand-sheet.controller';
import { FrameworkController } from './http/framework.controller';
import { QuestionnaireController } from './http/questionnaire.controller';
import { RoundCalendarController } from './http/round-calendar.controller';
import { RoundSetupController } from './http/round-setup.controller';
import { RoundTemplateController } from './http/round-template.controller';
import { RoundWatchController } from './http/round-watch.controller';
import { SavingsController } from './http/savings.controller';
import { LotVariantController } from './http/lot-variant.controller';
import { TenderLineController } from './http/tender-line.controller';
import { FrameworkProposalController } from './http/framework-proposal.controller';
import { FrameworkTermsController } from './http/framework-terms.controller';
import { FrameworkWatchController } from './http/framework-watch.controller';
import { MemberQuotaController } from './http/member-quota.controller';

@Module({
  controllers: [
    ArticleController,
    DemandSheetController,
    DemandQuestionController,
    DemandReportController,
    DemandRoundController,
    BundleController,
    FrameworkController,
    QuestionnaireController,
    RoundCalendarController,
    RoundSetupController,
    RoundTemplateController,
    RoundWatchController,
    SavingsController,
    LotVariantController,
    TenderLineController,
    FrameworkProposalController,
    FrameworkTermsController,
    FrameworkWatchController,
    MemberQuotaController,
  ],
})
export class BundlingHttpModule {}
