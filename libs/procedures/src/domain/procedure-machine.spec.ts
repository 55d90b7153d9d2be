import { formatMoney } from '@app/kernel';
import { assess, PROCEDURE_TYPES, SHIPPED_LAW } from '@app/law';
import fc from 'fast-check';
import { openedByTwo } from './conditions';
import type { Dossier } from './dossier';
import { isClosed, PHASES } from './phase';
import type { Procedure } from './procedure';
import { checklist, machineFaults, nextStep, transition, TRANSITIONS, unmetOnTheWay } from './procedure-machine';

const START = '2026-11-22';

function dossier(change: Partial<Procedure> = {}, more: Partial<Dossier> = {}): Dossier {
  const assessment = assess({
    startsOn: START,
    state: 'HE',
    buyer: 'municipality',
    nature: 'supplies',
    value: '60000.00',
  });
  const procedure: Procedure = {
    ...{ id: 'p', fileNumber: '2026-L-0001', title: 'Papier', nature: 'supplies', state: 'HE', onBehalfOf: null },
    ...{ estimatedValue: formatMoney(6_000_000n), estimateReasons: [], assessment, ruleSet: assessment.ruleSet.id },
    ...{
      lawVersion: '1',
      startsOn: START,
      regime: 'national',
      procedureType: null,
      typeChoice: null,
      phase: 'planned',
    },
    ...{
      joint: false,
      originType: null,
      originId: null,
      termFrom: null,
      termTo: null,
      timelineInputs: null,
      timeline: null,
    },
    ...{ noticeDispatchedOn: null, tenderDeadline: null, bindingUntil: null, awardedOn: null, awardedValue: null },
    ...{ createdAt: new Date(0), changedAt: new Date(0), changedBy: 'A', lastChange: '', version: 1 },
    ...change,
  };
  const lot = { id: 'l', number: 1, title: 'Los', estimatedValue: '60000.00', cpv: '', positions: [] };
  return {
    ...{
      law: SHIPPED_LAW,
      procedure,
      lots: [lot],
      bidders: [],
      bids: [],
      openings: [],
      evaluations: [],
      proposal: null,
      letters: [],
      decisions: [],
    },
    ...{ now: new Date(`${START}T09:00:00Z`), today: START },
    ...more,
  };
}

describe('opening by two people', () => {
  const sentence = (change: Partial<Procedure>): string => openedByTwo(dossier(change)).sentence;
  it('is demanded before and after 1 July 2026; the new exemption of VgV is named where it could be thought of (OPEN-VGV-26)', () => {
    const asked = 'Zwei verschiedene Personen müssen die Angebote gemeinsam öffnen (bisher 0).';
    expect(sentence({ regime: 'eu', startsOn: '2026-06-30' })).toBe(asked);
    expect(sentence({ regime: 'eu', startsOn: '2026-07-01' })).toMatch(
      /§ 55 Abs\. 2 S\. 3 VgV.*verwahrt sie nicht selbst/,
    );
    expect(sentence({ regime: 'national' })).toBe(asked);
    expect(openedByTwo(dossier({ regime: 'eu' })).met).toBe(false);
  });
});

describe('the phases of a procedure', () => {
  it('all can be reached, none but the closed ones is a dead end, no step stands twice', () => {
    expect(machineFaults()).toEqual([]);
  });
  it('are refused by the check of the start when a way is missing or doubled', () => {
    expect(machineFaults(TRANSITIONS.filter(({ to }) => to !== 'opening'))).not.toEqual([]);
    expect(machineFaults([...TRANSITIONS, ...TRANSITIONS.slice(0, 1)])).toEqual(['planned→prepared stands twice']);
  });
  it('lead every open procedure of either regime forward to the award', () => {
    for (const regime of ['eu', 'national'] as const) {
      for (const phase of PHASES.filter((one) => !isClosed(one) && (one !== 'informed' || regime === 'eu'))) {
        expect(unmetOnTheWay(dossier({ regime, phase }), 'awarded')).toBeDefined();
      }
    }
  });
  it('can be left for the cancellation, with a reason, until the award', () => {
    for (const phase of PHASES) {
      expect(transition(dossier({ phase }), 'cancelled')?.needsReason).toBe(isClosed(phase) ? undefined : true);
    }
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
            expect(sentence).toMatch(/^[A-ZÄÖÜ].*\.$/);
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
      nextStep(dossier({ phase: 'published', tenderDeadline }))
        ?.conditions.map((rule) => rule(dossier({ phase: 'published', tenderDeadline }, { now: new Date(now) })))
        .find(({ id }) => id === 'deadline-passed')?.met;
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
