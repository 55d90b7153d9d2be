import { addDays, formatMoney } from '@app/kernel';
import fc from 'fast-check';
import type { ProcedureType } from '../book/codes';
import { BUYERS, NATURES, PROCEDURE_TYPES, STATES } from '../book/codes';
import { extended, lawOf, SHIPPED_DATA } from '../book/law';
import { changeDays } from '../book/rule-sets';
import type { LawQuestion } from './decision';
import { compareOn, type LawComparison } from './law-change';

const goods: LawQuestion = { state: 'HE', buyer: 'municipality', nature: 'supplies', value: '60000.00' };
const kinds = ({ changes }: LawComparison): string[] =>
  changes.filter(({ decisive }) => decisive).map(({ kind }) => kind);
const texts = ({ changes }: LawComparison): string => changes.map(({ text }) => text).join('\n');
const cited = ({ changes }: LawComparison, kind: string): string[] =>
  changes.filter((change) => change.kind === kind).flatMap(({ citations }) => citations.map(({ id }) => id));

describe('what a later beginning changes', () => {
  it('works of the federation for 40,000 EUR become a direct award on 1 January 2026 (FED-VOBA-DA-26)', () => {
    const works: LawQuestion = { ...goods, buyer: 'federal', nature: 'works', value: '40000.00' };
    const answer = compareOn(works, '2025-12-15', '2026-01-01');
    expect(answer.differs).toBe(true);
    const direct = answer.changes.find(({ text }) => text.startsWith('Direktauftrag:'));
    expect(direct?.text).toContain('nicht zulässig → wegen des Auftragswerts zulässig');
    expect(direct?.text).toContain('– § 3a Abs. 4 S. 1 VOB/A');
    expect(direct?.citations.map(({ id }) => id)).toContain('FED-VOBA-DA-26');
    expect(texts(compareOn({ ...works, value: '50000.01' }, '2025-12-15', '2026-01-01'))).not.toContain(
      'Direktauftrag:',
    );
  });

  it('supplies of 220,000 EUR reach the threshold of 2026, not that of 2025 (THR-2024-SUB, THR-2026-SUB)', () => {
    const answer = compareOn({ ...goods, value: '220000.00', procedureType: 'us-open' }, '2025-12-31', '2026-01-01');
    expect(kinds(answer)).toEqual(expect.arrayContaining(['regime', 'procedure-type', 'duty']));
    expect(cited(answer, 'regime')).toEqual(['THR-2024-SUB', 'THR-2026-SUB', 'THR-COMPARE']);
    expect(texts(answer)).toContain('Nationales Vergabeverfahren → EU-weites Vergabeverfahren');
    expect(texts(answer)).toContain(
      'Öffentliche Ausschreibung (gewählt) → neu zu wählen; frei wählbar: Offenes Verfahren',
    );
    expect(kinds(compareOn({ ...goods, value: '221000.00' }, '2025-12-31', '2026-01-01'))).not.toContain('regime');
    expect(kinds(compareOn({ ...goods, value: '215999.99' }, '2025-12-31', '2026-01-01'))).not.toContain('regime');
  });

  it('a threshold that moves without reaching the value is no other decision (THR-2024-SUB, THR-2026-SUB)', () => {
    const answer = compareOn({ ...goods, state: 'BY' }, '2025-12-31', '2026-01-01');
    expect(answer.differs).toBe(false);
    expect(answer.changes.map(({ kind, decisive }) => [kind, decisive])).toEqual([
      ['threshold', false],
      ['rule-set', false],
    ]);
    expect(answer.changes[0]?.text).toContain('bis dahin bleiben 156.000,00');
  });

  it.each([
    ['25000.00', false],
    ['25000.01', true],
    ['50000.00', true],
    ['50000.01', false],
  ])('the statistics report of %s EUR goes on 1 July 2026: %s (VST-WHO-U20, VST-WHO-U26)', (value, gone) => {
    const answer = compareOn({ ...goods, state: 'BY', value }, '2026-06-30', '2026-07-01');
    expect(texts(answer).includes('Pflicht entfällt: Meldung an die Vergabestatistik')).toBe(gone);
    expect(cited(answer, 'duty').includes('VST-WHO-U20')).toBe(gone);
  });

  it('electronic tenders are opened without the second person from 1 July 2026 (OPEN-VGV, OPEN-VGV-26)', () => {
    const answer = compareOn({ ...goods, value: '400000.00' }, '2026-06-30', '2026-07-01');
    expect(texts(answer)).toMatch(/Pflicht: Öffnung durch zwei Vertreter, .* → Öffnung der Angebote, .* – § 55/);
    expect(cited(answer, 'duty')).toEqual(expect.arrayContaining(['OPEN-VGV', 'OPEN-VGV-26']));
  });

  it('Hessian supplies of 60,000 EUR may be awarded directly from 25 June 2026 (HE26-DIRECT-LD)', () => {
    const answer = compareOn({ ...goods, procedureType: 'us-neg-wo-call' }, '2026-06-24', '2026-06-25');
    expect(texts(answer)).toContain('Direktauftrag: nicht zulässig → wegen des Auftragswerts zulässig. Am 25.06.2026:');
    expect(cited(answer, 'procedure-type')).toContain('HE26-DIRECT-LD');
  });

  it('never says that a duty is gone where the new law is not known (HE26-EXPOST)', () => {
    const answer = compareOn({ ...goods, value: '150000.00' }, '2026-06-24', '2026-06-25');
    expect(answer.unknown.map(({ id }) => id)).toContain('HE26-EXPOST');
    expect(texts(answer)).toContain('Pflicht nicht mehr hinterlegt: Nachträgliche Veröffentlichung');
    expect(texts(answer)).not.toContain('entfällt');
  });

  it('names the chosen type before the others (FED-BUND-DA-26)', () => {
    const federal: LawQuestion = { ...goods, buyer: 'federal', value: '40000.00', procedureType: 'direct' };
    const [first] = compareOn(federal, '2024-01-01', '2026-07-01').changes;
    expect(first?.text).toMatch(/^Direktauftrag \(gewählt\): nicht zulässig → wegen des Auftragswerts zulässig/);
  });

  it('a publication day asked for starts the periods only from 1 July 2026 on (DL-40-1)', () => {
    const question: LawQuestion = {
      ...goods,
      value: '400000.00',
      procedureType: 'open',
      timeline: { noticeDispatchedOn: '2026-07-06', publicationDayRequested: '2026-07-20' },
    };
    expect(texts(compareOn(question, '2026-06-30', '2026-07-01'))).toMatch(/Frühester Zuschlag .* → /);
    const planned = { ...question.timeline, overrides: { 'tender-end': '2026-08-10' } } as LawQuestion['timeline'];
    const tight = compareOn({ ...question, timeline: planned }, '2026-06-30', '2026-07-01');
    expect(tight.changes.find(({ kind }) => kind === 'period')?.text).toContain('zulässig → nicht zulässig');
  });

  it('says for a day outside every rule set that it cannot be decided', () => {
    const answer = compareOn(goods, '2026-11-22', '2028-01-01');
    expect(answer).toMatchObject({ differs: false, changes: [] });
    expect(answer.undecidable).toContain('Für den 01.01.2028 ist kein vollständiger Regelstand hinterlegt');
    expect(compareOn(goods, '2015-01-01', '2026-11-22').undecidable).toContain('01.01.2015');
    expect(() => compareOn({ ...goods, value: 'viel' }, '2026-01-01', '2026-02-01')).toThrow();
  });

  it('follows a period that the centre adds as data', () => {
    const rows = SHIPPED_DATA.facts.thresholds ?? [];
    const next = rows
      .filter(({ id }) => id.startsWith('THR-2026-'))
      .map((row) => ({
        ...row,
        id: row.id.replace('2026', '2028'),
        value: Number(row.value) - 16000,
        validFrom: '2028-01-01',
        validTo: '2029-12-31',
      }));
    const law = lawOf(extended(SHIPPED_DATA, { facts: { thresholds: next } }));
    const answer = compareOn({ ...goods, value: '210000.00' }, '2026-11-22', '2028-01-01', law);
    expect(kinds(answer)).toContain('regime');
    expect(cited(answer, 'regime')).toContain('THR-2028-SUB');
  });
});

describe('properties', () => {
  const day = fc.integer({ min: 0, max: 4200 }).map((days) => addDays('2016-05-01', days));
  const question = fc.record({
    state: fc.constantFrom(...STATES),
    buyer: fc.constantFrom(...BUYERS),
    nature: fc.constantFrom(...NATURES),
    value: fc.bigInt({ min: 0n, max: 10n ** 9n }).map(formatMoney),
    procedureType: fc.constantFrom<ProcedureType | null>(null, ...PROCEDURE_TYPES),
    timeline: fc.option(fc.record({ noticeDispatchedOn: day })),
  });

  it('a day compared with itself never differs', () => {
    fc.assert(
      fc.property(question, day, (asked, on) => {
        expect(compareOn(asked, on, on)).toEqual({ differs: false, changes: [], unknown: [], undecidable: null });
      }),
      { numRuns: 200 },
    );
  });

  it('what differs one way differs the other way, too, and every decisive change says what the law is', () => {
    fc.assert(
      fc.property(question, day, day, (asked, from, to) => {
        const there = compareOn(asked, from, to);
        expect(compareOn(asked, to, from).differs).toBe(there.differs);
        expect(there.differs).toBe(there.changes.some(({ decisive }) => decisive));
        for (const { kind, text, citations } of there.changes) {
          expect(text).toMatch(/ → |Neue Pflicht|Neuer Schritt|(Pflicht|Schritt) (entfällt|nicht mehr hinterlegt)/);
          if (kind !== 'rule-set' && kind !== 'procedure-type' && kind !== 'period') {
            expect(citations.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('days on which the law changes', () => {
  it('are those of the federation, the thresholds and the state, and the end of what is known', () => {
    const days = changeDays('HE');
    expect(days.map(({ on }) => on)).toEqual([...days.map(({ on }) => on)].sort());
    expect(days.map(({ on }) => on)).toEqual(
      expect.arrayContaining(['2021-09-01', '2026-01-01', '2026-06-25', '2026-07-01', '2028-01-01']),
    );
    expect(days.find(({ on }) => on === '2028-01-01')?.texts.join()).toContain('ohne hinterlegte Nachfolge');
    expect(changeDays('BY').map(({ on }) => on)).not.toContain('2026-06-25');
  });
});
