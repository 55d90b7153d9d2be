import type { ExerciseStep } from './exercise-steps';

/** Something the product did not allow during a training. */
export interface Refusal {
  readonly at: Date;
  readonly personName: string;
  readonly sentence: string;
}

/** What is left of a training. */
export interface ExerciseSummary {
  readonly minutes: number;
  /** Days that went by on the clock of the training. */
  readonly days: number;
  readonly done: number;
  readonly steps: number;
  /** Titles of the steps that were done, in order. */
  readonly titles: readonly string[];
  readonly procedure: { readonly fileNumber: string; readonly title: string; readonly phaseName: string } | null;
  /** Each sentence once, with how often it was said. */
  readonly refusals: readonly { readonly sentence: string; readonly count: number }[];
}

const MINUTE_MS = 60_000;

export function summaryOf(
  times: { readonly begunAt: Date; readonly endedAt: Date; readonly days: number },
  steps: readonly ExerciseStep[],
  procedure: ExerciseSummary['procedure'],
  refusals: readonly Refusal[],
): ExerciseSummary {
  const done = steps.filter(({ state }) => state === 'done');
  const sentences = [...new Set(refusals.map(({ sentence }) => sentence))];
  return {
    minutes: Math.round((times.endedAt.getTime() - times.begunAt.getTime()) / MINUTE_MS),
    ...{ days: times.days, done: done.length, steps: steps.length, titles: done.map(({ title }) => title), procedure },
    refusals: sentences.map((sentence) => ({
      sentence,
      count: refusals.filter((one) => one.sentence === sentence).length,
    })),
  };
}
