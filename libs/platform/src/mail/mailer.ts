import type { MailDraft } from './mail-draft';

/**
 * `held`: not sent, since no mail server is set up or all mail was stopped · `uncertain`: handed over, but the server's answer did
 * not come · `bounced`: it was taken and came back later.
 */
export type MailState = 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'held' | 'bounced';

/** A queued mail as the room that queued it may show it. */
export interface MailStatus {
  readonly id: string;
  readonly to: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly state: MailState;
  /** German: why it waits, failed or was not sent; null otherwise. */
  readonly cause: string | null;
  /** What the mail server said last. */
  readonly answer: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** When the next attempt comes, while it waits for one. */
  readonly nextAttemptAt: Date | null;
  /** How it was settled another way (by post, by telephone). */
  readonly settledNote: string | null;
}

/** Outgoing mail for rooms. Both run in the caller's unit of work; whether the actor may is the caller's to check. */
export abstract class Mailer {
  /** Writes the mail; it is sent after the commit. Returns its id. Throws `invalid` with a sentence per wrong field. */
  abstract queue(draft: MailDraft): Promise<string>;
  /** The mails that belong to something, oldest first; nothing for actors who are not of the centre. */
  abstract about(type: string, id: string): Promise<MailStatus[]>;
  /** The recipient was reached another way. Throws `conflict` unless the mail failed, bounced, is uncertain or was held. */
  abstract settle(id: string, note: string): Promise<void>;
}
