import type {
  Attestation,
  ExaminationCheck,
  ExaminationSheetData,
  ExaminedBidData,
  ExaminedLotData,
  ScoreTable,
} from '@app/documents/contract';
import { parseMoney } from '@app/kernel';
import { type Evaluation, EVALUATION_METHOD_NAMES, type Law } from '@app/law';
import type { EvaluatedLot } from '../../domain/examination/evaluation-faults';
import { exclusionFact, FORMAL_GROUND_NAMES, lowBidFact, rulebookOf } from '../../domain/examination/formal-grounds';
import type { ExaminedBid } from '../../domain/examination/stages';
import { statuteText } from '../../domain/statute';
import type { ExaminationFile } from '../../infrastructure/examination.loader';
import { lotOf as comparedLot } from '../examination/price-comparison-document';
import { comparisonsOf } from '../examination/price-comparison.query';
import { german } from '../../domain/correspondence/letters/information-letters';
import { bidderName, headOf, requireOpened, type SheetContext } from './sheet-context';

const STAGES = ['1. Formale Prüfung', '2. Eignung', '3. Preis'] as const;
const FORMAL = { passed: 'geprüft, kein Mangel', excluded: 'ausgeschlossen' } as const;
const SUITABILITY = { met: 'erfüllt', 'not-met': 'nicht erfüllt', open: 'offen' } as const;
const EXCLUSION = {
  absent: 'liegt nicht vor',
  excluded: 'ausgeschlossen',
  'self-cleaned': 'Selbstreinigung nachgewiesen',
  kept: 'liegt vor, kein Ausschluss',
  withdrawn: 'zurückgenommen',
} as const;
const INQUIRY = {
  asked: 'angefragt',
  answered: 'beantwortet',
  plausible: 'plausibel',
  rejected: 'nicht aufgeklärt',
  withdrawn: 'zurückgenommen',
} as const;

/** The stages of the examination and the evaluation of every lot. Throws `conflict` before the opening. */
export function examinationSheet(file: ExaminationFile, context: SheetContext): ExaminationSheetData {
  const { dossier, faults } = file;
  requireOpened(dossier, 'Den Prüf- und Wertungsbogen');
  const opened = dossier.openings[dossier.peopleToOpen - 1];
  return {
    ...headOf(dossier, context),
    ...(opened ? { openedAt: opened.at.toISOString() } : {}),
    lots: file.lots.map((lot) => lotData(file, lot)),
    ...(faults.length > 0
      ? { faults: faults.map(({ sentence, paragraph }) => ({ text: sentence, ...citation(paragraph ?? undefined) })) }
      : {}),
  };
}

const citation = (statute: string | undefined): { citation?: string } => {
  const text = statuteText(statute);
  return text ? { citation: text } : {};
};
const cited = (law: Law, factId: string | null): { citation?: string } =>
  factId === null ? {} : citation(law.fact(factId).statute);
const foundBy = (finding: { readonly personName: string; readonly at: Date } | null): { by?: Attestation } =>
  finding ? { by: { name: finding.personName, at: finding.at.toISOString() } } : {};
const reasonOf = (...texts: readonly (string | null | undefined)[]): { reason?: string } => {
  const reason = texts.filter(Boolean).join(' ').trim();
  return reason ? { reason } : {};
};

function lotData(file: ExaminationFile, lot: EvaluatedLot): ExaminedLotData {
  const { evaluation } = lot.plan;
  const compared = comparisonsOf(file, { articleNumbers: [], bidIds: [] }).find((one) => one.lot.id === lot.lot.id);
  return {
    number: String(lot.lot.number),
    title: lot.lot.title,
    method:
      evaluation.criteria.length === 0
        ? 'Den Zuschlag erhält das Angebot mit dem niedrigsten Preis.'
        : EVALUATION_METHOD_NAMES[evaluation.method],
    bids: lot.examined.map((bid) => bidData(file, lot, bid)),
    ...scoresOf(file, lot),
    ...evaluatedOf(file, lot),
    ...(compared && compared.comparison.totals.length > 0 ? { comparison: comparedLot(compared) } : {}),
  };
}

function bidData({ dossier }: ExaminationFile, lot: EvaluatedLot, bid: ExaminedBid): ExaminedBidData {
  const price = lot.prices.find(({ bidId }) => bidId === bid.bidId);
  if (!price) throw new Error(`bid ${bid.bidId} was not checked`);
  const { law } = dossier;
  return {
    bidder: bidderName(dossier, bid.bidderId),
    checks: [...formalChecks(bid, law), ...suitabilityChecks(bid, law), ...inquiryChecks(bid, law, dossier)],
    price: {
      sum: price.sum,
      ...(price.discountPercent === null || parseMoney(price.discount) === 0n
        ? {}
        : { discount: { percent: price.discountPercent, amount: price.discount } }),
      net: price.net,
      ...(price.gross === null ? {} : { gross: price.gross }),
      differences: price.differences,
    },
    ...(bid.bars.length > 0
      ? {
          excluded: bid.bars.map(({ reason, factId, decided }) => ({
            text: decided ? reason : `${reason} (vorgeschlagen, noch nicht entschieden)`,
            ...cited(law, factId),
          })),
        }
      : {}),
  };
}

const formalChecks = ({ formal }: ExaminedBid, law: Law): readonly ExaminationCheck[] =>
  formal.map(({ ground, factId, proposal, decision }) => ({
    stage: STAGES[0],
    name: FORMAL_GROUND_NAMES[ground],
    result:
      decision && decision.result !== 'withdrawn'
        ? FORMAL[decision.result]
        : proposal === null
          ? 'kein Mangel gesehen'
          : 'Ausschluss vorgeschlagen',
    ...reasonOf(proposal, decision?.reason),
    ...cited(law, factId),
    ...foundBy(decision),
  }));

const suitabilityChecks = ({ suitability, exclusions }: ExaminedBid, law: Law): readonly ExaminationCheck[] => [
  ...suitability.map(({ requirement, finding }) => ({
    stage: STAGES[1],
    name: requirement.text,
    result: finding ? SUITABILITY[finding.result] : 'noch nicht geprüft',
    ...reasonOf(finding?.reason),
    ...foundBy(finding),
  })),
  ...exclusions.map(({ ground, finding }) => ({
    stage: STAGES[1],
    name: law.fact(exclusionFact(ground)).text,
    result: EXCLUSION[finding.result],
    ...reasonOf(finding.reason),
    ...cited(law, exclusionFact(ground)),
    ...foundBy(finding),
  })),
];

const inquiryChecks = (
  { inquirySteps }: ExaminedBid,
  law: Law,
  { procedure }: Pick<ExaminationFile['dossier'], 'procedure'>,
): readonly ExaminationCheck[] =>
  inquirySteps.map((step) => ({
    stage: STAGES[2],
    name: 'Aufklärung des Preises',
    result: INQUIRY[step.result],
    ...reasonOf(step.reason),
    ...cited(law, lowBidFact(rulebookOf(procedure))),
    ...foundBy(step),
  }));

/** Only what all evaluators released and agreed on: nobody reads the points of others before. */
function scoresOf({ dossier }: ExaminationFile, { plan, cells, bids }: EvaluatedLot): { scores?: ScoreTable } {
  const { criteria, maximumPoints } = plan.evaluation;
  const scored = bids.filter(({ id }) => cells.some(({ bidId }) => bidId === id));
  if (criteria.length === 0 || scored.length === 0) return {};
  return {
    scores: {
      ...(maximumPoints === null ? {} : { maximum: german(maximumPoints) }),
      bidders: scored.map(({ bidderId }) => bidderName(dossier, bidderId)),
      criteria: criteria.map(({ id, name, weight }) => ({
        name,
        percent: weight,
        scores: scored.map((bid) => {
          const cell = cells.find(({ bidId, criterionId }) => bidId === bid.id && criterionId === id);
          if (!cell || cell.points === null) return {};
          const reasons = cell.reason || [...new Set(cell.given.map(({ reason }) => reason))].join(' ');
          return { points: german(cell.points), ...reasonOf(reasons) };
        }),
      })),
    },
  };
}

/** What the law library answered when the lot was evaluated; undefined where it was not asked. */
export function answered({ stored }: ExaminationFile, lotId: string) {
  const { evaluation, labels } = stored.find((one) => one.lotId === lotId)?.result ?? { evaluation: null, labels: {} };
  const bidIds = new Map(Object.entries<string>(labels));
  const placeOf = (bidId: string): Evaluation['ranking'][number] | undefined =>
    evaluation?.ranking.find((row) => bidIds.get(row.bidId) === bidId);
  return { evaluation, placeOf };
}

function evaluatedOf(file: ExaminationFile, { lot, plan }: EvaluatedLot): Pick<ExaminedLotData, 'evaluated'> {
  const { dossier } = file;
  const ranked = dossier.evaluations.find(({ lotId }) => lotId === lot.id);
  if (!ranked) return {};
  const { evaluation, placeOf } = answered(file, lot.id);
  // Where the price alone decides, its points say nothing more.
  const pointed = plan.evaluation.criteria.length > 0;
  const remarks = [
    ...(evaluation?.lowBids ?? []).map(({ text }) => text),
    ...(evaluation?.sensitivity ?? []).map(({ text }) => text),
    ...(evaluation?.uncertain ?? []).map(({ text }) => text),
  ];
  return {
    evaluated: {
      by: { name: ranked.personName, at: ranked.at.toISOString() },
      ranking: ranked.ranking.flatMap(({ bidId, bidderId, rank, total }) => {
        const place = placeOf(bidId);
        return rank === null
          ? []
          : [
              {
                ...{ rank, bidder: bidderName(dossier, bidderId), net: total },
                ...(pointed && place ? { score: place.scoreText } : {}),
                ...(pointed && place?.derivation ? { derivation: place.derivation } : {}),
                ...(place?.tied ? { tied: true } : {}),
              },
            ];
      }),
      unranked: ranked.ranking
        .filter(({ rank }) => rank === null)
        .map(({ bidderId, note }) => ({ bidder: bidderName(dossier, bidderId), reason: note ?? 'ohne Rang' })),
      ...(remarks.length > 0 ? { remarks } : {}),
    },
  };
}
