import { groupTasks, type Task, tasksOf } from './task-groups';

const task = (id: string, due: string | null): Task => ({
  id,
  title: id,
  detail: null,
  href: '/',
  due,
  kind: 'task',
  whose: 'own',
});
const grouped = (tasks: Task[], today: string) =>
  Object.fromEntries(groupTasks(tasks, today).map(({ id, tasks: inGroup }) => [id, inGroup.map((each) => each.id)]));

describe('tasks of the day', () => {
  it('puts them into overdue, today, this week until Sunday and later', () => {
    const wednesday = '2026-11-25';
    const tasks = [
      task('monday', '2026-11-30'),
      task('sunday', '2026-11-29'),
      task('today', '2026-11-25'),
      task('yesterday', '2026-11-24'),
      task('whenever', null),
    ];
    expect(grouped(tasks, wednesday)).toEqual({
      overdue: ['yesterday'],
      today: ['today'],
      week: ['sunday'],
      later: ['monday', 'whenever'],
    });
  });

  it('tells own tasks from those in deputyship and those of others', () => {
    const tasks = [
      task('a', null),
      { ...task('b', null), whose: 'deputy' as const },
      { ...task('c', null), whose: 'others' as const },
    ];
    const ids = (whose: Parameters<typeof tasksOf>[1]) => tasksOf(tasks, whose).map(({ id }) => id);
    expect([ids('own'), ids('deputy'), ids('all')]).toEqual([['a'], ['b'], ['a', 'b', 'c']]);
  });

  it('counts the next day as later when today is Sunday', () => {
    expect(grouped([task('monday', '2026-11-23')], '2026-11-22')).toEqual({ later: ['monday'] });
  });

  it('has the most urgent first and leaves out empty groups', () => {
    expect(grouped([task('b', '2026-11-20'), task('a', '2026-11-02')], '2026-11-22')).toEqual({ overdue: ['a', 'b'] });
    expect(groupTasks([], '2026-11-22')).toEqual([]);
  });
});
