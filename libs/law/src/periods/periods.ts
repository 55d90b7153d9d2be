import type { LocalDate } from '@app/kernel';
import { DomainError, germanDate } from '@app/kernel';
import type { Calendar } from '../calendar/calendar';
import { calendarOf, skippedText } from '../calendar/calendar';
import type { State } from '../book/codes';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import type { Explainer, Explanation } from '../book/explanation';
import { explainer } from '../book/explanation';
import type { Period, PeriodDirection, PeriodRule, PeriodUnit } from './period-rules';
import {
  backwardPeriod,
  doubtShortStandstill,
  forwardPeriod,
  hoursPeriod,
  lengthText,
  lengthTextDative,
  PERIOD_DIRECTIONS,
  PERIOD_RULES,
  PERIOD_UNITS,
  standstillPeriod,
} from './period-rules';
import { fieldCheck } from '../book/requests';

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

export type PeriodAnswer = Period & Explanation;

/** One period, computed and explained. `calendar` is that of the state unless a what-if question brings its own. */
export function computePeriod(request: PeriodRequest, law: Law = SHIPPED_LAW): PeriodAnswer {
  const check = fieldCheck();
  check.code('/rule', request.rule, PERIOD_RULES, 'als Fristenregel');
  check.code('/unit', request.unit, PERIOD_UNITS, 'als Einheit');
  check.code('/direction', request.direction, PERIOD_DIRECTIONS, 'als Richtung');
  check.code('/state', request.state, law.stateCodes, 'als Land');
  check.day('/event', request.event);
  check.integer('/length', request.length, 1, 4000);
  if (request.unit === 'hours' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(request.at ?? '')) {
    check.fail('/at', `„${String(request.at ?? '')}“ ist keine Uhrzeit (HH:MM)`);
  }
  check.done();
  const explain = explainer(law);
  const period = periodOf(request, calendarOf(request.state, law), explain);
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
  doubtShortStandstill(calendar, period, explain);
  return period;
}
