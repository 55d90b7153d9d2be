import { localDate } from '@app/kernel';
import { ValidateBy } from 'class-validator';

const isDay = (value: unknown): boolean => {
  try {
    return typeof value === 'string' && localDate(value) === value;
  } catch {
    return false;
  }
};

/** A real day of the calendar as ISO text. */
export const IsCalendarDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCalendarDay',
    validator: { validate: isDay, defaultMessage: () => 'Hier wird ein Kalendertag erwartet (JJJJ-MM-TT).' },
  });
