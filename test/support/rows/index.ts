import type { Product } from '../product';
import { afterAwardRows } from './after-award';
import { auditSampleRows } from './audit-samples';
import { archiveRows } from './archive';
import { awardBodyRows } from './award-bodies';
import { contractRows } from './contracts';
import { calendarRows } from './calendars';
import { companyRows } from './companies';
import { dateRows } from './dates';
import { correspondenceRows } from './correspondence';
import { examinationRows } from './examination';
import { retentionRows } from './retention';
import { fileCheckRows } from './file-checks';
import { fileNumberRows } from './file-numbers';
import { identityAndLawRows } from './identity-and-law';
import { letterheadRows } from './letterhead';
import { mailRows } from './mail';
import { memberDayRows } from './member-days';
import { reminderRows } from './reminders';
import { requestRows } from './requests';
import { recordRows } from './record';
import { serviceRows } from './services';
import { sealedBidRows } from './sealed-bids';
import { trainingRows } from './training';
import { mailDispatchRows } from './mail-dispatch';
import { mailChoiceRows } from './mail-choices';
import { procedureViewRows } from './procedure-views';
import { documentRows } from './documents';
import { roundRows } from './round';
import { savingsRows } from './savings';
import { answerRows } from './answer';
import { lotRows } from './lots';
import { frameRows } from './frame';

/** What the main job does not fill: rows for the tables it never touches, one file per room. Sealed bids and deadlines move the demo clock: last. Nothing is mailed once the centre is a training. */
export const FURTHER_ROWS: readonly ((product: Product) => Promise<void>)[] = [
  afterAwardRows,
  answerRows,
  archiveRows,
  auditSampleRows,
  awardBodyRows,
  calendarRows,
  companyRows,
  contractRows,
  correspondenceRows,
  examinationRows,
  fileNumberRows,
  identityAndLawRows,
  letterheadRows,
  lotRows,
  mailRows,
  documentRows,
  memberDayRows,
  requestRows,
  recordRows,
  serviceRows,
  roundRows,
  sealedBidRows,
  procedureViewRows,
  reminderRows,
  mailDispatchRows,
  mailChoiceRows,
  savingsRows,
  trainingRows,
  dateRows,
  fileCheckRows,
  retentionRows,
  frameRows,
];
