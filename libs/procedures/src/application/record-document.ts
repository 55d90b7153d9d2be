import type { CentreHead, ProcurementRecordData, Reason, RecordItemData, TimelineStep } from '@app/documents/contract';
import { instantInGermany, type LocalDate } from '@app/kernel';
import { NATURE_NAMES, PROCEDURE_TYPE_NAMES, REGIME_NAMES } from '@app/law';
import { currentLetter, type Dossier } from '../domain/dossier';
import { isAwarded, isClosed, PHASE_NAMES } from '../domain/phase';
import { offeredNet } from '../domain/price-check/offered-net';
import { procurementRecord, recordBasis } from '../domain/procurement-record';
import { statuteText } from '../domain/statute';
import type { RecordEntry } from '../infrastructure/record.repository';

export interface RecordContext {
  readonly centre: CentreHead;
  readonly buyers: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly RecordEntry[];
}

/** The Vergabevermerk of a procedure as the template wants it. */
export function recordDocument(dossier: Dossier, { centre, buyers, entries }: RecordContext): ProcurementRecordData {
  const { procedure: p, now } = dossier;
  return {
    centre,
    fileNumber: p.fileNumber,
    createdAt: now.toISOString(),
    ...(isAwarded(p.phase) || isClosed(p.phase) ? {} : { draft: true }),
    title: p.title,
    phase: PHASE_NAMES[p.phase],
    nature: NATURE_NAMES[p.nature],
    buyers: buyers.map(({ name }) => name),
    basis: recordBasis(dossier),
    ...judgement(dossier),
    ...(p.timeline ? { timeline: p.timeline.steps.map((step) => timelineStep(dossier, step)) } : {}),
    lots: lotsOf(dossier),
    bidders: dossier.bidders.map(({ name, city }) => ({ name, ...(city ? { place: city } : {}) })),
    ...opening(dossier),
    ...valuation(dossier),
    ...award(dossier),
    entries: entries.map(({ at, personName, text, citation }) => ({
      at: at.toISOString(),
      person: personName,
      text: citation ? `${text} (${citation})` : text,
    })),
    items: itemsOf(dossier, { buyers, entries }),
  };
}

function itemsOf(dossier: Dossier, context: Pick<RecordContext, 'buyers' | 'entries'>): readonly RecordItemData[] {
  return procurementRecord(dossier, context).map(({ title, paragraph, optional, state, reason, statements, text }) => ({
    title,
    ...citationOf(paragraph ?? undefined),
    ...(optional ? { optional } : {}),
    light: state,
    ...(reason !== null && (text === null || reason !== text.text) ? { reason } : {}),
    sentences: statements.filter(({ source }) => source !== 'text').map((one) => one.text),
    ...(text !== null && text.text !== ''
      ? {
          written: {
            text: text.text,
            version: String(text.version),
            person: text.personName,
            at: text.at.toISOString(),
          },
        }
      : {}),
  }));
}

function judgement({ procedure: p }: Dossier): Partial<ProcurementRecordData> {
  const { assessment } = p;
  const statuteOf = new Map(assessment.citations.map(({ id, statute }) => [id, statuteText(statute)]));
  const reason = ({ text, rule }: { text: string; rule: string | null }): Reason => ({
    text,
    ...citationOf(rule ? statuteOf.get(rule) : undefined),
  });
  const aboutValue = (rule: string | null): boolean => rule?.startsWith('EST-') === true && rule !== 'EST-3';
  const doubts = assessment.uncertain.filter(({ status }) => status === 'verified');
  const chosen = assessment.procedureTypes.find(({ type }) => type === p.procedureType);
  const ground = chosen?.grounds.find(({ id }) => id === p.typeChoice?.groundId);
  return {
    estimate: {
      value: p.estimatedValue,
      day: p.startsOn,
      reasons: [
        ...assessment.trace.filter(({ rule }) => aboutValue(rule)).map(reason),
        ...p.estimateReasons.map((text) => ({ text })),
      ],
    },
    regime: {
      name: REGIME_NAMES[p.regime],
      threshold: {
        name: 'EU-Schwellenwert',
        value: assessment.threshold.value,
        ...citationOf(statuteOf.get(assessment.threshold.id)),
      },
      ruleSet: p.ruleSet,
      reasons: [
        ...assessment.trace.filter(({ rule }) => rule?.startsWith('THR-')).map(reason),
        ...doubts.map(({ text }) => ({ text, uncertain: true })),
      ],
    },
    ...(p.procedureType && p.typeChoice
      ? {
          procedureType: {
            name: PROCEDURE_TYPE_NAMES[p.procedureType],
            reasons: [
              ...(chosen ? [{ text: chosen.reason, ...citationOf(statuteOf.get(`PT-${p.procedureType}`)) }] : []),
              ...(ground ? [{ text: ground.text, ...citationOf(statuteText(ground.citation.statute)) }] : []),
              { text: p.typeChoice.reason },
            ],
          },
        }
      : {}),
    uncertain: assessment.uncertain.flatMap(({ status, text, id }) =>
      status === 'verified' ? [] : [{ text, status, ...citationOf(statuteOf.get(id)) }],
    ),
  };
}

const citationOf = (statute: string | undefined): { citation?: string } => (statute ? { citation: statute } : {});

/** Steps nobody has to do: they are over when their day is. */
const ENDS_BY_ITSELF: readonly string[] = ['question-deadline', 'answers-until', 'tender-end'];

function timelineStep(
  dossier: Dossier,
  step: NonNullable<Dossier['procedure']['timeline']>['steps'][number],
): TimelineStep {
  const { tenderDeadline } = dossier.procedure;
  const done = doneOn(dossier, step.id);
  const when = done ?? (step.id === 'tender-end' && tenderDeadline ? tenderDeadline.toISOString() : step.planned);
  const past = instantInGermany(step.planned, '23:59') < dossier.now;
  return {
    name: step.germanName,
    when,
    state: done || (ENDS_BY_ITSELF.includes(step.id) && past) ? 'done' : 'planned',
    reason: step.reason,
  };
}

/** When a step really happened, where the procedure knows it. */
function doneOn(dossier: Dossier, stepId: string): LocalDate | undefined {
  const { procedure: p, openings, peopleToOpen } = dossier;
  const out = p.phase !== 'planned' && p.phase !== 'prepared' && p.phase !== 'cancelled';
  if (stepId === 'notice' && out) return p.noticeDispatchedOn ?? undefined;
  if (stepId === 'opening') return openings[peopleToOpen - 1]?.at.toISOString();
  if (stepId === 'losers-informed') return currentLetter(dossier)?.dispatchedOn;
  return stepId === 'award' ? (p.awardedOn ?? undefined) : undefined;
}

export const lotsOf = ({ lots }: Dossier): NonNullable<ProcurementRecordData['lots']> =>
  lots.map(({ number, title, cpv, estimatedValue, positions }) => ({
    number: String(number),
    title,
    estimatedValue,
    ...(cpv ? { cpv } : {}),
    items: positions.map(({ articleNumber, text, quantity, unit }) => ({ articleNumber, text, quantity, unit })),
  }));

function opening({ openings, peopleToOpen }: Dossier): Partial<ProcurementRecordData> {
  const complete = openings[peopleToOpen - 1];
  if (!complete) return {};
  return {
    opening: {
      at: complete.at.toISOString(),
      by: openings.map(({ personName, at }) => ({ name: personName, at: at.toISOString() })),
    },
  };
}

function valuation({ bids, bidders, lots, evaluations }: Dossier): Partial<ProcurementRecordData> {
  if (bids.length === 0) return {};
  const bidder = (id: string): string => bidders.find((one) => one.id === id)?.name ?? '';
  const lot = (id: string): string => String(lots.find((one) => one.id === id)?.number ?? '');
  const notes = new Map(evaluations.flatMap(({ ranking }) => ranking.map(({ bidId, note }) => [bidId, note])));
  const ranking = evaluations.flatMap(({ lotId, ranking: bidsOfLot }) =>
    bidsOfLot.flatMap(({ rank, bidderId, total }) =>
      rank === null ? [] : [{ lot: lot(lotId), rank, bidder: bidder(bidderId), net: total }],
    ),
  );
  return {
    bids: bids.map(({ id, bidderId, lotId, receivedAt, total }) => ({
      lot: lot(lotId),
      bidder: bidder(bidderId),
      ...(receivedAt ? { receivedAt: receivedAt.toISOString() } : {}),
      net: total,
      ...(notes.get(id) ? { excluded: notes.get(id) ?? '' } : {}),
    })),
    ...(evaluations.length > 0
      ? {
          evaluation: {
            method:
              'Zuschlagskriterium ist allein der Preis: der niedrigste Gesamtpreis eines vollständigen Angebots je Los.',
            ranking,
          },
        }
      : {}),
  };
}

function award(dossier: Dossier): Partial<ProcurementRecordData> {
  const { procedure, proposal, decisions, bids, bidders, lots } = dossier;
  if (procedure.awardedOn === null || !proposal) return {};
  return {
    award: {
      decisions: proposal.lots.flatMap(({ lotId, bidId }) => {
        const bid = bids.find(({ id }) => id === bidId);
        const bidder = bidders.find(({ id }) => id === bid?.bidderId);
        const lot = lots.find(({ id }) => id === lotId);
        return bid && bidder
          ? [
              {
                lot: String(lot?.number ?? ''),
                bidder: bidder.name,
                net: offeredNet(dossier, bid),
                reason: proposal.reason,
              },
            ]
          : [];
      }),
      people: decisions.map(({ personName, role, at }) => ({ name: personName, role, at: at.toISOString() })),
    },
  };
}
