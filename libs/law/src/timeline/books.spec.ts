import type { TimelineRequest } from './timeline';
import { computeTimeline } from './timeline';
import type { StepId, TimelineStep } from './timeline-steps';

const ask = (change: Partial<TimelineRequest>) =>
  computeTimeline({
    startsOn: '2026-09-01',
    noticeDispatchedOn: '2026-09-01',
    state: 'HE',
    regime: 'eu',
    procedureType: 'open',
    nature: 'supplies',
    ...change,
  });
const step = (change: Partial<TimelineRequest>, id: StepId): TimelineStep | undefined =>
  ask(change).steps.find((candidate) => candidate.id === id);
const facts = (change: Partial<TimelineRequest>, id: StepId): string[] =>
  step(change, id)?.citations.map((citation) => citation.id) ?? [];

describe('every regulation by itself', () => {
  it.each([
    [{}, '§ 82 VgV'],
    [{ buyer: 'utility' }, '§ 65 SektVO'],
    [{ nature: 'concession', procedureType: 'oth-single' }, '§ 36 KonzVgV'],
  ] as const)('%j: periods are counted by %s (VGV-82)', (change, statute) => {
    const shown = step(change, 'tender-end')?.citations.find(({ id }) => id === 'VGV-82')?.statute;
    expect(shown).toBe(statute);
    expect(ask(change).citations.find(({ id }) => id === 'VGV-82')?.statute).toBe(statute);
  });
  it.each([
    [{}, 'OPEN-VGV-26'],
    [{ startsOn: '2026-06-30' }, 'OPEN-VGV'],
    [{ nature: 'works' }, 'PROT-01'],
    [{ regime: 'national', procedureType: 'us-open' }, 'OPEN-UVGO'],
    [{ regime: 'national', procedureType: 'us-open', nature: 'works' }, 'PROT-01'],
  ] as const)('%j: opened by the rule %s', (change, factId) => {
    expect(facts(change, 'opening')[0]).toBe(factId);
    const electronicVgv = factId === 'OPEN-VGV-26';
    expect(step(change, 'opening')?.reason.includes('von zwei Vertretern')).toBe(!electronicVgv);
  });
  it('two representatives open tenders on paper under the VgV to this day (OPEN-VGV-26)', () => {
    expect(step({ electronicTenders: false }, 'opening')?.reason).toContain('von zwei Vertretern');
  });
  it('utilities answer questions 6 or 4 days before, notify within 30 days, keep three years (SEK-16, SEK-38, VM-SEK)', () => {
    const utility = { buyer: 'utility' } as const;
    expect(step(utility, 'answers-until')?.minimum?.length).toBe(6);
    expect(step({ ...utility, urgency: 'substantiated' }, 'answers-until')?.minimum?.length).toBe(4);
    expect(facts(utility, 'answers-until')).toContain('SEK-16');
    expect(facts(utility, 'award-notice')).toEqual(['SEK-38']);
    expect(facts(utility, 'records-kept-until')).toEqual(['VM-SEK']);
    expect(facts(utility, 'losers-informed')).toContain('OWN-SEK-56');
  });
  it('places the notice of utilities 35 days to 12 months before (OWN-SEK-36)', () => {
    const prior = step({ buyer: 'utility', priorInformation: true }, 'prior-information');
    expect(prior).toMatchObject({ latest: '2026-07-28', earliest: '2025-09-01' });
    expect(prior?.citations.map(({ id }) => id)).toEqual(['OWN-SEK-36']);
  });
  it('names the 30 days to confirm an interest (DL-38-5)', () => {
    const prior = step({ procedureType: 'restricted', priorInformation: true }, 'prior-information');
    expect(prior?.reason).toContain('Interessensbestätigung mindestens 30 Tage');
  });
  it('says when the notice may appear in Germany (DL-40-3, OWN-SEK-40, OWN-KON-23)', () => {
    expect(step({}, 'notice')?.reason).toContain('48 Stunden');
    expect(facts({}, 'notice')).toContain('DL-40-3');
    expect(facts({ buyer: 'utility' }, 'notice')).toContain('OWN-SEK-40');
    expect(facts({ nature: 'concession', procedureType: 'oth-single' }, 'notice')).toContain('OWN-KON-23');
  });
  it('keeps the dispatch as the beginning for works when a later publication is asked for (VOBEU-VER, DL-40-1)', () => {
    const later = { publicationDayRequested: '2026-09-08' } as const;
    expect(step({ ...later, nature: 'works' }, 'tender-end')?.from).toBe('2026-09-01');
    expect(step(later, 'tender-end')?.from).toBe('2026-09-08');
  });
  it.each([
    [{}, 'DL-62-2'],
    [{ nature: 'concession', procedureType: 'oth-single' }, 'OWN-KON-30'],
    [{ regime: 'national', procedureType: 'us-open' }, 'LOS-UVGO46'],
    [{ regime: 'national', procedureType: 'us-open', nature: 'works' }, 'LOS-VOBA19'],
  ] as const)('%j: reasons on request within 15 days (%s)', (change, factId) => {
    expect(step(change, 'losers-informed')?.reason).toContain('binnen 15 Tagen');
    expect(facts(change, 'losers-informed')).toContain(factId);
  });
});

describe('award notices', () => {
  const award = { 'losers-informed': '2026-10-06', award: '2026-10-20' } as const;
  it('of concessions within 48 days (OWN-KON-21)', () => {
    const notice = step({ nature: 'concession', procedureType: 'oth-single', overrides: award }, 'award-notice');
    expect(notice).toMatchObject({ minimum: { length: 48, unit: 'days' }, latest: '2026-12-07' });
  });
  it.each([
    ['municipality', 'DL-66-3'],
    ['utility', 'OWN-SEK-39'],
  ] as const)('of social services of a %s may be bundled: 30 days after the quarter (%s)', (buyer, factId) => {
    const social = { nature: 'social-services', buyer, overrides: award } as const;
    expect(step(social, 'award-notice')).toMatchObject({
      from: '2026-12-31',
      latest: '2027-02-01',
      planned: '2026-11-19',
      lawful: true,
    });
    expect(facts(social, 'award-notice')).toEqual([factId]);
  });
});

describe('call-offs', () => {
  const callOff = { callOff: true, procedureType: 'restricted' } as const;
  it('know no notice, and since 1 July 2026 neither letters nor standstill (REV-134-3)', () => {
    const { steps, conflicts } = ask(callOff);
    expect(steps.map(({ id }) => id)).toEqual([
      'invitation',
      'tender-end',
      'opening',
      'binding-until',
      'award',
      'statistics-report',
      'review-window',
      'records-kept-until',
    ]);
    expect(conflicts).toEqual([]);
    expect(facts(callOff, 'award')).toEqual(['REV-134-3']);
    expect(facts(callOff, 'tender-end')).toContain('RV-MINI');
  });
  it('waited before (REV-134-2E)', () => {
    const before = { ...callOff, startsOn: '2026-06-30', noticeDispatchedOn: '2026-06-30' };
    expect(step(before, 'standstill-end')?.minimum?.length).toBe(10);
  });
  it('of a dynamic system have ten days for tenders and a notice per quarter (DL-24-2, DL-39-1)', () => {
    const single = { ...callOff, dynamicSystem: true } as const;
    expect(step(single, 'tender-end')?.minimum?.length).toBe(10);
    expect(step(single, 'award-notice')?.from).toBe('2026-09-30');
  });
});

describe('letters right before holidays', () => {
  const doubts = (informed: string, state: TimelineRequest['state'] = 'HE'): string[] =>
    ask({
      state,
      startsOn: '2026-07-01',
      noticeDispatchedOn: '2026-07-01',
      overrides: { 'losers-informed': informed },
    })
      .uncertain.filter(({ id }) => id === 'STILL-3')
      .map(({ text }) => text);
  it('are lawful but doubted (STILL-3)', () => {
    expect(doubts('2026-12-23')).toEqual([]);
    expect(doubts('2026-12-24')).toEqual([expect.stringContaining('nur 4 Arbeitstage')]);
    expect(doubts('2026-12-31')).toEqual([expect.stringContaining('unmittelbar vor Feiertagen')]);
    expect(doubts('2026-11-10')).toEqual([]);
  });
  it('before an ordinary weekend are not (STILL-3)', () => {
    expect(doubts('2026-11-06')).toEqual([]);
  });
  it('also backward from an award (STILL-3)', () => {
    const timeline = ask({
      startsOn: '2026-07-01',
      noticeDispatchedOn: null,
      overrides: { 'losers-informed': '2026-12-24' },
      anchor: { stepId: 'award', on: '2027-01-11' },
    });
    expect(timeline.uncertain.map(({ id }) => id)).toContain('STILL-3');
  });
});
