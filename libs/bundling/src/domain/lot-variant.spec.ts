import { parseUnitPrice, wholeQuantity } from '@app/kernel';
import fc from 'fast-check';
import type { ArticleMerge } from './article-merge';
import { entitledBuyers, procedureLot, tenderLots } from './hand-over';
import { type Proposal, PROPOSALS, proposeLots } from './lot-proposals';
import { changeLots, demandIn, type LotVariant, proveVariant } from './lot-variant';
import { equals, plus, rational, times, ZERO } from './rational';
import { proveTender } from './tender-proof';
import { type DemandCell, demandCells, type TenderArticle, tenderLines } from './tender-line';

const article = (
  articleNumber: string,
  productGroup: string,
  cpv: string,
  unit: string,
  content: number,
  price: string,
): TenderArticle => ({
  ...{ articleNumber, productGroup, cpv, unit },
  text: `Artikel ${articleNumber}`,
  content: wholeQuantity(content),
  baseUnit: productGroup === 'Papier' ? 'Blatt' : 'Stück',
  referencePrice: parseUnitPrice(price),
});
const ARTICLES = new Map(
  [
    article('P-1', 'Papier', '30197643-5', 'XPK', 500, '4.3500'),
    article('P-2', 'Papier', '30197643-5', 'XCT', 2500, '20.4500'),
    article('T-1', 'Tinte und Toner', '30125110-5', 'H87', 1, '61.9900'),
    article('T-2', 'Tinte und Toner', '30192113-6', 'H87', 1, '12.5000'),
    article('S-1', 'Streusalz', '34927100-2', 'TNE', 1, '89.5000'),
  ].map((each) => [each.articleNumber, each]),
);
const PACKS: ArticleMerge = { articleNumber: 'P-1', intoArticle: 'P-2', factor: rational(1n, 5n) };
const PLACES = new Map([
  ['nauheim', 'Postleitzahl 64'],
  ['raunheim', 'Postleitzahl 65'],
  ['trebur', 'Postleitzahl 65'],
]);

const anyDemand: fc.Arbitrary<readonly DemandCell[]> = fc
  .uniqueArray(
    fc.record({
      articleNumber: fc.constantFrom(...ARTICLES.keys()),
      memberId: fc.constantFrom(...PLACES.keys()),
      quantity: fc.bigInt({ min: 1n, max: 100_000n }),
      value: fc.bigInt({ min: 0n, max: 10_000_000n }),
    }),
    { minLength: 1, selector: ({ articleNumber, memberId }) => `${articleNumber} ${memberId}` },
  )
  .map((cells) =>
    cells.map((cell) => ({ ...cell, quantity: cell.articleNumber === 'S-1' ? cell.quantity : cell.quantity * 1000n })),
  );
const anyMerges = fc.constantFrom<readonly ArticleMerge[]>([], [PACKS]);
const anyProposal = fc.constantFrom<Proposal>(...PROPOSALS);

const propose = (proposal: Proposal, demand: readonly DemandCell[], merges: readonly ArticleMerge[] = []) =>
  proposeLots(proposal, { demand, merges, articles: ARTICLES, placeOf: PLACES, years: 2, largestLot: 1_000_000n });

const sorted = (cells: readonly DemandCell[]) =>
  [...cells].sort((a, b) => (`${a.articleNumber} ${a.memberId}` < `${b.articleNumber} ${b.memberId}` ? -1 : 1));

describe('cutting demand into lots', () => {
  it('puts every demand into exactly one lot, whatever the proposal', () => {
    fc.assert(
      fc.property(anyDemand, anyMerges, anyProposal, (demand, merges, proposal) => {
        const variant = propose(proposal, demand, merges);
        expect(proveVariant(variant, demand)).toMatchObject({ proven: true, cells: demand.length });
        expect(sorted(variant.lots.flatMap((lot) => demandIn(lot, demand)))).toEqual(sorted(demand));
      }),
    );
  });

  it('does not depend on the order of the demand', () => {
    fc.assert(
      fc.property(
        anyDemand.chain((demand) =>
          fc.tuple(fc.constant(demand), fc.shuffledSubarray([...demand], { minLength: demand.length })),
        ),
        anyProposal,
        ([demand, shuffled], proposal) => expect(propose(proposal, shuffled)).toEqual(propose(proposal, demand)),
      ),
    );
  });

  const demand: readonly DemandCell[] = [
    { articleNumber: 'P-1', memberId: 'nauheim', quantity: wholeQuantity(33), value: 14_355n },
    { articleNumber: 'P-2', memberId: 'raunheim', quantity: wholeQuantity(10), value: 20_450n },
    { articleNumber: 'T-1', memberId: 'raunheim', quantity: wholeQuantity(4), value: 24_796n },
    { articleNumber: 'T-2', memberId: 'trebur', quantity: wholeQuantity(8), value: 10_000n },
  ];
  const namesOf = (variant: LotVariant): string[] => variant.lots.map(({ name }) => name);

  it.each<[Proposal, string[]]>([
    ['group', ['Papier', 'Tinte und Toner']],
    ['single', ['Gesamter Bedarf']],
    ['region', ['Papier (Postleitzahl 64)', 'Papier (Postleitzahl 65)', 'Tinte und Toner (Postleitzahl 65)']],
    ['market', ['Papier', 'Tinte und Toner, CPV 30125', 'Tinte und Toner, CPV 30192']],
    ['rounds', ['Papier', 'Tinte und Toner']],
  ])('proposes lots: %s', (proposal, names) => expect(namesOf(propose(proposal, demand))).toEqual(names));

  it('cuts small lots by place where a trade is worth more than the largest lot', () => {
    const facts = { demand, merges: [], articles: ARTICLES, placeOf: PLACES, years: 2, largestLot: 60_000n };
    expect(namesOf(proposeLots('market', facts))).toEqual([
      'Papier (Postleitzahl 64)',
      'Papier (Postleitzahl 65)',
      'Tinte und Toner, CPV 30125',
      'Tinte und Toner, CPV 30192',
    ]);
  });

  it('numbers the awards when groups are let one after the other', () =>
    expect(propose('rounds', demand).lots.map(({ award }) => award)).toEqual([1, 2]));

  it('is reversible: what was split off and merged again is as before', () => {
    fc.assert(
      fc.property(anyDemand, anyProposal, fc.nat(), fc.nat(), (cells, proposal, at, which) => {
        const before = propose(proposal, cells);
        const lot = before.lots[at % before.lots.length];
        const cell = lot?.cells[which % lot.cells.length];
        fc.pre(lot !== undefined && cell !== undefined && lot.cells.length > 1);
        if (!lot || !cell) return;
        const articleNumbers = [cell.articleNumber];
        const split = changeLots(before, { kind: 'split', lot: lot.key, name: 'Neu', articleNumbers, memberIds: [] });
        expect(split.lots).toHaveLength(before.lots.length + 1);
        expect(proveVariant(split, cells).proven).toBe(true);
        const added = split.lots.find(({ name }) => name === 'Neu');
        expect(changeLots(split, { kind: 'merge', lot: added?.key ?? '', into: lot.key })).toEqual(before);
      }),
    );
  });

  it('moves back what was moved', () => {
    fc.assert(
      fc.property(anyDemand, fc.nat(), (cells, which) => {
        const before = propose('region', cells);
        const [from, to] = before.lots;
        fc.pre(from !== undefined && to !== undefined && from.cells.length > 1);
        const cell = from?.cells[which % from.cells.length];
        if (!from || !to || !cell) return;
        fc.pre(!to.cells.some(({ articleNumber }) => articleNumber === cell.articleNumber));
        const move = { kind: 'move-article', articleNumber: cell.articleNumber } as const;
        const moved = changeLots(before, { ...move, from: from.key, to: to.key });
        expect(proveVariant(moved, cells).proven).toBe(true);
        expect(changeLots(moved, { ...move, from: to.key, to: from.key })).toEqual(before);
      }),
    );
  });

  it('splits by member, and lets a lot vanish that was moved out of as a whole', () => {
    const one = propose('single', demand);
    const split = changeLots(one, {
      kind: 'split',
      lot: 'L1',
      name: 'Süd',
      articleNumbers: [],
      memberIds: ['nauheim'],
    });
    expect(split.lots.map(({ name, cells }) => [name, cells.map(({ articleNumber }) => articleNumber)])).toEqual([
      ['Gesamter Bedarf', ['P-2', 'T-1', 'T-2']],
      ['Süd', ['P-1']],
    ]);
    const moved = changeLots(split, { kind: 'move-member', memberId: 'nauheim', from: 'L2', to: 'L1' });
    expect(moved).toEqual(one);
  });

  it.each([
    ['/to', { kind: 'move-article', articleNumber: 'P-1', from: 'L1', to: 'L9' }],
    ['/to', { kind: 'move-article', articleNumber: 'P-1', from: 'L1', to: 'L1' }],
    ['/articleNumber', { kind: 'move-article', articleNumber: 'T-1', from: 'L1', to: 'L2' }],
    ['/name', { kind: 'rename', lot: 'L1', name: ' ' }],
    ['/name', { kind: 'rename', lot: 'L1', name: 'Tinte und Toner' }],
    ['/award', { kind: 'award', lot: 'L1', award: 0 }],
    ['/articleNumbers', { kind: 'split', lot: 'L1', name: 'Neu', articleNumbers: [], memberIds: [] }],
    ['/into', { kind: 'merge', lot: 'L1', into: 'L1' }],
  ] as const)('refuses at %s: %j', (pointer, change) => {
    expect(() => changeLots(propose('group', demand), change as Parameters<typeof changeLots>[1])).toThrow(
      expect.objectContaining({ kind: 'invalid', errors: [expect.objectContaining({ pointer })] }),
    );
  });

  it('refuses to split off everything', () => {
    const all = { kind: 'split', lot: 'L1', name: 'Neu', articleNumbers: ['P-1', 'P-2'], memberIds: [] } as const;
    expect(() => changeLots(propose('group', demand), all)).toThrow(expect.objectContaining({ code: 'lot-empty' }));
  });

  it('finds what is missing, doubled or foreign', () => {
    const variant = propose('group', demand);
    expect(proveVariant({ lots: variant.lots.slice(1) }, demand)).toMatchObject({
      proven: false,
      missing: ['P-1 · nauheim', 'P-2 · raunheim'],
    });
    expect(proveVariant({ lots: [...variant.lots, ...variant.lots.slice(1)] }, demand)).toMatchObject({
      proven: false,
      repeated: ['T-1 · raunheim', 'T-2 · trebur'],
    });
    expect(proveVariant(variant, demand.slice(1))).toMatchObject({ proven: false, foreign: ['P-1 · nauheim'] });
  });
});

describe('tender lines', () => {
  const cells: readonly DemandCell[] = [
    { articleNumber: 'P-1', memberId: 'nauheim', quantity: wholeQuantity(33), value: 14_355n },
    { articleNumber: 'P-2', memberId: 'raunheim', quantity: wholeQuantity(10), value: 20_450n },
  ];

  it('stay apart without a rule, and need no rounding', () => {
    const lines = tenderLines(cells, [], ARTICLES, 2);
    expect(lines.map(({ articleNumber, quantity, surplus }) => [articleNumber, quantity, surplus])).toEqual([
      ['P-1', wholeQuantity(66), ZERO],
      ['P-2', wholeQuantity(20), ZERO],
    ]);
  });

  it('count packs as parts of cartons exactly and show what rounding up adds: 66 packs of 5 are 13.2 cartons', () => {
    const [line] = tenderLines(cells, [PACKS], ARTICLES, 2);
    expect(line).toMatchObject({
      articleNumber: 'P-2',
      unit: 'XCT',
      demand: rational(332n, 10n),
      quantity: wholeQuantity(34),
      surplus: rational(8n, 10n),
      demandValue: 69_610n,
      surplusValue: 1636n,
      memberIds: ['nauheim', 'raunheim'],
    });
    expect(line?.sources).toEqual([
      { articleNumber: 'P-1', unit: 'XPK', quantity: wholeQuantity(66), factor: rational(1n, 5n) },
      { articleNumber: 'P-2', unit: 'XCT', quantity: wholeQuantity(20), factor: rational(1n) },
    ]);
  });

  it('round measures to a thousandth only', () => {
    const salt = { articleNumber: 'S-1', memberId: 'trebur', quantity: 1n, value: 9n };
    expect(tenderLines([salt], [], ARTICLES, 1)).toMatchObject([{ quantity: 1n, surplus: ZERO }]);
  });

  it('preserve the total per article, unit and member and the value through any lots', () => {
    fc.assert(
      fc.property(
        anyDemand,
        anyMerges,
        anyProposal,
        fc.integer({ min: 1, max: 8 }),
        (demand, merges, proposal, years) => {
          const lots = tenderLots(propose(proposal, demand, merges), { demand, merges, articles: ARTICLES, years });
          const reported = new Map<string, bigint>();
          for (const { articleNumber, quantity } of demand)
            reported.set(articleNumber, (reported.get(articleNumber) ?? 0n) + quantity * BigInt(years));
          const tendered = new Map<string, bigint>();
          for (const { lines } of lots)
            for (const { sources } of lines)
              for (const { articleNumber, quantity } of sources)
                tendered.set(articleNumber, (tendered.get(articleNumber) ?? 0n) + quantity);
          expect(tendered).toEqual(reported);
          const value = demand.reduce((sum, cell) => sum + cell.value, 0n) * BigInt(years);
          expect(lots.reduce((sum, { demandValue }) => sum + demandValue, 0n)).toBe(value);
          for (const { lines, memberIds, lot } of lots) {
            expect(memberIds).toEqual([...new Set(demandIn(lot, demand).map(({ memberId }) => memberId))].sort());
            for (const line of lines) {
              const sum = line.sources.reduce(
                (all, each) => plus(all, times(rational(each.quantity, 1000n), each.factor)),
                ZERO,
              );
              expect(equals(sum, line.demand)).toBe(true);
              expect(equals(plus(line.demand, line.surplus), rational(line.quantity, 1000n))).toBe(true);
              expect(line.surplus.numerator >= 0n && line.surplus.numerator < line.surplus.denominator).toBe(true);
            }
          }
        },
      ),
    );
  });

  it('become the positions of a procedure with the same quantities', () => {
    fc.assert(
      fc.property(anyDemand, anyMerges, anyProposal, (demand, merges, proposal) => {
        const lots = tenderLots(propose(proposal, demand, merges), { demand, merges, articles: ARTICLES, years: 2 });
        for (const lot of lots)
          expect(procedureLot(lot).positions.map(({ articleNumber, unit }) => [articleNumber, unit])).toEqual(
            lot.lines.map(({ articleNumber, unit }) => [articleNumber, unit]),
          );
      }),
    );
  });
});

describe('the proof of what is tendered', () => {
  const demand: readonly DemandCell[] = [
    { articleNumber: 'P-1', memberId: 'nauheim', quantity: wholeQuantity(33), value: 14_355n },
    { articleNumber: 'P-2', memberId: 'raunheim', quantity: wholeQuantity(10), value: 20_450n },
  ];
  const facts = { demand, merges: [PACKS], articles: ARTICLES, years: 2 };
  const lots = tenderLots(propose('group', demand, [PACKS]), facts);

  it('holds for every demand, rule and proposal', () => {
    fc.assert(
      fc.property(
        anyDemand,
        anyMerges,
        anyProposal,
        fc.integer({ min: 1, max: 8 }),
        (cells, merges, proposal, years) => {
          const any = { demand: cells, merges, articles: ARTICLES, years };
          expect(proveTender(tenderLots(propose(proposal, cells, merges), any), any)).toMatchObject({
            proven: true,
            pairs: cells.length,
            faults: [],
          });
        },
      ),
    );
  });
  it('counts pairs, articles, lines and what was rounded', () =>
    expect(proveTender(lots, facts)).toEqual({
      pairs: 2,
      articles: 2,
      lines: 1,
      rounded: 1,
      faults: [],
      proven: true,
    }));
  it('finds a quantity that was hidden in a line, and one that was lost', () => {
    const changed = (change: object) =>
      lots.map((lot) => ({ ...lot, lines: lot.lines.map((line) => ({ ...line, ...change })) }));
    expect(proveTender(changed({ quantity: wholeQuantity(35) }), facts)).toMatchObject({
      proven: false,
      faults: ['Papier: P-2'],
    });
    expect(proveTender(changed({ demand: rational(33n) }), facts).faults).toEqual(['Papier: P-2']);
    expect(proveTender(changed({ sources: [] }), facts).faults).toEqual(['P-1', 'P-2', 'Papier: P-2']);
    expect(proveTender(lots, { ...facts, years: 3 }).faults).toEqual(['P-1', 'P-2']);
    expect(proveTender([], facts).proven).toBe(false);
  });
});

describe('the demand of an article by member', () => {
  it('shares the value so that it adds up', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1_000_000n }),
        fc.array(
          fc.record({ memberId: fc.constantFrom('a', 'b', 'c'), quantity: fc.bigInt({ min: 1n, max: 9_000n }) }),
          { minLength: 1 },
        ),
        (estimatedValue, parts) => {
          const cells = demandCells([{ articleNumber: 'P-1', estimatedValue, parts }]);
          expect(cells.reduce((sum, { value }) => sum + value, 0n)).toBe(estimatedValue);
          expect(cells.reduce((sum, { quantity }) => sum + quantity, 0n)).toBe(
            parts.reduce((sum, { quantity }) => sum + quantity, 0n),
          );
        },
      ),
    );
  });
});

describe('who may call off from a lot', () => {
  const lots = [
    { lotNumber: 1, title: 'Papier', memberIds: ['a', 'b'] },
    { lotNumber: 2, title: 'Toner', memberIds: ['c'] },
  ];
  it.each([
    [1, 'Papier', ['a', 'b', 'c'], ['a', 'b']],
    [2, 'Toner', ['a', 'b', 'c'], ['c']],
    [2, 'Toner', ['a', 'b', 'c', 'joined'], ['c', 'joined']],
    [1, 'Papier', ['b', 'c'], ['b']],
    [2, 'Papier', ['a', 'b', 'c'], ['a', 'b']],
    [1, 'Papier und Pappe', ['a', 'b', 'c'], ['a', 'b']],
    [3, 'Streusalz', ['a', 'c'], ['a', 'c']],
  ])('lot %i %s of the buyers %j: %j', (number, title, buyers, entitled) =>
    expect(entitledBuyers({ number, title }, lots, buyers)).toEqual(entitled),
  );
});
