import { readFileSync } from 'node:fs';
import { describeWithSharedData } from '../../../../test/support/shared-data';
import { DUTIES } from '../duties/duty-rules';
import type { Fact } from './facts';
import { numbersIn } from './facts';
import { fact, SHIPPED_LAW } from './law';

const { allFacts, amountOf, limits, modelLimits, freeChoice, stateDuties } = SHIPPED_LAW;
const COPIED = ['subject', 'value', 'unit', 'statute', 'source', 'status'] as const;

describeWithSharedData('copied facts', ['../law/facts.json'], ([path]) => {
  const shared = new Map((JSON.parse(readFileSync(path, 'utf8')) as Fact[]).map((row) => [row.id, row]));
  const own = new Set(allFacts.map(({ id }) => id).filter((id) => id.startsWith('OWN-')));

  it.each(allFacts.filter(({ id }) => !own.has(id)).map((row) => [row.id, row] as const))(
    '%s is what the collection says',
    (id, row) => {
      const original = shared.get(id);
      expect(original).toBeDefined();
      for (const field of COPIED) expect(row[field]).toEqual(original?.[field]);
      expect(row.validFrom).toEqual(original?.validFrom || null);
      expect(row.validTo).toEqual(original?.validTo || null);
    },
  );

  it('own readings take no id of the collection', () => {
    expect([...own].filter((id) => shared.has(id))).toEqual([]);
  });
});

describe('facts', () => {
  it('have an id of their own, a German sentence and a statute', () => {
    expect(new Set(allFacts.map(({ id }) => id)).size).toBe(allFacts.length);
    expect(allFacts.filter(({ text, statute }) => text.length < 10 || statute === '').map(({ id }) => id)).toEqual([]);
  });

  it('own readings that claim to be verified name where they were read', () => {
    const unsourced = allFacts.filter(
      ({ id, status, source }) => id.startsWith('OWN-') && status === 'verified' && source === '-',
    );
    expect(unsourced.map(({ id }) => id)).toEqual([]);
  });

  it('every rule points to a fact, and every value limit to a number', () => {
    for (const { factId } of [...freeChoice, ...DUTIES, ...stateDuties]) expect(fact(factId).id).toBe(factId);
    for (const { factId, bound, position } of [...limits, ...modelLimits]) {
      if (bound === 'up-to' || bound === 'below') expect(amountOf(factId, position ?? 0)).toBeGreaterThan(0n);
      else expect(fact(factId).id).toBe(factId);
    }
    for (const { factId, limit } of DUTIES) if (limit && !limit.amount) expect(amountOf(factId)).toBeGreaterThan(0n);
  });

  it('reads the numbers of a fact and refuses one without', () => {
    expect(numbersIn(fact('DL-15-2'))).toEqual([35]);
    expect(numbersIn(fact('VOBEU-10a'))).toEqual([35, -5, 15, 15]);
    expect(numbersIn(fact('REV-135-2'))).toEqual([30, 30, 6]);
    expect(() => numbersIn(fact('HE26-BA-VV'))).toThrow(RangeError);
  });
});
