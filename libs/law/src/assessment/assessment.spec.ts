import { addDays, formatMoney, parseMoney } from '@app/kernel';
import fc from 'fast-check';
import type { Assessment, AssessmentRequest } from './assessment';
import { assess } from './assessment';
import type { Buyer, Nature, ProcedureType, State } from '../book/codes';
import { BUYERS, NATURES, PROCEDURE_TYPES, STATES } from '../book/codes';

const ask = (change: Partial<AssessmentRequest>): Assessment =>
  assess({
    startsOn: '2026-11-22',
    state: 'HE',
    buyer: 'municipality',
    nature: 'supplies',
    value: '180000.00',
    ...change,
  });
const verdicts = (answer: Assessment): Partial<Record<ProcedureType, string>> =>
  Object.fromEntries(answer.procedureTypes.map(({ type, verdict }) => [type, verdict]));
const typeOf = (answer: Assessment, type: ProcedureType): Assessment['procedureTypes'][number] | undefined =>
  answer.procedureTypes.find((candidate) => candidate.type === type);
const duties = (answer: Assessment): Record<string, string | null> =>
  Object.fromEntries(answer.duties.map(({ id, from }) => [id, from]));
const doubts = (answer: Assessment): string[] => answer.uncertain.map(({ id }) => id);

/** [day of the period, works, central, sub-central, utilities, works of utilities, concessions]: the facts THR-<year>-*. */
const THRESHOLDS: readonly (readonly [string, number, number, number, number, number, number])[] = [
  ['2016-04-18', 5225000, 135000, 209000, 418000, 5225000, 5225000],
  ['2018-01-01', 5548000, 144000, 221000, 443000, 5548000, 5548000],
  ['2020-02-29', 5350000, 139000, 214000, 428000, 5350000, 5350000],
  ['2023-12-31', 5382000, 140000, 215000, 431000, 5382000, 5382000],
  ['2024-01-01', 5538000, 143000, 221000, 443000, 5538000, 5538000],
  ['2027-12-31', 5404000, 140000, 216000, 432000, 5404000, 5404000],
];
const KINDS: readonly (readonly [Nature, Buyer])[] = [
  ['works', 'municipality'],
  ['supplies', 'federal'],
  ['services', 'municipality'],
  ['supplies', 'utility'],
  ['works', 'utility'],
  ['concession', 'municipality'],
];

describe('thresholds', () => {
  it.each(THRESHOLDS)('of the period with %s', (startsOn, ...values) => {
    values.forEach((value, i) => {
      const [nature, buyer] = KINDS[i] ?? ['supplies', 'municipality'];
      const limit = parseMoney(String(value));
      const at = (cents: bigint): Assessment => ask({ startsOn, nature, buyer, value: formatMoney(cents) });
      expect(at(limit - 1n)).toMatchObject({
        regime: 'national',
        distance: '0.01',
        threshold: { value: formatMoney(limit) },
      });
      expect(at(limit)).toMatchObject({ regime: 'eu', distance: '0.00' });
      expect(at(limit + 1n)).toMatchObject({ regime: 'eu', distance: '-0.01' });
    });
  });

  it('social services have fixed thresholds (THR-SOC-GEN, THR-SOC-UTIL)', () => {
    expect(ask({ nature: 'social-services', value: '749999.99' }).regime).toBe('national');
    expect(ask({ nature: 'social-services', value: '750000.00' }).regime).toBe('eu');
    expect(ask({ nature: 'social-services', buyer: 'utility', value: '999999.99' }).regime).toBe('national');
    expect(ask({ nature: 'social-services', buyer: 'utility', value: '1000000.00' }).regime).toBe('eu');
  });

  it('every value has exactly one regime, on every day from 2016 to 2027', () => {
    const kind = fc.constantFrom(...NATURES.flatMap((nature) => BUYERS.map((buyer) => ({ nature, buyer }))));
    const day = fc.integer({ min: 0, max: 4382 }).map((days) => addDays('2016-01-01', days));
    fc.assert(
      fc.property(kind, day, fc.bigInt({ min: 0n, max: 10n ** 9n }), ({ nature, buyer }, startsOn, cents) => {
        fc.pre(
          startsOn <= '2027-12-31' && (startsOn >= '2016-04-18' || !['concession', 'social-services'].includes(nature)),
        );
        const answer = ask({ nature, buyer, startsOn, value: formatMoney(cents) });
        const reached = cents >= parseMoney(answer.threshold.value);
        expect(answer.regime).toBe(reached ? 'eu' : 'national');
        expect(answer.threshold.validFrom === null || answer.threshold.validFrom <= startsOn).toBe(true);
        expect(answer.threshold.validTo === null || startsOn <= answer.threshold.validTo).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('knows no day outside its rule sets', () => {
    for (const startsOn of ['2015-12-31', '2028-01-01']) {
      expect(() => ask({ startsOn })).toThrow(
        expect.objectContaining({
          kind: 'unprocessable',
          message: expect.stringContaining('EU-2026 (01.01.2026 bis 31.12.2027)'),
        }),
      );
    }
  });
});

describe('Hessen, HVTG 2021', () => {
  const then = (value: string, nature: Nature = 'supplies'): Assessment =>
    ask({ startsOn: '2026-06-24', nature, value });

  it('pins the rule set of the day the procedure starts', () => {
    expect(then('1.00').ruleSet.id).toBe('DE-2016+EU-2026+HE-2021');
    expect(ask({ startsOn: '2026-06-25' }).ruleSet.id).toBe('DE-2016+EU-2026+HE-2026');
    expect(ask({ startsOn: '2026-07-01' }).ruleSet.id).toBe('DE-2026+EU-2026+HE-2026');
    expect(ask({ startsOn: '2021-08-31' }).ruleSet.id).toBe('DE-2016+EU-2020+HE-2014');
  });

  it.each([
    ['direct', '9999.99', '10000.00', '9999.99', 'supplies', 'HE21-SCOPE'],
    ['us-neg-wo-call', '50000.00', '50000.01', '50000.00', 'supplies', 'HE21-VV-OTW'],
    ['us-neg-w-call', '100000.00', '100000.01', '100000.00', 'services', 'HE21-VV-TW'],
    ['us-res-no-tw', '100000.00', '100000.01', '100000.00', 'supplies', 'HE21-BA-LD'],
    ['us-res-no-tw', '250000.00', '250000.01', '250000.00', 'works', 'HE21-BA-W'],
    ['us-free-no-tw', '100000.00', '100000.01', '100000.00', 'works', 'HE21-FV-W'],
  ] as const)('%s up to %s, not %s', (type, inside, outside, upTo, nature, factId) => {
    const permitted = then(inside, nature);
    expect(typeOf(permitted, type)).toMatchObject({ verdict: 'permitted', upTo });
    expect(permitted.citations.map(({ id }) => id)).toContain(factId);
    expect(typeOf(then(outside, nature), type)?.verdict).toBe(type === 'direct' ? 'not-permitted' : 'needs-grounds');
  });

  it('leaves the two standard procedures to free choice and asks three companies otherwise (HE21-STD, HE21-MINBID)', () => {
    const answer = then('150000.00');
    expect(verdicts(answer)).toMatchObject({ 'us-open': 'free-choice', 'us-res-tw': 'free-choice' });
    expect(typeOf(answer, 'us-res-no-tw')).toMatchObject({
      minimumBidders: 3,
      grounds: [{ id: 'OWN-UVGO-8-3-1' }, { id: 'OWN-UVGO-8-3-2' }],
    });
    expect(typeOf(answer, 'us-open')?.minimumBidders).toBeNull();
  });

  it('lets freelance services with as much competition as possible (HE21-FB)', () => {
    expect(verdicts(then('200000.00', 'professional-services'))).toMatchObject({
      'us-neg-wo-call': 'permitted',
      'us-open': 'free-choice',
    });
  });

  it('names the duties with their limits', () => {
    expect(duties(then('25000.00'))).toMatchObject({
      tariff: '10000.00',
      'had-notice': null,
      'ex-post-publication': '25000.00',
    });
    expect(duties(then('25000.00'))).not.toHaveProperty('statistics-report');
    expect(duties(then('25000.01'))).toMatchObject({ 'statistics-report': '25000.01' });
    expect(duties(then('29999.99'))).not.toHaveProperty('competition-register');
    expect(duties(then('30000.00'))).toMatchObject({
      'competition-register': '30000.00',
      'minimum-wage-register': '30000.00',
    });
    expect(duties(then('9999.99'))).toEqual({ lots: null });
  });

  it('does not know which statistics limit holds over the change of law (VST-TRANS, HE26-TRANS)', () => {
    expect(doubts(then('40000.00'))).toEqual(expect.arrayContaining(['VST-TRANS', 'HE26-TRANS', 'HE21-EXPOST']));
  });
});

describe('Hessen, HVTG 2014', () => {
  const then = (value: string, nature: Nature = 'supplies'): Assessment =>
    ask({ startsOn: '2019-05-01', nature, value });
  it('knows freehand awards for supplies, and no UVgO (HE15-FV, HE15-BA-LD, HE-BIND-UVGO)', () => {
    expect(verdicts(then('100000.00'))).toMatchObject({
      'us-free-no-tw': 'permitted',
      'us-neg-wo-call': 'not-permitted',
      'us-res-no-tw': 'permitted',
    });
    expect(verdicts(then('100000.01'))).toMatchObject({
      'us-free-no-tw': 'needs-grounds',
      'us-res-no-tw': 'permitted',
    });
  });
  it('marks the remembered limit for works (HE15-BA-W) and asks for interest first (HE15-IBV-W)', () => {
    const works = then('1000000.00', 'works');
    expect(typeOf(works, 'us-res-no-tw')?.verdict).toBe('permitted');
    expect(doubts(works)).toContain('HE15-BA-W');
    expect(duties(works)).toMatchObject({ 'expression-of-interest': '100000.00', 'ex-post-publication': '15000.00' });
  });
  it('asks for two price enquiries from 7,500 EUR (HE21-DIRECT-RULE)', () => {
    expect(typeOf(then('7500.00'), 'direct')?.reason).toContain('2 weitere Preisanfragen');
    expect(typeOf(then('7499.99'), 'direct')?.reason).not.toContain('Preisanfragen');
  });
});

describe('Hessen, HVTG 2026', () => {
  it.each([
    ['supplies', '100000.00', '100000.01', 'HE26-DIRECT-LD'],
    ['works', '750000.00', '750000.01', 'HE26-DIRECT-W'],
  ] as const)('%s: direct award up to %s, not %s', (nature, inside, outside, factId) => {
    expect(typeOf(ask({ nature, value: inside }), 'direct')).toMatchObject({ verdict: 'permitted', upTo: inside });
    expect(typeOf(ask({ nature, value: outside }), 'direct')?.verdict).toBe('not-permitted');
    expect(doubts(ask({ nature, value: inside }))).toContain(factId);
  });

  it('fills in nothing between the direct award and the threshold (HE26-BA-VV, HE26-EXPOST, HE26-ERLASS)', () => {
    const answer = ask({ value: '180000.00' });
    expect(verdicts(answer)).toMatchObject({
      'us-open': 'free-choice',
      'us-res-no-tw': 'needs-grounds',
      'us-neg-wo-call': 'needs-grounds',
      direct: 'not-permitted',
    });
    expect(typeOf(answer, 'us-res-no-tw')?.reason).toContain('nicht bekannt');
    expect(answer.uncertain).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'HE26-BA-VV', status: 'unknown' }),
        expect.objectContaining({ id: 'HE26-EXPOST', status: 'unknown' }),
        expect.objectContaining({ id: 'HE26-ERLASS', status: 'unknown' }),
      ]),
    );
    expect(duties(answer)).not.toHaveProperty('had-notice');
    expect(duties(answer)).not.toHaveProperty('ex-post-publication');
  });

  it('changes tariff, register and statistics duties on their days (HE26-TARIF, WREG-26, VST-WHO-U26)', () => {
    expect(duties(ask({ startsOn: '2026-06-25', value: '20000.00' }))).toMatchObject({ tariff: '20000.00' });
    expect(duties(ask({ startsOn: '2026-06-25', value: '19999.99' }))).not.toHaveProperty('tariff');
    expect(duties(ask({ startsOn: '2026-06-30', value: '30000.00' }))).toMatchObject({
      'competition-register': '30000.00',
    });
    expect(duties(ask({ startsOn: '2026-07-01', value: '49999.99' }))).not.toHaveProperty('competition-register');
    expect(duties(ask({ startsOn: '2026-07-01', value: '50000.00' }))).toMatchObject({
      'competition-register': '50000.00',
      'posted-workers-register': '50000.00',
    });
    expect(duties(ask({ startsOn: '2026-07-01', value: '50000.00' }))).not.toHaveProperty('statistics-report');
    expect(duties(ask({ startsOn: '2026-07-01', value: '50000.01' }))).toMatchObject({
      'statistics-report': '50000.01',
    });
  });
});

describe('EU regime', () => {
  const eu = (change: Partial<AssessmentRequest> = {}): Assessment => ask({ value: '6000000.00', ...change });

  it('free choice and grounds of the VgV (OWN-VGV-14-2, MIN-51)', () => {
    const answer = eu();
    expect(verdicts(answer)).toMatchObject({
      open: 'free-choice',
      restricted: 'free-choice',
      'neg-w-call': 'needs-grounds',
      'neg-wo-call': 'needs-grounds',
      'comp-dial': 'needs-grounds',
      innovation: 'needs-grounds',
      'oth-single': 'not-permitted',
      'us-open': 'not-permitted',
      direct: 'not-permitted',
    });
    expect(typeOf(answer, 'restricted')?.minimumBidders).toBe(5);
    expect(typeOf(answer, 'neg-w-call')?.minimumBidders).toBe(3);
    expect(typeOf(answer, 'neg-wo-call')?.grounds).toHaveLength(9);
  });

  it('other books: utilities, social services, planning, concessions, works', () => {
    expect(verdicts(eu({ buyer: 'utility' }))).toMatchObject({
      'neg-w-call': 'free-choice',
      'comp-dial': 'free-choice',
    });
    expect(verdicts(eu({ nature: 'social-services' }))).toMatchObject({
      'neg-w-call': 'free-choice',
      'neg-wo-call': 'needs-grounds',
    });
    expect(verdicts(eu({ nature: 'planning' }))).toMatchObject({
      'neg-w-call': 'free-choice',
      innovation: 'needs-grounds',
    });
    expect(verdicts(eu({ nature: 'concession' }))).toMatchObject({
      'oth-single': 'free-choice',
      open: 'not-permitted',
    });
    expect(doubts(eu({ nature: 'works' }))).toContain('OWN-VOBEU-3A');
  });

  it('duties change on 1 July 2026 (OPEN-VGV-26, NEBEN-26, WREG-26)', () => {
    const before = eu({ startsOn: '2026-06-30' });
    const after = eu({ startsOn: '2026-07-01' });
    expect(before.duties.find(({ id }) => id === 'opening')?.citation.id).toBe('OPEN-VGV');
    expect(after.duties.find(({ id }) => id === 'opening')?.citation.id).toBe('OPEN-VGV-26');
    expect(duties(before)).not.toHaveProperty('variant-statement');
    expect(duties(after)).toMatchObject({
      'variant-statement': null,
      'information-letter': null,
      'award-notice': null,
      'statistics-report': null,
      'eu-notice': null,
    });
  });
});

describe('other states and buyers', () => {
  it('uses the limits that are known', () => {
    expect(typeOf(ask({ state: 'BY', value: '100000.00' }), 'direct')).toMatchObject({
      verdict: 'permitted',
      upTo: '100000.00',
    });
    expect(typeOf(ask({ state: 'NI', value: '20000.01' }), 'direct')?.verdict).toBe('not-permitted');
    expect(typeOf(ask({ buyer: 'federal', value: '50000.00' }), 'direct')?.verdict).toBe('permitted');
    expect(typeOf(ask({ buyer: 'federal', startsOn: '2026-06-30', value: '15000.01' }), 'direct')?.verdict).toBe(
      'not-permitted',
    );
    expect(verdicts(ask({ state: 'NW', value: '200000.00' }))).toMatchObject({
      'us-neg-wo-call': 'permitted',
      direct: 'permitted',
    });
  });
  it('falls back to the model texts where nothing is known, and says what there is (FED-UVGO-DA)', () => {
    const saxony = ask({ state: 'SN', value: '1000.01' });
    expect(verdicts(saxony)).toMatchObject({
      'us-open': 'free-choice',
      direct: 'not-permitted',
      'us-neg-wo-call': 'needs-grounds',
    });
    expect(typeOf(ask({ state: 'SN', value: '1000.00' }), 'direct')?.verdict).toBe('permitted');
    const doubt = saxony.uncertain.find(({ text }) => text.includes('Sachsen (Kommune)'))?.text;
    expect(doubt).toMatch(/keine eigenen Wertgrenzen.*Hessen.*Bayern/);
  });
  it('answers the regime of utilities and concessions below the threshold, without types', () => {
    const utility = ask({ buyer: 'utility' });
    expect(utility).toMatchObject({ regime: 'national', procedureTypes: [] });
    expect(doubts(utility)).toContain('EST-SEKT');
  });
});

describe('every answer', () => {
  const everyCase = fc.record({
    startsOn: fc.integer({ min: 200, max: 4300 }).map((days) => addDays('2016-01-01', days)),
    state: fc.constantFrom<State>(...STATES),
    buyer: fc.constantFrom<Buyer>(...BUYERS),
    nature: fc.constantFrom<Nature>(...NATURES),
    value: fc.bigInt({ min: 0n, max: 8n * 10n ** 8n }).map(formatMoney),
  });

  it('lists all procedure types, cites what it uses, and doubts exactly what is not certain', () => {
    fc.assert(
      fc.property(everyCase, (request) => {
        const answer = assess(request);
        expect([0, PROCEDURE_TYPES.length]).toContain(answer.procedureTypes.length);
        const cited = new Map(answer.citations.map((citation) => [citation.id, citation]));
        for (const { id, status } of cited.values()) if (status !== 'verified') expect(doubts(answer)).toContain(id);
        for (const { rule, text } of answer.trace) {
          expect(rule !== null && cited.has(rule)).toBe(true);
          expect(text.endsWith('.')).toBe(true);
        }
        for (const { verdict, upTo, grounds, reason } of answer.procedureTypes) {
          expect(reason.length).toBeGreaterThan(10);
          if (verdict === 'permitted') expect(parseMoney(upTo ?? '0') >= parseMoney(request.value)).toBe(true);
          if (verdict !== 'needs-grounds') expect(grounds).toEqual([]);
        }
        expect(new Set(answer.duties.map(({ id }) => id)).size).toBe(answer.duties.length);
      }),
      { numRuns: 300 },
    );
  });

  it('names every wrong field of the request', () => {
    const wrong = {
      startsOn: 'gestern',
      state: 'XX',
      buyer: 'club',
      nature: 'art',
      value: '-5',
    } as unknown as AssessmentRequest;
    expect(() => assess(wrong)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        errors: expect.arrayContaining([
          expect.objectContaining({ pointer: '/value', message: '„-5“ ist kein Betrag ≥ 0' }),
        ]),
      }),
    );
    expect(() => assess({ ...wrong, estimate: { kind: 'single', base: '1.00' } })).toThrow('6 Fehler');
    expect(() => assess({ startsOn: '2026-01-01', state: 'HE', buyer: 'state', nature: 'works' })).toThrow(
      'einen Fehler',
    );
  });
});
