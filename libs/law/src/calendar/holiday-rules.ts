import type { LocalDate } from '@app/kernel';
import { addDays, weekday } from '@app/kernel';

/** When a holiday falls: a fixed day ("10-03"), days from Easter Sunday, or the Wednesday before 23 November. */
export type HolidayDay = { readonly on: string } | { readonly easter: number } | { readonly repentance: true };

/** A holiday as plain data, beside those of the library: of a state it does not know, or not yet in its data. */
export interface HolidayRule {
  readonly germanName: string;
  readonly day: HolidayDay;
  readonly states: readonly string[];
  readonly fromYear?: number;
  readonly toYear?: number;
  /** Not the whole state: the day does not move a period. */
  readonly only?: string;
  readonly factId: string;
}

/** Gregorian Easter Sunday (Meeus/Jones/Butcher). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

/** The day on which the holiday falls in that year, or null when the state does not keep it then. */
export function dayOfRule(rule: HolidayRule, state: string, year: number): LocalDate | null {
  if (!rule.states.includes(state) || year < (rule.fromYear ?? year) || year > (rule.toYear ?? year)) return null;
  if ('on' in rule.day) return `${year}-${rule.day.on}`;
  if ('easter' in rule.day) return addDays(easterSunday(year), rule.day.easter);
  const eve = `${year}-11-22`;
  return addDays(eve, -((weekday(eve) + 4) % 7));
}
