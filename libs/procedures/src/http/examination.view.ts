import type { CitationResponse } from '@app/compass/contract';
import { unitName } from '@app/kernel';
import { type Evaluation, EVALUATION_METHOD_NAMES, EVALUATION_METHODS, germanStatute, type Law } from '@app/law';
import { isExaminable } from '../application/examination/examinable';
import type { EvaluatedLot } from '../domain/examination/evaluation-faults';
import {
  arithmeticFact,
  EXCLUSION_GROUNDS,
  exclusionFact,
  FORMAL_GROUND_NAMES,
  isMandatory,
  lowBidFact,
  type Rulebook,
  rulebookOf,
  SELF_CLEANING_FACT,
} from '../domain/examination/formal-grounds';
import { planOf, REQUIREMENT_KIND_NAMES } from '../domain/examination/lot-plan';
import { METHOD_MEANINGS } from '../domain/examination/method-names';
import type { ExaminedBid } from '../domain/examination/stages';
import {
  SUSTAINABILITY,
  SUSTAINABILITY_FACT,
  SUSTAINABILITY_KIND_NAMES,
  type SustainabilityCode,
} from '../domain/examination/sustainability';
import { isBeforePublication } from '../domain/phase';
import type { PriceComparison } from '../domain/price-check/price-comparison';
import { ownSheet, visibleSheets } from '../domain/scoring/score-sheets';
import type { ExaminationFile } from '../infrastructure/examination.loader';
import type {
  CriteriaResponse,
  ExaminationResponse,
  ExaminedBidResponse,
  ExaminedLotResponse,
  JudgementResponse,
  LotPlanResponse,
  PriceComparisonResponse,
} from './examination.response';

/** Plain data of the domain as the response class that describes it: they differ only in being readonly. */
const shown = <T>(value: unknown): T => structuredClone(value) as T;

const citationOf = (law: Law, factId: string): CitationResponse => {
  const { id, statute, text, source, status } = law.fact(factId);
  return { id, statute: germanStatute(statute), text, source, status };
};
const citationsOf = (law: Law, ids: readonly (string | null)[]): CitationResponse[] =>
  [...new Set(ids)].flatMap((id) => (id === null ? [] : [citationOf(law, id)]));

/** What the planning rests on. For UVgO and VOB/A the provisions on criteria and variants are not stored. */
const planningFacts = (rulebook: Rulebook): readonly string[] =>
  rulebook === 'vgv'
    ? ['OWN-VGV-58', 'OWN-GWB-122-2', 'NEBEN-26', 'EIGN-26b', SUSTAINABILITY_FACT]
    : [SUSTAINABILITY_FACT];

export function criteriaView({ dossier, plans }: ExaminationFile): CriteriaResponse {
  const { procedure, lots, law } = dossier;
  return {
    lots: lots.map(({ id }) => shown<LotPlanResponse>(planOf(plans, id))),
    editable: isBeforePublication(procedure.phase),
    methods: EVALUATION_METHODS.map((method) => ({
      method,
      name: EVALUATION_METHOD_NAMES[method],
      means: METHOD_MEANINGS[method],
    })),
    sustainability: Object.entries(SUSTAINABILITY).map(([code, [kind, name]]) => ({
      code: code as SustainabilityCode,
      kindName: SUSTAINABILITY_KIND_NAMES[kind],
      name,
    })),
    citations: citationsOf(law, planningFacts(rulebookOf(procedure))),
    version: procedure.version,
  };
}

export function examinationView(
  file: ExaminationFile,
  readerId: string | null,
  people: ReadonlyMap<string, string>,
): ExaminationResponse {
  const { dossier, faults } = file;
  const rulebook = rulebookOf(dossier.procedure);
  const { law } = dossier;
  return {
    open: file.lots.some(({ lot }) => isExaminable(lot)),
    lots: file.lots.map((lot) => lotView(file, lot, readerId)),
    faults: faults.map((fault) => ({ ...fault })),
    people: [...people].map(([personId, name]) => ({ personId, name })),
    grounds: EXCLUSION_GROUNDS.map((ground) => ({
      ground,
      mandatory: isMandatory(ground),
      citation: citationOf(law, exclusionFact(ground)),
    })),
    citations: citationsOf(law, [
      ...(rulebook === 'vob' ? ['WERT-STUFEN'] : []),
      ...(rulebook === 'vgv' ? ['EIGN-26', 'EIGN-26b'] : []),
      arithmeticFact(rulebook),
      lowBidFact(rulebookOf(dossier.procedure)),
      SELF_CLEANING_FACT,
    ]),
    version: dossier.procedure.version,
  };
}

const judgement = (finding: {
  readonly result: string;
  readonly reason: string;
  readonly personName: string;
  readonly at: Date;
}): JudgementResponse => ({
  result: finding.result,
  reason: finding.reason,
  person: finding.personName,
  at: finding.at.toISOString(),
});

function lotView(file: ExaminationFile, lot: EvaluatedLot, readerId: string | null): ExaminedLotResponse {
  const { dossier, evaluators, sheets } = file;
  const { id, number, title } = lot.lot;
  const here = evaluators.filter(({ lotId }) => lotId === id);
  const visible = visibleSheets(sheets, evaluators, id, readerId).filter(({ releasedAt }) => releasedAt !== null);
  const seen = new Set(visible.map(({ personName }) => personName));
  const own = ownSheet(sheets, id, readerId);
  return {
    open: isExaminable(lot.lot),
    ...{ lotId: id, number, title, plan: shown<LotPlanResponse>(lot.plan) },
    methodName: EVALUATION_METHOD_NAMES[lot.plan.evaluation.method],
    bids: lot.examined.map((bid) => bidView(file, lot, bid)),
    lowBids: (lot.now.evaluation?.lowBids ?? []).map(({ bidId, gapPercent, text, citations }) => ({
      bidder: bidId,
      gapPercent,
      text,
      citations: citations.map((citation) => ({ ...citation })),
    })),
    evaluators: here.map(({ personId, personName }) => {
      const theirs = sheets.filter((sheet) => sheet.lotId === id && sheet.personId === personId);
      const released = theirs.filter(({ releasedAt }) => releasedAt !== null);
      return { personId, person: personName, released: released.length > 0, version: released.at(-1)?.version ?? 0 };
    }),
    cells: lot.cells.map(({ given, differ, ...cell }) => {
      const open = given.every(({ personName }) => seen.has(personName));
      return {
        ...cell,
        differ: open && differ,
        given: open ? given.map(({ personName, points, reason }) => ({ person: personName, points, reason })) : [],
      };
    }),
    own: here.some(({ personId }) => personId === readerId)
      ? {
          version: own?.version ?? 1,
          versionReason: own?.versionReason ?? '',
          released: own !== undefined && own.releasedAt !== null,
          scores: (own?.scores ?? []).map((score) => ({ ...score })),
        }
      : null,
    evaluation: evaluationView(
      file,
      id,
      dossier.evaluations.find(({ lotId }) => lotId === id),
    ),
  };
}

function bidView({ dossier }: ExaminationFile, lot: EvaluatedLot, bid: ExaminedBid): ExaminedBidResponse {
  const { law, bidders } = dossier;
  const price = lot.prices.find(({ bidId }) => bidId === bid.bidId);
  if (!price) throw new Error(`bid ${bid.bidId} was not checked`);
  const { bidId: _, ...checked } = price;
  return {
    bidId: bid.bidId,
    bidderId: bid.bidderId,
    bidder: bidders.find(({ id }) => id === bid.bidderId)?.name ?? '',
    formal: bid.formal.map(({ ground, factId, proposal, decision, earlier }) => ({
      ground,
      name: FORMAL_GROUND_NAMES[ground],
      citation: factId === null ? null : citationOf(law, factId),
      proposal,
      decision: decision && judgement(decision),
      earlier: earlier.map(judgement),
    })),
    suitability: bid.suitability.map(({ requirement, finding }) => ({
      requirementId: requirement.id,
      text: requirement.text,
      proof: requirement.proof,
      kindName: REQUIREMENT_KIND_NAMES[requirement.kind],
      finding: finding && judgement(finding),
    })),
    exclusions: bid.exclusions.map(({ ground, finding }) => ({
      ground,
      citation: citationOf(law, exclusionFact(ground)),
      finding: judgement(finding),
    })),
    price: shown(checked),
    inquiry: bid.inquiry && judgement(bid.inquiry),
    inquirySteps: bid.inquirySteps.map(judgement),
    bars: bid.bars.map(({ stage, reason, factId, decided }) => ({
      stage,
      reason,
      paragraph: factId === null ? null : germanStatute(law.fact(factId).statute),
      decided,
    })),
  };
}

function evaluationView(
  { dossier, stored }: ExaminationFile,
  lotId: string,
  ranked: ExaminationFile['dossier']['evaluations'][number] | undefined,
): ExaminedLotResponse['evaluation'] {
  if (!ranked) return null;
  const { evaluation, labels } = stored.find((one) => one.lotId === lotId)?.result ?? { evaluation: null, labels: {} };
  const placeOf = (bidId: string): Evaluation['ranking'][number] | undefined =>
    evaluation?.ranking.find((row) => (labels as Readonly<Record<string, string>>)[row.bidId] === bidId);
  const name = (bidderId: string): string => dossier.bidders.find(({ id }) => id === bidderId)?.name ?? '';
  return {
    person: ranked.personName,
    at: ranked.at.toISOString(),
    ranking: ranked.ranking.map(({ bidId, bidderId, rank, total, note }) => {
      const place = placeOf(bidId);
      return {
        ...{ bidId, bidder: name(bidderId), rank, price: total, note },
        performance: place?.performance ?? null,
        scoreText: place?.scoreText ?? null,
        derivation: place?.derivation ?? null,
      };
    }),
    sensitivity:
      evaluation?.sensitivity?.map(({ from, to, first, current, text }) => ({
        ...{ from, to, current, text },
        first: [...first],
      })) ?? null,
    trace: shown(evaluation?.trace ?? []),
    uncertain: shown(evaluation?.uncertain ?? []),
  };
}

export const comparisonView = (lotId: string, comparison: PriceComparison): PriceComparisonResponse => ({
  lotId,
  ...shown<Omit<PriceComparisonResponse, 'lotId' | 'positions'>>(comparison),
  positions: comparison.positions.map((position) => ({
    ...shown<Omit<PriceComparisonResponse['positions'][number], 'unitName'>>(position),
    unitName: unitName(position.unit),
  })),
});
