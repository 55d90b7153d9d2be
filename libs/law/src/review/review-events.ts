import type { LocalDate } from '@app/kernel';

/** What happened, each with its day; what did not happen is left out. */
export interface ReviewEvents {
  /** A company recognised the breach. */
  readonly recognisedOn?: LocalDate | null;
  /** End of the period for applications or tenders. */
  readonly noticeTenderEnd?: LocalDate | null;
  /** The company received the answer that its complaint is not remedied. */
  readonly refusalReceivedOn?: LocalDate | null;
  /** A company's request for reasons arrived. */
  readonly reasonsRequestedOn?: LocalDate | null;
  /** The companies were informed that the contract is concluded. */
  readonly informationSentOn?: LocalDate | null;
  readonly contractOn?: LocalDate | null;
  /** The award notice was published in the Official Journal. */
  readonly awardNoticeOn?: LocalDate | null;
  /** The voluntary ex-ante notice was published. */
  readonly exAnteNoticeOn?: LocalDate | null;
  /** The application reached the review chamber. */
  readonly applicationReceivedOn?: LocalDate | null;
  /** The chamber's decision was served. */
  readonly decisionServedOn?: LocalDate | null;
  /** The chamber rejected the application: the authority won. Left out: not known. */
  readonly chamberRejected?: boolean | null;
}

export const REVIEW_EVENT_DAYS = [
  'recognisedOn',
  'noticeTenderEnd',
  'refusalReceivedOn',
  'reasonsRequestedOn',
  'informationSentOn',
  'contractOn',
  'awardNoticeOn',
  'exAnteNoticeOn',
  'applicationReceivedOn',
  'decisionServedOn',
] as const;
