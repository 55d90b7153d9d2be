import type { LocalDate } from '@app/kernel';
import { addDays, DomainError, germanDate } from '@app/kernel';
import type { Calendar } from '../calendar/calendar';
import { calendarOf, isHoliday, nextWorkingDay, skippedText } from '../calendar/calendar';
import type { State } from '../book/codes';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import type { Explainer, Explanation } from '../book/explanation';
import { explainer } from '../book/explanation';
import type { DayUnit, Period, PeriodDirection, PeriodRule, PeriodUnit } from './period-rules';
import {
  backwardPeriod,
  doubtShortStandstill,
  forwardPeriod,
  hoursPeriod,
  isTimeOfDay,
  lengthText,
  lengthTextDative,
  PERIOD_DIRECTIONS,
  PERIOD_RULES,
  PERIOD_UNITS,
  periodFromDay,
  standstillPeriod,
  withTwoWorkingDays,
} from './period-rules';
import { fieldCheck, shown } from '../book/requests';

export interface PeriodRequest {
  readonly rule: PeriodRule;
  readonly event: LocalDate;
  readonly length: number;
  readonly unit: PeriodUnit;
  readonly direction: PeriodDirection;
  readonly state: State;
  /** Time of the event, "17:00"; only for hours. */
  readonly at?: string;
  /** The beginning of the day decides, so that it counts (§ 187 Abs. 2 BGB); only for `bgb` after the event. */
  readonly firstDayCounts?: boolean;
}

export type PeriodAnswer = Period & Explanation;

/**
 * One period, computed and explained. Refuses wrong fields together as `invalid` (JSON pointers), what no rule is
 * stored for and days outside of the calendar as `unprocessable`.
 */
export function computePeriod(request: PeriodRequest, law: Law = SHIPPED_LAW): PeriodAnswer {
  checkRequest(request, law);
  const explain = explainer(law);
  const period = periodOf(request, calendarOf(request.state, law), law, explain);
  return { ...period, ...explain.result() };
}

/** How much longer a period is to run. */
export interface Extension {
  readonly length: number;
  readonly unit: 'days' | 'weeks' | 'months';
}

/**
 * A period of the BGB and its extension, which runs from the end of the old one (§ 190 BGB). The answer is the new
 * period with the reasons of both; refuses like `computePeriod`.
 */
export function extendPeriod(request: PeriodRequest, extension: Extension, law: Law = SHIPPED_LAW): PeriodAnswer {
  checkRequest(request, law);
  const check = fieldCheck();
  check.integer('/extension/length', extension.length, 1, 4000);
  check.code('/extension/unit', extension.unit, ['days', 'weeks', 'months'], 'als Einheit der Verlängerung');
  check.done();
  if (request.rule !== 'bgb' || request.direction !== 'after') {
    throw new DomainError(
      'unprocessable',
      'law.extension',
      'Eine Regel für die Verlängerung ist nur für vorwärts laufende Fristen nach BGB hinterlegt (§ 190 BGB).',
    );
  }
  const explain = explainer(law);
  const calendar = calendarOf(request.state, law);
  const old = periodOf(request, calendar, law, explain);
  const { length, unit } = extension;
  const period = periodFromDay(calendar, addDays(old.ends, 1), length, unit);
  explain.step(
    `Die Verlängerung um ${lengthText(length, unit)} läuft vom Ablauf der bisherigen Frist (${germanDate(old.ends)}) an und endet rechnerisch am ${germanDate(period.lastCountedDay)}.`,
    { length: String(length), unit },
    'BGB-190',
    'OWN-BGB-187-2',
  );
  explainShift(period, calendar, false, explain);
  const cautious = forwardPeriod(calendar, 'bgb', old.lastCountedDay, length, unit).ends;
  if (cautious !== period.ends) {
    explain.doubt(
      'BGB-190',
      `Ob die Verlängerung an das rechnerische Ende (${germanDate(old.lastCountedDay)}) oder den Ablauf der bisherigen Frist (${germanDate(old.ends)}) anknüpft und wie der Monat dann zählt, sagt die gelesene Regel nicht ausdrücklich; wer handeln muss, ist bis zum ${germanDate(cautious)} sicher.`,
    );
  }
  return { ...period, ...explain.result() };
}

function checkRequest(request: PeriodRequest, law: Law): void {
  const check = fieldCheck();
  check.code('/rule', request.rule, PERIOD_RULES, 'als Fristenregel');
  check.code('/unit', request.unit, PERIOD_UNITS, 'als Einheit');
  check.code('/direction', request.direction, PERIOD_DIRECTIONS, 'als Richtung');
  check.code('/state', request.state, law.stateCodes, 'als Land');
  const event = check.day('/event', request.event);
  check.integer('/length', request.length, 1, 4000);
  const at: unknown = request.at ?? '';
  if (request.unit === 'hours') {
    if (typeof at !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) {
      check.fail('/at', `${shown(at)} ist keine Uhrzeit (HH:MM)`);
    } else if (!isTimeOfDay(event, at)) {
      check.fail('/at', `„${at}“ gibt es am ${germanDate(event)} nicht, weil die Uhr vorgestellt wird`);
    }
  }
  if (check.flag('/firstDayCounts', request.firstDayCounts, false)) {
    if (request.rule !== 'bgb' || request.direction !== 'after') {
      check.fail('/firstDayCounts', 'gilt nur für vorwärts laufende Fristen nach BGB (§ 187 Abs. 2 BGB)');
    }
  }
  check.done();
}

function periodOf(request: PeriodRequest, calendar: Calendar, law: Law, explain: Explainer): Period {
  const { rule, unit, direction } = request;
  calendar(request.event); // refuses a day outside of the calendar, whatever is asked
  if (rule === 'standstill-134') return explainedStandstill(request, calendar, law, explain);
  if (rule === 'bgb' && (unit === 'hours' || unit === 'working-days')) {
    throw new DomainError(
      'unprocessable',
      'law.bgb-unit',
      'Für Fristen nach BGB in Stunden oder Arbeitstagen ist keine Regel hinterlegt; möglich sind Tage, Wochen und Monate.',
    );
  }
  if (unit === 'hours') return explainedHours(request, explain);
  return direction === 'before'
    ? explainedBackward(request, unit, calendar, explain)
    : explainedForward(request, rule, unit, calendar, explain);
}

const inputsOf = ({ event, length, unit, state }: PeriodRequest): Readonly<Record<string, string>> => ({
  event,
  length: String(length),
  unit,
  state,
});

function explainedHours(request: PeriodRequest, explain: Explainer): Period {
  const { event, length, unit, direction, at = '' } = request;
  const period = hoursPeriod(event, at, length, direction);
  const end = `${germanDate(period.lastCountedDay)} um ${period.ends.slice(11)} Uhr`;
  const counted =
    direction === 'after'
      ? `${lengthText(length, unit)} später endet die Frist am ${end}`
      : `${lengthText(length, unit)} vorher liegt die Grenze am ${end}, gehandelt werden muss davor`;
  explain.step(
    `Die Stunde des Ereignisses (${germanDate(event)}, ${at} Uhr) zählt nicht mit; ${counted}. Stundenfristen verschieben sich nicht.`,
    { ...inputsOf(request), at },
    'REG-3-1',
    'REG-3-4',
  );
  return period;
}

function explainedBackward(request: PeriodRequest, unit: DayUnit, calendar: Calendar, explain: Explainer): Period {
  const { rule, event, length } = request;
  const eu = rule === 'eu-1182-71';
  const counted = backwardPeriod(calendar, event, length, unit);
  const period = eu ? withTwoWorkingDays(calendar, counted, length, unit) : counted;
  explain.step(
    `Rückwärts vom ${germanDate(event)} gezählt (der Tag selbst zählt nicht mit) liegt die Grenze ${lengthText(length, unit)} vorher am ${germanDate(period.ends)}; rückwärts berechnete Fristen verschieben sich nicht.`,
    inputsOf(request),
    eu ? 'REG-3-4' : 'BGB-187',
    ...(eu ? ['REG-3-1'] : ['BGB-188']),
  );
  explain.doubt(
    eu ? 'REG-3-4' : 'BGB-187',
    `Ob am ${germanDate(period.ends)} selbst noch gehandelt werden darf, sagt die gelesene Regel nicht ausdrücklich; sicher ist der ${germanDate(counted.safeDay)}.`,
  );
  if (period.safeDay !== counted.safeDay) {
    explain.doubt(
      'REG-3-5',
      `Zwischen dem ${germanDate(period.ends)} und dem ${germanDate(event)} liegen keine zwei Arbeitstage. Ob die Frist deshalb länger ist, sagt die gelesene Regel für rückwärts berechnete Fristen nicht; sicher ist der ${germanDate(period.safeDay)}.`,
    );
  }
  return period;
}

function explainedForward(
  request: PeriodRequest,
  rule: 'eu-1182-71' | 'bgb',
  unit: DayUnit,
  calendar: Calendar,
  explain: Explainer,
): Period {
  const { event, length, firstDayCounts = false } = request;
  const inputs = inputsOf(request);
  const eu = rule === 'eu-1182-71';
  const period = firstDayCounts
    ? periodFromDay(calendar, event, length, unit)
    : forwardPeriod(calendar, rule, event, length, unit);
  explain.step(
    firstDayCounts
      ? `Maßgebend ist der Beginn des ${germanDate(event)}; dieser Tag zählt mit.`
      : `Der Tag des Ereignisses (${germanDate(event)}) zählt nicht mit; die Frist beginnt am ${germanDate(period.firstDay)} um 0:00 Uhr.`,
    inputs,
    eu ? 'REG-3-1' : firstDayCounts ? 'OWN-BGB-187-2' : 'BGB-187',
  );
  explain.step(
    `Die Frist von ${lengthTextDative(length, unit)} endet rechnerisch am ${germanDate(period.lastCountedDay)}.`,
    inputs,
    eu ? (unit === 'working-days' ? 'REG-2' : 'REG-3-2') : 'BGB-188',
    ...(eu ? ['REG-3-3'] : []),
  );
  explainShift(period, calendar, eu, explain);
  return period;
}

function explainShift(period: Period, calendar: Calendar, eu: boolean, explain: Explainer): void {
  const { lastCountedDay, ends } = period;
  const shift = eu ? 'REG-3-4' : 'BGB-193';
  const moved = nextWorkingDay(calendar, lastCountedDay);
  if (moved.day === lastCountedDay) {
    explain.step(`Der ${germanDate(lastCountedDay)} ist ein Arbeitstag; die Frist verschiebt sich nicht.`, {}, shift);
  } else {
    explain.step(
      `Die Frist verschiebt sich auf den ${germanDate(moved.day)}; übersprungen werden: ${skippedText(moved.skipped)}.`,
      {},
      shift,
      ...(eu ? ['REG-2'] : []),
      ...(moved.skipped.some(isHoliday) ? ['HOL-WHERE'] : []),
    );
  }
  if (ends === moved.day) return;
  explain.step(
    `In der Frist müssen mindestens zwei Arbeitstage liegen; sie endet deshalb erst am ${germanDate(ends)}.`,
    {},
    'REG-3-5',
    'REG-2',
  );
}

function explainedStandstill(request: PeriodRequest, calendar: Calendar, law: Law, explain: Explainer): Period {
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
  const least = law.numberOf('REV-134-2E');
  if (length < least) {
    explain.doubt(
      'REV-134-2E',
      `Eine Wartefrist von ${lengthTextDative(length, unit)} ist zu kurz; mindestens sind es ${lengthText(least, unit)} bei elektronischer Information.`,
    );
  }
  const why = calendar(period.ends);
  if (period.safeDay !== period.earliestNextDay) {
    explain.doubt(
      'STILL-2',
      why === null
        ? `Der ${germanDate(period.earliestNextDay)} ist kein Arbeitstag (${calendar(period.earliestNextDay) ?? ''}); sicher ist der erste Arbeitstag danach, der ${germanDate(period.safeDay)}.`
        : `Die Wartefrist endet an einem Tag, der kein Arbeitstag ist (${why}). Nach herrschender Ansicht verschiebt sie sich nicht (VK Bund VK 2-77/21), nach anderer Ansicht auf den nächsten Arbeitstag (Art. 3 Abs. 4 VO 1182/71); sicher ist der ${germanDate(period.safeDay)}.`,
    );
  }
  doubtShortStandstill(calendar, period, explain);
  return period;
}
