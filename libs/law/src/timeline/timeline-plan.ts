import type { LocalDate } from '@app/kernel';
import type { Calendar } from '../calendar/calendar';
import { nextWorkingDay } from '../calendar/calendar';
import type { State } from '../book/codes';
import type { PeriodCase } from './timeline-minimums';
import type { StepId, TimelineConflict, TimelineStep } from './timeline-steps';

/** Proposed length where the law only says "appropriate": a proposal of this software, no rule of law. */
export const PLANNING_DEFAULT_DAYS = 14;

/** A procedure whose chain is to be computed, all inputs checked. */
export interface Plan extends PeriodCase {
  readonly state: State;
  readonly calendar: Calendar;
  /** Dispatch of the notice, or of the invitations where there is no notice. */
  readonly begin: LocalDate;
  readonly publicationDayRequested: LocalDate | null;
  readonly overrides: Readonly<Partial<Record<StepId, LocalDate>>>;
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
