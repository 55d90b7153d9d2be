import { addMonths, conflict, type FieldError, germanDate, invalid, type LocalDate } from '@app/kernel';
import { LONGEST_MONTHS, type ReportingWindow } from './reporting-window';

export interface ExtensionWish {
  readonly reportUntil: LocalDate;
  readonly reason: string;
}

/** Throws `conflict` for a round that is not open, `invalid` at the fields unless the new day is later and there is a reason. */
export function checkExtension(window: ReportingWindow, wish: ExtensionWish, today: LocalDate): void {
  if (window.state !== 'open')
    throw conflict(
      'round-closed',
      'Die Bedarfsabfrage ist geschlossen. Ihre Meldefrist kann nicht mehr verlängert werden.',
    );
  const errors: FieldError[] = [];
  const latest = addMonths(today, LONGEST_MONTHS);
  const fault =
    wish.reportUntil <= window.reportUntil
      ? `Die Meldefrist kann nur verlängert werden: Der neue Tag muss nach dem ${germanDate(window.reportUntil)} liegen.`
      : wish.reportUntil < today
        ? `Der neue letzte Meldetag darf nicht vor heute (${germanDate(today)}) liegen.`
        : wish.reportUntil > latest
          ? `Der letzte Meldetag darf höchstens zwei Jahre entfernt sein (bis ${germanDate(latest)}).`
          : undefined;
  if (fault) errors.push({ pointer: '/reportUntil', message: fault });
  if (wish.reason.trim() === '')
    errors.push({
      pointer: '/reason',
      message: 'Die Verlängerung braucht eine Begründung. Sie wird allen Mitgliedern genannt.',
    });
  if (errors.length > 0) throw invalid('extension', 'Die Meldefrist kann so nicht verlängert werden.', errors);
}
