import { evaluate } from './evaluate';
import type { BidRequest, EvaluationRequest } from './evaluation-request';
import { ratio } from './rational';
import { byMedian, byRatio, byReference, common, extended, linear, OFFERS, simple } from './testing';
import { linearPoints, ratioPoints } from './weighted';

/** "C 1, A 2, B 3" */
const order = (request: EvaluationRequest): string =>
  evaluate(request)
    .ranking.map(({ bidId, rank }) => `${bidId} ${rank ?? '-'}`)
    .join(', ');
const scores = (request: EvaluationRequest): Record<string, string | null> =>
  Object.fromEntries(evaluate(request).ranking.map(({ bidId, score }) => [bidId, score]));
const texts = (request: EvaluationRequest): string =>
  evaluate(request)
    .trace.map(({ text }) => text)
    .join('\n');
const doubts = (request: EvaluationRequest, id: string): string =>
  evaluate(request)
    .uncertain.filter((row) => row.id === id)
    .map(({ text }) => text)
    .join('\n');
const bid = (id: string, price: string, points = '0'): BidRequest => ({ id, price, points: { leistung: points } });

describe('Richtwertmethoden, on the numeric examples of the collection', () => {
  it('simple: 800 / 750 / 875, C wins (UFAB-SIMPLE)', () => {
    expect(scores(simple())).toEqual({ A: '800.000000', B: '750.000000', C: '875.000000' });
    expect(order(simple())).toBe('C 1, A 2, B 3');
    expect(texts(simple())).toContain('mal 10^5');
    expect(doubts(simple(), 'UFAB-SIMPLE')).toContain('streitig');
  });

  it('extended: lead 875, bound 787.5, A and C inside; highest L gives A, lowest P gives C (UFAB-EXT)', () => {
    expect(order(extended('highest-performance'))).toBe('A 1, C 2, B 3');
    expect(order(extended('lowest-price'))).toBe('C 1, A 2, B 3');
    expect(texts(extended('lowest-price'))).toContain(
      'führende Kennzahl 875; im Korridor von 10 % liegen Angebote ab 787,5',
    );
    expect(evaluate(extended('lowest-price')).ranking.map(({ scoreText }) => scoreText)).toEqual([
      'Kennzahl 875 (100,00 % der führenden), im Korridor',
      'Kennzahl 800 (91,43 % der führenden), im Korridor',
      'Kennzahl 750 (85,71 % der führenden), außerhalb des Korridors',
    ]);
  });

  it('the bound itself is inside the corridor (UFAB-EXT)', () => {
    const at = (points: string): string =>
      order(extended('highest-performance', [bid('L', '1000.00', '800'), bid('H', '1250.00', points)]));
    expect(at('900')).toBe('H 1, L 2');
    expect(at('898')).toBe('L 1, H 2');
  });

  it('weighted median 60/40: 0.200 / 0.195 / 0.205, C wins, the minus of the formula is doubted (UFAB-MEDIAN)', () => {
    expect(scores(byMedian(40))).toEqual({ A: '0.200000', B: '0.195000', C: '0.205000' });
    expect(order(byMedian(40))).toBe('C 1, A 2, B 3');
    expect(doubts(byMedian(40), 'UFAB-MEDIAN')).toContain('nur aus dem Gedächtnis bekannt');
    expect(evaluate(byMedian(40)).citations.map(({ id }) => id)).toContain('MEDIAN-VK');
  });

  it('takes the mean of the two middle values for an even number of bids (UFAB-MEDIAN)', () => {
    expect(scores(byMedian(50, [bid('A', '100.00', '400'), bid('B', '300.00', '600')]))).toEqual({
      A: '0.150000',
      B: '-0.150000',
    });
  });

  it('reference value 60/40 against 750 points and 90,000 EUR (UFAB-REF)', () => {
    // A 0.6×800/750 − 0.4×100/90, B 0.6×900/750 − 0.4×120/90, C 0.6×700/750 − 0.4×80/90
    expect(scores(byReference(40))).toEqual({ A: '0.195556', B: '0.186667', C: '0.204444' });
    expect(doubts(byReference(40), 'UFAB-REF')).toContain('Minuszeichen');
  });

  it('is refused for the mean value, with the reason (UFAB-AVG)', () => {
    const request = { ...common(), method: 'ufab-average' } as unknown as EvaluationRequest;
    expect(() => evaluate(request)).toThrow(
      expect.objectContaining({
        errors: [{ pointer: '/method', message: expect.stringContaining('Flipping-Effekt') as string }],
      }),
    );
  });
});

describe('the ends of the line over the weight of the price', () => {
  const extremes = (request: EvaluationRequest) =>
    Object.fromEntries(evaluate(request).ranking.map((row) => [row.bidId, row.extremes]));

  it('are performance alone and price alone, whatever the weight (UFAB-MEDIAN)', () => {
    expect(extremes(byMedian(40))).toEqual({
      A: { performanceOnly: '1.000000', priceOnly: '-1.000000' },
      B: { performanceOnly: '1.125000', priceOnly: '-1.200000' },
      C: { performanceOnly: '0.875000', priceOnly: '-0.800000' },
    });
    expect(extremes(byMedian(90))).toEqual(extremes(byMedian(40)));
  });

  it('are there neither for a method without weights nor for an excluded bid (UFAB-SIMPLE)', () => {
    expect(extremes(simple())).toEqual({ A: null, B: null, C: null });
    expect(extremes({ ...byMedian(40), limits: { price: '100000.00' } })['B']).toBeNull();
  });
});

describe('how a score came about', () => {
  it.each([
    ['UFAB-SIMPLE', simple(), '700 Punkte / 80.000,00\u00a0€ × 10^5'],
    ['UFAB-EXT', extended('lowest-price'), '700 Punkte / 80.000,00\u00a0€ × 10^5'],
    ['UFAB-MEDIAN', byMedian(40), 'Leistungsanteil 0,5250, Preisanteil -0,3200'],
    ['PRICE-RATIO', byRatio(30), 'Leistungsanteil 49,00, Preisanteil 30,00'],
  ])('%s', (_, request, derivation) => {
    expect(evaluate(request).ranking.find(({ bidId }) => bidId === 'C')?.derivation).toBe(derivation);
  });
});

describe('price points', () => {
  it.each([
    ['100000', '30'],
    ['130000', '21'],
    ['150000', '15'],
    ['200000', '0'],
    ['250000', '0'],
  ])('linear, 30 whole points, lowest 100,000: %s gives %s (PRICE-LIN)', (price, points) => {
    const settings = { maximum: ratio(30n), rounding: 'half-up', places: 0 } as const;
    expect(linearPoints(ratio(BigInt(price)), ratio(100000n), ratio(2n), settings)).toEqual(ratio(BigInt(points)));
  });

  it('linear with another end: 0 points at three times the lowest price', () => {
    const settings = { maximum: ratio(30n), rounding: 'none', places: 0 } as const;
    expect(linearPoints(ratio(200n), ratio(100n), ratio(3n), settings)).toEqual(ratio(15n));
    expect(linearPoints(ratio(300n), ratio(100n), ratio(3n), settings)).toEqual(ratio(0n));
  });

  it.each([
    ['none', ratio(200n, 3n)],
    ['half-up', ratio(6667n, 100n)],
    ['down', ratio(6666n, 100n)],
  ] as const)('ratio, 80,000 to 120,000 of 100 points, rounding %s (PRICE-RATIO)', (rounding, points) => {
    const settings = { maximum: ratio(100n), rounding, places: 2 };
    expect(ratioPoints(ratio(120000n), ratio(80000n), settings)).toEqual(points);
  });

  it('weighs price points and criteria: 30 % price and 70 % performance of 1,000 points', () => {
    // A: 80/100 × 30 + 0.8 × 70; B: 66.67 % × 30 + 0.9 × 70; C: 30 + 0.7 × 70
    expect(scores(byRatio(30))).toEqual({ A: '80.000000', B: '83.000000', C: '79.000000' });
    expect(scores(linear(30))).toEqual({ A: '78.500000', B: '78.000000', C: '79.000000' });
    expect(doubts(byRatio(30), 'PRICE-RATIO')).toContain('Handbuchentwurf');
    expect(doubts(linear(30), 'PRICE-LIN')).toContain('einzelnen Bekanntmachung');
  });

  it('weighs several criteria among each other', () => {
    const request: EvaluationRequest = {
      ...common(),
      maximumPoints: '10',
      criteria: [
        { id: 'qualität', weight: '35' },
        { id: 'termin', weight: '25' },
      ],
      bids: [{ id: 'A', price: '1.00', points: { qualität: '8', termin: '4' } }],
      method: 'price-ratio',
      priceWeight: '40',
      pricePoints: { maximum: '10', rounding: 'none' },
    };
    // L = (35 × 8 + 25 × 4) / 60; score = 40 + 35 × 0.8 + 25 × 0.4
    expect(evaluate(request).ranking[0]).toMatchObject({ performance: '6.3333', score: '78.000000' });
  });

  it('ranks by the price alone when it weighs 100 %', () => {
    const bids = OFFERS.map(({ id, price }) => ({ id, price }));
    const request: EvaluationRequest = { ...linear(100, bids), criteria: [] };
    expect(order(request)).toBe('C 1, A 2, B 3');
    expect(evaluate(request).sensitivity).toBeNull();
  });
});

describe('exclusion', () => {
  it('names every limit a bid misses, and measures the others without it', () => {
    const request: EvaluationRequest = {
      ...byMedian(40, [...OFFERS, bid('D', '1000000.01', '100')]),
      criteria: [{ id: 'leistung', name: 'Leistung', weight: '60', minimum: '100.5' }],
      limits: { performance: '650', price: '1000000.00' },
    };
    const { ranking, trace } = evaluate(request);
    expect(order(request)).toBe('C 1, A 2, B 3, D -');
    expect(scores(request)).toEqual({ ...scores(byMedian(40)), D: null });
    expect(ranking.at(-1)?.excluded).toBe(
      'Kriterium „Leistung“: 100 Punkte, verlangt sind mindestens 100,5. Leistung insgesamt 100 Punkte, verlangt sind mindestens 650. Preis 1.000.000,01\u00a0€, zugelassen sind höchstens 1.000.000,00\u00a0€.',
    );
    expect(trace[0]?.text).toContain('Angebot D ist ausgeschlossen.');
  });

  it('keeps a bid that just reaches a limit', () => {
    const request: EvaluationRequest = {
      ...simple(),
      criteria: [{ id: 'leistung', weight: '100', minimum: '700' }],
      limits: { performance: '700', price: '120000.00' },
    };
    expect(order(request)).toBe('C 1, A 2, B 3');
  });

  it('answers when every bid is excluded', () => {
    for (const request of [simple(), byMedian(40), linear(30)]) {
      const { ranking, lowBids, sensitivity } = evaluate({ ...request, limits: { price: '1.00' } });
      expect(ranking.map(({ bidId, rank, score }) => [bidId, rank, score])).toEqual(
        ['A', 'B', 'C'].map((id) => [id, null, null]),
      );
      expect(lowBids).toEqual([]);
      expect(sensitivity).toBeNull();
    }
  });
});

describe('ties', () => {
  const equal = [bid('B', '200.00', '800'), bid('A', '100.00', '400'), bid('C', '1000.00', '400')];

  it('the lower price wins with the simple method, unless something else was announced (UFAB-SIMPLE)', () => {
    expect(order(simple(equal))).toBe('A 1, B 2, C 3');
    expect(texts(simple(equal))).toContain('Gleichstand der Angebote A, B. Es entscheidet der niedrigere Preis.');
    expect(order({ ...simple(equal), tieRule: 'higher-performance' })).toBe('B 1, A 2, C 3');
  });

  it.each([
    ['none', 'nicht bekannt gemacht; gleichauf bleiben A, B.'],
    ['lot', 'Es entscheidet das Los, das die Vergabestelle zieht; gleichauf bleiben A, B.'],
  ] as const)('a real tie stays one (%s)', (tieRule, text) => {
    const request: EvaluationRequest = { ...simple(equal), tieRule };
    expect(evaluate(request).ranking.map(({ bidId, rank, tied }) => [bidId, rank, tied])).toEqual([
      ['A', 1, true],
      ['B', 1, true],
      ['C', 3, false],
    ]);
    expect(texts(request)).toContain(text);
  });

  it('equal in price and performance is a real tie under every rule', () => {
    const twins = [bid('A', '100.00', '400'), bid('B', '100.00', '400')];
    for (const request of [simple(twins), extended('lowest-price', twins), byMedian(40, twins), linear(30, twins)]) {
      for (const tieRule of ['lower-price', 'higher-performance'] as const) {
        expect(evaluate({ ...request, tieRule }).ranking.map(({ rank, tied }) => [rank, tied])).toEqual([
          [1, true],
          [1, true],
        ]);
      }
    }
  });

  it('says when rounding to whole numbers decides the first place (UFAB-SIMPLE)', () => {
    const close = [bid('A', '100000.00', '800'), bid('B', '100060.00', '800.5')];
    expect(order(simple(close))).toBe('A 1, B 2');
    expect(texts(simple(close))).toContain('ungerundet läge dort B, gerundet A');
    expect(texts(simple())).not.toContain('ungerundet läge');
  });

  it('says so, too, where a better bid loses the first place because it gains a digit (UFAB-SIMPLE)', () => {
    const scale = (better: string): EvaluationRequest => ({
      ...simple([bid('X', '1001.00', better), bid('Y', '1000.00', '999.4')]),
      maximumPoints: '2000',
    });
    expect(order(scale('1000.6'))).toBe('X 1, Y 2');
    expect(order(scale('1001.5'))).toBe('Y 1, X 2');
    expect(texts(scale('1001.5'))).toContain('ungerundet läge dort X, gerundet Y');
  });

  it('no bid has any points: the lower price decides, nothing divides by zero', () => {
    expect(order(simple([bid('A', '2.00'), bid('B', '1.00')]))).toBe('B 1, A 2');
    expect(order(extended('highest-performance', [bid('A', '2.00'), bid('B', '1.00')]))).toBe('B 1, A 2');
    expect(() => evaluate(byMedian(40, [bid('A', '2.00'), bid('B', '1.00')]))).toThrow(
      expect.objectContaining({
        errors: [{ pointer: '/bids', message: expect.stringContaining('Median') as string }],
      }),
    );
  });
});
