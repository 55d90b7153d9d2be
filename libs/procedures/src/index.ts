import { ProceduresArchive1760000007100 } from './infrastructure/migrations/procedures-archive.migration';
import { ProceduresFoundation1760000007000 } from './infrastructure/migrations/procedures-foundation.migration';
import { ProceduresPlan1760000007400 } from './infrastructure/migrations/procedures-plan.migration';
import { ProceduresPhases1760000007001 } from './infrastructure/migrations/procedures-phases.migration';
import { ProceduresDates1760000007700 } from './infrastructure/migrations/procedures-dates.migration';
import { ProceduresAuditSamples1760000007941 } from './infrastructure/migrations/procedures-audit-samples.migration';
import { ProceduresLotMarks1760000007940 } from './infrastructure/migrations/procedures-lot-marks.migration';
import { ProceduresExamination1760000007300 } from './infrastructure/migrations/procedures-examination.migration';
import { ProceduresRecord1760000007800 } from './infrastructure/migrations/procedures-record.migration';
import { ProceduresSealedBids1760000007110 } from './infrastructure/migrations/procedures-sealed-bids.migration';
import { ProceduresListIndexes1760000007200 } from './infrastructure/migrations/procedures-list-indexes.migration';
import { ProceduresAfterAward1760000007500 } from './infrastructure/migrations/procedures-after-award.migration';
import { ProceduresCorrespondence1760000007600 } from './infrastructure/migrations/procedures-correspondence.migration';
import { ProceduresMissingDocuments1760000007602 } from './infrastructure/migrations/procedures-missing-documents.migration';
import { ProceduresQuestions1760000007601 } from './infrastructure/migrations/procedures-questions.migration';
import { ProceduresReminderChoices1760000009110 } from './infrastructure/migrations/procedures-reminder-choices.migration';
import { ProceduresReminders1760000007931 } from './infrastructure/migrations/procedures-reminders.migration';
import { ProceduresCalendar1760000007930 } from './infrastructure/migrations/procedures-calendar.migration';
import { ProceduresReviewEnd1760000007910 } from './infrastructure/migrations/procedures-review-end.migration';
import { ProceduresCancellation1760000007501 } from './infrastructure/migrations/procedures-cancellation.migration';
import { ProceduresOpenedBids1760000007951 } from './infrastructure/migrations/procedures-opened-bids.migration';
import { ProceduresPlanFacts1760000007950 } from './infrastructure/migrations/procedures-plan-facts.migration';
import { ProceduresLetterTexts1760000007902 } from './infrastructure/migrations/procedures-letter-texts.migration';
import { ProceduresMemberLetterTexts1760000007903 } from './infrastructure/migrations/procedures-member-letter-texts.migration';
import { ProceduresMessages1760000007901 } from './infrastructure/migrations/procedures-messages.migration';
import { ProceduresFileNumbers1760000007900 } from './infrastructure/migrations/procedures-file-numbers.migration';
import { ProceduresAwardBodies1760000007920 } from './infrastructure/migrations/procedures-award-bodies.migration';
import { ProceduresTraining1760000007990 } from './infrastructure/migrations/procedures-training.migration';

export * from './procedures.http.module';
export * from './procedures.jobs.module';
export * from './procedures.module';

export const proceduresMigrations = [
  ProceduresFoundation1760000007000,
  ProceduresPhases1760000007001,
  ProceduresArchive1760000007100,
  ProceduresListIndexes1760000007200,
  ProceduresExamination1760000007300,
  ProceduresSealedBids1760000007110,
  ProceduresPlan1760000007400,
  ProceduresAfterAward1760000007500,
  ProceduresCorrespondence1760000007600,
  ProceduresDates1760000007700,
  ProceduresQuestions1760000007601,
  ProceduresCancellation1760000007501,
  ProceduresRecord1760000007800,
  ProceduresFileNumbers1760000007900,
  ProceduresMissingDocuments1760000007602,
  ProceduresPlanFacts1760000007950,
  ProceduresOpenedBids1760000007951,
  ProceduresMessages1760000007901,
  ProceduresLetterTexts1760000007902,
  ProceduresMemberLetterTexts1760000007903,
  ProceduresAwardBodies1760000007920,
  ProceduresReviewEnd1760000007910,
  ProceduresLotMarks1760000007940,
  ProceduresTraining1760000007990,
  ProceduresCalendar1760000007930,
  ProceduresAuditSamples1760000007941,
  ProceduresReminders1760000007931,
  ProceduresReminderChoices1760000009110,
];
