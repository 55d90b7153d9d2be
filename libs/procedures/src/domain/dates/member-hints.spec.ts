import { addDays } from '@app/kernel';
import { calendarOf, SHIPPED_LAW, type StepId } from '@app/law';
import fc from 'fast-check';
import { planDates } from '../timeline-plan';
import { dateHints, type MemberDates, type MemberDay } from './member-hints';

const eu = { startsOn: '2026-11-23', state: 'HE', regime: 'eu', procedureType: 'open', nature: 'supplies' } as const;
const national = { ...eu, regime: 'national', procedureType: 'us-open' } as const;
const planned = (plan: typeof eu | typeof national, overrides: object = {}) =>
  planDates(plan, { noticeDispatchedOn: '2026-11-23', overrides, tenderTime: null }, SHIPPED_LAW).timeline;
const day = (kind: MemberDay['kind'], from: string, to = from, memberId = 'n'): MemberDay => ({
  ...{ memberId, kind, from, to },
  label: kind === 'closed' ? 'Rathaus geschlossen' : 'Magistrat',
});
const having = (...days: readonly MemberDay[]): MemberDates => ({
  ...{ names: new Map([['n', 'Nauheim']]), days, today: '2026-11-23' },
  calendar: calendarOf('HE', SHIPPED_LAW),
});
const on = (timeline: ReturnType<typeof planned>, id: StepId) => timeline.steps.find((step) => step.id === id)!.planned;

describe('hints about days of the members', () => {
  it('name a date on a closing day and the next day that fits', () => {
    const timeline = planned(eu, { 'tender-end': '2026-12-29' });
    const hints = dateHints(timeline, having(day('closed', '2026-12-24', '2026-12-31')));
    expect(hints.map(({ stepId }) => stepId)).toEqual(
      ['answers-until', 'tender-end', 'opening'].filter((id) =>
        timeline.steps.some((step) => step.id === id && step.planned >= '2026-12-24' && step.planned <= '2026-12-31'),
      ),
    );
    expect(hints.find(({ stepId }) => stepId === 'tender-end')).toEqual({
      stepId: 'tender-end',
      sentence:
        'Ende der Angebotsfrist am 29.12.2026 fällt auf einen Schließtag: Nauheim (Rathaus geschlossen). Besser ist der 04.01.2027.',
      better: '2027-01-04',
    });
  });

  it('look backward where a later day would be unlawful, and stay silent about other members and past days', () => {
    const timeline = planned(eu);
    const answers = on(timeline, 'answers-until');
    const [hint] = dateHints(timeline, having(day('closed', answers)));
    expect(hint?.better && hint.better < answers).toBe(true);
    expect(dateHints(timeline, having(day('closed', answers, answers, 'other')))).toEqual([]);
    expect(dateHints(timeline, { ...having(day('closed', answers)), today: addDays(answers, 1) })).toEqual([]);
  });

  it('miss a session before the award below the threshold and before the information above it', () => {
    const below = planned(national);
    const late = day('session', addDays(on(below, 'award'), 6));
    expect(dateHints(below, having(late))).toMatchObject([{ stepId: 'award' }]);
    const above = planned(eu);
    const between = day('session', addDays(on(above, 'losers-informed'), 1));
    expect(dateHints(above, having(between))).toMatchObject([{ stepId: 'losers-informed' }]);
    const fits = day('session', addDays(on(above, 'opening'), 5));
    expect(dateHints(above, having(fits, between))).toEqual([]);
    expect(dateHints(above, having())).toEqual([]);
  });

  it('say when the bidders are not bound until the next session', () => {
    const timeline = planned(national);
    const [hint] = dateHints(timeline, having(day('session', addDays(on(timeline, 'binding-until'), 7))));
    expect(hint?.sentence).toContain('Die Bindefrist endet vorher');
  });

  it('always propose a lawful day on which nobody is closed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 20 }), (start, length) => {
        const from = addDays('2026-11-23', start);
        const closing = day('closed', from, addDays(from, length));
        const timeline = planned(eu);
        for (const { stepId, better } of dateHints(timeline, having(closing))) {
          if (better === null) continue;
          const step = timeline.steps.find(({ id }) => id === stepId)!;
          expect(better < closing.from || better > closing.to).toBe(true);
          expect((step.earliest ?? better) <= better && better <= (step.latest ?? better)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
