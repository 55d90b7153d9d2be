/** How one attempt to hand a mail over ended. */
export type MailOutcome =
  /** The server took it and said so. */
  | { readonly kind: 'sent'; readonly answer: string }
  /** It certainly did not take it; another attempt may succeed. */
  | { readonly kind: 'delayed'; readonly cause: string; readonly answer: string | null }
  /** It certainly did not take it and will not. */
  | { readonly kind: 'failed'; readonly cause: string; readonly answer: string | null }
  /** All of it went out, its answer did not come: only the recipient knows. */
  | { readonly kind: 'uncertain'; readonly cause: string };

/** What a connection to a mail server fails with. */
export interface SmtpFailure {
  /** nodemailer's word for where it failed: EAUTH, ETLS, EDNS … */
  readonly code?: string;
  /** Three digits of the server's reply (RFC 5321 4.2). */
  readonly responseCode?: number;
  readonly response?: string;
  /** The command that was answered: `RCPT TO`, `DATA`. */
  readonly command?: string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/**
 * Seconds until the next attempt. RFC 5321 4.5.4.1 asks for at least half an hour between attempts in general, with
 * faster ones at first; greylisting lets in who returns after some minutes. All of it takes nearly two days.
 */
const BACK_OFF = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  12 * HOUR,
];

/** Seconds to wait after that many delayed attempts (0 = after the first); undefined when it was the last. */
export const backOff = (delays: number): number | undefined => BACK_OFF[delays];

const CONNECTION: Readonly<Record<string, string>> = {
  EAUTH: 'Der Mailserver nimmt die Anmeldung nicht an; die Administration muss SMTP_URL prüfen.',
  ETLS: 'Die verschlüsselte Verbindung zum Mailserver kam nicht zustande.',
  EDNS: 'Der Name des Mailservers ist nicht bekannt; die Administration muss SMTP_URL prüfen.',
  ETIMEDOUT: 'Der Mailserver antwortet nicht.',
};

export const UNCERTAIN =
  'Die Nachricht wurde vollständig übergeben, die Antwort des Mailservers blieb aus. Ob sie angekommen ist, weiß nur ' +
  'die Empfängerseite. Bitte dort nachfragen, bevor Sie erneut senden.';

/**
 * What a failure means. `handedOver`: the end of the message went out, so that without a reply nobody knows.
 * A 4xx reply is temporary, a 5xx reply final (RFC 5321 4.2.1); a refused sign-in concerns the installation, not the mail.
 */
export function outcomeOf(failure: SmtpFailure, handedOver: boolean): MailOutcome {
  const { code = '', responseCode, response = null } = failure;
  if (handedOver && !responseCode) return { kind: 'uncertain', cause: UNCERTAIN };
  const about = code in CONNECTION ? CONNECTION[code] : undefined;
  if (code === 'EMESSAGE' && !responseCode) return { kind: 'failed', cause: TOO_LARGE, answer: response };
  if (!responseCode || about) {
    return { kind: 'delayed', cause: about ?? 'Der Mailserver ist nicht erreichbar.', answer: response };
  }
  const cause = meaningOf(failure, responseCode);
  return responseCode >= 500
    ? { kind: 'failed', cause, answer: response }
    : { kind: 'delayed', cause, answer: response };
}

const TOO_LARGE = 'Die Nachricht ist dem Mailserver zu groß; senden Sie die Anhänge auf anderem Weg.';

function meaningOf({ response = '', command = '' }: SmtpFailure, code: number): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})/.exec(response)?.[1] ?? '';
  if (code === 552 || enhanced.endsWith('.3.4')) return TOO_LARGE;
  if (enhanced.endsWith('.2.2')) return 'Das Postfach der Empfängerin oder des Empfängers ist voll.';
  if (code < 500) return 'Der Mailserver bittet, es später erneut zu versuchen.';
  if (command.startsWith('RCPT')) return 'Der Mailserver nimmt diese Adresse nicht an; bitte prüfen Sie sie.';
  if (command.startsWith('MAIL'))
    return 'Der Mailserver nimmt den Absender nicht an; die Administration muss MAIL_FROM prüfen.';
  return 'Der Mailserver hat die Nachricht abgelehnt.';
}
