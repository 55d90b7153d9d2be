import { addDays, daysBetween, parseMoney } from '@app/kernel';
import { calendarOf, isWorkingDay, SHIPPED_LAW } from '@app/law';
import fc from 'fast-check';
import { type CalendarAssumptions, planRound, SUGGESTED_ASSUMPTIONS } from './round-calendar';

const TODAY = '2026-11-23';
const context = { today: TODAY, state: 'HE', law: SHIPPED_LAW } as const;
const plan = (endsOn: string, value = '500000.00', more: Partial<CalendarAssumptions> = {}) =>
  planRound({ endsOn, maximumValue: parseMoney(value) }, { ...SUGGESTED_ASSUMPTIONS, ...more }, context);
const day = (answer: ReturnType<typeof plan>, id: string): string =>
  answer.steps.find((step) => step.id === id)?.day ?? '';
const free = (date: string): boolean => !isWorkingDay(calendarOf('HE', SHIPPED_LAW), date);

describe('calendar of demand rounds', () => {
  it('counts back from the end: award, periods of the law, evaluation, bundling, answering', () => {
    const answer = plan('2027-12-31');
    expect(answer.steps.map(({ id }) => id)).toEqual([
      'end',
      'award',
      'procedure',
      'evaluation',
      'bundling',
      'answering',
    ]);
    expect(day(answer, 'award')).toBe('2027-12-31');
    expect(answer.startBy).toBe(day(answer, 'answering'));
    expect(answer.reportUntil).toBe(day(answer, 'bundling'));
    expect(answer.lateBy).toBe(0);
  });

  it('takes the periods of the EU procedure from the law library with their paragraphs (DL-15-3: 30 days; STILL: 10 days)', () => {
    const { steps, doubts } = plan('2027-12-31');
    const law = steps.find(({ id }) => id === 'procedure');
    expect(law?.basis).toBe('law');
    expect(law?.days).toBeGreaterThanOrEqual(40);
    expect(law?.paragraphs.some((text) => text.includes('§ 15'))).toBe(true);
    expect(law?.reason).toContain('EU-weit');
    expect(doubts[0]).toContain('Recht von heute');
  });

  it('is shorter below the threshold, where the law knows no standstill', () => {
    const national = plan('2027-12-31', '90000.00').steps.find(({ id }) => id === 'procedure');
    const european = plan('2027-12-31').steps.find(({ id }) => id === 'procedure');
    expect(national?.reason).toContain('national');
    // The UVgO asks for appropriate periods and names none: what is proposed is no law.
    expect(national?.basis).toBe('assumption');
    expect(national?.reason).toContain('Vorschlag der Rechtsbibliothek');
    expect(national?.days ?? 0).toBeLessThan(european?.days ?? 0);
  });

  it('moves a day on which nobody works to the working day before, and says so', () => {
    // 2027-10-31 is a Sunday: the award is on Friday.
    const answer = plan('2027-10-31');
    expect(day(answer, 'award')).toBe('2027-10-29');
    expect(answer.steps.find(({ id }) => id === 'award')?.days).toBe(2);
  });

  it('says by how many days a beginning is late', () => {
    expect(plan('2027-01-31').lateBy).toBeGreaterThan(0);
    expect(plan('2027-01-31').startBy < TODAY).toBe(true);
  });

  it('names every assumption as one, with its days', () => {
    const { steps } = plan('2027-12-31', '500000.00', { bundlingDays: 10, answerDays: 35 });
    expect(steps.find(({ id }) => id === 'bundling')?.reason).toContain('10 Kalendertage (änderbare Annahme');
    expect(steps.find(({ id }) => id === 'answering')?.reason).toContain('35 Kalendertage (änderbare Annahme');
  });

  it('uses the stated assumption where the law library gives no dates', () => {
    const silent = { ...SHIPPED_LAW, stateCodes: [] };
    const answer = planRound({ endsOn: '2027-12-31', maximumValue: 1n }, SUGGESTED_ASSUMPTIONS, {
      ...context,
      law: silent,
    });
    const step = answer.steps.find(({ id }) => id === 'procedure');
    expect(step).toMatchObject({ basis: 'assumption', days: SUGGESTED_ASSUMPTIONS.procedureDays });
    expect(answer.steps.map(({ id }) => id)).not.toContain('evaluation');
  });

  it('plans agreements that end in years whose holidays nobody knows', () => {
    expect(plan('2099-12-31').startBy < '2099-12-31').toBe(true);
  });

  it('always: in order, on working days, nothing lost between the steps, more time never begins later', () => {
    const days = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), days, days, days, (ahead, answerDays, bundlingDays, more) => {
        const endsOn = addDays(TODAY, ahead);
        const answer = plan(endsOn, '500000.00', { answerDays, bundlingDays });
        const shown = answer.steps.map((step) => step.day);
        expect([...shown].sort().reverse()).toEqual(shown);
        for (const id of ['award', 'bundling', 'answering']) expect(free(day(answer, id))).toBe(false);
        const counted = answer.steps.reduce((sum, step) => sum + (step.days ?? 0), 0);
        expect(addDays(answer.startBy, counted)).toBe(endsOn);
        const longer = plan(endsOn, '500000.00', { answerDays: answerDays + more, bundlingDays });
        // A few days more can end on the same working day; two weeks cannot.
        expect(daysBetween(longer.startBy, answer.startBy)).toBeGreaterThanOrEqual(more < 14 ? 0 : 1);
      }),
      { numRuns: 40 },
    );
  });
});
