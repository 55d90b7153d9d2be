import { germanDate, type LocalDate } from '@app/kernel';
import { kindFacts, type NotificationKind } from '../contract/notification-kinds';

export interface Notice {
  readonly kind: NotificationKind;
  readonly text: string;
  readonly href: string;
}
export interface NoticeMail {
  readonly subject: string;
  readonly text: string;
}
export interface NoticeLinks {
  /** The address of a page of the application. */
  readonly page: (href: string) => string;
  /** The page where a person ends mails of a kind. */
  readonly unsubscribe: (kind: NotificationKind) => string;
}

const LONGEST_SUBJECT = 150;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const shortened = (text: string): string =>
  [...text].length > LONGEST_SUBJECT ? `${[...text].slice(0, LONGEST_SUBJECT - 1).join('')}…` : text;

/** What stands at the end of every mail that may be unsubscribed. */
export const unsubscribeLine = (kind: NotificationKind, address: string): string =>
  `„${kindFacts(kind).name}“ nicht mehr per E-Mail: ${address}`;

/** One notification as a mail of its own. */
export function noticeMail(notice: Notice, links: NoticeLinks): NoticeMail {
  const text = oneLine(notice.text);
  return {
    subject: shortened(text),
    text: [
      'Guten Tag,',
      text,
      links.page(notice.href),
      ['--', unsubscribeLine(notice.kind, links.unsubscribe(notice.kind))].join('\n'),
      `Alle Einstellungen: ${links.page('/profil')}`,
    ].join('\n\n'),
  };
}

/** The mail of a person and day, by kind; there must be a notice. */
export function digestMail(day: LocalDate, notices: readonly Notice[], links: NoticeLinks): NoticeMail {
  const kinds = [...new Set(notices.map(({ kind }) => kind))];
  const count = notices.length === 1 ? 'eine Nachricht' : `${notices.length} Nachrichten`;
  return {
    subject: `Ihre Nachrichten am ${germanDate(day)}: ${count}`,
    text: [
      'Guten Tag,',
      'das haben Sie in der Anwendung noch nicht gelesen.',
      ...kinds.flatMap((kind) => [
        kindFacts(kind).name.toUpperCase(),
        ...notices
          .filter((notice) => notice.kind === kind)
          .map(({ text, href }) => `${oneLine(text)}\n${links.page(href)}`),
      ]),
      ['--', ...kinds.map((kind) => unsubscribeLine(kind, links.unsubscribe(kind)))].join('\n'),
      `Alle Einstellungen: ${links.page('/profil')}`,
    ].join('\n\n'),
  };
}
