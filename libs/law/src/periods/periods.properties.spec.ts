import { addDays, daysBetween } from '@app/kernel';
import fc from 'fast-check';
import { calendarOf } from '../calendar/calendar';
import { withHoliday } from '../calendar/testing';
import { STATES } from '../book/codes';
import type { Period, PeriodUnit } from './period-rules';
import type { PeriodRequest } from './periods';
import { computePeriod, extendPeriod } from './periods';

const day = fc.integer({ min: 0, max: 365 * 17 }).map((days) => addDays('2016-01-01', days));
const lateDay = day.map((event) => (event < '2018-01-01' ? addDays(event, 730) : event));
const state = fc.constantFrom(...STATES);
const rule = fc.constantFrom('eu-1182-71' as const, 'bgb' as const);
const length = fc.integer({ min: 1, max: 90 });
const dayUnit = fc.constantFrom('days' as const, 'weeks' as const, 'months' as const);
const direction = fc.constantFrom('after' as const, 'before' as const);
const at = fc.constantFrom('00:00', '01:59', '04:30', '12:00', '17:00', '23:59');

/** The length kept within two years, whatever the unit. */
const sized = (unit: PeriodUnit, n: number): number => (unit === 'months' || unit === 'weeks' ? (n % 12) + 1 : n);

/** Every request that a rule is stored for. */
const request = fc
  .record({ rule, event: lateDay, length, unit: dayUnit, direction, state, firstDayCounts: fc.boolean(), at })
  .chain((asked) =>
    fc
      .constantFrom<PeriodUnit>(asked.unit, ...(asked.rule === 'bgb' ? [] : (['working-days', 'hours'] as const)))
      .map((unit): PeriodRequest => {
        const { firstDayCounts, ...rest } = asked;
        const counts = asked.rule === 'bgb' && asked.direction === 'after' && firstDayCounts;
        return { ...rest, unit, length: sized(unit, asked.length), firstDayCounts: counts };
      }),
  );

const workingDaysIn = (asked: PeriodRequest, from: string, to: string): number => {
  const calendar = calendarOf(asked.state);
  let count = 0;
  for (let d = from; d <= to; d = addDays(d, 1)) if (calendar(d) === null) count += 1;
  return count;
};

const DAYS_OF_ANSWER = ['firstDay', 'lastCountedDay', 'ends', 'earliestNextDay', 'safeDay'] as const;

describe('periods, whatever is asked', () => {
  it('a later event never brings an earlier day', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 40 }), (asked, days) => {
        const first: Period = computePeriod(asked);
        const second: Period = computePeriod({ ...asked, event: addDays(asked.event, days) });
        for (const name of DAYS_OF_ANSWER) expect(second[name] >= first[name]).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('a longer period never ends nearer to its event', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 1, max: 20 }), (asked, more) => {
        const short = computePeriod(asked);
        const long = computePeriod({ ...asked, length: asked.length + more });
        expect(asked.direction === 'after' ? long.ends >= short.ends : long.ends <= short.ends).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('ends on the right side of its event, and the cautious day is never the bolder one', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { ends, firstDay, earliestNextDay, safeDay } = computePeriod(asked);
        if (asked.direction === 'after') {
          expect(ends >= firstDay && firstDay >= asked.event && safeDay >= earliestNextDay).toBe(true);
        } else {
          expect(ends.slice(0, 10) <= firstDay && firstDay <= asked.event && safeDay <= earliestNextDay).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('moves only forward periods in days, only onto working days, and lists every day passed over (REG-3-4, BGB-193)', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { lastCountedDay, ends, shifted, skipped, firstDay } = computePeriod(asked);
        if (asked.direction === 'before' || asked.unit === 'hours') {
          expect({ shifted, skipped }).toEqual({ shifted: false, skipped: [] });
          return;
        }
        expect(calendarOf(asked.state)(ends)).toBeNull();
        expect(shifted).toBe(ends !== lastCountedDay);
        const passed = daysBetween(lastCountedDay, ends) - workingDaysIn(asked, lastCountedDay, addDays(ends, -1));
        expect(skipped).toHaveLength(passed);
        if (asked.rule === 'bgb') return;
        const one = asked.length === 1 && (asked.unit === 'days' || asked.unit === 'working-days');
        expect(workingDaysIn(asked, firstDay, ends)).toBeGreaterThanOrEqual(one ? 1 : 2);
      }),
      { numRuns: 400 },
    );
  });

  it('a further holiday never shortens a period', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: -5, max: 100 }), (asked, offset) => {
        fc.pre(asked.direction === 'after');
        const more = computePeriod(asked, withHoliday(asked.state, addDays(asked.event, offset)));
        expect(more.ends >= computePeriod(asked).ends).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('an extension begins the day after the period', () => {
    fc.assert(
      fc.property(day, length, dayUnit, state, fc.integer({ min: 1, max: 30 }), dayUnit, (event, n, unit, s, m, by) => {
        const asked: PeriodRequest = {
          rule: 'bgb',
          event,
          length: sized(unit, n),
          unit,
          direction: 'after',
          state: s,
        };
        const extended = extendPeriod(asked, { length: sized(by, m), unit: by });
        expect(extended.firstDay).toBe(addDays(computePeriod(asked).ends, 1));
        expect(extended.ends >= extended.firstDay).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('backward and forward', () => {
  const both = fc.record({ event: lateDay, length, state });
  const back = (asked: { event: string; length: number; state: PeriodRequest['state'] }, unit: PeriodUnit): Period =>
    computePeriod({ ...asked, rule: 'eu-1182-71', unit, direction: 'before', at: '12:00' });
  const on = (from: Period, asked: { length: number; state: PeriodRequest['state'] }, unit: PeriodUnit): Period =>
    computePeriod({ ...asked, rule: 'eu-1182-71', event: from.ends.slice(0, 10), unit, direction: 'after' });

  it('days and weeks come back to the event (REG-3-1, REG-3-2)', () => {
    fc.assert(
      fc.property(both, fc.constantFrom('days' as const, 'weeks' as const), (asked, unit) => {
        expect(on(back(asked, unit), asked, unit).lastCountedDay).toBe(asked.event);
      }),
      { numRuns: 200 },
    );
  });

  it('months come back to the event, or to the end of a shorter month (REG-3-2)', () => {
    fc.assert(
      fc.property(both, (asked) => {
        const some = { ...asked, length: sized('months', asked.length) };
        const there = on(back(some, 'months'), some, 'months').lastCountedDay;
        expect(there <= asked.event && daysBetween(there, asked.event) <= 3).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('working days come back to the event, or to the next working day (REG-2)', () => {
    fc.assert(
      fc.property(both, (asked) => {
        const there = on(back(asked, 'working-days'), asked, 'working-days').lastCountedDay;
        expect(there >= asked.event && calendarOf(asked.state)(there) === null).toBe(true);
        expect(daysBetween(asked.event, there) <= 5).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('hours come back to the hour after the event, both clock changes included (REG-3-1)', () => {
    const days = fc.oneof(lateDay, fc.constantFrom('2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26'));
    fc.assert(
      fc.property(days, length, (event, n) => {
        const asked = { rule: 'eu-1182-71', event, length: n, unit: 'hours', state: 'HE' } as const;
        const { ends } = computePeriod({ ...asked, direction: 'after', at: '11:30' });
        fc.pre(!/-10-\d\dT02/.test(ends));
        const [endDay = '', endHour = ''] = ends.split('T');
        const start = computePeriod({ ...asked, event: endDay, direction: 'before', at: endHour });
        expect(start.ends).toBe(`${event}T12:00`);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the standstill of § 134 GWB', () => {
  it('ends after its days; the cautious day is a working day, and a difference is explained (STILL-1, STILL-2)', () => {
    fc.assert(
      fc.property(day, state, fc.constantFrom(10, 15), (event, s, n) => {
        const answer = computePeriod({
          rule: 'standstill-134',
          event,
          length: n,
          unit: 'days',
          direction: 'after',
          state: s,
        });
        expect(answer.ends).toBe(addDays(event, n));
        expect(answer.safeDay >= answer.earliestNextDay).toBe(true);
        expect(calendarOf(s)(answer.safeDay)).toBeNull();
        const explained = answer.uncertain.some(({ id }) => id === 'STILL-2');
        expect(explained).toBe(answer.safeDay !== answer.earliestNextDay);
      }),
      { numRuns: 200 },
    );
  });
});
