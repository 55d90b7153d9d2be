import MimeNode from 'nodemailer/lib/mime-node';
import type { Mailbox } from './mail-address';
import type { MailDraft } from './mail-draft';
import { flowed } from './mail-text';

/** A checked draft with what makes it this one message. */
export interface MailMessage extends Omit<MailDraft, 'about'> {
  /** With its angle brackets; the same at every attempt. */
  readonly messageId: string;
  readonly createdAt: Date;
  /** Null while no sender is set up: the file is then a draft that a mail program can send. */
  readonly from: Mailbox | null;
}

const TEXT = 'text/plain; charset=utf-8; format=flowed';

/**
 * The message as it goes over the wire (RFC 5322, MIME): always the same bytes for the same mail.
 * `contents` are the bytes of its attachments in their order.
 */
export function mimeMessage(mail: MailMessage, contents: readonly Buffer[]): Promise<Buffer> {
  const options = { baseBoundary: mail.messageId.replace(/[^a-z0-9]/gi, ''), newline: 'win' };
  const attachments = mail.attachments ?? [];
  const root = new MimeNode(attachments.length ? 'multipart/mixed' : TEXT, options);
  const body = attachments.length ? root.createChild(TEXT) : root;
  body.setHeader('Content-Transfer-Encoding', 'quoted-printable').setContent(flowed(mail.text));
  attachments.forEach(({ name, type }, index) => {
    root
      .createChild(type, { filename: name })
      .setHeader('Content-Disposition', 'attachment')
      .setHeader('Content-Transfer-Encoding', 'base64')
      .setContent(contents[index] ?? Buffer.alloc(0));
  });
  if (mail.from) root.setHeader('From', mailboxHeader(mail.from));
  // Mail programs open a file with this header as a draft.
  else root.setHeader('X-Unsent', '1');
  root.setHeader('To', mailboxHeader(mail.to));
  if (mail.replyTo) root.setHeader('Reply-To', mailboxHeader(mail.replyTo));
  root.setHeader('Subject', mail.subject);
  root.setHeader('Date', mail.createdAt.toUTCString().replace(/GMT/, '+0000'));
  root.setHeader('Message-ID', mail.messageId);
  // RFC 3834: no holiday notes as an answer; the second is the same for Exchange.
  root.setHeader('Auto-Submitted', 'auto-generated');
  root.setHeader('X-Auto-Response-Suppress', 'All');
  if (mail.unsubscribeUrl) {
    // As it is: an address that is encoded or broken over lines is none that mail programs understand.
    root.setHeader('List-Unsubscribe', { prepared: true, value: `<${mail.unsubscribeUrl}>` });
    root.setHeader('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click');
  }
  return root.build();
}

const mailboxHeader = ({ address, name }: Mailbox): { address: string; name: string } => ({
  address,
  name: name ?? '',
});
