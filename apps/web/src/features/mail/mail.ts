import type { IconName, Tone } from '../../shared/ui';

export type MailState = 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'held' | 'bounced';

export interface MailItem {
  readonly id: string;
  readonly aboutType: string;
  readonly aboutLabel: string;
  readonly aboutHref: string;
  readonly to: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly state: MailState;
  readonly heldFor: 'server' | 'training' | 'suspension' | null;
  readonly bouncedBefore: { readonly at: string; readonly cause: string } | null;
  readonly cause: string | null;
  readonly answer: string | null;
  readonly attempts: number;
  readonly personName: string;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly nextAttemptAt: string | null;
  readonly settledNote: string | null;
  readonly attachments: readonly { readonly sha256: string; readonly name: string; readonly type: string }[];
}

export interface MailTry {
  readonly number: number;
  readonly begunAt: string;
  readonly endedAt: string | null;
  readonly outcome: 'sent' | 'delayed' | 'failed' | 'uncertain' | 'stopped' | null;
  readonly cause: string | null;
  readonly answer: string | null;
}

export interface MailBounce {
  readonly receivedAt: string;
  readonly status: string;
  readonly cause: string;
  readonly diagnostic: string | null;
  readonly reportedRecipient: string;
  readonly reportingServer: string | null;
  readonly personName: string;
}

export interface MailDetail extends MailItem {
  readonly text: string;
  readonly tries: readonly MailTry[];
  readonly bounces: readonly MailBounce[];
}

export interface Dispatch {
  readonly sender: string | null;
  readonly suspension: { readonly personName: string; readonly since: string; readonly reason: string } | null;
  readonly open: readonly { readonly state: MailState; readonly count: number }[];
}

export const MAILS_PATH = '/api/mails';
export const MAIL_PATH = '/api/mails/{id}';
export const DISPATCH_PATH = '/api/mail-dispatch';

export interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const STATES: Readonly<Record<MailState, Look>> = {
  waiting: { label: 'wartet', tone: 'neutral', icon: 'clock' },
  sending: { label: 'unterwegs', tone: 'info', icon: 'autorenew' },
  sent: { label: 'versandt', tone: 'success', icon: 'check' },
  failed: { label: 'abgelehnt', tone: 'danger', icon: 'danger' },
  bounced: { label: 'kam zurück', tone: 'danger', icon: 'arrow-back' },
  uncertain: { label: 'ungewiss', tone: 'warning', icon: 'help' },
  held: { label: 'nicht versandt', tone: 'warning', icon: 'lock' },
};

/** A mail that was settled another way needs nobody any more. */
export const lookOf = ({ state, settledNote }: Pick<MailItem, 'state' | 'settledNote'>): Look =>
  settledNote === null ? STATES[state] : { label: 'anders erledigt', tone: 'neutral', icon: 'check' };

/** What a mail can belong to; another word is shown as it is. */
export const ABOUT: Readonly<Record<string, string>> = {
  procedure: 'Vergabeverfahren',
  reminder: 'Erinnerung an Termine',
  notification: 'Benachrichtigung',
};

export const isOnItsWay = ({ state }: Pick<MailItem, 'state'>): boolean => state === 'waiting' || state === 'sending';

/** A person may send it once more: it failed, is uncertain, was not sent, or waits for another attempt. */
export const canRetry = ({ state, heldFor, nextAttemptAt }: MailItem): boolean =>
  state === 'failed' ||
  state === 'bounced' ||
  state === 'uncertain' ||
  (state === 'held' && heldFor !== 'suspension') ||
  (state === 'waiting' && nextAttemptAt !== null);

/** A person may note that the recipient was reached another way. */
export const canSettle = ({ state, settledNote }: MailItem): boolean =>
  settledNote === null && ['failed', 'bounced', 'uncertain', 'held'].includes(state);

/** How an attempt ended. One without an end is under way only while its mail is; otherwise its process died. */
export function tryLook({ outcome, number }: MailTry, { state, attempts }: Pick<MailItem, 'state' | 'attempts'>): Look {
  if (outcome === 'sent') return { label: 'angenommen', tone: 'success', icon: 'check' };
  if (outcome === 'delayed') return { label: 'später erneut', tone: 'neutral', icon: 'clock' };
  if (outcome === 'failed') return { label: 'abgelehnt', tone: 'danger', icon: 'danger' };
  if (outcome === 'stopped') return { label: 'angehalten', tone: 'warning', icon: 'lock' };
  if (outcome === null && state === 'sending' && number === attempts)
    return { label: 'läuft', tone: 'info', icon: 'autorenew' };
  if (outcome === null && number < attempts) return { label: 'abgebrochen', tone: 'neutral', icon: 'close' };
  return { label: 'ohne Antwort', tone: 'warning', icon: 'help' };
}
