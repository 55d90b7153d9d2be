import { instantInGermany } from '@app/kernel';
import { computeTimeline, type TimelineRequest } from '@app/law';
import type { TimelineCalendar } from '../contract';
import { calendarEntries } from './timeline-calendar';

const request: TimelineRequest = {
  startsOn: '2026-11-22',
  state: 'HE',
  regime: 'eu',
  procedureType: 'open',
  nature: 'supplies',
  noticeDispatchedOn: '2026-11-24',
};
const calendar = (more: Partial<TimelineRequest> = {}): TimelineCalendar => ({
  key: 'p1',
  version: 3,
  changedAt: new Date('2026-11-22T09:30:00Z'),
  label: '2026-L-0001 Papier',
  timeline: computeTimeline({ ...request, ...more }),
  times: { 'tender-end': instantInGermany('2026-12-24', '12:00') },
});
const awardOf = (source: TimelineCalendar) => calendarEntries(source).find(({ uid }) => uid.startsWith('award-p1'));

describe('calendar entries of a timeline', () => {
  it('are one per step, by day, with ids that do not change when the days do', () => {
    const before = calendarEntries(calendar());
    const after = calendarEntries(calendar({ noticeDispatchedOn: '2027-02-01' }));
    expect(before.map(({ uid }) => uid).sort()).toEqual(after.map(({ uid }) => uid).sort());
    expect(new Set(before.map(({ uid }) => uid)).size).toBe(calendar().timeline.steps.length);
    expect(before.map(({ day }) => day)).toEqual(before.map(({ day }) => day).toSorted());
    expect(awardOf(calendar())?.day).not.toBe(awardOf(calendar({ noticeDispatchedOn: '2027-02-01' }))?.day);
  });

  it('give reason, minimum, provision and whether the day is lawful', () => {
    const tenderEnd = calendarEntries(calendar()).find(({ at }) => at !== null);
    expect(tenderEnd?.summary).toBe('Ende der Angebotsfrist – 2026-L-0001 Papier');
    expect(tenderEnd?.description).toMatch(/^Angebotsfrist im offenen Verfahren/);
    expect(tenderEnd?.description).toContain('Mindestfrist: 30 Tage.');
    expect(tenderEnd?.description).toContain('§ 15 Abs. 2 VgV');
    expect(tenderEnd?.description).toContain('Der Termin hält die bekannten Fristen ein.');
  });

  it('name an unlawful day in the title and say what would be lawful', () => {
    const award = awardOf(calendar({ overrides: { award: '2026-12-25' } }));
    expect(award?.summary).toMatch(/^Unzulässig geplant: Zuschlag – /);
    expect(award?.description).toMatch(/Der Termin ist unzulässig\. Zuschlag: .*zulässig ist frühestens/);
    expect(award?.description).not.toContain('hält die bekannten Fristen ein');
  });

  it('mark what rests on unverified facts', () => {
    const national: TimelineRequest = { ...request, regime: 'national', procedureType: 'us-open', nature: 'services' };
    const entries = calendarEntries({ ...calendar(), timeline: computeTimeline(national) });
    const unsure = entries.filter(({ description }) => description.includes('Nicht gesichert'));
    expect(unsure.map(({ uid }) => uid)).toContain('losers-informed-p1@vergabezentrum');
    expect(unsure.length).toBeLessThan(entries.length);
  });
});
