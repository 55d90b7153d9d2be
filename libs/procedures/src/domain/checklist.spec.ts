import { assess, PROCEDURE_TYPES, REGIMES } from '@app/law';
import { dossier, lotOf, START } from '../../../../test/support/dossier';
import { checklistItems, gapSubject, isSettled, lotsMeant } from './checklist';
import type { ChecklistMark } from './checklist-mark';
import type { Confirmation } from './confirmation';
import type { Dossier } from './dossier';
import { pathOf, type Phase, PHASES } from './phase';

const KINDS = REGIMES.flatMap((regime) => PROCEDURE_TYPES.map((procedureType) => ({ regime, procedureType })));
const order = (phase: Phase): number => PHASES.indexOf(phase);
const lots = (...phases: readonly Phase[]) =>
  phases.map((phase, index) => lotOf({ id: `lot-${index + 1}`, number: index + 1, phase }));
const mark = (itemId: string, lotId: string | null, more: Partial<ChecklistMark> = {}): ChecklistMark => ({
  ...{ itemId, lotId, state: 'done', note: null, responsibleId: null, responsible: null, by: 'A', at: new Date(0) },
  ...more,
});
const item = (of: Dossier, id: string) => checklistItems(of).find((one) => one.id === id)!;

describe('a mandatory item', () => {
  it.each(KINDS)('can be settled at the latest in the phase before it is asked for: $regime $procedureType', (kind) => {
    const path = pathOf(kind);
    for (const { id, before, from } of checklistItems(dossier({ ...kind }))) {
      const last = path[path.indexOf(before) - 1];
      expect({ id, last: order(last ?? 'planned') }).toEqual({
        id,
        last: Math.max(order(from), order(last ?? 'planned')),
      });
    }
  });

  it('says why it cannot be true yet', () => {
    expect(item(dossier({ procedureType: 'us-open' }), 'award-letter').notYet).toBe(
      '„Das Zuschlagsschreiben ist versandt“ kann frühestens in der Phase „Zuschlag erteilt“ zutreffen; jetzt: „In Planung“.',
    );
    const awarded = dossier({ procedureType: 'us-open', phase: 'awarded' });
    expect(item(awarded, 'award-letter').notYet).toBeNull();
  });

  it('follows from the file where the file proves it', () => {
    const question = { startsOn: START, state: 'HE', buyer: 'municipality', nature: 'supplies' } as const;
    const eu = { regime: 'eu', assessment: assess({ ...question, value: '900000.00' }) } as const;
    expect(item(dossier(eu), 'lots')).toMatchObject({ state: 'open', proof: null });
    expect(item(dossier(eu, { lots: lots('planned', 'planned') }), 'lots')).toMatchObject({
      state: 'done',
      proof: 'Die Leistung ist in 2 Lose aufgeteilt.',
    });
  });
});

describe('an item of lots that go their own ways', () => {
  const apart = (more: Partial<Dossier> = {}): Dossier =>
    dossier(
      { procedureType: 'us-open', phase: 'evaluation' },
      { lots: lots('awarded', 'evaluation', 'cancelled'), ...more },
    );

  it('has a mark for each lot that goes on', () => {
    const letter = item(apart({ marks: [mark('award-letter', 'lot-1')] }), 'award-letter');
    expect(letter.state).toBe('open');
    expect(letter.lots).toMatchObject([
      { number: 1, state: 'done', notYet: null },
      { number: 2, state: 'open', notYet: expect.stringContaining('„Zuschlag erteilt“') as string },
    ]);
  });

  it('is meant for the lots for which it can be true and that have it ahead', () => {
    expect(lotsMeant(item(apart(), 'award-letter'), undefined).map(({ number }) => number)).toEqual([1]);
    expect(lotsMeant(item(apart(), 'competition-register'), undefined).map(({ number }) => number)).toEqual([2]);
    const ahead = apart({ lots: lots('award-proposed', 'evaluation', 'award-proposed') });
    expect(lotsMeant(item(ahead, 'competition-register'), undefined).map(({ number }) => number)).toEqual([1, 3]);
    expect(lotsMeant(item(apart(), 'competition-register'), ['lot-1']).map(({ number }) => number)).toEqual([1]);
  });

  it('is left open for single lots only', () => {
    const agreed = (subject: string): Confirmation => ({
      ...{ id: 'c', kind: 'checklist-gap', subject, text: '', askedById: 'a', askedBy: 'A', askedAt: new Date(0) },
      ...{ decision: 'agreed', decidedBy: 'B', decidedAt: new Date(0), comment: null },
    });
    const one = apart({ confirmations: [agreed(gapSubject('award-letter', ['lot-1']))] });
    expect(item(one, 'award-letter').lots.map(({ state }) => state)).toEqual(['waived', 'open']);
    const all = apart({ confirmations: [agreed(gapSubject('award-letter', []))] });
    expect(item(all, 'award-letter').lots.map(({ state }) => state)).toEqual(['waived', 'waived']);
  });

  it('takes a mark from before lots had marks of their own for all of them', () => {
    const old = item(apart({ marks: [mark('award-letter', null)] }), 'award-letter');
    expect(isSettled(old)).toBe(true);
    const reopened = apart({ marks: [mark('award-letter', null), mark('award-letter', 'lot-2', { state: 'open' })] });
    expect(item(reopened, 'award-letter').lots.map(({ state }) => state)).toEqual(['done', 'open']);
  });
});

describe('duties nobody placed', () => {
  it('are owed before the award; the book has these', () => {
    const found = new Set<string>();
    for (const nature of ['supplies', 'services', 'works', 'social-services', 'concession'] as const)
      for (const value of ['500.00', '30000.00', '90000.00', '400000.00', '7000000.00'])
        for (const state of ['HE', 'NW', 'BY', 'BE'] as const) {
          const question = { startsOn: START, state, buyer: 'municipality', nature, value } as const;
          const assessment = assess(question);
          const of = dossier({ assessment, nature, regime: assessment.regime, procedureType: null });
          const ids = new Set(assessment.duties.map(({ id }) => id));
          for (const { id, before, from } of checklistItems(of))
            if (ids.has(id) && before === 'awarded' && from === 'opening') found.add(id);
        }
    expect([...found].sort()).toEqual([
      'competition-register',
      'minimum-wage-register',
      'posted-workers-register',
      'tariff',
    ]);
  });
});
