import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, weekday } from './local-date';

describe('days as plain numbers', () => {
  const day = fc
    .integer({ min: -800_000, max: 3_000_000 })
    .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }).toString());

  it('agree with Temporal, before 1970 and after 9999 too', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), day, (date, days, other) => {
        const temporal = Temporal.PlainDate.from(date);
        expect(addDays(date, days)).toBe(temporal.add({ days }).toString());
        expect(daysBetween(date, other)).toBe(temporal.until(other, { largestUnit: 'days' }).days);
        expect(weekday(date)).toBe(temporal.dayOfWeek);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', 'gestern', '2026-02-30', '2026-2-3', '2026-03', '2026-03-01T10:00'])('refuse „%s“', (text) => {
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => weekday(text)).toThrow(RangeError);
    expect(() => daysBetween('2026-01-01', text)).toThrow(RangeError);
  });
});
