import { formatMoney } from '@app/kernel';
import { assess, SHIPPED_LAW } from '@app/law';
import type { Dossier } from '../../libs/procedures/src/domain/dossier';
import { NO_PLAN_FACTS } from '../../libs/procedures/src/domain/plan-facts';
import type { Lot, Procedure } from '../../libs/procedures/src/domain/procedure';

export const START = '2026-11-22';

export const lotOf = (change: Partial<Lot> = {}): Lot => ({
  ...{ id: 'l', number: 1, title: 'Los', estimatedValue: '60000.00', cpv: '', phase: 'planned', awardedOn: null },
  positions: [],
  ...change,
});

/** A procedure in planning with one lot, and what a test wants otherwise. */
export function dossier(change: Partial<Procedure> = {}, more: Partial<Dossier> = {}): Dossier {
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
    ...{ lawVersion: '1', startsOn: START, regime: 'national', procedureType: null, typeChoice: null },
    ...{ phase: 'planned', round: 1, suspendedOn: null },
    ...{ officerId: null, officerName: null, deputyId: null, deputyName: null },
    ...{ plan: NO_PLAN_FACTS, joint: false, originType: null, originId: null, termFrom: null, termTo: null },
    ...{ timelineInputs: null, timeline: null },
    ...{ noticeDispatchedOn: null, tenderDeadline: null, bindingUntil: null, awardedOn: null, awardedValue: null },
    ...{ createdAt: new Date(0), changedAt: new Date(0), changedBy: 'A', lastChange: '', version: 1 },
    ...change,
  };
  return {
    ...{ law: SHIPPED_LAW, procedure, lots: [lotOf({ phase: procedure.phase })], bidders: [], bids: [], openings: [] },
    ...{ peopleToOpen: 2, spared: [], cancellations: [] },
    ...{ evaluations: [], proposals: [], proposal: null, letters: [], decisions: [], marks: [], confirmations: [] },
    ...{ extensions: [], rounds: [], buyerIds: [], bodyRules: [], bodyDecisions: [], waivers: [] },
    record: { texts: [], findings: [], plans: [] },
    ...{ now: new Date(`${START}T09:00:00Z`), today: START },
    ...more,
  };
}
