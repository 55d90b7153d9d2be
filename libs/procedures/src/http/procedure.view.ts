import { formatMoney, parseMoney, unitName } from '@app/kernel';
import { NATURE_NAMES, PROCEDURE_TYPE_NAMES, REGIME_NAMES } from '@app/law';
import type { Member } from '@app/organisation/contract';
import { TWO_PEOPLE } from '../domain/conditions';
import type { Dossier } from '../domain/dossier';
import { type Phase, PHASE_NAMES, PHASES } from '../domain/phase';
import type { Lot } from '../domain/procedure';
import { checklist, nextStep } from '../domain/procedure-machine';
import type { AssessmentResponse, TimelineResponse } from '@app/compass/contract';
import type {
  InformationLetterResponse,
  PhaseResponse,
  ProcedureLotResponse,
  ProcedureResponse,
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
    term: p.termFrom && p.termTo ? { from: p.termFrom, to: p.termTo } : null,
    origin: p.originType && p.originId ? { type: p.originType, id: p.originId } : null,
    lots: dossier.lots.map((lot) => lotView(dossier, lot)),
    bidders: dossier.bidders.map((bidder) => ({ ...bidder })),
    opening: {
      complete: openings.length >= TWO_PEOPLE,
      people: openings.map(({ personId, personName, at }) => ({
        personId,
        person: personName,
        role: null,
        at: at.toISOString(),
      })),
    },
    proposal: proposal && {
      reason: proposal.reason,
      person: proposal.personName,
      at: proposal.at.toISOString(),
      value: proposedValue(dossier),
    },
    informationLetters: dossier.letters.map(
      ({ id, dispatchedOn, channel, personName, at, standstill }): InformationLetterResponse => ({
        ...{ id, dispatchedOn, channel, person: personName, at: at.toISOString() },
        standstillEnds: standstill?.ends ?? null,
        awardFrom: standstill?.earliestNextDay ?? null,
        awardSafeFrom: standstill?.safeDay ?? null,
      }),
    ),
    award: {
      people: decisions.map(({ personId, personName, role, at }) => ({
        personId,
        person: personName,
        role,
        at: at.toISOString(),
      })),
      awardedOn: p.awardedOn,
      awardedValue: p.awardedValue,
    },
    nextPhase: next?.to ?? null,
    nextPhaseName: next ? PHASE_NAMES[next.to] : null,
    checklist: checklist(dossier).map((condition) => ({ ...condition })),
    changedBy: p.changedBy,
    changedAt: p.changedAt.toISOString(),
    lastChange: p.lastChange,
    version: p.version,
  };
}

/** Phases in their order; below the threshold nobody waits for the information of the bidders. */
function phaseBar({ procedure }: Dossier): PhaseResponse[] {
  const shown = PHASES.filter((phase) => phase !== 'cancelled' && (phase !== 'informed' || procedure.regime === 'eu'));
  const all: readonly Phase[] = procedure.phase === 'cancelled' ? [...shown, 'cancelled'] : shown;
  const current = all.indexOf(procedure.phase);
  return all.map((id, index) => {
    if (index === current) return { id, name: PHASE_NAMES[id], state: 'current' };
    const done = procedure.phase !== 'cancelled' && index < current;
    return { id, name: PHASE_NAMES[id], state: done ? 'done' : 'ahead' };
  });
}

/** Net sum of the proposed bids. */
export const proposedValue = ({ proposal, bids }: Dossier): string =>
  formatMoney(
    (proposal?.lots ?? []).reduce(
      (sum, { bidId }) => sum + parseMoney(bids.find(({ id }) => id === bidId)?.total ?? '0'),
      0n,
    ),
  );

function lotView(dossier: Dossier, lot: Lot): ProcedureLotResponse {
  const { procedure, bids, bidders, evaluations, proposal } = dossier;
  const name = (bidderId: string): string => bidders.find(({ id }) => id === bidderId)?.name ?? '';
  const evaluation = evaluations.find(({ lotId }) => lotId === lot.id);
  const proposed = proposal?.lots.find(({ lotId }) => lotId === lot.id)?.bidId;
  return {
    ...lot,
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
