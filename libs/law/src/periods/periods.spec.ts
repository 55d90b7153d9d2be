import { addDays } from '@app/kernel';
import fc from 'fast-check';
import { calendarOf } from '../calendar/calendar';
import { withHoliday } from '../calendar/testing';
import { STATES } from '../book/codes';
import type { PeriodRequest } from './periods';
import { computePeriod } from './periods';

const EU: PeriodRequest = {
  rule: 'eu-1182-71',
  event: '2026-03-05',
  length: 30,
  unit: 'days',
  direction: 'after',
  state: 'HE',
};
const ask = (change: Partial<PeriodRequest>): ReturnType<typeof computePeriod> => computePeriod({ ...EU, ...change });

describe('VO 1182/71', () => {
  it('does not count the day of the event and moves over Easter (REG-3-1, REG-3-4, HOL-ALL)', () => {
    expect(ask({})).toMatchObject({
      firstDay: '2026-03-06',
      lastCountedDay: '2026-04-04',
      ends: '2026-04-07',
      shifted: true,
      skipped: [
        { date: '2026-04-04', why: 'Samstag' },
        { date: '2026-04-05', why: 'Sonntag' },
        { date: '2026-04-06', why: 'Ostermontag' },
      ],
      earliestNextDay: '2026-04-08',
    });
  });

  it('counts Sundays and holidays inside a period (REG-3-3)', () => {
    expect(ask({ event: '2026-03-06', length: 35 })).toMatchObject({ ends: '2026-04-10', shifted: false, skipped: [] });
  });

  it('moves over Corpus Christi in Hessen, not in Lower Saxony (REG-2, HOL-HE, HOL-NI)', () => {
    expect(ask({ event: '2026-05-20', length: 15 })).toMatchObject({
      lastCountedDay: '2026-06-04',
      ends: '2026-06-05',
    });
    expect(ask({ event: '2026-05-20', length: 15, state: 'NI' })).toMatchObject({ ends: '2026-06-04', shifted: false });
  });

  it('ends months on the same number, else on the last day of the month (REG-3-2)', () => {
    expect(ask({ event: '2026-01-31', length: 1, unit: 'months' })).toMatchObject({
      lastCountedDay: '2026-02-28',
      ends: '2026-03-02',
    });
    expect(ask({ event: '2027-01-29', length: 13, unit: 'months' })).toMatchObject({ lastCountedDay: '2028-02-29' });
    expect(ask({ event: '2026-09-10', length: 2, unit: 'weeks' })).toMatchObject({
      ends: '2026-09-24',
      shifted: false,
    });
  });

  it('holds at least two working days (REG-3-5)', () => {
    // Friday to Monday would hold one working day
    expect(ask({ event: '2026-09-04', length: 2 })).toMatchObject({ lastCountedDay: '2026-09-06', ends: '2026-09-08' });
    expect(ask({ event: '2026-12-24', length: 2 })).toMatchObject({ lastCountedDay: '2026-12-26', ends: '2026-12-29' });
    expect(ask({ event: '2026-09-04', length: 1 })).toMatchObject({ lastCountedDay: '2026-09-05', ends: '2026-09-07' });
  });

  it('counts working days without Saturdays, Sundays and holidays (REG-2)', () => {
    expect(ask({ event: '2026-04-02', length: 3, unit: 'working-days' })).toMatchObject({
      ends: '2026-04-09',
      shifted: false,
    });
  });

  it('does not move backward periods and doubts the day itself (REG-3-4)', () => {
    const back = ask({ event: '2026-04-13', length: 7, direction: 'before' });
    expect(back).toMatchObject({
      lastCountedDay: '2026-04-06',
      ends: '2026-04-06',
      shifted: false,
      safeDay: '2026-04-05',
    });
    expect(back.uncertain.map(({ id }) => id)).toContain('REG-3-4');
  });

  it('leaves out the hour of the event and moves no hours (REG-3-1, REG-3-4, DL-40-3)', () => {
    expect(ask({ event: '2026-03-05', unit: 'hours', length: 48, at: '17:00' })).toMatchObject({
      ends: '2026-03-07T18:00',
      shifted: false,
    });
    // the clock goes forward in the night to 29 March 2026
    expect(ask({ event: '2026-03-28', unit: 'hours', length: 24, at: '11:30' }).ends).toBe('2026-03-29T13:00');
  });
});

describe('BGB', () => {
  it('moves a period that ends on a Saturday (BGB-187, BGB-188, BGB-193)', () => {
    expect(ask({ rule: 'bgb', event: '2026-09-02', length: 10 })).toMatchObject({
      lastCountedDay: '2026-09-12',
      ends: '2026-09-14',
    });
  });
  it('ends four weeks after a Thursday on a Thursday (BGB-188)', () => {
    expect(ask({ rule: 'bgb', event: '2026-09-03', length: 4, unit: 'weeks' }).ends).toBe('2026-10-01');
  });
  it('knows no two-working-days rule', () => {
    expect(ask({ rule: 'bgb', event: '2026-09-04', length: 2 }).ends).toBe('2026-09-07');
  });
  it('refuses working days and hours', () => {
    expect(() => ask({ rule: 'bgb', unit: 'working-days' })).toThrow('keine Regel hinterlegt');
  });
});

describe('standstill of § 134 GWB', () => {
  const wait = (event: string, length = 10): ReturnType<typeof computePeriod> =>
    ask({ rule: 'standstill-134', event, length });

  it('ends on a Sunday without a shift and names the cautious day (STILL-1, STILL-2, REV-134-2E)', () => {
    const answer = wait('2026-09-10');
    expect(answer).toMatchObject({
      ends: '2026-09-20',
      shifted: false,
      earliestNextDay: '2026-09-21',
      safeDay: '2026-09-22',
    });
    expect(answer.uncertain.map(({ id }) => id)).toContain('STILL-2');
  });
  it('agrees in both views inside the week (REV-134-2P)', () => {
    expect(wait('2026-09-01', 15)).toMatchObject({
      ends: '2026-09-16',
      earliestNextDay: '2026-09-17',
      safeDay: '2026-09-17',
    });
    expect(wait('2026-09-01', 15).uncertain).toEqual([]);
  });
  it('warns when too few working days are left (STILL-3)', () => {
    expect(wait('2026-04-02').uncertain.map(({ id }) => id)).toEqual(['STILL-2', 'STILL-3']);
    expect(wait('2026-09-07').uncertain.map(({ id }) => id)).not.toContain('STILL-3');
  });
});

describe('explanations', () => {
  it('every answer has citations and German steps', () => {
    const answer = ask({});
    expect(answer.citations.map(({ id }) => id)).toEqual(expect.arrayContaining(['REG-3-1', 'REG-3-2', 'REG-3-4']));
    expect(answer.trace.every(({ text, rule }) => text.endsWith('.') && rule !== null)).toBe(true);
  });

  it('names every wrong field', () => {
    expect(() => computePeriod({ ...EU, event: '2026-02-30', length: 0, state: 'XX' as 'HE' })).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        errors: [
          expect.objectContaining({ pointer: '/state' }),
          expect.objectContaining({ pointer: '/event', message: '„2026-02-30“ ist kein Kalendertag (JJJJ-MM-TT)' }),
          expect.objectContaining({ pointer: '/length' }),
        ],
      }),
    );
  });
});

describe('properties', () => {
  const day = fc.integer({ min: 0, max: 365 * 17 }).map((days) => addDays('2016-01-01', days));
  const state = fc.constantFrom(...STATES);
  const rule = fc.constantFrom('eu-1182-71' as const, 'bgb' as const);
  const length = fc.integer({ min: 1, max: 90 });
  const dayUnit = fc.constantFrom('days' as const, 'weeks' as const, 'months' as const);

  it('a later event never ends earlier', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), state, rule, length, dayUnit, (event, later, s, r, n, unit) => {
        const size = unit === 'days' ? n : (n % 6) + 1;
        const base = { rule: r, length: size, unit, direction: 'after' as const, state: s };
        const first = computePeriod({ ...base, event });
        const second = computePeriod({ ...base, event: addDays(event, later) });
        expect(second.ends >= first.ends).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a further holiday never shortens a period', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5, max: 100 }), state, rule, length, (event, offset, s, r, n) => {
        const request: PeriodRequest = { rule: r, event, length: n, unit: 'days', direction: 'after', state: s };
        const plain = computePeriod(request);
        const more = computePeriod(request, withHoliday(s, addDays(event, offset)));
        expect(more.ends >= plain.ends).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a period ends on a working day, never before its counted end, with two working days from two days on', () => {
    fc.assert(
      fc.property(day, state, length, (event, s, n) => {
        const calendar = calendarOf(s);
        const answer = computePeriod({
          rule: 'eu-1182-71',
          event,
          length: n,
          unit: 'days',
          direction: 'after',
          state: s,
        });
        expect(calendar(answer.ends)).toBeNull();
        expect(answer.ends >= answer.lastCountedDay).toBe(true);
        expect(answer.shifted).toBe(answer.ends !== answer.lastCountedDay);
        let working = 0;
        for (let d = answer.firstDay; d <= answer.ends; d = addDays(d, 1)) if (calendar(d) === null) working += 1;
        expect(working).toBeGreaterThanOrEqual(n >= 2 ? 2 : 1);
      }),
      { numRuns: 200 },
    );
  });

  it('backward then forward comes back to the day or passes it, never falls short', () => {
    fc.assert(
      fc.property(day, state, length, (event, s, n) => {
        fc.pre(event > '2016-06-01');
        const back = computePeriod({
          rule: 'eu-1182-71',
          event,
          length: n,
          unit: 'days',
          direction: 'before',
          state: s,
        });
        const forward = computePeriod({
          rule: 'eu-1182-71',
          event: back.ends,
          length: n,
          unit: 'days',
          direction: 'after',
          state: s,
        });
        expect(forward.lastCountedDay).toBe(event);
        expect(forward.ends >= event).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('the cautious day is never before the day of the majority view', () => {
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
        expect(answer.safeDay === answer.earliestNextDay || answer.uncertain.some(({ id }) => id === 'STILL-2')).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });
});
