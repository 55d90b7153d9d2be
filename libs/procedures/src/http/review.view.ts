import type { CitationResponse } from '@app/compass/contract';
import { germanStatute, type Law, type ReviewStep } from '@app/law';
import type { Dossier } from '../domain/dossier';
import { type Complaint, complaintClocks, COMPLAINT_SUBJECT_NAMES } from '../domain/review/complaint';
import {
  isRunning,
  NATIONAL_REVIEW,
  REVIEW_END_NAMES,
  REVIEW_EVENT_NAMES,
  reviewClocks,
  type ReviewEndRequest,
  type ReviewProceedings,
  waitingEnd,
} from '../domain/review/review-proceedings';
import type {
  ComplaintResponse,
  ReviewClockResponse,
  ReviewProceedingsListResponse,
  ReviewProceedingsResponse,
} from './review.response';

export function complaintView(dossier: Dossier, complaint: Complaint): ComplaintResponse {
  const { clocks, uncertain, note } = complaintClocks(complaint, dossier.procedure, dossier.law);
  const { answer, lotIds, personName, at: _, ...rest } = complaint;
  return {
    ...rest,
    receivedAt: rest.receivedAt.toISOString(),
    aboutName: COMPLAINT_SUBJECT_NAMES[rest.about],
    lots: numbersOf(dossier, lotIds),
    person: personName,
    answer: answer && {
      outcome: answer.outcome,
      reason: answer.reason,
      answeredOn: answer.answeredOn,
      receivedOn: answer.receivedOn,
      person: answer.personName,
      at: answer.at.toISOString(),
    },
    clocks: clocks.map(({ step, timeliness }) => ({ ...clockView(step), timeliness })),
    uncertain: [...uncertain],
    note,
  };
}

export const reviewsView = (
  dossier: Dossier,
  reviews: readonly ReviewProceedings[],
  ends: readonly ReviewEndRequest[],
): ReviewProceedingsListResponse => ({
  items: reviews.map((review) => reviewView(dossier, review, ends)),
  suspendedOn: dossier.procedure.suspendedOn,
  note: dossier.procedure.regime === 'national' ? NATIONAL_REVIEW : null,
  basis: dossier.procedure.regime === 'eu' ? citationOf(dossier.law, 'REV-169') : null,
});

function reviewView(
  dossier: Dossier,
  review: ReviewProceedings,
  ends: readonly ReviewEndRequest[],
): ReviewProceedingsResponse {
  const national = dossier.procedure.regime === 'national';
  const { steps, uncertain, freeFrom } = national
    ? { steps: [], uncertain: [], freeFrom: null }
    : reviewClocks(review, dossier.procedure, dossier.law);
  const { id, chamber, fileNumber, informedAt, lotIds, personName } = review;
  return {
    ...{ id, chamber, fileNumber, person: personName, informedAt: informedAt.toISOString() },
    lots: numbersOf(dossier, lotIds),
    running: isRunning(review),
    events: review.events.map(({ kind, on, rejected, end, note, personName: person, at }) => ({
      ...{ kind, kindName: REVIEW_EVENT_NAMES[kind], on, rejected, end, note, person, at: at.toISOString() },
      endName: end && REVIEW_END_NAMES[end],
    })),
    clocks: steps.map(clockView),
    uncertain: [...uncertain],
    endAsked: waitingEnd(review, ends, dossier)?.text ?? null,
    freeFrom,
  };
}

const clockView = (step: ReviewStep): ReviewClockResponse => {
  const { id, germanName, from, ends, lastCountedDay, safeDay, reason, citations } = step;
  return { id, germanName, from, ends, lastCountedDay, safeDay, reason, citations: [...citations] };
};

const citationOf = (law: Law, factId: string): CitationResponse => {
  const { id, statute, text, source, status } = law.fact(factId);
  return { id, statute: germanStatute(statute), text, source, status };
};

const numbersOf = ({ lots }: Dossier, lotIds: readonly string[]): number[] =>
  lots.filter(({ id }) => lotIds.includes(id)).map(({ number }) => number);
