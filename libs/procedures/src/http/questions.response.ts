export class QuestionCitationResponse {
  id: string;
  statute: string;
  text: string;
  source: string;
  status: 'verified' | 'remembered' | 'unknown';
}
export class AnswerVersionResponse {
  version: number;
  kind: 'answer' | 'rejection';
  question: string;
  answer: string;
  reason: string;
  person: string;
  at: string;
}
export class BidderQuestionResponse {
  id: string;
  number: number;
  state: 'open' | 'answered' | 'rejected';
  receivedOn: string;
  bidderId: string | null;
  askedBy: string;
  text: string;
  person: string;
  at: string;
  versions: AnswerVersionResponse[];
}
export class AnswerClockResponse {
  questionsUntil: string | null;
  /** Last day on which an answer does not extend the period; null where the law names none. */
  answersUntil: string | null;
  tenderDeadline: string | null;
  sentence: string;
  /** Why the tender period is to be extended; null where it is not. */
  extension: string | null;
  citations: QuestionCitationResponse[];
}
export class BidderQuestionsResponse {
  clock: AnswerClockResponse;
  items: BidderQuestionResponse[];
}
