import type { AssessmentRequest } from '../assessment/assessment';
import { assess } from '../assessment/assessment';
import type { Buyer, Nature } from '../book/codes';
import type { Estimate } from './estimate';

const judged = (estimate: Estimate, change: Partial<AssessmentRequest> = {}): ReturnType<typeof assess> =>
  assess({ startsOn: '2026-03-01', state: 'HE', buyer: 'municipality', nature: 'services', estimate, ...change });
const cited = ({ citations }: ReturnType<typeof assess>): string[] => citations.map(({ id }) => id);
const lot = (id: string, value: string, more: object = {}) => ({ id, value, ...more });

describe('estimates beyond the sum', () => {
  it('adds the research of every phase to the purchase of an innovation partnership (EST-5)', () => {
    const answer = judged({ kind: 'single', base: '300000.00', development: ['50000.00', '25000.50'] });
    expect(answer.estimatedValue).toBe('375000.50');
    expect(cited(answer)).toContain('EST-5');
    expect(cited(judged({ kind: 'single', base: '300000.00' }))).not.toContain('EST-5');
  });
  it('adds prizes to the service contract after a planning competition (EST-12)', () => {
    const answer = judged({ kind: 'single', base: '200000.00', prizes: '16000.00' }, { nature: 'planning' });
    expect(answer).toMatchObject({ estimatedValue: '216000.00', regime: 'eu' });
    expect(cited(answer)).toContain('EST-12');
  });
  it.each([
    [1, '1000.00', 'EST-11a'],
    [48, '48000.00', 'EST-11a'],
    [49, '48000.00', 'EST-11b'],
    [120, '48000.00', 'EST-11b'],
    [undefined, '48000.00', 'EST-11b'],
  ] as const)('without a total price, %s months count as %s (%s)', (months, value, factId) => {
    const answer = judged({ kind: 'indefinite', perMonth: '1000.00', ...(months ? { months } : {}) });
    expect(answer.estimatedValue).toBe(value);
    expect(cited(answer)).toContain(factId);
  });
  it('refuses a term of no month, of half a month, and wrong amounts of phases', () => {
    const refused = (estimate: Estimate): unknown[] => {
      try {
        judged(estimate);
      } catch (error) {
        return (error as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
      }
      return [];
    };
    expect(refused({ kind: 'indefinite', perMonth: '1.00', months: 0 })).toEqual(['/estimate/months']);
    expect(refused({ kind: 'indefinite', perMonth: '1.00', months: 1.5 })).toEqual(['/estimate/months']);
    expect(refused({ kind: 'single', base: '1.00', development: ['-1'], prizes: 'x' })).toEqual([
      '/estimate/development/0',
      '/estimate/prizes',
    ]);
  });
});

describe('planning in lots', () => {
  const lots = { kind: 'lots', lots: [lot('1', '200000.00'), lot('2', '100000.00', { similar: false })] } as const;
  const on = (startsOn: string, nature: Nature = 'planning') => judged(lots, { startsOn, nature });

  it('adds up only similar services until 23 August 2023, all from the 24th on (EST-PLAN-OLD, EST-7)', () => {
    const before = on('2023-08-23');
    expect(before).toMatchObject({ regime: 'national', estimatedValue: '200000.00' });
    expect(cited(before)).toContain('EST-PLAN-OLD');
    expect(before.lots[1]?.reason).toContain('nicht gleichartig');
    const after = on('2023-08-24');
    expect(after).toMatchObject({ regime: 'eu', estimatedValue: '300000.00' });
    expect(cited(after)).toContain('EST-7');
    expect(cited(after)).not.toContain('EST-PLAN-OLD');
  });
  it('leaves other services alone: they were always added up (EST-7)', () => {
    expect(on('2023-08-23', 'services').estimatedValue).toBe('300000.00');
  });
  it('counts planning as a lot of a works contract since 1 July 2026, under the VgV (EST-PLAN-26)', () => {
    const works = {
      kind: 'lots',
      lots: [lot('1', '5400000.00'), lot('2', '79999.99', { planning: true, outsideEu: true })],
    } as const;
    const answer = judged(works, { nature: 'works', startsOn: '2026-07-01' });
    expect(answer).toMatchObject({ regime: 'eu', estimatedValue: '5479999.99' });
    expect(cited(answer)).toContain('EST-PLAN-26');
    const before = judged(works, { nature: 'works', startsOn: '2026-06-30' });
    expect(cited(before)).not.toContain('EST-PLAN-26');
    expect(before.uncertain.find(({ id }) => id === 'EST-6')?.text).toContain('nicht hinterlegt');
  });
});

describe('20 % rule to the cent', () => {
  const split = (nature: Nature, buyer: Buyer, values: readonly string[], more: object = {}) =>
    judged(
      {
        kind: 'lots',
        lots: values.map((value, i) => lot(String(i), value, i === 0 ? {} : { outsideEu: true, ...more })),
      },
      { nature, buyer },
    );
  const exempt = (...args: Parameters<typeof split>): boolean[] =>
    split(...args)
      .lots.slice(1)
      .map((answer) => answer.exempt);

  it.each([
    ['supplies', 'municipality', '80000.00', '1000000.00', 'EST-9a'],
    ['services', 'municipality', '80000.00', '1000000.00', 'EST-9a'],
    ['works', 'municipality', '1000000.00', '9000000.00', 'EST-9b'],
    ['services', 'utility', '80000.00', '1000000.00', 'EST-SEKT'],
    ['works', 'utility', '1000000.00', '9000000.00', 'EST-SEKT'],
  ] as const)('%s of a %s: below %s only, of lots with %s more (%s)', (nature, buyer, limit, rest, factId) => {
    const cents = BigInt(limit.replace('.', ''));
    const text = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
    expect(cited(split(nature, buyer, [rest, limit]))).toContain(factId);
    expect(exempt(nature, buyer, [rest, text(cents - 1n)])).toEqual([true]);
    expect(exempt(nature, buyer, [rest, text(cents)])).toEqual([false]);
    expect(exempt(nature, buyer, [rest, text(cents + 1n)])).toEqual([false]);
  });
  it.each([
    ['280000.00', '70000.00', true],
    ['280000.01', '70000.00', true],
    ['279999.99', '70000.00', false],
    ['280000.00', '70000.01', false],
  ])('%s and %s outside: exactly 20 %% is kept, a cent more is not (EST-9c)', (rest, small, expected) => {
    expect(exempt('services', 'municipality', [rest, small])).toEqual([expected]);
  });
  it('takes the limit of services for a planning lot of a works contract (EST-9a)', () => {
    expect(exempt('works', 'municipality', ['9000000.00', '79999.99'], { planning: true })).toEqual([true]);
    expect(exempt('works', 'municipality', ['9000000.00', '80000.00'], { planning: true })).toEqual([false]);
  });
});

describe('the statute that applies', () => {
  const ways: readonly Estimate[] = [
    { kind: 'single', base: '1000.00', options: ['1.00'], development: ['1.00'], prizes: '1.00' },
    { kind: 'framework', years: 4, perYear: '1000.00' },
    { kind: 'recurring', lastTwelveMonths: '1000.00' },
    { kind: 'indefinite', perMonth: '1000.00' },
    { kind: 'indefinite', perMonth: '1000.00', months: 12 },
    { kind: 'works', base: '1000.00' },
    { kind: 'lots', lots: [lot('1', '900000.00'), lot('2', '1000.00', { outsideEu: true })] },
  ];
  const vgv = (answer: ReturnType<typeof assess>): string[] => cited(answer).filter((id) => /^EST-\d/.test(id));
  it.each(ways)('%j: § 2 SektVO for utilities, § 2 KonzVgV for concessions (EST-SEKT, EST-KONZ)', (estimate) => {
    const utility = judged(estimate, { buyer: 'utility' });
    expect(vgv(utility)).toEqual([]);
    expect(cited(utility)).toContain('EST-SEKT');
    const concession = judged(estimate, { nature: 'concession' });
    expect(vgv(concession).filter((id) => id !== 'EST-9c')).toEqual([]);
    expect(cited(concession)).toContain('EST-KONZ');
    expect(cited(judged(estimate))).not.toContain('EST-SEKT');
  });
});
