import { addDays, weekday } from '@app/kernel';
import { SHIPPED_LAW } from '@app/law';
import fc from 'fast-check';
import { type PlanCase, planDates } from '../timeline-plan';
import { planBackward } from './backward';

const eu = { startsOn: '2026-11-23', state: 'HE', regime: 'eu', procedureType: 'open', nature: 'supplies' } as const;
const cases: readonly PlanCase[] = [
  eu,
  { ...eu, procedureType: 'restricted' },
  { ...eu, regime: 'national', procedureType: 'us-open' },
  { ...eu, regime: 'national', procedureType: 'us-res-no-tw', nature: 'works' },
];
const TODAY = '2026-11-23';
const back = (plan: PlanCase, award: string, tenderTime: string | null = null) =>
  planBackward(plan, { award, tenderTime }, TODAY, SHIPPED_LAW);
const awardOf = ({ timeline }: ReturnType<typeof planDates>) =>
  timeline.steps.find(({ id }) => id === 'award')?.planned ?? '';

describe('a plan counted back from the award', () => {
  it('keeps the day and the law, and begins as late as it can', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.integer({ min: 120, max: 300 }),
        fc.constantFrom(null, '12:00'),
        (plan, days, time) => {
          const { award, noticeBy, tooLate, inputs, dates } = back(plan, addDays(TODAY, days), time);
          expect([tooLate, dates.conflicts]).toEqual([null, []]);
          expect([awardOf(dates), inputs.noticeDispatchedOn]).toEqual([award, noticeBy]);
          expect(weekday(noticeBy)).toBeLessThan(6);
          // A week later no plan with the proposed days reaches the award.
          const later = planDates(
            plan,
            { ...inputs, noticeDispatchedOn: addDays(noticeBy, 7), overrides: {} },
            SHIPPED_LAW,
          );
          expect(awardOf(later) > award).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('moves a wished Sunday to the Friday before', () => {
    expect(back(eu, '2027-05-02').award).toBe('2027-04-30');
  });

  it('says when the day cannot be met, what is unlawful, and plans from today instead', () => {
    const { tooLate, inputs, dates, noticeBy } = back(eu, '2026-12-15');
    expect(noticeBy < TODAY).toBe(true);
    expect(tooLate).toMatch(/müsste das Verfahren spätestens am .* beginnen; dieser Tag ist vorbei/);
    expect(tooLate).toMatch(/Ein Zuschlag vor dem \d\d\.\d\d\.\d{4} wäre unzulässig/);
    expect(inputs.noticeDispatchedOn).toBe(TODAY);
    expect(dates.conflicts).toEqual([]);
  });
});
