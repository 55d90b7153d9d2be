import { invalid, notFound } from '@app/kernel';
import { type AwardProposal, type Dossier, goingLots, partOf } from './dossier';
import { isAwarded, isBeforePublication, type Phase, PHASE_NAMES, PHASES } from './phase';

/** From the evaluation on lots may go different ways; before it they go together. */
const apart = (phase: Phase): boolean => PHASES.indexOf(phase) >= PHASES.indexOf('evaluation');

/**
 * The part of the procedure a step is about. Left out: the lots that stand where the procedure stands.
 * Throws `not-found` for a lot of another procedure, `invalid` for lots that cannot go this way together.
 */
export function scopeOf(dossier: Dossier, lotIds: readonly string[] | undefined): Dossier {
  const { phase } = dossier.procedure;
  if (lotIds === undefined || lotIds.length === 0) {
    const here = goingLots(dossier).filter((lot) => lot.phase === phase);
    return partOf(
      dossier,
      here.map(({ id }) => id),
    );
  }
  const lots = lotIds.map((id) => dossier.lots.find((lot) => lot.id === id));
  if (lots.some((lot) => lot === undefined)) throw notFound('Dieses Los des Verfahrens');
  const phases = new Set(lots.map((lot) => lot?.phase));
  if (phases.size > 1)
    refuse('Die Lose stehen in verschiedenen Phasen. Bitte für jede Phase einen eigenen Schritt tun.');
  const part = partOf(dossier, lotIds);
  const together = goingLots(dossier).length;
  if (!apart(part.procedure.phase) && part.lots.length < together) {
    refuse(
      `Bis zur Wertung gehen die Lose gemeinsam; in der Phase „${PHASE_NAMES[part.procedure.phase]}“ kann ein einzelnes Los nur aufgehoben werden.`,
    );
  }
  return part;
}

/**
 * The parts in which the lots stand from the evaluation on: those of one proposal together, and those that wait for one.
 * In the order of their lots; empty before the evaluation.
 */
export function partsOf(dossier: Dossier): readonly Dossier[] {
  const groups = new Map<string, string[]>();
  for (const { id, phase } of goingLots(dossier)) {
    if (!apart(phase)) continue;
    const proposal = dossier.proposals.find(({ lots }) => lots.some(({ lotId }) => lotId === id));
    const key = `${phase} ${proposal?.id ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups.values()].map((lotIds) => partOf(dossier, lotIds));
}

/** As `scopeOf`, for the cancellation: lots may be taken out in any phase until their award, and from different ones. */
export function cancelledScope(dossier: Dossier, lotIds: readonly string[] | undefined): Dossier {
  const open = goingLots(dossier).filter(({ phase }) => !isAwarded(phase));
  if (lotIds === undefined || lotIds.length === 0)
    return partOf(
      dossier,
      open.map(({ id }) => id),
    );
  for (const id of lotIds) {
    const lot = dossier.lots.find((one) => one.id === id);
    if (!lot) throw notFound('Dieses Los des Verfahrens');
    if (!open.includes(lot))
      refuse(`Los ${lot.number} („${PHASE_NAMES[lot.phase]}“) kann nicht mehr aufgehoben werden.`);
  }
  return partOf(dossier, lotIds);
}

/** The proposals that fall when these lots go back or are cancelled; a proposal falls with all of its lots only. */
export function proposalsTakenBack(
  whole: Dossier,
  part: Dossier,
  { to, needsReason }: { readonly to: Phase; readonly needsReason: boolean },
): readonly AwardProposal[] {
  if (!needsReason || (to !== 'evaluation' && to !== 'cancelled')) return [];
  const leaving = new Set(part.lots.map(({ id }) => id));
  const fallen = whole.proposals.filter(({ lots }) => lots.some(({ lotId }) => leaving.has(lotId)));
  for (const proposal of fallen) {
    const rest = whole.lots.filter(
      ({ id, phase }) => !leaving.has(id) && phase !== 'cancelled' && proposal.lots.some(({ lotId }) => lotId === id),
    );
    if (rest.length > 0) {
      refuse(
        `Der Zuschlagsvorschlag umfasst auch Los ${rest.map(({ number }) => number).join(', ')}; bitte zuerst alle seine Lose in die Wertung zurücksetzen.`,
      );
    }
  }
  return fallen;
}

/** Letters and decisions belong to a proposal, so they are about all of its lots. */
export function requireWhole(part: Dossier, proposal: AwardProposal): void {
  const ids = new Set(part.lots.map(({ id }) => id));
  if (proposal.lots.length === ids.size && proposal.lots.every(({ lotId }) => ids.has(lotId))) return;
  refuse('Dieser Schritt gilt für alle Lose eines Zuschlagsvorschlags; bitte genau seine Lose nennen.');
}

export const lotsMayChange = ({ procedure }: Dossier): boolean => isBeforePublication(procedure.phase);

function refuse(message: string): never {
  throw invalid('lots-scope', message, [{ pointer: '/lotIds', message }]);
}
