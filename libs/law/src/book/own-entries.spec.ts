import { assess } from '../assessment/assessment';
import type { StoredEntry } from './own-entries';
import { checkedEntry, entryText, hasEffect, isOpenToEntries, withOwnEntries } from './own-entries';
import { extended, fact, lawOf, SHIPPED_DATA, SHIPPED_LAW } from './law';
import { ruleSets } from './rule-sets';

const SOURCE = {
  statute: '§ 4 Vergabeerlass 2026',
  source: 'StAnz. 30/2026 S. 812',
  validFrom: '2026-08-01',
  validTo: null,
};
const LIMIT = {
  kind: 'limit',
  ...SOURCE,
  closes: 'HE26-BA-VV',
  state: 'HE',
  natures: ['supplies', 'services'],
  types: ['us-res-no-tw'],
  bound: 'up-to',
  perLot: false,
  amount: '150000.50',
} as const;

const entry = (input: object, id = '1'): StoredEntry => ({ ...checkedEntry({ ...LIMIT, ...input }), id });
const lawWith = (...entries: StoredEntry[]) => withOwnEntries(SHIPPED_DATA, entries, '2026-11-22+Z1');
const restricted = (value: string, law = SHIPPED_LAW, startsOn = '2026-11-22') => {
  const answer = assess({ startsOn, state: 'HE', buyer: 'municipality', nature: 'supplies', value }, law);
  return { answer, type: answer.procedureTypes.find(({ type }) => type === 'us-res-no-tw') };
};

const refusals = (input: object): string[] => {
  try {
    checkedEntry({ ...LIMIT, ...input });
  } catch (error) {
    return (error as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
  }
  return [];
};

describe('what a centre enters where the law is not known (HE26-BA-VV)', () => {
  it('is a gap in the shipped law, said so and not filled in', () => {
    const { answer, type } = restricted('120000.00');
    expect(type?.verdict).toBe('needs-grounds');
    expect(answer.uncertain.find(({ id }) => id === 'HE26-BA-VV')).toMatchObject({ status: 'unknown' });
  });

  it('closes the gap for this centre only, stays marked, and names its version', () => {
    const { answer, type } = restricted('120000.00', lawWith(entry({})));
    expect(type).toMatchObject({ verdict: 'permitted', upTo: '150000.50' });
    expect(answer.ruleSet).toEqual({ id: 'DE-2026+EU-2026+HE-2026', version: '2026-11-22+Z1' });
    expect(answer.citations.find(({ id }) => id === 'EIGEN-1')).toMatchObject({
      statute: '§ 4 Vergabeerlass 2026',
      source: 'StAnz. 30/2026 S. 812',
      status: 'remembered',
    });
    for (const id of ['EIGEN-1', 'HE26-BA-VV']) {
      expect(answer.uncertain.find((doubt) => doubt.id === id)).toMatchObject({
        status: 'remembered',
        text: expect.stringContaining('Eigene Angabe des Zentrums'),
      });
    }
    expect(restricted('150000.51', lawWith(entry({}))).type?.verdict).toBe('needs-grounds');
    expect(restricted('120000.00').type?.verdict).toBe('needs-grounds');
  });

  it('holds from its day on', () => {
    expect(restricted('120000.00', lawWith(entry({})), '2026-07-31').type?.verdict).toBe('needs-grounds');
    expect(restricted('120000.00', lawWith(entry({})), '2026-08-01').type?.verdict).toBe('permitted');
  });

  it('never makes a limit stricter than the shipped one by accident: the larger one decides', () => {
    expect(restricted('90000.00', lawWith(entry({ amount: '50000.00' }))).type?.verdict).toBe('permitted');
  });

  it('can be a duty (HE26-EXPOST)', () => {
    const duty = entry({
      kind: 'duty',
      closes: 'HE26-EXPOST',
      germanName: 'Nachträgliche Veröffentlichung',
      when: 'nach dem Zuschlag',
      bound: 'from',
      amount: '25000.00',
      regime: 'national',
    });
    const names = (value: string) => restricted(value, lawWith(duty)).answer.duties.map(({ id }) => id);
    expect(names('25000.00')).toContain('own-1');
    expect(names('24999.99')).not.toContain('own-1');
  });

  it('can be another value for a fact that is not verified (MIN-NAT)', () => {
    const minimum = entry({ kind: 'value', factId: 'MIN-NAT', value: '4', closes: null, validFrom: null });
    const law = lawWith(minimum);
    const answer = assess(
      { startsOn: '2026-11-22', state: 'BY', buyer: 'municipality', nature: 'works', value: '200000.00' },
      law,
    );
    expect(answer.procedureTypes.find(({ type }) => type === 'us-res-no-tw')?.minimumBidders).toBe(4);
    expect(law.fact('MIN-NAT').statute).toBe(SOURCE.statute);
    expect(fact('MIN-NAT').statute).not.toBe(SOURCE.statute);
  });

  it('gives way to a later book that has verified or dropped the rule (MIN-NAT, HE26-BA-VV)', () => {
    const number = entry({ kind: 'value', factId: 'MIN-NAT', value: '4', closes: null, validFrom: null }, '2');
    const without = (id: string) =>
      Object.fromEntries(
        Object.entries(SHIPPED_DATA.facts).map(([group, rows]) => [group, rows.filter((row) => row.id !== id)]),
      );
    const verified = extended(SHIPPED_DATA, { facts: { own: [{ ...fact('MIN-NAT'), status: 'verified' }] } });
    expect(hasEffect(number)).toBe(true);
    expect(hasEffect(number, lawOf(verified))).toBe(false);
    expect(withOwnEntries(verified, [number], 'own').numberOf('MIN-NAT')).toBe(3);

    const dropped = { ...SHIPPED_DATA, facts: without('MIN-NAT') };
    expect(entryText(number, withOwnEntries(dropped, [number], 'own'))).toBe('MIN-NAT Eigener Wert: 4.');
    const closed = withOwnEntries({ ...SHIPPED_DATA, facts: without('HE26-BA-VV') }, [entry({})], 'own');
    expect(closed.limits.at(-1)?.factId).toBe('EIGEN-1');
  });

  it('shows in the rule sets', () => {
    const { items } = ruleSets(lawWith(entry({})));
    expect(items.find(({ id }) => id === 'EIGEN')?.facts.map(({ id }) => id)).toEqual(['EIGEN-1']);
    expect(ruleSets().items.map(({ id }) => id)).not.toContain('EIGEN');
  });

  it('is refused where the law is verified, and field by field', () => {
    expect(isOpenToEntries(fact('DL-15-2'))).toBe(false);
    expect(refusals({ kind: 'value', factId: 'DL-15-2', value: '1', closes: null })).toEqual(['/factId']);
    expect(refusals({ kind: 'value', factId: 'VOBEU-10a', value: '35', closes: null, validFrom: null })).toEqual([
      '/value',
    ]);
    expect(refusals({ closes: 'THR-2026-SUB' })).toEqual(['/closes']);
    expect(refusals({ statute: ' ', source: '', amount: '-1', types: [], state: 'XX', natures: ['x'] })).toEqual([
      '/statute',
      '/source',
      '/state',
      '/natures/0',
      '/types',
      '/amount',
    ]);
    expect(refusals({ validFrom: '2026-08-01', validTo: '2026-07-31' })).toEqual(['/validTo']);
    expect(refusals({ kind: 'other' })).toContain('/kind');
    expect(refusals({})).toEqual([]);
  });

  describe('never makes the law fail', () => {
    const value = (factId: string, text: string, more: object = {}) =>
      refusals({ kind: 'value', factId, value: text, closes: null, validFrom: null, ...more });

    it.each([
      ['a period beyond the calendar', 'VOBEU-10a', '999999999999/-5/15/15'],
      ['a period below zero', 'VOBEU-10a', '-35/-5/15/15'],
      ['a shortening that lengthens (VOBEU-10a)', 'VOBEU-10a', '35/5/15/15'],
      ['fewer than no companies', 'MIN-NAT', '-3'],
      ['an amount below zero', 'HE26-DIRECT-LD', '-5'],
      ['a percentage without measure', 'LOW-20', '999999999999'],
    ])('refuses %s', (_, factId, text) => {
      expect(value(factId, text)).toEqual(['/value']);
    });

    it.each([
      ['VOBEU-10a', '40/-10/15/0'],
      ['HE26-DIRECT-LD', '999999999999'],
      ['MIN-NAT', '0'],
    ])('takes %s = %s', (factId, text) => {
      expect(value(factId, text)).toEqual([]);
    });

    it('refuses amounts that would not be exact, with thirty digits too', () => {
      for (const amount of ['1000000000000.00', `${'9'.repeat(30)}.00`]) {
        expect(refusals({ amount })).toEqual(['/amount']);
        expect(refusals({ kind: 'duty', germanName: 'x', when: 'x', bound: 'from', amount })).toEqual(['/amount']);
      }
      const largest = entry({ amount: '999999999999.99' });
      expect(restricted('999999999999.99', lawWith(largest)).answer.regime).toBe('eu');
    });

    it('refuses lists longer than there are codes', () => {
      expect(refusals({ natures: Array(1000).fill('supplies') })).toEqual(['/natures']);
    });
  });

  it('takes a number for as long as the stored rule holds, neither for the future alone nor for the past (MIN-NAT)', () => {
    const number = { kind: 'value', factId: 'MIN-NAT', value: '4', closes: null };
    expect(refusals({ ...number, validFrom: '2027-01-01' })).toEqual(['/validFrom']);
    expect(refusals({ ...number, validFrom: null, validTo: '2026-12-31' })).toEqual(['/validTo']);
    expect(refusals({ ...number, validFrom: fact('MIN-NAT').validFrom })).toEqual([]);
  });

  it('keeps texts on one line and wants something to read in them', () => {
    expect(checkedEntry({ ...LIMIT, statute: ' § 4\r\nEND:VEVENT\u0085 X ' }).statute).toBe('§ 4 END:VEVENT X');
    expect(refusals({ source: '\u200b' })).toEqual(['/source']);
  });

  it('reads as a sentence', () => {
    expect(entryText(entry({}))).toBe(
      'Beschränkte Ausschreibung ohne Teilnahmewettbewerb (Lieferleistung, Dienstleistung) bis 150.000,50\u00a0€.',
    );
  });
});
