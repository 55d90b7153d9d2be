import fc from 'fast-check';
import { fact } from '@app/law';
import type { MissingStanding } from '../correspondence/missing-documents';
import type { Finding } from './findings';
import {
  EXCLUSION_GROUNDS,
  exclusionFact,
  FORMAL_GROUNDS,
  formalFact,
  rulebookOf,
  suitabilityFact,
} from './formal-grounds';
import { priceOnly, type LotPlan } from './lot-plan';
import { examine } from './stages';
import { SUSTAINABILITY, SUSTAINABILITY_FACT } from './sustainability';
import { bidOf, DEADLINE, formal, suitability } from './testing';

const PLAN = priceOnly('l');
const PRICED = { A: '4.00', B: '9.00' };
const stages = (
  bids: Parameters<typeof examine>[0]['bids'],
  findings: readonly Finding[] = [],
  plan: LotPlan = PLAN,
  missing: readonly MissingStanding[] = [],
) => examine({ rulebook: 'uvgo', plan, deadline: DEADLINE, bids, findings, missing });

describe('formal grounds rest on facts of the book', () => {
  it.each([
    ['§ 57 Abs. 1 Nr. 5 VgV', 'eu', 'supplies'],
    ['§ 42 Abs. 1 Nr. 5 UVgO', 'national', 'services'],
    ['§ 16a Abs. 2 VOB/A', 'national', 'works'],
  ] as const)('%s governs missing prices of a procedure that is %s for %s', (statute, regime, nature) => {
    expect(fact(formalFact('prices', rulebookOf({ regime, nature })) ?? '').statute).toBe(statute);
  });

  it('every ground, suitability rule and ground of §§ 123, 124 GWB has a fact with a paragraph', () => {
    const ids = (['vgv', 'uvgo', 'vob'] as const).flatMap((book) => [
      ...FORMAL_GROUNDS.map((ground) => formalFact(ground, book) ?? ''),
      suitabilityFact(book) ?? '',
    ]);
    for (const id of [...ids, ...EXCLUSION_GROUNDS.map(exclusionFact)]) expect(fact(id).statute).toMatch(/^§/);
  });

  it('VST-A9: names no sustainability criterion that the list of the fact does not hold', () => {
    expect([Object.keys(SUSTAINABILITY).length, fact(SUSTAINABILITY_FACT).statute]).toEqual([
      18,
      'Anlage 9 VergStatVO',
    ]);
  });

  it('no paragraph is shown for concessions, whose grounds are not stored', () => {
    expect(formalFact('late', rulebookOf({ regime: 'eu', nature: 'concession' }))).toBeNull();
  });
});

describe('the first stage', () => {
  it('proposes to exclude what it can know itself, and leaves the decision to a person', () => {
    const [late, partial, good] = stages([
      bidOf('late', PRICED, { receivedAt: new Date(DEADLINE.getTime() + 1) }),
      bidOf('partial', { A: '4.00' }),
      bidOf('good', PRICED, { receivedAt: DEADLINE }),
    ]);
    expect(late?.bars).toMatchObject([{ stage: 1, decided: false, reason: expect.stringMatching(/^Verspätet/) }]);
    expect(partial?.bars).toMatchObject([
      { stage: 1, decided: false, reason: expect.stringMatching(/kein Preis .* B\./) },
    ]);
    expect(good?.bars).toEqual([]);
  });

  it('lets a person keep a bid that came late without fault of the bidder', () => {
    const bids = [bidOf('late', PRICED, { receivedAt: new Date(DEADLINE.getTime() + 1) })];
    expect(stages(bids, [formal('late', 'late', 'passed')])[0]?.bars).toEqual([]);
    expect(stages(bids, [formal('late', 'late', 'excluded')])[0]?.bars).toMatchObject([{ decided: true }]);
  });

  it('takes a decision back without losing it', () => {
    const [bid] = stages(
      [bidOf('a', PRICED)],
      [
        formal('a', 'changed', 'excluded', 'AGB beigefügt.'),
        formal('a', 'changed', 'withdrawn', 'AGB zurückgenommen.'),
      ],
    );
    const check = bid?.formal.find(({ ground }) => ground === 'changed');
    expect(bid?.bars).toEqual([]);
    expect([check?.decision, check?.earlier.map(({ reason }) => reason)]).toEqual([
      null,
      ['AGB beigefügt.', 'AGB zurückgenommen.'],
    ]);
  });

  it('asks for minimum requirements only where variants are admitted', () => {
    const admitted = { ...PLAN, variants: { rule: 'admitted', minimum: 'Recyclingpapier' } } as const;
    const grounds = (plan: LotPlan) => stages([bidOf('a', PRICED)], [], plan)[0]?.formal.map(({ ground }) => ground);
    expect(grounds(PLAN)).not.toContain('variant-minimum');
    expect(grounds(admitted)).toContain('variant-minimum');
    expect(grounds(admitted)).not.toContain('variant');
  });

  it('excluding one bid never changes what another one got', () => {
    const bids = ['a', 'b', 'c'].map((id) => bidOf(id, PRICED));
    const results = fc.constantFrom('passed', 'excluded', 'withdrawn');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...FORMAL_GROUNDS), results), { maxLength: 20 }), (decisions) => {
        const findings = decisions.map(([ground, result]) => formal('a', ground, result));
        expect(stages(bids, findings).slice(1)).toEqual(stages(bids).slice(1));
      }),
    );
  });
});

describe('the second stage', () => {
  const plan: LotPlan = {
    ...PLAN,
    suitability: [{ id: 's1', kind: 'technical', text: 'Drei Referenzen', proof: 'Eigenerklärung' }],
  };

  it('bars a bidder who misses a requirement, with requirement and paragraph', () => {
    const [bid] = stages([bidOf('a', PRICED)], [suitability('bidder-a', 's1', 'not-met')], plan);
    expect(bid?.bars).toMatchObject([{ stage: 2, decided: true, factId: 'OWN-UVGO-42-0' }]);
    expect(bid?.bars[0]?.reason).toMatch(/Drei Referenzen/);
  });

  it('the latest finding counts', () => {
    const findings = [suitability('bidder-a', 's1', 'not-met'), suitability('bidder-a', 's1', 'met')];
    expect(stages([bidOf('a', PRICED)], findings, plan)[0]?.bars).toEqual([]);
  });

  it.each([
    ['excluded', 1],
    ['self-cleaned', 0],
    ['kept', 0],
    ['absent', 0],
  ] as const)('a ground of § 123 or § 124 GWB found "%s" bars %i times', (result, bars) => {
    const finding: Finding = {
      ...{ id: 'x', personName: 'A', at: DEADLINE, kind: 'exclusion', bidderId: 'bidder-a' },
      ...{ ground: 'gwb-124-1-7', result, reason: 'Kündigung des Vertrags 2024.' },
    };
    expect(stages([bidOf('a', PRICED)], [finding])[0]?.bars).toHaveLength(bars);
  });
});

describe('documents that were asked for later', () => {
  const asked = (change: Partial<MissingStanding> = {}): MissingStanding => ({
    ...{ requestId: 'r', bidderId: 'bidder-a', lotId: null, state: 'incomplete', lacking: ['Datenblatt'] },
    ...change,
  });
  const documentsOf = (missing: readonly MissingStanding[], findings: readonly Finding[] = []) =>
    stages([bidOf('a', PRICED)], findings, PLAN, missing)[0];

  it('and did not come in time propose to exclude the bid, until somebody decides (§ 42 Abs. 1 Nr. 2 UVgO)', () => {
    const proposed = documentsOf([asked()]);
    expect(proposed?.bars).toMatchObject([{ factId: 'OWN-UVGO-42-2', decided: false }]);
    expect(proposed?.bars[0]?.reason).toContain('Datenblatt');
    expect(documentsOf([asked()], [formal('a', 'documents', 'passed')])?.bars).toEqual([]);
  });

  it.each([
    ['another bidder', { bidderId: 'bidder-b' }],
    ['another lot', { lotId: 'other' }],
    ['a complete request', { state: 'complete', lacking: [] }],
    ['a request that still runs', { state: 'waiting', lacking: [] }],
  ] as const)('say nothing of %s', (_, change) => {
    expect(documentsOf([asked(change)])?.bars).toEqual([]);
  });
});
