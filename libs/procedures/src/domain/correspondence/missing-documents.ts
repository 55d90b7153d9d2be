import { dayInGermany, type FieldError, germanDate, type LocalDate } from '@app/kernel';
import { type Citation, explainer, type Law } from '@app/law';
import { formalFact, rulebookOf } from '../examination/formal-grounds';
import type { Procedure } from '../procedure';

export interface MissingItem {
  readonly id: string;
  readonly name: string;
  /** What exactly is to be handed in, supplemented or explained. */
  readonly request: string;
}
export const MISSING_EVENTS = ['sent', 'received', 'not-received', 'withdrawn'] as const;
export type MissingEventKind = (typeof MISSING_EVENTS)[number];
export interface MissingEvent {
  readonly kind: MissingEventKind;
  /** Of `received` and `not-received` only. */
  readonly itemIds: readonly string[];
  readonly on: LocalDate;
  readonly note: string;
  readonly personName: string;
  readonly at: Date;
}
export interface MissingRequest {
  readonly id: string;
  readonly bidderId: string;
  readonly lotId: string | null;
  readonly items: readonly MissingItem[];
  readonly due: Date;
  readonly personName: string;
  readonly at: Date;
  /** The oldest first. */
  readonly events: readonly MissingEvent[];
}

export type ItemState = 'open' | 'received' | 'late' | 'not-received';
/** `incomplete`: everything is known, and something did not come in time: the examination decides what follows. */
export type MissingState = 'draft' | 'waiting' | 'overdue' | 'complete' | 'incomplete' | 'withdrawn';

/** The last word on an item counts. */
export function itemState({ events, due }: Pick<MissingRequest, 'events' | 'due'>, itemId: string): ItemState {
  const last = events.filter(({ itemIds }) => itemIds.includes(itemId)).at(-1);
  if (last === undefined) return 'open';
  if (last.kind === 'not-received') return 'not-received';
  return last.on > dayInGermany(due) ? 'late' : 'received';
}

export function missingState(request: MissingRequest, now: Date): MissingState {
  const kinds = request.events.map(({ kind }) => kind);
  if (kinds.includes('withdrawn')) return 'withdrawn';
  if (!kinds.includes('sent')) return 'draft';
  const states = request.items.map(({ id }) => itemState(request, id));
  if (states.every((state) => state === 'received')) return 'complete';
  if (states.every((state) => state !== 'open')) return 'incomplete';
  return now > request.due ? 'overdue' : 'waiting';
}

/** What of a bidder the examination has to know. */
export interface MissingStanding {
  readonly requestId: string;
  readonly bidderId: string;
  /** Null: of all lots. */
  readonly lotId: string | null;
  readonly state: MissingState;
  /** Names of what did not come or came late. */
  readonly lacking: readonly string[];
}
export const standingOf = (request: MissingRequest, now: Date): MissingStanding => ({
  ...{ requestId: request.id, bidderId: request.bidderId, lotId: request.lotId },
  state: missingState(request, now),
  lacking: request.items
    .filter(({ id }) => ['late', 'not-received'].includes(itemState(request, id)))
    .map(({ name }) => name),
});

type OfBid = { readonly bidderId: string; readonly lotId: string };
const concerns = ({ bidderId, lotId }: MissingStanding, bid: OfBid): boolean =>
  bidderId === bid.bidderId && (lotId === null || lotId === bid.lotId);

/** Names of what the bidder was asked for and did not hand in in time. */
export const lackingOf = (all: readonly MissingStanding[], bid: OfBid): readonly string[] =>
  all.filter((one) => one.state === 'incomplete' && concerns(one, bid)).flatMap(({ lacking }) => lacking);

/** True while something the bidder was asked for may still come, or nobody has noted whether it came. */
export const isAwaited = (all: readonly MissingStanding[], bid: OfBid): boolean =>
  all.some((one) => (one.state === 'waiting' || one.state === 'overdue') && concerns(one, bid));

/** Everything wrong with an event; `today` is the last day it can have happened. */
export function eventErrors(
  request: MissingRequest,
  { kind, itemIds, on }: Pick<MissingEvent, 'kind' | 'itemIds' | 'on'>,
  now: Date,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const state = missingState(request, now);
  const today = dayInGermany(now);
  const about = kind === 'received' || kind === 'not-received';
  const wrong = (pointer: string, message: string): void => void errors.push({ pointer, message });
  if (on > today) wrong('/on', `Spätestens heute, ${germanDate(today)}.`);
  if (on < dayInGermany(request.at)) wrong('/on', `Frühestens am ${germanDate(dayInGermany(request.at))}.`);
  if (state === 'withdrawn') wrong('/kind', 'Diese Nachforderung ist zurückgenommen.');
  else if (kind === 'sent' && state !== 'draft') wrong('/kind', 'Diese Nachforderung ist schon versandt.');
  else if (about && state === 'draft') wrong('/kind', 'Bitte zuerst festhalten, dass die Nachforderung versandt ist.');
  if (kind === 'not-received' && now <= request.due) {
    wrong('/kind', 'Die Frist läuft noch; bis zu ihrem Ende kann die Unterlage eingehen.');
  }
  if (about && itemIds.length === 0) wrong('/itemIds', 'Bitte wählen Sie mindestens eine Unterlage.');
  if (itemIds.some((id) => !request.items.some((item) => item.id === id))) {
    wrong('/itemIds', 'Diese Unterlage ist nicht nachgefordert.');
  }
  return errors;
}

export interface MissingLaw {
  /** What the request rests on; null where no fact is stored. */
  readonly basis: Citation | null;
  /** What follows when nothing comes. */
  readonly consequence: Citation | null;
  readonly notes: readonly string[];
}

/** The stored facts on asking for documents later, by the day the procedure is judged by. */
export function missingLaw(law: Law, procedure: Pick<Procedure, 'regime' | 'nature' | 'startsOn'>): MissingLaw {
  const rulebook = rulebookOf(procedure);
  const cited = (id: string | null): Citation | null => {
    if (id === null || !law.factOn(id, procedure.startsOn)) return null;
    const { cite, result } = explainer(law);
    cite(id);
    return result().citations[0] ?? null;
  };
  const basis = cited(rulebook === 'vgv' ? 'NACHF-26' : rulebook === 'vob' ? 'WERT-STUFEN' : null);
  const prices = rulebook === 'vob' ? cited('OWN-VOBA-16A-2') : null;
  return {
    basis,
    consequence: cited(formalFact('documents', rulebook)),
    notes: [
      ...(basis
        ? []
        : ['Für die Nachforderung ist hier keine Vorschrift hinterlegt. Bitte vorher im Gesetz nachlesen.']),
      ...(prices ? [`${prices.text} (${prices.statute})`] : []),
    ],
  };
}
