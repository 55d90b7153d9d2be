import * as fc from 'fast-check';
import { addDecimals } from '../../shared/format';
import {
  balanced,
  emptyDraft,
  exampleDraft,
  isBalanced,
  missingIn,
  nextName,
  questionOf,
  scaledTo,
  withLot,
  withMethod,
} from './evaluation-draft';
import { pastedBids } from './pasted-bids';
import { drawnLines, spread, ticksFor } from './sensitivity-lines';

const example = exampleDraft('2026-11-22');
const weights = ({ criteria }: typeof example) => criteria.map(({ weight }) => weight);

describe('the weights of an evaluation', () => {
  it('are kept in proportion when the method has no weight of the price, and come back', () => {
    const simple = withMethod(example, 'ufab-simple');
    expect(weights(simple)).toEqual(['71.43', '28.57']);
    expect(isBalanced(simple)).toBe(true);
    expect(weights(withMethod(simple, 'price-ratio'))).toEqual(['50', '20']);
  });

  it('stay as typed while they do not make 100', () => {
    const typed = { ...example, priceWeight: '50' };
    expect(isBalanced(typed)).toBe(false);
    expect(weights(withMethod(typed, 'ufab-simple'))).toEqual(['50', '20']);
    expect(weights(balanced(typed))).toEqual(['35.71', '14.29']);
  });

  it('whatever they were: brought to a sum they make it exactly', () => {
    const weight = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => String(hundredths / 100));
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 100 }), (list, sum) => {
        expect(Number(addDecimals(scaledTo(String(sum), list)))).toBe(sum);
      }),
    );
  });
});

describe('the question of an evaluation', () => {
  it('leaves out bids that are not complete and knows their rows', () => {
    const [a, b, c] = example.bids;
    if (!a || !b || !c) throw new Error('three bids');
    const draft = { ...example, bids: [{ ...a, price: '' }, b, { ...c, points: {} }, { ...a, id: 'b4', name: 'D' }] };
    expect(missingIn(draft.bids[0] ?? a, draft.criteria)).toEqual(['Preis']);
    expect(questionOf(draft)?.rows).toEqual([1, 3]);
    expect(questionOf(emptyDraft('2026-11-22'))).toBeUndefined();
  });

  it('sends what the method needs and nothing else', () => {
    expect(questionOf(example)?.body).toMatchObject({ method: 'ufab-median', priceWeight: '30' });
    const other = questionOf(example, 'ufab-extended')?.body;
    expect(other).toMatchObject({ corridor: '10', criterion: 'highest-performance' });
    expect(other?.priceWeight).toBeUndefined();
    expect(other?.criteria.map(({ weight }) => weight)).toEqual(['71.43', '28.57']);
  });

  it('names new bids by the next free letter', () => {
    expect(nextName(example.bids)).toBe('D');
  });
});

describe('the bids of a lot', () => {
  type Procedure = Parameters<typeof withLot>[1];
  type Lot = Parameters<typeof withLot>[2];
  const procedure = { startsOn: '2026-07-01', state: 'HE', nature: 'services', regime: 'eu' } as Procedure;
  const lot = {
    estimatedValue: '90000.00',
    regime: 'national',
    bids: [
      { id: 'x', bidder: 'Müller', total: '80000.00' },
      { id: 'y', bidder: 'Müller', total: '85000.00' },
    ],
  } as Lot;

  it('come with their totals, distinct names and the law of the lot', () => {
    expect(withLot(example, procedure, lot)).toMatchObject({
      startsOn: '2026-07-01',
      nature: 'services',
      regime: 'national',
      estimate: '90000.00',
      bids: [
        { id: 'x', name: 'Müller', price: '80000.00', points: {} },
        { id: 'y', name: 'Müller (2)', price: '85000.00', points: {} },
      ],
    });
  });

  it('keep the points they were given before', () => {
    const first = withLot(example, procedure, lot);
    const rated = { ...first, bids: first.bids.map((bid) => ({ ...bid, points: { k1: '7' } })) };
    expect(withLot(rated, procedure, lot).bids.map(({ points }) => points)).toEqual([{ k1: '7' }, { k1: '7' }]);
  });
});

describe('bids from a spreadsheet', () => {
  it('reads name, price and points, and leaves a line of headings out', () => {
    const text = 'Bieter\tPreis\tQualität\tLieferzeit\r\nMüller GmbH\t1.234,50 €\t8\t7,5\r\n\r\nMaier KG\t900\t\t3\r\n';
    expect(pastedBids(text, example.criteria)).toEqual({
      ok: true,
      bids: [
        { id: 'b1', name: 'Müller GmbH', price: '1234.50', points: { k1: '8', k2: '7.5' } },
        { id: 'b2', name: 'Maier KG', price: '900', points: { k1: '', k2: '3' } },
      ],
    });
  });

  it('names every wrong line and takes none', () => {
    expect(pastedBids('A;100;1;2\nA;100;1;2\nB;viel;1;2\nC;1', example.criteria)).toEqual({
      ok: false,
      errors: [
        { line: 2, message: '„A“ kommt mehrmals vor.' },
        { line: 3, message: 'Preis: „viel“ ist keine Zahl wie 1.234,5.' },
        { line: 4, message: '2 Spalten, erwartet werden 4: Bieter, Preis, Qualität, Lieferzeit.' },
      ],
    });
    expect(pastedBids(' \n', example.criteria).ok).toBe(false);
  });
});

describe('the picture of the sensitivity', () => {
  const bid = (bidId: string, rank: number | null) => ({
    bidId,
    rank,
    tied: false,
    performance: '1',
    price: '1.00',
    score: '1',
    scoreText: '',
    derivation: null,
    extremes: rank === null ? null : { performanceOnly: '1.0', priceOnly: '-1.0' },
    excluded: null,
  });

  it('draws whoever is first anywhere, then the best, never more than eight', () => {
    const ranking = [...Array.from({ length: 20 }, (_, i) => bid(`${i + 1}`, i + 1)), bid('X', null)];
    const stage = { from: '0', to: '100', exactFrom: '0', exactTo: '100', current: true, text: '' };
    const drawn = drawnLines(ranking, [{ ...stage, first: ['15'], firstAtFrom: ['15'] }]);
    expect(drawn.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '15']);
  });

  it.each([
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [-1.2, 1.125, [-1.5, -1, -0.5, 0, 0.5, 1, 1.5]],
    [5, 5, [5, 6]],
  ])('covers %d to %d with round steps', (low, high, ticks) => {
    expect(ticksFor(low, high)).toEqual(ticks);
  });

  it('keeps labels apart and inside', () => {
    expect(spread([10, 12, 100], 16, 100)).toEqual([10, 26, 100]);
    expect(spread([98, 96], 16, 100)).toEqual([100, 84]);
  });
});
