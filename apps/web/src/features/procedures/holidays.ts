import { useQueries } from '@tanstack/react-query';
import { call } from '../../shared/api';
import type { components } from '../../shared/api/schema';

export type Holiday = components['schemas']['HolidayResponse'];

/** The holidays of the state in these years, by day; none while the state is not known. */
export function useHolidays(state: string | undefined, years: readonly string[]): ReadonlyMap<string, Holiday> {
  return useQueries({
    queries: years.map((year) => ({
      queryKey: ['/api/law/holidays', {}, { state, year }],
      queryFn: async () =>
        (await call('get', '/api/law/holidays', { query: { state: state ?? '', year } })) as {
          items: readonly Holiday[];
        },
      staleTime: Infinity,
      enabled: state !== undefined,
    })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => data?.items ?? []).map((day) => [day.date, day])),
  });
}
