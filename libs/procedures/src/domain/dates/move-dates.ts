import type { LocalDate } from '@app/kernel';
import { type Law, STEP_IDS, type StepId, type Timeline } from '@app/law';
import type { Procedure, TimelineInputs } from '../procedure';
import { planDates, type PlannedDates } from '../timeline-plan';

/** A date of the timeline before and after a change. `broken`: why it could not stay where it was. */
export interface MovedDate {
  readonly stepId: StepId;
  readonly name: string;
  readonly before: LocalDate | null;
  readonly after: LocalDate;
  readonly broken: string | null;
  readonly paragraph: string | null;
}

export interface NewDeadline {
  readonly tenderEnd: LocalDate;
  /** Wall-clock time; null: the end of the day. */
  readonly tenderTime: string | null;
  readonly participationEnd: LocalDate | null;
}

export interface MovedPlan {
  readonly inputs: TimelineInputs;
  readonly dates: PlannedDates;
  readonly moved: readonly MovedDate[];
}

const AFTER_TENDER_END = STEP_IDS.slice(STEP_IDS.indexOf('tender-end') + 1);
const plannedOn = (timeline: Timeline | null, id: StepId): LocalDate | null =>
  timeline?.steps.find((step) => step.id === id)?.planned ?? null;

/**
 * The plan with another end of the tender period. What lies before it stays; what people planned for afterwards stays
 * while the law allows it and moves to the earliest lawful day otherwise; bidders are never bound for a shorter time.
 * The procedure must have a timeline.
 */
export function moveDeadline(procedure: Procedure, deadline: NewDeadline, law: Law): MovedPlan {
  const { timelineInputs, timeline, procedureType, bindingUntil } = procedure;
  if (timelineInputs === null || timeline === null || procedureType === null) {
    throw new Error('a deadline is moved in a timeline only');
  }
  const plan = { ...procedure, procedureType };
  const wished = {
    ...timelineInputs,
    tenderTime: deadline.tenderTime,
    overrides: wishes(timelineInputs, timeline, deadline),
  };
  const { inputs, broken } = lawful(wished, (tried) => planDates(plan, tried, law).timeline);
  const free = planDates(plan, inputs, law);
  const shortened = bindingUntil !== null && (free.bindingUntil ?? '') < bindingUntil;
  const kept = shortened ? { ...inputs, overrides: { ...inputs.overrides, 'binding-until': bindingUntil } } : inputs;
  const dates = shortened ? planDates(plan, kept, law) : free;
  return { inputs: kept, dates, moved: movedDates(timeline, dates.timeline, broken) };
}

/** Overrides of the new plan: the opening and the binding period follow from it, the days before it are pinned. */
function wishes(
  { overrides }: TimelineInputs,
  timeline: Timeline,
  { tenderEnd, participationEnd }: NewDeadline,
): TimelineInputs['overrides'] {
  const { opening: _o, 'binding-until': _b, invitation: _i, 'participation-end': _p, ...others } = overrides;
  const before = plannedOn(timeline, 'participation-end');
  const invited = plannedOn(timeline, 'invitation');
  return {
    ...others,
    ...(before === null ? {} : { 'participation-end': participationEnd ?? before }),
    ...(invited === null || participationEnd !== null ? {} : { invitation: invited }),
    'tender-end': tenderEnd,
  };
}

type Broken = ReadonlyMap<StepId, string>;

/** Takes back the planned days after the tender deadline that the law no longer allows, one round after the other. */
function lawful(
  wished: TimelineInputs,
  timelineOf: (inputs: TimelineInputs) => Timeline,
): { readonly inputs: TimelineInputs; readonly broken: Broken } {
  const broken = new Map<StepId, string>();
  let inputs = wished;
  for (;;) {
    const { conflicts } = timelineOf(inputs);
    const now = conflicts.filter(({ stepId }) => AFTER_TENDER_END.includes(stepId) && inputs.overrides[stepId]);
    if (now.length === 0) return { inputs, broken };
    for (const { stepId, message } of now) broken.set(stepId, message);
    const overrides = Object.fromEntries(Object.entries(inputs.overrides).filter(([id]) => !broken.has(id as StepId)));
    inputs = { ...inputs, overrides };
  }
}

/** Every date that is another one afterwards, in the order of the procedure. */
export function movedDates(before: Timeline | null, after: Timeline, broken: Broken = new Map()): readonly MovedDate[] {
  return after.steps.flatMap(({ id, germanName, planned, citations }) => {
    const then = plannedOn(before, id);
    if (then === planned) return [];
    return [
      {
        ...{ stepId: id, name: germanName, before: then, after: planned },
        broken: broken.get(id) ?? null,
        paragraph: citations[0]?.statute ?? null,
      },
    ];
  });
}
