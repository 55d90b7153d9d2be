import type { LocalDate } from '@app/kernel';
import type { State } from '../book/codes';
import type { Law } from '../book/law';
import { extended, lawOf, SHIPPED_DATA } from '../book/law';

/** The shipped law with one more holiday, for what-if questions in tests. */
export const withHoliday = (state: State, date: LocalDate): Law =>
  lawOf(
    extended(SHIPPED_DATA, {
      holidays: [
        {
          germanName: 'zusätzlicher Feiertag',
          day: { on: date.slice(5) },
          states: [state],
          fromYear: Number(date.slice(0, 4)),
          toYear: Number(date.slice(0, 4)),
          factId: 'HOL-ALL',
        },
      ],
    }),
  );
