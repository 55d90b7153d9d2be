import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { addMonths, calendarWeek, counted, dayParts, longDate, month as monthText, weekday } from '../../shared/format';
import { Button, Card, classNames, Link, ProblemAlert, Skeleton } from '../../shared/ui';
import { wholeWeeks } from './calendar-weeks';
import { useHolidays } from './holidays';
import { MemberDayMarks, useMemberDays } from './member-days';
import { type ListState, type ProcedureDate, queryOf } from './list-filters';

const WEEKDAYS = [
  ['Mo', 'Montag'],
  ['Di', 'Dienstag'],
  ['Mi', 'Mittwoch'],
  ['Do', 'Donnerstag'],
  ['Fr', 'Freitag'],
  ['Sa', 'Samstag'],
  ['So', 'Sonntag'],
] as const;
const SHOWN_PER_DAY = 3;
/** Dates that must be met stand out; the server names them first. */
const WEIGHTY = ['tender-end', 'participation-end', 'binding-until', 'standstill-end'];

function groupByDay(dates: readonly ProcedureDate[]): ReadonlyMap<string, readonly ProcedureDate[]> {
  const days = new Map<string, ProcedureDate[]>();
  for (const one of dates) days.set(one.day, [...(days.get(one.day) ?? []), one]);
  return days;
}

/** All dates of the open procedures of the filter, month by month. */
export function ProcedureMonth({ list }: { readonly list: ListState }) {
  const { today } = useSession();
  const [search, setSearch] = useSearchParams();
  const month = /^\d{4}-\d{2}$/.test(search.get('monat') ?? '') ? (search.get('monat') ?? '') : today.slice(0, 7);
  const weeks = wholeWeeks(month);
  const [from, to] = [weeks[0]?.[0] ?? today, weeks.at(-1)?.[6] ?? today];
  const dates = useApiQuery<{ items: readonly ProcedureDate[] }>('/api/procedures/dates', {
    query: { ...queryOf(list.filters), from, to },
    keepPrevious: true,
  });
  const state = useApiQuery('/api/procedures/choices').data?.state;
  const holidays = useHolidays(state, [...new Set([from.slice(0, 4), to.slice(0, 4)])]);
  const memberDays = useMemberDays(from, to);
  const go = (target: string): void => {
    const next = new URLSearchParams(search);
    next.set('monat', target);
    setSearch(next, { replace: true });
  };
  const byDay = groupByDay(dates.data?.items ?? []);
  return (
    <Card
      title={monthText(month)}
      actions={
        <span className="month__steps">
          <Button
            small
            iconOnly
            kind="tertiary"
            icon="chevron-left"
            onClick={() => go(addMonths(`${month}-01`, -1).slice(0, 7))}
          >
            Vorheriger Monat
          </Button>
          <Button small kind="tertiary" onClick={() => go(today.slice(0, 7))}>
            Heute
          </Button>
          <Button
            small
            iconOnly
            kind="tertiary"
            icon="chevron-right"
            onClick={() => go(addMonths(`${month}-01`, 1).slice(0, 7))}
          >
            Nächster Monat
          </Button>
        </span>
      }
    >
      {dates.error && <ProblemAlert problem={dates.error} onRetry={() => void dates.refetch()} />}
      {!dates.data && !dates.error && <Skeleton lines={2} label="Die Termine werden geladen" />}
      <div className="month__region" aria-busy={dates.isFetching || undefined}>
        <table className="month">
          <caption className="visually-hidden">Termine der laufenden Verfahren im {monthText(month)}</caption>
          <thead>
            <tr>
              <th scope="col" abbr="Kalenderwoche" className="month__week">
                KW
              </th>
              {WEEKDAYS.map(([short, long]) => (
                <th key={short} scope="col" abbr={long}>
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                <th scope="row" className="month__week">
                  {calendarWeek(week[0] ?? today)}
                </th>
                {week.map((day) => (
                  <td
                    key={day}
                    className={classNames(
                      'month__day',
                      !byDay.has(day) &&
                        !memberDays.some(({ from: first, to: last }) => first <= day && day <= last) &&
                        'month__day--empty',
                      weekday(day) > 5 && 'month__day--weekend',
                      holidays.get(day)?.statewide && 'month__day--holiday',
                      day.slice(0, 7) !== month && 'month__day--outside',
                      day === today && 'month__day--today',
                    )}
                  >
                    <Day
                      key={day}
                      day={day}
                      dates={byDay.get(day) ?? []}
                      holiday={holidays.get(day)?.germanName}
                      marks={<MemberDayMarks day={day} days={memberDays} />}
                      today={today}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

interface DayProps {
  readonly day: string;
  readonly dates: readonly ProcedureDate[];
  readonly holiday: string | undefined;
  readonly marks: ReactNode;
  readonly today: string;
}

function Day({ day, dates, holiday, marks, today }: DayProps) {
  const [open, setOpen] = useState(false);
  const shown = open ? dates : dates.slice(0, SHOWN_PER_DAY);
  const onDay = dates[0]?.onDay ?? 0;
  const hidden = onDay - shown.length;
  return (
    <>
      <span className="month__number" aria-current={day === today ? 'date' : undefined}>
        <span aria-hidden="true">{dayParts(day)?.day}</span>
        <span className="visually-hidden">{longDate(day)}</span>
        <span className="month__long" aria-hidden="true">
          {longDate(day)}
        </span>
        {holiday && <span className="muted small month__name">{holiday}</span>}
      </span>
      {marks}
      <ul className="month__dates">
        {shown.map((one) => (
          <li
            key={`${one.procedureId} ${one.kind}`}
            className={classNames('month__date', WEIGHTY.includes(one.kind) && 'month__date--weighty')}
            title={`${one.name}: ${one.fileNumber} ${one.title}`}
          >
            <span className="month__what">{one.name}</span>
            <Link href={`/vergaben/${one.procedureId}`}>
              {one.fileNumber} <span className="month__title">{one.title}</span>
            </Link>
          </li>
        ))}
      </ul>
      {open && hidden > 0 && <p className="muted small month__rest">und {hidden} weitere: Filter zeigen sie.</p>}
      {(hidden > 0 || open) && (
        <button type="button" className="month__more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'weniger' : `${counted(hidden, 'weiterer', 'weitere')}`}
          <span className="visually-hidden"> am {longDate(day)}</span>
        </button>
      )}
    </>
  );
}
