/** Calendar days as ISO text ("2026-11-22"), without time zone; computed in UTC so that no clock change shifts them. */

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

export const isoDay = ({ year, month, day }: DayParts): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** undefined where the text is no day of the calendar (2026-02-30). */
export function dayParts(iso: string): DayParts | undefined {
  const match = ISO_DAY.exec(iso);
  if (!match) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isCalendarDay(parts) ? parts : undefined;
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const isCalendarDay = ({ year, month, day }: DayParts): boolean =>
  year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

const toMs = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);

export const addDays = (iso: string, days: number): string =>
  new Date(toMs(iso) + days * DAY_MS).toISOString().slice(0, 10);

/** The same day of another month, or its last day where the month is shorter. */
export function addMonths(iso: string, months: number): string {
  const parts = dayParts(iso);
  if (!parts) return iso;
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return isoDay({ year, month, day: Math.min(parts.day, daysInMonth(year, month)) });
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((toMs(to) - toMs(from)) / DAY_MS);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (iso: string): number => new Date(toMs(iso)).getUTCDay() || 7;

/** The calendar week by ISO 8601, as German offices count it. */
export function calendarWeek(iso: string): number {
  const thursday = addDays(iso, 4 - weekday(iso));
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}

/**
 * What a person types as a day: "5.3.26", "05.03.2026", "050326", "5.3." (year of `today`), "2026-03-05".
 * undefined where it is no day.
 */
export function parseGermanDay(text: string, today: string): string | undefined {
  const typed = text.trim();
  const iso = dayParts(typed);
  if (iso) return isoDay(iso);
  const match =
    /^(\d{1,2})[.\-/ ]\s?(\d{1,2})(?:[.\-/ ]\s?(\d{4}|\d{2})?)?$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed);
  if (!match) return undefined;
  const yearText = match[3] ?? today.slice(0, 4);
  const year = yearText.length === 2 ? Number(`${today.slice(0, 2)}${yearText}`) : Number(yearText);
  const parts = { year, month: Number(match[2]), day: Number(match[1]) };
  return isCalendarDay(parts) ? isoDay(parts) : undefined;
}
