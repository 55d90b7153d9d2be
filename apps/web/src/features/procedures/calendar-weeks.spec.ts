import { monthStarts, share, wholeWeeks } from './calendar-weeks';

describe('weeks of the calendar', () => {
  it('begin on Monday and cover the month', () => {
    const weeks = wholeWeeks('2026-11');
    expect(weeks[0]).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ]);
    expect(weeks.at(-1)?.[0]).toBe('2026-11-30');
    expect(wholeWeeks('2027-02')).toHaveLength(4);
  });
});

describe('the scale of the timeline', () => {
  it('places days between its ends and holds others at them', () => {
    expect(share('2026-01-11', '2026-01-01', '2026-01-21')).toBe(0.5);
    expect(share('2025-01-01', '2026-01-01', '2026-01-21')).toBe(0);
    expect(share('2027-01-01', '2026-01-01', '2026-01-21')).toBe(1);
  });
  it('marks the months that begin inside', () =>
    expect(monthStarts('2026-11-22', '2027-01-05')).toEqual(['2026-12-01', '2027-01-01']));
});
