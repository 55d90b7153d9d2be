import type { components } from '../../shared/api/schema';
import { addDays, addMonths, daysBetween, weekday } from '../../shared/format';
import { certaintyOf, type Doubt } from '../../shared/ui/certainty';
import { beginOf, type Question } from './question';

export type TimelineAnswer = components['schemas']['TimelineResponse'];
export type Step = components['schemas']['TimelineStepResponse'];
export type TypeAnswer = components['schemas']['ProcedureTypeVerdictResponse'];

const RANK = { 'free-choice': 1, permitted: 2, 'needs-grounds': 3, 'not-permitted': 4 } as const;

/**
 * The procedure type the dates are shown for: the chosen one while the regime knows it, else the direct award where the
 * value permits it, else the freest one. undefined where the library names no type.
 */
export function typeFor(chosen: string, types: readonly TypeAnswer[]): TypeAnswer | undefined {
  const possible = types.filter(({ verdict }) => verdict !== 'not-permitted');
  return (
    possible.find(({ type }) => type === chosen) ??
    possible.find(({ type, verdict }) => type === 'direct' && verdict !== 'needs-grounds') ??
    [...possible].sort((a, b) => RANK[a.verdict] - RANK[b.verdict])[0]
  );
}

/** By how many days each step lies later (or earlier, negative) than before; steps that did not move are left out. */
export function movedDays(before: readonly Step[], after: readonly Step[]): Readonly<Record<string, number>> {
  const old = new Map(before.map(({ id, planned }) => [id, planned]));
  return Object.fromEntries(
    after.flatMap(({ id, planned }) => {
      const from = old.get(id);
      return from && from !== planned ? [[id, daysBetween(from, planned)]] : [];
    }),
  );
}

/** "+5 Tage", "−1 Tag". */
export const movedText = (days: number): string =>
  `${days > 0 ? '+' : '−'}${Math.abs(days)} ${Math.abs(days) === 1 ? 'Tag' : 'Tage'}`;

/** The steps by day; on one day in the order of the procedure. */
export const byDay = (steps: readonly Step[]): readonly Step[] =>
  [...steps].sort((a, b) => a.planned.localeCompare(b.planned));

/** A doubt about a whole period, told at the step that ends it, though the step itself rests on other facts. */
const TOLD_AT: Readonly<Record<string, string>> = { 'STILL-3': 'standstill-end' };

/** True where a period may fail to have its effect; other doubts only inform. */
export const isRisk = (factId: string): boolean => factId in TOLD_AT;

/** What is lawful but unwise about a day; what only casts doubt on a source is marked at its paragraph. */
export const cautionsOf = (
  { id, citations }: Pick<Step, 'id' | 'citations'>,
  doubts: readonly Doubt[],
): readonly Doubt[] =>
  doubts.filter(
    (doubt) =>
      certaintyOf(doubt, doubts) === 'verified' &&
      (TOLD_AT[doubt.id] === id || citations.some((citation) => citation.id === doubt.id)),
  );

/** The step with which the chain begins: its day is the dispatch itself, no day planned besides. */
export const firstStep = (steps: readonly Step[]): string | undefined =>
  steps.find(({ id }) => id === 'notice' || id === 'invitation')?.id;

/** The day the chain begins with. */
export const beginIn = (steps: readonly Step[]): string | undefined =>
  steps.find(({ id }) => id === firstStep(steps))?.planned;

/** The question after one date was set by hand. */
export function withDay(question: Question, steps: readonly Step[], stepId: string, day: string): Question {
  if (question.anchor?.stepId === stepId) return { ...question, anchor: { stepId, on: day } };
  if (!question.anchor && stepId === firstStep(steps)) {
    return { ...withoutDay(question, stepId), noticeDispatchedOn: day };
  }
  return { ...question, overrides: { ...question.overrides, [stepId]: day } };
}

/** The question after a date set by hand was given up. */
export function withoutDay(question: Question, stepId: string): Question {
  const { [stepId]: _gone, ...overrides } = question.overrides;
  return { ...question, overrides };
}

/** Counts backward from the day of this step; the dispatch follows. */
export const anchoredAt = (question: Question, stepId: string, on: string): Question => ({
  ...withoutDay(withoutDay(question, stepId), 'notice'),
  noticeDispatchedOn: '',
  anchor: { stepId, on },
});

/** Counts forward again, from the day that was found. */
export const released = (question: Question, begin: string | undefined): Question => ({
  ...question,
  anchor: null,
  noticeDispatchedOn: begin ?? beginOf(question),
});

/** Steps later than this after the first are named below the months instead of drawn. */
const DRAWN_DAYS = 366;
const MOST_MONTHS = 15;

/** The months of the calendar view ("2026-11"): all up to the award, later ones where something happens in them. */
export function monthsOf(steps: readonly Step[]): readonly string[] {
  const days = steps.map(({ planned }) => planned).sort();
  const first = days[0];
  if (!first) return [];
  const award = steps.find(({ id }) => id === 'award')?.planned ?? first;
  const near = days.filter((day) => daysBetween(first, day) <= DRAWN_DAYS);
  const months = new Set(near.map((day) => day.slice(0, 7)));
  for (let month = first.slice(0, 7); month <= award.slice(0, 7) && months.size < MOST_MONTHS;) {
    months.add(month);
    month = addMonths(`${month}-01`, 1).slice(0, 7);
  }
  return [...months].sort().slice(0, MOST_MONTHS);
}

/** The weeks of a month from Monday on; null for days of the months beside it. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const first = `${month}-01`;
  const weeks: (string | null)[][] = [];
  for (let day = addDays(first, 1 - weekday(first)); day.slice(0, 7) <= month; day = addDays(day, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => addDays(day, index)).map((at) => (at.slice(0, 7) === month ? at : null)),
    );
  }
  return weeks;
}
