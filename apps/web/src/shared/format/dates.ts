import { ABSENT } from './amounts';
import { dayParts, daysBetween, weekday } from './days';

type Value = string | null | undefined;

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
export const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];

export const weekdayName = (iso: string): string => WEEKDAYS[weekday(iso) - 1] ?? '';
export const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** "2026-11-22" → "22.11.2026". */
export function date(value: Value): string {
  if (!value) return ABSENT;
  const parts = dayParts(value.slice(0, 10));
  if (!parts) return value;
  return `${String(parts.day).padStart(2, '0')}.${String(parts.month).padStart(2, '0')}.${parts.year}`;
}

/** "2026-11-22" → "Sonntag, 22. November 2026". */
export function longDate(value: Value): string {
  const parts = value ? dayParts(value) : undefined;
  if (!value || !parts) return ABSENT;
  return `${weekdayName(value)}, ${parts.day}. ${monthName(parts.month)} ${parts.year}`;
}

/** "2026-11" → "November 2026". */
export function month(value: Value): string {
  const parts = value ? dayParts(`${value.slice(0, 7)}-01`) : undefined;
  return parts ? `${monthName(parts.month)} ${parts.year}` : (value ?? ABSENT);
}

/** Where the day lies, seen from today: "heute", "morgen", "in 5 Tagen", "seit 2 Tagen". */
export function relativeDay(value: string, today: string): string {
  const days = daysBetween(today, value);
  if (days === 0) return 'heute';
  if (days === 1) return 'morgen';
  if (days === -1) return 'gestern';
  return days > 0 ? `in ${days} Tagen` : `vor ${-days} Tagen`;
}

const berlin = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function berlinParts(value: string): Record<string, string> | undefined {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return undefined;
  return Object.fromEntries(berlin.formatToParts(moment).map(({ type, value: text }) => [type, text]));
}

/** "2026-11-22T13:30:00Z" → "22.11.2026, 14:30 Uhr" (Europe/Berlin). */
export function instant(value: Value): string {
  if (!value) return ABSENT;
  const parts = berlinParts(value);
  return parts ? `${parts.day}.${parts.month}.${parts.year}, ${parts.hour}:${parts.minute} Uhr` : value;
}

/** "2026-11-22T13:30:00Z" → "14:30 Uhr" (Europe/Berlin). */
export function time(value: Value): string {
  if (!value) return ABSENT;
  const parts = berlinParts(value);
  return parts ? `${parts.hour}:${parts.minute} Uhr` : value;
}

/** "2026-11-22T23:30:00Z" → "2026-11-23": the day in Germany. */
export function dayOfInstant(value: string): string {
  const parts = berlinParts(value);
  return parts ? `${parts.year}-${parts.month}-${parts.day}` : value.slice(0, 10);
}

/** A time of the clock on the wall in Germany as an instant: "2026-11-22", "14:30" → "2026-11-22T13:30:00.000Z". */
export function instantInGermany(day: string, clock: string): string {
  const wall = Date.parse(`${day}T${clock}:00Z`);
  // The first guess may lie on the other side of a change of the clocks.
  return new Date(wall - aheadOfUtc(wall - aheadOfUtc(wall))).toISOString();
}

/** Milliseconds by which German clocks are ahead at a moment. */
function aheadOfUtc(moment: number): number {
  const { year, month: of, day, hour, minute } = berlinParts(new Date(moment).toISOString()) ?? {};
  return Date.parse(`${year}-${of}-${day}T${hour}:${minute}:00Z`) - Math.floor(moment / 60_000) * 60_000;
}
