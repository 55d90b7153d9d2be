import { Module } from '@nestjs/common';
import { ArchiveController } from './http/archive.controller';
import { AwardBodiesController, BodyRulesController } from './http/award/bodies.controller';
import { AuditSampleController } from './http/audit-sample.controller';
import { AwardController } from './http/award.controller';
import { BiddersController } from './http/bidders.controller';
import { CancellationController } from './http/cancellation.controller';
import { ChecklistController } from './http/checklist.controller';
import { CompassSheetController } from './http/compass-sheet.controller';
import { CriteriaController } from './http/criteria.controller';
import { PersonCalendarController } from './http/dates/person-calendar.controller';
import { RemindersController } from './http/dates/reminders.controller';
import { DatesController } from './http/dates/dates.controller';
import { ExaminationController } from './http/examination.controller';
import { FileNumberSchemeController } from './http/file-number-scheme.controller';
import { PlanController } from './http/plan.controller';
import { PlanningController } from './http/planning.controller';
import { PriceSheetController } from './http/price-sheet.controller';
import { PriceComparisonController } from './http/price-comparison.controller';
import { OversightController } from './http/oversight.controller';
import { FilterReader } from './http/procedure-filter-reader';
import { ProcedureListController } from './http/procedure-list.controller';
import { ReviewController } from './http/review.controller';
import { LetterTextsController } from './http/letter-texts.controller';
import { MessagesController } from './http/messages.controller';
import { MissingDocumentsController } from './http/missing-documents.controller';
import { QuestionsController } from './http/questions.controller';
import { ProcedurePage } from './http/procedure-page';
import { ProcedureViewsController } from './http/procedure-views.controller';
import { ProceduresController } from './http/procedures.controller';
import { RecordController } from './http/record.controller';
import { SealedBidController } from './http/sealed-bid.controller';

@Module({
  controllers: [
    ProcedureListController,
    ProcedureViewsController,
    OversightController,
    ProceduresController,
    PlanningController,
    ArchiveController,
    AuditSampleController,
    AwardController,
    AwardBodiesController,
    BodyRulesController,
    BiddersController,
    LetterTextsController,
    MessagesController,
    MissingDocumentsController,
    QuestionsController,
    CancellationController,
    ChecklistController,
    CompassSheetController,
    CriteriaController,
    DatesController,
    PersonCalendarController,
    RemindersController,
    ExaminationController,
    FileNumberSchemeController,
    PriceComparisonController,
    RecordController,
    SealedBidController,
    PlanController,
    ReviewController,
    PriceSheetController,
  ],
  providers: [ProcedurePage, FilterReader],
})
export class ProceduresHttpModule {}
