import { daysBetween, type LocalDate } from '@app/kernel';
import type { Question } from './questionnaire';
import type { PriceOrigin } from './reference-price';

/** What is asked of one article beyond its text; prices are decimal text with four places. */
export interface ArticleWish {
  readonly articleNumber: string;
  readonly requirement?: string;
  /** Set by hand; left out: the price the system proposes. */
  readonly price?: {
    readonly unitPrice: string;
    readonly origin: PriceOrigin;
    readonly asOf: LocalDate;
    readonly source?: string;
  };
}

/** Everything a round is made from but its days: what a template keeps and a former round gives. */
export interface RoundSetup {
  readonly title: string;
  readonly productGroups: readonly string[];
  /** Numbers of articles of these groups that are not asked for. */
  readonly leftOut: readonly string[];
  /** Requirements by article; prices are proposed anew for every round. */
  readonly requirements: readonly { readonly articleNumber: string; readonly requirement: string }[];
  readonly questions: readonly Question[];
  /** Slugs; null: all members of the day. */
  readonly members: readonly string[] | null;
  /** Calendar days to answer. */
  readonly answerDays: number;
}

export const LONGEST_ANSWER_DAYS = 365;

/** The days members had, for a round that shall be like a former one. */
export const answerDaysOf = (openedOn: LocalDate, reportUntil: LocalDate): number =>
  Math.min(LONGEST_ANSWER_DAYS, Math.max(1, daysBetween(openedOn, reportUntil)));
