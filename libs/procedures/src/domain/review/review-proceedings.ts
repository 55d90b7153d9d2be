import { addDays, dayInGermany, germanDate, type LocalDate } from '@app/kernel';
import { type Law, reviewDates, type ReviewStep, type Uncertainty } from '@app/law';
import { type Confirmation, confirmationOf, waiting } from '../confirmation';
import { isAwarded } from '../phase';
import type { Lot, Procedure } from '../procedure';

/** What happens in review proceedings after the authority was informed of them. */
export const REVIEW_EVENTS = ['application', 'decision', 'appeal', 'end'] as const;
export type ReviewEventKind = (typeof REVIEW_EVENTS)[number];

export const REVIEW_EVENT_NAMES: Readonly<Record<ReviewEventKind, string>> = {
  application: 'Eingang des Antrags bei der Vergabekammer',
  decision: 'Zustellung der Entscheidung der Vergabekammer',
  appeal: 'Sofortige Beschwerde',
  end: 'Ende der Nachprüfung',
};

/** How the prohibition of the award ended. */
export const REVIEW_ENDS = ['withdrawn', 'ban-over', 'other'] as const;
export type ReviewEnd = (typeof REVIEW_ENDS)[number];

export const REVIEW_END_NAMES: Readonly<Record<ReviewEnd, string>> = {
  withdrawn: 'Der Antrag ist zurückgenommen oder erledigt',
  'ban-over': 'Das Zuschlagsverbot ist abgelaufen',
  other: 'Gericht oder Vergabekammer haben den Zuschlag freigegeben',
};

export interface ReviewEvent {
  readonly kind: ReviewEventKind;
  readonly on: LocalDate;
  /** Of a decision: the chamber rejected the application. */
  readonly rejected: boolean | null;
  /** Of the end. */
  readonly end: ReviewEnd | null;
  readonly note: string;
  readonly personName: string;
  readonly at: Date;
}

/** An end that lifts the prohibition is put before a second person; only with their agreement it becomes an event. */
export interface ReviewEndRequest {
  readonly id: string;
  readonly reviewId: string;
  readonly on: LocalDate;
  readonly end: ReviewEnd;
  readonly note: string;
  readonly personName: string;
  readonly at: Date;
}

export interface ReviewProceedings {
  readonly id: string;
  readonly chamber: string;
  readonly fileNumber: string;
  /** When the authority learnt of the application: from then on the award is forbidden (§ 169 Abs. 1 GWB). */
  readonly informedAt: Date;
  /** Empty: the whole procedure. */
  readonly lotIds: readonly string[];
  readonly personName: string;
  readonly at: Date;
  readonly events: readonly ReviewEvent[];
}

export const eventOf = ({ events }: ReviewProceedings, kind: ReviewEventKind): ReviewEvent | undefined =>
  events.find((event) => event.kind === kind);

export const isRunning = (review: ReviewProceedings): boolean => eventOf(review, 'end') === undefined;

export interface ReviewClocks {
  readonly steps: readonly ReviewStep[];
  readonly uncertain: readonly Uncertainty[];
  /** First day without the prohibition by what is known; null: it cannot be said yet. */
  readonly freeFrom: LocalDate | null;
}

/** Dates of the proceedings by the law of the day the procedure began. */
export function reviewClocks(
  review: ReviewProceedings,
  { startsOn, state }: Pick<Procedure, 'startsOn' | 'state'>,
  law: Law,
): ReviewClocks {
  const decision = eventOf(review, 'decision');
  const applicationReceivedOn = eventOf(review, 'application')?.on ?? dayInGermany(review.informedAt);
  const events = {
    applicationReceivedOn,
    decisionServedOn: decision?.on ?? null,
    chamberRejected: decision?.rejected ?? null,
  };
  const { steps, uncertain } = reviewDates({ startsOn, state, events }, law);
  return { steps, uncertain, freeFrom: freeFrom(review, steps) };
}

/**
 * After the decision the ban lasts as long as its step says; a complaint to the court prolongs it by its suspensive effect,
 * and where the library knows no day for that effect, nothing can be said.
 */
function freeFrom(review: ReviewProceedings, steps: readonly ReviewStep[]): LocalDate | null {
  const ends = (id: ReviewStep['id']): LocalDate | null => steps.find((step) => step.id === id)?.ends ?? null;
  const decision = eventOf(review, 'decision');
  const ban = ends('award-ban');
  if (!decision || ban === null) return null;
  if (!eventOf(review, 'appeal')) return addDays(ban, 1);
  const effect = steps.find(({ id }) => id === 'suspensive-effect');
  if (!effect) return null;
  if (effect.ends !== null) return addDays(effect.ends, 1);
  return decision.rejected === true ? addDays(ban, 1) : null;
}

/** The lots of a review that can still be awarded. */
export const barredLots = <T extends Pick<Lot, 'id' | 'phase'>>(
  { lotIds }: Pick<ReviewProceedings, 'lotIds'>,
  lots: readonly T[],
): readonly T[] =>
  lots
    .filter(({ phase }) => phase !== 'cancelled' && !isAwarded(phase))
    .filter(({ id }) => lotIds.length === 0 || lotIds.includes(id));

export interface Suspension {
  /** The first day of the reviews that run; null: the award is not forbidden. */
  readonly since: LocalDate | null;
  /** Lots that none of them touches. */
  readonly spared: readonly string[];
}

/** What the running reviews forbid. § 169 GWB is law of EU procedures; below, nothing is suspended by itself. */
export function suspensionBy(
  reviews: readonly ReviewProceedings[],
  regime: Procedure['regime'],
  lots: readonly Pick<Lot, 'id' | 'phase'>[],
): Suspension {
  const barring =
    regime === 'eu' ? reviews.filter((review) => isRunning(review) && barredLots(review, lots).length > 0) : [];
  if (barring.length === 0) return { since: null, spared: [] };
  const barred = new Set(barring.flatMap((review) => barredLots(review, lots)).map(({ id }) => id));
  const [since = null] = barring.map(({ informedAt }) => dayInGermany(informedAt)).sort();
  return { since, spared: lots.map(({ id }) => id).filter((id) => !barred.has(id)) };
}

/** The confirmation that waits for a second person; undefined: nobody asked to end this review. */
export const waitingEnd = (
  { id }: Pick<ReviewProceedings, 'id'>,
  ends: readonly Pick<ReviewEndRequest, 'id' | 'reviewId'>[],
  dossier: { readonly confirmations: readonly Confirmation[] },
): Confirmation | undefined =>
  ends
    .filter(({ reviewId }) => reviewId === id)
    .map((asked) => confirmationOf(dossier, 'review-ended', asked.id))
    .find((confirmation) => confirmation !== undefined && waiting(confirmation));

export const NATIONAL_REVIEW =
  'Das Zuschlagsverbot des § 169 GWB gilt für EU-weite Verfahren. Für nationale Verfahren ist kein gesetzliches Verbot hinterlegt; ob der Zuschlag bis zur Entscheidung aufgeschoben wird, entscheidet der Auftraggeber.';

/** Why an event cannot be recorded now; null: it can. */
export function eventRefusal(
  review: ReviewProceedings,
  event: Pick<ReviewEvent, 'kind' | 'on' | 'end'>,
  { today, freeFrom: free }: { readonly today: LocalDate; readonly freeFrom: LocalDate | null },
): string | null {
  const informed = dayInGermany(review.informedAt);
  if (!isRunning(review)) return 'Die Nachprüfung ist schon beendet.';
  if (eventOf(review, event.kind)) return `${REVIEW_EVENT_NAMES[event.kind]} ist schon erfasst.`;
  if (event.on > today) return 'Der Tag liegt in der Zukunft.';
  if (event.kind !== 'application' && event.on < informed)
    return `Der Tag liegt vor der Information des Auftraggebers am ${germanDate(informed)}.`;
  const decision = eventOf(review, 'decision');
  if (event.kind === 'appeal' && (!decision || event.on < decision.on))
    return 'Eine Beschwerde setzt eine zugestellte Entscheidung der Vergabekammer voraus.';
  if (event.kind === 'end' && event.end === 'ban-over' && (free === null || today < free))
    return free === null
      ? 'Nach den erfassten Ereignissen ist das Zuschlagsverbot nicht abgelaufen.'
      : `Das Zuschlagsverbot läuft noch; es ist frühestens ab dem ${germanDate(free)} vorüber.`;
  return null;
}
