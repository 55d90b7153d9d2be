import { addDays } from '@app/kernel';
import * as fc from 'fast-check';
import { lawChanges } from './changes';
import type { Fact } from './facts';
import { extended, fact, lawOf, SHIPPED_DATA, SHIPPED_LAW } from './law';

const changes = lawChanges();
const on = (day: string) => changes.find((change) => change.on === day);

describe('what changed when', () => {
  it.each([
    ['2026-01-01', 'THR-2024-SUB', 'THR-2026-SUB'],
    ['2020-01-01', 'THR-2018-WORKS', 'THR-2020-WORKS'],
    ['2026-01-01', 'FED-VOBA-BA-TIEF', 'FED-VOBA-BA-26'],
    ['2026-01-01', 'FED-VOBA-FV-19', 'FED-VOBA-FV-26'],
    ['2026-06-25', 'HE21-SCOPE', 'HE26-DIRECT-W'],
    ['2026-06-25', 'HE21-BA-LD', 'HE26-BA-VV'],
    ['2026-07-01', 'WREG-22', 'WREG-26'],
    ['2026-07-01', 'VST-WHO-U20', 'VST-WHO-U26'],
    ['2026-07-01', 'REV-173-OLD', 'REV-173-NEW'],
  ])('%s: %s is replaced by %s', (day, from, to) => {
    expect(on(day)?.replaced).toContainEqual({ from, to });
    expect(on(day)?.ended).not.toContain(from);
    expect(on(day)?.began).not.toContain(to);
  });

  it('names what began and what ended without a counterpart (DL-17-15, THR-PUBL, REV-177, EST-PLAN-OLD)', () => {
    expect(on('2026-07-01')?.began).toContain('DL-17-15');
    expect(on('2026-07-01')?.ended).toEqual(['THR-PUBL', 'REV-177']);
    expect(on('2023-08-24')).toEqual({ on: '2023-08-24', began: [], ended: ['EST-PLAN-OLD'], replaced: [] });
  });

  it('says ahead of time that a threshold ends while its successor is not in the book (THR-2026-SUB)', () => {
    expect(on('2028-01-01')?.ended).toContain('THR-2026-SUB');
  });

  it('a single day does not end (HOL-BE-2025)', () => {
    expect(on('2025-05-08')?.began).toContain('HOL-BE-2025');
    expect(on('2025-05-09')).toBeUndefined();
  });

  it('takes neither a formula nor a case for a change of the law (PRICE-LIN, UFAB-MEDIAN, MEDIAN-VK)', () => {
    const named = changes.flatMap(({ began, ended }) => [...began, ...ended]);
    for (const id of ['PRICE-LIN', 'UFAB-MEDIAN', 'MEDIAN-VK']) {
      expect(fact(id).validFrom).not.toBeNull();
      expect(named).not.toContain(id);
    }
    expect(on('2026-07-01')?.began).toContain('LOW-60');
  });

  it('pairs the next period of a threshold as soon as its row is there (THR-2026-SUB)', () => {
    const next: Fact = { ...fact('THR-2026-SUB'), id: 'THR-2028-SUB', validFrom: '2028-01-01', validTo: '2029-12-31' };
    const later = lawChanges(lawOf(extended(SHIPPED_DATA, { facts: { thresholds: [next] } })));
    expect(later.find((change) => change.on === '2028-01-01')?.replaced).toEqual([
      { from: 'THR-2026-SUB', to: 'THR-2028-SUB' },
    ]);
  });

  it('goes from the latest day to the earliest, each day once', () => {
    const days = changes.map((change) => change.on);
    expect(days).toEqual([...new Set(days)].sort().reverse());
  });

  it('every successor the book names begins the day after the fact it follows', () => {
    const paired = changes.flatMap(({ replaced }) => replaced);
    expect(SHIPPED_LAW.successors.length).toBeGreaterThan(20);
    for (const row of SHIPPED_LAW.successors) expect(paired).toContainEqual(row);
  });

  it('whatever the validities: each beginning and each end stands on its day, alone or in a pair', () => {
    const day = fc.integer({ min: 0, max: 12 }).map((days) => addDays('2026-01-01', days));
    const validity = fc.record({
      subject: fc.constantFrom('a', 'b', 'c'),
      validFrom: fc.option(day),
      validTo: fc.option(day),
    });
    fc.assert(
      fc.property(fc.array(validity, { maxLength: 12 }), (rows) => {
        const facts = rows
          .filter(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom < validTo)
          .map((row, index): Fact => ({ ...fact('DL-15-2'), ...row, id: `F-${index}` }));
        const found = lawChanges(lawOf({ ...SHIPPED_DATA, facts: { facts }, ruleSets: [] }));
        for (const { id, validFrom, validTo } of facts) {
          const begins = found.filter(
            ({ began, replaced }) => began.includes(id) || replaced.some(({ to }) => to === id),
          );
          const ends = found.filter(
            ({ ended, replaced }) => ended.includes(id) || replaced.some(({ from }) => from === id),
          );
          expect(begins.map((change) => change.on)).toEqual(validFrom === null ? [] : [validFrom]);
          expect(ends.map((change) => change.on)).toEqual(validTo === null ? [] : [addDays(validTo, 1)]);
        }
      }),
    );
  });
});
