import type { LocalDate } from '@app/kernel';
import { addDays, DomainError, germanDate, weekday, yearOf } from '@app/kernel';
import type { State } from '../book/codes';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import type { HolidayDay } from './holiday-rules';
import { HOLIDAY_RULES } from './holiday-rules';
import { fieldCheck } from '../book/requests';

export const FIRST_YEAR = 2016;
export const LAST_YEAR = 2035;

export interface Holiday {
  readonly date: LocalDate;
  readonly germanName: string;
  readonly statewide: boolean;
  readonly note: string | null;
  readonly factId: string;
}

export interface HolidaysAnswer {
  readonly items: readonly Holiday[];
}

/** A day on which a period does not end, and why. */
export interface SkippedDay {
  readonly date: LocalDate;
  readonly why: string;
}

/** Says why a day is no working day (holiday, Saturday, Sunday), or null when it is one. */
export type Calendar = (date: LocalDate) => string | null;

/** Gregorian Easter Sunday (Meeus/Jones/Butcher). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

function dayOf(day: HolidayDay, year: number): LocalDate {
  if ('on' in day) return `${year}-${day.on}`;
  if ('easter' in day) return addDays(easterSunday(year), day.easter);
  const eve = `${year}-11-22`;
  return addDays(eve, -((weekday(eve) + 4) % 7));
}

const cache = new WeakMap<Law, Map<string, readonly Holiday[]>>();

function holidaysOf(state: State, year: number, law: Law): readonly Holiday[] {
  const known = cache.get(law) ?? new Map<string, readonly Holiday[]>();
  cache.set(law, known);
  const key = `${state}${year}`;
  const found = known.get(key);
  if (found) return found;
  const items = [...HOLIDAY_RULES, ...law.holidays]
    .filter(
      (rule) =>
        rule.states.includes(state) && year >= (rule.fromYear ?? FIRST_YEAR) && year <= (rule.toYear ?? LAST_YEAR),
    )
    .map((rule) => ({
      date: dayOf(rule.day, year),
      germanName: rule.germanName,
      statewide: rule.only === undefined,
      note: rule.only ?? null,
      factId: rule.factId,
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  known.set(key, items);
  return items;
}

/** All public holidays of a state in a year; those of single municipalities are marked and move no period. */
export function holidays(state: State, year: number, law: Law = SHIPPED_LAW): HolidaysAnswer {
  const check = fieldCheck();
  check.code('/state', state, law.stateCodes, 'als Land');
  check.done();
  assertYear(year);
  return { items: holidaysOf(state, year, law) };
}

function assertYear(year: number): void {
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR) return;
  throw new DomainError(
    'unprocessable',
    'law.no-calendar',
    `Für das Jahr ${year} sind keine Feiertage hinterlegt; vorhanden sind ${FIRST_YEAR} bis ${LAST_YEAR}.`,
  );
}

const calendars = new WeakMap<Law, Map<State, Calendar>>();

/** The calendar of a state. */
export function calendarOf(state: State, law: Law = SHIPPED_LAW): Calendar {
  const known = calendars.get(law) ?? new Map<State, Calendar>();
  calendars.set(law, known);
  const calendar = known.get(state) ?? remembering((date) => reasonOf(state, date, law));
  known.set(state, calendar);
  return calendar;
}

function remembering(calendar: Calendar): Calendar {
  const known = new Map<LocalDate, string | null>();
  return (date) => {
    const before = known.get(date);
    if (before !== undefined) return before;
    const why = calendar(date);
    known.set(date, why);
    return why;
  };
}

function reasonOf(state: State, date: LocalDate, law: Law): string | null {
  const year = yearOf(date);
  assertYear(year);
  const holiday = holidaysOf(state, year, law).find((item) => item.statewide && item.date === date);
  if (holiday) return holiday.germanName;
  if (weekday(date) === 6) return 'Samstag';
  return weekday(date) === 7 ? 'Sonntag' : null;
}

export const isWorkingDay = (calendar: Calendar, date: LocalDate): boolean => calendar(date) === null;

/** The day itself when it is a working day, else the next one, with the days passed over. */
export function nextWorkingDay(
  calendar: Calendar,
  date: LocalDate,
): { day: LocalDate; skipped: readonly SkippedDay[] } {
  const skipped: SkippedDay[] = [];
  let day = date;
  for (let why = calendar(day); why !== null; why = calendar(day)) {
    skipped.push({ date: day, why });
    day = addDays(day, 1);
  }
  return { day, skipped };
}

/** "Sonntag (05.04.2026), Ostermontag (06.04.2026)". */
export const skippedText = (skipped: readonly SkippedDay[]): string =>
  skipped.map(({ date, why }) => `${why} (${germanDate(date)})`).join(', ');
