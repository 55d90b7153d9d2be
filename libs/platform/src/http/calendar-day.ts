import { type LocalDate, localDate } from '@app/kernel';
import { ValidateBy } from 'class-validator';

export const isCalendarDay = (value: unknown): value is LocalDate => {
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
    validator: { validate: isCalendarDay, defaultMessage: () => 'Hier wird ein Kalendertag erwartet (JJJJ-MM-TT).' },
  });
