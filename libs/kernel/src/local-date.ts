import { Temporal } from 'temporal-polyfill';
import { DomainError } from './domain-error';

/** A calendar day as ISO text, "2026-11-22". Comparable with < and >. */
export type LocalDate = string;

export const ZONE = 'Europe/Berlin';

/** Checks that the text is a real calendar day. Throws `invalid`. */
export function localDate(text: string): LocalDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    // falls through to the sentence below
  }
  throw new DomainError('invalid', 'date', `„${text}“ ist kein Kalendertag (erwartet wird JJJJ-MM-TT).`);
}

/** As `localDate`, the refusal pointing at the field the text came from. */
export function localDateField(text: string, pointer: string): LocalDate {
  try {
    return localDate(text);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError('invalid', error.code, 'Eine Angabe ist nicht richtig.', [
      { pointer, message: error.message },
    ]);
  }
}

const DAY = 86_400_000;
const dayAt = (time: number): LocalDate => new Date(time).toISOString().slice(0, -'T00:00:00.000Z'.length);

/**
 * Midnight of the day in UTC, in milliseconds; throws RangeError for a text that is no calendar day. Plain numbers,
 * because chains of periods walk over thousands of days and Temporal takes a hundred times as long for one.
 */
function timeOf(date: LocalDate): number {
  const time = Date.parse(date);
  if (Number.isNaN(time) || dayAt(time) !== date) throw new RangeError(`no calendar day: ${date}`);
  return time;
}

export const addDays = (date: LocalDate, days: number): LocalDate => dayAt(timeOf(date) + days * DAY);
/** Months later; a missing day becomes the last of the month (31 January + 1 month = 28/29 February). */
export const addMonths = (date: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();
/** Days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (timeOf(to) - timeOf(from)) / DAY;
/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: LocalDate): number => ((((timeOf(date) / DAY + 3) % 7) + 7) % 7) + 1;
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
/** "2026-11-22" → "22.11.2026". */
export const germanDate = (date: LocalDate): string => date.split('-').reverse().join('.');

/** The day in Germany at that instant, whatever the server's time zone is. */
export const dayInGermany = (instant: Date): LocalDate =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).toPlainDate().toString();
/** The instant of a wall-clock time ("14:30") in Germany. */
export const instantInGermany = (date: LocalDate, time: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(ZONE).epochMilliseconds);
/** The wall-clock time in Germany at that instant, "14:30". */
export const timeInGermany = (instant: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(ZONE)
    .toPlainTime()
    .toString()
    .slice(0, 5);
/** "22.11.2026, 14:30 Uhr" in Germany. */
export function germanInstant(instant: Date): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE);
  return `${germanDate(zoned.toPlainDate().toString())}, ${zoned.toPlainTime().toString().slice(0, 5)} Uhr`;
}
