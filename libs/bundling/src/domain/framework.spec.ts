import { wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import type { CallOffLine, Framework, FrameworkItem } from './framework';
import { callOff, frameworkTerm, giveBack, orderable, planFramework, restQuantity, restValue } from './framework';

const tiers = [
  { fromQuantity: wholeQuantity(1), unitPrice: 42_753n },
  { fromQuantity: wholeQuantity(10), unitPrice: 41_470n },
];
const paper: FrameworkItem = {
  articleNumber: 'P-1',
  unit: 'XPK',
  maximumQuantity: wholeQuantity(100),
  calledOff: 0n,
  tiers,
};
const salt: FrameworkItem = {
  articleNumber: 'S-1',
  unit: 'TNE',
  maximumQuantity: 10_000n,
  calledOff: 0n,
  tiers: [{ fromQuantity: 500n, unitPrice: 713_300n }],
};
const framework: Framework = {
  members: ['raunheim', 'trebur'],
  from: '2027-01-01',
  to: '2030-12-31',
  maximumValue: 100_000n,
  calledOffValue: 0n,
};
const order = (lines: readonly CallOffLine[], over: { member?: string; day?: string } = {}) => ({
  member: 'raunheim',
  day: '2027-03-01',
  lines,
  ...over,
});
const packs = (quantity: number): CallOffLine => ({
  articleNumber: 'P-1',
  unit: 'XPK',
  quantity: wholeQuantity(quantity),
});
const tonnes = (quantity: bigint): CallOffLine => ({ articleNumber: 'S-1', unit: 'TNE', quantity });

describe('planning a framework agreement', () => {
  const offered = [
    { articleNumber: 'P-1', unit: 'XPK', tiers },
    { articleNumber: 'S-1', unit: 'TNE', tiers: salt.tiers },
  ];
  const demanded = [
    { articleNumber: 'S-1', unit: 'TNE', quantity: 2_505n },
    { articleNumber: 'P-1', unit: 'XPK', quantity: wholeQuantity(11) },
  ];
  it('allows the demand plus the margin, in whole packs', () => {
    const plan = planFramework(offered, demanded, 20);
    expect(plan.items.map((item) => [item.articleNumber, item.maximumQuantity, item.calledOff])).toEqual([
      ['P-1', wholeQuantity(13), 0n],
      ['S-1', 3_006n, 0n],
    ]);
    expect(plan.maximumValue).toBe(5_391n + 21_442n);
  });
  it('is worth the evaluated offer without a margin', () => {
    expect(planFramework(offered, demanded, 0)).toMatchObject({ maximumValue: 4_562n + 17_868n });
  });
  it('needs a price for every position', () => {
    expect(() => planFramework(offered.slice(1), demanded, 0)).toThrow('Für P-1 gibt es kein Angebot.');
  });
  it('refuses a margin that is not a whole percentage', () => {
    expect(() => planFramework(offered, demanded, 2.5)).toThrow(RangeError);
    expect(() => planFramework(offered, demanded, -1)).toThrow(RangeError);
  });
});

describe('calling off', () => {
  it('prices each line by the tier of its article in this order and moves both rests', () => {
    expect(callOff(framework, [paper, salt], order([packs(6), packs(4), tonnes(1_500n)]))).toEqual({
      accepted: true,
      amount: 2_488n + 1_659n + 10_700n,
      lines: [
        { ...packs(6), unitPrice: 41_470n, amount: 2_488n },
        { ...packs(4), unitPrice: 41_470n, amount: 1_659n },
        { ...tonnes(1_500n), unitPrice: 713_300n, amount: 10_700n },
      ],
      items: [
        { ...paper, calledOff: wholeQuantity(10) },
        { ...salt, calledOff: 1_500n },
      ],
      framework: { ...framework, calledOffValue: 14_847n },
    });
  });
  it('can be emptied to the last pack and not one more', () => {
    const almost = { ...paper, calledOff: wholeQuantity(99) };
    expect(callOff(framework, [almost], order([packs(1)]))).toMatchObject({
      accepted: true,
      items: [{ calledOff: wholeQuantity(100) }],
    });
    expect(callOff(framework, [almost], order([packs(2)]))).toEqual({
      accepted: false,
      refusals: [
        {
          code: 'quantity-exhausted',
          articleNumber: 'P-1',
          restQuantity: wholeQuantity(1),
          message: 'Vom Artikel „P-1“ ist noch die Menge 1 abrufbar (Einheit Packung), bestellt wurde die Menge 2.',
        },
      ],
    });
  });
  it('counts an article that stands in two lines once against its rest', () => {
    expect(callOff(framework, [paper], order([packs(60), packs(41)]))).toMatchObject({
      accepted: false,
      refusals: [{ code: 'quantity-exhausted' }],
    });
  });
  it('stops exactly at the maximum value', () => {
    const at = (calledOffValue: bigint) => callOff({ ...framework, calledOffValue }, [paper], order([packs(1)]));
    expect(at(100_000n - 428n)).toMatchObject({ accepted: true, framework: { calledOffValue: 100_000n } });
    expect(at(100_000n - 427n)).toMatchObject({
      accepted: false,
      refusals: [{ code: 'value-exhausted', restValue: 427n }],
    });
  });
  it.each([
    ['not-a-member', order([packs(1)], { member: 'nauheim' })],
    ['outside-term', order([packs(1)], { day: '2026-12-31' })],
    ['outside-term', order([packs(1)], { day: '2031-01-01' })],
    ['no-lines', order([])],
    ['unknown-article', order([{ ...packs(1), articleNumber: 'X-1' }])],
    ['wrong-unit', order([{ ...packs(1), unit: 'XCT' }])],
    ['wrong-quantity', order([packs(0)])],
    ['wrong-quantity', order([packs(-1)])],
    ['wrong-quantity', order([{ ...packs(1), quantity: 1_500n }])],
    ['below-first-tier', order([tonnes(499n)])],
    ['no-price', order([{ articleNumber: 'N-1', unit: 'H87', quantity: wholeQuantity(1) }])],
  ])('is refused as %s, with a sentence', (code, command) => {
    const unpriced = { ...paper, articleNumber: 'N-1', unit: 'H87', tiers: [] };
    expect(callOff(framework, [paper, salt, unpriced], command)).toEqual({
      accepted: false,
      refusals: [expect.objectContaining({ code, message: expect.stringMatching(/^.+\.$/) })],
    });
  });
  it('lists every reason at once', () => {
    const result = callOff(
      framework,
      [paper],
      order([packs(101), { ...packs(1), articleNumber: 'X-1' }], { member: 'nauheim' }),
    );
    expect(result.accepted ? [] : result.refusals.map((r) => r.code).sort()).toEqual([
      'not-a-member',
      'quantity-exhausted',
      'unknown-article',
    ]);
  });

  const anyOrders = fc.array(
    fc.array(fc.oneof(fc.integer({ min: -2, max: 40 }).map(packs), fc.bigInt({ min: 1n, max: 4_000n }).map(tonnes)), {
      maxLength: 4,
    }),
    { maxLength: 20 },
  );
  it('never exceeds a maximum, whatever is ordered, and the accepted orders make up what was called off', () => {
    fc.assert(
      fc.property(anyOrders, fc.bigInt({ min: 0n, max: 120_000n }), (orders, maximumValue) => {
        let state: { framework: Framework; items: readonly FrameworkItem[] } = {
          framework: { ...framework, maximumValue },
          items: [paper, salt],
        };
        let [amount, quantity] = [0n, 0n];
        for (const lines of orders) {
          const result = callOff(state.framework, state.items, order(lines));
          if (!result.accepted) continue;
          const changed = new Map(result.items.map((item) => [item.articleNumber, item]));
          state = {
            framework: result.framework,
            items: state.items.map((item) => changed.get(item.articleNumber) ?? item),
          };
          amount += result.lines.reduce((sum, line) => sum + line.amount, 0n);
          quantity += result.lines.reduce((sum, line) => sum + line.quantity, 0n);
        }
        expect(restValue(state.framework)).toBeGreaterThanOrEqual(0n);
        for (const item of state.items) expect(restQuantity(item)).toBeGreaterThanOrEqual(0n);
        expect(state.framework.calledOffValue).toBe(amount);
        expect(state.items.reduce((sum, item) => sum + item.calledOff, 0n)).toBe(quantity);
      }),
    );
  });
  it('is undone by giving it back', () => {
    fc.assert(
      fc.property(anyOrders, (orders) => {
        for (const lines of orders) {
          const result = callOff(framework, [paper, salt], order(lines));
          if (!result.accepted) continue;
          const sums = new Map<string, bigint>();
          for (const { articleNumber, quantity, amount } of [
            ...result.lines,
            ...giveBack(result.lines, result.lines),
          ]) {
            sums.set(articleNumber, (sums.get(articleNumber) ?? 0n) + quantity);
            sums.set('EUR', (sums.get('EUR') ?? 0n) + amount);
          }
          expect([...sums.values()].filter((sum) => sum !== 0n)).toEqual([]);
        }
      }),
    );
  });
  it('cannot give back more than the order holds, with what it gave back before', () => {
    const entry = (quantity: bigint, amount: bigint) => ({ articleNumber: 'P-1', quantity, amount });
    expect(giveBack([entry(2000n, 10n)], [entry(1000n, 5n)])).toEqual([entry(-1000n, -5n)]);
    for (const [entries, line] of [
      [[], entry(1000n, 0n)],
      [[entry(1000n, 0n)], entry(1000n, 1n)],
      [[entry(2000n, 10n), entry(-1000n, -5n)], entry(2000n, 5n)],
      [[entry(1000n, 5n)], entry(0n, 0n)],
      [[entry(1000n, 5n)], entry(1000n, -1n)],
    ] as const) {
      expect(() => giveBack(entries, [line])).toThrow(/weniger abgerufen/);
    }
  });
});

describe('an agreement with one kind of maximum', () => {
  const freeItem = { ...paper, maximumQuantity: null };
  it('of the value only is limited by it, to the cent', () => {
    const at = (calledOffValue: bigint) => callOff({ ...framework, calledOffValue }, [freeItem], order([packs(1)]));
    expect(at(100_000n - 428n)).toMatchObject({ accepted: true });
    expect(at(100_000n - 427n)).toMatchObject({ accepted: false, refusals: [{ code: 'value-exhausted' }] });
  });
  it('of the quantity only is limited by it', () => {
    const unvalued = { ...framework, maximumValue: null };
    expect(callOff(unvalued, [paper], order([packs(100)]))).toMatchObject({ accepted: true });
    expect(callOff(unvalued, [paper], order([packs(101)]))).toMatchObject({
      accepted: false,
      refusals: [{ code: 'quantity-exhausted' }],
    });
    expect(restValue(unvalued)).toBeNull();
  });
  it('cannot be called off without any (CJEU C-23/20, fact EUGH-23)', () => {
    expect(callOff({ ...framework, maximumValue: null }, [freeItem], order([packs(1)]))).toMatchObject({
      accepted: false,
      refusals: [{ code: 'no-maximum' }],
    });
  });
  it('says how much can be ordered: the least of quantity, value at the prices of the day, and quota', () => {
    expect(orderable(paper, framework, 100_000n)).toBe(wholeQuantity(100));
    // 100 € pay 24 packs at 4.1470 €, a price that needs 10 packs.
    expect(orderable(paper, framework, 10_000n)).toBe(wholeQuantity(24));
    // 20 € pay 4 packs at 4.2753 €.
    expect(orderable(freeItem, framework, 2_000n)).toBe(wholeQuantity(4));
    expect(orderable({ ...paper, memberRest: wholeQuantity(3) }, framework, null)).toBe(wholeQuantity(3));
    expect(orderable(paper, { memberRestValue: 0n }, null)).toBe(0n);
    expect(orderable({ ...paper, tiers: [] }, framework, 1n)).toBe(0n);
  });
  it('never says that more can be ordered than is then granted', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 120_000n }), fc.boolean(), (maximumValue, withQuantity) => {
        const item = withQuantity ? paper : freeItem;
        const quantity = orderable(item, framework, maximumValue);
        if (quantity === 0n) return;
        expect(callOff({ ...framework, maximumValue }, [item], order([{ ...packs(1), quantity }]))).toMatchObject({
          accepted: true,
        });
      }),
    );
  });
});

describe('the term of a framework agreement', () => {
  const tendered = { from: '2027-04-01', to: '2029-03-31' };
  it('is the tendered one', () => expect(frameworkTerm(tendered, '2027-01-19')).toEqual(tendered));
  it('is shorter after a late award, never longer', () => {
    expect(frameworkTerm(tendered, '2027-05-03')).toEqual({ from: '2027-05-03', to: '2029-03-31' });
  });
  it('cannot begin after its end', () => {
    expect(() => frameworkTerm(tendered, '2029-04-01')).toThrow(/am 31\.03\.2029 zu Ende gegangen/);
  });
});
