import { addDays } from '@app/kernel';
import fc from 'fast-check';
import { withHoliday } from '../calendar/testing';
import { SHIPPED_LAW } from '../book/law';
import type { NationalProcedureType, Nature, ProcedureType, Regime, State } from '../book/codes';
import { STATES } from '../book/codes';
import type { Timeline, TimelineRequest } from './timeline';
import { computeTimeline } from './timeline';
import type { StepId, TimelineStep } from './timeline-steps';
import { STEP_IDS } from './timeline-steps';

const OPEN: TimelineRequest = {
  startsOn: '2026-03-05',
  state: 'HE',
  regime: 'eu',
  procedureType: 'open',
  nature: 'supplies',
  noticeDispatchedOn: '2026-03-05',
  electronicTenders: true,
  priorInformation: false,
  urgency: 'none',
  publicationDayRequested: null,
  documentsElectronic: true,
};
const ask = (change: Partial<TimelineRequest>): Timeline => computeTimeline({ ...OPEN, ...change });
const national = (procedureType: NationalProcedureType, change: Partial<TimelineRequest> = {}): Timeline =>
  ask({ regime: 'national', procedureType, ...change });
const step = (timeline: Timeline, id: StepId): TimelineStep | undefined =>
  timeline.steps.find((candidate) => candidate.id === id);
const planned = (timeline: Timeline, id: StepId): string | undefined => step(timeline, id)?.planned;
const ids = (timeline: Timeline): StepId[] => timeline.steps.map(({ id }) => id);

describe('open procedure', () => {
  it('has 30 days with electronic tenders, moved over Easter (DL-15-2, DL-15-4, REG-3-4)', () => {
    const timeline = ask({});
    expect(step(timeline, 'tender-end')).toMatchObject({
      kind: 'period',
      minimum: { length: 30, unit: 'days' },
      from: '2026-03-05',
      earliest: '2026-04-07',
      planned: '2026-04-07',
      shifted: true,
      lawful: true,
    });
    expect(step(timeline, 'tender-end')?.citations.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['DL-15-2', 'DL-15-4', 'VGV-82']),
    );
    expect(timeline.conflicts).toEqual([]);
    expect(timeline.ruleSet.id).toBe('DE-2016+EU-2026+HE-2021');
  });

  it('runs through standstill, award and what follows (REV-134-2E, DL-39-1, VST-60, DOC-VGV8)', () => {
    const timeline = ask({});
    expect(ids(timeline)).toEqual([
      'notice',
      'question-deadline',
      'answers-until',
      'tender-end',
      'opening',
      'binding-until',
      'losers-informed',
      'standstill-end',
      'award',
      'award-notice',
      'statistics-report',
      'complaint-window',
      'review-window',
      'records-kept-until',
    ]);
    expect(Object.fromEntries(timeline.steps.map(({ id, planned: day }) => [id, day]))).toMatchObject({
      'answers-until': '2026-04-01',
      'losers-informed': '2026-04-07',
      'standstill-end': '2026-04-17',
      award: '2026-04-20',
      'award-notice': '2026-05-20',
      'statistics-report': '2026-06-19',
      'records-kept-until': '2029-04-20',
    });
    // the standstill ends on a Friday: by the majority the Saturday, under both views the Monday
    expect(timeline.earliestAward).toBe('2026-04-18');
    expect(timeline.uncertain.map(({ id }) => id)).toContain('STILL-2');
  });

  it.each<[Partial<TimelineRequest>, number, string]>([
    [{ electronicTenders: false }, 35, 'DL-15-2'],
    [{ urgency: 'substantiated' }, 15, 'DL-15-3'],
    [{ priorInformation: true }, 15, 'DL-38-3o'],
    [{ documentsElectronic: false }, 35, 'DL-41-2'],
    [{ documentsElectronic: false, urgency: 'substantiated' }, 15, 'DL-15-3'],
    [{ nature: 'works' }, 30, 'VOBEU-10a'],
    [{ nature: 'works', urgency: 'substantiated' }, 15, 'VOBEU-10a'],
  ])('%j: %i days', (change, length, factId) => {
    const end = step(ask(change), 'tender-end');
    expect(end?.minimum).toEqual({ length, unit: 'days' });
    expect(end?.citations.map(({ id }) => id)).toContain(factId);
  });

  it('waits 15 days for letters by post (REV-134-2P) and answers questions four days before in urgency (OWN-VGV-20-3-4)', () => {
    expect(step(ask({ electronicTenders: false }), 'standstill-end')?.minimum).toEqual({ length: 15, unit: 'days' });
    expect(step(ask({ urgency: 'substantiated' }), 'answers-until')?.minimum).toEqual({ length: 4, unit: 'days' });
  });

  it('places the prior information 35 days to 12 months before the notice (OWN-VGV-38-3, DL-38-6)', () => {
    expect(step(ask({ priorInformation: true }), 'prior-information')).toMatchObject({
      earliest: '2025-03-05',
      latest: '2026-01-29',
      planned: '2026-01-29',
    });
    expect(ask({ priorInformation: true, overrides: { 'prior-information': '2026-01-30' } }).conflicts).toHaveLength(1);
  });

  it('runs from a requested later publication day since 1 July 2026 only (DL-40-1)', () => {
    const later = { noticeDispatchedOn: '2026-09-01', publicationDayRequested: '2026-09-08' };
    expect(step(ask({ ...later, startsOn: '2026-09-01' }), 'tender-end')?.from).toBe('2026-09-08');
    expect(step(ask({ ...later, startsOn: '2026-06-30' }), 'tender-end')?.from).toBe('2026-09-01');
  });
});

describe('standstill over holidays', () => {
  it('doubts a window with few working days (STILL-3)', () => {
    const timeline = ask({ overrides: { 'losers-informed': '2026-04-02', 'tender-end': '2026-04-02' } });
    expect(timeline.uncertain.map(({ id }) => id)).toContain('STILL-3');
    expect(ask({}).uncertain.map(({ id }) => id)).not.toContain('STILL-3');
  });
});

describe('other procedures', () => {
  it('restricted: 30 days to apply, 25 for electronic tenders (DL-16-2, DL-16-5, DL-16-8)', () => {
    const timeline = ask({ procedureType: 'restricted' });
    expect(step(timeline, 'participation-end')).toMatchObject({
      minimum: { length: 30, unit: 'days' },
      planned: '2026-04-07',
    });
    expect(step(timeline, 'tender-end')).toMatchObject({
      minimum: { length: 25, unit: 'days' },
      from: '2026-04-07',
      planned: '2026-05-04',
    });
  });
  it('negotiated with call, in urgency 15 and 10 days (DL-17-3, DL-17-8)', () => {
    const timeline = ask({ procedureType: 'neg-w-call', urgency: 'substantiated' });
    expect(step(timeline, 'participation-end')?.minimum).toEqual({ length: 15, unit: 'days' });
    expect(step(timeline, 'tender-end')?.minimum).toEqual({ length: 10, unit: 'days' });
  });
  it('extreme urgency without call: no minimum, no standstill (DL-17-15, REV-134-3)', () => {
    const timeline = ask({
      procedureType: 'neg-wo-call',
      urgency: 'extreme',
      startsOn: '2026-09-01',
      noticeDispatchedOn: '2026-09-01',
    });
    expect(ids(timeline)).not.toContain('standstill-end');
    expect(ids(timeline)).not.toContain('notice');
    expect(step(timeline, 'tender-end')).toMatchObject({ minimum: null, earliest: '2026-09-02', kind: 'period' });
  });
  it('concession in several stages: 30 and 22 − 5 days (KON-27)', () => {
    const timeline = ask({ procedureType: 'oth-mult', nature: 'concession' });
    expect(step(timeline, 'participation-end')?.minimum?.length).toBe(30);
    expect(step(timeline, 'tender-end')?.minimum?.length).toBe(17);
  });
  it('social services: the buyer sets the periods (DL-65-3)', () => {
    expect(step(ask({ nature: 'social-services' }), 'tender-end')).toMatchObject({ minimum: null });
  });
  it('refuses what the law does not know', () => {
    expect(() => ask({ nature: 'concession' })).toThrow(expect.objectContaining({ kind: 'unprocessable' }));
    expect(() => ask({ procedureType: 'oth-single' })).toThrow(expect.objectContaining({ kind: 'unprocessable' }));
    expect(() => national('us-neg-wo-call', { nature: 'works' })).toThrow(
      expect.objectContaining({ kind: 'unprocessable' }),
    );
    expect(() => ask({ procedureType: 'us-open' })).toThrow(expect.objectContaining({ kind: 'invalid' }));
    expect(() => ask({ startsOn: '2028-01-01' })).toThrow(expect.objectContaining({ kind: 'unprocessable' }));
  });
});

describe('below the threshold', () => {
  it('has no minimum after the UVgO; the proposal says that it is one (UVGO-13)', () => {
    const end = step(national('us-open'), 'tender-end');
    expect(end).toMatchObject({ minimum: null, earliest: '2026-03-06', planned: '2026-03-19', lawful: true });
    expect(end?.reason).toContain('keine Rechtsvorgabe');
    expect(national('us-open', { overrides: { 'tender-end': '2026-03-06' } }).conflicts).toEqual([]);
  });
  it('has ten calendar days for works (VOBA-10-1) and 30 for the binding period (VOBA-10-4)', () => {
    const timeline = national('us-open', { nature: 'works' });
    expect(step(timeline, 'tender-end')).toMatchObject({
      minimum: { length: 10, unit: 'days' },
      planned: '2026-03-16',
    });
    expect(planned(timeline, 'binding-until')).toBe('2026-04-15');
  });
  it('has no standstill and informs after the award (HVTG-DL, LOS-UVGO46)', () => {
    const timeline = national('us-res-no-tw');
    expect(ids(timeline)).toEqual([
      'invitation',
      'tender-end',
      'opening',
      'binding-until',
      'losers-informed',
      'award',
      'statistics-report',
      'ex-post-publication-until',
      'records-kept-until',
    ]);
    expect(timeline.uncertain.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['LOS-UVGO46', 'VM-UVGO', 'HE21-EXPOST']),
    );
  });
  it('publishes three months after the UVgO, six after the VOB/A, and does not know it for the HVTG 2026 (EXP-UVGO30, EXP-VOBA20-BA, HE26-EXPOST)', () => {
    const goods = national('us-res-no-tw');
    expect(step(goods, 'ex-post-publication-until')?.minimum).toEqual({ length: 3, unit: 'months' });
    expect(step(national('us-res-no-tw', { nature: 'works' }), 'ex-post-publication-until')?.minimum).toEqual({
      length: 6,
      unit: 'months',
    });
    const now = national('us-res-no-tw', { startsOn: '2026-11-22', noticeDispatchedOn: '2026-11-23' });
    expect(ids(now)).not.toContain('ex-post-publication-until');
    expect(now.uncertain.map(({ id }) => id)).toContain('HE26-EXPOST');
  });
  it('a direct award is only an award', () => {
    expect(ids(national('direct', { startsOn: '2026-11-22', noticeDispatchedOn: '2026-11-23' }))).toEqual([
      'award',
      'statistics-report',
      'records-kept-until',
    ]);
  });
});

describe('planned days', () => {
  it('later than the minimum is lawful, and the chain goes on from there', () => {
    const timeline = ask({ overrides: { 'tender-end': '2026-05-04' } });
    expect(step(timeline, 'tender-end')).toMatchObject({ earliest: '2026-04-07', planned: '2026-05-04', lawful: true });
    expect(planned(timeline, 'answers-until')).toBe('2026-04-28');
    expect(planned(timeline, 'standstill-end')).toBe('2026-05-14');
    expect(timeline.conflicts).toEqual([]);
  });
  it('earlier than the minimum is a conflict with its reason', () => {
    const timeline = ask({ overrides: { 'tender-end': '2026-04-06', award: '2026-04-16' } });
    expect(step(timeline, 'tender-end')?.lawful).toBe(false);
    expect(timeline.conflicts).toEqual([
      {
        stepId: 'tender-end',
        message:
          'Ende der Angebotsfrist: Geplant ist der 06.04.2026, zulässig ist frühestens der 07.04.2026 (30 Tage, gerechnet vom 05.03.2026).',
      },
      { stepId: 'award', message: 'Zuschlag: Geplant ist der 16.04.2026, zulässig ist frühestens der 18.04.2026.' },
    ]);
  });
  it('a notice of the award after its deadline and a binding period before the award are conflicts', () => {
    const timeline = ask({ overrides: { 'award-notice': '2026-05-21', 'binding-until': '2026-04-19' } });
    expect(timeline.conflicts.map(({ stepId }) => stepId).sort()).toEqual(['award-notice', 'binding-until']);
  });
  it('an unknown step or day is a wrong field', () => {
    const overrides = { lunch: '2026-05-04', award: '2026-13-01' } as Record<string, string>;
    expect(() => ask({ overrides })).toThrow(
      expect.objectContaining({
        errors: [
          expect.objectContaining({ pointer: '/overrides/lunch' }),
          expect.objectContaining({ pointer: '/overrides/award' }),
        ],
      }),
    );
  });
});

describe('backward from an anchor', () => {
  it('finds the latest beginning for a planned award', () => {
    const timeline = ask({ noticeDispatchedOn: null, anchor: { stepId: 'award', on: '2026-06-15' } });
    expect(planned(timeline, 'award')).toBe('2026-06-15');
    expect(timeline.conflicts).toEqual([]);
    const notice = planned(timeline, 'notice') ?? '';
    expect(step(timeline, 'notice')?.latest).toBe(notice);
    // one day later the award would come too late
    expect((planned(ask({ noticeDispatchedOn: addDays(notice, 1) }), 'award') ?? '') > '2026-06-15').toBe(true);
  });
  it('says when the fixed days leave no way, or the step does not exist', () => {
    const anchor = { stepId: 'award', on: '2026-06-15' } as const;
    expect(() => ask({ anchor, overrides: { 'tender-end': '2026-07-01' } })).toThrow('nicht erreichbar');
    expect(() => ask({ anchor: { stepId: 'participation-end', on: '2026-06-15' } })).toThrow(
      'gibt es in diesem Verfahren nicht',
    );
  });
});

describe('properties', () => {
  const kinds: readonly (readonly [Regime, ProcedureType, Nature])[] = [
    ['eu', 'open', 'supplies'],
    ['eu', 'restricted', 'services'],
    ['eu', 'neg-w-call', 'planning'],
    ['eu', 'open', 'works'],
    ['eu', 'neg-wo-call', 'supplies'],
    ['eu', 'oth-mult', 'concession'],
    ['national', 'us-open', 'supplies'],
    ['national', 'us-res-tw', 'services'],
    ['national', 'us-res-no-tw', 'works'],
    ['national', 'us-free-no-tw', 'works'],
    ['national', 'us-neg-wo-call', 'supplies'],
  ];
  const request = fc
    .record({
      kind: fc.constantFrom(...kinds),
      day: fc.integer({ min: 2100, max: 4000 }).map((days) => addDays('2016-01-01', days)),
      state: fc.constantFrom<State>(...STATES),
      electronicTenders: fc.boolean(),
      urgency: fc.constantFrom('none' as const, 'substantiated' as const),
      documentsElectronic: fc.boolean(),
    })
    .map(({ kind: [regime, procedureType, nature], day, ...rest }): TimelineRequest => ({
      ...rest,
      regime,
      procedureType,
      nature,
      startsOn: day,
      noticeDispatchedOn: day,
    }));

  it('the usual plan is lawful, in order, and explained', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const timeline = computeTimeline(asked);
        expect(timeline.conflicts).toEqual([]);
        const positions = timeline.steps.map(({ id }) => STEP_IDS.indexOf(id));
        expect([...positions].sort((a, b) => a - b)).toEqual(positions);
        for (const { earliest, latest, planned: day, lawful, reason } of timeline.steps) {
          expect(lawful && (earliest === null || day >= earliest) && (latest === null || day <= latest)).toBe(true);
          expect(reason.length).toBeGreaterThan(10);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a later notice never brings an earlier award', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 20 }), (asked, days) => {
        const later = computeTimeline({ ...asked, noticeDispatchedOn: addDays(asked.startsOn, days) });
        expect((later.earliestAward ?? '') >= (computeTimeline(asked).earliestAward ?? '')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('a further holiday never brings an earlier award', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 90 }), (asked, offset) => {
        const holiday = computeTimeline(asked, withHoliday(asked.state, addDays(asked.startsOn, offset)));
        expect((holiday.earliestAward ?? '') >= (computeTimeline(asked).earliestAward ?? '')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('backward from an award, then forward from the notice found, keeps the award', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 150, max: 200 }), (asked, days) => {
        const on = addDays(asked.startsOn, days);
        const backward = computeTimeline({ ...asked, noticeDispatchedOn: null, anchor: { stepId: 'award', on } });
        expect(backward.conflicts).toEqual([]);
        const begin = backward.steps.find(({ id }) => id === 'notice' || id === 'invitation')?.planned ?? '';
        const forward = computeTimeline({ ...asked, noticeDispatchedOn: begin });
        expect((planned(forward, 'award') ?? '') <= on).toBe(true);
        const tooLate = computeTimeline({ ...asked, noticeDispatchedOn: addDays(begin, 1) });
        expect((planned(tooLate, 'award') ?? '') > on || begin === on).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

it('finds the way back from a day years ahead in few steps, whatever days are fixed between', () => {
  let asked = 0;
  const counting = {
    ...SHIPPED_LAW,
    numberOf: (id: string, position = 0) => (asked++, SHIPPED_LAW.numberOf(id, position)),
  };
  const fixed = { 'participation-end': '2016-06-01', award: '2017-01-02' } as const;
  const anchor = { stepId: 'records-kept-until', on: '2034-06-15' } as const;
  const { steps } = computeTimeline({ ...OPEN, procedureType: 'restricted', overrides: fixed, anchor }, counting);
  expect(steps.find(({ id }) => id === 'notice')?.latest).toBe('2034-06-15');
  expect(asked).toBeLessThan(5000);
});
