import { addDays } from '@app/kernel';
import { SHIPPED_LAW } from '@app/law';
import fc from 'fast-check';
import { dossier, lotOf } from '../../../../../test/support/dossier';
import { notSuspended } from '../conditions';
import { partOf } from '../dossier';
import { clockSentence, type Complaint, complaintClocks } from './complaint';
import {
  eventRefusal,
  type ReviewEvent,
  type ReviewProceedings,
  reviewClocks,
  suspensionBy,
} from './review-proceedings';

const STARTS = '2026-07-01';
const eu = { regime: 'eu' as const, startsOn: STARTS, state: 'HE' as const, tenderDeadline: null, timeline: null };
const complaint = (change: Partial<Complaint> = {}): Complaint => ({
  ...{ id: 'c', bidderId: null, name: 'Alpha GmbH', recognisedOn: null, about: 'award', text: 'Wertung falsch.' },
  ...{ receivedAt: new Date('2026-09-11T08:00:00Z'), lotIds: [], personName: 'A', at: new Date(0), answer: null },
  ...change,
});
const timeliness = (one: Complaint, procedure: Parameters<typeof complaintClocks>[1] = eu) =>
  complaintClocks(one, procedure, SHIPPED_LAW).clocks.map(({ step, timeliness: how }) => [step.id, step.ends, how]);

describe('clocks of a complaint', () => {
  it('is in time within ten days, unclear where only a shift saves it, late afterwards (REV-160-1)', () => {
    const received = (day: string) =>
      complaint({ recognisedOn: '2026-09-02', receivedAt: new Date(`${day}T08:00:00Z`) });
    expect(timeliness(received('2026-09-12'))).toEqual([['complaint', '2026-09-14', 'in-time']]);
    expect(timeliness(received('2026-09-14'))).toEqual([['complaint', '2026-09-14', 'unclear']]);
    expect(timeliness(received('2026-09-15'))).toEqual([['complaint', '2026-09-14', 'late']]);
  });

  it('counts what the documents showed to the minute of the tender deadline (REV-160-23)', () => {
    const asked = { ...eu, tenderDeadline: new Date('2026-09-11T10:00:00Z') };
    const at = (time: string) =>
      complaint({ about: 'documents', receivedAt: new Date(`2026-09-11T${time}Z`), name: time });
    expect(timeliness(at('10:00:00'), asked)).toEqual([['complaint-visible', '2026-09-11', 'in-time']]);
    expect(timeliness(at('10:00:01'), asked)).toEqual([['complaint-visible', '2026-09-11', 'late']]);
    expect(timeliness({ ...at('10:00:01'), about: 'award' }, asked)).toEqual([]);
  });

  it('starts the fifteen days of the application with the receipt of the refusal only (REV-160-4)', () => {
    const answer = { reason: 'r', answeredOn: '2026-09-01', personName: 'A', at: new Date(0) };
    const refused = complaint({ answer: { ...answer, outcome: 'refused', receivedOn: '2026-09-01' } });
    expect(timeliness(refused)).toEqual([['review-application', '2026-09-16', null]]);
    expect(timeliness(complaint({ answer: { ...answer, outcome: 'remedied', receivedOn: '2026-09-01' } }))).toEqual([]);
    expect(timeliness(complaint({ answer: { ...answer, outcome: 'refused', receivedOn: null } }))).toEqual([]);
    const [clock] = complaintClocks(refused, eu, SHIPPED_LAW).clocks;
    expect(clock && clockSentence(clock)).toBe('Nachprüfungsantrag nach Nichtabhilfe: Frist bis 16.09.2026.');
  });

  it('says that national procedures have none', () => {
    const { clocks, note } = complaintClocks(
      complaint({ recognisedOn: '2026-09-02' }),
      { ...eu, regime: 'national' },
      SHIPPED_LAW,
    );
    expect([clocks, note]).toEqual([[], expect.stringMatching(/nationale Verfahren/)]);
  });
});

const event = (kind: ReviewEvent['kind'], on: string, more: Partial<ReviewEvent> = {}): ReviewEvent => ({
  ...{ kind, on, rejected: null, end: null, note: '', personName: 'A', at: new Date(0) },
  ...more,
});
const review = (events: readonly ReviewEvent[] = [], lotIds: readonly string[] = []): ReviewProceedings => ({
  ...{ id: 'r', chamber: 'VK Hessen', fileNumber: '69d VK 1/2026', informedAt: new Date('2026-08-03T08:00:00Z') },
  ...{ lotIds, personName: 'A', at: new Date(0), events },
});
const free = (events: readonly ReviewEvent[], startsOn = STARTS) =>
  reviewClocks(review(events), { startsOn, state: 'HE' }, SHIPPED_LAW).freeFrom;

describe('the prohibition of the award (REV-169)', () => {
  const lost = event('decision', '2026-09-01', { rejected: false });
  const won = event('decision', '2026-09-01', { rejected: true });

  it('has no end before the decision, and then the one the library computes', () => {
    expect(free([])).toBeNull();
    expect(free([lost])).toBe('2026-09-16');
    expect(free([won])).toBe('2026-09-02');
  });

  it('lasts on with a complaint to the court where its effect has no known end (REV-173-NEW, REV-173-OLD)', () => {
    const appeal = event('appeal', '2026-09-10');
    expect(free([lost, appeal])).toBeNull();
    expect(free([won, appeal])).toBe('2026-09-02');
    expect(free([won, appeal], '2026-06-30')).toBe('2026-09-30');
  });

  it('is not ended as run out before it is; withdrawn any time', () => {
    const end = (how: 'ban-over' | 'withdrawn', today: string, freeFrom: string | null) =>
      eventRefusal(review([lost]), { kind: 'end', on: today, end: how }, { today, freeFrom });
    expect(end('ban-over', '2026-09-15', '2026-09-16')).toMatch(/frühestens ab dem 16.09.2026/);
    expect(end('ban-over', '2026-09-16', null)).toMatch(/nicht abgelaufen/);
    expect(end('ban-over', '2026-09-16', '2026-09-16')).toBeNull();
    expect(end('withdrawn', '2026-09-02', null)).toBeNull();
    const over = review([event('end', '2026-09-02', { end: 'withdrawn' })]);
    expect(
      eventRefusal(over, { kind: 'appeal', on: '2026-09-03', end: null }, { today: '2026-09-03', freeFrom: null }),
    ).toMatch(/schon beendet/);
  });

  it('touches the lots named only, and never a national procedure', () => {
    const lots = [lotOf({ id: 'a', phase: 'standstill' }), lotOf({ id: 'b', number: 2, phase: 'standstill' })];
    expect(suspensionBy([review([], ['a'])], 'eu', lots)).toEqual({ since: '2026-08-03', spared: ['b'] });
    expect(suspensionBy([review()], 'eu', lots)).toEqual({ since: '2026-08-03', spared: [] });
    expect(suspensionBy([review()], 'national', lots)).toEqual({ since: null, spared: [] });
    const awarded = lots.map((lot) => ({ ...lot, phase: 'awarded' as const }));
    expect(suspensionBy([review()], 'eu', awarded).since).toBeNull();
    const whole = dossier({ regime: 'eu', suspendedOn: '2026-08-03', phase: 'standstill' }, { lots, spared: ['b'] });
    expect(notSuspended(partOf(whole, ['a'])).met).toBe(false);
    expect(notSuspended(partOf(whole, ['b'])).met).toBe(true);
    expect(notSuspended(partOf(whole, ['a', 'b'])).met).toBe(false);
  });

  it('holds for a lot as long as one of its reviews runs, in whatever order they end', () => {
    const lots = ['a', 'b', 'c'].map((id, index) => lotOf({ id, number: index + 1, phase: 'standstill' }));
    const reviews = fc.array(
      fc.record({ ended: fc.boolean(), lotIds: fc.subarray(['a', 'b', 'c']), day: fc.integer({ min: 0, max: 60 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(reviews, (given) => {
        const all = given.map(({ ended, lotIds, day }) => ({
          ...review(ended ? [event('end', '2026-12-01', { end: 'withdrawn' })] : [], lotIds),
          informedAt: new Date(`${addDays('2026-08-01', day)}T08:00:00Z`),
        }));
        const { since, spared } = suspensionBy(all, 'eu', lots);
        for (const { id } of lots) {
          const barred = given.some(({ ended, lotIds }) => !ended && (lotIds.length === 0 || lotIds.includes(id)));
          expect(since !== null && !spared.includes(id)).toBe(barred);
        }
      }),
    );
  });
});
