import {
  entryBody,
  entryMistakes,
  type EntryValues,
  type LawEntry,
  newEntry,
  valuesOf,
  versionsOf,
  withKind,
} from './entry-form';
import type { RuleSetFact } from './law-facts';

const fact = (id: string, value: string | number, unit: string) =>
  ({ id, value, unit, validFrom: '2026-06-25', validTo: null }) as unknown as RuleSetFact;
const LIMIT_GAP = fact('HE26-BA-VV', '?', 'EUR net');
const DUTY_GAP = fact('HE26-EXPOST', '?', 'rule');
const NUMBER = fact('MIN-NAT', 3, 'companies');
const SOURCE = { statute: '§ 4 X', source: 'StAnz. 1' };
const LIMIT: EntryValues = {
  ...newEntry(LIMIT_GAP, ['HE']),
  ...SOURCE,
  natures: ['supplies'],
  types: ['direct'],
  amount: '1000.00',
};

describe('the form of an own entry', () => {
  it('starts with the gap it comes from, in the kind that fits it', () => {
    expect(newEntry(LIMIT_GAP, ['HE'])).toMatchObject({ kind: 'limit', closes: 'HE26-BA-VV', factId: '', state: 'HE' });
    expect(newEntry(DUTY_GAP, ['HE'])).toMatchObject({ kind: 'duty', closes: 'HE26-EXPOST', bound: 'from' });
    expect(newEntry(NUMBER, ['HE'])).toMatchObject({ kind: 'value', factId: 'MIN-NAT', closes: '', state: '' });
    expect(newEntry(undefined, ['HE'])).toMatchObject({ kind: 'limit', closes: '', validFrom: '' });
  });

  it('keeps what was typed when the kind changes, and the rule where the kind allows it', () => {
    const duty = withKind(LIMIT, 'duty', [LIMIT_GAP, NUMBER]);
    expect(duty).toMatchObject({ kind: 'duty', closes: 'HE26-BA-VV', bound: 'from', amount: '1000.00', ...SOURCE });
    expect(withKind(LIMIT, 'value', [LIMIT_GAP, NUMBER]).factId).toBe('');
    expect(withKind({ ...LIMIT, closes: 'MIN-NAT' }, 'value', [LIMIT_GAP, NUMBER]).factId).toBe('MIN-NAT');
  });

  it('names every missing field of its kind', () => {
    const pointers = (values: EntryValues) => entryMistakes(values).map(({ pointer }) => pointer);
    expect(pointers(newEntry(NUMBER, []))).toEqual(['/value', '/statute', '/source']);
    expect(pointers(newEntry(LIMIT_GAP, []))).toEqual([
      '/state',
      '/types',
      '/natures',
      '/amount',
      '/statute',
      '/source',
    ]);
    expect(pointers(newEntry(DUTY_GAP, ['HE']))).toEqual([
      '/germanName',
      '/when',
      '/natures',
      '/amount',
      '/statute',
      '/source',
    ]);
    expect(pointers({ ...newEntry(DUTY_GAP, ['HE']), anyValue: true })).not.toContain('/amount');
    expect(pointers({ ...LIMIT, validTo: '2026-06-24' })).toEqual(['/validTo']);
    expect(pointers(LIMIT)).toEqual([]);
  });

  it('sends only what belongs to the kind, and reads it back', () => {
    const body = entryBody(LIMIT);
    expect(body).toMatchObject({ kind: 'limit', closes: 'HE26-BA-VV', validTo: null, perLot: false });
    expect(body).not.toHaveProperty('germanName');
    expect(valuesOf({ kind: 'limit', data: body })).toEqual(LIMIT);
    const duty: EntryValues = { ...newEntry(DUTY_GAP, ['HE']), ...SOURCE, natures: ['works'], anyValue: true };
    expect(entryBody(duty)).toMatchObject({ amount: null, regime: null });
    expect(valuesOf({ kind: 'duty', data: entryBody(duty) })).toEqual(duty);
    expect(entryBody({ ...newEntry(NUMBER, []), value: '4' })).toMatchObject({
      factId: 'MIN-NAT',
      value: '4',
      closes: null,
    });
  });
});

it('puts the versions of each entry together, the latest first', () => {
  const entry = (id: string, version: number) => ({ id, version }) as LawEntry;
  const all = versionsOf([entry('b', 1), entry('a', 1), entry('a', 3), entry('a', 2)]);
  expect(all.map((versions) => versions.map(({ id, version }) => `${id}${version}`))).toEqual([
    ['b1'],
    ['a3', 'a2', 'a1'],
  ]);
});
