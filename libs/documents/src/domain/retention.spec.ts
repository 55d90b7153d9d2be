import { addDays, addMonths, type LocalDate } from '@app/kernel';
import fc from 'fast-check';
import type { LegalRetention } from '../contract/retention';
import { judgeRetention, type RetentionFacts } from './retention';

const rule = {
  text: 'Aufzubewahren mindestens 3 Jahre ab dem Zuschlag.',
  citation: { id: 'DOC-VGV8', statute: '§ 8 Abs. 4 VgV' },
};
const law: LegalRetention = { over: true, until: '2029-12-31', rule, note: null };
const facts: RetentionFacts = {
  ...{ law, own: undefined, lastDocumentOn: '2026-11-22', today: '2030-01-01', hold: null, unfinished: 0 },
};

describe('how long documents are kept', () => {
  it('by law, to its last day; the day after they may go', () => {
    expect(judgeRetention(facts)).toMatchObject({ until: '2029-12-31', obstacles: [] });
    expect(judgeRetention({ ...facts, today: '2029-12-31' }).obstacles).toEqual([
      'Die Aufbewahrungsfrist läuft bis zum 31.12.2029.',
    ]);
  });

  it('longer where the centre says so, never shorter', () => {
    const own = { years: 10, note: 'Aktenplan' };
    expect(judgeRetention({ ...facts, own })).toMatchObject({ until: '2036-11-22' });
    expect(judgeRetention({ ...facts, own: { ...own, years: 1 } })).toMatchObject({
      until: '2029-12-31',
      obstacles: [],
    });
    expect(judgeRetention({ ...facts, own }).rules.map(({ kind }) => kind)).toEqual(['law', 'own']);
  });

  it('without an end where no rule names one: nothing is assumed', () => {
    const obstacle = 'Für diese Unterlagen ist kein Ende der Aufbewahrung hinterlegt.';
    expect(judgeRetention({ ...facts, law: undefined })).toMatchObject({ until: null, obstacles: [obstacle] });
    // Not awarded: the law names years, but no day they begin on.
    expect(judgeRetention({ ...facts, law: { ...law, until: null } }).obstacles).toEqual([obstacle]);
    expect(judgeRetention({ ...facts, law: undefined, own: { years: 2, note: 'Aktenplan' } })).toMatchObject({
      until: '2028-11-22',
      obstacles: [],
    });
  });

  it('in any case while the matter goes on, while a hold stands, while a document is being made', () => {
    const own = { years: 1, note: 'Aktenplan' };
    expect(judgeRetention({ ...facts, law: { ...law, over: false, until: null }, own }).obstacles).toEqual([
      'Der Vorgang ist noch nicht abgeschlossen.',
    ]);
    expect(judgeRetention({ ...facts, hold: 'Klage vor dem Landgericht' }).obstacles).toEqual([
      'Es besteht eine Löschsperre: Klage vor dem Landgericht',
    ]);
    expect(judgeRetention({ ...facts, unfinished: 1 }).obstacles).toEqual(['Ein Dokument ist noch in Arbeit.']);
  });

  it('is never ended by anything before the latest day any rule names', () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((days): LocalDate => addDays('2017-07-01', days));
    const legal = fc.option(fc.record({ over: fc.boolean(), until: fc.option(day) }), { nil: undefined });
    const own = fc.option(fc.record({ years: fc.integer({ min: 1, max: 30 }), note: fc.constant('x') }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(legal, own, day, day, (some, ownRule, lastDocumentOn, today) => {
        const given = some && { ...some, rule, note: null };
        const { obstacles } = judgeRetention({ ...facts, law: given, own: ownRule, lastDocumentOn, today });
        if (obstacles.length > 0) return;
        expect(given?.until ?? '').toBe(given?.until && given.until < today ? given.until : '');
        if (ownRule) expect(addMonths(lastDocumentOn, 12 * ownRule.years) < today).toBe(true);
        expect([given?.over ?? true, given?.until ?? ownRule]).not.toContain(undefined);
        expect(given?.over ?? true).toBe(true);
      }),
    );
  });
});
