import { Link as RouterLink } from 'wouter';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted, date, longDate, relativeDay, weekdayName } from '../../shared/format';
import { Badge, Card, EmptyState, PageHeader, ProblemAlert, Skeleton, type Tone } from '../../shared/ui';
import { groupTasks, type Task, type TaskGroup } from './task-groups';

interface DateEntry {
  readonly date: string;
  readonly title: string;
  readonly href: string | null;
}

interface Today {
  readonly tasks: readonly Task[];
  readonly dates: readonly DateEntry[];
}

const TONES: Readonly<Record<TaskGroup['id'], Tone>> = {
  overdue: 'danger',
  today: 'warning',
  week: 'info',
  later: 'neutral',
};

function TaskList({ group, today }: { readonly group: TaskGroup; readonly today: string }) {
  return (
    <section className="task-group" aria-label={group.title}>
      <h3 className="task-group__title">
        {group.title} <span className="muted">({group.tasks.length})</span>
      </h3>
      <ul className="task-list">
        {group.tasks.map((task) => (
          <li key={task.id}>
            <RouterLink href={task.href} className="task">
              <span className="task__text">
                <span className="task__title">{task.title}</span>
                {task.detail && <span className="task__detail">{task.detail}</span>}
              </span>
              {task.due && (
                <Badge tone={TONES[group.id]} icon={group.id === 'overdue' ? 'danger' : 'calendar-today'}>
                  {date(task.due)} ({relativeDay(task.due, today)})
                </Badge>
              )}
            </RouterLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DateList({ dates, today }: { readonly dates: readonly DateEntry[]; readonly today: string }) {
  return (
    <ol className="date-list">
      {dates.map((entry) => (
        <li key={`${entry.date} ${entry.title}`} className="date-list__item">
          <time className="date-list__day" dateTime={entry.date}>
            <span className="figure">{date(entry.date)}</span>
            <span className="muted small">
              {weekdayName(entry.date)}, {relativeDay(entry.date, today)}
            </span>
          </time>
          {entry.href ? (
            <RouterLink className="link" href={entry.href}>
              {entry.title}
            </RouterLink>
          ) : (
            <span>{entry.title}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

function greeting(hour: number): string {
  if (hour < 11) return 'Guten Morgen';
  return hour < 18 ? 'Guten Tag' : 'Guten Abend';
}

export default function TodayPage() {
  const { person, today } = useSession();
  const { data, error, refetch } = useApiQuery<Today>('/api/today');
  const groups = data ? groupTasks(data.tasks, today) : [];
  const waiting = data
    ? data.tasks.length > 0
      ? `${counted(data.tasks.length, 'Aufgabe wartet', 'Aufgaben warten')} auf Sie.`
      : 'Heute wartet nichts auf Sie.'
    : '';

  return (
    <>
      <PageHeader
        title="Heute"
        lead={`${greeting(new Date().getHours())}, ${person.name}. Es ist ${longDate(today)}. ${waiting}`}
      />
      {error && !data && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      <div className="page-columns" hidden={error !== null && !data}>
        <Card title="Aufgaben">
          {!data && <Skeleton lines={6} label="Aufgaben werden geladen" />}
          {data && groups.length === 0 && (
            <EmptyState icon="check" title="Alles erledigt">
              <p>
                Sobald etwas auf Sie wartet, etwa eine Freigabe, eine Frist oder eine Rückfrage, steht es hier in der
                Reihenfolge der Termine.
              </p>
            </EmptyState>
          )}
          {groups.map((group) => (
            <TaskList key={group.id} group={group} today={today} />
          ))}
        </Card>
        <Card title="Termine">
          {!data && <Skeleton lines={4} label="Termine werden geladen" />}
          {data?.dates.length === 0 && (
            <EmptyState icon="calendar-today" title="Keine Termine">
              <p>Fristen und Termine Ihrer Vorgänge erscheinen hier, sobald sie feststehen.</p>
            </EmptyState>
          )}
          {data && data.dates.length > 0 && <DateList dates={data.dates} today={today} />}
        </Card>
      </div>
    </>
  );
}
