import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { AddBidder } from './application/add-bidder.usecase';
import { BodyRules } from './application/award/body-rules.usecase';
import { RecordBodyDecision } from './application/award/record-body-decision.usecase';
import { WaiveInformation } from './application/award/waive-information.usecase';
import { ReadArchiveContents } from './application/archive/archive-contents';
import { AuditSamples } from './application/sample/audit-samples.usecase';
import { SampleRepository } from './infrastructure/sample/sample.repository';
import { SampledProceduresQuery } from './infrastructure/sample/sampled-procedures.query';
import { ArchiveRecord } from './application/archive/archive-record';
import { ArchiveStateQuery } from './application/archive/archive-state.query';
import { ExportArchive } from './application/archive/export-archive.usecase';
import { RegisteredArchiveSources } from './application/archive/registered-archive-sources';
import { AwardedProcedures } from './application/awarded-procedures';
import { CancelProcedure } from './application/cancellation/cancel-procedure.usecase';
import { CancellationContribution } from './application/cancellation/cancellation-contribution';
import { ChooseProcedureType } from './application/choose-procedure-type.usecase';
import { CreateProcedure } from './application/create-procedure.usecase';
import { BeginRound } from './application/dates/begin-round.usecase';
import { DeadlinesQuery } from './application/dates/deadlines.query';
import { ExtendDeadline } from './application/dates/extend-deadline.usecase';
import { DecideAward } from './application/decide-award.usecase';
import { EvaluateBids } from './application/evaluate-bids.usecase';
import { PlanAward } from './application/examination/plan-award.usecase';
import { PriceComparisonQueries } from './application/examination/price-comparison.query';
import { RecordFinding } from './application/examination/record-finding.usecase';
import { ScoreBids } from './application/examination/score-bids.usecase';
import { FileNumberSchemes } from './application/file-number-scheme.usecase';
import { JoinProcedure } from './application/join-procedure.usecase';
import { NextStepsQuery } from './application/next-steps.query';
import { OpenBids } from './application/open-bids.usecase';
import { PlanTimeline } from './application/plan-timeline.usecase';
import { ProcedureCalendarQuery } from './application/procedure-calendar.query';
import { ProcedureContribution } from './application/procedure-contribution';
import { ProcedureDocuments } from './application/procedure-documents';
import { BidderRetention, ProcedureRetention } from './application/archive/procedure-retention';
import { MessageFiles, SealedBidFiles } from './application/procedure-files';
import { ProcedureLawSources } from './application/procedure-law-sources';
import { ProcedureRecordQuery } from './application/procedure-record.query';
import { ProcedureStep } from './application/procedure-step';
import { ProcedureViews } from './application/procedure-views.usecase';
import { ProposeAward } from './application/propose-award.usecase';
import { ReassessProcedure } from './application/reassess-procedure.usecase';
import { PriceSheets } from './application/price-sheets.usecase';
import { RecordBid } from './application/record-bid.usecase';
import { RecordInformationLetters } from './application/record-information-letters.usecase';
import { SavePlan } from './application/save-plan.usecase';
import { RecordComplaint } from './application/review/record-complaint.usecase';
import { RecordReview } from './application/review/record-review.usecase';
import { BidArchive } from './application/vault/bid-archive';
import { ReviewArchive } from './application/review/review-archive';
import { ReviewContribution } from './application/review/review-contribution';
import { SettleChecklist } from './application/settle-checklist.usecase';
import { WriteRecordText } from './application/record/write-record-text.usecase';
import { ProcedureSheets } from './application/sheets/procedure-sheets';
import { StoreCompassSheet } from './application/store-compass-sheet.usecase';
import { TransitionProcedure } from './application/transition-procedure.usecase';
import { ChooseSoleOpening } from './application/vault/choose-sole-opening.usecase';
import { SealBid } from './application/vault/seal-bid.usecase';
import { SealedBidsQuery } from './application/vault/sealed-bids.query';
import { UnsealBids } from './application/vault/unseal-bids';
import { VaultOpening } from './application/vault/vault-opening';
import { PROCEDURE_TYPES, REGIMES } from '@app/law';
import { ArchiveSources, Procedures, TrainingProcedures } from './contract';
import { machineFaults } from './domain/procedure-machine';
import { ArchiveRegister } from './infrastructure/archive/archive-register.repository';
import { TrainingProceduresOfCentre } from './application/training/training-procedures';
import { DemoDesk } from './demo/demo-desk';
import { ProcedureStories } from './demo/procedure-stories';
import { BodyRepository } from './infrastructure/award/body.repository';
import { AwardRepository } from './infrastructure/award.repository';
import { BiddersQuery } from './application/correspondence/bidders.query';
import { AnswerQuestions } from './application/correspondence/answer-questions.usecase';
import { CorrespondenceSources } from './application/correspondence/correspondence-sources';
import { DocumentLetters } from './application/correspondence/document-letters';
import { LetterTexts } from './application/correspondence/letter-texts.usecase';
import { PreviewLetterText } from './application/correspondence/preview-letter-text.usecase';
import { LetterTextRepository } from './infrastructure/correspondence/letter-text.repository';
import { LetterPlans } from './application/correspondence/letter-plans';
import { MessageSteps } from './application/correspondence/message-steps.usecase';
import { Messages } from './application/correspondence/messages';
import { MessagesQuery } from './application/correspondence/messages.query';
import { SendLetters } from './application/correspondence/send-letters.usecase';
import { SendWaitingLetter } from './application/correspondence/send-waiting-letter.usecase';
import { MessageRepository } from './infrastructure/correspondence/message.repository';
import { BackwardPlanQuery } from './application/dates/backward-plan.query';
import { PersonCalendarQuery } from './application/dates/person-calendar.query';
import { PersonDatesQuery } from './infrastructure/dates/person-dates.query';
import { Reminders } from './application/dates/reminders.usecase';
import { ReminderRepository } from './infrastructure/dates/reminder.repository';
import { MemberHints } from './application/dates/member-hints.query';
import { MissingDocumentsQuery } from './application/correspondence/missing-documents.query';
import { RequestDocuments } from './application/correspondence/request-documents.usecase';
import { MissingDocumentsRepository } from './infrastructure/correspondence/missing-documents.repository';
import { QuestionsQuery } from './application/correspondence/questions.query';
import { BidderRepository } from './infrastructure/correspondence/bidder.repository';
import { QuestionRepository } from './infrastructure/correspondence/question.repository';
import { CancellationRepository } from './infrastructure/cancellation.repository';
import { CheckRepository } from './infrastructure/check.repository';
import { DateRepository } from './infrastructure/dates/date.repository';
import { DossierLoader } from './infrastructure/dossier.loader';
import { ExaminationLoader } from './infrastructure/examination.loader';
import { ExaminationRepository } from './infrastructure/examination.repository';
import { FileNumberRepository } from './infrastructure/file-number.repository';
import { LawSourcesQuery } from './infrastructure/law-sources.query';
import { OpenProceduresQuery } from './infrastructure/open-procedures.query';
import { OversightQuery } from './infrastructure/oversight.query';
import { ProcedureDatesQuery } from './infrastructure/procedure-dates.query';
import { ProcedureListQuery } from './infrastructure/procedure-list.query';
import { ProcedureProgressQuery } from './infrastructure/procedure-progress.query';
import { ProcedureRepository } from './infrastructure/procedure.repository';
import { ProcedureViewRepository } from './infrastructure/procedure-view.repository';
import { RecordRepository } from './infrastructure/record.repository';
import { RecordTextRepository } from './infrastructure/record-text.repository';
import { SealedBidRepository } from './infrastructure/sealed-bid.repository';
import { BidVault } from './infrastructure/vault/bid-vault';
import { ServerKeys } from './infrastructure/vault/server-keys';
import { ReviewRepository } from './infrastructure/review.repository';

const reading = [
  AwardRepository,
  BodyRepository,
  BidderRepository,
  BiddersQuery,
  LetterTextRepository,
  MessageRepository,
  MessagesQuery,
  BackwardPlanQuery,
  MemberHints,
  PersonCalendarQuery,
  ReminderRepository,
  Reminders,
  PersonDatesQuery,
  MissingDocumentsQuery,
  MissingDocumentsRepository,
  QuestionRepository,
  QuestionsQuery,
  CancellationRepository,
  CheckRepository,
  DateRepository,
  DeadlinesQuery,
  DossierLoader,
  ExaminationLoader,
  ExaminationRepository,
  FileNumberRepository,
  PriceComparisonQueries,
  NextStepsQuery,
  OversightQuery,
  ProcedureCalendarQuery,
  ProcedureDatesQuery,
  ProcedureListQuery,
  ProcedureProgressQuery,
  ProcedureRecordQuery,
  ProcedureRepository,
  RecordRepository,
  ReviewRepository,
  RecordTextRepository,
];
const audits = [AuditSamples, SampleRepository, SampledProceduresQuery];
const archive = [ArchiveRecord, ArchiveRegister, ArchiveStateQuery, ExportArchive, ReadArchiveContents];
const steps = [
  AddBidder,
  DocumentLetters,
  LetterPlans,
  LetterTexts,
  PreviewLetterText,
  Messages,
  MessageSteps,
  SendLetters,
  SendWaitingLetter,
  BodyRules,
  RecordBodyDecision,
  WaiveInformation,
  BeginRound,
  AnswerQuestions,
  CancelProcedure,
  RequestDocuments,
  ChooseProcedureType,
  CreateProcedure,
  DecideAward,
  EvaluateBids,
  FileNumberSchemes,
  JoinProcedure,
  ExtendDeadline,
  OpenBids,
  PlanAward,
  PlanTimeline,
  ProcedureViews,
  ProposeAward,
  ReassessProcedure,
  RecordBid,
  PriceSheets,
  RecordComplaint,
  RecordFinding,
  RecordInformationLetters,
  SavePlan,
  RecordReview,
  SettleChecklist,
  ScoreBids,
  StoreCompassSheet,
  TransitionProcedure,
  WriteRecordText,
];
const vault = [
  BidVault,
  ChooseSoleOpening,
  SealBid,
  SealedBidRepository,
  SealedBidsQuery,
  ServerKeys,
  UnsealBids,
  VaultOpening,
];

@Global()
@Module({
  providers: [
    ...reading,
    ...steps,
    ...archive,
    ...audits,
    CorrespondenceSources,
    RegisteredArchiveSources,
    ...vault,
    LawSourcesQuery,
    OpenProceduresQuery,
    ProcedureContribution,
    ProcedureDocuments,
    ProcedureSheets,
    ProcedureLawSources,
    ProcedureStep,
    CancellationContribution,
    ReviewArchive,
    BidArchive,
    BidderRetention,
    MessageFiles,
    ProcedureRetention,
    SealedBidFiles,
    ReviewContribution,
    DemoDesk,
    ProcedureStories,
    { provide: TrainingProcedures, useClass: TrainingProceduresOfCentre },
    { provide: ArchiveSources, useExisting: RegisteredArchiveSources },
    ProcedureViewRepository,
    { provide: Procedures, useClass: AwardedProcedures },
  ],
  exports: [ArchiveSources, Procedures, TrainingProcedures, ...reading, ...steps, ...archive, ...audits, ...vault],
})
export class ProceduresModule implements OnModuleInit {
  onModuleInit(): void {
    const kinds = REGIMES.flatMap((regime) => PROCEDURE_TYPES.map((procedureType) => ({ regime, procedureType })));
    const faults = kinds.flatMap((kind) => machineFaults(kind));
    if (faults.length > 0) throw new Error(`the phases of a procedure do not fit together: ${faults.join('; ')}`);
  }
}
