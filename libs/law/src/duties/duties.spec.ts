import { formatMoney } from '@app/kernel';
import fc from 'fast-check';
import type { Assessment, AssessmentRequest } from '../assessment/assessment';
import { assess } from '../assessment/assessment';
import type { State, Verdict } from '../book/codes';
import { BUYERS, NATURES, STATES } from '../book/codes';

const ask = (change: Partial<AssessmentRequest>): Assessment =>
  assess({
    startsOn: '2026-11-22',
    state: 'HE',
    buyer: 'municipality',
    nature: 'supplies',
    value: '180000.00',
    ...change,
  });
const factOf = (answer: Assessment, id: string): string | undefined =>
  answer.duties.find((duty) => duty.id === id)?.citation.id;
const EU = { value: '8000000.00' };
const cited = ({ citations }: Assessment): string[] => citations.map(({ id }) => id);

describe('who opens the tenders', () => {
  it.each([
    ['OPEN-VGV', { ...EU, startsOn: '2026-06-30' }, 'Öffnung durch zwei Vertreter'],
    ['OPEN-VGV-26', { ...EU, startsOn: '2026-07-01' }, 'Öffnung der Angebote'],
    ['OPEN-UVGO', { startsOn: '2026-06-24' }, 'Öffnung durch zwei Vertreter'],
    ['OPEN-UVGO', { startsOn: '2026-11-22' }, 'Öffnung durch zwei Vertreter'],
    ['PROT-01', { ...EU, nature: 'works', startsOn: '2026-06-30' }, 'Öffnung durch zwei Vertreter'],
    ['PROT-01', { ...EU, nature: 'works', startsOn: '2026-07-01' }, 'Öffnung durch zwei Vertreter'],
    ['PROT-01', { nature: 'works', value: '900000.00' }, 'Öffnung durch zwei Vertreter'],
  ] as const)('%s: %j', (factId, change, germanName) => {
    const opening = ask(change).duties.find(({ id }) => id === 'opening');
    expect(opening).toMatchObject({ germanName, citation: { id: factId } });
  });
});

describe('duties of the regulation that applies', () => {
  it.each([
    ['award-notice', 'DL-39-1', {}],
    ['award-notice', 'DL-66-3', { nature: 'social-services' }],
    ['award-notice', 'SEK-38', { buyer: 'utility' }],
    ['award-notice', 'OWN-SEK-39', { buyer: 'utility', nature: 'social-services' }],
    ['award-notice', 'OWN-VOBEU-18', { nature: 'works' }],
    ['award-notice', 'OWN-KON-21', { nature: 'concession' }],
    ['bidder-information', 'LET-62', {}],
    ['bidder-information', 'OWN-SEK-56', { buyer: 'utility' }],
    ['bidder-information', 'OWN-KON-30', { nature: 'concession' }],
    ['information-letter', 'LET-134', { nature: 'concession' }],
    ['documentation', 'DOC-VGV8', {}],
    ['documentation', 'VM-SEK', { buyer: 'utility' }],
    ['documentation', 'OWN-KON-6', { nature: 'concession' }],
    ['competition-register', 'WREG-SEKT', { buyer: 'utility' }],
    ['statistics-report', 'VST-WHO-O', { nature: 'concession' }],
  ] as const)('%s: %s for %j', (duty, factId, change) => {
    expect(factOf(ask({ ...EU, ...change }), duty)).toBe(factId);
  });
  it('no extract may be asked of bidders, and a centre may report for its members (WREG-NOSELF, VST-BERICHT)', () => {
    expect(cited(ask(EU))).toEqual(expect.arrayContaining(['WREG-NOSELF', 'WREG-2M', 'VST-60', 'VST-BERICHT']));
  });
  it('does not know how long records of national works are kept (VM-VOBA, OWN-VOBA-KEEP)', () => {
    const answer = ask({ nature: 'works', value: '900000.00' });
    expect(factOf(answer, 'documentation')).toBe('VM-VOBA');
    expect(answer.uncertain.map(({ id }) => id)).toContain('OWN-VOBA-KEEP');
  });
});

describe('duties of one place', () => {
  it('federal collective agreements from 50,000 EUR, not for supplies, not for municipalities (FED-BTTG)', () => {
    const federal = { buyer: 'federal', nature: 'services' } as const;
    expect(factOf(ask({ ...federal, value: '50000.00' }), 'tariff')).toBe('FED-BTTG');
    expect(factOf(ask({ ...federal, value: '49999.99' }), 'tariff')).toBeUndefined();
    expect(factOf(ask({ ...federal, value: '50000.00', startsOn: '2026-04-30' }), 'tariff')).toBeUndefined();
    expect(factOf(ask({ ...federal, nature: 'supplies', value: '50000.00' }), 'tariff')).toBeUndefined();
    expect(factOf(ask({ state: 'BY', nature: 'services', value: '50000.00' }), 'tariff')).toBeUndefined();
  });
  it('the UVgO binds no municipality of Nordrhein-Westfalen since 2026, but the state (NW-KOM-26)', () => {
    const nw = { state: 'NW' } as const;
    expect(factOf(ask({ ...nw, startsOn: '2025-12-31' }), 'documentation')).toBe('VM-UVGO');
    expect(factOf(ask(nw), 'documentation')).toBeUndefined();
    expect(factOf(ask({ ...nw, buyer: 'state' }), 'documentation')).toBe('VM-UVGO');
    expect(factOf(ask(nw), 'competition-register')).toBe('WREG-26');
  });
  it('does not know the Urkalkulation of the HVTG 2021 (HE21-URKALK)', () => {
    const open = (startsOn: string): boolean => ask({ startsOn }).uncertain.some(({ id }) => id === 'HE21-URKALK');
    expect([open('2021-08-31'), open('2021-09-01'), open('2026-06-24'), open('2026-06-25')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('Hessen from law to law', () => {
  const goods = (startsOn: string, value: string): Assessment => ask({ startsOn, value });
  it.each([
    // [day, tariff, register, statistics, HAD, ex post]: HE21-TARIF, HE26-TARIF, WREG-22/26, VST-WHO-U20/U26, HE-HAD
    ['2021-08-31', 'HE21-TARIF', undefined, 'VST-WHO-U20', 'HE-HAD', 'HE15-EXPOST'],
    ['2021-09-01', 'HE21-TARIF', undefined, 'VST-WHO-U20', 'HE-HAD', 'EXP-UVGO30'],
    ['2026-06-24', 'HE21-TARIF', 'WREG-22', 'VST-WHO-U20', 'HE-HAD', 'EXP-UVGO30'],
    ['2026-06-25', 'HE26-TARIF', 'WREG-22', 'VST-WHO-U20', undefined, undefined],
    ['2026-06-30', 'HE26-TARIF', 'WREG-22', 'VST-WHO-U20', undefined, undefined],
    ['2026-07-01', 'HE26-TARIF', 'WREG-26', 'VST-WHO-U26', undefined, undefined],
  ])('on %s', (startsOn, ...expected) => {
    const answer = goods(startsOn, '150000.00');
    const ids = ['tariff', 'competition-register', 'statistics-report', 'had-notice', 'ex-post-publication'];
    expect(ids.map((id) => factOf(answer, id))).toEqual(expected);
  });
  it.each([
    ['2021-08-31', 'us-free-no-tw', '100000.00', 'HE15-FV'],
    ['2021-09-01', 'us-neg-wo-call', '50000.00', 'HE21-VV-OTW'],
    ['2026-06-24', 'us-neg-wo-call', '50000.00', 'HE21-VV-OTW'],
    ['2026-06-25', 'direct', '100000.00', 'HE26-DIRECT-LD'],
    ['2026-07-01', 'direct', '100000.00', 'HE26-DIRECT-LD'],
  ] as const)('%s: %s up to %s (%s)', (startsOn, type, upTo, factId) => {
    const answer = goods(startsOn, upTo);
    expect(answer.procedureTypes.find((candidate) => candidate.type === type)).toMatchObject({
      verdict: 'permitted',
      upTo,
    });
    expect(cited(answer)).toContain(factId);
  });
});

describe('a higher value within one regime', () => {
  const RANK: Readonly<Record<Verdict, number>> = {
    'not-permitted': 0,
    'needs-grounds': 1,
    permitted: 2,
    'free-choice': 3,
  };
  const cases = fc.record({
    state: fc.constantFrom<State>(...STATES),
    buyer: fc.constantFrom(...BUYERS),
    nature: fc.constantFrom(...NATURES),
    startsOn: fc.constantFrom(
      '2017-03-01',
      '2021-08-31',
      '2021-09-01',
      '2024-02-29',
      '2026-06-24',
      '2026-06-25',
      '2026-07-01',
    ),
  });
  const value = fc.oneof(
    fc.bigInt({ min: 0n, max: 3n * 10n ** 7n }),
    fc.bigInt({ min: 0n, max: 10n ** 9n }),
    fc.constantFrom(999_999n, 1_000_000n, 2_500_000n, 2_500_001n, 5_000_000n, 10_000_000n, 10_000_001n, 75_000_001n),
  );
  it('makes no procedure type freer and removes no duty', () => {
    fc.assert(
      fc.property(cases, value, value, (request, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const less = assess({ ...request, value: formatMoney(low) });
        const more = assess({ ...request, value: formatMoney(high) });
        fc.pre(less.regime === more.regime);
        const rank = new Map(less.procedureTypes.map(({ type, verdict }) => [type, RANK[verdict]]));
        for (const { type, verdict } of more.procedureTypes)
          expect(RANK[verdict]).toBeLessThanOrEqual(rank.get(type) ?? 0);
        const kept = new Set(more.duties.map(({ id }) => id));
        for (const { id } of less.duties) expect(kept).toContain(id);
      }),
      { numRuns: 500 },
    );
  });
});
