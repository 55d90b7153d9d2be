import { addDays, dayInGermany } from '@app/kernel';

/** That many days after today, for requests that refuse a day too far ahead. */
export const daysAhead = (days: number): string => addDays(dayInGermany(new Date()), days);
