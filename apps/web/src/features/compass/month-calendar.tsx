import { useQueries } from '@tanstack/react-query';
import { call } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { calendarWeek, date, dayParts, longDate, month as monthText, weekday } from '../../shared/format';
import { Card, classNames, Icon, Tooltip } from '../../shared/ui';
import { byDay, monthsOf, type Step, type TimelineAnswer, weeksOf } from './chain';

type Holiday = components['schemas']['HolidayResponse'];

const WEEKDAYS = [
  ['Mo', 'Montag'],
  ['Di', 'Dienstag'],
  ['Mi', 'Mittwoch'],
  ['Do', 'Donnerstag'],
  ['Fr', 'Freitag'],
  ['Sa', 'Samstag'],
  ['So', 'Sonntag'],
] as const;

/** The holidays of the state in these years, by day. */
function useHolidays(state: string, years: readonly string[]): ReadonlyMap<string, Holiday> {
  return useQueries({
    queries: years.map((year) => ({
      queryKey: ['/api/law/holidays', {}, { state, year }],
      queryFn: async () =>
        (await call('get', '/api/law/holidays', { query: { state, year } })) as { items: readonly Holiday[] },
      staleTime: Infinity,
    })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => data?.items ?? []).map((day) => [day.date, day])),
  });
}

interface Props {
  readonly timeline: TimelineAnswer;
  readonly state: string;
}

/** The chain as months side by side: weekends, holidays and skipped days shaded, steps marked. */
export function MonthCalendar({ timeline, state }: Props) {
  const months = monthsOf(timeline.steps);
  const holidays = useHolidays(state, [...new Set(months.map((month) => month.slice(0, 4)))]);
  const skipped = new Map(
    timeline.steps.flatMap((step) => step.skipped.map(({ date: day, why }) => [day, { why, of: step.germanName }])),
  );
  const later = byDay(timeline.steps).filter(({ planned }) => !months.includes(planned.slice(0, 7)));
  const stepsOn = (day: string): readonly Step[] => timeline.steps.filter(({ planned }) => planned === day);
  return (
    <Card title="Kalender" actions={<Legend />}>
      <div className="kompass-months">
        {months.map((month) => (
          <table key={month} className="kompass-month">
            <caption>{monthText(month)}</caption>
            <thead>
              <tr>
                <th scope="col" abbr="Kalenderwoche" className="kompass-month__week">
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
              {weeksOf(month).map((week) => {
                const known = week.find((day) => day !== null) ?? month;
                return (
                  <tr key={known}>
                    <th scope="row" className="kompass-month__week">
                      {calendarWeek(known)}
                    </th>
                    {week.map((day, index) => (
                      <td key={index}>
                        {day && (
                          <Day day={day} steps={stepsOn(day)} holiday={holidays.get(day)} skipped={skipped.get(day)} />
                        )}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        ))}
      </div>
      {later.length > 0 && (
        <p className="small">
          <span className="muted">Später: </span>
          {later.map(({ germanName, planned }) => `${germanName} ${date(planned)}`).join('; ')}
        </p>
      )}
    </Card>
  );
}

interface DayProps {
  readonly day: string;
  readonly steps: readonly Step[];
  readonly holiday: Holiday | undefined;
  readonly skipped: { readonly why: string; readonly of: string } | undefined;
}

/** One day; with something to say it is a button whose note says it. */
function Day({ day, steps, holiday, skipped }: DayProps) {
  const unlawful = steps.some(({ lawful }) => !lawful);
  const className = classNames(
    'kompass-day',
    weekday(day) > 5 && 'kompass-day--weekend',
    holiday && (holiday.statewide ? 'kompass-day--holiday' : 'kompass-day--local'),
    skipped && 'kompass-day--skipped',
    steps.length > 0 && 'kompass-day--step',
    unlawful && 'kompass-day--unlawful',
  );
  const number = dayParts(day)?.day;
  if (steps.length === 0 && !holiday && !skipped) return <span className={className}>{number}</span>;
  const words = [
    ...steps.map(({ germanName, lawful }) => `${germanName}${lawful ? '' : ' (unzulässig)'}`),
    ...(holiday ? [`${holiday.germanName}${holiday.statewide ? '' : ' (nicht landesweit)'}`] : []),
    ...(skipped ? [`übersprungen: ${skipped.why}`] : []),
  ];
  return (
    <Tooltip
      className={className}
      label={`${longDate(day)}: ${words.join('; ')}`}
      content={() => (
        <>
          <strong>{longDate(day)}</strong>
          {steps.map(({ id, germanName, lawful }) => (
            <span key={id}>
              <Icon name={lawful ? 'check' : 'danger'} size="small" /> {germanName}
              {!lawful && ' – unzulässig'}
            </span>
          ))}
          {holiday && (
            <span>
              {holiday.germanName}
              {!holiday.statewide && ' (nicht landesweit; verschiebt keine Frist)'}
            </span>
          )}
          {holiday?.note && <span className="muted small">{holiday.note}</span>}
          {skipped && (
            <span>
              Übersprungen für „{skipped.of}“: {skipped.why}
            </span>
          )}
        </>
      )}
    >
      {number}
      {steps.length > 1 && <span className="kompass-day__count">{steps.length}</span>}
    </Tooltip>
  );
}

const LEGEND = [
  ['step', 'Schritt'],
  ['step kompass-day--unlawful', 'unzulässig'],
  ['weekend', 'Wochenende'],
  ['holiday', 'Feiertag'],
  ['skipped', 'übersprungen'],
] as const;

function Legend() {
  return (
    <ul className="kompass-legend small" aria-label="Zeichen im Kalender">
      {LEGEND.map(([kind, text]) => (
        <li key={text}>
          <span className={`kompass-day kompass-day--${kind}`} aria-hidden="true">
            7
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}
