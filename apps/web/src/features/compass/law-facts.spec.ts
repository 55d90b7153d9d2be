import { certaintyOf, EVERYTHING, factsOf, matchingFacts, type RuleSet, sourceKind, validityText } from './law-facts';

const fact = (id: string, more: object = {}) => ({
  id,
  value: 35,
  unit: 'days',
  text: 'Angebotsfrist im offenen Verfahren: 35 Tage.',
  statute: '§ 15 Abs. 2 VgV',
  source: 'gesetze-im-internet.de',
  sourceGrade: 'statute-mirror',
  status: 'verified',
  validFrom: '2016-04-18',
  validTo: null,
  group: 'deadlines',
  ...more,
});
const set = (id: string, facts: object[]) => ({ id, germanName: id, facts }) as unknown as RuleSet;

const DEADLINE = fact('DL-15-2');
const THRESHOLD = fact('THR-2024-SUB', {
  value: 221_000,
  text: 'Schwellenwert für Liefer- und Dienstleistungen der Kommunen.',
  statute: 'Art. 4 c RL 2014/24/EU',
  group: 'thresholds',
  validFrom: '2024-01-01',
  validTo: '2025-12-31',
});
const ROAD = fact('X-STRASSE', {
  text: 'Ausrüstung der Straße.',
  value: 'rule',
  statute: '§ 151 X',
  status: 'remembered',
});
const facts = factsOf([set('DE-2016', [DEADLINE, ROAD]), set('EU-2024', [THRESHOLD]), set('DE-2026', [DEADLINE])]);
const found = (filter: Partial<typeof EVERYTHING>) =>
  matchingFacts(facts, { ...EVERYTHING, ...filter }).map(({ id }) => id);

describe('the facts of the rule sets', () => {
  it('are shown once, by subject, with all sets that hold them', () => {
    expect(facts.map(({ id }) => id)).toEqual(['THR-2024-SUB', 'DL-15-2', 'X-STRASSE']);
    expect(facts[1]?.sets).toEqual(['DE-2016', 'DE-2026']);
  });

  it.each([
    ['strasse', 'X-STRASSE'],
    ['Straße', 'X-STRASSE'],
    ['AUSRUESTUNG', 'X-STRASSE'],
    ['ausrustung', 'X-STRASSE'],
    ['221.000', 'THR-2024-SUB'],
    ['221000', 'THR-2024-SUB'],
    ['thr-2024', 'THR-2024-SUB'],
    ['frist offen', 'DL-15-2'],
    ['§ 15', 'DL-15-2'],
    ['internet 151', 'X-STRASSE'],
  ])('are found by "%s"', (search, id) => {
    expect(found({ search })).toEqual([id]);
  });

  it('are not found by a word that is missing', () => {
    expect(found({ search: 'frist geschlossen' })).toEqual([]);
  });

  it('are those of one day, both ends included', () => {
    expect(found({ day: '2023-12-31' })).not.toContain('THR-2024-SUB');
    expect(found({ day: '2024-01-01' })).toContain('THR-2024-SUB');
    expect(found({ day: '2025-12-31' })).toContain('THR-2024-SUB');
    expect(found({ day: '2026-01-01' })).not.toContain('THR-2024-SUB');
  });

  it('are filtered by certainty, rule set and subject together', () => {
    expect(found({ certainty: 'remembered' })).toEqual(['X-STRASSE']);
    expect(found({ ruleSet: 'DE-2016' })).toEqual(['DL-15-2', 'X-STRASSE']);
    expect(found({ ruleSet: 'DE-2016', subject: 'thresholds' })).toEqual([]);
  });
});

describe('how certain a fact is', () => {
  it.each([
    ['verified', 'statute-mirror', 'verified'],
    ['verified', null, 'verified'],
    ['verified', 'tertiary + official draft', 'unofficial'],
    ['remembered', '', 'remembered'],
    ['unknown', null, 'unknown'],
    ['remembered', 'own-entry', 'own'],
  ] as const)('%s with source grade %s: %s', (status, sourceGrade, certainty) => {
    expect(certaintyOf({ status, sourceGrade })).toBe(certainty);
  });

  it('says what kind of source it is', () => {
    expect(sourceKind({ source: 'x', sourceGrade: 'secondary (quotes OJ)' })).toContain('Amtsblatt');
    expect(sourceKind({ source: '-', sourceGrade: '' })).toBe('');
    expect(sourceKind({ source: 'x', sourceGrade: null })).toBe('Quelle');
  });
});

it('says from when to when a fact holds', () => {
  expect(validityText({ validFrom: '2026-07-01', validTo: null })).toBe('seit 01.07.2026');
  expect(validityText({ validFrom: null, validTo: '2025-12-31' })).toBe('bis 31.12.2025');
  expect(validityText({ validFrom: '2024-01-01', validTo: '2025-12-31' })).toBe('01.01.2024 bis 31.12.2025');
  expect(validityText({ validFrom: '2025-05-08', validTo: '2025-05-08' })).toBe('nur am 08.05.2025');
  expect(validityText({ validFrom: null, validTo: null })).toBe('');
});
