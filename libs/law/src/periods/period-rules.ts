import type { LocalDate } from '@app/kernel';
import {
  addDays,
  addMonths,
  dayInGermany,
  daysBetween,
  germanDate,
  instantInGermany,
  timeInGermany,
} from '@app/kernel';
import type { Calendar, SkippedDay } from '../calendar/calendar';
import { isHoliday, isWorkingDay, nextWorkingDay, skippedText } from '../calendar/calendar';
import type { Explainer } from '../book/explanation';

export const PERIOD_RULES = ['eu-1182-71', 'bgb', 'standstill-134'] as const;
export const PERIOD_UNITS = ['days', 'weeks', 'months', 'working-days', 'hours'] as const;
export const PERIOD_DIRECTIONS = ['after', 'before'] as const;
export type PeriodRule = (typeof PERIOD_RULES)[number];
export type PeriodUnit = (typeof PERIOD_UNITS)[number];
export type PeriodDirection = (typeof PERIOD_DIRECTIONS)[number];

export interface Period {
  readonly firstDay: LocalDate;
  /** Last day by counting alone, before any shift. */
  readonly lastCountedDay: LocalDate;
  /** Day at whose end the period ends; for hours day and time ("2026-03-07T18:00"). */
  readonly ends: string;
  readonly shifted: boolean;
  readonly skipped: readonly SkippedDay[];
  /** First day on which what had to wait may be done; for a backward period the last day for the act. */
  readonly earliestNextDay: LocalDate;
  /** The same day by the most cautious view. */
  readonly safeDay: LocalDate;
}

/** Under this many working days a standstill period may not protect bidders (STILL-3 says "about five"). */
const FEW_WORKING_DAYS = 5;

const UNIT_NAMES: Readonly<Record<PeriodUnit, readonly [singular: string, plural: string]>> = {
  days: ['Tag', 'Tage'],
  weeks: ['Woche', 'Wochen'],
  months: ['Monat', 'Monate'],
  'working-days': ['Arbeitstag', 'Arbeitstage'],
  hours: ['Stunde', 'Stunden'],
};

export const lengthText = (length: number, unit: PeriodUnit): string =>
  `${length} ${UNIT_NAMES[unit][length === 1 ? 0 : 1]}`;

/** "binnen 30 Tagen": the same in the dative. */
export const lengthTextDative = (length: number, unit: PeriodUnit): string => {
  const text = lengthText(length, unit);
  return length === 1 || text.endsWith('n') ? text : `${text}n`;
};

export type DayUnit = Exclude<PeriodUnit, 'hours'>;

/** Last day by counting alone; the day of the event does not count (Art. 3 Abs. 1 VO 1182/71, § 187 Abs. 1 BGB). */
function countedEnd(calendar: Calendar, event: LocalDate, length: number, unit: DayUnit, sign: 1 | -1): LocalDate {
  if (unit === 'days') return addDays(event, sign * length);
  if (unit === 'weeks') return addDays(event, sign * length * 7);
  if (unit === 'months') return addMonths(event, sign * length);
  let day = event;
  for (let left = length; left > 0;) {
    day = addDays(day, sign);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

const workingDaysIn = (calendar: Calendar, from: LocalDate, to: LocalDate): number => {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
};

/** So many days in a row hold two working days in every state and year. */
const CERTAINLY_TWO_WORKING_DAYS = 21;

/** Art. 3 Abs. 5 VO 1182/71 speaks of periods "of two days or more". */
const isTwoDaysOrMore = (length: number, unit: DayUnit): boolean =>
  length >= 2 || unit === 'weeks' || unit === 'months';

const shortOfWorkingDays = (calendar: Calendar, from: LocalDate, to: LocalDate): boolean =>
  daysBetween(from, to) < CERTAINLY_TWO_WORKING_DAYS && workingDaysIn(calendar, from, to) < 2;

/** From the counted end to the next working day, and on until two working days are inside where the rule asks for it. */
function shiftedPeriod(calendar: Calendar, firstDay: LocalDate, lastCountedDay: LocalDate, two: boolean): Period {
  const moved = nextWorkingDay(calendar, lastCountedDay);
  const skipped = [...moved.skipped];
  let ends = moved.day;
  while (two && shortOfWorkingDays(calendar, firstDay, ends)) {
    const next = nextWorkingDay(calendar, addDays(ends, 1));
    skipped.push(...next.skipped);
    ends = next.day;
  }
  const earliestNextDay = addDays(ends, 1);
  return {
    firstDay,
    lastCountedDay,
    ends,
    shifted: ends !== lastCountedDay,
    skipped,
    earliestNextDay,
    safeDay: earliestNextDay,
  };
}

/** A period that runs forward from an event and moves off Saturdays, Sundays and holidays. */
export function forwardPeriod(
  calendar: Calendar,
  rule: 'eu-1182-71' | 'bgb',
  event: LocalDate,
  length: number,
  unit: DayUnit,
): Period {
  const two = rule === 'eu-1182-71' && isTwoDaysOrMore(length, unit);
  return shiftedPeriod(calendar, addDays(event, 1), countedEnd(calendar, event, length, unit, 1), two);
}

/**
 * A period of the BGB that begins with a day, which therefore counts (§ 187 Abs. 2): it ends with the day before the
 * one of the same name or number (§ 188 Abs. 2), and with the month where that day is missing (§ 188 Abs. 3).
 */
export function periodFromDay(calendar: Calendar, firstDay: LocalDate, length: number, unit: DayUnit): Period {
  const same = countedEnd(calendar, firstDay, length, unit, 1);
  const missing = unit === 'months' && same.slice(8) !== firstDay.slice(8);
  return shiftedPeriod(calendar, firstDay, missing ? same : addDays(same, -1), false);
}

/** Why a period moved: "übersprungen werden: Sonntag (…)", or that two working days must be inside. */
export const shiftReason = (skipped: readonly SkippedDay[]): string =>
  skipped.length === 0 ? 'zwei Arbeitstage müssen darin liegen' : `übersprungen werden: ${skippedText(skipped)}`;

/** A period counted back from an event; it never moves (Art. 3 Abs. 4 VO 1182/71). */
export function backwardPeriod(calendar: Calendar, event: LocalDate, length: number, unit: DayUnit): Period {
  const ends = countedEnd(calendar, event, length, unit, -1);
  return {
    firstDay: addDays(event, -1),
    lastCountedDay: ends,
    ends,
    shifted: false,
    skipped: [],
    earliestNextDay: ends,
    safeDay: addDays(ends, -1),
  };
}

/** The same with the last safe day so early that two working days lie between (Art. 3 Abs. 5 VO 1182/71). */
export function withTwoWorkingDays(calendar: Calendar, period: Period, length: number, unit: DayUnit): Period {
  let from = period.ends;
  while (isTwoDaysOrMore(length, unit) && shortOfWorkingDays(calendar, from, period.firstDay)) from = addDays(from, -1);
  return { ...period, safeDay: addDays(from, -1) };
}

/** § 134 Abs. 2 GWB: no shift by the majority view; `safeDay` is right under the other view too. */
export function standstillPeriod(calendar: Calendar, event: LocalDate, length: number): Period {
  const ends = addDays(event, length);
  const cautious = forwardPeriod(calendar, 'eu-1182-71', event, length, 'days');
  return {
    firstDay: addDays(event, 1),
    lastCountedDay: ends,
    ends,
    shifted: false,
    skipped: [],
    earliestNextDay: addDays(ends, 1),
    safeDay: nextWorkingDay(calendar, addDays(cautious.ends, 1)).day,
  };
}

const HOUR = 3_600_000;

/** The beginning of the hour in which the event falls; of an hour that comes twice in October, the first. */
const hourOf = (event: LocalDate, at: string): number => instantInGermany(event, `${at.slice(0, 2)}:00`).getTime();

/** Is there such a time on that day? At the end of March one hour is left out. */
export const isTimeOfDay = (day: LocalDate, at: string): boolean => timeInGermany(instantInGermany(day, at)) === at;

/** Hours: the hour of the event does not count (Art. 3 Abs. 1), and hours do not move (Art. 3 Abs. 4). */
export function hoursPeriod(event: LocalDate, at: string, hours: number, direction: PeriodDirection): Period {
  const after = direction === 'after';
  const start = hourOf(event, at) + (after ? HOUR : 0);
  const end = new Date(start + (after ? hours : -hours) * HOUR);
  const day = dayInGermany(end);
  return {
    firstDay: dayInGermany(new Date(after ? start : start - 1)),
    lastCountedDay: day,
    ends: `${day}T${timeInGermany(end)}`,
    shifted: false,
    skipped: [],
    earliestNextDay: day,
    // Back from the event the act must lie before that hour: at midnight, on the day before
    safeDay: after ? day : dayInGermany(new Date(end.getTime() - 1)),
  };
}

/** OLG Düsseldorf VII-Verg 20/14: too few working days, or holidays at once, can take the standstill its effect. */
export function doubtShortStandstill(
  calendar: Calendar,
  { firstDay, lastCountedDay }: Period,
  explain: Explainer,
): void {
  const working = workingDaysIn(calendar, firstDay, lastCountedDay);
  const first = nextWorkingDay(calendar, firstDay).skipped;
  const holidays = first.filter(isHoliday);
  if (working < FEW_WORKING_DAYS) {
    explain.doubt(
      'STILL-3',
      `In der Wartefrist vom ${germanDate(firstDay)} bis ${germanDate(lastCountedDay)} liegen nur ${working} Arbeitstage; sie kann deshalb unwirksam sein (OLG Düsseldorf VII-Verg 20/14).`,
    );
  } else if (holidays.length > 0) {
    explain.doubt(
      'STILL-3',
      `Informiert wird unmittelbar vor Feiertagen (${skippedText(holidays)}); das kann die Wartefrist unwirksam machen (OLG Düsseldorf VII-Verg 20/14). Sicherer ist die Absendung am ${germanDate(addDays(firstDay, first.length))}.`,
    );
  }
}
