import { addDays, weekday } from '../../shared/format';

export interface Task {
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
  readonly href: string;
  /** The day it has to be done by, where it has one. */
  readonly due: string | null;
  readonly kind: string;
  /** `deputy`: the person stands in for whoever is in charge. */
  readonly whose: 'own' | 'deputy' | 'others';
}

export const WHOSE = ['own', 'deputy', 'all'] as const;
export type Whose = (typeof WHOSE)[number];

/** The tasks of the person, those in deputyship, or of everybody. */
export const tasksOf = (tasks: readonly Task[], whose: Whose): readonly Task[] =>
  whose === 'all' ? tasks : tasks.filter((task) => task.whose === whose);

export interface TaskGroup {
  readonly id: 'overdue' | 'today' | 'week' | 'later';
  readonly title: string;
  readonly tasks: readonly Task[];
}

const TITLES = { overdue: 'Überfällig', today: 'Heute', week: 'Diese Woche', later: 'Später' } as const;

/** Tasks without a day come last: they wait, but nothing runs out. */
const byDue = (a: Task, b: Task): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.title.localeCompare(b.title, 'de');

/** Sorts the tasks into overdue, today, this week (until Sunday) and later; empty groups are left out. */
export function groupTasks(tasks: readonly Task[], today: string): readonly TaskGroup[] {
  const sunday = addDays(today, 7 - weekday(today));
  const groupOf = ({ due }: Task): TaskGroup['id'] => {
    if (due === null || due > sunday) return 'later';
    if (due < today) return 'overdue';
    return due === today ? 'today' : 'week';
  };
  return (['overdue', 'today', 'week', 'later'] as const)
    .map((id) => ({ id, title: TITLES[id], tasks: tasks.filter((task) => groupOf(task) === id).sort(byDue) }))
    .filter((group) => group.tasks.length > 0);
}
