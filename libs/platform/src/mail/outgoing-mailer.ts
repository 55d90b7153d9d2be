import { conflict, notFound } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AuditTrail } from '../audit-trail';
import { Config } from '../config/config';
import { UnitOfWork } from '../db/unit-of-work';
import { FileStore } from '../files/file-store';
import { newId, Outbox } from '../outbox/outbox';
import { requirePermission } from '../tenancy/actor';
import { Contributions } from '../today/contributions';
import { parseMailbox } from './mail-address';
import { checkedDraft, type MailAttachment, type MailDraft } from './mail-draft';
import { type MailMessage, mimeMessage } from './mail-message';
import { MailRepository, type MailRow } from './mail.repository';
import { Mailer, type MailStatus } from './mailer';

/** A mail is to be sent. Payload: `{ mailId }`. */
export const MAIL_QUEUED = 'platform.MailQueued.v1';
export interface MailQueuedV1 {
  readonly mailId: string;
}

/** Writes mails and what people do with them; the outbox sends. */
@Injectable()
export class OutgoingMailer extends Mailer implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly config: Config,
    private readonly files: FileStore,
    private readonly contributions: Contributions,
    private readonly mails: MailRepository,
  ) {
    super();
  }

  onModuleInit(): void {
    this.contributions.register({
      room: 'mail',
      tasks: async ({ personId }) => {
        const mails = personId ? await this.mails.unsettledOf(personId) : [];
        return mails.map(({ id, to, subject, state, cause }) => ({
          id: `mail-${id}`,
          title: state === 'bounced' ? `E-Mail an ${to} kam zurück` : `E-Mail an ${to} klären`,
          detail: `„${subject}“: ${cause ?? ''}`,
          href: `/postausgang/${id}`,
          due: null,
          kind: 'E-Mail',
        }));
      },
    });
  }

  async queue(draft: MailDraft): Promise<string> {
    const checked = checkedDraft(draft);
    const id = newId();
    const eventId = await this.outbox.publish(MAIL_QUEUED, { mailId: id } satisfies MailQueuedV1);
    await this.mails.insert(id, eventId, `<${id}@${this.domain()}>`, checked, this.uow.actor.name);
    this.audit.record({
      action: 'mail.queued',
      subject: { type: 'mail', id, label: checked.subject },
      after: { to: checked.to.address, about: checked.about.label },
    });
    return id;
  }

  about(type: string, id: string): Promise<MailStatus[]> {
    return this.mails.about(type, id);
  }

  /** Sends once more what failed, is uncertain, was held, or waits for its next attempt. Throws `conflict` otherwise. */
  async retry(id: string): Promise<void> {
    requirePermission(this.uow.actor, 'mail.send');
    const mail = await this.known(id);
    if (mail.heldFor === 'suspension') {
      throw conflict('mail-suspended', `${mail.cause ?? ''} Die E-Mail geht hinaus, sobald er wieder läuft.`);
    }
    const eventId = await this.outbox.publish(MAIL_QUEUED, { mailId: id } satisfies MailQueuedV1);
    if (!(await this.mails.restart(id, eventId))) {
      throw conflict(
        'mail-not-open',
        'Diese E-Mail ist versandt oder gerade unterwegs; sie wird nicht erneut gesendet.',
      );
    }
    this.audit.record({
      action: 'mail.retried',
      subject: { type: 'mail', id, label: mail.subject },
      before: { state: mail.state, cause: mail.cause },
    });
  }

  /** Notes that the recipient was reached another way. Throws `conflict` unless the mail failed, is uncertain or was held. */
  async settle(id: string, note: string): Promise<void> {
    requirePermission(this.uow.actor, 'mail.send');
    const mail = await this.known(id);
    if (!(await this.mails.settle(id, note))) {
      throw conflict('mail-not-open', 'Nur nicht versandte E-Mails können anders erledigt werden.');
    }
    this.audit.record({
      action: 'mail.settled',
      subject: { type: 'mail', id, label: mail.subject },
      after: { note },
    });
  }

  /** The message as it is or was sent, as a mail program opens it. */
  async eml(id: string): Promise<Buffer> {
    const message = await this.mails.message(id);
    if (!message) throw notFound('Diese E-Mail');
    return this.bytesOf(message);
  }

  /** One of the mail's attachments, counted from 0. Throws `not-found`. */
  async attachment(id: string, position: number): Promise<{ readonly file: MailAttachment; readonly bytes: Readable }> {
    const file = (await this.known(id)).attachments[position];
    if (!file) throw notFound('Diese Anlage');
    return { file, bytes: await this.files.read(file.sha256) };
  }

  /** Throws `not-found` when the store lacks an attachment. */
  async bytesOf(message: MailMessage): Promise<Buffer> {
    const contents: Buffer[] = [];
    for (const { sha256 } of message.attachments ?? []) contents.push(await buffer(await this.files.read(sha256)));
    return mimeMessage(message, contents);
  }

  private async known(id: string): Promise<MailRow> {
    const mail = await this.mails.find(id);
    if (!mail) throw notFound('Diese E-Mail');
    return mail;
  }

  /** The right side of a Message-ID: a name of our own (RFC 5322 3.6.4). */
  private domain(): string {
    const sender = this.config.mailFrom && parseMailbox(this.config.mailFrom);
    return sender ? sender.address.slice(sender.address.lastIndexOf('@') + 1) : new URL(this.config.publicUrl).hostname;
  }
}
