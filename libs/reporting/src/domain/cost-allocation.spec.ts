import { readFileSync } from 'node:fs';
import { parseMoney } from '@app/kernel';
import fc from 'fast-check';
import { describeWithSharedData } from '../../../../test/support/shared-data';
import type { AllocationInput, AllocationMember } from './cost-allocation';
import { allocateCosts } from './cost-allocation';

const year = { from: '2025-07-01', to: '2026-06-30' };
const member = (
  id: string,
  population: number,
  from: string | null = '2017-07-01',
  to: string | null = null,
): AllocationMember => ({ id, population, from, to });
const input = (over: Partial<AllocationInput> = {}): AllocationInput => ({
  year,
  costs: parseMoney('1000.00'),
  thirdPartyIncome: 0n,
  subsidies: 0n,
  basePercent: 1000n,
  members: [member('a', 1000), member('b', 3000)],
  ...over,
});

describe('sharing the costs of the centre', () => {
  it('takes a tenth as equal base amounts and the rest by population', () => {
    expect(allocateCosts(input()).shares).toEqual([
      { id: 'a', days: 365, base: 5_000n, variable: 22_500n, total: 27_500n },
      { id: 'b', days: 365, base: 5_000n, variable: 67_500n, total: 72_500n },
    ]);
  });
  it('lowers the costs by income and subsidies first', () => {
    const { shares, total } = allocateCosts(
      input({ costs: parseMoney('1250.00'), thirdPartyIncome: parseMoney('200.00'), subsidies: parseMoney('50.00') }),
    );
    expect(total).toBe(parseMoney('1000.00'));
    expect(shares).toEqual(allocateCosts(input()).shares);
  });
  it('counts a member that joined or left by days, in both parts', () => {
    const half = member('b', 1000, '2026-01-01');
    expect(allocateCosts(input({ members: [member('a', 1000), half] })).shares).toEqual([
      { id: 'a', days: 365, base: 6_685n, variable: 60_165n, total: 66_850n },
      { id: 'b', days: 181, base: 3_315n, variable: 29_835n, total: 33_150n },
    ]);
    const left = allocateCosts(
      input({ members: [member('a', 1000), member('b', 1000, null, '2025-07-01'), member('c', 1, '2026-07-01')] }),
    );
    expect(left.shares.map((share) => share.days)).toEqual([365, 1, 0]);
    expect(left.shares[2]).toMatchObject({ total: 0n });
  });
  it('gives odd cents to the largest fraction', () => {
    const thirds = allocateCosts(
      input({ costs: 100n, basePercent: 10_000n, members: [member('c', 1), member('a', 1), member('b', 1)] }),
    );
    expect(thirds.shares.map((share) => [share.id, share.total])).toEqual([
      ['c', 33n],
      ['a', 34n],
      ['b', 33n],
    ]);
  });
  it('shares nothing when income covers the costs, and names the surplus', () => {
    const result = allocateCosts(input({ thirdPartyIncome: parseMoney('1200.00') }));
    expect(result).toMatchObject({ total: 0n, surplus: parseMoney('200.00') });
    expect(result.derivation).toContain(
      'Die Einnahmen übersteigen die Kosten um 200,00\u00a0€. Dieser Betrag wird nicht verteilt.',
    );
  });
  it('explains every step in sentences', () => {
    const members = [member('a', 1000), member('b', 13_000, '2026-01-01')];
    const { derivation } = allocateCosts(input({ members, thirdPartyIncome: parseMoney('200.00') }));
    expect(derivation.map((sentence) => sentence.replaceAll('\u00a0', ' '))).toEqual([
      'Kosten im Zeitraum 01.07.2025 bis 30.06.2026: 1.000,00 €.',
      'Davon gehen die Erlöse aus Leistungen für Dritte (200,00 €) und die Zuwendungen (0,00 €) ab. Umzulegen sind 800,00 €.',
      '10 % davon (80,00 €) werden als gleicher Grundbetrag auf die Mitglieder verteilt, der Rest (720,00 €) nach Einwohnern.',
      'Wer nicht den ganzen Zeitraum (365 Tage) Mitglied war, zählt in beiden Teilen nach Tagen. Restcents erhalten die größten Bruchteile.',
      'a: 1.000 Einwohner, 365 Tage; Grundbetrag 53,48 €, nach Einwohnern 96,69 €, zusammen 150,17 €.',
      'b: 13.000 Einwohner, 181 von 365 Tagen (Mitglied seit 01.01.2026); Grundbetrag 26,52 €, nach Einwohnern 623,31 €, zusammen 649,83 €.',
      'Summe aller Anteile: 800,00 €.',
    ]);
  });

  const anyMember = fc.record({
    population: fc.integer({ min: 1, max: 300_000 }),
    from: fc.constantFrom('2017-07-01', '2026-01-01', null),
    to: fc.constantFrom('2026-03-31', null),
  });
  const anyInput = fc
    .record({
      costs: fc.bigInt({ min: 0n, max: 10n ** 10n }),
      thirdPartyIncome: fc.bigInt({ min: 0n, max: 10n ** 8n }),
      subsidies: fc.bigInt({ min: 0n, max: 10n ** 8n }),
      basePercent: fc.bigInt({ min: 0n, max: 10_000n }),
      members: fc
        .array(anyMember, { minLength: 1, maxLength: 15 })
        .map((list) => list.map((each, index) => ({ id: `m${index}`, ...each }))),
    })
    .map((drawn) => input(drawn));

  it('adds up to the shared costs to the cent', () => {
    fc.assert(
      fc.property(anyInput, (drawn) => {
        const { shares, total, surplus } = allocateCosts(drawn);
        expect(shares.reduce((sum, share) => sum + share.base + share.variable, 0n)).toBe(total);
        expect(total - surplus).toBe(drawn.costs - drawn.thirdPartyIncome - drawn.subsidies);
      }),
    );
  });
  it('does not depend on the order of the members', () => {
    fc.assert(
      fc.property(anyInput, (drawn) => {
        const reversed = allocateCosts({ ...drawn, members: [...drawn.members].reverse() });
        expect([...reversed.shares].reverse()).toEqual(allocateCosts(drawn).shares);
      }),
    );
  });
  it('never lets a larger member of the same duration pay less', () => {
    fc.assert(
      fc.property(anyInput, (drawn) => {
        const { shares } = allocateCosts(drawn);
        const paid = shares.map((share, index) => ({ ...share, population: drawn.members[index]?.population ?? 0 }));
        for (const a of paid)
          for (const b of paid)
            if (a.days === b.days && a.population > b.population) expect(a.variable).toBeGreaterThanOrEqual(b.variable);
      }),
    );
  });

  it.each([
    ['/year/to', { year: { from: '2026-07-01', to: '2026-06-30' } }],
    ['/costs', { costs: -1n }],
    ['/thirdPartyIncome', { thirdPartyIncome: -1n }],
    ['/subsidies', { subsidies: -1n }],
    ['/basePercent', { basePercent: 10_001n }],
    ['/members', { members: [] }],
    ['/members/1/id', { members: [member('a', 1), member('a', 2)] }],
    ['/members/0/population', { members: [member('a', 1.5)] }],
    ['/members/0/to', { members: [member('a', 1, '2026-01-01', '2025-01-01')] }],
  ])('refuses impossible input at %s', (pointer, over) => {
    expect(() => allocateCosts(input(over))).toThrow(
      expect.objectContaining({ errors: [{ pointer, message: expect.stringMatching(/\.$/) }] }),
    );
  });
  it.each([
    [[member('a', 5, '2027-01-01')], /niemand Mitglied/] as const,
    [[member('a', 0)], /keine Einwohner/] as const,
  ])('refuses costs that nobody can bear', (members, message) => {
    expect(() => allocateCosts(input({ members }))).toThrow(message);
  });
});

describeWithSharedData('the model centre', ['members/members.json'], ([path]) => {
  it('shares 255,000 EUR among its eleven members without losing a cent', () => {
    const { members } = JSON.parse(readFileSync(path, 'utf8')) as {
      members: {
        slug: string;
        memberOf?: string;
        memberSince?: string;
        population: { asOf: string; inhabitants: number }[];
      }[];
    };
    const centre = members
      .filter((each) => each.memberOf === 'gross-gerau')
      .map((each) => member(each.slug, each.population.at(-1)?.inhabitants ?? 0, each.memberSince ?? null));
    const { shares, total } = allocateCosts(input({ costs: parseMoney('255000.00'), members: centre }));
    expect(shares).toHaveLength(11);
    expect(total).toBe(parseMoney('255000.00'));
    expect(shares.reduce((sum, share) => sum + share.base, 0n)).toBe(parseMoney('25500.00'));
    expect(new Set(shares.map((share) => share.base / 100n))).toEqual(new Set([2318n]));
  });
});
