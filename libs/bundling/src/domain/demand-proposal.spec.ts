import fc from 'fast-check';
import { wholeQuantity } from '@app/kernel';
import { type ConsumedInMonth, type ConsumptionWindow, monthsFrom, proposeDemand } from './demand-proposal';

const FROM = '2024-11';
const TO = '2026-10';
const MONTHS = Array.from({ length: 24 }, (_, index) => monthsFrom(FROM, index));
const LAST_YEAR = MONTHS.slice(12);
const window: ConsumptionWindow = { from: FROM, to: TO, activeMonths: MONTHS };
const paper = { unit: 'XPK', content: wholeQuantity(500), baseUnit: 'Blatt' };
const salt = { unit: 'TNE', content: wholeQuantity(1), baseUnit: 'Tonne' };
const used = (month: string, sheets: number): ConsumedInMonth => ({
  month,
  baseUnit: 'Blatt',
  baseQuantity: wholeQuantity(sheets),
});
const numbers = ({ quantity, ...rest }: ReturnType<typeof proposeDemand>) =>
  quantity === null || !('low' in rest) ? null : [quantity, rest.low, rest.high].map((value) => value / 1000n);

describe('proposing demand from consumption', () => {
  it('takes the last twelve months, with the year before in the range and growth in the reasons', () => {
    const consumed = MONTHS.map((month) => used(month, LAST_YEAR.includes(month) ? 5000 : 4000));
    const proposal = proposeDemand(window, consumed, paper);
    expect(numbers(proposal)).toEqual([120n, 96n, 120n]);
    expect(proposal.reasons).toEqual([
      'In 12 Monaten mit Buchungen (11/2025 bis 10/2026) wurden 60.000 Blatt verbraucht; auf zwölf Monate sind das 120 Packung.',
      'Die Spanne reicht vom Jahr ohne den stärksten bis zum Jahr ohne den schwächsten Monat und schließt das Vorjahr ein.',
      'Das sind 25 % mehr als in den zwölf Monaten davor.',
    ]);
  });

  it('leaves out months in which the member posted nothing at all, and names them', () => {
    const activeMonths = LAST_YEAR.filter((month) => month !== '2026-03' && month !== '2026-04');
    const consumed = activeMonths.map((month) => used(month, 5000));
    const proposal = proposeDemand({ ...window, from: '2025-11', activeMonths }, consumed, paper);
    expect(numbers(proposal)).toEqual([120n, 120n, 120n]);
    expect(proposal.reasons).toContain('2 Monate ohne jede Buchung der Kommune zählen nicht mit (03/2026, 04/2026).');
  });

  it('counts months without the article: who buys once a quarter does not need four times as much', () => {
    const consumed = ['2026-01', '2026-04', '2026-07', '2026-10'].map((month) => used(month, 15_000));
    expect(numbers(proposeDemand(window, consumed, paper))).toEqual([120n, 98n, 131n]);
  });

  it('rounds up to whole packs and says so, but not what can be divided', () => {
    const proposal = proposeDemand(window, [used('2026-01', 501)], paper);
    expect(proposal.quantity).toBe(wholeQuantity(2));
    expect(proposal.reasons.at(-1)).toBe('Aufgerundet auf ganze Einheiten (Packung).');
    const tonnes = { month: '2026-01', baseUnit: 'Tonne', baseQuantity: 2_500n };
    expect(proposeDemand(window, [tonnes], salt).quantity).toBe(2_500n);
  });

  it.each([
    [
      'nobody has posted anything',
      { ...window, activeMonths: [] },
      [],
      /noch kein Verbrauch gebucht, nötig sind mindestens 3/,
    ],
    [
      'there are two months only',
      { ...window, activeMonths: ['2026-09', '2026-10'] },
      [used('2026-10', 500)],
      /erst in 2 Monaten/,
    ],
    ['the article was not bought', window, [], /ist der Artikel von 11\/2025 bis 10\/2026 nicht gebucht\.$/],
    ['it was bought before only', window, [used('2025-01', 4000)], /nicht gebucht\. Davor waren es 4\.000 Blatt\.$/],
    ['everything was taken back', window, [used('2026-01', 500), used('2026-02', -500)], /nicht gebucht/],
    [
      'only another unit was bought',
      window,
      [{ month: '2026-01', baseUnit: 'Karton', baseQuantity: wholeQuantity(3) }],
      /kein Verbrauch in der Basiseinheit Blatt/,
    ],
  ])('proposes nothing where %s, and says why', (_, of, consumed, reason) => {
    const proposal = proposeDemand(of, consumed, paper);
    expect(proposal.quantity).toBeNull();
    expect(proposal.reasons).toEqual([expect.stringMatching(reason)]);
  });

  const months = fc.array(
    fc
      .tuple(fc.constantFrom(...MONTHS), fc.integer({ min: -500, max: 100_000 }))
      .map(([month, sheets]) => used(month, sheets)),
    { maxLength: 60 },
  );
  it('always lies in its range, in whole packs, at or just above the mean', () => {
    fc.assert(
      fc.property(months, fc.subarray(MONTHS, { minLength: 3 }), (consumed, activeMonths) => {
        const proposal = proposeDemand({ ...window, activeMonths }, consumed, paper);
        if (proposal.quantity === null) return;
        expect(proposal.low).toBeGreaterThanOrEqual(0n);
        expect(proposal.low).toBeLessThanOrEqual(proposal.quantity);
        expect(proposal.quantity).toBeLessThanOrEqual(proposal.high);
        expect([proposal.quantity, proposal.low, proposal.high].map((value) => value % 1000n)).toEqual([0n, 0n, 0n]);
      }),
    );
  });

  it('does not depend on the order of the postings, nor on how they are split', () => {
    fc.assert(
      fc.property(months, (consumed) => {
        const split = consumed.flatMap(({ baseQuantity, ...rest }) => [
          { ...rest, baseQuantity: baseQuantity - 1n },
          { ...rest, baseQuantity: 1n },
        ]);
        expect(proposeDemand(window, split.reverse(), paper)).toEqual(proposeDemand(window, consumed, paper));
      }),
    );
  });
});
