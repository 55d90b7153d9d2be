import { assess } from '../assessment/assessment';
import { holidays } from '../calendar/calendar';
import { computePeriod } from '../periods/periods';
import { computeTimeline } from '../timeline/timeline';
import type { State } from './codes';
import type { Fact } from './facts';
import type { LawData } from './law';
import { extended, lawOf, SHIPPED_DATA } from './law';
import { ruleSetOn, ruleSets } from './rule-sets';

const row = (id: string, value: number | string, more: Partial<Fact> = {}): Fact => ({
  id,
  subject: id,
  text: `Musterland: ${id} ${value}.`,
  value,
  unit: 'EUR net',
  validFrom: '2027-01-01',
  validTo: null,
  statute: '§ 1 MVergG',
  source: 'Gesetzblatt für Musterland 2026 S. 1',
  sourceGrade: 'official',
  status: 'verified',
  note: '',
  ...more,
});

/** A state that does not exist, written the way docs/law.md says: rows only. */
const MUSTERLAND: Partial<LawData> = {
  states: { XX: 'Musterland' },
  facts: {
    musterland: [
      row('XX-DA', 30_000),
      row('XX-BA-W', '200000 / 90000', { validTo: '2027-12-31' }),
      row('XX-VV', 100_000),
      row('XX-TARIF', 10_000, { status: 'remembered', sourceGrade: null, source: '-' }),
      row('XX-HOL', '7.7.', { unit: 'holidays' }),
    ],
  },
  ruleSets: [
    {
      id: 'XX-2027',
      scope: 'XX',
      germanName: 'Vergabegesetz Musterland',
      validFrom: '2027-01-01',
      validTo: null,
      contents: 'Wertgrenzen, Tariftreue, Feiertage.',
      groups: ['musterland'],
    },
  ],
  limits: [
    { where: 'XX', buyers: 'public', natures: 'all', types: 'direct', factId: 'XX-DA', bound: 'up-to' },
    { where: 'XX', buyers: 'public', natures: 'works', types: 'restricted', factId: 'XX-BA-W', bound: 'below' },
    {
      where: 'XX',
      buyers: 'public',
      natures: 'works',
      types: 'freehand',
      factId: 'XX-BA-W',
      position: 1,
      bound: 'up-to',
      perLot: true,
    },
    { where: 'XX', buyers: 'municipality', natures: 'goods', types: 'negotiated', factId: 'XX-VV', bound: 'up-to' },
  ],
  stateDuties: [
    {
      where: 'XX',
      id: 'tariff',
      germanName: 'Tariftreue',
      when: 'mit dem Angebot',
      factId: 'XX-TARIF',
      regimes: 'national',
      bound: 'from',
    },
  ],
  holidays: [{ germanName: 'Mustertag', day: { on: '07-07' }, states: ['XX' as State], factId: 'XX-HOL' }],
};

const XX = 'XX' as State;
const law = lawOf(extended(SHIPPED_DATA, MUSTERLAND));
const ask = (value: string, nature: 'supplies' | 'works' = 'supplies', startsOn = '2027-02-01') =>
  assess({ startsOn, state: XX, buyer: 'municipality', nature, value }, law);
const verdict = (value: string, type: string, nature: 'supplies' | 'works' = 'supplies', startsOn?: string) =>
  ask(value, nature, startsOn).procedureTypes.find((answer) => answer.type === type)?.verdict;

describe('a new state is data with a source, no code', () => {
  it('is unknown to the shipped law', () => {
    expect(() =>
      assess({ startsOn: '2027-02-01', state: XX, buyer: 'municipality', nature: 'supplies', value: '1.00' }),
    ).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });

  it('pins its rule set and names it', () => {
    expect(ask('1000.00').ruleSet.id).toBe('DE-2026+EU-2026+XX-2027');
    expect(ruleSetOn('2026-12-31', XX, law).id).toBe('DE-2026+EU-2026');
    expect(
      ruleSets(law)
        .items.find(({ id }) => id === 'XX-2027')
        ?.facts.map(({ id }) => id),
    ).toContain('XX-DA');
  });

  it.each([
    ['30000.00', 'direct', 'permitted', 'supplies'],
    ['30000.01', 'direct', 'not-permitted', 'supplies'],
    ['100000.00', 'us-neg-wo-call', 'permitted', 'supplies'],
    ['100000.01', 'us-neg-wo-call', 'needs-grounds', 'supplies'],
    ['199999.99', 'us-res-no-tw', 'permitted', 'works'],
    ['200000.00', 'us-res-no-tw', 'needs-grounds', 'works'],
    ['90000.00', 'us-free-no-tw', 'permitted', 'works'],
    ['90000.01', 'us-free-no-tw', 'needs-grounds', 'works'],
    ['210000.00', 'us-open', 'free-choice', 'supplies'],
  ] as const)('%s EUR: %s is %s for %s', (value, type, expected, nature) => {
    expect(verdict(value, type, nature)).toBe(expected);
  });

  it('drops a limit when its fact ends', () => {
    // The thresholds end with 2027, so the book gets the next period as well, as rows.
    const next = lawOf(
      extended(extended(SHIPPED_DATA, MUSTERLAND), {
        facts: {
          thresholds: ['WORKS', 'SUB', 'CENTRAL', 'UTIL', 'UTILW', 'CONC'].map((kind) =>
            row(`THR-2028-${kind}`, 300_000, { validFrom: '2028-01-01', validTo: '2029-12-31' }),
          ),
        },
      }),
    );
    const answer = assess(
      { startsOn: '2028-01-01', state: XX, buyer: 'municipality', nature: 'works', value: '150000.00' },
      next,
    );
    expect(answer.ruleSet.id).toBe('DE-2026+EU-2028+XX-2027');
    expect(answer.threshold).toEqual({
      id: 'THR-2028-WORKS',
      value: '300000.00',
      validFrom: '2028-01-01',
      validTo: '2029-12-31',
    });
    expect(answer.procedureTypes.find(({ type }) => type === 'us-res-no-tw')).toMatchObject({
      verdict: 'needs-grounds',
      upTo: null,
    });
    expect(() => ask('150000.00', 'works', '2028-01-01')).toThrow('kein vollständiger Regelstand');
  });

  it('has its duties with their certainty', () => {
    expect(ask('10000.00').duties.map(({ id }) => id)).toContain('tariff');
    expect(ask('9999.99').duties.map(({ id }) => id)).not.toContain('tariff');
    expect(ask('10000.00').uncertain.map(({ id }) => id)).toContain('XX-TARIF');
  });

  it('has its holidays in periods and timelines', () => {
    expect(holidays(XX, 2027, law).items.map(({ date }) => date)).toContain('2027-07-07');
    const period = { rule: 'bgb', event: '2027-06-30', length: 7, unit: 'days', direction: 'after' } as const;
    expect(computePeriod({ ...period, state: XX }, law).ends).toBe('2027-07-08');
    expect(computePeriod({ ...period, state: 'HE' }, law).ends).toBe('2027-07-07');
    const timeline = computeTimeline(
      {
        startsOn: '2027-06-07',
        state: XX,
        regime: 'eu',
        procedureType: 'open',
        nature: 'supplies',
        noticeDispatchedOn: '2027-06-07',
      },
      law,
    );
    expect(timeline.steps.find(({ id }) => id === 'tender-end')?.planned).toBe('2027-07-08');
  });
});
