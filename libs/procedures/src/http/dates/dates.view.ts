import { extensionState } from '../../application/dates/extend-deadline.usecase';
import type { Deadlines } from '../../application/dates/deadlines.query';
import { extensionBarred, type ExtensionPlan, GROUND_NAMES } from '../../domain/dates/extension';
import { roundBarred } from '../../domain/dates/rounds';
import type { DeadlinesResponse, ExtensionPreviewResponse } from './dates.response';

export const extensionView = (plan: ExtensionPlan, before: Date | null): ExtensionPreviewResponse => ({
  tenderDeadlineBefore: before?.toISOString() ?? null,
  tenderDeadline: plan.dates.tenderDeadline?.toISOString() ?? null,
  bindingUntil: plan.dates.bindingUntil,
  moved: plan.moved.map((date) => ({ ...date })),
  tell: [...plan.tell],
  notice: plan.notice,
  late: plan.late,
  reasons: plan.explanation.trace.map(({ text }) => text),
  citations: plan.explanation.citations.map((citation) => ({ ...citation })),
  uncertain: plan.explanation.uncertain.map((doubt) => ({ ...doubt })),
  faults: plan.faults.map((fault) => ({ ...fault })),
});

export function deadlinesView({ dossier, former }: Deadlines): DeadlinesResponse {
  const { bidders, lots, bids, extensions, rounds } = dossier;
  const withBid = new Set(bids.map(({ bidderId }) => bidderId));
  return {
    extensionBarred: extensionBarred(dossier),
    extensions: extensions.map((extension) => ({
      ...{ id: extension.id, round: extension.round, late: extension.late, notice: extension.notice },
      ...{ before: extension.before.toISOString(), after: extension.after.toISOString() },
      ...{ ground: extension.request.ground, groundName: GROUND_NAMES[extension.request.ground] },
      ...{ reason: extension.request.reason, state: extensionState(dossier, extension) },
      ...{ person: extension.personName, at: extension.at.toISOString() },
    })),
    roundBarred: roundBarred(dossier),
    invitable: bidders.filter(({ id }) => withBid.has(id)).map(({ id, name }) => ({ id, name })),
    rounds: rounds.map(({ round, deadline, invited, reason, personName, at }) => ({
      ...{ round, deadline: deadline.toISOString(), invited: invited.map(({ name }) => name), reason },
      ...{ person: personName, at: at.toISOString() },
      bidsBefore: (former.get(round - 1) ?? []).map(({ bidderId, lotId, total }) => ({
        bidder: bidders.find(({ id }) => id === bidderId)?.name ?? '',
        lot: lots.find(({ id }) => id === lotId)?.number ?? 0,
        total,
      })),
    })),
  };
}
