import { formatMoney, parseMoney } from '@app/kernel';
import fc from 'fast-check';
import { assess } from '../assessment/assessment';
import type { Buyer, Nature, Regime } from '../book/codes';
import { BUYERS, NATURES, REGIMES } from '../book/codes';
import type { CallOff } from './call-off';
import type { FrameworkAnswer, FrameworkPointId, FrameworkRequest } from './framework';
import { judgeFramework } from './framework';

const ask = (change: Partial<FrameworkRequest> = {}): FrameworkAnswer =>
  judgeFramework({
    startsOn: '2026-11-22',
    state: 'HE',
    buyer: 'municipality',
    nature: 'supplies',
    regime: 'eu',
    years: 4,
    entitled: ['Stadt Raunheim', 'Gemeinde Bischofsheim'],
    maximumValue: '400000.00',
    maximumQuantity: '1000',
    ...change,
  });
const pointOf = (answer: FrameworkAnswer, id: FrameworkPointId): string | undefined =>
  answer.points.find((point) => point.id === id)?.verdict;
const doubts = (answer: FrameworkAnswer): string[] => answer.uncertain.map(({ id }) => id);
const callOff = (change: Partial<CallOff> = {}, more: Partial<FrameworkRequest> = {}): FrameworkAnswer =>
  ask({
    callOff: {
      caller: 'Stadt Raunheim',
      value: '100000.00',
      quantity: '10',
      calledOffValue: '300000.00',
      calledOffQuantity: '200',
      ...change,
    },
    ...more,
  });

describe('longest term of a framework agreement', () => {
  it.each<readonly [string, string, Buyer, Nature, Regime, number]>([
    ['RV-VGV', '2016-04-18', 'municipality', 'supplies', 'eu', 4],
    ['RV-VGV', '2026-11-22', 'federal', 'services', 'eu', 4],
    ['RV-SOC-16', '2026-06-30', 'municipality', 'social-services', 'eu', 6],
    ['RV-SOC-26', '2026-07-01', 'municipality', 'social-services', 'eu', 8],
    ['RV-SEK', '2026-11-22', 'utility', 'supplies', 'eu', 8],
    ['RV-UVGO', '2017-02-07', 'municipality', 'supplies', 'national', 6],
    ['RV-VOB', '2026-11-22', 'municipality', 'works', 'national', 4],
    ['RV-VOB', '2026-11-22', 'state', 'works', 'eu', 4],
  ])('%s on %s for %s, %s, %s: %s', (factId, startsOn, buyer, nature, regime, longest) => {
    const base = { startsOn, buyer, nature, regime };
    const answer = ask({ ...base, years: longest });
    expect(answer.longestYears).toBe(longest);
    expect(answer.citations.map(({ id }) => id)).toContain(factId);
    expect(pointOf(answer, 'term')).toBe('permitted');
    const longer = ask({ ...base, years: longest + 0.5 });
    expect(pointOf(longer, 'term')).toBe('needs-grounds');
    expect(doubts(longer)).toContain(factId);
    expect(pointOf(ask({ ...base, years: longest + 0.5, termReasons: 'Abschreibung der Anlage' }), 'term')).toBe(
      'permitted',
    );
  });

  it('knows none for concessions and before the law (RV-UVGO)', () => {
    for (const change of [
      { nature: 'concession' as const },
      { startsOn: '2017-02-06', regime: 'national' as const },
      { startsOn: '2016-04-17' },
    ]) {
      expect(ask(change).longestYears).toBeNull();
      expect(pointOf(ask(change), 'term')).toBe('needs-grounds');
    }
  });

  it('is the one the assessment names', () => {
    const years = 3;
    fc.assert(
      fc.property(
        fc.constantFrom(...BUYERS),
        fc.constantFrom(...NATURES),
        fc.constantFrom('2016-05-01', '2020-01-01', '2026-11-22'),
        fc.integer({ min: 1, max: 10_000_000 }),
        (buyer, nature, startsOn, perYear) => {
          const estimate = { kind: 'framework' as const, years, perYear: `${perYear}.00` };
          const assessed = assess({ startsOn, state: 'HE', buyer, nature, estimate });
          const { longestYears } = ask({ startsOn, buyer, nature, regime: assessed.regime, years });
          const said = assessed.trace.find(({ text }) => text.startsWith('Rahmenvereinbarung: Laufzeit'));
          expect(said?.text ?? null).toBe(
            longestYears === null ? null : `Rahmenvereinbarung: Laufzeit 3 Jahre, höchstens ${longestYears} Jahre.`,
          );
        },
      ),
    );
  });
});

describe('what a framework agreement must state', () => {
  it('names who may call off (RV-PARTIES)', () => {
    expect(pointOf(ask(), 'entitled')).toBe('permitted');
    expect(pointOf(ask({ entitled: [] }), 'entitled')).toBe('not-permitted');
  });

  it('states the maximum (EUGH-216, EUGH-23)', () => {
    expect(pointOf(ask(), 'maximum')).toBe('permitted');
    const none = ask({ maximumValue: null, maximumQuantity: null });
    expect(pointOf(none, 'maximum')).toBe('not-permitted');
    const one = ask({ maximumQuantity: null });
    expect(pointOf(one, 'maximum')).toBe('permitted');
    expect(one.uncertain.map(({ text }) => text).join()).toContain('nur der Höchstwert');
    expect(
      ask()
        .uncertain.map(({ text }) => text)
        .join(),
    ).not.toContain('nur der Höchstwert');
  });

  it('asks only for grounds where the procedure began before the decision of 19 December 2018 (EUGH-216)', () => {
    const none = { maximumValue: null, maximumQuantity: null };
    expect(pointOf(ask({ ...none, startsOn: '2018-12-18' }), 'maximum')).toBe('needs-grounds');
    expect(pointOf(ask({ ...none, startsOn: '2018-12-19' }), 'maximum')).toBe('not-permitted');
  });

  it('names the mini-competition for several contractors (RV-MINI)', () => {
    expect(pointOf(ask({ contractors: 3 }), 'mini-competition')).toBe('permitted');
    expect(pointOf(ask(), 'mini-competition')).toBeUndefined();
    expect(ask({ contractors: 3 }).citations.map(({ id }) => id)).toContain('RV-MINI');
  });

  it('says where a rule is carried over from the VgV (RV-PARTIES)', () => {
    expect(doubts(ask())).not.toContain('RV-PARTIES');
    for (const change of [{ regime: 'national' }, { buyer: 'utility' }, { nature: 'works' }] as const)
      expect(doubts(ask(change))).toContain('RV-PARTIES');
  });
});

describe('a call-off', () => {
  it('is permitted up to the maximum to the cent (EUGH-23, EUGH-274)', () => {
    expect(callOff().callOff).toMatchObject({
      verdict: 'permitted',
      left: { value: '100000.00', quantity: '800' },
      leftAfter: { value: '0.00', quantity: '790' },
    });
    expect(callOff({ value: '100000.01' }).callOff).toMatchObject({
      verdict: 'not-permitted',
      left: { value: '100000.00' },
      leftAfter: null,
    });
    expect(callOff({ quantity: '800.001' }).callOff?.verdict).toBe('not-permitted');
  });

  it('finds the agreement exhausted when the maximum is reached (EUGH-216)', () => {
    const answer = callOff({ calledOffValue: '400000.00', value: '0.01' }).callOff;
    expect(answer?.verdict).toBe('not-permitted');
    expect(answer?.reasons.join()).toContain('erschöpft');
  });

  it('is only for named authorities, whatever the spacing and the case (RV-PARTIES)', () => {
    expect(callOff({ caller: ' stadt  raunheim ' }).callOff?.verdict).toBe('permitted');
    expect(callOff({ caller: 'Stadt Rüsselsheim' }).callOff?.verdict).toBe('not-permitted');
  });

  it('cannot be shown to be covered without a maximum (EUGH-216)', () => {
    const none = { maximumValue: null, maximumQuantity: null };
    expect(callOff({}, none).callOff).toMatchObject({
      verdict: 'not-permitted',
      left: { value: null, quantity: null },
    });
    expect(callOff({}, { ...none, startsOn: '2018-12-18' }).callOff?.verdict).toBe('permitted');
  });

  it('needs no standstill since 1 July 2026 (REV-134-3)', () => {
    const cites = (startsOn: string): boolean =>
      callOff({}, { startsOn }).citations.some(({ id }) => id === 'REV-134-3');
    expect(cites('2026-06-30')).toBe(false);
    expect(cites('2026-07-01')).toBe(true);
  });

  it('sums never exceed the maximum, in any order of call-offs (EUGH-216)', () => {
    const cents = fc.bigInt({ min: 0n, max: 20_000_000n });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 12 }), cents, fc.constantFrom(...REGIMES), (wanted, maximum, regime) => {
        let called = 0n;
        for (const amount of wanted) {
          const more = { regime, maximumValue: formatMoney(maximum), maximumQuantity: null };
          const { callOff: answer } = callOff(
            { value: formatMoney(amount), calledOffValue: formatMoney(called) },
            more,
          );
          if (answer?.verdict === 'permitted') {
            called += amount;
            expect(answer.leftAfter?.value).toBe(formatMoney(maximum - called));
          }
          expect(parseMoney(answer?.left.value ?? '-1') >= 0n).toBe(true);
        }
        expect(called <= maximum).toBe(true);
      }),
    );
  });
});

it('names every wrong field of a request', () => {
  expect(() =>
    judgeFramework({
      startsOn: '2026-02-30',
      state: 'XX' as 'HE',
      buyer: 'club' as 'state',
      nature: 'supplies',
      regime: 'eu',
      years: 0,
      entitled: [' '],
      maximumValue: '-1',
      maximumQuantity: '1.0001',
      contractors: 0,
      callOff: { caller: 'A', value: null },
    }),
  ).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      errors: [
        '/state',
        '/years',
        '/startsOn',
        '/buyer',
        '/entitled/0',
        '/maximumValue',
        '/maximumQuantity',
        '/contractors',
        '/callOff/value',
        '/callOff/quantity',
      ].map((pointer) => expect.objectContaining({ pointer })),
    }),
  );
});
