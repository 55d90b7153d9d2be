import { useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted, date, longDate, relativeDay, weekdayName } from '../../shared/format';
import { Badge, Button, Card, EmptyState, PageHeader, ProblemAlert, Skeleton, type Tone } from '../../shared/ui';
import { RemindersCard } from './reminders-card';
import { groupTasks, type Task, type TaskGroup, tasksOf, type Whose, WHOSE } from './task-groups';

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

const SHOWN = 15;

function TaskList({ group, today }: { readonly group: TaskGroup; readonly today: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? group.tasks : group.tasks.slice(0, SHOWN);
  return (
    <section className="task-group" aria-label={group.title}>
      <h3 className="task-group__title">
        {group.title} <span className="muted">({group.tasks.length})</span>
      </h3>
      <ul className="task-list">
        {shown.map((task) => (
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
      {group.tasks.length > shown.length && (
        <Button small kind="tertiary" icon="arrow-down" onClick={() => setAll(true)}>
          {`${counted(group.tasks.length - shown.length, 'weitere Aufgabe', 'weitere Aufgaben')} zeigen`}
        </Button>
      )}
    </section>
  );
}

const WHOSE_NAMES: Readonly<Record<Whose, string>> = { own: 'Meine', deputy: 'In Vertretung', all: 'Alle' };
const ADDRESSES: Readonly<Record<Whose, string>> = { own: 'meine', deputy: 'vertretung', all: 'alle' };

/** Whose tasks are shown stands in the address; at first one's own, or all where one has none. */
function useWhose(tasks: readonly Task[]) {
  const [search, setSearch] = useSearchParams();
  const asked = WHOSE.find((whose) => ADDRESSES[whose] === search.get('wessen'));
  const whose = asked ?? (tasksOf(tasks, 'own').length > 0 ? 'own' : 'all');
  return { whose, choose: (next: Whose) => setSearch({ wessen: ADDRESSES[next] }, { replace: true }) };
}

interface WhoseSwitchProps {
  readonly tasks: readonly Task[];
  readonly whose: Whose;
  readonly choose: (whose: Whose) => void;
}

/** Shown to those who work beside others in the same procedures. */
function WhoseSwitch({ tasks, whose, choose }: WhoseSwitchProps) {
  if (tasks.every((task) => task.whose === 'own')) return null;
  return (
    <div className="kind-switch" role="group" aria-label="Wessen Aufgaben">
      {WHOSE.map((one) => (
        <button
          key={one}
          type="button"
          className="kind-switch__button"
          aria-pressed={one === whose}
          onClick={() => choose(one)}
        >
          {WHOSE_NAMES[one]} <span className="phase-switch__count">{tasksOf(tasks, one).length}</span>
        </button>
      ))}
    </div>
  );
}

function DateList({ dates: given, today }: { readonly dates: readonly DateEntry[]; readonly today: string }) {
  const [all, setAll] = useState(false);
  const dates = all ? given : given.slice(0, SHOWN);
  return (
    <>
      <DateEntries dates={dates} today={today} />
      {given.length > dates.length && (
        <Button small kind="tertiary" icon="arrow-down" onClick={() => setAll(true)}>
          {`${counted(given.length - dates.length, 'weiteren Termin', 'weitere Termine')} zeigen`}
        </Button>
      )}
    </>
  );
}

function DateEntries({ dates, today }: { readonly dates: readonly DateEntry[]; readonly today: string }) {
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
  const can = usePermissions();
  const { data, error, refetch } = useApiQuery<Today>('/api/today');
  const { whose, choose } = useWhose(data?.tasks ?? []);
  const tasks = tasksOf(data?.tasks ?? [], whose);
  const own = tasksOf(data?.tasks ?? [], 'own');
  const groups = groupTasks(tasks, today);
  const waiting = data
    ? own.length > 0
      ? `${counted(own.length, 'Aufgabe wartet', 'Aufgaben warten')} auf Sie.`
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
        <Card title="Aufgaben" actions={data && <WhoseSwitch tasks={data.tasks} whose={whose} choose={choose} />}>
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
        <div className="stack">
          {can('procedure.read') && <RemindersCard />}
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
      </div>
    </>
  );
}
