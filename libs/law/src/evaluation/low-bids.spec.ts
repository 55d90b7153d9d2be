import { evaluate } from './evaluate';
import type { EvaluationRequest } from './evaluation-request';
import type { LowBid } from './low-bids';
import { common } from './testing';

const request = (prices: Readonly<Record<string, string>>, more: Partial<EvaluationRequest> = {}): EvaluationRequest =>
  ({
    ...common(Object.entries(prices).map(([id, price]) => ({ id, price, points: { leistung: '500' } }))),
    method: 'ufab-simple',
    ...more,
  }) as EvaluationRequest;
const found = (asked: EvaluationRequest): string[] =>
  evaluate(asked).lowBids.map(({ bidId, basis, gapPercent }) => `${bidId} ${basis} ${gapPercent}`);
const only = (asked: EvaluationRequest): LowBid => evaluate(asked).lowBids[0]!;
const doubts = (asked: EvaluationRequest, id: string): string =>
  evaluate(asked)
    .uncertain.filter((row) => row.id === id)
    .map(({ text }) => text)
    .join('\n');
const LOW = { A: '80000.00', B: '100000.00', C: '130000.00' };

describe('unusually low', () => {
  it('20 % to the next bid: at the trigger, one cent above it, equal lowest bids (LOW-20)', () => {
    expect(found(request(LOW))).toEqual(['A next-bid 20.00']);
    expect(found(request({ ...LOW, A: '80000.01' }))).toEqual([]);
    expect(found(request({ ...LOW, D: '80000.00' }))).toEqual(['A next-bid 20.00', 'D next-bid 20.00']);
    expect(found(request({ A: '80000.00' }))).toEqual([]);
  });

  it('20 % to the estimate, for every bid (LOW-20)', () => {
    expect(found(request(LOW, { lowBids: { estimate: '125000.00' } }))).toEqual([
      'A next-bid 20.00',
      'A estimate 36.00',
      'B estimate 20.00',
    ]);
    expect(found(request(LOW, { lowBids: { estimate: '124999.99' } }))).not.toContain('B estimate 20.00');
  });

  it('another trigger is an input', () => {
    expect(found(request(LOW, { lowBids: { percent: '20.0001' } }))).toEqual([]);
    expect(found(request({ ...LOW, A: '90000.00' }, { lowBids: { percent: '10' } }))).toEqual(['A next-bid 10.00']);
  });

  it('never excludes and never changes a rank', () => {
    expect(evaluate(request(LOW)).ranking.map(({ bidId, rank, excluded }) => [bidId, rank, excluded])).toEqual([
      ['A', 1, null],
      ['B', 2, null],
      ['C', 3, null],
    ]);
    expect(only(request(LOW)).text).toContain('kein Ausschluss');
  });

  it('excluded bids are no yardstick', () => {
    expect(found(request(LOW, { limits: { price: '99999.99' } }))).toEqual([]);
  });

  it.each([
    ['2026-06-30', 'darf der Zuschlag'],
    ['2026-07-01', 'soll der Zuschlag'],
  ])('§ 60 VgV for a procedure begun on %s: %s (LOW-60)', (startsOn, text) => {
    const low = only(request(LOW, { startsOn }));
    expect(low.text).toContain(text);
    expect(low.citations.map(({ id, status }) => `${id} ${status}`)).toEqual(['LOW-20 remembered', 'LOW-60 verified']);
  });

  it('§ 44 UVgO below the threshold, which is only remembered (LOW-UVGO)', () => {
    const national = request(LOW, { regime: 'national' });
    expect(only(national).text).toContain('§ 44 UVgO');
    expect(doubts(national, 'LOW-UVGO')).toContain('Nicht belegt');
    expect(evaluate(national).citations.map(({ id }) => id)).not.toContain('LOW-60');
  });

  it('works are judged in the third stage of VOB/A, whose paragraphs are remembered (WERT-STUFEN)', () => {
    const works = request(LOW, { nature: 'works' });
    expect(only(works).text).toContain('§ 16d Abs. 1 VOB/A');
    expect(doubts(works, 'WERT-STUFEN')).toContain('nur aus dem Gedächtnis');
  });

  it('says that the trigger is not law and that Thüringen and Sachsen have their own (LOW-20)', () => {
    expect(doubts(request(LOW), 'LOW-20')).toContain('X ZB 10/16');
    expect(doubts(request(LOW, { state: 'TH', regime: 'national' }), 'LOW-20')).toContain('Thüringen und Sachsen');
    expect(doubts(request(LOW, { state: 'HE', regime: 'national' }), 'LOW-20')).not.toContain('Thüringen');
  });
});
