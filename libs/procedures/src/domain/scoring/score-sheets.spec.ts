import { QUALITY_PLAN } from '../examination/testing';
import {
  agreedCells,
  type ConsensusScore,
  type Evaluator,
  type ScoreSheet,
  sheetErrors,
  visibleSheets,
} from './score-sheets';

const AT = new Date('2026-12-12T09:00:00Z');
const { criteria } = QUALITY_PLAN.evaluation;
const evaluators: readonly Evaluator[] = ['Arndt', 'Lehr'].map((name) => ({
  lotId: 'l',
  personId: name,
  personName: name,
}));
const sheet = (personId: string, points: string | null, releasedAt: Date | null, version = 1): ScoreSheet => ({
  ...{ lotId: 'l', personId, personName: personId, version, versionReason: '', releasedAt },
  scores: [{ bidId: 'a', criterionId: 'k1', points, reason: 'Konzept S. 3' }],
});
const seenBy = (person: string, ...sheets: ScoreSheet[]) =>
  visibleSheets(sheets, evaluators, 'l', person).map(({ personId, version }) => `${personId}${version}`);

describe('evaluators score on their own', () => {
  it('nobody sees scores of others before the own ones are released', () => {
    const released = sheet('Arndt', '8', AT);
    expect(seenBy('Lehr', released, sheet('Lehr', '6', null))).toEqual(['Lehr1']);
    expect(seenBy('Lehr', released)).toEqual([]);
    expect(seenBy('Lehr', released, sheet('Lehr', '6', AT))).toEqual(['Arndt1', 'Lehr1']);
  });

  it('a draft is never seen by anyone else, not even when it is a new version', () => {
    expect(seenBy('Arndt', sheet('Arndt', '8', AT), sheet('Lehr', '6', AT), sheet('Lehr', '9', null, 2))).toEqual([
      'Arndt1',
      'Lehr1',
    ]);
  });

  it('people who do not score see the scores only when every evaluator has released', () => {
    expect(seenBy('Kaya', sheet('Arndt', '8', AT), sheet('Lehr', '6', null))).toEqual([]);
    expect(seenBy('Kaya', sheet('Arndt', '8', AT), sheet('Lehr', '6', AT))).toHaveLength(2);
  });

  it('only a complete sheet with reasons on the scale can be released', () => {
    const errors = (scores: ScoreSheet['scores'], complete: boolean) =>
      sheetErrors(scores, ['a', 'b'], criteria, '10', complete).map(({ pointer }) => pointer);
    const one = { bidId: 'a', criterionId: 'k1', points: '10.5', reason: '' };
    expect(errors([one], false)).toEqual(['/scores/0/points']);
    expect(errors([{ ...one, points: '10' }], true)).toEqual(['/scores/0/reason', '/scores']);
    expect(errors([{ ...one, points: null }], false)).toEqual([]);
    expect(errors([{ ...one, bidId: 'x' }], false)).toEqual(['/scores/0/bidId']);
  });
});

describe('then they agree', () => {
  const cell = (sheets: readonly ScoreSheet[], consensus: readonly ConsensusScore[] = []) =>
    agreedCells('l', ['a'], criteria, evaluators, sheets, consensus)[0];
  const agreement: ConsensusScore = {
    ...{ lotId: 'l', bidId: 'a', criterionId: 'k1', points: '7', reason: 'Besprechung', personName: 'Arndt', at: AT },
  };

  it('equal points count by themselves, written as they may be', () => {
    expect(cell([sheet('Arndt', '8', AT), sheet('Lehr', '8.0', AT)])).toMatchObject({ differ: false, points: '8' });
  });
  it('different points count only after an agreement', () => {
    const sheets = [sheet('Arndt', '8', AT), sheet('Lehr', '6', AT)];
    expect(cell(sheets)).toMatchObject({ differ: true, points: null });
    expect(cell(sheets, [agreement])).toMatchObject({ points: '7', reason: 'Besprechung' });
  });
  it('nothing counts while one evaluator has not released', () => {
    expect(cell([sheet('Arndt', '8', AT), sheet('Lehr', '8', null)], [agreement])?.points).toBeNull();
  });
  it('the newest released version counts', () => {
    const sheets = [sheet('Arndt', '5', AT, 2), sheet('Arndt', '8', AT), sheet('Lehr', '5', AT)];
    expect(cell(sheets)).toMatchObject({ points: '5', given: [{ points: '5' }, { points: '5' }] });
  });
});
