import { addDays, daysBetween } from '@app/kernel';
import { checkedEntry, SHIPPED_DATA, SHIPPED_LAW, withOwnEntries } from '@app/law';
import fc from 'fast-check';
import type { Procedure, TimelineInputs } from './procedure';
import {
  bindingShortened,
  EVALUATION_DAYS,
  fixedDatesMoved,
  type PlanCase,
  planDates as datesBy,
  withHappened,
} from './timeline-plan';

const eu = { startsOn: '2026-11-23', state: 'HE', regime: 'eu', procedureType: 'open', nature: 'supplies' } as const;
const national = { ...eu, regime: 'national', procedureType: 'us-open' } as const;
const on = (noticeDispatchedOn: string, more: object = {}) => ({
  noticeDispatchedOn,
  overrides: {},
  tenderTime: null,
  ...more,
});

const planDates = (plan: PlanCase, inputs: TimelineInputs) => datesBy(plan, inputs, SHIPPED_LAW);

describe('the dates of a procedure', () => {
  it('end the least tender period with the end of its last day', () => {
    const { tenderDeadline, timeline, conflicts } = planDates(eu, on('2026-11-23'));
    const end = timeline.steps.find(({ id }) => id === 'tender-end');
    expect(conflicts).toEqual([]);
    expect(tenderDeadline?.toISOString()).toBe(`${end?.planned ?? ''}T22:59:59.999Z`);
  });
  it('refuse a time of day that would shorten the least period, and take it a day later', () => {
    const earliest =
      planDates(eu, on('2026-11-23')).timeline.steps.find(({ id }) => id === 'tender-end')?.planned ?? '';
    expect(planDates(eu, on('2026-11-23', { tenderTime: '12:00' })).conflicts).toMatchObject([
      { pointer: '/tenderTime', paragraph: expect.stringMatching(/§ 15/) },
    ]);
    const later = planDates(
      eu,
      on('2026-11-23', { tenderTime: '12:00', overrides: { 'tender-end': addDays(earliest, 1) } }),
    );
    expect(later.conflicts).toEqual([]);
    expect(later.tenderDeadline?.toISOString()).toBe(`${addDays(earliest, 1)}T11:00:00.000Z`);
  });
  it('bind the bidders beyond the planned award unless somebody sets another day', () => {
    const { bindingUntil, timeline } = planDates(national, on('2026-11-23'));
    const award = timeline.steps.find(({ id }) => id === 'award')?.planned ?? '';
    expect(bindingUntil).toBe(addDays(award, 30));
    expect(planDates(national, on('2026-11-23', { overrides: { 'binding-until': '2027-03-31' } })).bindingUntil).toBe(
      '2027-03-31',
    );
  });
  it('propose days for opening, evaluation and award, say that they are proposals, and leave what people planned', () => {
    const { timeline, conflicts } = planDates(eu, on('2026-11-23'));
    const step = (id: string) => timeline.steps.find((one) => one.id === id);
    const days = ['tender-end', 'opening', 'losers-informed', 'standstill-end', 'award'].map((id) => step(id)!.planned);
    expect(days).toEqual([...new Set(days)].sort());
    expect(daysBetween(step('opening')!.planned, step('losers-informed')!.planned)).toBeGreaterThanOrEqual(
      EVALUATION_DAYS,
    );
    expect(timeline.steps.filter(({ proposed }) => proposed).map(({ id }) => id)).toEqual([
      'opening',
      'binding-until',
      'losers-informed',
    ]);
    expect(step('losers-informed')?.reason).toContain('Vorschlag der Software, keine Rechtsvorgabe');
    expect(conflicts).toEqual([]);
    const own = planDates(
      eu,
      on('2026-11-23', {
        tenderTime: '12:00',
        overrides: { 'tender-end': '2027-01-11', 'losers-informed': '2027-01-12' },
      }),
    );
    expect(own.timeline.steps.find(({ id }) => id === 'opening')?.planned).toBe('2027-01-11');
    expect(own.timeline.steps.find(({ id }) => id === 'losers-informed')?.proposed).toBeUndefined();
    expect(own.conflicts).toEqual([]);
  });
  it('leave days for the evaluation also without a standstill, but not in a direct award', () => {
    const planned = (plan: PlanCase, id: string) =>
      planDates(plan, on('2026-11-23')).timeline.steps.find((step) => step.id === id)?.planned ?? '';
    expect(daysBetween(planned(national, 'opening'), planned(national, 'award'))).toBeGreaterThanOrEqual(
      EVALUATION_DAYS,
    );
    expect(planned({ ...national, procedureType: 'direct' }, 'award')).toBe('2026-11-23');
  });
  it('stand fast once published, up to the tender deadline; the binding period only grows', () => {
    const before = planDates(eu, on('2026-11-23')).timeline;
    const later = planDates(eu, on('2026-11-23', { overrides: { award: '2027-02-15' } })).timeline;
    expect(fixedDatesMoved(before, later)).toEqual([]);
    expect(fixedDatesMoved(before, planDates(eu, on('2026-11-24')).timeline).map(({ pointer }) => pointer)).toContain(
      '/noticeDispatchedOn',
    );
    expect(bindingShortened('2027-01-31', '2027-01-30')).toHaveLength(1);
    expect(bindingShortened('2027-01-31', '2027-02-01')).toEqual([]);
  });
  it('never end earlier for a later notice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 30 }), (start, delay) => {
        const end = (days: number) => planDates(eu, on(addDays('2026-11-23', days))).tenderDeadline?.getTime() ?? 0;
        expect(end(start + delay)).toBeGreaterThanOrEqual(end(start));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the plan when steps happened on other days', () => {
  it('dates everything that follows from the day of the award, and leaves the binding period alone', () => {
    const inputs = on('2026-11-23');
    const before = planDates(eu, inputs);
    const award = before.timeline.steps.find(({ id }) => id === 'award')?.planned ?? '';
    const procedure = { ...eu, timelineInputs: inputs, bindingUntil: before.bindingUntil } as unknown as Procedure;
    const { timeline } = withHappened(procedure, { award: addDays(award, 7) }, SHIPPED_LAW);
    const planned = (id: string) => timeline?.steps.find((step) => step.id === id)?.planned;
    expect(planned('award')).toBe(addDays(award, 7));
    expect(planned('binding-until')).toBe(before.bindingUntil);
    expect(daysBetween(addDays(award, 7), planned('award-notice') ?? '')).toBeGreaterThanOrEqual(30);
  });

  it('leaves what was published, also by another law, and says which law it was (VOBEU-10a)', () => {
    const works = { ...eu, nature: 'works' } as const;
    const inputs = on('2026-11-23');
    const { timeline: published, bindingUntil } = planDates(works, inputs);
    const longer = { kind: 'value', factId: 'VOBEU-10a', value: '60/-5/15/15', statute: '§ 10a', source: 'S. 1' };
    const law = withOwnEntries(SHIPPED_DATA, [{ ...checkedEntry(longer), id: '1' }], 'own');
    const procedure = { ...works, timelineInputs: inputs, timeline: published, bindingUntil } as unknown as Procedure;
    const { timeline } = withHappened(procedure, { opening: '2027-01-04' }, law);
    expect(timeline && fixedDatesMoved(published, timeline)).toEqual([]);
    expect(timeline?.ruleSet.version).toBe('own');
    expect(timeline?.conflicts.map(({ stepId }) => stepId)).toEqual(['tender-end']);
  });
});
