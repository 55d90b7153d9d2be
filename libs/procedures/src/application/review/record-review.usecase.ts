import { conflict, germanDate, germanInstant, invalid, notFound } from '@app/kernel';
import { fact } from '@app/law';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../../domain/dossier';
import {
  barredLots,
  eventRefusal,
  isRunning,
  NATIONAL_REVIEW,
  REVIEW_END_NAMES,
  REVIEW_EVENT_NAMES,
  reviewClocks,
  type ReviewProceedings,
  suspensionBy,
  waitingEnd,
} from '../../domain/review/review-proceedings';
import { CheckRepository } from '../../infrastructure/check.repository';
import {
  type NewReview,
  type NewReviewEnd,
  type NewReviewEvent,
  ReviewRepository,
} from '../../infrastructure/review.repository';
import { ProcedureStep, type StepResult } from '../procedure-step';
import { lotsText, requireLots } from './lots-of-review';

export type ReviewCommand = Omit<NewReview, 'lotIds'> & { readonly lotIds?: readonly string[] };

const LEAST_REASON = 20;

/** Review proceedings: from the information of the authority the award is forbidden, until their end lifts it. */
@Injectable()
export class RecordReview {
  constructor(
    private readonly step: ProcedureStep,
    private readonly reviews: ReviewRepository,
    private readonly checks: CheckRepository,
  ) {}

  /** The prohibition stands in the same transaction. Returns the id. Throws `invalid` for a moment in the future. */
  async inform(actor: Actor, procedureId: string, { lotIds = [], ...command }: ReviewCommand): Promise<string> {
    const record = async (dossier: Dossier) => {
      if (command.informedAt > dossier.now)
        refuse('/informedAt', 'Der Zeitpunkt der Information kann nicht in der Zukunft liegen.');
      requireLots(dossier, lotIds);
      const review = { ...command, lotIds };
      const id = await this.reviews.insertReview(procedureId, review);
      const all = await this.reviews.reviews(procedureId);
      requireComputable(dossier, all);
      const { procedure, lots } = dossier;
      const { since } = suspensionBy(all, procedure.regime, lots);
      const { chamber, fileNumber, informedAt } = review;
      const text = `Nachprüfungsverfahren bei ${chamber} (${fileNumber})${lotsText(dossier, lotIds)}; der Auftraggeber ist seit dem ${germanInstant(informedAt)} informiert. ${effectOf(dossier, review)}`;
      return {
        id,
        action: 'review-informed',
        change: { suspendedOn: since },
        lastChange: 'Nachprüfungsverfahren erfasst',
        entries: [{ text, citation: citationOf(dossier) }],
        before: { suspendedOn: procedure.suspendedOn },
        after: { reviewId: id, chamber, fileNumber, informedAt: informedAt.toISOString(), suspendedOn: since },
      };
    };
    return (await this.step.run(actor, 'procedure.manage', procedureId, undefined, record, true)).id;
  }

  /**
   * Decision, complaint to the court, end. An end that lifts the prohibition waits for a second person; where nothing is
   * forbidden, it stands at once.
   */
  async happened(actor: Actor, procedureId: string, reviewId: string, event: NewReviewEvent): Promise<void> {
    const record = async (dossier: Dossier) => {
      const before = await this.reviews.reviews(procedureId);
      const review = before.find(({ id }) => id === reviewId);
      if (!review) throw notFound('Diese Nachprüfung');
      checkEvent(dossier, review, event);
      const { procedure, lots } = dossier;
      const forbids = suspensionBy([review], procedure.regime, lots).since !== null;
      return event.end !== null && forbids
        ? this.askEnd(dossier, review, { ...event, reviewId, end: event.end })
        : this.add(dossier, review, event);
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, record, true);
  }

  private async askEnd(dossier: Dossier, review: ReviewProceedings, asked: NewReviewEnd): Promise<StepResult> {
    const { id: procedureId } = dossier.procedure;
    if (waitingEnd(review, await this.reviews.ends(procedureId), dossier))
      throw conflict('review-end-waiting', 'Das Ende dieser Nachprüfung wartet schon auf die zweite Person.');
    const id = await this.reviews.insertEnd(asked);
    const text = `${eventText(review, { ...asked, kind: 'end', rejected: null })} Das Zuschlagsverbot würde damit enden.`;
    await this.checks.ask(procedureId, 'review-ended', id, text);
    return {
      action: 'review-end-asked',
      change: {},
      lastChange: 'Ende der Nachprüfung zur Mitzeichnung vorgelegt',
      entries: [{ text: `Mitzeichnung erbeten: ${text}`, citation: citationOf(dossier) }],
      after: { endId: id, ...asked },
    };
  }

  /** Carries out what the second person has just agreed to, in their transaction. Throws `conflict` when it no longer fits. */
  async endAgreed(dossier: Dossier, endId: string): Promise<StepResult> {
    const { procedure, law, today } = dossier;
    const { id: procedureId } = procedure;
    const asked = (await this.reviews.ends(procedureId)).find(({ id }) => id === endId);
    const review = (await this.reviews.reviews(procedureId)).find(({ id }) => id === asked?.reviewId);
    if (!asked || !review) throw notFound('Dieses Ende einer Nachprüfung');
    const event = { kind: 'end', on: asked.on, rejected: null, end: asked.end, note: asked.note } as const;
    // Something else may have been recorded since they were asked: a complaint to the court, for example.
    const refused = eventRefusal(review, event, { today, freeFrom: reviewClocks(review, procedure, law).freeFrom });
    if (refused) throw conflict('review-end-late', `${refused} Bitte die Mitzeichnung ablehnen.`);
    return this.add(dossier, review, event, asked.personName);
  }

  private async add(
    dossier: Dossier,
    review: ReviewProceedings,
    event: NewReviewEvent,
    personName?: string,
  ): Promise<StepResult> {
    await this.reviews.insertEvent(review.id, event, personName);
    const { procedure, lots } = dossier;
    const all = await this.reviews.reviews(procedure.id);
    requireComputable(dossier, all);
    const { since } = suspensionBy(all, procedure.regime, lots);
    const lifted = event.kind === 'end' && procedure.suspendedOn !== null ? liftedText(since !== null) : '';
    return {
      action: event.kind === 'end' ? 'review-ended' : 'review-event',
      change: { suspendedOn: since },
      lastChange: REVIEW_EVENT_NAMES[event.kind],
      entries: [{ text: `${eventText(review, event)}${lifted}`, citation: citationOf(dossier) }],
      before: { suspendedOn: procedure.suspendedOn },
      after: { reviewId: review.id, ...event, suspendedOn: since },
    };
  }
}

/** A day without rules or holidays (a mistyped year) is refused now: later nothing could end the prohibition any more. */
function requireComputable({ procedure, law }: Dossier, reviews: readonly ReviewProceedings[]): void {
  for (const review of reviews) reviewClocks(review, procedure, law);
}

function effectOf({ procedure, lots }: Dossier, review: Pick<ReviewProceedings, 'lotIds'>): string {
  if (procedure.regime === 'national') return NATIONAL_REVIEW;
  return barredLots(review, lots).length > 0
    ? 'Der Zuschlag darf nicht erteilt werden.'
    : 'Über die betroffenen Lose war schon entschieden; ein Zuschlag ist nicht mehr aufzuhalten.';
}

function checkEvent({ procedure, law, today }: Dossier, review: ReviewProceedings, event: NewReviewEvent): void {
  const { freeFrom } = reviewClocks(review, procedure, law);
  const refused = eventRefusal(review, event, { today, freeFrom });
  if (refused) refuse(event.end === 'ban-over' && isRunning(review) ? '/end' : '/on', refused);
  if (event.kind === 'end' && event.note.length < LEAST_REASON)
    refuse('/note', `Bitte begründen Sie mit mindestens ${LEAST_REASON} Zeichen, warum das Verbot endet.`);
  if (event.kind === 'decision' && event.rejected === null)
    refuse('/rejected', 'Bitte geben Sie an, ob die Vergabekammer den Antrag abgelehnt hat.');
}

function eventText({ fileNumber }: ReviewProceedings, { kind, on, rejected, end, note }: NewReviewEvent): string {
  const result =
    rejected === null ? '' : rejected ? ' Der Antrag ist abgelehnt.' : ' Dem Antrag ist ganz oder teilweise gefolgt.';
  const how = end === null ? '' : ` ${REVIEW_END_NAMES[end]}.`;
  return `${REVIEW_EVENT_NAMES[kind]} am ${germanDate(on)} (${fileNumber}).${result}${how}${note ? ` ${note}` : ''}`;
}

const liftedText = (suspended: boolean): string =>
  suspended
    ? ' Wegen einer weiteren Nachprüfung bleibt der Zuschlag verboten.'
    : ' Das Zuschlagsverbot ist aufgehoben.';

const citationOf = ({ procedure }: Dossier): string | null =>
  procedure.regime === 'eu' ? fact('REV-169').statute : null;

function refuse(pointer: string, message: string): never {
  throw invalid('review', message, [{ pointer, message }]);
}
