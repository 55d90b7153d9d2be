import type { Law } from '@app/law';
import { isAwaited, type MissingStanding } from '../correspondence/missing-documents';
import type { Dossier } from '../dossier';
import { checkPrice } from '../price-check/bid-price';
import { agreedCells, type ConsensusScore, type Evaluator, type ScoreSheet } from '../scoring/score-sheets';
import { type Basis, type EvaluatedLot, type EvaluationFault, lotFaults } from './evaluation-faults';
import { type Finding, statementOf } from './findings';
import { rulebookOf } from './formal-grounds';
import { type LotPlan, planOf, settingOf } from './lot-plan';
import { rankLot } from './lot-ranking';
import { examine } from './stages';

/** What is on file of the examination of a procedure. */
export interface ExaminationPart {
  readonly plans: readonly LotPlan[];
  readonly missing: readonly MissingStanding[];
  readonly findings: readonly Finding[];
  readonly evaluators: readonly Evaluator[];
  /** Every released sheet; drafts of others are not there. */
  readonly sheets: readonly ScoreSheet[];
  readonly consensus: readonly ConsensusScore[];
  /** What the newest evaluation of each lot rested on, by lot id. */
  readonly bases: ReadonlyMap<string, Basis>;
}
export type ExaminedDossier = Pick<Dossier, 'procedure' | 'lots' | 'bids' | 'bidders' | 'evaluations'>;

/** Every lot after the four stages, as it would come out now. */
export const examinedLots = (dossier: ExaminedDossier, part: ExaminationPart, law: Law): readonly EvaluatedLot[] =>
  dossier.lots.map((lot) => {
    const { procedure, bidders, evaluations } = dossier;
    const plan = planOf(part.plans, lot.id);
    const setting = settingOf(procedure, lot);
    const bids = dossier.bids.filter(({ lotId }) => lotId === lot.id);
    const deadline = procedure.tenderDeadline;
    const { findings, missing } = part;
    const examined = examine({ rulebook: rulebookOf(procedure), plan, deadline, bids, findings, missing });
    const prices = bids.map((bid) => checkPrice(lot, bid, statementOf(part.findings, bid.id)));
    const barred = new Set(examined.filter(({ bars }) => bars.length > 0).map(({ bidId }) => bidId));
    const scored = bids.map(({ id }) => id).filter((id) => !barred.has(id));
    const { evaluators, sheets, consensus } = part;
    const cells = agreedCells(lot.id, scored, plan.evaluation.criteria, evaluators, sheets, consensus);
    const names = new Map(bids.map(({ id, bidderId }) => [id, bidders.find((one) => one.id === bidderId)?.name ?? '']));
    const now = rankLot({ lot, plan, setting, bids, examined, prices, cells, names }, law);
    const evaluated = evaluations.some(({ lotId }) => lotId === lot.id);
    const awaited = bids.filter((bid) => isAwaited(missing, bid)).map(({ id }) => id);
    return {
      lot,
      plan,
      bids,
      examined,
      awaited,
      prices,
      cells,
      now,
      basis: (evaluated && part.bases.get(lot.id)) || null,
    };
  });

/**
 * Why the evaluation of a procedure cannot be relied on, lot by lot: bids, decisions or scores changed after it, or something
 * is still to be decided. Empty: it holds. Letters to bidders take their reasons from it and are refused otherwise.
 */
export const evaluationFaults = (
  dossier: ExaminedDossier,
  part: ExaminationPart,
  law: Law,
): readonly EvaluationFault[] =>
  examinedLots(dossier, part, law)
    .filter(({ lot }) => lot.phase !== 'cancelled')
    .filter(({ lot }) => dossier.evaluations.some(({ lotId }) => lotId === lot.id))
    .flatMap((lot) => lotFaults(lot, dossier.bidders));
