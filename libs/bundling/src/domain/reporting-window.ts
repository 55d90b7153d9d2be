import { conflict, germanDate, type LocalDate } from '@app/kernel';

/** Demand of a later time nobody knows; a day so far ahead is a slip of the pen. */
export const LONGEST_MONTHS = 24;

export interface ReportingWindow {
  readonly state: 'open' | 'closed' | 'bundled';
  /** Last day on which members may report. */
  readonly reportUntil: LocalDate;
}

/**
 * Decides whether demand may be reported on that day. In time: returns null. Late, in an open round and by the centre: returns
 * the reason, which is kept with the lines. Throws `conflict` for a closed round, for a late member, and for a late report
 * without reason.
 */
export function lateReasonFor(
  window: ReportingWindow,
  today: LocalDate,
  by: { readonly centre: boolean; readonly reason?: string },
): string | null {
  if (window.state !== 'open') {
    throw conflict(
      'round-closed',
      'Die Bedarfsabfrage ist geschlossen. Der gemeldete Bedarf kann nicht mehr geändert werden.',
    );
  }
  if (today <= window.reportUntil) return null;
  const ended = `Die Meldefrist ist am ${germanDate(window.reportUntil)} abgelaufen.`;
  if (!by.centre) throw conflict('report-late', `${ended} Bitte wenden Sie sich an das Vergabezentrum.`);
  const reason = by.reason?.trim() ?? '';
  if (reason === '') throw conflict('late-reason-missing', `${ended} Eine Nachmeldung braucht eine Begründung.`);
  return reason;
}
