import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { addDays, addMonths, calendarWeek, dayParts, isoDay, longDate, monthName, weekday } from '../format';
import { Button } from './button';
import { classNames } from './class-names';

const DAY_NAMES = [
  ['Mo', 'Montag'],
  ['Di', 'Dienstag'],
  ['Mi', 'Mittwoch'],
  ['Do', 'Donnerstag'],
  ['Fr', 'Freitag'],
  ['Sa', 'Samstag'],
  ['So', 'Sonntag'],
] as const;

export interface CalendarProps {
  /** The chosen day or "". */
  readonly value: string;
  readonly today: string;
  readonly min?: string;
  readonly max?: string;
  readonly onChoose: (day: string) => void;
}

/** The weeks shown for a month: whole weeks from Monday on. */
function weeksOf(year: number, month: number): readonly string[][] {
  const first = isoDay({ year, month, day: 1 });
  const start = addDays(first, 1 - weekday(first));
  const next = addMonths(first, 1);
  const weeks: string[][] = [];
  for (let day = start; day < next; day = addDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(day, index)));
  }
  return weeks;
}

const STEPS: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => addDays(day, 1 - weekday(day)),
  End: (day) => addDays(day, 7 - weekday(day)),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** A month as a grid (WAI-ARIA date picker): arrows move by day and week, page keys by month. */
export function Calendar({ value, today, min, max, onChoose }: CalendarProps) {
  const [focused, setFocused] = useState(value || today);
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(true);
  const { year, month } = dayParts(focused) ?? { year: 2000, month: 1 };

  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLButtonElement>('button[tabindex="0"]')?.focus();
    moved.current = false;
  }, [focused]);

  const isOut = (day: string): boolean => (min !== undefined && day < min) || (max !== undefined && day > max);
  const keys = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    moved.current = true;
    setFocused(step(focused));
  };

  return (
    <div className="calendar">
      <div className="calendar__head">
        <Button small iconOnly kind="tertiary" icon="chevron-left" onClick={() => setFocused(addMonths(focused, -1))}>
          Vorheriger Monat
        </Button>
        <span className="calendar__month" aria-live="polite">
          {monthName(month)} {year}
        </span>
        <Button small iconOnly kind="tertiary" icon="chevron-right" onClick={() => setFocused(addMonths(focused, 1))}>
          Nächster Monat
        </Button>
      </div>
      <table ref={grid} role="grid" aria-label={`${monthName(month)} ${year}`} onKeyDown={keys}>
        <thead>
          <tr>
            <th scope="col" abbr="Kalenderwoche">
              KW
            </th>
            {DAY_NAMES.map(([short, long]) => (
              <th key={short} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week) => (
            <tr key={week[0]}>
              <th scope="row" className="calendar__week">
                {calendarWeek(week[0] ?? focused)}
              </th>
              {week.map((day) => (
                <td key={day} aria-selected={day === value}>
                  <button
                    type="button"
                    tabIndex={day === focused ? 0 : -1}
                    aria-label={longDate(day)}
                    aria-current={day === today ? 'date' : undefined}
                    disabled={isOut(day)}
                    className={classNames(
                      'calendar__day',
                      day === value && 'calendar__day--chosen',
                      dayParts(day)?.month !== month && 'calendar__day--outside',
                    )}
                    onClick={() => onChoose(day)}
                  >
                    {dayParts(day)?.day}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
