import type { PeriodRequest } from './periods';
import { computePeriod, extendPeriod } from './periods';

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

  it('says whose holidays count, where one moves the period (HOL-WHERE)', () => {
    const cited = (event: string): string[] => ask({ event }).citations.map(({ id }) => id);
    expect(cited('2026-03-05')).toContain('HOL-WHERE');
    // the end on Sunday 18 October 2026 moves because of the weekend alone
    expect(cited('2026-09-18')).toContain('REG-2');
    expect(cited('2026-09-18')).not.toContain('HOL-WHERE');
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

  it('says why a period runs on although its last day is a working day (REG-3-5)', () => {
    // Saturday to Monday: the Monday alone
    const answer = ask({ event: '2026-09-05', length: 2 });
    expect(answer).toMatchObject({ lastCountedDay: '2026-09-07', ends: '2026-09-08', shifted: true, skipped: [] });
    expect(answer.trace.map(({ text }) => text)).toEqual([
      expect.stringContaining('zählt nicht mit'),
      expect.stringContaining('endet rechnerisch am 07.09.2026'),
      'Der 07.09.2026 ist ein Arbeitstag; die Frist verschiebt sich nicht.',
      'In der Frist müssen mindestens zwei Arbeitstage liegen; sie endet deshalb erst am 08.09.2026.',
    ]);
  });

  it('asks for two working days only of periods of two days or more (REG-3-5)', () => {
    expect(ask({ event: '2026-09-03', length: 1, unit: 'working-days' })).toMatchObject({ ends: '2026-09-04' });
    expect(ask({ event: '2026-09-03', length: 1, unit: 'days' })).toMatchObject({ ends: '2026-09-04' });
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

  it('does not move a backward period without two working days, but names a day that is safe (REG-3-4, REG-3-5)', () => {
    const back = ask({ event: '2026-09-07', length: 2, direction: 'before' });
    expect(back).toMatchObject({ ends: '2026-09-05', shifted: false, safeDay: '2026-09-02' });
    expect(back.uncertain.map(({ id }) => id)).toEqual(['REG-3-4', 'REG-3-5']);
    expect(ask({ event: '2026-09-11', length: 6, direction: 'before' }).uncertain.map(({ id }) => id)).toEqual([
      'REG-3-4',
    ]);
  });

  it.each([
    ['days', 1, '2028-02-29', '2028-02-28'],
    ['weeks', 1, '2028-03-07', '2028-02-29'],
    ['months', 1, '2028-03-31', '2028-02-29'],
    ['months', 1, '2027-03-30', '2027-02-28'],
    ['working-days', 3, '2026-04-08', '2026-04-01'],
  ] as const)('counts back %s: %i before %s is %s (REG-3-1, REG-3-2, REG-2)', (unit, length, event, ends) => {
    expect(ask({ event, unit, length, direction: 'before' })).toMatchObject({ lastCountedDay: ends, ends });
  });

  it('leaves out the hour of the event and moves no hours (REG-3-1, REG-3-4, DL-40-3)', () => {
    expect(ask({ event: '2026-03-05', unit: 'hours', length: 48, at: '17:00' })).toMatchObject({
      ends: '2026-03-07T18:00',
      shifted: false,
    });
    // the clock goes forward in the night to 29 March 2026
    expect(ask({ event: '2026-03-28', unit: 'hours', length: 24, at: '11:30' }).ends).toBe('2026-03-29T13:00');
    // and back in the night to 25 October 2026
    expect(ask({ event: '2026-10-24', unit: 'hours', length: 24, at: '11:30' }).ends).toBe('2026-10-25T11:00');
  });

  it('counts hours back from the hour of the event (REG-3-1, REG-3-4)', () => {
    const hours = { unit: 'hours', direction: 'before' } as const;
    expect(ask({ ...hours, event: '2026-03-30', length: 24, at: '11:30' }).ends).toBe('2026-03-29T11:00');
    expect(ask({ ...hours, event: '2026-03-29', length: 24, at: '11:30' }).ends).toBe('2026-03-28T10:00');
    expect(ask({ ...hours, event: '2026-10-25', length: 24, at: '11:30' }).ends).toBe('2026-10-24T12:00');
    expect(ask({ ...hours, event: '2026-03-10', length: 5, at: '05:30' })).toMatchObject({
      firstDay: '2026-03-10',
      ends: '2026-03-10T00:00',
      safeDay: '2026-03-09',
    });
  });

  it('refuses a time that the clock leaves out', () => {
    expect(() => ask({ event: '2026-03-29', unit: 'hours', length: 24, at: '02:30' })).toThrow(
      expect.objectContaining({
        errors: [{ pointer: '/at', message: '„02:30“ gibt es am 29.03.2026 nicht, weil die Uhr vorgestellt wird' }],
      }),
    );
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
    expect(() => ask({ rule: 'bgb', unit: 'hours', at: '10:00' })).toThrow('keine Regel hinterlegt');
  });

  it.each([
    ['2026-09-02', 10, 'days', '2026-09-11'],
    ['2026-09-03', 4, 'weeks', '2026-09-30'],
    ['2026-03-01', 1, 'months', '2026-03-31'],
    ['2026-01-01', 12, 'months', '2026-12-31'],
    ['2026-01-30', 1, 'months', '2026-02-28'],
    ['2028-01-29', 1, 'months', '2028-02-28'],
    ['2028-01-30', 1, 'months', '2028-02-29'],
    ['2028-01-31', 1, 'months', '2028-02-29'],
    ['2028-02-29', 12, 'months', '2029-02-28'],
  ] as const)(
    'counts a day that begins the period: from %s %i %s run to %s (OWN-BGB-187-2)',
    (event, length, unit, day) => {
      const answer = ask({ rule: 'bgb', event, length, unit, firstDayCounts: true });
      expect(answer).toMatchObject({ firstDay: event, lastCountedDay: day });
      expect(answer.citations.map(({ id }) => id)).toEqual(['OWN-BGB-187-2', 'BGB-188', 'BGB-193']);
    },
  );

  it('knows such a beginning only for periods of the BGB', () => {
    for (const change of [{}, { rule: 'bgb', direction: 'before' }, { rule: 'standstill-134' }] as const) {
      expect(() => ask({ ...change, firstDayCounts: true })).toThrow(
        expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/firstDayCounts' })] }),
      );
    }
  });
});

describe('extension (BGB-190)', () => {
  const tenDays: PeriodRequest = { ...EU, rule: 'bgb', event: '2026-08-31', length: 10 };

  it('runs from the end of the old period', () => {
    const answer = extendPeriod(tenDays, { length: 1, unit: 'weeks' });
    expect(answer).toMatchObject({ firstDay: '2026-09-11', lastCountedDay: '2026-09-17', ends: '2026-09-17' });
    expect(answer.citations.map(({ id }) => id)).toContain('BGB-190');
    expect(answer.uncertain).toEqual([]);
  });

  it('follows the shifted end and names the day that is safe in any case', () => {
    const answer = extendPeriod({ ...tenDays, event: '2026-09-02' }, { length: 3, unit: 'days' });
    expect(answer).toMatchObject({ firstDay: '2026-09-15', ends: '2026-09-17' });
    expect(answer.uncertain).toEqual([
      expect.objectContaining({ id: 'BGB-190', text: expect.stringContaining('bis zum 15.09.2026 sicher') as string }),
    ]);
  });

  it('takes the whole month after the end of a month and doubts it', () => {
    const answer = extendPeriod({ ...tenDays, event: '2025-02-18' }, { length: 1, unit: 'months' });
    expect(answer).toMatchObject({ firstDay: '2025-03-01', ends: '2025-03-31' });
    expect(answer.uncertain.map(({ text }) => text)).toEqual([expect.stringContaining('bis zum 28.03.2025 sicher')]);
  });

  it('refuses other rules and a wrong extension', () => {
    expect(() => extendPeriod(EU, { length: 1, unit: 'weeks' })).toThrow('§ 190 BGB');
    expect(() => extendPeriod({ ...tenDays, direction: 'before' }, { length: 1, unit: 'weeks' })).toThrow('§ 190 BGB');
    expect(() => extendPeriod(tenDays, { length: 0, unit: 'weeks' })).toThrow('einen Fehler');
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
    // five working days are not too few
    expect(wait('2026-04-03').uncertain.map(({ id }) => id)).toContain('STILL-3');
    expect(wait('2026-09-04').uncertain.map(({ id }) => id)).not.toContain('STILL-3');
  });
  it('warns of information right before holidays even where working days are left (STILL-3)', () => {
    const [doubt] = wait('2026-12-24', 15).uncertain.filter(({ id }) => id === 'STILL-3');
    expect(doubt?.text).toContain(
      'unmittelbar vor Feiertagen (1. Weihnachtstag (25.12.2026), 2. Weihnachtstag (26.12.2026))',
    );
    expect(doubt?.text).toContain('Absendung am 28.12.2026');
    expect(wait('2026-12-28', 15).uncertain.map(({ id }) => id)).not.toContain('STILL-3');
  });
  it('warns of less than the law asks for (REV-134-2E)', () => {
    expect(wait('2026-09-01', 9).uncertain.map(({ id }) => id)).toContain('REV-134-2E');
    expect(wait('2026-09-01', 10).uncertain.map(({ id }) => id)).not.toContain('REV-134-2E');
  });
  it('runs in calendar days after the dispatch only', () => {
    expect(() => ask({ rule: 'standstill-134', unit: 'weeks' })).toThrow('in Kalendertagen');
    expect(() => ask({ rule: 'standstill-134', direction: 'before' })).toThrow('in Kalendertagen');
  });
});

describe('explanations', () => {
  it('every answer has citations and German steps', () => {
    const answer = ask({});
    expect(answer.citations.map(({ id }) => id)).toEqual(expect.arrayContaining(['REG-3-1', 'REG-3-2', 'REG-3-4']));
    expect(answer.trace.every(({ text, rule }) => text.endsWith('.') && rule !== null)).toBe(true);
  });

  it.each(['days', 'hours'] as const)('refuses a day without a calendar, in %s too', (unit) => {
    for (const event of ['2015-12-31', '2036-01-01', '0000-01-01']) {
      expect(() => ask({ event, unit, at: '10:00', direction: 'before' })).toThrow('2016 bis 2035');
    }
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
