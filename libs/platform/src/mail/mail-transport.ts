import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Config } from '../config/config';
import { type Mailbox, parseMailbox } from './mail-address';
import { type MailOutcome, outcomeOf, type SmtpFailure } from './mail-reply';

/** A mail server that says nothing for this long has gone (RFC 5321 4.5.3.2 names up to ten minutes for its last reply). */
export const SILENCE_MS = 5 * 60_000;
const CONNECT_MS = 30_000;
const PIECE = 16_384;
const LOOPBACK = /^(localhost|127\.|\[?::1)/;

/** Where SMTP_URL points: `smtps://` is TLS from the start, `smtp://` takes STARTTLS and insists on it with a password. */
export function smtpOptions(smtpUrl: string): SMTPConnection.Options & { user: string; pass: string } {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : user ? 587 : 25),
    secure,
    requireTLS: !secure && user !== '' && !LOOPBACK.test(url.hostname),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    user,
    pass: decodeURIComponent(url.password),
  };
}

/** Hands messages to the mail server of the installation, one connection each. */
@Injectable()
export class MailTransport {
  constructor(private readonly config: Config) {}

  /** Who sends; undefined while no mail server is set up. */
  get sender(): Mailbox | undefined {
    const { smtpUrl, mailFrom } = this.config;
    return smtpUrl && mailFrom ? parseMailbox(mailFrom) : undefined;
  }

  /**
   * One attempt. `beforeHandOver` runs when the server holds everything but the end of the message: until then nothing
   * can have been delivered. When it throws, the connection is dropped and its error is thrown.
   */
  async send(from: string, to: string, message: Buffer, beforeHandOver: () => Promise<void>): Promise<MailOutcome> {
    const { user, pass, ...options } = smtpOptions(this.config.smtpUrl ?? '');
    const connection = new SMTPConnection(options);
    const progress: { handedOver: boolean; refused?: unknown } = { handedOver: false };
    const content = withheldEnd(message, async () => {
      await beforeHandOver().catch((error: unknown) => {
        progress.refused = error;
        connection.close();
        throw error;
      });
      progress.handedOver = !connection.destroyed;
    });
    // Once the connection is given up nobody else listens to the stream any more.
    content.on('error', () => undefined);
    try {
      await opened(connection);
      if (user) await signedIn(connection, user, pass);
      const answer = await sent(connection, { from, to: [to], size: message.length }, content);
      connection.quit();
      return { kind: 'sent', answer };
    } catch (error) {
      connection.close();
      if (progress.refused) throw progress.refused;
      return outcomeOf(error as SmtpFailure, progress.handedOver);
    }
  }
}

/** The bytes; their end, which lets the server deliver, comes only after `permission`. */
function withheldEnd(message: Buffer, permission: () => Promise<void>): Readable {
  return Readable.from(
    (async function* () {
      // In pieces, so that the permission is asked for when little is still on its way.
      for (let start = 0; start < message.length; start += PIECE) yield message.subarray(start, start + PIECE);
      await permission();
    })(),
    { objectMode: false },
  );
}

const opened = (connection: SMTPConnection): Promise<void> =>
  new Promise((resolve, reject) => {
    // Also after the connection stands: an error event nobody hears would end the process.
    connection.on('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });

const signedIn = (connection: SMTPConnection, user: string, pass: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.login({ user, pass }, (error) => (error ? reject(error) : resolve()));
  });

const sent = (
  connection: SMTPConnection,
  envelope: { from: string; to: string[]; size: number },
  content: Readable,
): Promise<string> =>
  new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(Object.assign(new Error('connection closed'), { code: 'ECONNECTION' })));
    connection.send(envelope, content, (error, info) => (error ? reject(error) : resolve(info.response)));
  });
