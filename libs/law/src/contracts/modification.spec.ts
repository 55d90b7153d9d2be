import { addDays, formatMoney, parseMoney } from '@app/kernel';
import fc from 'fast-check';
import type { ContractChange, ModificationAnswer, ModificationRequest } from './modification';
import { judgeModification } from './modification';
import type { ModificationGround } from './modification-rules';
import { MODIFICATION_GROUNDS } from './modification-rules';
import { CHANGE_VERDICTS } from './modification-verdict';

const change = (amount: string, more: Partial<ContractChange> = {}): ContractChange => ({
  id: 'a',
  on: '2026-11-23',
  amount,
  ground: 'de-minimis',
  ...more,
});
const ask = (changes: readonly ContractChange[], more: Partial<ModificationRequest> = {}): ModificationAnswer =>
  judgeModification({
    startsOn: '2026-11-22',
    state: 'HE',
    buyer: 'municipality',
    nature: 'supplies',
    originalValue: '1000000.00',
    changes,
    ...more,
  });
const verdicts = (answer: ModificationAnswer): string[] => answer.changes.map(({ verdict }) => verdict);
const doubts = (answer: ModificationAnswer, id: string): string =>
  answer.uncertain
    .filter((doubt) => doubt.id === id)
    .map(({ text }) => text)
    .join(' ');

describe('small changes (MOD-3)', () => {
  it.each([
    ['supplies', '1000000.00', '100000.00', '100000.01'],
    ['services', '1000000.00', '100000.00', '100000.01'],
    ['works', '6000000.00', '900000.00', '900000.01'],
    // here the threshold is the lower limit, for works only above 36 million
    ['supplies', '3000000.00', '216000.00', '216000.01'],
    ['works', '40000000.00', '5404000.00', '5404000.01'],
    // the cent in between: 10 % of 999,999.99 is 99,999.999
    ['supplies', '999999.99', '99999.99', '100000.00'],
  ] as const)('%s of %s: %s is permitted, %s is not', (nature, originalValue, inside, outside) => {
    expect(verdicts(ask([change(inside)], { nature, originalValue }))).toEqual(['permitted']);
    expect(verdicts(ask([change(outside)], { nature, originalValue }))).toEqual(['needs-new-procedure']);
  });

  it('count with all before them, whatever their order in the request', () => {
    const answer = ask([
      change('40000.01', { id: 'c', on: '2026-12-24' }),
      change('30000.00', { id: 'a' }),
      change('30000.00', { id: 'b', on: '2026-12-01' }),
    ]);
    expect(
      answer.changes.map(({ id, verdict, runningTotal, totalShare }) => [id, verdict, runningTotal, totalShare]),
    ).toEqual([
      ['a', 'permitted', '30000.00', '3.0000'],
      ['b', 'permitted', '60000.00', '6.0000'],
      ['c', 'needs-new-procedure', '100000.01', '10.0001'],
    ]);
    expect(answer.changes.map(({ limits }) => limits.map(({ factId, left }) => [factId, left]))).toEqual([
      [
        ['MOD-3', '70000.00'],
        ['THR-2026-SUB', '186000.00'],
      ],
      [
        ['MOD-3', '40000.00'],
        ['THR-2026-SUB', '156000.00'],
      ],
      [
        ['MOD-3', '-0.01'],
        ['THR-2026-SUB', '115999.99'],
      ],
    ]);
  });

  it('count reductions with their amount and doubt it', () => {
    const answer = ask([change('-60000.00'), change('60000.00', { id: 'b' })]);
    expect(verdicts(answer)).toEqual(['permitted', 'needs-new-procedure']);
    expect(answer.changes[0]).toMatchObject({ share: '-6.0000', runningTotal: '60000.00' });
    expect(doubts(answer, 'MOD-3')).toContain('Minderungen');
  });

  it('look at the lower threshold of both days (THR-2024-SUB, THR-2026-SUB)', () => {
    const then = { startsOn: '2025-12-31', originalValue: '3000000.00' };
    expect(verdicts(ask([change('216000.01')], then))).toEqual(['needs-new-procedure']);
    expect(verdicts(ask([change('221000.00', { on: '2025-12-31' })], then))).toEqual(['permitted']);
    expect(verdicts(ask([change('221000.01', { on: '2025-12-31' })], then))).toEqual(['needs-new-procedure']);
  });

  it('never change the overall nature', () => {
    for (const ground of MODIFICATION_GROUNDS)
      expect(verdicts(ask([change('1.00', { ground, overallNatureChanged: true })]))).toEqual(['needs-new-procedure']);
  });
});

describe('additional and unforeseen services (MOD-2)', () => {
  it.each(['additional', 'unforeseen'] as const)('%s: up to half of the value, each for itself', (ground) => {
    const half = change('500000.00', { ground });
    const answer = ask([half, { ...half, id: 'b' }]);
    expect(verdicts(answer)).toEqual(['permitted', 'permitted']);
    expect(answer.changes[1]).toMatchObject({ runningTotal: '1000000.00', share: '50.0000', totalShare: '100.0000' });
    expect(doubts(answer, 'MOD-2')).toContain('100 %');
    expect(doubts(ask([half]), 'MOD-2')).toBe('');
    expect(verdicts(ask([change('500000.01', { ground })]))).toEqual(['needs-new-procedure']);
  });

  it('doubts the limit for utilities and concessions, where it was not read', () => {
    const one = [change('1.00', { ground: 'additional' })];
    expect(doubts(ask(one, { buyer: 'utility' }), 'MOD-2')).not.toBe('');
    expect(doubts(ask(one, { nature: 'concession', originalValue: '9000000.00' }), 'MOD-2')).not.toBe('');
  });

  it('are announced within 30 days since 1 July 2026, before without a number of days (DL-39-5)', () => {
    const until = (on: string, startsOn = '2026-01-15'): string | null | undefined =>
      ask([change('1.00', { ground: 'additional', on })], { startsOn }).changes[0]?.duties[0]?.until;
    expect(until('2026-06-30')).toBeNull();
    expect(until('2026-07-01')).toBe('2026-07-31');
    // 26 December 2026 is a holiday and a Saturday
    expect(until('2026-11-26', '2026-11-22')).toBe('2026-12-28');
    const old = ask([change('1.00', { ground: 'additional', on: '2026-07-01' })], { startsOn: '2026-01-15' });
    expect(doubts(old, 'DL-39-5')).toContain('vor dem 01.07.2026');
    expect(doubts(ask([change('1.00', { ground: 'additional' })]), 'DL-39-5')).toBe('');
  });

  it('have no notice when they are not permitted or small (DL-39-5)', () => {
    expect(ask([change('1.00')]).changes[0]?.duties).toEqual([]);
    expect(ask([change('900000.00', { ground: 'additional' })]).changes[0]?.duties).toEqual([]);
  });
});

describe('the value the limits count from (MOD-IDX)', () => {
  it('is the indexed one where that is higher', () => {
    const more = { indexedValue: '1200000.00' };
    expect(ask([change('120000.00')], more)).toMatchObject({
      referenceValue: '1200000.00',
      changes: [{ share: '10.0000' }],
    });
    expect(verdicts(ask([change('120000.01')], more))).toEqual(['needs-new-procedure']);
    expect(ask([change('1.00')], { indexedValue: '800000.00' }).referenceValue).toBe('1000000.00');
  });
});

describe('other grounds', () => {
  it('a review clause is for a person to read', () => {
    expect(verdicts(ask([change('900000.00', { ground: 'review-clause' })]))).toEqual(['needs-grounds']);
  });

  it('no ground: one must be found while the value leaves one (MOD-2, MOD-3)', () => {
    const none = (amount: string): string[] => verdicts(ask([change(amount, { ground: 'none' })]));
    expect([none('100000.00'), none('500000.00'), none('500000.01')].flat()).toEqual([
      'needs-grounds',
      'needs-grounds',
      'needs-new-procedure',
    ]);
  });

  it('no ground: would have to fit beside the small changes before it (MOD-3)', () => {
    const answer = ask([change('60000.00'), change('40000.01', { id: 'b', on: '2026-12-01', ground: 'none' })]);
    expect(answer.changes[1]?.reason).toContain('geringfügig ist die Änderung nicht mehr');
    expect(answer.changes[1]?.limits[0]).toMatchObject({ factId: 'MOD-3', left: '-0.01' });
  });
});

describe('below the threshold (MOD-UVGO)', () => {
  const national = { originalValue: '100000.00' };
  it('20 % of the value, remembered and said so', () => {
    const answer = ask([change('20000.00')], national);
    expect(answer.regime).toBe('national');
    expect(verdicts(answer)).toEqual(['permitted']);
    expect(doubts(answer, 'MOD-UVGO')).toContain('Nicht belegt');
    expect(verdicts(ask([change('20000.01')], national))).toEqual(['needs-new-procedure']);
    expect(verdicts(ask([change('20000.01', { ground: 'none' })], national))).toEqual(['needs-new-procedure']);
    expect(verdicts(ask([change('1.00', { ground: 'additional' })], national))).toEqual(['needs-grounds']);
  });

  it('a contract awarded by an EU-wide procedure keeps its limits', () => {
    const answer = ask([change('10000.01')], { originalValue: '100000.00', regime: 'eu' });
    expect(verdicts(answer)).toEqual(['needs-new-procedure']);
  });

  it.each([
    { nature: 'works' as const, originalValue: '100000.00' },
    { nature: 'concession' as const, originalValue: '100000.00' },
    { buyer: 'utility' as const, originalValue: '100000.00' },
    { startsOn: '2017-02-06', originalValue: '100000.00' },
    { startsOn: '2016-04-17', originalValue: '1000000.00' },
  ])('no rule is known for $nature $buyer $startsOn', (more) => {
    const answer = ask([change('1.00')], more);
    expect(verdicts(answer)).toEqual(['needs-grounds']);
    expect(doubts(answer, 'MOD-3')).toContain('keine Regel');
  });
});

describe('properties', () => {
  const cents = fc.bigInt({ min: 0n, max: 200_000_000n });
  const ground = fc.constantFrom(...MODIFICATION_GROUNDS);
  const kind = fc.constantFrom<Partial<ModificationRequest>>(
    {},
    { nature: 'works', originalValue: '6000000.00' },
    { originalValue: '150000.00' },
    { originalValue: '3333333.33' },
    { buyer: 'utility' },
  );
  const list = (amounts: readonly (readonly [bigint, ModificationGround])[]): ContractChange[] =>
    amounts.map(([amount, why], i) =>
      change(formatMoney(amount), { id: `${i}`, on: addDays('2026-11-23', i), ground: why }),
    );
  const rank = (verdict: (typeof CHANGE_VERDICTS)[number]): number => CHANGE_VERDICTS.indexOf(verdict);

  it('splitting a change in two leaves total and final verdict as they are (MOD-3)', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 4 }), cents, cents, fc.boolean(), kind, (before, a, b, less, more) => {
        const sign = less ? -1n : 1n;
        const first = list(before.map((amount) => [amount, 'de-minimis']));
        const last = (id: string, amount: bigint): ContractChange =>
          change(formatMoney(sign * amount), { id, on: '2027-06-30' });
        const whole = ask([...first, last('x', a + b)], more).changes.at(-1);
        const parts = ask([...first, last('y', a), last('z', b)], more).changes.at(-1);
        expect(parts?.runningTotal).toBe(whole?.runningTotal);
        expect(parts?.verdict).toBe(whole?.verdict);
        expect(parts?.limits).toEqual(whole?.limits);
      }),
    );
  });

  it('no verdict gets better when an amount grows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cents, ground), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        cents,
        kind,
        (amounts, at, more, contract) => {
          const grown = amounts.map(([amount, why], i) =>
            i === at % amounts.length ? ([amount + more, why] as const) : ([amount, why] as const),
          );
          const small = ask(list(amounts), contract).changes;
          const large = ask(list(grown), contract).changes;
          small.forEach(({ verdict }, i) => expect(rank(large[i]?.verdict ?? verdict) >= rank(verdict)).toBe(true));
        },
      ),
    );
  });

  it('a small change is permitted exactly while every limit leaves something (MOD-3, MOD-UVGO)', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 5 }), kind, (amounts, contract) => {
        const answer = ask(list(amounts.map((amount) => [amount, 'de-minimis'])), contract);
        const total = amounts.reduce((a, b) => a + b, 0n);
        expect(answer.changes.at(-1)?.runningTotal).toBe(formatMoney(total));
        for (const { verdict, limits } of answer.changes)
          if (limits.length > 0)
            expect(verdict).toBe(
              limits.every(({ left }) => parseMoney(left) >= 0n) ? 'permitted' : 'needs-new-procedure',
            );
      }),
    );
  });
});

it('names every wrong field', () => {
  expect(() =>
    ask([change('x', { on: '2026-11-21' }), change('1.00', { ground: 'luck' as 'none' })], {
      originalValue: '0',
      indexedValue: '-1',
      regime: 'moon' as 'eu',
    }),
  ).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      errors: [
        '/regime',
        '/originalValue',
        '/indexedValue',
        '/changes/0/on',
        '/changes/0/amount',
        '/changes/1/id',
        '/changes/1/ground',
      ].map((pointer) => expect.objectContaining({ pointer })),
    }),
  );
  expect(() => ask([])).toThrow('einen Fehler');
});
