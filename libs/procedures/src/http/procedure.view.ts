import { unitName } from '@app/kernel';
import { NATURE_NAMES, PROCEDURE_TYPE_NAMES, REGIME_NAMES } from '@app/law';
import type { Member } from '@app/organisation/contract';
import { type ChecklistItem, checklistItems } from '../domain/checklist';
import type { ChecklistMark } from '../domain/checklist-mark';
import { CONFIRMATION_NAMES, type Confirmation } from '../domain/confirmation';
import { proposedValue } from '../domain/award/body';
import type { AwardDecision, AwardProposal, Dossier } from '../domain/dossier';
import { pathOf, type Phase, PHASE_NAMES } from '../domain/phase';
import { mainCpvOf } from '../domain/plan-facts';
import type { Lot } from '../domain/procedure';
import { checklist, nextStep } from '../domain/procedure-machine';
import { partsOf } from '../domain/scope';
import type { AssessmentResponse, TimelineResponse } from '@app/compass/contract';
import type {
  ConfirmationResponse,
  InformationLetterResponse,
  PersonActResponse,
  PhaseResponse,
  PlanResponse,
  ProcedureLotResponse,
  ProcedurePartResponse,
  ProcedureResponse,
  ProposalResponse,
} from './procedure.response';

/** The procedure as the page shows it. */
export function procedureView(dossier: Dossier, buyers: readonly Member[]): ProcedureResponse {
  const { procedure: p, openings, decisions, proposal } = dossier;
  const next = nextStep(dossier);
  const choice = p.typeChoice;
  const grounds = p.assessment.procedureTypes.find(({ type }) => type === p.procedureType)?.grounds ?? [];
  return {
    id: p.id,
    fileNumber: p.fileNumber,
    title: p.title,
    nature: p.nature,
    natureName: NATURE_NAMES[p.nature],
    state: p.state,
    onBehalfOf: p.onBehalfOf,
    phase: p.phase,
    phaseName: PHASE_NAMES[p.phase],
    phases: phaseBar(dossier),
    regime: p.regime,
    regimeName: REGIME_NAMES[p.regime],
    procedureType: p.procedureType,
    procedureTypeName: p.procedureType && PROCEDURE_TYPE_NAMES[p.procedureType],
    typeChoice: choice && { ...choice, groundText: grounds.find(({ id }) => id === choice.groundId)?.text ?? null },
    ruleSet: p.ruleSet,
    lawVersion: p.lawVersion,
    startsOn: p.startsOn,
    estimatedValue: p.estimatedValue,
    estimateReasons: [...p.estimateReasons],
    assessment: p.assessment as unknown as AssessmentResponse,
    timelineInputs: p.timelineInputs && { ...p.timelineInputs, overrides: { ...p.timelineInputs.overrides } },
    timeline: p.timeline as unknown as TimelineResponse | null,
    tenderDeadline: p.tenderDeadline?.toISOString() ?? null,
    sealed: p.tenderDeadline === null || p.tenderDeadline >= dossier.now,
    bindingUntil: p.bindingUntil,
    buyers: buyers.map(({ slug, name }) => ({ slug, name })),
    joint: p.joint,
    plan: planView(dossier, buyers),
    term: p.termFrom && p.termTo ? { from: p.termFrom, to: p.termTo } : null,
    origin: p.originType && p.originId ? { type: p.originType, id: p.originId } : null,
    lots: dossier.lots.map((lot) => lotView(dossier, lot)),
    parts: partsOf(dossier).map(partView),
    bidders: dossier.bidders.map((bidder) => ({ ...bidder })),
    opening: {
      complete: openings.length >= dossier.peopleToOpen,
      people: openings.map(({ personId, personName, at }) => ({
        personId,
        person: personName,
        role: null,
        at: at.toISOString(),
      })),
    },
    proposal: proposal && proposalView(dossier, proposal),
    proposals: dossier.proposals.map((one) => proposalView(dossier, one)),
    informationLetters: dossier.letters.map(
      ({ id, proposalId, dispatchedOn, channel, personName, at, standstill }): InformationLetterResponse => ({
        ...{ id, proposalId, dispatchedOn, channel, person: personName, at: at.toISOString() },
        standstillEnds: standstill?.ends ?? null,
        awardFrom: standstill?.earliestNextDay ?? null,
        awardSafeFrom: standstill?.safeDay ?? null,
      }),
    ),
    award: {
      people: decisions.map(decisionView),
      awardedOn: p.awardedOn,
      awardedValue: p.awardedValue,
    },
    nextPhase: next?.to ?? null,
    nextPhaseName: next ? PHASE_NAMES[next.to] : null,
    checklist: checklist(dossier).map((condition) => ({ ...condition })),
    items: checklistItems(dossier).map(itemView),
    confirmations: dossier.confirmations.map(confirmationView),
    round: p.round,
    suspendedOn: p.suspendedOn,
    officerId: p.officerId,
    officer: p.officerName,
    deputyId: p.deputyId,
    deputy: p.deputyName,
    changedBy: p.changedBy,
    changedAt: p.changedAt.toISOString(),
    lastChange: p.lastChange,
    version: p.version,
  };
}

const decisionView = ({ personId, personName, role, at }: AwardDecision): PersonActResponse => ({
  ...{ personId, person: personName, role, at: at.toISOString() },
});

function partView(part: Dossier): ProcedurePartResponse {
  const { phase } = part.procedure;
  const next = nextStep(part);
  return {
    lotIds: part.lots.map(({ id }) => id),
    ...{ phase, phaseName: PHASE_NAMES[phase], proposalId: part.proposal?.id ?? null },
    people: part.decisions.map(decisionView),
    nextPhase: next?.to ?? null,
    nextPhaseName: next ? PHASE_NAMES[next.to] : null,
    checklist: checklist(part).map((condition) => ({ ...condition })),
  };
}

/** The phases of this kind of procedure; the negotiation is shown when it took place. */
function phaseBar({ procedure }: Dossier): PhaseResponse[] {
  const { phase, round } = procedure;
  const path = pathOf(procedure).filter((one) => one !== 'negotiation' || phase === one || round > 1);
  const all: readonly Phase[] = phase === 'cancelled' ? [...path, phase] : path;
  const current = all.indexOf(phase);
  return all.map((id, index) => {
    if (index === current) return { id, name: PHASE_NAMES[id], state: 'current' };
    const done = phase !== 'cancelled' && index < current;
    return { id, name: PHASE_NAMES[id], state: done ? 'done' : 'ahead' };
  });
}

function planView({ procedure: p, lots }: Dossier, buyers: readonly Member[]): PlanResponse {
  const { leadBuyerId, thirdPartyFee, ...plan } = p.plan;
  return {
    ...plan,
    leadBuyer: buyers.find(({ id }) => id === leadBuyerId)?.slug ?? null,
    thirdParty: p.onBehalfOf === null ? null : { name: p.onBehalfOf, fee: thirdPartyFee },
    mainCpv: mainCpvOf(p.plan, lots),
    place: [...plan.place],
    furtherCpv: [...plan.furtherCpv],
    options: plan.options.map((option) => ({ ...option })),
    framework: plan.framework && { ...plan.framework },
  };
}

const proposalView = (dossier: Dossier, { id, lots, reason, personName, at }: AwardProposal): ProposalResponse => ({
  ...{ id, reason, person: personName, at: at.toISOString(), value: proposedValue(dossier, { lots }) },
  lotIds: lots.map(({ lotId }) => lotId),
});

const itemView = ({ id, title, paragraph, before, state, mark, notYet, proof, lots }: ChecklistItem) => ({
  ...{ id, title, paragraph, before, beforeName: PHASE_NAMES[before], state, notYet, proof },
  ...markView(mark),
  responsibleId: mark?.responsibleId ?? null,
  responsible: mark?.responsible ?? null,
  lots: lots.map((lot) => ({
    ...{ lotId: lot.lotId, number: lot.number, state: lot.state, notYet: lot.notYet },
    ...markView(lot.mark),
  })),
});

const markView = (mark: ChecklistMark | null) => ({
  note: mark?.note ?? null,
  markedBy: mark?.by ?? null,
  markedAt: mark?.at.toISOString() ?? null,
});

const confirmationView = ({ askedAt, decidedAt, ...confirmation }: Confirmation): ConfirmationResponse => ({
  ...confirmation,
  kindName: CONFIRMATION_NAMES[confirmation.kind],
  askedAt: askedAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});

function lotView(dossier: Dossier, lot: Lot): ProcedureLotResponse {
  const { procedure, bids, bidders, evaluations, proposals } = dossier;
  const name = (bidderId: string): string => bidders.find(({ id }) => id === bidderId)?.name ?? '';
  const evaluation = evaluations.find(({ lotId }) => lotId === lot.id);
  const proposed = proposals.flatMap(({ lots }) => lots).find(({ lotId }) => lotId === lot.id)?.bidId;
  return {
    ...lot,
    phaseName: PHASE_NAMES[lot.phase],
    regime: procedure.assessment.lots.find(({ id }) => id === String(lot.number))?.regime ?? null,
    positions: lot.positions.map((position) => ({ ...position, unitName: unitName(position.unit) })),
    bids: bids
      .filter(({ lotId }) => lotId === lot.id)
      .map(({ id, bidderId, receivedAt, positions, missing, total }) => ({
        ...{ id, bidderId, bidder: name(bidderId), total },
        receivedAt: receivedAt?.toISOString() ?? null,
        positions: positions.map(({ articleNumber, tiers }) => ({
          articleNumber,
          tiers: tiers.map((tier) => ({ ...tier })),
        })),
        missing: [...missing],
      })),
    evaluation: evaluation
      ? {
          person: evaluation.personName,
          at: evaluation.at.toISOString(),
          ranking: evaluation.ranking.map((ranked) => ({
            ...ranked,
            bidder: name(ranked.bidderId),
            proposed: ranked.bidId === proposed,
          })),
        }
      : null,
  };
}
