import type { QuestionKind } from '../domain/questionnaire';
import type { PriceOrigin } from '../domain/reference-price';

export class RoundArticleResponse {
  articleNumber: string;
  text: string;
  productGroup: string;
  unit: string;
  unitName: string;
  contentPerUnit: string;
  baseUnit: string;
  /** Eco label, or ''. */
  label: string;
  /** What is asked for beyond the text, or ''. */
  requirement: string;
  /** Net EUR per order unit, four places. */
  referencePrice: string;
  priceOrigin: PriceOrigin;
  priceAsOf: string;
  /** Where the price can be looked up: number of the framework agreement, "Artikelstamm". */
  priceSource: string;
}
export class RoundArticleListResponse {
  items: RoundArticleResponse[];
}

export class RoundQuestionResponse {
  id: string;
  kind: QuestionKind;
  label: string;
  hint: string;
  mandatory: boolean;
  choices: string[];
}
export class RoundRequirementResponse {
  articleNumber: string;
  requirement: string;
}
export class RoundSetupResponse {
  title: string;
  productGroups: string[];
  leftOut: string[];
  requirements: RoundRequirementResponse[];
  questions: RoundQuestionResponse[];
  /** Slugs; null: all members of the day. */
  members: string[] | null;
  answerDays: number;
}
export class RoundProposalResponse {
  setup: RoundSetupResponse;
  reportUntil: string;
  formerRound: string | null;
  frameworks: string[];
  /** Where it comes from, a German sentence. */
  origin: string | null;
  /** What nearly every joint purchase asks; offered where the round asks nothing yet. */
  usualQuestions: RoundQuestionResponse[];
}
export class RoundTemplateResponse {
  id: string;
  name: string;
  content: RoundSetupResponse;
  changedBy: string;
  changedAt: Date;
  version: number;
}
export class RoundTemplateListResponse {
  items: RoundTemplateResponse[];
}

export class CalendarStepResponse {
  id: 'end' | 'award' | 'procedure' | 'evaluation' | 'bundling' | 'answering';
  name: string;
  /** The latest day on which the step has to begin. */
  day: string;
  /** Calendar days counted back from the step above. */
  days: number | null;
  basis: 'agreement' | 'law' | 'assumption';
  reason: string;
  paragraphs: string[];
}
export class NextRoundResponse {
  id: string;
  number: string;
  title: string;
}
export class CalendarProposalResponse {
  frameworkIds: string[];
  numbers: string[];
  titles: string[];
  productGroups: string[];
  /** Last day of the term. */
  endsOn: string;
  /** Net EUR, all agreements together. */
  maximumValue: string;
  /** The latest day to open the round. */
  startBy: string;
  reportUntil: string;
  /** Days that `startBy` lies behind; 0 while there is time. */
  lateBy: number;
  steps: CalendarStepResponse[];
  doubts: string[];
  nextRound: NextRoundResponse | null;
}
export class CalendarAssumptionsResponse {
  answerDays: number;
  bundlingDays: number;
  evaluationDays: number;
  procedureDays: number;
  /** Null: the proposals of the software, changed by nobody. */
  changedBy: string | null;
  changedAt: Date | null;
  version: number;
}
export class RoundCalendarResponse {
  assumptions: CalendarAssumptionsResponse;
  items: CalendarProposalResponse[];
}
