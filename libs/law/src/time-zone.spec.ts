import { addDays } from '@app/kernel';
import fc from 'fast-check';
import { inTimeZone } from '../../../test/support/time-zone';
import type * as LawLibrary from './index';

const ZONES = ['Europe/Berlin', 'Pacific/Kiritimati', 'America/Los_Angeles'];
const SPECIAL_DAYS = ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2024-02-29'];

const event = fc.oneof(
  fc.constantFrom(...SPECIAL_DAYS),
  fc.integer({ min: 200, max: 365 * 15 }).map((days) => addDays('2016-01-01', days)),
);

/** Asks a library that remembers nothing yet, so that each zone computes everything itself. */
function answersIn(zone: string): { offset: number; answers: string[] } {
  return inTimeZone(zone, () => {
    const answers: string[] = [];
    jest.isolateModules(() => {
      const law = jest.requireActual<typeof LawLibrary>('./index');
      const refusedOr = (ask: () => unknown): void => {
        try {
          answers.push(JSON.stringify(ask()));
        } catch (error) {
          answers.push(String(error));
        }
      };
      for (const state of law.STATES) {
        for (let year = law.FIRST_YEAR; year <= law.LAST_YEAR; year += 5) refusedOr(() => law.holidays(state, year));
      }
      const period = fc.record({
        rule: fc.constantFrom(...law.PERIOD_RULES),
        event,
        length: fc.integer({ min: 1, max: 72 }),
        unit: fc.constantFrom(...law.PERIOD_UNITS),
        direction: fc.constantFrom(...law.PERIOD_DIRECTIONS),
        state: fc.constantFrom(...law.STATES),
        at: fc.constantFrom('00:00', '01:30', '02:30', '03:00', '17:00', '23:59'),
      });
      for (const request of fc.sample(period, { seed: 1182, numRuns: 300 })) {
        refusedOr(() => [request, law.computePeriod(request)]);
      }
      for (const startsOn of [...SPECIAL_DAYS, '2026-12-31', '2027-01-01']) {
        refusedOr(() =>
          law.computeTimeline({
            startsOn,
            state: 'HE',
            regime: 'eu',
            procedureType: 'open',
            nature: 'supplies',
            noticeDispatchedOn: startsOn,
          }),
        );
      }
    });
    return { offset: new Date(2026, 0, 1).getTimezoneOffset(), answers };
  });
}

it('no answer depends on the time zone of the server (REG-3-1, DL-40-3, HOL-ALL)', () => {
  const [berlin, ...others] = ZONES.map(answersIn);
  expect([berlin, ...others].map((zone) => zone?.offset)).toEqual([-60, -840, 480]);
  const answered = (start: string): number => berlin?.answers.filter((answer) => answer.startsWith(start)).length ?? 0;
  expect(answered('{"items":')).toBe(16 * 4);
  expect(answered('[')).toBeGreaterThan(100);
  expect(answered('{"steps":')).toBe(SPECIAL_DAYS.length + 2);
  for (const { answers } of others) expect(answers).toEqual(berlin?.answers);
});
