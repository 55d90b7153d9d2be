import { CitationResponse, UncertaintyResponse } from '@app/compass/contract';
import type { ComplaintSubject } from '../domain/review/complaint';
import type { ReviewEnd, ReviewEventKind } from '../domain/review/review-proceedings';

export class ReviewClockResponse {
  id: string;
  germanName: string;
  from: string | null;
  /** Last day; null where it is not fixed yet. */
  ends: string | null;
  /** Last day without any shift: what is done until then is in time by every view. */
  lastCountedDay: string | null;
  /** First day on which the authority may rely on its being over, by every view. */
  safeDay: string | null;
  reason: string;
  citations: CitationResponse[];
}
export class ComplaintClockResponse extends ReviewClockResponse {
  timeliness: 'in-time' | 'late' | 'unclear' | null;
}
export class ComplaintAnswerResponse {
  outcome: 'remedied' | 'refused';
  reason: string;
  answeredOn: string;
  receivedOn: string | null;
  person: string;
  at: string;
}
export class ComplaintResponse {
  id: string;
  bidderId: string | null;
  name: string;
  receivedAt: string;
  recognisedOn: string | null;
  about: ComplaintSubject;
  aboutName: string;
  text: string;
  /** Numbers; empty: the whole procedure. */
  lots: number[];
  person: string;
  answer: ComplaintAnswerResponse | null;
  clocks: ComplaintClockResponse[];
  uncertain: UncertaintyResponse[];
  /** Why there is no clock. */
  note: string | null;
}
export class ComplaintListResponse {
  items: ComplaintResponse[];
  nextCursor: string | null;
}
export class ReviewEventResponse {
  kind: ReviewEventKind;
  kindName: string;
  on: string;
  rejected: boolean | null;
  end: ReviewEnd | null;
  endName: string | null;
  note: string;
  person: string;
  at: string;
}
export class ReviewProceedingsResponse {
  id: string;
  chamber: string;
  fileNumber: string;
  informedAt: string;
  lots: number[];
  person: string;
  running: boolean;
  events: ReviewEventResponse[];
  clocks: ReviewClockResponse[];
  uncertain: UncertaintyResponse[];
  /** Its end, as it was put before a second person who has not answered yet. */
  endAsked: string | null;
  /** First day without the prohibition by what is recorded; null: it cannot be said yet. */
  freeFrom: string | null;
}
export class ReviewProceedingsListResponse {
  items: ReviewProceedingsResponse[];
  /** Since when the award is forbidden. */
  suspendedOn: string | null;
  /** What the law library does not know here. */
  note: string | null;
  /** What forbids the award; null below the thresholds. */
  basis: CitationResponse | null;
}
