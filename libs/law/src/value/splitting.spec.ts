import { addDays, addMonths, formatMoney, parseMoney } from '@app/kernel';
import fc from 'fast-check';
import type { Need } from './need';
import { kindOfNeed } from './need';
import { type SplittingAnswer, watchSplitting, type WatchedNeeds } from './splitting';

const need = (id: string, value: string, more: Partial<Need> = {}): Need => ({
  id,
  label: `Bedarf ${id}`,
  buyerIds: ['trebur'],
  nature: 'supplies',
  kind: 'CPV-Gruppe 301',
  value,
  on: '2026-09-01',
  ...more,
});
const watch = (needs: readonly Need[], asOf = '2026-11-22'): SplittingAnswer =>
  watchSplitting({ needs, asOf, state: 'HE' });
const ofBuyer = ({ items }: SplittingAnswer, buyerId: string | null = 'trebur'): WatchedNeeds | undefined =>
  items.find((item) => item.buyerId === buyerId);

describe('splitting watch', () => {
  it('hints when needs within the direct award pass it together, with reasons and what speaks against it (EST-2, EST-8, EST-10, HE26-DIRECT-LD)', () => {
    const answer = watch([need('a', '60000.00'), need('b', '40000.01')]);
    const found = ofBuyer(answer);
    expect(found).toMatchObject({ hint: true, year: { sum: '100000.01', needIds: ['a', 'b'] } });
    expect(found?.limits.map(({ upTo, citation }) => [upTo, citation.id])).toEqual([
      ['100000.00', 'HE26-DIRECT-LD'],
      ['215999.99', 'THR-2026-SUB'],
    ]);
    expect(found?.next).toEqual({ limitId: 'eu', left: '115999.98' });
    expect(found?.reasons.join(' ')).toContain('§ 3 Abs. 2 VgV, § 3 Abs. 8 VgV, § 3 Abs. 10 VgV');
    expect(found?.against.join(' ')).toContain('eigenständige Organisationseinheit (§ 3 Abs. 2 VgV)');
    expect(answer.citations.map(({ id }) => id)).toEqual(expect.arrayContaining(['EST-2', 'EST-8', 'EST-10']));
    expect(answer.uncertain.map(({ id }) => id)).toContain('EST-2');
  });

  it('stays quiet at the limit itself, for one need alone, and for needs that pass it each for itself (HE26-DIRECT-LD)', () => {
    expect(ofBuyer(watch([need('a', '60000.00'), need('b', '40000.00')]))).toMatchObject({
      hint: false,
      year: { passed: [] },
      next: { left: '0.00' },
    });
    expect(ofBuyer(watch([need('a', '150000.00')]))?.hint).toBe(false);
    expect(ofBuyer(watch([need('a', '100000.01'), need('b', '100000.01')]))?.year.passed).toEqual([]);
  });

  it('measures the whole by the EU threshold, to the cent (THR-2026-SUB)', () => {
    const open = { procedureType: 'us-open' } as const;
    const at = (second: string) => ofBuyer(watch([need('a', '110000.00', open), need('b', second, open)]));
    expect(at('105999.99')).toMatchObject({ hint: false, year: { passed: [] } });
    expect(at('106000.00')).toMatchObject({ hint: true, year: { passed: ['eu'] }, next: null });
  });

  it('needs let in open competition rely on no national limit (HE26-DIRECT-LD)', () => {
    const found = ofBuyer(
      watch([need('a', '60000.00', { procedureType: 'us-open' }), need('b', '60000.00', { procedureType: 'us-open' })]),
    );
    expect(found?.year.passed).not.toEqual([]);
    expect(found?.hint).toBe(false);
    expect(found?.against[0]).toContain('auch für die Summe zulässig');
    const direct = { procedureType: 'direct' } as const;
    expect(ofBuyer(watch([need('a', '60000.00', direct), need('b', '60000.00', direct)]))?.hint).toBe(true);
  });

  it('adds up only the same nature and kind, each buyer for itself and the centre together', () => {
    const answer = watch([
      need('a', '60000.00'),
      need('b', '60000.00', { buyerIds: ['raunheim'] }),
      need('c', '60000.00', { kind: 'CPV-Gruppe 302' }),
      need('d', '60000.00', { nature: 'services' }),
    ]);
    expect(ofBuyer(answer, null)).toMatchObject({ hint: true, year: { sum: '120000.00' } });
    expect(answer.items.filter(({ buyerId }) => buyerId !== null).some(({ hint }) => hint)).toBe(false);
    expect(answer.items.filter(({ buyerId }) => buyerId === 'trebur')).toHaveLength(3);
  });

  it('counts a joint purchase for each buyer with its whole value, for the centre once, and says so', () => {
    const answer = watch([need('a', '60000.00', { buyerIds: ['trebur', 'raunheim'] }), need('b', '50000.00')]);
    expect(ofBuyer(answer)?.year.sum).toBe('110000.00');
    expect(ofBuyer(answer, 'raunheim')?.year.sum).toBe('60000.00');
    expect(ofBuyer(answer, null)?.year.sum).toBe('110000.00');
    expect(ofBuyer(answer)?.against.join()).toContain('Ein Bedarf ist eine gemeinsame Beschaffung');
  });

  it('leaves out call-offs from framework agreements, whose value counted before (EST-4)', () => {
    const answer = watch([need('a', '60000.00'), need('b', '60000.00', { outsideFramework: false })]);
    expect(ofBuyer(answer)?.year.needIds).toEqual(['a']);
    expect(ofBuyer(watch([need('a', '60000.00', { outsideFramework: true })]))?.year.needIds).toEqual(['a']);
  });

  it('counts twelve months: the day a year ago is out, the day after it is in (EST-10)', () => {
    const answer = watch([need('out', '1.00', { on: '2025-11-22' }), need('in', '2.00', { on: '2025-11-23' })]);
    expect(ofBuyer(answer)?.year).toMatchObject({ from: '2025-11-23', to: '2026-11-22', sum: '2.00' });
    expect(ofBuyer(answer)?.largest).toMatchObject({ to: '2025-11-23', sum: '3.00' });
  });

  it('counts limits of works per trade lot and says so (HE26-DIRECT-W)', () => {
    const works = { nature: 'works' } as const;
    const found = ofBuyer(watch([need('a', '700000.00', works), need('b', '100000.00', works)]));
    expect(found?.limits[0]).toMatchObject({ upTo: '750000.00', perLot: true });
    expect(found?.reasons.join()).toContain('§ 3 Abs. 7 VgV');
    expect(found?.against.join()).toContain('Gewerke');
  });

  it('refuses wrong needs and a day outside every rule set', () => {
    expect(() => watch([need('a', '-1')])).toThrow(expect.objectContaining({ kind: 'invalid' }));
    expect(() => watch([], '2028-01-01')).toThrow(expect.objectContaining({ kind: 'unprocessable' }));
  });

  it('takes the CPV group, else the product group, as the kind', () => {
    expect(kindOfNeed('30197643-5', 'Papier')).toBe('CPV-Gruppe 301');
    expect(kindOfNeed('', 'Papier')).toBe('Papier');
  });
});

describe('properties', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2023-06-01', days));
  const needs = fc
    .array(
      fc.record({
        value: fc.bigInt({ min: 0n, max: 30_000_000n }).map(formatMoney),
        on: day,
        buyerIds: fc.subarray(['trebur', 'raunheim', 'nauheim'], { minLength: 1 }),
        kind: fc.constantFrom('Papier', 'Möbel'),
      }),
      { maxLength: 12 },
    )
    .map((rows) => rows.map((row, i) => need(`n${String(i).padStart(2, '0')}`, row.value, row)));
  const inYearTo = (on: string, to: string): boolean => on > addMonths(to, -12) && on <= to;
  const sum = (rows: readonly Need[]): bigint => rows.reduce((total, { value }) => total + parseMoney(value), 0n);

  it('the sums are those of their parts, and the largest window is the largest of all, with every need in some window', () => {
    fc.assert(
      fc.property(needs, (rows) => {
        const asOf = '2026-11-22';
        for (const { buyerId, kind, year, largest } of watch(rows, asOf).items) {
          const group = rows.filter((row) => row.kind === kind && (buyerId === null || row.buyerIds.includes(buyerId)));
          expect(parseMoney(year.sum)).toBe(sum(group.filter(({ on }) => inYearTo(on, asOf))));
          const best = group.map(({ on: to }) => sum(group.filter(({ on }) => inYearTo(on, to))));
          expect(parseMoney(largest.sum)).toBe(best.reduce((max, one) => (one > max ? one : max), 0n));
          expect(parseMoney(largest.sum) >= parseMoney(year.sum)).toBe(true);
          expect(sum(group.filter(({ id }) => largest.needIds.includes(id)))).toBe(parseMoney(largest.sum));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('no order of the needs changes the answer', () => {
    fc.assert(
      fc.property(
        needs.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => expect(watch(shuffled)).toEqual(watch(rows)),
      ),
      { numRuns: 40 },
    );
  });

  it('one more need never makes a hint go away (HE26-DIRECT-LD)', () => {
    fc.assert(
      fc.property(needs, fc.bigInt({ min: 0n, max: 10_000_000n }), (rows, cents) => {
        const more = [...rows, need('zz', formatMoney(cents), { kind: 'Papier', on: '2026-11-22' })];
        const hints = (answer: SplittingAnswer): string[] =>
          answer.items.filter(({ hint }) => hint).map(({ buyerId, kind }) => `${buyerId} ${kind}`);
        expect(hints(watch(more))).toEqual(expect.arrayContaining(hints(watch(rows))));
      }),
      { numRuns: 60 },
    );
  });
});
