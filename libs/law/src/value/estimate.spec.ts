import { formatMoney } from '@app/kernel';
import fc from 'fast-check';
import { assess } from '../assessment/assessment';
import type { Nature } from '../book/codes';
import type { Estimate } from './estimate';
import type { LotEstimate } from './lots';

const judged = (estimate: Estimate, nature: Nature = 'supplies'): ReturnType<typeof assess> =>
  assess({ startsOn: '2026-03-01', state: 'HE', buyer: 'municipality', nature, estimate });
const valueOf = (estimate: Estimate, nature?: Nature): string => judged(estimate, nature).estimatedValue;
const lot = (id: string, value: string, outsideEu = false, similar = true): LotEstimate => ({
  id,
  value,
  similar,
  outsideEu,
});

describe('estimated value', () => {
  it('adds options, extensions and premiums (EST-1)', () => {
    expect(
      valueOf({
        kind: 'single',
        base: '100000.00',
        options: ['20000.50', '0.49'],
        extensions: ['5000.00'],
        premiums: '10.01',
      }),
    ).toBe('125011.00');
    expect(valueOf({ kind: 'single', base: '7.00' })).toBe('7.00');
  });
  it('takes the whole term of a framework agreement (EST-4)', () => {
    expect(valueOf({ kind: 'framework', years: 4, perYear: '54000.00' })).toBe('216000.00');
    expect(valueOf({ kind: 'framework', years: 2.5, perYear: '100.01' })).toBe('250.03');
  });
  it('adjusts the last twelve months (EST-10)', () => {
    expect(valueOf({ kind: 'recurring', lastTwelveMonths: '50000.00', expectedChange: '-1250.50' })).toBe('48749.50');
  });
  it('takes 48 months of an indefinite contract (EST-11b)', () => {
    expect(valueOf({ kind: 'indefinite', perMonth: '4500.00' })).toBe('216000.00');
    expect(judged({ kind: 'indefinite', perMonth: '4500.00' }).regime).toBe('eu');
    expect(judged({ kind: 'indefinite', perMonth: '4499.99' }).regime).toBe('national');
  });
  it('adds what the buyer provides to works (EST-6)', () => {
    expect(valueOf({ kind: 'works', base: '5000000.00', providedByBuyer: '404000.00' }, 'works')).toBe('5404000.00');
  });
  it('doubts a framework agreement longer than the law allows (RV-VGV)', () => {
    const long = judged({ kind: 'framework', years: 5, perYear: '100000.00' });
    expect(long.uncertain.find(({ id }) => id === 'RV-VGV')?.text).toContain('überschreitet 4 Jahre');
    expect(judged({ kind: 'framework', years: 4, perYear: '100000.00' }).uncertain.map(({ id }) => id)).not.toContain(
      'RV-VGV',
    );
  });
});

describe('lots', () => {
  it('lets small lots out of EU law up to 20 % of all lots, limits themselves not (EST-9a, EST-9c)', () => {
    const { lots, regime } = judged({
      kind: 'lots',
      lots: [lot('1', '240000.00'), lot('2', '79999.99', true), lot('3', '0.02', true), lot('4', '80000.00', true)],
    });
    expect(regime).toBe('eu');
    // all lots 400,000.01: 20 % are 80,000.002
    expect(lots.map(({ id, regime: law, exempt }) => `${id} ${law} ${exempt}`)).toEqual([
      '1 eu false',
      '2 national true',
      '3 eu false',
      '4 eu false',
    ]);
  });
  it('keeps exactly 20 % inside (EST-9c)', () => {
    const { lots } = judged({ kind: 'lots', lots: [lot('1', '280000.00'), lot('2', '70000.00', true)] });
    expect(lots[1]).toMatchObject({ exempt: true, regime: 'national' });
  });
  it('takes the limit of one million for works (EST-9b)', () => {
    const { lots } = judged(
      { kind: 'lots', lots: [lot('1', '5000000.00'), lot('2', '999999.99', true), lot('3', '1000000.00', true)] },
      'works',
    );
    expect(lots.map(({ exempt }) => exempt)).toEqual([false, true, false]);
  });
  it('adds up only similar supplies, but every lot of services (EST-7, EST-8)', () => {
    const lots = [lot('1', '200000.00'), lot('2', '100000.00', false, false)];
    expect(judged({ kind: 'lots', lots }).regime).toBe('national');
    expect(judged({ kind: 'lots', lots }, 'services').regime).toBe('eu');
  });
  it('the sum of the lots is the total value', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 12 }), fc.boolean(), (values, outsideEu) => {
        const answer = judged({
          kind: 'lots',
          lots: values.map((value, i) => lot(String(i), formatMoney(value), outsideEu)),
        });
        const total = values.reduce((sum, value) => sum + value, 0n);
        expect(answer.estimatedValue).toBe(formatMoney(total));
        const exempt = values.filter((_, i) => answer.lots[i]?.exempt);
        expect(exempt.every((value) => value < 8_000_000n)).toBe(true);
        expect(exempt.reduce((sum, value) => sum + value, 0n) * 5n <= total).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('wrong estimates', () => {
  const refused = (estimate: unknown): unknown[] => {
    try {
      judged(estimate as Estimate);
    } catch (error) {
      return (error as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
    }
    return [];
  };
  it('are named field by field', () => {
    expect(refused({ kind: 'single', base: '-5', options: ['x'] })).toEqual(['/estimate/base', '/estimate/options/0']);
    expect(refused({ kind: 'framework', years: 0, perYear: '1.234' })).toEqual([
      '/estimate/years',
      '/estimate/perYear',
    ]);
    expect(refused({ kind: 'lots', lots: [] })).toEqual(['/estimate/lots']);
    expect(refused({ kind: 'lots', lots: [lot('1', '1.00'), lot('1', '1.00')] })).toEqual(['/estimate/lots']);
    const many = Array.from({ length: 1001 }, (_, index) => lot(String(index), '1.00'));
    expect(refused({ kind: 'lots', lots: many })).toEqual(['/estimate/lots']);
    expect(refused({ kind: 'lots', lots: many.slice(1) })).toEqual([]);
    expect(refused({ kind: 'single', base: '1000000000000.00' })).toEqual(['/estimate/base']);
    expect(refused({ kind: 'single', base: '999999999999.99' })).toEqual([]);
    expect(refused({ kind: 'guess' })).toEqual(['/estimate/kind']);
    expect(refused({ kind: 'recurring', lastTwelveMonths: '5.00', expectedChange: '-6.00' })).toEqual([
      '/estimate/expectedChange',
    ]);
  });
});
