import { germanDate, type LocalDate } from '@app/kernel';
import { Config, Mailer, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { MailChoices } from '../contract';
import { kindFacts, type MailWay, type NotificationKind } from '../contract/notification-kinds';
import { digestMail, noticeMail, type Notice, type NoticeLinks, unsubscribeLine } from '../domain/notification-mail';
import { NotificationChoiceRepository } from '../infrastructure/notification-choice.repository';
import { PeopleQuery } from '../infrastructure/people.query';
import { UnsubscribeLinks } from './unsubscribe-links';

/** Writes what people are told to those who want it by mail; runs in the caller's unit of work. */
@Injectable()
export class NotificationMails extends MailChoices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly choices: NotificationChoiceRepository,
    private readonly people: PeopleQuery,
    private readonly mailer: Mailer,
    private readonly links: UnsubscribeLinks,
    private readonly config: Config,
  ) {
    super();
  }

  wayOf(personId: string, kind: NotificationKind): Promise<MailWay> {
    return this.choices.wayOf(personId, kind);
  }

  choose(personId: string, kind: NotificationKind, way: MailWay): Promise<void> {
    return this.choices.choose(personId, kind, way);
  }

  unsubscription(personId: string, kind: NotificationKind): { readonly url: string; readonly line: string } {
    const whose = { centreId: this.uow.actor.centreId, personId, kind };
    return { url: this.links.oneClick(whose), line: unsubscribeLine(kind, this.links.page(whose)) };
  }

  /** One notification, at once. Returns the mail's id; null where the person has no mailbox any more. */
  async write(personId: string, notice: Notice): Promise<string | null> {
    const to = await this.mailbox(personId);
    if (!to) return null;
    return this.mailer.queue({
      about: { ...this.about(personId), label: kindFacts(notice.kind).name, href: notice.href },
      to,
      ...noticeMail(notice, this.noticeLinks(personId)),
      unsubscribeUrl: this.unsubscription(personId, notice.kind).url,
    });
  }

  /** What the person has not read, in one mail. Returns its id; null where the person has no mailbox any more. */
  async writeDigest(personId: string, day: LocalDate, notices: readonly Notice[]): Promise<string | null> {
    const to = await this.mailbox(personId);
    if (!to) return null;
    const whose = { centreId: this.uow.actor.centreId, personId, kind: 'digest' as const };
    return this.mailer.queue({
      about: { ...this.about(personId), label: `Nachrichten am ${germanDate(day)}`, href: '/' },
      to,
      ...digestMail(day, notices, this.noticeLinks(personId)),
      unsubscribeUrl: this.links.oneClick(whose),
    });
  }

  private about(personId: string): { readonly type: string; readonly id: string } {
    return { type: 'notification', id: personId };
  }

  private noticeLinks(personId: string): NoticeLinks {
    const { centreId } = this.uow.actor;
    return {
      page: (href) => new URL(href, this.config.publicUrl).href,
      unsubscribe: (kind) => this.links.page({ centreId, personId, kind }),
    };
  }

  private async mailbox(personId: string): Promise<{ address: string; name: string } | undefined> {
    return (await this.people.mailboxes([personId])).get(personId);
  }
}
