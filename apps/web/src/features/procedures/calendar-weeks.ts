import { addDays, addMonths, weekday } from '../../shared/format';

/** The weeks a month touches, whole from Monday to Sunday. `month` as "2026-11". */
export function wholeWeeks(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const next = addMonths(first, 1);
  const weeks: string[][] = [];
  for (let day = addDays(first, 1 - weekday(first)); day < next; day = addDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(day, index)));
  }
  return weeks;
}

/** Where a day lies between two others, 0 at the first and 1 at the second; outside of them at the nearer end. */
export function share(day: string, from: string, to: string): number {
  const at = (Date.parse(day) - Date.parse(from)) / (Date.parse(to) - Date.parse(from));
  return Math.min(1, Math.max(0, at));
}

/** First days of the months from one day to another. */
export function monthStarts(from: string, to: string): readonly string[] {
  const starts: string[] = [];
  const first = `${from.slice(0, 7)}-01`;
  for (let start = first < from ? addMonths(first, 1) : first; start <= to; start = addMonths(start, 1))
    starts.push(start);
  return starts;
}
