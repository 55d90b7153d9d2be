import type { LocalDate } from '@app/kernel';
import { addDays, addMonths, daysBetween, DomainError, germanDate, invalid, localDate, yearOf } from '@app/kernel';

/** The centre's year of account: 1 July to 30 June (the agreement of the model centre; first year 2017/2018). */
export interface ReportingYear {
  readonly from: LocalDate;
  /** Last day. */
  readonly to: LocalDate;
  /** "2026/2027" */
  readonly label: string;
}

/** The reporting year that begins on 1 July of `startYear`. */
export function reportingYear(startYear: number): ReportingYear {
  return {
    from: localDate(`${startYear}-07-01`),
    to: localDate(`${startYear + 1}-06-30`),
    label: `${startYear}/${startYear + 1}`,
  };
}

/** The reporting year a day lies in. */
export const reportingYearOf = (day: LocalDate): ReportingYear =>
  reportingYear(day.slice(5) >= '07-01' ? yearOf(day) : yearOf(day) - 1);

/** Reads "2026/2027". Throws `invalid`. */
export function parseReportingYear(label: string): ReportingYear {
  const match = /^(\d{4})\/(\d{4})$/.exec(label.trim());
  if (!match || Number(match[2]) !== Number(match[1]) + 1) {
    throw invalid('reporting-year', `„${label}“ ist kein Berichtsjahr. Erwartet wird zum Beispiel 2026/2027.`);
  }
  return reportingYear(Number(match[1]));
}

/** The following reporting year. */
export const nextReportingYear = (year: ReportingYear): ReportingYear => reportingYearOf(addDays(year.to, 1));

/** A span of days, both ends included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Days in the period, both ends counted. */
export const daysIn = (period: Period): number => daysBetween(period.from, period.to) + 1;

/** "01.07.2026 bis 30.06.2027" */
export const germanPeriod = (period: Period): string => `${germanDate(period.from)} bis ${germanDate(period.to)}`;

/**
 * The period a report is asked for: without days the reporting year `today` lies in. Throws `invalid` naming the field.
 */
export function askedPeriod(from: string | undefined, to: string | undefined, today: LocalDate): Period {
  if (!from && !to) return reportingYearOf(today);
  const period = { from: day('/from', from), to: day('/to', to) };
  if (period.to < period.from) throw refusal('/to', 'Der Zeitraum endet, bevor er beginnt.');
  return period;
}

function day(pointer: string, text: string | undefined): LocalDate {
  if (!text) throw refusal(pointer, 'Bitte geben Sie den ersten und den letzten Tag an oder keinen von beiden.');
  try {
    return localDate(text);
  } catch (error) {
    throw refusal(pointer, error instanceof DomainError ? error.message : 'Das ist kein Kalendertag.');
  }
}

const refusal = (pointer: string, message: string): DomainError =>
  invalid('report-period', message, [{ pointer, message }]);

/** The same days one year earlier. */
export const previousYearOf = ({ from, to }: Period): Period => ({
  from: addMonths(from, -12),
  to: addMonths(to, -12),
});

/** "2026/2027" for a reporting year, otherwise the days. */
export function periodLabel(period: Period): string {
  const year = reportingYearOf(period.from);
  return year.from === period.from && year.to === period.to ? year.label : germanPeriod(period);
}
