import { addDays, germanDate, instantInGermany, type LocalDate } from '@app/kernel';
import {
  computeTimeline,
  type Law,
  type Nature,
  type ProcedureType,
  type Regime,
  type State,
  STEP_IDS,
  type StepId,
  type Timeline,
  type TimelineRequest,
  type TimelineStep,
} from '@app/law';
import type { PlanFacts } from './plan-facts';
import type { Procedure, TimelineInputs } from './procedure';

/** Days the bidders stay bound beyond the planned award: a proposal of this software, no rule of law. */
export const BINDING_RESERVE_DAYS = 30;

/** Calendar days from the opening to the decision, also of a body of the member: a proposal, no rule of law. */
export const EVALUATION_DAYS = 21;

/** A date that cannot stay as planned, where it stands and why. */
export interface DateConflict {
  readonly pointer: string;
  readonly sentence: string;
  readonly paragraph: string | null;
}

export interface PlannedDates {
  readonly timeline: Timeline;
  readonly tenderDeadline: Date | null;
  readonly bindingUntil: LocalDate | null;
  readonly conflicts: readonly DateConflict[];
}

export interface PlanCase {
  readonly startsOn: LocalDate;
  readonly state: State;
  readonly regime: Regime;
  readonly procedureType: ProcedureType;
  readonly nature: Nature;
  readonly plan?: Pick<PlanFacts, 'dynamicSystem'>;
}

/** All dates of the procedure by the law library, and everything that contradicts them. */
export function planDates(plan: PlanCase, inputs: TimelineInputs, law: Law): PlannedDates {
  const timeline = withBindingReserve(plan, inputs, law);
  const plannedOn = (id: StepId): LocalDate | null => timeline.steps.find((step) => step.id === id)?.planned ?? null;
  const tenderEnd = timeline.steps.find(({ id }) => id === 'tender-end');
  const conflicts: DateConflict[] = timeline.conflicts.map(({ stepId, message }) => ({
    pointer: inputs.overrides[stepId] ? `/overrides/${stepId}` : '/noticeDispatchedOn',
    sentence: message,
    paragraph: timeline.steps.find(({ id }) => id === stepId)?.citations[0]?.statute ?? null,
  }));
  // Art. 3 Abs. 2 VO 1182/71, § 188 BGB: a period in days ends with the end of its last day.
  if (tenderEnd?.minimum && inputs.tenderTime !== null && tenderEnd.planned === tenderEnd.earliest) {
    conflicts.push({
      pointer: '/tenderTime',
      sentence: `Die Mindestfrist endet erst mit Ablauf des ${germanDate(tenderEnd.planned)}. Eine Uhrzeit an diesem Tag verkürzt sie: bitte das Tagesende oder einen späteren Tag wählen.`,
      paragraph: tenderEnd.citations[0]?.statute ?? null,
    });
  }
  return {
    timeline,
    tenderDeadline: tenderEnd ? deadlineAt(tenderEnd.planned, inputs.tenderTime) : null,
    bindingUntil: plannedOn('binding-until'),
    conflicts,
  };
}

/** The end of the day is its last millisecond, so that it still reads as this day, 23:59 Uhr. */
const deadlineAt = (day: LocalDate, time: string | null): Date =>
  time === null ? new Date(instantInGermany(addDays(day, 1), '00:00').getTime() - 1) : instantInGermany(day, time);

/** What the law library is asked: the plan with the days this software proposes where the law names none. */
export function timelineRequest(plan: PlanCase, inputs: TimelineInputs): TimelineRequest {
  const { startsOn, state, regime, procedureType, nature } = plan;
  return {
    startsOn,
    state,
    regime,
    procedureType,
    nature,
    noticeDispatchedOn: inputs.noticeDispatchedOn,
    overrides: inputs.overrides,
    proposal: { evaluationDays: EVALUATION_DAYS, opensNextDay: inputs.tenderTime === null },
    dynamicSystem: plan.plan?.dynamicSystem ?? false,
  };
}

function withBindingReserve(plan: PlanCase, inputs: TimelineInputs, law: Law): Timeline {
  const request = timelineRequest(plan, inputs);
  const timeline = computeTimeline(request, law);
  const binding = timeline.steps.find(({ id }) => id === 'binding-until');
  const award = timeline.steps.find(({ id }) => id === 'award');
  if (!binding || !award || inputs.overrides['binding-until'] || binding.planned > award.planned) return timeline;
  const reserve = addDays(award.planned, BINDING_RESERVE_DAYS);
  const bound = computeTimeline({ ...request, overrides: { ...inputs.overrides, 'binding-until': reserve } }, law);
  return {
    ...bound,
    steps: bound.steps.map((step) => (step.id === 'binding-until' ? { ...step, proposed: true } : step)),
  };
}

/**
 * The plan with the days on which steps really happened, so that all later dates follow from them. The published dates
 * stay where they are, also when the centre has entered other periods since.
 */
export function withHappened(
  procedure: Procedure,
  happened: TimelineInputs['overrides'],
  law: Law,
): Partial<Pick<Procedure, 'timelineInputs' | 'timeline'>> {
  const { timelineInputs: inputs, procedureType, bindingUntil } = procedure;
  if (inputs === null || procedureType === null) return {};
  const binding = bindingUntil === null ? {} : { 'binding-until': bindingUntil };
  const plan = { ...procedure, procedureType };
  const timelineInputs = { ...inputs, overrides: { ...inputs.overrides, ...binding, ...happened } };
  const { timeline } = planDates(plan, timelineInputs, law);
  const moved = movedSteps(procedure.timeline, timeline).filter(({ id }) => id !== 'notice');
  if (moved.length === 0) return { timelineInputs, timeline };
  const published = Object.fromEntries(moved.map(({ id, planned }) => [id, planned]));
  const kept = { ...timelineInputs, overrides: { ...published, ...timelineInputs.overrides } };
  return { timelineInputs: kept, timeline: planDates(plan, kept, law).timeline };
}

/** The steps up to the tender deadline, as they stood before, that have another day now. */
function movedSteps(before: Timeline | null, after: Timeline): readonly TimelineStep[] {
  const fixed = STEP_IDS.slice(0, STEP_IDS.indexOf('tender-end') + 1);
  const on = (id: StepId): LocalDate | undefined => after.steps.find((step) => step.id === id)?.planned;
  return before?.steps.filter(({ id, planned }) => fixed.includes(id) && on(id) !== planned) ?? [];
}

/** After the publication the dates that bidders rely on stand fast; only those after the tender deadline move. */
export function fixedDatesMoved(before: Timeline, after: Timeline): readonly DateConflict[] {
  return movedSteps(before, after).map(({ id, germanName, planned, citations }) => ({
    pointer: id === 'notice' ? '/noticeDispatchedOn' : `/overrides/${id}`,
    sentence: `${germanName} ist seit der Veröffentlichung auf den ${germanDate(planned)} festgelegt.`,
    paragraph: citations[0]?.statute ?? null,
  }));
}

/** The binding period can be prolonged, never shortened, once bidders rely on it. */
export function bindingShortened(before: LocalDate | null, after: LocalDate | null): readonly DateConflict[] {
  if (before === null || (after !== null && after >= before)) return [];
  return [
    {
      pointer: '/overrides/binding-until',
      sentence: `Die Bindefrist kann nur verlängert werden; sie reicht schon bis ${germanDate(before)}.`,
      paragraph: null,
    },
  ];
}
