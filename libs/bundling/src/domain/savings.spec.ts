import { formatMoney, lineAmount, parseMoney, parseQuantity, parseUnitPrice, wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import { circleCost, type SavingAssumptions, simulateSavings, type SimulatedArticle } from './savings';
import { MOST_RANKED_MEMBERS, rankCircles } from './savings-circles';

const NOTHING: SavingAssumptions = {
  ordersPerYear: 1,
  processCost: 0n,
  minimumOrder: 0n,
  freight: 0n,
  freightFreeFrom: null,
  tierBasis: 'year',
};
const article = (
  articleNumber: string,
  demand: Readonly<Record<string, string>>,
  tiers: Readonly<Record<string, string>> = {},
  more: Partial<SimulatedArticle> = {},
): SimulatedArticle => ({
  articleNumber,
  lot: 'Papier',
  reference: parseUnitPrice('5.00'),
  tiers: Object.entries(tiers).map(([from, price]) => ({
    fromQuantity: parseQuantity(from),
    unitPrice: parseUnitPrice(price),
  })),
  demand: new Map(Object.entries(demand).map(([member, quantity]) => [member, parseQuantity(quantity)])),
  ...more,
});
const euros = (amount: bigint | null): string | null => (amount === null ? null : formatMoney(amount));

describe('the savings of a circle, by hand', () => {
  const paper = article('P', { nauheim: '60', raunheim: '40', trebur: '10' }, { '1': '4.50', '100': '4.00' });

  it('takes the tier of the joint quantity for all, that of its own for each alone, and shares by quantity', () => {
    const result = simulateSavings([paper], ['trebur', 'nauheim', 'raunheim'], NOTHING);
    expect([euros(result.alone.total), euros(result.joint.total), euros(result.saving)]).toEqual([
      '495.00', // 110 × 4.50
      '440.00', // 110 × 4.00
      '55.00',
    ]);
    expect(result.members.map((row) => [row.member, euros(row.alone.total), euros(row.joint.total)])).toEqual([
      ['nauheim', '270.00', '240.00'],
      ['raunheim', '180.00', '160.00'],
      ['trebur', '45.00', '40.00'],
    ]);
    expect(euros(result.referenceGoods)).toBe('550.00');
    expect(result.articles).toMatchObject([{ quantity: wholeQuantity(110), unitPrice: parseUnitPrice('4.00') }]);
    expect(result.articles[0]?.breakEvenQuantity).toBe(wholeQuantity(1));
  });

  it('knows no price below the first tier but the reference', () => {
    const salt = article('S', { nauheim: '60', trebur: '10' }, { '50': '3.00' });
    const result = simulateSavings([salt], ['nauheim', 'trebur'], NOTHING);
    expect(result.members.map(({ alone }) => euros(alone.goods))).toEqual(['180.00', '50.00']);
    expect(euros(result.joint.goods)).toBe('210.00');
  });

  it('counts one order of the circle for many: 2 × 85.00 less with three members, shared by value', () => {
    const result = simulateSavings([paper], ['nauheim', 'raunheim', 'trebur'], {
      ...NOTHING,
      processCost: parseMoney('85.00'),
    });
    expect([result.ordersAlone, result.ordersJoint]).toEqual([3, 1]);
    expect(euros(result.saving)).toBe('225.00');
    // 85.00 by 240 : 160 : 40
    expect(result.members.map(({ joint }) => euros(joint.process))).toEqual(['46.36', '30.91', '7.73']);
    expect(result.breakEvenProcessCost).toBe(0n);
  });

  it('charges minimum order and freight per order, every member its own delivery, none from the free value on', () => {
    const assumptions = {
      ...NOTHING,
      ordersPerYear: 2,
      minimumOrder: parseMoney('50.00'),
      freight: parseMoney('6.90'),
      freightFreeFrom: parseMoney('200.00'),
    };
    const result = simulateSavings([paper], ['nauheim', 'trebur'], assumptions);
    const [nauheim, trebur] = result.members;
    // Alone: 270.00 in two orders of 135.00; 45.00 in two orders that cost 50.00 each.
    expect([euros(nauheim?.alone.freight ?? 0n), euros(nauheim?.alone.topUp ?? 0n)]).toEqual(['13.80', '0.00']);
    expect([euros(trebur?.alone.freight ?? 0n), euros(trebur?.alone.topUp ?? 0n)]).toEqual(['13.80', '55.00']);
    // Together 315.00 in two orders of 157.50: still below the free value, two deliveries each.
    expect(euros(result.joint.freight)).toBe('27.60');
    expect(euros(result.joint.topUp)).toBe('0.00');
    const all = simulateSavings([paper], ['nauheim', 'raunheim', 'trebur'], assumptions);
    expect(euros(all.joint.freight)).toBe('0.00'); // 440.00 in two orders of 220.00
  });

  it('names who loses, and from which cost of an order on the circle is cheaper', () => {
    // Eleven pieces are dearer than ten: a scarce good, whose price rises with the quantity.
    const toner = article('T', { nauheim: '100' }, { '1': '4.00' });
    const cheap = article('P', { trebur: '1' }, { '1': '4.00' });
    const dear = article('Q', { nauheim: '10', trebur: '1' }, { '1': '4.00', '11': '6.00' });
    const result = simulateSavings([toner, cheap, dear], ['nauheim', 'trebur'], NOTHING);
    expect(result.members.map(({ member, saving }) => [member, euros(saving)])).toEqual([
      ['nauheim', '-20.00'],
      ['trebur', '-2.00'],
    ]);
    expect(euros(result.breakEvenProcessCost)).toBe('22.00');
    const even = { ...NOTHING, processCost: parseMoney('22.00') };
    expect(simulateSavings([toner, cheap, dear], ['nauheim', 'trebur'], even).saving).toBe(0n);
    expect(simulateSavings([dear], ['nauheim'], NOTHING).breakEvenProcessCost).toBe(0n);
  });

  it('reaches tiers by the quantity of one order where it is told to', () => {
    const yearly = { ...NOTHING, ordersPerYear: 4 };
    expect(euros(circleCost([paper], ['nauheim', 'raunheim'], yearly).goods)).toBe('400.00');
    expect(euros(circleCost([paper], ['nauheim', 'raunheim'], { ...yearly, tierBasis: 'order' }).goods)).toBe('450.00');
  });

  it.each([
    ['no order', { ordersPerYear: 0 }],
    ['half an order', { ordersPerYear: 1.5 }],
    ['negative costs', { processCost: -1n }],
    ['negative freight', { freight: -1n }],
  ])('refuses %s', (_, wrong) => {
    expect(() => simulateSavings([paper], ['nauheim'], { ...NOTHING, ...wrong })).toThrow(RangeError);
    expect(() => rankCircles([paper], ['nauheim'], { ...NOTHING, ...wrong })).toThrow(RangeError);
  });

  it('refuses an empty circle and more members than can be ranked', () => {
    expect(() => simulateSavings([paper], [], NOTHING)).toThrow(RangeError);
    const crowd = Array.from({ length: MOST_RANKED_MEMBERS + 1 }, (_, index) => `m${index}`);
    expect(() => rankCircles([paper], crowd, NOTHING)).toThrow(RangeError);
  });
});

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const LOTS = ['Papier', 'Toner'];
const quantity = fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 900_000n }));
const anyArticle = (index: number): fc.Arbitrary<SimulatedArticle> =>
  fc.record({
    articleNumber: fc.constant(`A-${index}`),
    lot: fc.constantFrom(...LOTS),
    reference: fc.bigInt({ min: 1n, max: 9_000_000n }),
    tiers: fc.array(
      fc.record({
        fromQuantity: fc.bigInt({ min: 1n, max: 2_000_000n }),
        unitPrice: fc.bigInt({ min: 0n, max: 9_000_000n }),
      }),
      { maxLength: 4 },
    ),
    demand: fc
      .array(quantity, { minLength: NAMES.length, maxLength: NAMES.length })
      .map((own) => new Map(own.map((each, at) => [NAMES[at] ?? '', each]))),
  });
const anyArticles = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyArticle(index))));
const amount = fc.bigInt({ min: 0n, max: 100_000n });
const anyAssumptions: fc.Arbitrary<SavingAssumptions> = fc.record({
  ordersPerYear: fc.integer({ min: 1, max: 12 }),
  processCost: amount,
  minimumOrder: amount,
  freight: fc.bigInt({ min: 0n, max: 2_000n }),
  freightFreeFrom: fc.option(amount),
  tierBasis: fc.constantFrom('year', 'order'),
});
const anyCircle = fc.subarray(NAMES, { minLength: 1 });

describe('the savings of a circle, always', () => {
  it('add up: every kind of cost and the saving is the sum of its members, and the circle pays its own formula', () => {
    fc.assert(
      fc.property(anyArticles, anyCircle, anyAssumptions, (articles, circle, assumptions) => {
        const result = simulateSavings(articles, circle, assumptions);
        for (const kind of ['goods', 'topUp', 'freight', 'process', 'total'] as const) {
          expect(result.members.reduce((total, { joint }) => total + joint[kind], 0n)).toBe(result.joint[kind]);
          expect(result.members.reduce((total, { alone }) => total + alone[kind], 0n)).toBe(result.alone[kind]);
        }
        expect(result.members.reduce((total, { saving }) => total + saving, 0n)).toBe(result.saving);
        expect(result.joint).toEqual(circleCost(articles, circle, assumptions));
        expect(result.articles.reduce((total, { goods }) => total + goods, 0n)).toBe(result.joint.goods);
        expect(result.articles.reduce((total, { goodsAlone }) => total + goodsAlone, 0n)).toBe(result.alone.goods);
      }),
    );
  });

  it('do not depend on the order of members, articles or tiers', () => {
    fc.assert(
      fc.property(anyArticles, anyCircle, anyAssumptions, (articles, circle, assumptions) => {
        // Of two tiers from one quantity on the first holds: only different ones may change places.
        const distinct = articles.map((each) => ({
          ...each,
          tiers: [...new Map(each.tiers.map((tier) => [tier.fromQuantity, tier])).values()],
        }));
        const turned = [...distinct].reverse().map((each) => ({
          ...each,
          tiers: [...each.tiers].reverse(),
          demand: new Map([...each.demand].reverse()),
        }));
        const one = simulateSavings(distinct, circle, assumptions);
        const other = simulateSavings(turned, [...circle].reverse(), assumptions);
        expect({ ...other, articles: [...other.articles].reverse() }).toEqual(one);
      }),
    );
  });

  it('are not changed by a member without demand nor by an article nobody needs', () => {
    fc.assert(
      fc.property(anyArticles, anyCircle, anyAssumptions, (articles, circle, assumptions) => {
        const idle = { ...article('idle', {}), lot: 'Leer' };
        const one = simulateSavings(articles, circle, assumptions);
        const more = simulateSavings([...articles, idle], [...circle, 'zzz'], assumptions);
        expect(more.members.at(-1)).toMatchObject({ member: 'zzz', saving: 0n, joint: { total: 0n } });
        expect({ ...more, members: more.members.slice(0, -1) }).toEqual(one);
      }),
    );
  });

  it('of a single member are none', () => {
    fc.assert(
      fc.property(anyArticles, fc.constantFrom(...NAMES), anyAssumptions, (articles, member, assumptions) => {
        expect(simulateSavings(articles, [member], assumptions).saving).toBe(0n);
      }),
    );
  });

  it('are never negative where prices fall with the quantity and nothing is rounded', () => {
    fc.assert(
      fc.property(anyArticles, anyCircle, anyAssumptions, (articles, circle, assumptions) => {
        const falling = articles.map((each) => {
          const from = [...new Set(each.tiers.map(({ fromQuantity }) => fromQuantity))].sort((a, b) =>
            a < b ? -1 : 1,
          );
          const prices = [each.reference, ...each.tiers.map(({ unitPrice }) => unitPrice)]
            .map((price) => price * 100_000n)
            .sort((a, b) => (a > b ? -1 : 1));
          return {
            ...each,
            reference: prices[0] ?? 0n,
            tiers: from.map((fromQuantity, at) => ({ fromQuantity, unitPrice: prices[at + 1] ?? 0n })),
          };
        });
        const result = simulateSavings(falling, circle, { ...assumptions, freightFreeFrom: null });
        expect(result.saving).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it('at the break-even cost of an order are there, one cent below they are not', () => {
    fc.assert(
      fc.property(anyArticles, anyCircle, anyAssumptions, (articles, circle, assumptions) => {
        const { breakEvenProcessCost: even } = simulateSavings(articles, circle, assumptions);
        const at = (processCost: bigint) => simulateSavings(articles, circle, { ...assumptions, processCost }).saving;
        if (even === null) expect(at(1_000_000n)).toBeLessThan(0n);
        else {
          expect(at(even)).toBeGreaterThanOrEqual(0n);
          if (even > 0n) expect(at(even - 1n)).toBeLessThan(0n);
        }
      }),
    );
  });
});

describe('all circles', () => {
  const subsets = (names: readonly string[]): string[][] =>
    names.reduce<string[][]>((sets, name) => [...sets, ...sets.map((set) => [...set, name])], [[]]).slice(1);

  it('cost what the simulation of each says, best first, also where numbers grow past 2^53', () => {
    fc.assert(
      fc.property(anyArticles, anyAssumptions, fc.boolean(), (articles, assumptions, huge) => {
        const factor = huge ? 10n ** 9n : 1n;
        const grown = articles.map((each) => ({ ...each, reference: each.reference * factor }));
        const circles = rankCircles(grown, NAMES, assumptions, 31);
        const naive = subsets(NAMES).map((members) => simulateSavings(grown, members, assumptions));
        expect(circles.count).toBe(31);
        const byName = new Map(circles.ranking.map((circle) => [circle.members.join(), circle]));
        for (const one of naive) {
          const names = one.members.map(({ member }) => member);
          const circle = byName.get(names.join());
          expect(circle).toMatchObject({ cost: one.joint.total, alone: one.alone.total, saving: one.saving });
          expect(circles.savingOf(names)).toBe(one.saving);
        }
        const savings = circles.ranking.map(({ saving }) => saving);
        expect(savings).toEqual([...savings].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0)));
        circles.bySize.forEach((circle, at) => {
          expect(circle.members).toHaveLength(at + 1);
          const same = naive.filter(({ members }) => members.length === at + 1).map(({ saving }) => saving);
          expect(same.every((saving) => saving <= circle.saving)).toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('of eleven members are 2,047', () => {
    const members = Array.from({ length: 11 }, (_, index) => `m${String(index).padStart(2, '0')}`);
    const demand = Object.fromEntries(members.map((member, index) => [member, String(index + 1)]));
    const circles = rankCircles([article('P', demand, { '1': '4.50', '60': '4.00' })], members, NOTHING, 3);
    expect(circles.count).toBe(2_047);
    // All 66 packs save most: each 0.50 less; below 60 packs nobody saves anything.
    expect(circles.ranking[0]).toMatchObject({
      members,
      saving: lineAmount(parseUnitPrice('0.50'), wholeQuantity(66)),
    });
    expect(circles.bySize[0]?.saving).toBe(0n);
    expect(() => circles.savingOf(['stranger'])).toThrow(RangeError);
  });
});
