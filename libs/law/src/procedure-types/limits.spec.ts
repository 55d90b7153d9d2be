import { formatMoney, parseMoney } from '@app/kernel';
import fc from 'fast-check';
import type { Assessment, AssessmentRequest } from '../assessment/assessment';
import { assess } from '../assessment/assessment';
import type { ProcedureType, State } from '../book/codes';
import { BUYERS, NATURES, STATES } from '../book/codes';

const ask = (change: Partial<AssessmentRequest>): Assessment =>
  assess({
    startsOn: '2026-06-24',
    state: 'HE',
    buyer: 'municipality',
    nature: 'supplies',
    value: '75000.00',
    ...change,
  });
const verdictOf = (answer: Assessment, type: ProcedureType): string | undefined =>
  answer.procedureTypes.find((candidate) => candidate.type === type)?.verdict;
const brief = (limits: Assessment['limits']['above']): string[] =>
  limits.map(({ id, amount, bound, distance }) => `${id} ${bound} ${amount}: ${distance}`);

describe('the next limits in both directions', () => {
  it('names what lies below and above with its distance, nearest first (HE21-VV-OTW, HE21-SCOPE, THR-2026-SUB)', () => {
    const { limits } = ask({});
    expect(brief(limits.below)).toEqual([
      'HE21-VV-OTW up-to 50000.00: 25000.00',
      'HE21-SCOPE below 10000.00: 65000.00',
    ]);
    expect(brief(limits.above)).toEqual([
      'HE21-BA-LD up-to 100000.00: 25000.00',
      'HE21-VV-TW up-to 100000.00: 25000.00',
      'THR-2026-SUB below 216000.00: 141000.00',
    ]);
    expect(limits.above[0]).toMatchObject({
      types: ['us-res-no-tw'],
      text: 'Bis 100.000,00\u00a0€ ohne weiteren Grund zulässig: Beschränkte Ausschreibung ohne Teilnahmewettbewerb.',
    });
  });
  it.each([
    ['100000.00', 'above', '0.00'],
    ['100000.01', 'below', '0.01'],
    ['99999.99', 'above', '0.01'],
  ] as const)('%s EUR: the limit of 100,000 lies %s by %s (HE21-BA-LD)', (value, side, distance) => {
    expect(ask({ value }).limits[side].find(({ id }) => id === 'HE21-BA-LD')).toMatchObject({ distance });
  });
  it.each([
    ['9999.99', 'above', '0.01'],
    ['10000.00', 'below', '0.00'],
    ['10000.01', 'below', '0.01'],
  ] as const)('%s EUR: the limit below 10,000 lies %s by %s (HE21-SCOPE)', (value, side, distance) => {
    expect(ask({ value }).limits[side].find(({ id }) => id === 'HE21-SCOPE')).toMatchObject({ distance });
  });
  it('above the EU threshold says how far down national law would begin (THR-2026-SUB)', () => {
    const { limits, regime } = ask({ value: '250000.00' });
    expect(regime).toBe('eu');
    expect(limits.above).toEqual([]);
    expect(limits.below[0]).toMatchObject({ id: 'THR-2026-SUB', amount: '216000.00', distance: '34000.00', types: [] });
  });
  it('never ends a national limit above the EU threshold (MV-BA-LD)', () => {
    const { limits } = ask({ state: 'MV', value: '216000.00' });
    expect(limits.below.find(({ id }) => id === 'MV-BA-LD')).toMatchObject({ bound: 'below', distance: '0.00' });
  });
  it('leaves utilities and concessions the EU threshold alone (THR-2026-UTIL, THR-2026-CONC)', () => {
    expect(brief(ask({ buyer: 'utility' }).limits.above)).toEqual(['THR-2026-UTIL below 432000.00: 357000.00']);
    expect(ask({ nature: 'concession' }).limits.above).toHaveLength(1);
  });

  it('agrees with the verdicts: a type is permitted exactly while its limit lies ahead', () => {
    const cases = fc.record({
      state: fc.constantFrom<State>(...STATES),
      buyer: fc.constantFrom(...BUYERS),
      nature: fc.constantFrom(...NATURES),
      startsOn: fc.constantFrom('2019-04-01', '2021-08-31', '2021-09-01', '2026-06-24', '2026-06-25', '2026-11-22'),
      value: fc.bigInt({ min: 0n, max: 6n * 10n ** 8n }).map(formatMoney),
    });
    fc.assert(
      fc.property(cases, (request) => {
        const answer = assess(request);
        for (const { types, distance } of answer.limits.above) {
          expect(parseMoney(distance) >= 0n).toBe(true);
          for (const type of types) expect(verdictOf(answer, type)).toBe('permitted');
        }
        if (answer.regime === 'eu') return;
        for (const { types } of answer.limits.below)
          for (const type of types) expect(['needs-grounds', 'not-permitted']).toContain(verdictOf(answer, type));
      }),
      { numRuns: 300 },
    );
  });
});

describe('limits that count per trade lot', () => {
  const works = (values: readonly string[], change: Partial<AssessmentRequest> = {}): Assessment =>
    assess({
      startsOn: '2026-06-24',
      state: 'HE',
      buyer: 'municipality',
      nature: 'works',
      estimate: { kind: 'lots', lots: values.map((value, i) => ({ id: String(i + 1), value })) },
      ...change,
    });
  const types = (answer: Assessment): string[][] =>
    answer.lots.map(({ permittedTypes }) => permittedTypes.map(({ type }) => type));
  const always = ['us-open', 'us-res-tw'];

  it('judge every lot by itself (HE21-FV-W, HE21-BA-W)', () => {
    const answer = works(['100000.00', '100000.01', '250000.00', '250000.01']);
    expect(types(answer)).toEqual([
      ['us-open', 'us-res-tw', 'us-res-no-tw', 'us-free-tw', 'us-free-no-tw'],
      [...always, 'us-res-no-tw'],
      [...always, 'us-res-no-tw'],
      always,
    ]);
    expect(answer.lots[0]?.permittedTypes[3]).toMatchObject({
      verdict: 'permitted',
      upTo: '100000.00',
      reason: expect.stringContaining(
        'je Fachlos; das maßgebliche Los beträgt 100.000,00\u00a0€ (gesamt 700.000,02\u00a0€)',
      ),
    });
    expect(verdictOf(answer, 'us-res-no-tw')).toBe('needs-grounds');
  });
  it('permit a type for the whole when the largest lot keeps the limit (HE26-DIRECT-W)', () => {
    const now = { startsOn: '2026-11-22' };
    const inside = works(['750000.00', '750000.00', '700000.00'], now);
    expect(verdictOf(inside, 'direct')).toBe('permitted');
    expect(types(inside).every((list) => list.includes('direct'))).toBe(true);
    const one = works(['750000.01', '100.00'], now);
    expect(verdictOf(one, 'direct')).toBe('not-permitted');
    expect(types(one).map((list) => list.includes('direct'))).toEqual([false, true]);
  });
  it('bind all lots together where the law names a total as well (NW-LAND-BA-W)', () => {
    const nw = { startsOn: '2026-11-22', state: 'NW', buyer: 'state' } as const;
    expect(verdictOf(works(['700000.00', '550000.00'], nw), 'us-res-no-tw')).toBe('permitted');
    const above = works(['700000.00', '550000.01'], nw);
    expect(verdictOf(above, 'us-res-no-tw')).toBe('needs-grounds');
    expect(types(above)[0]).not.toContain('us-res-no-tw');
  });
  it('count the whole contract where the limit counts per order (HE21-BA-LD)', () => {
    const supplies = works(['60000.00', '60000.00'], { nature: 'supplies' });
    expect(types(supplies)).toEqual([always, always]);
  });
  it('judge an exempt lot for itself and doubt it; lots under EU law have no national types (EST-9c)', () => {
    const answer = assess({
      startsOn: '2026-06-24',
      state: 'HE',
      buyer: 'municipality',
      nature: 'services',
      estimate: {
        kind: 'lots',
        lots: [
          { id: '1', value: '300000.00' },
          { id: '2', value: '40000.00', outsideEu: true },
        ],
      },
    });
    expect(types(answer)[0]).toEqual([]);
    expect(types(answer)[1]).toContain('us-neg-wo-call');
    expect(answer.uncertain.map(({ id }) => id)).toContain('EST-9c');
  });
});

describe('limits for kinds of works', () => {
  const restricted = (worksKind: AssessmentRequest['worksKind'], value: string, change: Partial<AssessmentRequest>) =>
    verdictOf(ask({ nature: 'works', value, worksKind, ...change }), 'us-res-no-tw');
  it.each([
    ['HE21-BA-WOHN', 'housing', '1000000.00', '1000000.01', { startsOn: '2026-06-24' }],
    ['HE21-BA-W', null, '250000.00', '250000.01', { startsOn: '2026-06-24' }],
    ['HE21-BA-W', 'civil-engineering', '250000.00', '250000.01', { startsOn: '2026-06-24' }],
    ['FED-VOBA-BA-AUSBAU', null, '50000.00', '50000.01', { startsOn: '2025-12-31', buyer: 'federal' }],
    ['FED-VOBA-BA-TIEF', 'civil-engineering', '150000.00', '150000.01', { startsOn: '2025-12-31', buyer: 'federal' }],
    ['FED-VOBA-BA-UEBR', 'other-trades', '100000.00', '100000.01', { startsOn: '2025-12-31', state: 'SN' }],
    ['FED-VOBA-WOHN', 'housing', '1000000.00', '1000000.01', { startsOn: '2021-12-31', buyer: 'federal' }],
    ['FED-VOBA-BA-26', 'housing', '150000.00', '150000.01', { startsOn: '2026-01-01', buyer: 'federal' }],
  ] as const)('%s (%s): restricted tender up to %s, not %s', (_, worksKind, inside, outside, change) => {
    expect(restricted(worksKind, inside, change)).toBe('permitted');
    expect(restricted(worksKind, outside, change)).toBe('needs-grounds');
  });
  it('refuses a kind it does not know', () => {
    expect(() => ask({ nature: 'works', worksKind: 'tunnel' as 'housing' })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/worksKind' })] }),
    );
  });
});

describe('grounds of the law of the day', () => {
  const grounds = (type: ProcedureType, change: Partial<AssessmentRequest>): string[] =>
    ask({ value: '200000.00', ...change })
      .procedureTypes.find((answer) => answer.type === type)
      ?.grounds.map(({ id }) => id) ?? [];
  it('§ 8 Abs. 3, 4 UVgO (OWN-UVGO-8-3-1, OWN-UVGO-8-4-1)', () => {
    expect(grounds('us-res-no-tw', {})).toEqual(['OWN-UVGO-8-3-1', 'OWN-UVGO-8-3-2']);
    expect(grounds('us-neg-wo-call', {})).toHaveLength(6);
  });
  it('does not know those of the VOL/A, and says so (OWN-VOLA-3)', () => {
    expect(grounds('us-free-no-tw', { startsOn: '2021-08-31' })).toEqual(['OWN-VOLA-3']);
    expect(ask({ value: '200000.00', startsOn: '2021-08-31' }).uncertain.map(({ id }) => id)).toContain('OWN-VOLA-3');
  });
  it('§ 3a VOB/A since the 2019 edition, before unknown (OWN-VOBA-3A-3-1, OWN-VOBA-3-OLD)', () => {
    const works = { nature: 'works', value: '2000000.00' } as const;
    expect(grounds('us-free-no-tw', { ...works, startsOn: '2019-03-01' })).toHaveLength(6);
    expect(grounds('us-free-no-tw', { ...works, startsOn: '2019-02-28' })).toEqual(['OWN-VOBA-3-OLD']);
  });
  it('all ten of § 13 Abs. 2 SektVO (OWN-SEK-13-2-1)', () => {
    expect(grounds('neg-wo-call', { buyer: 'utility', value: '900000.00' })).toHaveLength(10);
  });
  it('asks to rotate since 1 July 2026 where nobody is asked publicly (DL-17-5)', () => {
    const reason = (startsOn: string): string | undefined =>
      ask({ startsOn, value: '300000.00' }).procedureTypes.find(({ type }) => type === 'neg-wo-call')?.reason;
    expect(reason('2026-07-01')).toContain('sollen wechseln');
    expect(reason('2026-06-30')).not.toContain('wechseln');
  });
  it('before the UVgO leaves the open tender free, but only remembers it (OWN-OPEN, OWN-UVGO-8-2)', () => {
    const answer = ask({ state: 'BY', startsOn: '2017-02-06' });
    expect(verdictOf(answer, 'us-open')).toBe('free-choice');
    expect(verdictOf(answer, 'us-neg-wo-call')).toBe('not-permitted');
    expect(answer.uncertain.map(({ id }) => id)).toContain('OWN-OPEN');
    expect(verdictOf(ask({ state: 'BY', startsOn: '2017-02-07' }), 'us-res-tw')).toBe('free-choice');
  });
});
