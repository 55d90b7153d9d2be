import { dayInGermany, type FieldError, germanDate, type LocalDate } from '@app/kernel';
import type { LetterFacts, LetterKind } from './letters/letter';

export type MessageKind = LetterKind | 'free';
export const MESSAGE_KIND_NAMES: Readonly<Record<MessageKind, string>> = {
  information: 'Information der nicht berücksichtigten Bieter',
  award: 'Zuschlagsschreiben',
  cancellation: 'Unterrichtung über die Aufhebung',
  'price-inquiry': 'Aufklärung des Preises',
  invitation: 'Aufforderung zur Angebotsabgabe',
  'missing-documents': 'Nachforderung von Unterlagen',
  answers: 'Fragen und Antworten',
  extension: 'Fristverlängerung',
  free: 'Nachricht',
};

export const MESSAGE_CHANNELS = ['email', 'post', 'portal'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];
export const MESSAGE_CHANNEL_NAMES: Readonly<Record<MessageChannel, string>> = {
  email: 'E-Mail',
  post: 'Post',
  portal: 'Vergabeportal',
};

/** A file that proves something; its bytes lie in the file store. */
export interface ProofFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
}

/** `mailed`: handed to the mail queue · `posted`, `uploaded`: a person says so · `withdrawn`, `completed`: of the whole message. */
export type MessageEventKind = 'mailed' | 'posted' | 'uploaded' | 'withdrawn' | 'completed';
export interface MessageEvent {
  readonly id: string;
  readonly messageId: string;
  /** Null: of the whole message. */
  readonly recipientId: string | null;
  readonly kind: MessageEventKind;
  readonly on: LocalDate;
  readonly note: string;
  readonly mailId: string | null;
  readonly file: ProofFile | null;
  readonly personName: string;
  readonly at: Date;
}

export interface MessageRecipient {
  readonly id: string;
  readonly messageId: string;
  readonly bidderId: string | null;
  readonly name: string;
  /** Street, postcode and place in lines. */
  readonly address: string;
  readonly email: string;
  readonly channel: MessageChannel;
  /** The letter as PDF; null where the message is its text alone. */
  readonly documentId: string | null;
}

export interface Message {
  readonly id: string;
  readonly kind: MessageKind;
  /** What it is about: the proposal, the cancellation, the bid …; empty for free messages. */
  readonly aboutId: string;
  readonly subject: string;
  readonly text: string;
  readonly facts: LetterFacts | null;
  readonly personName: string;
  readonly at: Date;
  readonly recipients: readonly MessageRecipient[];
  readonly events: readonly MessageEvent[];
}

/** `open`: a person posts or uploads it · `sent`: left on `on` by `channel`. */
export interface RecipientState {
  readonly state: 'preparing' | 'open' | 'sending' | 'sent' | 'failed' | 'withdrawn';
  readonly channel: MessageChannel;
  readonly on: LocalDate | null;
  /** German: why it failed or waits. */
  readonly cause: string | null;
}

/** What is known of a mail. Its times are those of the database. */
export interface SentMail {
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'held' | 'bounced';
  readonly cause: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

/** What is known of a document that goes along. */
export interface LetterDocument {
  readonly state: string;
  readonly error: string | null;
}

export const isWithdrawn = ({ events }: Pick<Message, 'events'>): boolean =>
  events.some(({ kind }) => kind === 'withdrawn');
export const isCompleted = ({ events }: Pick<Message, 'events'>): boolean =>
  events.some(({ kind }) => kind === 'completed');

/** How far a message came to one recipient: what a person recorded counts more than what the mail server said. */
export function recipientState(
  { events }: Pick<Message, 'events'>,
  { id, channel }: MessageRecipient,
  mails: ReadonlyMap<string, SentMail>,
  document: LetterDocument | undefined,
): RecipientState {
  const own = events.filter(({ recipientId }) => recipientId === id);
  const shown = own.findLast(({ kind }) => kind === 'posted' || kind === 'uploaded');
  if (shown) {
    return { state: 'sent', channel: shown.kind === 'posted' ? 'post' : 'portal', on: shown.on, cause: null };
  }
  const at = (state: RecipientState['state'], cause: string | null = null, on: LocalDate | null = null) => ({
    ...{ state, channel, on, cause },
  });
  if (isWithdrawn({ events })) return at('withdrawn');
  const mailed = own.findLast(({ kind }) => kind === 'mailed');
  const mail = mailed?.mailId ? mails.get(mailed.mailId) : undefined;
  if (mailed && mail) {
    if (mail.state === 'sent') return at('sent', null, mailDay(mailed.at, mail));
    if (mail.state === 'waiting' || mail.state === 'sending') return at('sending', mail.cause);
    return at('failed', mail.cause);
  }
  if (document?.state === 'failed') return at('failed', document.error);
  if (document && document.state !== 'done') return at('preparing');
  return channel === 'email' ? at('preparing') : at('open');
}

/** Mails follow the clock of the database, the file that of the centre: what counts is how long the mail took. */
function mailDay(queuedAt: Date, { createdAt, sentAt }: SentMail): LocalDate {
  const took = Math.max(0, (sentAt ?? createdAt).getTime() - createdAt.getTime());
  return dayInGermany(new Date(queuedAt.getTime() + took));
}

/** When and how a message left; null while one recipient still waits. The last day counts, and post where one went by post. */
export function dispatchOf(
  states: readonly RecipientState[],
): { readonly on: LocalDate; readonly channel: 'electronic' | 'post' } | null {
  const days = states.flatMap(({ state, on }) => (state === 'sent' && on !== null ? [on] : []));
  const last = days.toSorted().at(-1);
  if (last === undefined || days.length < states.length) return null;
  return { on: last, channel: states.some(({ channel }) => channel === 'post') ? 'post' : 'electronic' };
}

/** Everything wrong with what a person says about the dispatch. */
export function proofErrors(
  message: Message,
  { channel, on, hasFile }: { readonly channel: 'post' | 'portal'; readonly on: LocalDate; readonly hasFile: boolean },
  today: LocalDate,
): readonly FieldError[] {
  const written = dayInGermany(message.at);
  return [
    ...(on > today ? [{ pointer: '/on', message: `Spätestens heute, ${germanDate(today)}.` }] : []),
    ...(on < written
      ? [{ pointer: '/on', message: `Frühestens am ${germanDate(written)}, dem Tag des Schreibens.` }]
      : []),
    ...(channel === 'portal' && !hasFile
      ? [{ pointer: '/file', message: 'Bitte legen Sie den Nachweis des Portals bei (Sendebericht, Bildschirmfoto).' }]
      : []),
  ];
}
