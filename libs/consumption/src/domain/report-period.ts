import type { LocalDate } from '@app/kernel';
import { addDays, DomainError, germanDate, invalid, localDate } from '@app/kernel';

/** A span of days, both ends included; an open end is null. */
export interface ReportPeriod {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Reads a period. Throws `invalid` naming the field for what is no day and for an end before the beginning. */
export function reportPeriod(from: string | undefined, to: string | undefined): ReportPeriod {
  const period = { from: day('/from', from), to: day('/to', to) };
  if (period.from !== null && period.to !== null && period.to < period.from) {
    const message = 'Der Zeitraum endet, bevor er beginnt.';
    throw invalid('report-period', message, [{ pointer: '/to', message }]);
  }
  return period;
}

function day(pointer: string, text: string | undefined): LocalDate | null {
  if (text === undefined || text === '') return null;
  try {
    return localDate(text);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw invalid('report-period', error.message, [{ pointer, message: error.message }]);
  }
}

/** True when the period is made of whole months, so that monthly sums answer the same as the postings. */
export const isWholeMonths = ({ from, to }: ReportPeriod): boolean =>
  (from === null || from.endsWith('-01')) && (to === null || addDays(to, 1).endsWith('-01'));

/** "01.07.2026 bis 30.06.2027" */
export function germanReportPeriod({ from, to }: ReportPeriod): string {
  if (from === null && to === null) return 'alle Buchungen';
  if (from === null) return `bis ${germanDate(to ?? '')}`;
  return to === null ? `ab ${germanDate(from)}` : `${germanDate(from)} bis ${germanDate(to)}`;
}
