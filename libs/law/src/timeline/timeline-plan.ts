import { addDays, type LocalDate } from '@app/kernel';
import type { Calendar } from '../calendar/calendar';
import { nextWorkingDay } from '../calendar/calendar';
import type { State } from '../book/codes';
import type { PeriodCase } from './timeline-minimums';
import type { StepDraft, StepId, TimelineConflict, TimelineStep } from './timeline-steps';

/** Proposed length where the law only says "appropriate": a proposal of this software, no rule of law. */
export const PLANNING_DEFAULT_DAYS = 14;

/** How long people need where the law names no length: a proposal of whoever asks, no rule of law. */
export interface PlanningProposal {
  /** Calendar days from the opening for examination, evaluation and decision. */
  readonly evaluationDays: number;
  /** The tender period lasts to the end of its day, so that nothing can be opened on it. */
  readonly opensNextDay: boolean;
}
export const NO_PROPOSAL: PlanningProposal = { evaluationDays: 0, opensNextDay: false };

/** A procedure whose chain is to be computed, all inputs checked. */
export interface Plan extends PeriodCase {
  readonly state: State;
  readonly calendar: Calendar;
  /** Dispatch of the notice, or of the invitations where there is no notice. */
  readonly begin: LocalDate;
  readonly publicationDayRequested: LocalDate | null;
  readonly overrides: Readonly<Partial<Record<StepId, LocalDate>>>;
  readonly proposal: PlanningProposal;
}

export interface Chain {
  readonly steps: readonly TimelineStep[];
  readonly conflicts: readonly TimelineConflict[];
}

export const computedBy = (plan: Plan): 'eu-1182-71' | 'bgb' => (plan.regime === 'eu' ? 'eu-1182-71' : 'bgb');
export const computationFacts = (plan: Plan): readonly string[] =>
  plan.regime === 'eu'
    ? ['VGV-82', 'REG-3-1', 'REG-3-4']
    : [...(plan.nature === 'works' ? [] : ['UVGO-54']), 'BGB-187', 'BGB-193'];
export const workday = (plan: Plan, date: LocalDate): LocalDate => nextWorkingDay(plan.calendar, date).day;

/** The day on which examination and evaluation are through, and what a step that waits for them says about it. */
export function evaluated(plan: Plan, opening: LocalDate): Pick<StepDraft, 'usual' | 'proposed'> & { text: string } {
  const { evaluationDays: days } = plan.proposal;
  const usual = workday(plan, addDays(opening, days));
  if (days === 0) return { usual, text: '' };
  const text = ` ${days} Kalendertage ab der Öffnung für Prüfung, Wertung und Entscheidung sind ein änderbarer Vorschlag der Software, keine Rechtsvorgabe.`;
  return { usual, proposed: true, text };
}
