import type { LocalDate } from '@app/kernel';
import {
  addDays,
  addMonths,
  dayInGermany,
  DomainError,
  germanDate,
  instantInGermany,
  timeInGermany,
} from '@app/kernel';
import type { Calendar, SkippedDay } from './calendar';
import { calendarOf, isWorkingDay, nextWorkingDay, skippedText } from './calendar';
import type { State } from './codes';
import { STATES } from './codes';
import type { Explainer, Explanation } from './explanation';
import { explainer } from './explanation';
import { fieldCheck } from './requests';

export const PERIOD_RULES = ['eu-1182-71', 'bgb', 'standstill-134'] as const;
export const PERIOD_UNITS = ['days', 'weeks', 'months', 'working-days', 'hours'] as const;
export const PERIOD_DIRECTIONS = ['after', 'before'] as const;
export type PeriodRule = (typeof PERIOD_RULES)[number];
export type PeriodUnit = (typeof PERIOD_UNITS)[number];
export type PeriodDirection = (typeof PERIOD_DIRECTIONS)[number];

export interface PeriodRequest {
  readonly rule: PeriodRule;
  readonly event: LocalDate;
  readonly length: number;
  readonly unit: PeriodUnit;
  readonly direction: PeriodDirection;
  readonly state: State;
  /** Time of the event, "17:00"; only for hours. */
  readonly at?: string;
}

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

export type PeriodAnswer = Period & Explanation;

/** Under this many working days a standstill period may not protect bidders (STILL-3 says "about five"). */
const FEW_WORKING_DAYS = 5;

export const UNIT_NAMES: Readonly<Record<PeriodUnit, readonly [singular: string, plural: string]>> = {
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

const min = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);
const max = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

type DayUnit = Exclude<PeriodUnit, 'hours'>;

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

/** A period that runs forward from an event and moves off Saturdays, Sundays and holidays. */
export function forwardPeriod(
  calendar: Calendar,
  rule: 'eu-1182-71' | 'bgb',
  event: LocalDate,
  length: number,
  unit: DayUnit,
): Period {
  const firstDay = addDays(event, 1);
  const lastCountedDay = countedEnd(calendar, event, length, unit, 1);
  const moved = nextWorkingDay(calendar, lastCountedDay);
  const skipped = [...moved.skipped];
  let ends = moved.day;
  if (rule === 'eu-1182-71' && !(unit === 'days' && length < 2)) {
    // Art. 3 Abs. 5 VO 1182/71: at least two working days
    while (workingDaysIn(calendar, max(firstDay, addDays(ends, -14)), ends) < 2) {
      const next = nextWorkingDay(calendar, addDays(ends, 1));
      skipped.push(...next.skipped);
      ends = next.day;
    }
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

/** Hours: the hour of the event does not count (Art. 3 Abs. 1), and hours do not move (Art. 3 Abs. 4). */
function hoursPeriod(event: LocalDate, at: string, hours: number): Period {
  const start = instantInGermany(event, `${at.slice(0, 2)}:00`).getTime() + 3_600_000;
  const end = new Date(start + hours * 3_600_000);
  const day = dayInGermany(end);
  return {
    firstDay: dayInGermany(new Date(start)),
    lastCountedDay: day,
    ends: `${day}T${timeInGermany(end)}`,
    shifted: false,
    skipped: [],
    earliestNextDay: day,
    safeDay: day,
  };
}

/** One period, computed and explained. `calendar` is that of the state unless a what-if question brings its own. */
export function computePeriod(request: PeriodRequest, calendar = calendarOf(request.state)): PeriodAnswer {
  const check = fieldCheck();
  check.code('/rule', request.rule, PERIOD_RULES, 'als Fristenregel');
  check.code('/unit', request.unit, PERIOD_UNITS, 'als Einheit');
  check.code('/direction', request.direction, PERIOD_DIRECTIONS, 'als Richtung');
  check.code('/state', request.state, STATES, 'als Land');
  check.day('/event', request.event);
  check.integer('/length', request.length, 1, 4000);
  if (request.unit === 'hours' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(request.at ?? '')) {
    check.fail('/at', `${JSON.stringify(request.at ?? '')} ist keine Uhrzeit (HH:MM)`);
  }
  check.done();
  const explain = explainer();
  const period = periodOf(request, calendar, explain);
  return { ...period, ...explain.result() };
}

function periodOf(request: PeriodRequest, calendar: Calendar, explain: Explainer): Period {
  const { rule, event, length, unit, direction } = request;
  const inputs = { event, length: String(length), unit, state: request.state };
  if (rule === 'standstill-134') return explainedStandstill(request, calendar, explain);
  if (rule === 'bgb' && (unit === 'hours' || unit === 'working-days')) {
    throw new DomainError(
      'unprocessable',
      'law.bgb-unit',
      'Für Fristen nach BGB in Stunden oder Arbeitstagen ist keine Regel hinterlegt; möglich sind Tage, Wochen und Monate.',
    );
  }
  const eu = rule === 'eu-1182-71';
  if (unit === 'hours') {
    if (direction === 'before') {
      throw new DomainError(
        'unprocessable',
        'law.hours-before',
        'Rückwärts laufende Stundenfristen sind nicht hinterlegt.',
      );
    }
    const period = hoursPeriod(event, request.at ?? '', length);
    explain.step(
      `Die Stunde des Ereignisses (${germanDate(event)}, ${request.at} Uhr) zählt nicht mit; ${lengthText(length, unit)} später endet die Frist am ${germanDate(period.lastCountedDay)} um ${period.ends.slice(11)} Uhr. Stundenfristen verschieben sich nicht.`,
      { ...inputs, at: request.at ?? '' },
      'REG-3-1',
      'REG-3-4',
    );
    return period;
  }
  if (direction === 'before') {
    const period = backwardPeriod(calendar, event, length, unit);
    explain.step(
      `Rückwärts vom ${germanDate(event)} gezählt (der Tag selbst zählt nicht mit) liegt die Grenze ${lengthText(length, unit)} vorher am ${germanDate(period.ends)}; rückwärts berechnete Fristen verschieben sich nicht.`,
      inputs,
      eu ? 'REG-3-4' : 'BGB-187',
      ...(eu ? ['REG-3-1'] : ['BGB-188']),
    );
    explain.doubt(
      eu ? 'REG-3-4' : 'BGB-187',
      `Ob am ${germanDate(period.ends)} selbst noch gehandelt werden darf, sagt die gelesene Regel nicht ausdrücklich; sicher ist der ${germanDate(period.safeDay)}.`,
    );
    return period;
  }
  const period = forwardPeriod(calendar, rule, event, length, unit);
  explain.step(
    `Der Tag des Ereignisses (${germanDate(event)}) zählt nicht mit; die Frist beginnt am ${germanDate(period.firstDay)} um 0:00 Uhr.`,
    inputs,
    eu ? 'REG-3-1' : 'BGB-187',
  );
  explain.step(
    `Die Frist von ${lengthTextDative(length, unit)} endet rechnerisch am ${germanDate(period.lastCountedDay)}.`,
    inputs,
    eu ? (unit === 'working-days' ? 'REG-2' : 'REG-3-2') : 'BGB-188',
    ...(eu ? ['REG-3-3'] : []),
  );
  const shift = eu ? 'REG-3-4' : 'BGB-193';
  if (period.shifted) {
    explain.step(
      `Die Frist verschiebt sich auf den ${germanDate(period.ends)}; übersprungen werden: ${skippedText(period.skipped)}.`,
      {},
      shift,
      ...(eu ? ['REG-3-5', 'REG-2'] : []),
    );
  } else {
    explain.step(`Der ${germanDate(period.ends)} ist ein Arbeitstag; die Frist verschiebt sich nicht.`, {}, shift);
  }
  return period;
}

function explainedStandstill(request: PeriodRequest, calendar: Calendar, explain: Explainer): Period {
  const { event, length, unit, direction } = request;
  if (unit !== 'days' || direction !== 'after') {
    throw new DomainError(
      'unprocessable',
      'law.standstill',
      'Die Wartefrist des § 134 GWB läuft in Kalendertagen nach der Absendung.',
    );
  }
  const period = standstillPeriod(calendar, event, length);
  explain.step(
    `Die Wartefrist beginnt am Tag nach der Absendung (${germanDate(period.firstDay)}) und endet nach ${lengthTextDative(length, unit)} am ${germanDate(period.ends)}, auch wenn das ein Samstag, Sonntag oder Feiertag ist.`,
    { event, length: String(length) },
    'STILL-1',
  );
  explain.step(
    `Frühester Vertragsschluss nach herrschender Ansicht ist der ${germanDate(period.earliestNextDay)}, vorsichtig gerechnet der ${germanDate(period.safeDay)}.`,
    {},
    'STILL-2',
  );
  const why = calendar(period.ends);
  if (period.safeDay !== period.earliestNextDay) {
    explain.doubt(
      'STILL-2',
      why === null
        ? `Der ${germanDate(period.earliestNextDay)} ist kein Arbeitstag (${calendar(period.earliestNextDay) ?? ''}); sicher ist der erste Arbeitstag danach, der ${germanDate(period.safeDay)}.`
        : `Die Wartefrist endet an einem Tag, der kein Arbeitstag ist (${why}). Nach herrschender Ansicht verschiebt sie sich nicht (VK Bund VK 2-77/21), nach anderer Ansicht auf den nächsten Arbeitstag (Art. 3 Abs. 4 VO 1182/71); sicher ist der ${germanDate(period.safeDay)}.`,
    );
  }
  const working = workingDaysIn(calendar, period.firstDay, min(period.ends, addDays(event, 30)));
  if (working < FEW_WORKING_DAYS) {
    explain.doubt(
      'STILL-3',
      `In der Wartefrist liegen nur ${working} Arbeitstage; sie kann deshalb unwirksam sein (OLG Düsseldorf VII-Verg 20/14).`,
    );
  }
  return period;
}
