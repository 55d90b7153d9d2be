import { germanDate, germanInstant, invalid, notFound } from '@app/kernel';
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
} from '../../domain/review/review-proceedings';
import { type NewReview, type NewReviewEvent, ReviewRepository } from '../../infrastructure/review.repository';
import { ProcedureStep } from '../procedure-step';
import { lotsText, requireLots } from './lots-of-review';

export type ReviewCommand = Omit<NewReview, 'lotIds'> & { readonly lotIds?: readonly string[] };

const LEAST_REASON = 20;

/** Review proceedings: from the information of the authority the award is forbidden, until their end lifts it. */
@Injectable()
export class RecordReview {
  constructor(
    private readonly step: ProcedureStep,
    private readonly reviews: ReviewRepository,
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
        entries: [{ text, citation: procedure.regime === 'eu' ? fact('REV-169').statute : null }],
        before: { suspendedOn: procedure.suspendedOn },
        after: { reviewId: id, chamber, fileNumber, informedAt: informedAt.toISOString(), suspendedOn: since },
      };
    };
    return (await this.step.run(actor, 'procedure.manage', procedureId, undefined, record, true)).id;
  }

  /** Decision, complaint to the court, end. The end lifts the prohibition unless another review runs. */
  async happened(actor: Actor, procedureId: string, reviewId: string, event: NewReviewEvent): Promise<void> {
    const record = async (dossier: Dossier) => {
      const before = await this.reviews.reviews(procedureId);
      const review = before.find(({ id }) => id === reviewId);
      if (!review) throw notFound('Diese Nachprüfung');
      checkEvent(dossier, review, event);
      await this.reviews.insertEvent(reviewId, event);
      const { procedure, lots } = dossier;
      const all = await this.reviews.reviews(procedureId);
      requireComputable(dossier, all);
      const { since } = suspensionBy(all, procedure.regime, lots);
      return {
        action: event.kind === 'end' ? 'review-ended' : 'review-event',
        change: { suspendedOn: since },
        lastChange: REVIEW_EVENT_NAMES[event.kind],
        entries: [
          {
            text: eventText(dossier, review, event, since !== null),
            citation: procedure.regime === 'eu' ? fact('REV-169').statute : null,
          },
        ],
        before: { suspendedOn: procedure.suspendedOn },
        after: { reviewId, ...event, suspendedOn: since },
      };
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, record, true);
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

function eventText(dossier: Dossier, review: ReviewProceedings, event: NewReviewEvent, suspended: boolean): string {
  const { kind, on, rejected, end, note } = event;
  const result =
    rejected === null ? '' : rejected ? ' Der Antrag ist abgelehnt.' : ' Dem Antrag ist ganz oder teilweise gefolgt.';
  const how = end === null ? '' : ` ${REVIEW_END_NAMES[end]}.`;
  const lifted =
    kind !== 'end' || dossier.procedure.suspendedOn === null
      ? ''
      : suspended
        ? ' Wegen einer weiteren Nachprüfung bleibt der Zuschlag verboten.'
        : ' Das Zuschlagsverbot ist aufgehoben.';
  return `${REVIEW_EVENT_NAMES[kind]} am ${germanDate(on)} (${review.fileNumber}).${result}${how}${note ? ` ${note}` : ''}${lifted}`;
}

function refuse(pointer: string, message: string): never {
  throw invalid('review', message, [{ pointer, message }]);
}
