import fc from 'fast-check';
import { SHIPPED_LAW } from '@app/law';
import { checkPrice } from '../price-check/bid-price';
import type { Bid } from '../procedure';
import type { AgreedCell } from '../scoring/score-sheets';
import { basisOf, type EvaluatedLot, lotFaults } from './evaluation-faults';
import { type Finding, statementOf } from './findings';
import { type LotPlan, priceOnly } from './lot-plan';
import { rankLot } from './lot-ranking';
import { planErrors } from './plan-check';
import { examine } from './stages';
import { bidOf, DEADLINE, formal, LOT, QUALITY_PLAN, SETTING, stated, suitability } from './testing';

const cellOf = (bidId: string, points: string | null): AgreedCell => ({
  ...{ bidId, criterionId: 'k1', given: [], differ: false, points, reason: '' },
});

function ranked(
  bids: readonly Bid[],
  findings: readonly Finding[] = [],
  plan: LotPlan = priceOnly('l'),
  cells: readonly AgreedCell[] = [],
) {
  const examined = examine({ rulebook: 'uvgo', plan, deadline: DEADLINE, bids, findings, missing: [] });
  const prices = bids.map((bid) => checkPrice(LOT, bid, statementOf(findings, bid.id)));
  const names = new Map(bids.map(({ id }) => [id, `Firma ${id}`]));
  const now = rankLot({ lot: LOT, plan, setting: SETTING, bids, examined, prices, cells, names }, SHIPPED_LAW);
  const lot: EvaluatedLot = { lot: LOT, plan, bids, examined, awaited: [], prices, cells, now, basis: null };
  return { ...now, lot, places: now.ranking.map(({ bidId, rank }) => [bidId, rank]) };
}
const BIDDERS = ['a', 'b'].map((id) => ({
  ...{ id: `bidder-${id}`, name: `Firma ${id}`, street: '', postcode: '', city: '', email: '' },
}));
const BOTH = [bidOf('a', { A: '4.00', B: '9.00' }), bidOf('b', { A: '4.20', B: '9.00' })];

describe('ranking a lot', () => {
  it('by price alone where nothing was planned: the lowest complete bid that came in time is first', () => {
    const late = bidOf('late', { A: '1.00', B: '1.00' }, { receivedAt: new Date(DEADLINE.getTime() + 1) });
    const { places, ranking } = ranked([...BOTH, late, bidOf('partial', { A: '1.00' })]);
    expect(places).toEqual([
      ['a', 1],
      ['b', 2],
      ['late', null],
      ['partial', null],
    ]);
    expect(ranking[2]?.note).toMatch(/^Verspätet/);
  });

  it('equal prices share a rank and nobody decides for people', () => {
    expect(
      ranked([bidOf('a', { A: '4', B: '9' }), bidOf('b', { A: '4', B: '9' }), bidOf('c', { A: '5', B: '9' })]).places,
    ).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
    ]);
  });

  it('a discount of 5 % turns the order round: it is the checked price that is ranked', () => {
    const { ranking } = ranked(BOTH, [stated('b', { discountPercent: '5' })]);
    expect(ranking.map(({ bidId, total }) => [bidId, total])).toEqual([
      ['b', '5476.27'],
      ['a', '5524.50'],
    ]);
  });

  it('PRICE-RATIO 60/40: the better concept beats the lower price', () => {
    const { places, evaluation } = ranked(BOTH, [], QUALITY_PLAN, [cellOf('a', '5'), cellOf('b', '10')]);
    expect(places).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(evaluation?.ranking[0]).toMatchObject({ bidId: 'Firma b', performance: '10.0000' });
    expect(evaluation?.sensitivity?.length).toBeGreaterThan(1);
  });

  it('LOW-20: names a price 20 % below the next one by the name of the bidder', () => {
    const { evaluation } = ranked([bidOf('a', { A: '3.00', B: '9.00' }), bidOf('b', { A: '4.20', B: '9.00' })]);
    expect(evaluation?.lowBids).toMatchObject([
      { bidId: 'Firma a', basis: 'next-bid', text: expect.stringMatching(/^Angebot Firma a/) },
    ]);
  });

  it('a kept bid without one price is ranked at the highest price others ask for it', () => {
    const { ranking } = ranked([...BOTH, bidOf('partial', { A: '4.10' })], [formal('partial', 'prices', 'passed')]);
    expect(ranking.find(({ bidId }) => bidId === 'partial')).toMatchObject({ total: '5644.50', rank: 2 });
  });

  it('does not depend on the order in which the bids come', () => {
    const price = fc.integer({ min: 1, max: 900 }).map((n) => (n / 100).toFixed(2));
    const bids = fc
      .array(fc.tuple(price, price), { minLength: 1, maxLength: 8 })
      .map((prices) => prices.map(([A, B], index) => bidOf(`b${index}`, { A, B })));
    const orders = bids.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(orders, ([all, shuffled]) => {
        expect(ranked(shuffled).ranking).toEqual(ranked(all).ranking);
      }),
    );
  });
});

describe('an evaluation holds only while what it rests on stands', () => {
  const evaluated = ranked(BOTH).lot;
  const faults = (lot: EvaluatedLot) =>
    lotFaults({ ...lot, basis: basisOf(evaluated) }, BIDDERS).map(({ sentence }) => sentence);

  it('nothing is wrong right after it', () => expect(faults(evaluated)).toEqual([]));

  it('survives the way through the database', () => {
    const stored = JSON.parse(JSON.stringify(basisOf(evaluated))) as Record<string, string>;
    expect(lotFaults({ ...evaluated, basis: stored }, BIDDERS)).toEqual([]);
  });

  it.each([
    [
      'a corrected price',
      () => ranked([BOTH[0] as Bid, bidOf('b', { A: '3.00', B: '9.00' })]).lot,
      /Angebot von Firma b wurde nach der Wertung geändert/,
    ],
    ['a new bid', () => ranked([...BOTH, bidOf('c', { A: '9', B: '9' })]).lot, /kam nach der Wertung hinzu/],
    [
      'an exclusion',
      () => ranked(BOTH, [formal('a', 'form', 'excluded')]).lot,
      /Ausschluss von Firma a wurde nach der Wertung anders entschieden/,
    ],
    ['a discount', () => ranked(BOTH, [stated('b', { discountPercent: '5' })]).lot, /Angebot von Firma b wurde/],
    [
      'other weights',
      () => ranked(BOTH, [], QUALITY_PLAN, [cellOf('a', '5'), cellOf('b', '5')]).lot,
      /Vorgaben der Wertung/,
    ],
  ])('says so after %s', (_, change, sentence) => {
    expect(faults(change()).join(' ')).toMatch(sentence);
  });

  it('asks for what is still to be decided', () => {
    const plan: LotPlan = {
      ...priceOnly('l'),
      suitability: [{ id: 's', kind: 'financial', text: 'Umsatz', proof: 'Erklärung' }],
    };
    const texts = (lot: EvaluatedLot) =>
      lotFaults(lot, BIDDERS)
        .map(({ sentence }) => sentence)
        .join(' ');
    expect(texts(ranked(BOTH, [], plan).lot)).toMatch(/Eignung von Firma a auf Rang 1/);
    expect(texts(ranked(BOTH, [suitability('bidder-a', 's', 'met')], plan).lot)).toBe('');
    const low = [bidOf('a', { A: '2.00', B: '9.00' }), ...BOTH.slice(1)];
    expect(texts(ranked(low).lot)).toMatch(/Preis von Firma a auf Rang 1 ist auffällig niedrig/);
    expect(texts(ranked([bidOf('a', { A: '1' }), ...BOTH.slice(1)]).lot)).toMatch(
      /vorgeschlagenen Ausschluss von Firma a/,
    );
    expect(texts({ ...ranked(BOTH).lot, awaited: ['b'] })).toMatch(/Nachforderung von Unterlagen an Firma b/);
    expect(texts(ranked(BOTH, [], QUALITY_PLAN, [cellOf('a', '5')]).lot)).toMatch(
      /gemeinsame Bewertung ist noch nicht vollständig/,
    );
  });
});

describe('planning the evaluation', () => {
  const errors = (plan: LotPlan) => planErrors([plan], [LOT], () => SETTING, SHIPPED_LAW).map(({ pointer }) => pointer);

  it('takes what the law library can evaluate', () => {
    expect([errors(priceOnly('l')), errors(QUALITY_PLAN)]).toEqual([[], []]);
  });
  it('refuses weights that do not make 100 %, with the place', () => {
    expect(errors({ ...QUALITY_PLAN, evaluation: { ...QUALITY_PLAN.evaluation, priceWeight: '50' } })).toEqual([
      '/lots/0/evaluation/criteria',
    ]);
  });
  it('refuses a level outside the scale, a lot of another procedure and variants without minimum requirements', () => {
    const criterion = { ...QUALITY_PLAN.evaluation.criteria[0], levels: [{ points: '11', text: 'mehr' }] };
    const wrong = { ...QUALITY_PLAN, evaluation: { ...QUALITY_PLAN.evaluation, criteria: [criterion] } } as LotPlan;
    expect(errors(wrong)).toEqual(['/lots/0/evaluation/criteria/0/levels/0/points']);
    expect(errors(priceOnly('x'))).toEqual(['/lots/0/lotId']);
    expect(errors({ ...priceOnly('l'), variants: { rule: 'admitted', minimum: '' } })).toEqual([
      '/lots/0/variants/minimum',
    ]);
  });
});
