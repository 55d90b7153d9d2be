import { addDays, daysBetween } from '@app/kernel';
import fc from 'fast-check';
import { burnDown, type BurnDownCase, LEAST_CALL_OFF_DAYS, LEAST_DAYS } from './burn-down';

const TERM = { from: '2027-01-01', to: '2027-12-31' };
const judge = (change: Partial<BurnDownCase> = {}) =>
  burnDown({
    ...TERM,
    today: '2027-04-10',
    maximum: 1000n,
    drawn: [
      { day: '2027-01-15', amount: 100n },
      { day: '2027-02-15', amount: 150n },
      { day: '2027-04-10', amount: 150n },
    ],
    ...change,
  });

describe('the burn-down of a framework agreement', () => {
  it('continues the pace since the first day to the day on which nothing is left', () => {
    // 400 in 100 days are 4 a day; 600 last 150 days more.
    expect(judge()).toMatchObject({
      used: 400n,
      rest: 600n,
      share: 400,
      time: 273,
      exhaustedOn: '2027-09-07',
      usedAtEnd: 1460n,
    });
    expect(judge().reasons.join(' ')).toContain('Am 07.09.2027 wäre das Höchstmaß erreicht, 115 Tage vor dem Ende');
  });
  it('says that the rest lasts where it does', () => {
    expect(judge({ maximum: 1461n })).toMatchObject({ exhaustedOn: null, usedAtEnd: 1460n });
    expect(judge({ maximum: 1460n }).exhaustedOn).toBe('2027-12-31');
    expect(judge({ maximum: 1500n }).reasons.join(' ')).toContain('reicht bei diesem Tempo bis zum Ende der Laufzeit');
  });
  it('adds up to the ends of the months and today', () => {
    expect(judge().course).toEqual([
      { day: '2027-01-31', used: 100n },
      { day: '2027-02-28', used: 250n },
      { day: '2027-03-31', used: 250n },
      { day: '2027-04-10', used: 400n },
    ]);
    expect(judge({ today: '2026-12-31', drawn: [] }).course).toEqual([]);
  });
  it.each<[string, Partial<BurnDownCase>, RegExp]>([
    ['before the term', { today: '2026-12-31', drawn: [] }, /Laufzeit beginnt am 01\.01\.2027/],
    ['in the first days', { today: '2027-01-29' }, /Erst 29 von mindestens 30 Tagen/],
    [
      'of two days of call-offs',
      {
        drawn: [
          { day: '2027-01-02', amount: 1n },
          { day: '2027-01-03', amount: 1n },
        ],
      },
      /erst an 2 von mindestens 3 Tagen/,
    ],
    ['when the maximum is reached', { maximum: 400n }, /Das Höchstmaß ist erreicht/],
    ['after the end', { today: '2028-01-01' }, /seit dem 31\.12\.2027 zu Ende/],
    [
      'of what was given back',
      { drawn: [1n, 1n, -2n].map((amount, index) => ({ day: `2027-01-0${index + 1}`, amount })) },
      /Alles Abgerufene/,
    ],
  ])('forecasts nothing %s, and says so', (_, change, reason) => {
    const answer = judge(change);
    expect([answer.exhaustedOn, answer.usedAtEnd]).toEqual([null, null]);
    expect(answer.reasons.join(' ')).toMatch(reason);
  });
  it('has neither share nor end without a maximum', () => {
    expect(judge({ maximum: null })).toMatchObject({ rest: null, share: null, exhaustedOn: null, usedAtEnd: 1460n });
  });
  it('never lets the rest last past its day: one day earlier the pace had not used it up', () => {
    const amount = fc.integer({ min: 1, max: 5000 }).map(BigInt);
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: LEAST_CALL_OFF_DAYS, maxLength: 20 }),
        fc.integer({ min: LEAST_DAYS, max: 360 }),
        fc.integer({ min: 1, max: 200_000 }).map(BigInt),
        (amounts, days, maximum) => {
          const today = addDays(TERM.from, days - 1);
          const answer = judge({
            today,
            maximum,
            drawn: amounts.map((one, index) => ({ day: addDays(TERM.from, index), amount: one })),
          });
          const pace = (more: number) => answer.used * BigInt(days + more);
          if (answer.exhaustedOn === null) {
            expect(answer.rest! <= 0n || pace(daysBetween(today, TERM.to)) < maximum * BigInt(days)).toBe(true);
          } else {
            const more = daysBetween(today, answer.exhaustedOn);
            expect(pace(more) >= maximum * BigInt(days)).toBe(true);
            expect(pace(more - 1) < maximum * BigInt(days)).toBe(true);
          }
        },
      ),
    );
  });
});
