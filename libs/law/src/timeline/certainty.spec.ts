import { assess } from '../assessment/assessment';
import { judgeFramework } from '../contracts/framework';
import type { TimelineRequest } from './timeline';
import { computeTimeline } from './timeline';

/** A municipality in Hessen: standstill from Wednesday 23 December 2026 to Saturday 2 January 2027. */
const plan = (more: Partial<TimelineRequest> = {}) =>
  computeTimeline({
    startsOn: '2026-11-22',
    state: 'HE',
    regime: 'eu',
    procedureType: 'open',
    nature: 'supplies',
    noticeDispatchedOn: '2026-11-23',
    ...more,
  });
const national = (more: Partial<TimelineRequest> = {}) =>
  plan({ regime: 'national', procedureType: 'us-res-no-tw', nature: 'services', ...more });
const doubts = (answer: ReturnType<typeof plan>, id: string): readonly string[] =>
  answer.uncertain.filter((doubt) => doubt.id === id).map(({ text }) => text);
const reason = (answer: ReturnType<typeof plan>, id: string): string | undefined =>
  answer.steps.find((step) => step.id === id)?.reason;

describe('what a timeline does not know for certain', () => {
  it('STILL-2: names the planned award and on which side of the dispute it lies', () => {
    expect(doubts(plan(), 'STILL-2')[0]).toContain('der geplante 05.01.2027 ist nach beiden Ansichten sicher');
    expect(doubts(plan({ overrides: { award: '2027-02-15' } }), 'STILL-2')[0]).toContain(
      'der geplante 15.02.2027 ist nach beiden Ansichten sicher',
    );
    expect(doubts(plan({ overrides: { award: '2027-01-04' } }), 'STILL-2')[0]).toContain(
      'der geplante 04.01.2027 ist also nur nach der herrschenden Ansicht zulässig',
    );
  });

  it('STILL-2: names no dispute where the standstill ends on a working day', () => {
    const friday = plan({ overrides: { 'losers-informed': '2027-01-05' } });
    expect(friday.steps.find(({ id }) => id === 'standstill-end')?.planned).toBe('2027-01-15');
    expect(doubts(friday, 'STILL-2')[0]).toContain('kein Arbeitstag; der erste Arbeitstag danach ist der 18.01.2027');
    expect(doubts(friday, 'STILL-2')[0]).not.toContain('Ansicht');
  });

  it('STILL-2: says nothing of two views for an award that both forbid', () => {
    const early = plan({ overrides: { award: '2026-12-30' } });
    expect(early.conflicts.map(({ stepId }) => stepId)).toContain('award');
    expect(doubts(early, 'STILL-2')).toEqual([]);
  });

  it.each([
    ['2026-06-30', false],
    ['2026-07-01', true],
  ])('DL-17-15, REV-134-3: extreme urgency frees of the least period only since 1 July 2026 (%s)', (day, freed) => {
    const answer = plan({ startsOn: day, noticeDispatchedOn: day, procedureType: 'neg-wo-call', urgency: 'extreme' });
    expect(answer.citations.some(({ id }) => id === 'DL-17-15')).toBe(freed);
    expect(reason(answer, 'award')?.includes('Wartepflicht')).toBe(freed);
  });

  it('REV-160-1, REV-135-2: periods of the GWB that end on a free day are marked as in the review', () => {
    const answer = plan();
    expect(answer.steps.find(({ id }) => id === 'complaint-window')?.planned).toBe('2027-01-04');
    expect(doubts(answer, 'BGB-193').join()).toContain('vom 02.01.2027');
  });

  it('DL-15-2: no periods above the threshold before 18 April 2016', () => {
    expect(() => plan({ startsOn: '2016-04-17', noticeDispatchedOn: '2016-04-17' })).toThrow('18.04.2016');
    expect(plan({ startsOn: '2016-04-18', noticeDispatchedOn: '2016-04-18' }).steps.length).toBeGreaterThan(0);
  });

  it.each(['TH', 'ST', 'SN', 'RP'] as const)('HVTG-DL: %s has a standstill of its own below the threshold', (state) => {
    const answer = national({ state });
    expect(doubts(answer, 'HVTG-DL')).toHaveLength(1);
    expect(reason(answer, 'award')).not.toContain('keine Wartefrist bekannt');
    expect(doubts(national({ state, buyer: 'federal' }), 'HVTG-DL')).toEqual([]);
    expect(doubts(national(), 'HVTG-DL')).toEqual([]);
  });

  it('HE-BIND-UVGO: in Hessen the UVgO gives dates since 1 September 2021 only', () => {
    const on = (day: string) => doubts(national({ startsOn: day, noticeDispatchedOn: day }), 'HE-BIND-UVGO');
    expect(on('2021-08-31')).toHaveLength(1);
    expect(on('2021-09-01')).toEqual([]);
  });

  it('HE21-FB, EST-SEKT: says where the UVgO does not bind', () => {
    expect(doubts(national({ procedureType: 'us-neg-wo-call', nature: 'planning' }), 'HE21-FB')).toHaveLength(1);
    expect(doubts(national({ procedureType: 'us-open', buyer: 'utility' }), 'EST-SEKT')).toHaveLength(1);
  });

  it('HE26-EXPOST: the law of Hessen does not bind federal buyers there', () => {
    const federal = national({ buyer: 'federal' });
    expect(doubts(federal, 'HE26-EXPOST')).toEqual([]);
    expect(federal.steps.map(({ id }) => id)).toContain('ex-post-publication-until');
  });

  it.each([
    ['works', 1],
    ['supplies', 0],
  ] as const)('VGV-82: read for the VgV, applied to the VOB/A-EU with a doubt (%s)', (nature, count) => {
    expect(doubts(plan({ nature }), 'VGV-82')).toHaveLength(count);
  });

  it('EXP-VOBA20-BA: works are published above the amount, not when it is reached', () => {
    const works = national({ nature: 'works', startsOn: '2024-05-02', noticeDispatchedOn: '2024-05-02' });
    expect(reason(works, 'ex-post-publication-until')).toContain('über 25.000,00');
    expect(reason(works, 'ex-post-publication-until')).not.toContain('erreicht');
  });
});

describe('what an assessment cites', () => {
  it('HE26-DIRECT-LD: a doubt begins with how it is known, which pages make their mark of', () => {
    const subject = { startsOn: '2026-06-25', state: 'HE', buyer: 'municipality', nature: 'supplies' } as const;
    const { uncertain } = assess({ ...subject, value: '150000.00' });
    const texts = uncertain.filter(({ id }) => id === 'HE26-DIRECT-LD').map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringMatching(/^Nur aus nicht amtlicher Quelle/));
  });

  it.each([
    ['2018-05-02', undefined],
    ['2024-05-02', 'FED-VOBA-DA-19'],
    ['2026-05-02', 'FED-VOBA-DA-26'],
  ])('%s: the model text of the day where a state has no limits (%s)', (startsOn, factId) => {
    const answer = assess({ startsOn, state: 'HB', buyer: 'municipality', nature: 'works', value: '2000.00' });
    const cited = answer.citations.map(({ id }) => id).filter((id) => id.startsWith('FED-VOBA-DA'));
    expect(cited).toEqual(factId === undefined ? [] : [factId]);
  });

  it.each([
    ['7499.99', false],
    ['7500.00', true],
  ])('HE21-DIRECT-RULE: cited for the price enquiries it asks for (%s)', (value, cited) => {
    const answer = assess({ startsOn: '2020-05-04', state: 'HE', buyer: 'municipality', nature: 'supplies', value });
    expect(answer.citations.some(({ id }) => id === 'HE21-DIRECT-RULE')).toBe(cited);
  });

  it.each([
    ['2025-12-31', 3],
    ['2026-01-01', null],
  ])('NW-KOM-26: no least number of companies since the UVgO does not bind (%s)', (startsOn, minimum) => {
    const answer = assess({
      startsOn,
      state: 'NW',
      buyer: 'municipality',
      nature: 'services',
      value: '60000.00',
    });
    expect(answer.procedureTypes.find(({ type }) => type === 'us-res-no-tw')?.minimumBidders).toBe(minimum);
  });

  it.each([
    ['2026-06-24', 'HE', false],
    ['2026-06-25', 'HE', true],
    ['2026-06-24', 'BY', true],
  ] as const)(
    'HE21-FB: the freedom of freelance services is read for the HVTG 2021 alone (%s, %s)',
    (startsOn, state, doubted) => {
      const answer = assess({
        startsOn,
        state,
        buyer: 'municipality',
        nature: 'professional-services',
        value: '180000.00',
      });
      expect(answer.uncertain.some(({ id }) => id === 'HE21-FB')).toBe(doubted);
    },
  );

  it('HE26-DIRECT-LD: says that the sources disagree on comparison offers', () => {
    const answer = assess({
      startsOn: '2026-06-25',
      state: 'HE',
      buyer: 'municipality',
      nature: 'supplies',
      value: '90000.00',
    });
    expect(answer.uncertain.find(({ id }) => id === 'HE26-DIRECT-LD')?.text).toContain('Vergleichsangebote');
  });

  it.each([
    ['eu', 'RV-SEK'],
    ['national', undefined],
  ] as const)('RV-SEK: the SektVO limits framework agreements above the threshold alone (%s)', (regime, factId) => {
    const answer = judgeFramework({
      startsOn: '2026-07-02',
      state: 'HE',
      buyer: 'utility',
      nature: 'services',
      regime,
      years: 4,
      entitled: ['Stadtwerke'],
      maximumValue: '100000.00',
    });
    expect(answer.citations.map(({ id }) => id).find((id) => id.startsWith('RV-SEK'))).toBe(factId);
  });

  it.each([
    ['municipality', 'services', false],
    ['utility', 'services', true],
    ['municipality', 'concession', true],
  ] as const)('EFORMS: read for the VgV, assumed for SektVO and KonzVgV (%s, %s)', (buyer, nature, doubted) => {
    const answer = assess({ startsOn: '2026-07-02', state: 'HE', buyer, nature, value: '6000000.00' });
    expect(answer.uncertain.some(({ id }) => id === 'EFORMS')).toBe(doubted);
  });

  it('PT-oth-single: does not say that social services know no other procedures', () => {
    const answer = assess({
      startsOn: '2026-07-02',
      state: 'HE',
      buyer: 'municipality',
      nature: 'social-services',
      value: '800000.00',
    });
    const other = answer.procedureTypes.find(({ type }) => type === 'oth-single');
    expect(other?.reason).not.toContain('nur für Konzessionen');
  });

  it('HE26-DIRECT-LD, DL-17-5: says what is not possible plainly, and the type once', () => {
    const reasonOf = (value: string, type: string): string =>
      assess({
        startsOn: '2026-07-02',
        state: 'HE',
        buyer: 'municipality',
        nature: 'supplies',
        value,
      }).procedureTypes.find((answer) => answer.type === type)?.reason ?? '';
    expect(reasonOf('100000.01', 'direct')).toContain('Direktauftrag: nur bis 100.000,00');
    expect(reasonOf('300000.00', 'neg-wo-call').split('Verhandlungsverfahren ohne Teilnahmewettbewerb:')).toHaveLength(
      2,
    );
  });

  it('RV-PARTIES: speaks of one entitled authority in the singular', () => {
    const answer = judgeFramework({
      startsOn: '2026-07-02',
      state: 'HE',
      buyer: 'municipality',
      nature: 'services',
      regime: 'eu',
      years: 4,
      entitled: ['Stadt Raunheim'],
      maximumValue: '100000.00',
    });
    expect(answer.points.find(({ id }) => id === 'entitled')?.reason).toBe(
      'Abrufen darf nur der eine genannte Auftraggeber.',
    );
  });
});
