import type { LocalDate } from '@app/kernel';
import { addDays, DomainError, germanDate, weekday, yearOf } from '@app/kernel';
import type { State } from '../book/codes';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import { fieldCheck } from '../book/requests';
import type { Holiday } from './holiday-library';
import { libraryHolidays } from './holiday-library';
import type { HolidayRule } from './holiday-rules';
import { dayOfRule } from './holiday-rules';

export type { Holiday } from './holiday-library';
export type { HolidayDay, HolidayRule } from './holiday-rules';

export const FIRST_YEAR = 2016;
export const LAST_YEAR = 2035;

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

type Known<T> = WeakMap<Law, Map<string, T>>;

/** Remembers per book and key, so that a look-up costs next to nothing after the first. */
function once<T>(known: Known<T>, law: Law, key: string, make: () => T): T {
  const ofBook = known.get(law) ?? new Map<string, T>();
  known.set(law, ofBook);
  const found = ofBook.get(key) ?? make();
  ofBook.set(key, found);
  return found;
}

const years: Known<readonly Holiday[]> = new WeakMap();

const holidaysOf = (state: State, year: number, law: Law): readonly Holiday[] =>
  once(years, law, `${state}${year}`, () =>
    [...libraryHolidays(state, year), ...law.holidays.flatMap((rule) => holidayOf(rule, state, year))].sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
    ),
  );

function holidayOf(rule: HolidayRule, state: State, year: number): readonly Holiday[] {
  const date = dayOfRule(rule, state, year);
  if (date === null) return [];
  const { germanName, only = null, factId } = rule;
  return [{ date, germanName, statewide: only === null, note: only, factId }];
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

const calendars: Known<Calendar> = new WeakMap();

/** The calendar of a state. Throws `unprocessable` for a day outside of 2016–2035 when it is asked for one. */
export const calendarOf = (state: State, law: Law = SHIPPED_LAW): Calendar =>
  once(calendars, law, state, () => {
    const known = new Map<LocalDate, string | null>();
    return (date) => {
      const before = known.get(date);
      if (before !== undefined) return before;
      const why = reasonOf(state, date, law);
      known.set(date, why);
      return why;
    };
  });

function reasonOf(state: State, date: LocalDate, law: Law): string | null {
  const year = yearOf(date);
  assertYear(year);
  const holiday = holidaysOf(state, year, law).find((item) => item.statewide && item.date === date);
  if (holiday) return holiday.germanName;
  return WEEKEND[weekday(date)] ?? null;
}

const WEEKEND: Readonly<Record<number, string>> = { 6: 'Samstag', 7: 'Sonntag' };

/** Passed over because of a holiday, not only because of a weekend. */
export const isHoliday = ({ why }: SkippedDay): boolean => !Object.values(WEEKEND).includes(why);

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
