import { addDays } from '@app/kernel';
import fc from 'fast-check';
import { calendarOf } from '../calendar/calendar';
import { forwardPeriod } from '../periods/period-rules';
import type { ReviewAnswer, ReviewRequest } from './review-dates';
import { reviewDates } from './review-dates';
import type { ReviewEvents } from './review-events';
import { REVIEW_EVENT_DAYS } from './review-events';
import type { ReviewStep, ReviewStepId } from './review-steps';

const ask = (events: ReviewEvents, more: Partial<ReviewRequest> = {}): ReviewAnswer =>
  reviewDates({ startsOn: '2026-07-01', state: 'HE', events, ...more });
const OLD = { startsOn: '2026-06-30' };
const stepOf = (answer: ReviewAnswer, id: ReviewStepId): ReviewStep | undefined =>
  answer.steps.find((step) => step.id === id);
const ids = (answer: ReviewAnswer): string[] => answer.steps.map(({ id }) => id);
const doubts = (answer: ReviewAnswer, factId: string): string =>
  answer.uncertain
    .filter(({ id }) => id === factId)
    .map(({ text }) => text)
    .join(' ');

describe('one event, one step', () => {
  it.each<readonly [string, ReviewEvents, ReviewStepId, string, string, string]>([
    // a Saturday: by then at the latest by one view, on Monday by the other
    ['REV-160-1', { recognisedOn: '2026-09-02' }, 'complaint', '2026-09-12', '2026-09-14', '2026-09-15'],
    ['REV-160-1', { recognisedOn: '2026-09-01' }, 'complaint', '2026-09-11', '2026-09-11', '2026-09-12'],
    ['REV-160-23', { noticeTenderEnd: '2026-09-12' }, 'complaint-visible', '2026-09-12', '2026-09-12', '2026-09-13'],
    ['REV-160-4', { refusalReceivedOn: '2026-09-01' }, 'review-application', '2026-09-16', '2026-09-16', '2026-09-17'],
    // Corpus Christi in Hessen
    ['DL-62-2', { reasonsRequestedOn: '2027-05-12' }, 'reasons-on-request', '2027-05-27', '2027-05-28', '2027-05-29'],
    ['REV-135-3', { exAnteNoticeOn: '2026-09-10' }, 'ex-ante-wait', '2026-09-20', '2026-09-21', '2026-09-22'],
    ['REV-135-2', { contractOn: '2026-08-31' }, 'ineffectiveness-limit', '2027-02-28', '2027-03-01', '2027-03-02'],
    [
      'REV-135-2',
      { informationSentOn: '2026-09-01' },
      'ineffectiveness-after-information',
      '2026-10-01',
      '2026-10-01',
      '2026-10-02',
    ],
    [
      'REV-135-2',
      { awardNoticeOn: '2026-09-03' },
      'ineffectiveness-after-notice',
      '2026-10-03',
      '2026-10-05',
      '2026-10-06',
    ],
    ['REV-167', { applicationReceivedOn: '2026-09-03' }, 'chamber-decision', '2026-10-08', '2026-10-08', '2026-10-09'],
    ['REV-172', { decisionServedOn: '2026-09-05' }, 'appeal', '2026-09-19', '2026-09-21', '2026-09-22'],
  ])('%s %o: %s counted to %s, ends %s, safe from %s', (factId, events, id, lastCountedDay, ends, safeDay) => {
    const answer = ask(events);
    expect(stepOf(answer, id)).toMatchObject({ lastCountedDay, ends, safeDay });
    expect(stepOf(answer, id)?.citations.map((citation) => citation.id)).toContain(factId);
  });

  it('says by which rule it counted and what is not known about it (VGV-82, BGB-193)', () => {
    expect(stepOf(ask({ recognisedOn: '2026-09-02' }), 'complaint')?.rule).toBe('bgb');
    expect(stepOf(ask({ reasonsRequestedOn: '2026-09-02' }), 'reasons-on-request')?.rule).toBe('eu-1182-71');
    expect(doubts(ask({ recognisedOn: '2026-09-02' }), 'BGB-193')).toContain('nicht hinterlegt');
    expect(doubts(ask({ reasonsRequestedOn: '2026-09-02' }), 'BGB-193')).toBe('');
    expect(doubts(ask({ recognisedOn: '2026-09-02' }), 'REV-160-1')).toContain('ab dem 15.09.2026');
    expect(doubts(ask({ recognisedOn: '2026-09-01' }), 'REV-160-1')).toBe('');
    // one acts within a complaint period, one waits for the other to pass
    expect(doubts(ask({ recognisedOn: '2026-09-02' }), 'REV-160-1')).toContain('Eigene Handlungen');
    expect(doubts(ask({ exAnteNoticeOn: '2026-09-10' }), 'REV-135-3')).not.toContain('Eigene Handlungen');
  });

  it('gives no step for what did not happen', () => {
    expect(ask({}).steps).toEqual([]);
    expect(ids(ask({ recognisedOn: null, noticeTenderEnd: '2026-09-12' }))).toEqual(['complaint-visible']);
  });
});

describe('ineffectiveness (REV-135-2, REV-135-4)', () => {
  it('ends at the latest six months after the contract', () => {
    const answer = ask({ contractOn: '2026-08-03', awardNoticeOn: '2027-01-25' });
    expect(stepOf(answer, 'ineffectiveness-limit')?.ends).toBe('2027-02-03');
    expect(stepOf(answer, 'ineffectiveness-after-notice')).toMatchObject({ ends: '2027-02-03', safeDay: '2027-02-04' });
    expect(
      stepOf(ask({ contractOn: '2026-08-03', awardNoticeOn: '2026-08-05' }), 'ineffectiveness-after-notice')?.ends,
    ).toBe('2026-09-04');
  });

  it('is not shortened by a letter sent before the contract', () => {
    const answer = ask({ contractOn: '2026-08-20', informationSentOn: '2026-08-07' });
    expect(ids(answer)).toEqual(['ineffectiveness-limit', 'contract-kept']);
    expect(doubts(answer, 'REV-135-2')).toContain('vor dem Vertragsschluss');
    expect(ids(ask({ contractOn: '2026-08-20', informationSentOn: '2026-08-20' }))).toContain(
      'ineffectiveness-after-information',
    );
  });

  it('can be overcome since 1 July 2026', () => {
    expect(ids(ask({ contractOn: '2026-08-20' }))).toContain('contract-kept');
    expect(ids(ask({ contractOn: '2026-08-20' }, OLD))).not.toContain('contract-kept');
  });
});

describe('review chamber and appeal', () => {
  const lost = { applicationReceivedOn: '2026-08-03', decisionServedOn: '2026-09-01', chamberRejected: false };
  const won = { ...lost, chamberRejected: true };

  it('bans the award without an end while nothing is decided (REV-169)', () => {
    expect(stepOf(ask({ applicationReceivedOn: '2026-08-03' }), 'award-ban')).toMatchObject({
      from: '2026-08-03',
      ends: null,
      safeDay: null,
    });
  });

  it('bans it until the appeal period is over, since 1 July 2026 only while the authority lost (REV-169, REV-172)', () => {
    const end = (answer: ReviewAnswer): unknown => stepOf(answer, 'award-ban')?.ends;
    expect(end(ask(won, OLD))).toBe('2026-09-15');
    expect(end(ask(lost, OLD))).toBe('2026-09-15');
    expect(end(ask(lost))).toBe('2026-09-15');
    expect(end(ask(won))).toBe('2026-09-01');
    const unknown = ask({ decisionServedOn: '2026-09-01' });
    expect(end(unknown)).toBe('2026-09-15');
    expect(doubts(unknown, 'REV-169')).toContain('nicht angegeben');
    expect(doubts(ask(won), 'REV-169')).toBe('');
  });

  it('suspends two weeks beyond the appeal period under the old law (REV-173-OLD)', () => {
    expect(stepOf(ask(won, OLD), 'suspensive-effect')).toMatchObject({ ends: '2026-09-29', safeDay: '2026-09-30' });
  });

  it('suspends nothing since 1 July 2026 when the authority won (REV-173-NEW)', () => {
    expect(stepOf(ask(won), 'suspensive-effect')).toMatchObject({ ends: null, rule: null });
    expect(stepOf(ask(lost), 'suspensive-effect')).toBeUndefined();
    expect(doubts(ask(lost), 'REV-173-NEW')).toContain('nicht hinterlegt');
  });

  it('names the end of the procedure only under the old law (REV-177)', () => {
    expect(ids(ask(won, OLD))).toContain('procedure-ended');
    expect(ids(ask(won))).not.toContain('procedure-ended');
  });
});

describe('requests', () => {
  it('names every wrong field', () => {
    expect(() =>
      ask(
        { recognisedOn: '2026-02-30', contractOn: 'bald', chamberRejected: 'ja' as unknown as boolean },
        {
          startsOn: '',
          state: 'XX' as 'HE',
        },
      ),
    ).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        errors: ['/startsOn', '/state', '/events/recognisedOn', '/events/contractOn', '/events/chamberRejected'].map(
          (pointer) => expect.objectContaining({ pointer }),
        ),
      }),
    );
  });

  it('refuses procedures from before the law (REV-160-1)', () => {
    expect(() => ask({ recognisedOn: '2016-04-20' }, { startsOn: '2016-04-17' })).toThrow('18.04.2016');
    expect(ids(ask({ recognisedOn: '2016-04-20' }, { startsOn: '2016-04-18' }))).toEqual(['complaint']);
  });
});

describe('properties', () => {
  const day = fc.integer({ min: 0, max: 365 * 8 }).map((days) => addDays('2026-07-01', days));
  const state = fc.constantFrom('HE' as const, 'BY' as const, 'SN' as const);
  const startsOn = fc.constantFrom('2016-04-18', '2026-06-30', '2026-07-01', '2027-12-31');

  it('a later event never gives an earlier end', () => {
    const events = fc.record(
      {
        ...(Object.fromEntries(REVIEW_EVENT_DAYS.map((name) => [name, day])) as Record<string, typeof day>),
        chamberRejected: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        events,
        fc.constantFrom(...REVIEW_EVENT_DAYS),
        day,
        fc.integer({ min: 0, max: 200 }),
        state,
        startsOn,
        (given, name, on, later, where, start) => {
          const before = ask({ ...given, [name]: on }, { state: where, startsOn: start });
          const after = ask({ ...given, [name]: addDays(on, later) }, { state: where, startsOn: start });
          for (const { id, ends, safeDay } of before.steps) {
            const same = stepOf(after, id);
            if (same === undefined || ends === null || safeDay === null) continue;
            expect((same.ends ?? '') >= ends).toBe(true);
            expect((same.safeDay ?? '') >= safeDay).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('the cautious days enclose the end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REVIEW_EVENT_DAYS), day, state, (name, on, where) => {
        for (const { lastCountedDay, ends, safeDay } of ask({ [name]: on }, { state: where }).steps) {
          if (lastCountedDay === null || ends === null || safeDay === null) continue;
          expect(lastCountedDay <= ends && ends < safeDay).toBe(true);
        }
      }),
    );
  });

  it('both rules of computation give the same day for these lengths (REG-3-4, REG-3-5, BGB-193)', () => {
    const length = fc.constantFrom<readonly [number, 'days' | 'weeks' | 'months']>(
      [10, 'days'],
      [15, 'days'],
      [30, 'days'],
      [2, 'weeks'],
      [5, 'weeks'],
      [6, 'months'],
    );
    fc.assert(
      fc.property(length, day, state, ([count, unit], on, where) => {
        const ends = (rule: 'bgb' | 'eu-1182-71'): string =>
          forwardPeriod(calendarOf(where), rule, on, count, unit).ends;
        expect(ends('bgb')).toBe(ends('eu-1182-71'));
      }),
      { numRuns: 500 },
    );
  });
});
