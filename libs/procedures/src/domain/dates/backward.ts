import { addDays, germanDate, type LocalDate } from '@app/kernel';
import { type Calendar, calendarOf, computeTimeline, isWorkingDay, type Law, nextWorkingDay } from '@app/law';
import type { TimelineInputs } from '../procedure';
import { type PlanCase, planDates, type PlannedDates, timelineRequest } from '../timeline-plan';

/** The day a procedure has to lead to. */
export interface BackwardGoal {
  readonly award: LocalDate;
  /** Wall-clock time of the tender deadline; null: the end of the day. */
  readonly tenderTime: string | null;
}

/** A plan counted back. It is a proposal: nothing is saved. */
export interface BackwardPlan {
  /** The working day before or on the wished one. */
  readonly award: LocalDate;
  /** The last working day on which notice or invitations can go out. */
  readonly noticeBy: LocalDate;
  /** Why the goal cannot be met any more, and what can; then the plan is the one that begins today. */
  readonly tooLate: string | null;
  readonly inputs: TimelineInputs;
  readonly dates: PlannedDates;
}

/** A week bridges every end of a period that falls on the same working day. */
const MOST_TRIES = 10;

/** Counts back from the award by the law library. Throws what it throws where there is no way back. */
export function planBackward(plan: PlanCase, goal: BackwardGoal, today: LocalDate, law: Law): BackwardPlan {
  const calendar = calendarOf(plan.state, law);
  const award = workingDayUntil(calendar, goal.award);
  const noticeBy = latestBegin(plan, { ...goal, award }, calendar, law);
  if (noticeBy >= today) {
    const inputs = { noticeDispatchedOn: noticeBy, tenderTime: goal.tenderTime, overrides: { award } };
    const kept = withoutShortenedDay(plan, inputs, law);
    return { award, noticeBy, tooLate: null, inputs: kept, dates: planDates(plan, kept, law) };
  }
  const begin = nextWorkingDay(calendar, today).day;
  const inputs = withoutShortenedDay(
    plan,
    { noticeDispatchedOn: begin, tenderTime: goal.tenderTime, overrides: {} },
    law,
  );
  const dates = planDates(plan, inputs, law);
  return {
    award,
    noticeBy,
    tooLate: tooLate(award, noticeBy, begin, dates, earliest(plan, inputs, law)),
    inputs,
    dates,
  };
}

/** The least period ends with its last day; a time of day needs the day after (see `planDates`). */
function withoutShortenedDay(plan: PlanCase, inputs: TimelineInputs, law: Law): TimelineInputs {
  const { timeline, conflicts } = planDates(plan, inputs, law);
  const end = timeline.steps.find(({ id }) => id === 'tender-end')?.planned;
  if (end === undefined || !conflicts.some(({ pointer }) => pointer === '/tenderTime')) return inputs;
  const next = nextWorkingDay(calendarOf(plan.state, law), addDays(end, 1)).day;
  return { ...inputs, overrides: { ...inputs.overrides, 'tender-end': next } };
}

function latestBegin(plan: PlanCase, { award, tenderTime }: BackwardGoal, calendar: Calendar, law: Law): LocalDate {
  const anchored = computeTimeline(
    {
      ...timelineRequest(plan, { noticeDispatchedOn: award, tenderTime, overrides: {} }),
      noticeDispatchedOn: null,
      anchor: { stepId: 'award', on: award },
    },
    law,
  );
  let begin = workingDayUntil(
    calendar,
    anchored.steps.find(({ id }) => id === 'notice' || id === 'invitation')?.planned ?? award,
  );
  const fits = (day: LocalDate): boolean => {
    const wished = withoutShortenedDay(plan, { noticeDispatchedOn: day, tenderTime, overrides: {} }, law);
    return (planDates(plan, wished, law).timeline.steps.find(({ id }) => id === 'award')?.planned ?? '') <= award;
  };
  for (let tries = 0; tries < MOST_TRIES && !fits(begin); tries += 1) {
    begin = workingDayUntil(calendar, addDays(begin, -1));
  }
  return begin;
}

function workingDayUntil(calendar: Calendar, wished: LocalDate): LocalDate {
  let day = wished;
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  return day;
}

/** The award that the least periods allow when nobody needs a day for the evaluation. */
const earliest = (plan: PlanCase, inputs: TimelineInputs, law: Law): LocalDate | null =>
  computeTimeline(
    { ...timelineRequest(plan, inputs), proposal: { evaluationDays: 0, opensNextDay: inputs.tenderTime === null } },
    law,
  ).earliestAward;

function tooLate(
  award: LocalDate,
  noticeBy: LocalDate,
  begin: LocalDate,
  { timeline }: PlannedDates,
  least: LocalDate | null,
): string {
  const planned = timeline.steps.find(({ id }) => id === 'award')?.planned ?? begin;
  const lawful =
    least !== null && least <= award
      ? `Die Mindestfristen ließen ihn zu (frühestens am ${germanDate(least)}), aber nicht mit den vorgeschlagenen Tagen für die Wertung.`
      : `Ein Zuschlag vor dem ${germanDate(least ?? planned)} wäre unzulässig.`;
  return `Für den Zuschlag am ${germanDate(award)} müsste das Verfahren spätestens am ${germanDate(noticeBy)} beginnen; dieser Tag ist vorbei. Beginnt es am ${germanDate(begin)}, ist der Zuschlag nach diesem Plan am ${germanDate(planned)}. ${lawful}`;
}
