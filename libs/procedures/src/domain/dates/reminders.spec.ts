import { addDays } from '@app/kernel';
import fc from 'fast-check';
import {
  checkedRules,
  digestOf,
  type OpenDate,
  REMINDER_DAYS,
  REMINDER_KINDS,
  remindersOn,
  whenText,
} from './reminders';

const TODAY = '2026-11-23';
const date = (kind: string, daysLeft: number, procedureId = 'p'): OpenDate => ({
  ...{ procedureId, fileNumber: '2026-L-0042', title: 'Papier', kind },
  day: addDays(TODAY, daysLeft),
});

describe('reminders', () => {
  it('begin so many days before as the rule of the kind says, and go on until the step is done', () => {
    const dates = [3, 4].map((days) => date('tender-end', days, String(days)));
    expect(remindersOn(TODAY, dates, REMINDER_DAYS).map(({ procedureId }) => procedureId)).toEqual(['3']);
    expect(remindersOn(TODAY, dates, checkedRules({ 'tender-end': 4 }))).toHaveLength(2);
    expect(remindersOn(TODAY, [date('opening', -2), date('opening', -31)], REMINDER_DAYS)).toMatchObject([
      { daysLeft: -2 },
    ]);
    expect(remindersOn(TODAY, [date('records-kept-until', 0), date('need', 0)], REMINDER_DAYS)).toEqual([]);
  });

  it('name what is overdue first, then what comes, by day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: fc.constantFrom(...REMINDER_KINDS), days: fc.integer({ min: -40, max: 40 }) })),
        (some) => {
          const found = remindersOn(
            TODAY,
            some.map(({ kind, days }) => date(kind, days)),
            REMINDER_DAYS,
          );
          const left = found.map(({ daysLeft }) => daysLeft);
          expect(left).toEqual(left.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it('make a mail that says what is due when, with links', () => {
    const reminders = remindersOn(TODAY, [date('award', 1), date('tender-end', -1)], REMINDER_DAYS);
    const { subject, text } = digestOf(
      TODAY,
      reminders,
      (kind) => kind.toUpperCase(),
      (id) => `https://vz.example/vergaben/${id}`,
    );
    expect(subject).toBe('Termine am 23.11.2026: 2 Termine, davon 1 überfällig');
    expect(text.indexOf('TENDER-END')).toBeLessThan(text.indexOf('AWARD'));
    expect(text).toContain(
      '22.11.2026 (seit gestern überfällig): TENDER-END\n2026-L-0042 Papier\nhttps://vz.example/vergaben/p',
    );
    expect(text).toContain('24.11.2026 (morgen): AWARD');
  });

  it('take only known kinds and days', () => {
    expect(() => checkedRules({ lunch: 3 })).toThrow();
    expect(() => checkedRules({ award: 91 })).toThrow();
    expect(() => checkedRules({ award: 1.5 })).toThrow();
    expect(checkedRules({ award: 0 })).toEqual({ ...REMINDER_DAYS, award: 0 });
    expect([0, 1, 2, -1, -3].map(whenText)).toEqual([
      'heute',
      'morgen',
      'in 2 Tagen',
      'seit gestern überfällig',
      'seit 3 Tagen überfällig',
    ]);
  });
});
