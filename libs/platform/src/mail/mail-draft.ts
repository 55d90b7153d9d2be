import { type FieldError, invalid } from '@app/kernel';
import { type Mailbox, smtpAddress } from './mail-address';

/** A file of the archive that goes along. */
export interface MailAttachment {
  /** Hash of the bytes in the file store. */
  readonly sha256: string;
  /** Name the recipient sees, umlauts allowed: `Vergabeunterlagen Los 1.pdf`. */
  readonly name: string;
  /** Media type: `application/pdf`. */
  readonly type: string;
}

/** What a mail belongs to; its people find it there. */
export interface MailAbout {
  /** `procedure`, `request` … */
  readonly type: string;
  readonly id: string;
  /** The words people know it by: a file number, a title. */
  readonly label: string;
  /** Its page, beginning with `/`. */
  readonly href: string;
}

/** A mail as a room hands it over: one recipient; who writes to twenty bidders queues twenty. */
export interface MailDraft {
  readonly about: MailAbout;
  readonly to: Mailbox;
  readonly replyTo?: Mailbox;
  readonly subject: string;
  /** Plain text; a line break ends a paragraph, lines are wrapped on the way out. */
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
  /** Where a POST ends mails of this kind to this person (RFC 8058); for notifications, never for letters. */
  readonly unsubscribeUrl?: string;
}

const LONGEST_SUBJECT = 300;
const LONGEST_NAME = 200;
const CONTROL = /\p{Cc}/u;
/** In the text everything but line breaks and tabs. */
const CONTROL_IN_TEXT = /[^\P{Cc}\n\t]/gu;
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/;

/** Halves of characters have no bytes in UTF-8. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD');

/** The draft with addresses as SMTP speaks them and one kind of line break. Throws `invalid` with every wrong field. */
export function checkedDraft(draft: MailDraft): MailDraft {
  const errors: FieldError[] = [];
  const wrong = (pointer: string, message: string): void => void errors.push({ pointer, message });
  const line = (pointer: string, text: string, longest: number): string => {
    if (CONTROL.test(text)) wrong(pointer, 'Hier sind keine Zeilenumbrüche und Steuerzeichen möglich.');
    if ([...text].length > longest) wrong(pointer, `Höchstens ${longest} Zeichen.`);
    return wellFormed(text.trim());
  };
  const mailbox = (pointer: string, { address, name }: Mailbox): Mailbox => {
    const checked = smtpAddress(address.trim());
    if (!checked) wrong(`${pointer}/address`, 'Das ist keine E-Mail-Adresse, zum Beispiel angebote@firma.example.');
    const named = name && line(`${pointer}/name`, name, LONGEST_NAME);
    return { address: checked ?? '', ...(named ? { name: named } : {}) };
  };
  const subject = line('/subject', draft.subject, LONGEST_SUBJECT);
  if (!subject) wrong('/subject', 'Der Betreff fehlt.');
  const text = wellFormed(draft.text)
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL_IN_TEXT, '')
    .replace(/[ \t]+$/gm, '');
  if (!text.trim()) wrong('/text', 'Der Text fehlt.');
  const attachments = (draft.attachments ?? []).map(({ sha256, name, type }, index) => {
    const pointer = `/attachments/${index}`;
    if (!/^[0-9a-f]{64}$/.test(sha256)) wrong(`${pointer}/sha256`, 'Diese Datei gibt es nicht.');
    if (!MEDIA_TYPE.test(type)) wrong(`${pointer}/type`, 'Diese Art von Datei kann nicht versandt werden.');
    const named = line(`${pointer}/name`, name, LONGEST_NAME);
    if (!named) wrong(`${pointer}/name`, 'Der Name der Datei fehlt.');
    return { sha256, name: named, type };
  });
  const to = mailbox('/to', draft.to);
  const replyTo = draft.replyTo && mailbox('/replyTo', draft.replyTo);
  const { unsubscribeUrl } = draft;
  if (unsubscribeUrl && !/^https?:\/\/[^\s<>,]+$/.test(unsubscribeUrl)) throw new Error('no address to unsubscribe at');
  if (errors.length) throw invalid('mail', 'Diese E-Mail kann so nicht versandt werden.', errors);
  return {
    ...{ about: draft.about, to, ...(replyTo ? { replyTo } : {}), subject, text, attachments },
    ...(unsubscribeUrl ? { unsubscribeUrl } : {}),
  };
}
