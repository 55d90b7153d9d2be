import fc from 'fast-check';
import { formatMoney } from '@app/kernel';
import { evaluate } from './evaluate';
import type { BidRequest, EvaluationRequest } from './evaluation-request';
import { compare, exactText, ONE, ratio, ZERO } from './rational';
import type { Rational } from './rational';
import type { TieRule } from './ranking';
import { firstAt, firstPlaces } from './sensitivity';
import { byMedian, byRatio, byReference, extended, linear, OFFERS, simple } from './testing';
import type { Line } from './weighted';
import { indices } from './ufab';

interface RawBid {
  readonly cents: number;
  readonly points: number;
}
const small = fc.record({ cents: fc.integer({ min: 1, max: 30 }), points: fc.integer({ min: 1, max: 12 }) });
const large = fc.record({
  cents: fc.integer({ min: 1_000_000, max: 90_000_000 }),
  points: fc.integer({ min: 1, max: 900 }),
});
/** Small numbers make ties and crossings at the same weight, large ones are like life. */
const raws = fc.oneof(fc.array(small, { minLength: 1, maxLength: 7 }), fc.array(large, { minLength: 1, maxLength: 7 }));
const bidsOf = (rows: readonly RawBid[]): BidRequest[] =>
  rows.map(({ cents, points }, i) => ({
    id: `${i + 1}`,
    price: formatMoney(BigInt(cents)),
    points: { leistung: `${points}` },
  }));
const price = fc.integer({ min: 0, max: 99 });

type Method = (weight: number, bids: readonly BidRequest[]) => EvaluationRequest;
const wholePoints: Method = (weight, bids) => ({
  ...linear(weight, bids),
  method: 'price-linear',
  priceWeight: `${weight}`,
  pricePoints: { maximum: '30', zeroAt: '2', rounding: 'half-up', places: 0 },
});
const METHODS: readonly (readonly [string, Method])[] = [
  ['ufab-simple', (_, bids) => simple(bids)],
  ['ufab-extended, highest performance', (_, bids) => extended('highest-performance', bids)],
  ['ufab-extended, lowest price', (_, bids) => extended('lowest-price', bids)],
  ['ufab-median', byMedian],
  ['ufab-reference', byReference],
  ['price-linear', linear],
  ['price-linear, whole points', wholePoints],
  ['price-ratio', byRatio],
];
const rankOf = (request: EvaluationRequest, id: string): number =>
  evaluate(request).ranking.find(({ bidId }) => bidId === id)?.rank ?? 0;
const ranks = (request: EvaluationRequest): string =>
  evaluate(request)
    .ranking.map(({ bidId, rank, tied }) => `${bidId} ${rank} ${tied}`)
    .join('\n');

/** By which factors all prices may be multiplied: rounding to three digits only bears powers of ten. */
const factorOf = (name: string): fc.Arbitrary<number> =>
  name.startsWith('ufab-simple') || name.startsWith('ufab-extended')
    ? fc.constantFrom(10, 100)
    : fc.integer({ min: 2, max: 50 });

describe.each(METHODS)('%s', (name, method) => {
  it('the order of the bids does not matter', () => {
    const shuffled = raws.chain((rows) => {
      const bids = bidsOf(rows);
      return fc.tuple(fc.constant(bids), fc.shuffledSubarray(bids, { minLength: bids.length }));
    });
    fc.assert(
      fc.property(shuffled, price, ([bids, other], weight) => {
        const [a, b] = [evaluate(method(weight, bids)), evaluate(method(weight, other))];
        expect(b.ranking).toEqual(a.ranking);
        expect(b.lowBids).toEqual(a.lowBids);
        expect(b.sensitivity).toEqual(a.sensitivity);
      }),
    );
  });

  it('ranks are 1, then one more than the number of better bids, and equal scores are never parted silently', () => {
    fc.assert(
      fc.property(raws, price, (rows, weight) => {
        const { ranking } = evaluate({ ...method(weight, bidsOf(rows)), tieRule: 'none' });
        for (const row of ranking) {
          expect(ranking.filter(({ rank }) => rank! < row.rank!).length).toBe(row.rank! - 1);
          expect(row.tied).toBe(ranking.filter(({ rank }) => rank === row.rank).length > 1);
        }
        const twins = ranking.filter(
          ({ price: p, performance: l }) => p === ranking[0]!.price && l === ranking[0]!.performance,
        );
        expect(twins.every(({ rank }) => rank === 1)).toBe(true);
      }),
    );
  });

  it('all prices times the same factor change no rank', () => {
    fc.assert(
      fc.property(raws, price, factorOf(name), (rows, weight, factor) => {
        const scaled = rows.map(({ cents, points }) => ({ cents: cents * factor, points }));
        const request = method(weight, bidsOf(scaled));
        const asked: EvaluationRequest =
          request.method === 'ufab-reference'
            ? { ...request, reference: { ...request.reference, price: `${90_000 * factor}.00` } }
            : request;
        expect(ranks(asked)).toBe(ranks(method(weight, bidsOf(rows))));
      }),
    );
  });
});

/** Improves one bid and keeps the others. */
const improved = fc.tuple(raws, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true })).map(([rows, pick, part]) => {
  const at = pick % rows.length;
  const change = (next: (row: RawBid) => RawBid): RawBid[] => rows.map((row, i) => (i === at ? next(row) : row));
  return {
    id: `${at + 1}`,
    rows,
    cheaper: change((row) => ({ ...row, cents: Math.max(1, Math.floor(row.cents * part)) })),
    better: change((row) => ({ ...row, points: Math.floor(row.points + (1000 - row.points) * part) })),
  };
});

/**
 * Also for the median, although it moves with the bid: it never moves further than the bid itself. The simple and the extended
 * method promise it only while the power of ten, and with it the rounding, stays.
 */
describe('a better bid never ranks worse', () => {
  it.each([
    ['ufab-median', byMedian],
    ['ufab-reference', byReference],
    ['price-linear', linear],
    ['price-linear with whole points', wholePoints],
    ['price-ratio', byRatio],
  ] as const)('%s: neither cheaper nor better', (_, method) => {
    fc.assert(
      fc.property(improved, price, ({ id, rows, cheaper, better }, weight) => {
        const before = rankOf(method(weight, bidsOf(rows)), id);
        expect(rankOf(method(weight, bidsOf(better)), id)).toBeLessThanOrEqual(before);
        expect(rankOf(method(weight, bidsOf(cheaper)), id)).toBeLessThanOrEqual(before);
      }),
    );
  });

  it.each([
    ['ufab-simple', (bids: readonly BidRequest[]) => simple(bids)],
    ['ufab-extended, highest performance', (bids: readonly BidRequest[]) => extended('highest-performance', bids)],
    ['ufab-extended, lowest price', (bids: readonly BidRequest[]) => extended('lowest-price', bids)],
  ] as const)('%s, with the same power of ten', (_, method) => {
    const power = (rows: readonly RawBid[]): number =>
      indices(
        rows.map(({ cents, points }, i) => ({ id: `${i}`, price: BigInt(cents), performance: ratio(BigInt(points)) })),
      ).power;
    fc.assert(
      fc.property(improved, ({ id, rows, cheaper, better }) => {
        const before = rankOf(method(bidsOf(rows)), id);
        for (const next of [cheaper, better]) {
          if (power(next) === power(rows)) expect(rankOf(method(bidsOf(next)), id)).toBeLessThanOrEqual(before);
        }
      }),
    );
  });
});

describe('sensitivity', () => {
  const share = (numerator: number, denominator: number): Rational => ratio(BigInt(numerator), BigInt(denominator));
  const line = fc.record({
    a: fc.integer({ min: 0, max: 8 }),
    b: fc.integer({ min: -8, max: 8 }),
    cents: fc.integer({ min: 1, max: 3 }),
  });
  const lines = fc.array(line, { minLength: 1, maxLength: 8 }).map((rows) =>
    rows.map(({ a, b, cents }, i): Line => ({
      offer: { id: `${i}`, price: BigInt(cents), performance: ratio(BigInt(a)) },
      performancePart: ratio(BigInt(a)),
      pricePart: ratio(BigInt(b)),
    })),
  );
  const rule = fc.constantFrom<TieRule>('lower-price', 'higher-performance', 'none');
  const halfway = (a: Rational, b: Rational): Rational =>
    ratio(a.numerator * b.denominator + b.numerator * a.denominator, 2n * a.denominator * b.denominator);

  it('stages follow each other from 0 to 1, each with another first place than the one before', () => {
    fc.assert(
      fc.property(lines, rule, (all, tieRule) => {
        const stages = firstPlaces(all, tieRule);
        expect(stages[0]?.from).toEqual(ZERO);
        expect(stages.at(-1)?.to).toEqual(ONE);
        stages.slice(1).forEach((stage, i) => {
          expect(stage.from).toEqual(stages[i]!.to);
          expect(stage.first).not.toEqual(stages[i]!.first);
        });
      }),
    );
  });

  it('agrees with asking at the change and left and right of it', () => {
    fc.assert(
      fc.property(lines, rule, (all, tieRule) => {
        for (const { from, to, first, firstAtFrom } of firstPlaces(all, tieRule)) {
          expect(firstAt(all, from, tieRule)).toEqual(firstAtFrom);
          const middle = halfway(from, to);
          for (const inside of [middle, halfway(from, middle), halfway(middle, to)]) {
            expect(firstAt(all, inside, tieRule)).toEqual(first);
          }
        }
      }),
    );
  });

  it('agrees with brute force at every sampled weight', () => {
    fc.assert(
      fc.property(lines, rule, fc.integer({ min: 1, max: 60 }), (all, tieRule, parts) => {
        const stages = firstPlaces(all, tieRule);
        for (let i = 0; i <= parts; i += 1) {
          const at = share(i, parts);
          const stage = stages.findLast(({ from }) => compare(from, at) <= 0)!;
          expect(firstAt(all, at, tieRule)).toEqual(
            exactText(stage.from) === exactText(at) ? stage.firstAtFrom : stage.first,
          );
        }
      }),
    );
  });

  it.each([
    ['ufab-median', byMedian],
    ['ufab-reference', byReference],
    ['price-linear', linear],
    ['price-ratio', byRatio],
  ] as const)('%s: the stage of a weight names the first of the evaluation with that weight', (_, method) => {
    fc.assert(
      fc.property(raws, price, price, (rows, announced, other) => {
        const { sensitivity } = evaluate(method(announced, bidsOf(rows)));
        const current = evaluate(method(other, bidsOf(rows)));
        const stage = sensitivity!.findLast(({ from }) => Number(from) <= other)!;
        const exactly = stage.exactFrom === `${other}`;
        expect(current.ranking.filter(({ rank }) => rank === 1).map(({ bidId }) => bidId)).toEqual(
          exactly ? stage.firstAtFrom : stage.first,
        );
        expect(current.sensitivity!.filter((row) => row.current).map(({ exactFrom }) => exactFrom)).toEqual([
          stage.exactFrom,
        ]);
        expect(current.sensitivity!.map(({ text }) => text)).toEqual(sensitivity!.map(({ text }) => text));
      }),
    );
  });

  it('on the worked example: below 5/13 B leads, from there C (UFAB-MEDIAN)', () => {
    const { sensitivity } = evaluate(byMedian(40));
    expect(sensitivity).toEqual([
      {
        from: '0.0000',
        to: '38.4615',
        exactFrom: '0',
        exactTo: '500/13',
        first: ['B'],
        firstAtFrom: ['B'],
        current: false,
        text: 'Bei einer Preisgewichtung unter rund 38,46 % liegt Angebot B vorn.',
      },
      {
        from: '38.4615',
        to: '100.0000',
        exactFrom: '500/13',
        exactTo: '100',
        first: ['C'],
        firstAtFrom: ['A', 'B', 'C'],
        current: true,
        text: 'Ab rund 38,46 % Preisgewichtung liegt Angebot C vorn.',
      },
    ]);
  });

  it('says whether the weight of the change itself belongs to it', () => {
    // A has all price points, B half of them: with 500 points for A both are 50 apart, equal at one half; with 800 equal where
    // 20 × (1 − g) = 50 × g, at 2/7; with 1,000 only at 0.
    const text = (points: string, tieRule: TieRule = 'none'): string[] =>
      evaluate({
        ...linear(30, [
          { id: 'A', price: '100.00', points: { leistung: points } },
          { id: 'B', price: '150.00', points: { leistung: '1000' } },
        ]),
        tieRule,
      }).sensitivity!.map((stage) => stage.text);
    expect(text('500')).toEqual([
      'Bei einer Preisgewichtung unter 50 % liegt Angebot B vorn.',
      'Über 50 % Preisgewichtung liegt Angebot A vorn; bei genau 50 % liegen die Angebote A und B gleichauf vorn.',
    ]);
    expect(text('500', 'lower-price')[1]).toBe('Ab 50 % Preisgewichtung liegt Angebot A vorn.');
    expect(text('800')[1]).toBe('Ab rund 28,57 % Preisgewichtung liegt Angebot A vorn.');
    expect(text('1000')).toEqual([
      'Bei jeder Preisgewichtung liegt Angebot A vorn; bei genau 0 % liegen die Angebote A und B gleichauf vorn.',
    ]);
  });

  it('has a stage of its own for 100 %, where only the price counts', () => {
    const request = linear(30, [
      { id: 'A', price: '100.00', points: { leistung: '500' } },
      { id: 'B', price: '100.00', points: { leistung: '900' } },
    ]);
    expect(evaluate(request).sensitivity!.map(({ text }) => text)).toEqual([
      'Bei jeder Preisgewichtung liegt Angebot B vorn.',
      'Bei 100 % Preisgewichtung liegen die Angebote A und B gleichauf vorn.',
    ]);
  });

  it('is not asked where the price has no weight', () => {
    expect(evaluate(simple(OFFERS)).sensitivity).toBeNull();
  });
});
