import { addDays } from '@app/kernel';
import fc from 'fast-check';
import { type RemindedMember, REMINDER_OCCASIONS, remindersDue } from './round-reminders';

const UNTIL = '2027-03-31';
const round = { state: 'open', openedOn: '2027-03-01', reportUntil: UNTIL } as const;
const member = (memberId: string, more: Partial<RemindedMember> = {}): RemindedMember => ({
  memberId,
  answered: false,
  sent: [],
  ...more,
});
const due = (daysLeft: number, more: Partial<RemindedMember> = {}, changed: object = {}): string[] =>
  remindersDue({ ...round, ...changed }, [member('a', more)], addDays(UNTIL, -daysLeft)).map(
    ({ occasion }) => occasion,
  );

describe('reminders of a demand round', () => {
  it.each([
    [8, []],
    [7, ['days-7']],
    [2, ['days-2']],
    [0, ['days-2']],
    [-1, ['overdue']],
    [-8, []],
  ])('%i days before the deadline: %j', (left, expected) => {
    expect(due(left)).toEqual(expected);
  });

  it('makes up for a day on which nothing ran, but not for an occasion that is replaced by the next', () => {
    expect(due(5)).toEqual(['days-7']);
    expect(due(1)).toEqual(['days-2']);
    expect(due(-3)).toEqual(['overdue']);
  });

  it('leaves alone who has answered, who was reminded for that occasion, and closed rounds', () => {
    expect(due(7, { answered: true })).toEqual([]);
    expect(due(7, { sent: ['days-7'] })).toEqual([]);
    expect(due(2, { sent: ['days-7', 'hand'] })).toEqual(['days-2']);
    expect(due(7, {}, { state: 'closed' })).toEqual([]);
  });

  it('does not begin a short round with a reminder', () => {
    expect(due(7, {}, { openedOn: addDays(UNTIL, -7) })).toEqual([]);
    expect(due(6, {}, { openedOn: addDays(UNTIL, -7) })).toEqual([]);
    expect(due(2, {}, { openedOn: addDays(UNTIL, -7) })).toEqual(['days-2']);
  });

  it('reminds each member at most once per occasion, whatever days the clock looks and however often the deadline moves', () => {
    const step = fc.record({ days: fc.integer({ min: 0, max: 9 }), later: fc.integer({ min: 0, max: 12 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const sent: string[] = [];
        let today: string = round.openedOn;
        let reportUntil: string = UNTIL;
        for (const { days, later } of steps) {
          today = addDays(today, days);
          reportUntil = addDays(reportUntil, later);
          for (const { occasion } of remindersDue({ ...round, reportUntil }, [member('a', { sent })], today))
            sent.push(occasion);
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect(sent.every((occasion) => (REMINDER_OCCASIONS as readonly string[]).includes(occasion))).toBe(true);
      }),
    );
  });
});
