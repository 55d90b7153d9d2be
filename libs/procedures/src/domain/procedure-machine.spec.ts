import { PROCEDURE_TYPES, REGIMES } from '@app/law';
import fc from 'fast-check';
import { dossier, lotOf, START } from '../../../../test/support/dossier';
import { assessmentCurrent, notSuspended, openedByTwo } from './conditions';
import { isAwarded, pathOf, PHASES, phaseOfLots } from './phase';
import type { Procedure } from './procedure';
import {
  checklist,
  conditionsOf,
  machineFaults,
  nextStep,
  stepsOf,
  transition,
  unmetOnTheWay,
} from './procedure-machine';
import { cancelledScope, scopeOf } from './scope';

const KINDS = REGIMES.flatMap((regime) => PROCEDURE_TYPES.map((procedureType) => ({ regime, procedureType })));

describe('opening by two people', () => {
  const sentence = (change: Partial<Procedure>): string => openedByTwo(dossier(change)).sentence;
  it('is demanded before and after 1 July 2026; the new exemption of VgV is named where it could be thought of (OPEN-VGV-26)', () => {
    const asked = 'Zwei verschiedene Personen müssen die Angebote gemeinsam öffnen (bisher 0).';
    expect(sentence({ regime: 'eu', startsOn: '2026-06-30' })).toBe(asked);
    expect(sentence({ regime: 'eu', startsOn: '2026-07-01' })).toMatch(/§ 55 Abs\. 2 S\. 3 VgV.*ausdrücklich gewählt/);
    expect(sentence({ regime: 'national' })).toBe(asked);
    expect(openedByTwo(dossier({ regime: 'eu' })).met).toBe(false);
  });
  it('is done by one where that was chosen, and cites the exemption', () => {
    const alone = { peopleToOpen: 1, openings: [{ personId: 'a', personName: 'A', at: new Date(0) }] };
    expect(openedByTwo(dossier({ regime: 'eu' }, alone))).toMatchObject({
      met: true,
      paragraph: '§ 55 Abs. 2 S. 3 VgV n.F.',
    });
    expect(openedByTwo(dossier({ regime: 'eu' }, { ...alone, peopleToOpen: 2 })).met).toBe(false);
  });
});

describe('the value of every lot', () => {
  it.each(KINDS)('is judged again on the way out of the preparation: $regime $procedureType', (kind) => {
    const valueless = dossier({ ...kind, phase: 'prepared' }, { lots: [lotOf({ estimatedValue: '0.00' })] });
    const next = nextStep(valueless);
    expect(checklist(valueless).find(({ id }) => id === 'lots-valued')).toMatchObject({ met: false });
    expect(['published', 'invited', 'bidding']).toContain(next?.to);
  });
});

describe('the phases of a procedure', () => {
  it.each(KINDS)('of $regime $procedureType: all can be reached, none but the closed ones is a dead end', (kind) => {
    expect(machineFaults(kind)).toEqual([]);
  });
  it('are refused by the check of the start when a way is missing or doubled', () => {
    const kind = { regime: 'eu', procedureType: 'open' } as const;
    expect(
      machineFaults(
        kind,
        stepsOf(kind).filter(({ to }) => to !== 'opening'),
      ),
    ).not.toEqual([]);
    expect(machineFaults(kind, [...stepsOf(kind), ...stepsOf(kind).slice(0, 1)])).toEqual([
      'planned→prepared stands twice',
    ]);
  });
  it.each(KINDS)('lead a procedure of $regime $procedureType from every phase forward to the end', (kind) => {
    for (const phase of pathOf(kind)) expect(unmetOnTheWay(dossier({ ...kind, phase }), 'closed')).toBeDefined();
  });
  it('can be left for the cancellation, with a reason, until the award', () => {
    for (const kind of KINDS) {
      for (const phase of pathOf(kind)) {
        const expected = isAwarded(phase) ? undefined : true;
        expect(transition(dossier({ ...kind, phase }), 'cancelled')?.needsReason).toBe(expected);
      }
    }
  });
});

describe('lots that go different ways', () => {
  const anyPhase = fc.constantFrom(...PHASES);
  it('hold the procedure where the last of them stands; the cancelled ones do not count', () => {
    fc.assert(
      fc.property(fc.array(anyPhase, { minLength: 1 }), (phases) => {
        const phase = phaseOfLots(phases);
        const going = phases.filter((one) => one !== 'cancelled');
        if (going.length === 0) expect(phase).toBe('cancelled');
        else expect(going.every((one) => PHASES.indexOf(one) >= PHASES.indexOf(phase))).toBe(true);
        expect(phases).toContain(phase);
      }),
    );
  });
  const two = (one: (typeof PHASES)[number], other: (typeof PHASES)[number]) =>
    dossier(
      { phase: phaseOfLots([one, other]) },
      { lots: [lotOf({ id: 'a', phase: one }), lotOf({ id: 'b', number: 2, phase: other })] },
    );
  it('go together until the evaluation', () => {
    expect(() => scopeOf(two('opening', 'opening'), ['a'])).toThrow(/gemeinsam/);
    expect(scopeOf(two('evaluation', 'evaluation'), ['a']).lots).toHaveLength(1);
    expect(scopeOf(two('evaluation', 'standstill'), undefined).lots.map(({ id }) => id)).toEqual(['a']);
    expect(() => scopeOf(two('evaluation', 'standstill'), ['a', 'b'])).toThrow(/verschiedenen Phasen/);
    expect(() => scopeOf(two('evaluation', 'standstill'), ['c'])).toThrow(/Los/);
  });
  it('can be cancelled one by one until their award, never twice', () => {
    expect(cancelledScope(two('bidding', 'bidding'), ['a']).lots).toHaveLength(1);
    expect(cancelledScope(two('awarded', 'evaluation'), undefined).lots.map(({ id }) => id)).toEqual(['b']);
    expect(() => cancelledScope(two('awarded', 'evaluation'), ['a'])).toThrow(/nicht mehr/);
    expect(() => cancelledScope(two('cancelled', 'evaluation'), ['a'])).toThrow(/nicht mehr/);
  });
});

describe('what blocks a procedure', () => {
  it('review proceedings forbid the award (REV-169)', () => {
    expect(notSuspended(dossier({ regime: 'eu' }))).toMatchObject({ met: true });
    const condition = notSuspended(dossier({ regime: 'eu', suspendedOn: '2026-12-01' }));
    expect(condition).toMatchObject({ met: false, paragraph: expect.stringMatching(/§ 169/) });
  });
  it('an assessment that no longer fits the value blocks the publication', () => {
    expect(assessmentCurrent(dossier()).met).toBe(true);
    const changed = dossier({ estimatedValue: '900000.00' });
    expect(assessmentCurrent(changed)).toMatchObject({
      met: false,
      sentence: expect.stringMatching(/neu entschieden/),
    });
    const to = (phase: 'published') => transition(dossier({ phase: 'prepared' }), phase);
    expect(to('published')?.rules).toContain(assessmentCurrent);
  });
});

describe('the conditions of a step', () => {
  it('name the paragraph or say honestly that there is none, for every phase and regime', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PHASES),
        fc.constantFrom('eu', 'national'),
        fc.constantFrom(...PROCEDURE_TYPES, null),
        (phase, regime, procedureType) => {
          for (const { sentence, paragraph, pointer } of checklist(
            dossier({ phase, regime: regime as 'eu', procedureType }),
          )) {
            expect(sentence).toMatch(/^[A-ZÄÖÜ].*\.$/s);
            expect(pointer).toMatch(/^\//);
            expect(paragraph).not.toBe('');
          }
        },
      ),
    );
  });
  it('keep the bids closed until the last millisecond of the tender period', () => {
    const tenderDeadline = new Date('2026-12-06T22:59:59.999Z');
    const at = (now: string) =>
      conditionsOf(
        nextStep(dossier({ phase: 'bidding', tenderDeadline }))!,
        dossier({ phase: 'bidding', tenderDeadline }, { now: new Date(now) }),
      ).find(({ id }) => id === 'deadline-passed')?.met;
    expect([at('2026-12-06T22:59:59.999Z'), at('2026-12-06T23:00:00Z')]).toEqual([false, true]);
  });
  it.each([
    ['2026-11-24', true, /derselbe Regelstand/],
    ['2028-01-03', false, /noch kein Regelstand hinterlegt/],
  ])(
    'compare the rule set of the day of dispatch %s with the one the procedure was judged by',
    (noticeDispatchedOn, met, sentence) => {
      const rule = checklist(dossier({ phase: 'prepared', noticeDispatchedOn })).find(({ id }) => id === 'rule-set');
      expect(rule).toMatchObject({ met, sentence: expect.stringMatching(sentence) });
    },
  );
  it('want a new assessment when the rules changed between the assessment and the dispatch', () => {
    const rule = checklist(
      dossier({ phase: 'prepared', noticeDispatchedOn: START, ruleSet: 'DE-2016+EU-2026+HE-2021' }),
    ).find(({ id }) => id === 'rule-set');
    expect(rule).toMatchObject({ met: false, sentence: expect.stringMatching(/neu beurteilt werden/) });
  });
});
