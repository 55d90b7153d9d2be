import { SHIPPED_LAW } from './law';
import { ruleSetOn, ruleSets } from './rule-sets';

describe('rule sets', () => {
  const { items } = ruleSets();

  it('count how certain their facts are', () => {
    for (const { facts, certainty } of items) {
      expect(certainty.verified + certainty.remembered + certainty.unknown).toBe(facts.length);
      expect(facts.length).toBeGreaterThan(0);
    }
    expect(items.find(({ id }) => id === 'HE-2026')?.certainty.unknown).toBeGreaterThanOrEqual(3);
  });

  it('show every fact of the book, so that each has a place to be looked up', () => {
    const shown = new Set(items.flatMap(({ facts }) => facts.map(({ id }) => id)));
    expect(SHIPPED_LAW.allFacts.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('hold one set per period of the thresholds', () => {
    expect(
      items
        .filter(({ id }) => id.startsWith('EU-'))
        .map(({ id, validFrom, validTo }) => `${id} ${validFrom} ${validTo}`),
    ).toEqual([
      'EU-2016 2016-01-01 2017-12-31',
      'EU-2018 2018-01-01 2019-12-31',
      'EU-2020 2020-01-01 2021-12-31',
      'EU-2022 2022-01-01 2023-12-31',
      'EU-2024 2024-01-01 2025-12-31',
      'EU-2026 2026-01-01 2027-12-31',
    ]);
  });

  it('a procedure keeps the set of the day it began', () => {
    expect(ruleSetOn('2016-01-01', 'HE').id).toBe('DE-2014+EU-2016+HE-2014');
    expect(ruleSetOn('2026-06-30', 'BY').id).toBe('DE-2016+EU-2026');
    expect(ruleSetOn('2026-07-01', 'BY').id).toBe('DE-2026+EU-2026');
    expect(() => ruleSetOn('2028-01-01', 'HE')).toThrow('kein vollständiger Regelstand');
    expect(() => ruleSetOn('2028-01-01', 'HE')).toThrow('(EU-Schwellenwerte: hinterlegt ab 01.01.2016 bis 31.12.2027)');
  });
});
